"""`klarplan check`: every problem of the content, pages that vanished, advice on plain language."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from statistics import median
from typing import cast

import click

from klarplan.commands.explain import GUIDE_LANGUAGE
from klarplan.commands.options import DEFAULT_LANGUAGE, _, config_file_option, help_option, lang_option, require, stop
from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import FEWEST_WORDS, advice, readings
from klarplan.content.problems.problem import Format, Problem, explain
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config, load
from klarplan.publishing import published
from klarplan.publishing.build import build
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.languages import told_in

PUBLISHED_SITE = ""
"""Stands for the site at its own address, where no place is named."""
_MOST_LISTED = 10


@click.command(help=_("Check all content. Tells every problem with file, line and column; then exit code 1."))
@config_file_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "gitlab", "json"]),
    default="text",
    help=_("For people, for annotations in a pull request, or for programs."),
    show_default=True,
)
@click.option(
    "--against",
    is_flag=False,
    flag_value=PUBLISHED_SITE,
    metavar=_(N_("FILE or ADDRESS")),
    help=_(
        "Tell which pages vanished since the site was published. By its own address, or a sitemap.xml that you name."
    ),
)
@click.option("--klarsprak", "plain", is_flag=True, help=_("Advise on plain language too. That stops nothing."))
@lang_option
@help_option
def check(config_file: Path, form: str, lang: str | None, plain: bool, against: str | None) -> None:
    """Exit code 0: nothing that stops the site. 1: errors. 2: there is no configuration file to begin with, or no file
    to compare with."""
    require(config_file, lang)
    config, problems = load(config_file)
    advised: list[Problem] = []
    report: Iterable[str] = ()
    if config:
        lang = lang or told_in(config.settings.lang)
        records, content_problems = validate(
            config.content, config.addresses, config.excluded, config.extensions, config.settings.lang
        )
        problems += content_problems
        if against is not None:
            problems += vanished_problems(config, against, problems, lang)
        if plain:
            advised = list(advice(records, config.settings.lang))
            report = reading_report(records, config.settings.lang, Texts(lang))
    lang = lang or DEFAULT_LANGUAGE
    if form == "text":
        parts = (explain(problems, "text", lang), explain(advised, "text", lang), "\n".join(report))
        if text := "\n\n".join(filter(None, parts)):
            click.echo(text)
        click.echo(_summary(problems, advised, lang), err=True)
    elif text := explain([*problems, *advised], cast("Format", form), lang):
        click.echo(text)
    sys.exit(any(problem.severity == "error" for problem in problems))


def _summary(problems: list[Problem], advised: list[Problem], lang: str) -> str:
    """How many problems there are, and where to read of them."""
    texts = Texts(lang)
    errors = [problem for problem in problems if problem.severity == "error"]
    lines = [texts._(N_("No problems found."))]
    if errors:
        files = len({problem.position.path for problem in errors})
        count = texts.plural("{n} problem", "{n} problems", len(errors))
        where = texts.plural("in {n} file.", "in {n} files.", files)
        lines = [f"{count} {where}"]
    if warnings := len(problems) - len(errors):
        lines.append(texts.plural("{n} warning. It stops nothing.", "{n} warnings. They stop nothing.", warnings))
    if advised:
        lines.append(
            texts.plural("{n} piece of advice on the language.", "{n} pieces of advice on the language.", len(advised))
        )
    if lang == GUIDE_LANGUAGE and (kinds := sorted({problem.kind for problem in (*problems, *advised)})):
        lines.append(texts._(N_("What they mean, and what to do: klarplan explain {kinds}"), kinds=" ".join(kinds)))
    return "\n".join(lines)


def vanished_problems(config: Config, place: str, known: Iterable[Problem], lang: str) -> list[Problem]:
    """Published pages that vanished without leading anywhere.

    Where the content has errors, nobody knows what will be published, and that is said. A site that has not been
    published yet has nothing to lose. An address that cannot be read is a problem to be told; a file that cannot be
    read stops the command.
    """
    _ = catalogue(lang).gettext
    if not place and not config.site_url:
        click.echo(_(N_("The site does not know its own address (site_url), so nothing has been compared.")), err=True)
        return []
    place = place or f"{config.site_url}sitemap.xml"
    if any(problem.severity == "error" for problem in known):
        click.echo(
            _(N_("Mend the problems first: then the pages are compared with {place}.")).format(place=place), err=True
        )
        return []
    try:
        return list(published.vanished(build(config.file), place))
    except published.NothingPublishedError:
        click.echo(_(N_("There is nothing at {place} to compare with yet.")).format(place=place), err=True)
        return []
    except published.SitemapError as error:
        problem = published.unread(place, error, config.file)
        if not published.is_address(place):
            stop(f"{problem.message(lang)} {problem.hint(lang)}", code=2)
        return [problem]


def reading_report(records: Records, site_lang: str, texts: Texts) -> Iterator[str]:
    """Lines: LIX of each plan as a median of its texts, then the texts that are hardest to read."""
    by_path = readings(records, site_lang)
    if not by_path:
        return
    yield texts._(N_("LIX, how hard the texts are to read (30–40 easy, 40–50 medium, 50–60 hard):"))
    by_plan: defaultdict[str, list[int]] = defaultdict(list)
    for path, reading in by_path.items():
        parts = PurePosixPath(path).parts
        by_plan[parts[1] if parts[0] == "plans" else ""].append(reading.lix)
    for plan, values in sorted(by_plan.items()):
        name = plan or texts._(N_("other pages"))
        label = texts._(N_("{name} (the median of {n} texts)"), name=name, n=len(values))
        yield f"  {round(median(values)):3}  {label}"
    long = [(reading.lix, path) for path, reading in by_path.items() if reading.words >= FEWEST_WORDS]
    if long:
        yield texts._(N_("The hardest texts:"))
    for lix, path in sorted(long, key=lambda text: (-text[0], text[1]))[:_MOST_LISTED]:
        yield f"  {lix:3}  {records.prefix}{path}"

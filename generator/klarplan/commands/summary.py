"""`klarplan summary`: what a proposal changes, as Markdown for the summary of a workflow run on GitHub."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from klarplan.commands.options import _, help_option, lang_option, require
from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import advice
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.records import Records
from klarplan.content.settings import config
from klarplan.pages.page import Page
from klarplan.publishing import build
from klarplan.publishing.page_changes import ChangedPage, PageChanges, page_changes
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_MOST_LISTED = 50


@dataclass(frozen=True)
class _Version:
    """A version of the site: its pages, None where it cannot be built, and what was found on the way."""

    pages: tuple[Page, ...] | None = ()
    problems: tuple[Problem, ...] = ()
    records: Records = field(default_factory=Records)
    lang: str = ""


@click.command(
    help=_("Tell in Markdown which pages a proposal adds, changes and removes, with its problems and advice.")
)
@click.option(
    "--base", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True,
    help=_("A folder with the site as it was, such as a worktree of the main branch."),
)  # fmt: skip
@click.option(
    "--head", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", show_default=True,
    help=_("The folder with the site as proposed."),
)  # fmt: skip
@click.option("--config-file", "-f", "name", default="site_config.yml", show_default=True,
              help=_("The name of the configuration file in both folders."))  # fmt: skip
@lang_option
@help_option
def summary(base: Path, head: Path, name: str, lang: str | None) -> None:
    """Problems do not make it fail: that is `check`'s to do."""
    require(head / name, lang)
    before, after = _version(base / name), _version(head / name)
    click.echo("\n".join(_report(before, after, Texts(lang or after.lang or "sv"))))


def _version(config_file: Path) -> _Version:
    """A version; an empty one where the site did not exist."""
    if not config_file.is_file():
        return _Version()
    loaded, problems = config.load(config_file)
    if loaded is None:
        return _Version(None, tuple(problems))
    records, content_problems = validate(loaded.content, loaded.addresses, loaded.excluded)
    lang, every = loaded.settings.lang, (*problems, *content_problems)
    try:
        pages = build.build(config_file, drafts=True).pages
    except build.ContentError:
        return _Version(None, every, records, lang)
    return _Version(pages, every, records, lang)


def _report(before: _Version, after: _Version, texts: Texts) -> Iterator[str]:
    _ = texts._
    yield from _heading(_(N_("What this proposal changes")), level=2)
    if after.pages is None:
        yield _(N_("The site cannot be built until the problems below are mended."))
    elif before.pages is None:
        yield _(N_("The site as it was cannot be built, so the pages cannot be compared."))
    else:
        yield from _pages(page_changes(before.pages, after.pages), texts)
    yield ""
    yield from _heading(_(N_("Problems")))
    yield from _problems(after.problems, texts) if after.problems else [_(N_("No problems found."))]
    advised = list(_new_advice(before, after))
    if advised:
        yield ""
        yield from _heading(_(N_("Advice on the language")))
        yield _(N_("About what the proposal adds. It stops nothing."))
        yield ""
        yield from _problems(advised, texts)


def _heading(text: str, level: int = 3) -> tuple[str, str]:
    return f"{'#' * level} {text}", ""


def _pages(changes: PageChanges, texts: Texts) -> Iterator[str]:
    """New, changed and removed pages; those that are made from others are counted, and folded in."""
    _, plural = texts._, texts.plural
    every = (*changes.added, *changes.changed, *changes.removed)
    if not every:
        yield _(N_("No page says anything else than before."))
        return
    yield _(N_("{added} new, {changed} changed and {removed} removed pages."), added=len(changes.added),
            changed=len(changes.changed), removed=len(changes.removed))  # fmt: skip
    parts = ((N_("New pages"), changes.added), (N_("Changed pages"), changes.changed),
             (N_("Removed pages"), changes.removed))  # fmt: skip
    for title, pages in parts:
        own = [page for page in pages if page.is_own]
        gathering = [page for page in pages if not page.is_own]
        if own:
            yield from ("", f"**{_(title)}**", "", *_listed(own, texts))
        if gathering:
            count = plural("{n} page that gathers others", "{n} pages that gather others", len(gathering))
            yield from (
                "",
                f"<details><summary>{_(title)}: {count}</summary>",
                "",
                *_listed(gathering, texts),
                "",
                "</details>",
            )


def _listed(pages: Sequence[ChangedPage], texts: Texts) -> Iterable[str]:
    lines = [f"- {_plain(page.title)} `{page.address}`" for page in pages[:_MOST_LISTED]]
    return [*lines, *_rest(len(pages), texts, "- ")]


def _rest(count: int, texts: Texts, before: str = "") -> Iterable[str]:
    if count > _MOST_LISTED:
        yield before + texts._(N_("and {n} more"), n=texts.number(count - _MOST_LISTED))


def _problems(problems: Iterable[Problem], texts: Texts) -> Iterator[str]:
    """A table: place, what is wrong, what to do."""
    _ = texts._
    ordered = sorted(problems, key=lambda problem: (problem.severity != "error", problem.position, problem.kind))
    headings = (_(N_("Where")), _(N_("What")), _(N_("What to do")))
    yield f"| {' | '.join(headings)} |"
    yield "|---|---|---|"
    for problem in ordered[:_MOST_LISTED]:
        cells = (problem.message(texts.lang), problem.hint(texts.lang))
        place = f"`{problem.position.path}:{problem.position.line}`"
        yield f"| {place} | {' | '.join(map(_plain, cells))} |"
    rest = list(_rest(len(ordered), texts))
    yield from ("", *rest) if rest else ()


def _new_advice(before: _Version, after: _Version) -> Iterator[Problem]:
    """Advice that could not have been given before, wherever in its file the text then stood."""
    given = Counter(map(_advised, advice(before.records, before.lang or after.lang)))
    for problem in advice(after.records, after.lang):
        advised = _advised(problem)
        if given[advised]:
            given[advised] -= 1
        else:
            yield problem


def _advised(problem: Problem) -> tuple[str, str, str]:
    return problem.position.path, problem.kind, str(problem.values["found"])


def _plain(text: str) -> str:
    """A text that Markdown and HTML take as it is, on one line."""
    return (
        re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split())).replace(r"\<", "&lt;").replace(r"\&", "&amp;")
    )

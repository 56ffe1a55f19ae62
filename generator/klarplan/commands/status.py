"""`klarplan status`: what a reader will miss, plan by plan."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from klarplan.commands.options import _, config_file_option, help_option, lang_option, require, stop
from klarplan.content.checks.validate import validate
from klarplan.content.history import build_day, changed_days
from klarplan.content.plain_language.advice import readings
from klarplan.content.problems.problem import explain
from klarplan.content.settings.config import load
from klarplan.importing.files.unreadable import UnreadableError, require_package
from klarplan.site.completeness import Gap, Missing, PlanGaps, all_gaps, outdated_elsewhere
from klarplan.site.library import PlanContents, relate
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.languages import told_in

_HEADINGS = {
    Gap.STATUS: N_("status"), Gap.RESPONSIBLE: N_("responsible"), Gap.TIME: N_("time"),
    Gap.INDICATOR: N_("indicator"), Gap.TEXT: N_("text"), Gap.REVIEW: N_("review"), Gap.TRANSLATION: N_("translation"),
    Gap.WORDS: N_("words"), Gap.SUMS: N_("sums"),
}  # fmt: skip
_SENTENCES = {
    Gap.STATUS: N_("Does not say how far it has come"), Gap.RESPONSIBLE: N_("Names nobody responsible"),
    Gap.TIME: N_("Has no time"), Gap.INDICATOR: N_("Does not say how one can tell that it works"),
    Gap.TEXT: N_("Has no text in plain language"), Gap.REVIEW: N_("Should have been looked over"),
    Gap.TRANSLATION: N_("The original has changed since"),
    Gap.WORDS: N_("The glossary does not explain the word"), Gap.SUMS: N_("Has no stated total to compare with"),
}  # fmt: skip


@click.command(help=_("Tell what readers will miss: activities without facts, texts out of date, words unexplained."))
@config_file_option
@click.option("--plan", "only", help=_("Tell of this plan only (its folder's name), and where each thing is missing."))
@click.option("--json", "as_json", is_flag=True, help=_("For programs: everything, as JSON."))
@click.option(
    "--workbook", type=click.Path(path_type=Path, dir_okay=False), metavar=_(N_("FILE")),
    help=_("Write an Excel workbook instead, that asks how far each activity has come. Import the answers."),
)  # fmt: skip
@lang_option
@help_option
def status(config_file: Path, only: str | None, as_json: bool, workbook: Path | None, lang: str | None) -> None:
    """Exit code 1 where the content has errors: then too little is known."""
    require(config_file, lang)
    config, problems = load(config_file)
    if config is None:
        stop(_(N_("The content has errors. Run klarplan check first.")))
    records, content_problems = validate(config.content, config.addresses, config.excluded)
    texts, site_lang = Texts(lang or told_in(config.settings.lang)), config.settings.lang
    if any(problem.severity == "error" for problem in (*problems, *content_problems)):
        stop(texts._(N_("The content has errors. Run klarplan check first.")))
    today = build_day(config.settings.timezone)
    days = changed_days(config.content)
    gaps = list(all_gaps(records, relate(records, today, drafts=True), site_lang, today, days))
    if only is not None:
        gaps = [plan_gaps for plan_gaps in gaps if plan_gaps.plan.plan.id == only]
        if not gaps:
            stop(texts._(N_('There is no plan "{plan}".'), plan=only))
    if workbook:
        _save_round(workbook, [plan_gaps.plan for plan_gaps in gaps], texts)
    elif as_json:
        lix = {path: reading.lix for path, reading in readings(records, site_lang).items()}
        found = {
            "plans": [_as_json(plan_gaps, lix) for plan_gaps in gaps],
            **({} if only else {"translations": [_place(lack) for lack in outdated_elsewhere(records, days)]}),
        }
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif only:
        click.echo("\n".join(_details(gaps[0], texts)))
    else:
        click.echo("\n".join([*_table(gaps, texts), *_elsewhere(outdated_elsewhere(records, days), texts)]))


def _save_round(file: Path, plans: Sequence[PlanContents], texts: Texts) -> None:
    """The workbook of a status round. A file that is there already may have answers, and is never written over."""
    if file.exists():
        stop(texts._(N_("The file {file} is there already. Choose another name."), file=file))
    try:
        require_package("openpyxl", file.name)
        from klarplan.importing.workbook.status_round import save_round

        count = save_round(file, plans, texts)
    except UnreadableError as error:
        stop(explain([error.problem], "text", texts.lang))
    except OSError as error:
        stop(texts._(N_("Nothing has been written: {reason}"), reason=error))
    told = texts.plural("{n} activity", "{n} activities", count)
    message = N_("{file}: {activities}. When it is filled in: klarplan import {file} --plan {plan}")
    for contents in plans:
        click.echo(texts._(message, file=file, activities=told, plan=contents.plan.id))


def _as_json(gaps: PlanGaps, lix: dict[str, int]) -> dict[str, Any]:
    plan = gaps.plan.plan
    folder = f"plans/{plan.id}/"
    return {
        "id": plan.id,
        "title": plan.title,
        "activities": len(gaps.plan.activities),
        "missing": {
            gap.value: [_place(lack) for lack in missing]
            for gap, missing in gaps.missing.items()
        },
        "lix": {path: value for path, value in lix.items() if path.startswith(folder)},
    }  # fmt: skip


def _place(lack: Missing) -> dict[str, Any]:
    return {"name": lack.name, "path": lack.position.path, "line": lack.position.line}


def _elsewhere(outdated: Sequence[Missing], texts: Texts) -> Iterable[str]:
    """Translations outside plans, each with its file: there are few, and no plan has a row for them."""
    if outdated:
        heading = texts._(N_("Pages and municipalities whose original has changed since they were translated"))
        yield from ("", f"{heading} ({len(outdated)}):")
        yield from (f"  {lack.position.path}:{lack.position.line}  {lack.name}" for lack in outdated)


def _table(gaps: Sequence[PlanGaps], texts: Texts) -> Iterable[str]:
    """One line for each plan, in columns as wide as they need to be."""
    if not gaps:
        return [texts._(N_("There are no plans yet."))]
    headings = [texts._(N_("Plan")), texts._(N_("activities")), *(texts._(_HEADINGS[gap]) for gap in Gap)]
    rows = [headings]
    for plan_gaps in gaps:
        counts = [len(missing) for missing in plan_gaps.missing.values()]
        rows.append(
            [plan_gaps.plan.plan.id, str(len(plan_gaps.plan.activities)), *(str(n) if n else "–" for n in counts)]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(headings))]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    return [
        lines[0], "-" * len(lines[0]), *lines[1:], "",
        texts._(N_("How many activities lack status, responsible, time, indicator or text in plain language;")),
        texts._(N_("texts to look over; translations whose original has changed;")),
        texts._(N_("words that the glossary does not explain; sums that cannot be compared.")),
        texts._(N_("To see which, and where: klarplan status --plan {plan}"), plan=gaps[0].plan.plan.id),
    ]  # fmt: skip


def _details(gaps: PlanGaps, texts: Texts) -> Iterable[str]:
    """Everything that is missing in one plan, with its place."""
    lines = []
    for gap, missing in gaps.missing.items():
        if missing:
            lines += [f"{texts._(_SENTENCES[gap])} ({len(missing)}):"]
            lines += [f"  {lack.position.path}:{lack.position.line}  {lack.name}" for lack in missing]
            lines += [""]
    return lines[:-1] or [texts._(N_("Nothing is missing."))]

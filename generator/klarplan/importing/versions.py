"""A new version of a table: activities that the plan has, and the table not or not by that name, are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.questions import Choice, Question, QuestionKind
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.writing.memory import Memory
from klarplan.model.records import Activity
from klarplan.model.values import Status
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_NEAR = 60
"""How alike, of 100, two titles are for one to be asked about as the other, renamed."""
_MOST_CHOICES = 3
_STAYS, _ENDED = "stays", "ended"


def settle_gone(result: ImportResult, records: Records, source: ImportSource, memory: Memory, table: str) -> None:
    """Ask about each activity that an earlier version of the table gave and this one has not, and about those that are
    nearly called as a new one. A renamed activity keeps its file; one that has ended gets that status. What never came
    from a table is not asked about.
    """
    drafts = {draft.path: draft for draft in result.of(FileKind.ACTIVITY)}
    activities = [activity for activity in records.activities if activity.plan == source.plan]
    paths = {activity.path for activity in activities}
    new = [draft for path, draft in drafts.items() if path not in paths]
    earlier = _of_earlier_versions(memory, table, drafts)
    of_tables = set().union(*memory.tables.values())
    for activity in activities:
        if activity.path in drafts or activity.path not in of_tables:
            continue
        near = _near(activity, new)
        if not near and activity.path not in earlier:
            continue
        answer = source.inquiry.ask(_question(activity, near, source))
        if answer and isinstance(answer.value, Draft):
            _rename(answer.value, activity.path, result)
            new.remove(answer.value)
        elif answer and answer.value == _ENDED:
            ended = result.draft(activity.path, FileKind.ACTIVITY)
            ended.values["status",] = Status.NOT_RELEVANT.value


def _of_earlier_versions(memory: Memory, table: str, drafts: Iterable[str]) -> set[str]:
    """The files that earlier imports of the table wrote: by its name, or by what it has in common with another."""
    now = set(drafts)
    versions = (
        set(files) for name, files in memory.tables.items() if name == table or now & set(files)
    )  # fmt: skip
    return set().union(*versions)


def _near(activity: Activity, new: Sequence[Draft]) -> list[Draft]:
    title = folded(activity.title)
    scored = [(fuzz.ratio(title, folded(str(draft.values["title",]))), draft) for draft in new]
    near = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: -pair[0])
    return [draft for _, draft in near[:_MOST_CHOICES]]


def _question(activity: Activity, near: Sequence[Draft], source: ImportSource) -> Question:
    texts = source.texts
    titles = {str(draft.values["title",]): draft for draft in near}
    renamed = [
        Choice(texts._(N_("it is called ”{title}” now"), title=title), draft) for title, draft in titles.items()
    ]  # fmt: skip
    others = [
        Choice(texts._(N_("it stays as it is")), _STAYS),
        Choice(texts._(N_("it is no longer relevant")), _ENDED),
    ]
    return Question(
        QuestionKind.GONE,
        texts._(N_("The plan has the activity ”{title}”, and the table has not. What has become of it?"),
                title=activity.title),
        activity.title, (activity.title, *titles), (activity.path,), (*renamed, *others), bool(renamed),
        texts._(N_("The table seems to be a new version of one that was imported before.")), takes_note=False,
        read=lambda words: next((draft for title, draft in titles.items() if folded(title) == folded(words)), None),
    )  # fmt: skip


def _rename(draft: Draft, path: str, result: ImportResult) -> None:
    """A draft becomes one of the file that there is."""
    old, before = draft.path.rpartition("/")[2].removesuffix(".md"), draft.path
    new = path.rpartition("/")[2].removesuffix(".md")
    del result.drafts[before]
    draft.path = path
    result.drafts[path] = draft
    for other in result.of(FileKind.ACTIVITY):
        for cost in other.values.get(("cost",), []):
            if cost.get("included_in") == old:
                cost["included_in"] = new
    result.account.entries = [
        replace(entry, record=path) if entry.record == before else entry for entry in result.account.entries
    ]

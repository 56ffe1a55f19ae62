"""Translations and easy-read versions: of which file, in which language, and with all texts of the original."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from babel import Locale

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.document import Document
from klarplan.content.reading.file_kinds import EASY_READ, version_of
from klarplan.content.reading.records import Records
from klarplan.model.records import FileRecord
from klarplan.model.translations import BY_KEY, EasyRead, Translation
from klarplan.text.nearest import nearest_file

_WITHOUT_A_NAME_IN_BABEL = frozenset({"rmf", "rmu", "rmy"})
"""Languages of Sweden's minorities that Unicode's list of names lacks: Kalo, Scandoromani and Vlax Romani."""


def translation_problems(records: Records, lang: str) -> Iterator[Problem]:
    """What is wrong with the versions of files. `lang` is the site's language."""
    originals = {
        record.path: record
        for record in (
            *records.plans, *records.focus_areas, *records.activities, *records.follow_ups, *records.municipalities,
            *records.pages,
        )
    }  # fmt: skip
    languages = {plan.id: plan.lang for plan in records.plans}
    first: dict[tuple[str, str], str] = {}
    known = frozenset(records.paths)
    for path in records.paths:
        if (version := version_of(path)) is None:
            continue
        place, language = Position(records.problem_path(path)), version.code.partition("-")[0]
        if version.original not in known:
            near = nearest_file(version.original, [name for name in known if version_of(name) is None])
            values = {"found": version.original, "suggestion": near and records.problem_path(near)}
            yield Problem(place, "translation-of-nothing", values)
        if not version.is_easy and language not in _languages():
            yield Problem(place, "unknown-language", {"found": version.code, "easy": EASY_READ})
        original = originals.get(version.original)
        own = (original.lang or languages.get(original.plan) if original else None) or lang
        if language == own.partition("-")[0]:
            yield Problem(place, "translation-of-itself", {"found": version.code, "easy": EASY_READ})
        other = first.setdefault((version.original, language), path)
        if other != path:
            yield Problem(place, "translation-twice", {"other": records.problem_path(other)})
    for translation in records.translations:
        if original := originals.get(translation.of):
            yield from _text_problems(translation, original, records.documents[translation.path])


@cache
def _languages() -> frozenset[str]:
    """The languages that have a name (Unicode CLDR)."""
    return frozenset(Locale("en").languages) | _WITHOUT_A_NAME_IN_BABEL


def _text_problems(translation: Translation, original: FileRecord, document: Document) -> Iterator[Problem]:
    """Texts of the original that the translation lacks, and entries of lists that the original lacks."""
    if (isinstance(translation, EasyRead) or original.body.strip()) and not translation.body.strip():
        yield Problem(document.position(()), "translation-without-text")
    for name in translation.COMPLETE:
        there, here = getattr(original, name), getattr(translation, name)
        place = document.position((name,), key=True)
        label = Label(type(translation).model_fields[name].title or name)
        if not isinstance(there, tuple):
            if there and not here:
                yield Problem(place, "untranslated", {"found": name, "label": label})
        elif key := BY_KEY.get(name):
            yield from _entry_problems(name, key, there, here, document)
        elif len(there) != len(here):
            values = {"found": name, "label": label, "here": len(here), "there": len(there)}
            yield Problem(place, "translated-list", values)


def _entry_problems(
    name: str, key: str, there: tuple[Any, ...], here: tuple[Any, ...], document: Document
) -> Iterator[Problem]:
    wanted = [getattr(entry, key) for entry in there if name != "parties" or entry.role]
    for index, entry in enumerate(here):
        if getattr(entry, key) not in wanted:
            values = {"found": getattr(entry, key), "allowed": ", ".join(wanted)}
            yield Problem(document.position((name, index, key)), "translated-entry", values)
    if missing := [entry for entry in wanted if entry not in {getattr(entry, key) for entry in here}]:
        values = {"found": name, "entries": ", ".join(missing)}
        yield Problem(document.position((name,), key=True), "untranslated-entries", values)

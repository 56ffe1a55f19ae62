"""The site's records in another language: the texts of translations, and the facts of their originals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from klarplan.content.reading.records import Records
from klarplan.model.records import FileRecord, Page
from klarplan.model.translations import BY_KEY, EasyRead, Translation

RecordT = TypeVar("RecordT", bound=FileRecord)


def versions(records: Records) -> tuple[str, ...]:
    """The languages that something is translated into, and what stands for the easy-read versions: "en", "lattlast"."""
    return tuple(sorted({translation.code for translation in records.translations}))


def in_version(records: Records, code: str, lang: str) -> Records:
    """The records as the version `code` has them: translated where they are, and else with the language that they are
    in, which is `lang` where they do not say another. The glossary explains the words of the original alone.
    """
    texts = {translation.of: translation for translation in records.translations if translation.code == code}
    spoken = {plan.id: plan.lang or lang for plan in records.plans}

    def each(originals: Iterable[RecordT]) -> tuple[RecordT, ...]:
        return tuple(_version(record, texts.get(record.path), spoken.get(record.plan, lang)) for record in originals)

    return replace(
        records, plans=each(records.plans), focus_areas=each(records.focus_areas), activities=each(records.activities),
        follow_ups=each(records.follow_ups), municipalities=each(records.municipalities), pages=each(records.pages),
        terms=(),
    )  # fmt: skip


def _version(original: RecordT, translation: Translation | None, lang: str) -> RecordT:
    spoken = original.lang or lang
    if translation is None:
        return original.model_copy(update={"lang": spoken})
    title = translation.title or original.title or (original.heading if isinstance(original, Page) else "")
    changes: dict[str, Any] = {
        "path": translation.path, "body": translation.body, "lang": translation.lang or spoken, "title": title or None,
    }  # fmt: skip
    if isinstance(translation, EasyRead):
        if translation.summary:
            changes["summary"] = translation.summary
        return original.model_copy(update=changes)
    for name in type(translation).model_fields.keys() - translation.FROM_FILE - {"title", "translated"}:
        if (value := getattr(translation, name)) not in (None, ()):
            changes[name] = _merged(name, getattr(original, name), value)
    return original.model_copy(update=changes)


def _merged(name: str, original: Any, value: Any) -> Any:
    """A translated value with the facts of the original's: ids, references, and the order of its entries."""
    if key := BY_KEY.get(name):
        texts = {getattr(entry, key): entry for entry in value}
        return tuple(_texts(entry, texts.get(getattr(entry, key))) for entry in original)
    return _texts(original, value) if name == "source" and original is not None else value


def _texts(original: Any, translated: Any) -> Any:
    """A part of a record with the texts that its translation has."""
    if translated is None:
        return original
    said = {name: value for name, value in translated if value is not None}
    return original.model_copy(update=said)

"""pydantic's errors as Problems: found where they stand, told in an editor's words, with the nearest allowed thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from klarplan.content.problems.problem import Choices, Label, Position, Problem
from klarplan.content.reading.document import Document
from klarplan.model.base import (
    EMAIL_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    SECURE_ADDRESS_PATTERN,
    WEB_ADDRESS_PATTERN,
    models_in,
)
from klarplan.model.indicators import KOLADA_PATTERN
from klarplan.model.paths import FieldPath
from klarplan.model.records import FileRecord
from klarplan.model.shared import ADDRESS_PATTERN
from klarplan.model.words import code_names, vocabulary_of
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.nearest import matches, nearest

AnyModel = TypeVar("AnyModel", bound=BaseModel)

_TEXT = Label(N_("a text"))
_EXPECTED = {
    "string_type": _TEXT, "wrong_type": _TEXT, "int_type": Label(N_("a whole number")),
    "bool_type": Label(N_("true or false")), "tuple_type": Label(N_("a list")),
}  # fmt: skip
_EXAMPLES = {"string_type": "…", "wrong_type": "…", "int_type": "3", "bool_type": "true", "tuple_type": "[a, b]"}
_NO = frozenset({"false", "no", "nej", "off", "0", "falskt"})
_OWN_KINDS = {
    "bad_amount": "bad-amount", "bad_date": "bad-date", "impossible_date": "impossible-date", "bad_year": "bad-year",
    "bad_period": "bad-period", "end_before_start": "end-before-start", "greater_than_equal": "bad-amount",
    "large_amount": "large-amount", "distant_date": "distant-date", "bad_number": "bad-number",
    "unknown_time_zone": "unknown-time-zone",
}  # fmt: skip
FORMS = {
    r"^[0-9]{4}$": '"0188"',
    WEB_ADDRESS_PATTERN: "https://www.norrtalje.se",
    SECURE_ADDRESS_PATTERN: "https://www.norrtalje.se/teckensprak",
    EMAIL_PATTERN: "namn@kommun.se",
    ID_PATTERN: "barn-och-unga",
    r"^[0-9]{6}-[0-9]{4}$": "212000-0000",
    r"^\+[0-9][0-9 -]*$": "+46 8 465 004 00",
    r"^[a-z0-9.-]+,[0-9]{4}$": "norrtalje.se,2026",
    LANGUAGE_PATTERN: "sv",
    KOLADA_PATTERN: "N15428",
    r"^\+?[0-9][0-9 -]*$": "90101",
    r"^#[0-9a-fA-F]{6}$": '"#0b4a50"',
    ADDRESS_PATTERN: "planer/gammal-plan/",
    r"^https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?$": "https://matomo.kommunen.se",
    r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+$": "kommunen/planer",
}
"""An example of each pattern that a field may have. A test holds that none is forgotten."""


def validate_fields(
    model: type[AnyModel], value: Any, document: Document, at: FieldPath = (), known: Iterable[Problem] = ()
) -> tuple[AnyModel | None, list[Problem]]:
    """Make a record of plain values. `at` is where they stand in the document; `known` its problems so far,
    which are not told a second time as missing or wrong values. Returns the record, or None and all problems.
    """
    if not isinstance(value, Mapping):
        return None, [_not_fields(document.position(at), model)]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        places = {problem.position for problem in known}
        problems = [_problem(details, model, document, at) for details in error.errors(include_url=False)]
        meant = {
            (*path[:-1], problem.values.get("suggestion"))
            for path, problem in problems
            if problem.kind == "unknown-field"
        }
        return None, _distinct(
            problem
            for path, problem in problems
            if not {problem.position, document.values.get(path)} & places
            and not (problem.kind == "missing-field" and path in meant)
        )


def misspelt_fields(model: type[BaseModel], meta: Mapping[str, Any], document: Document) -> list[Problem]:
    """Fields of a record that may have others too, where they are written with capitals, in Swedish, or with a slip."""
    titles = field_titles(model)
    names = {name.lower() for name in _field_names(titles)}
    return [
        _unknown_field((name,), model, document)
        for name in meta
        if name not in titles and name not in _OF_OTHERS and matches(name.lower(), names, least=_SLIP)
    ]


_SLIP = 0.8
"""How alike a field of somebody else's may not be to one of ours."""
_OF_OTHERS = frozenset({
    "author", "authors", "boost", "categories", "comments", "date", "description", "draft", "hide", "icon", "image",
    "keywords", "lang", "links", "pin", "readtime", "robots", "search", "slug", "social", "status", "subtitle", "tags",
    "template", "updated",
})  # fmt: skip
"""Fields that Material and its plugins read in the front matter of pages."""


def _distinct(problems: Iterable[Problem]) -> list[Problem]:
    """Each place once: a union reports one error per way in which it failed."""
    first: dict[tuple[Position, str], Problem] = {}
    for problem in problems:
        missing = problem.values["found"] if problem.kind == "missing-field" else ""
        first.setdefault((problem.position, missing), problem)
    return list(first.values())


def _problem(
    error: ErrorDetails, model: type[BaseModel], document: Document, at: FieldPath
) -> tuple[FieldPath, Problem]:
    """The problem, and the path that it is about."""
    path = _in_document(error["loc"], document, at)
    if error["type"] in ("missing", "needed"):
        field = error["ctx"]["field"] if error["type"] == "needed" else str(error["loc"][-1])
        return _missing(field, path, model, document, at)
    if error["type"] == "extra_forbidden":
        return path, _unknown_field(path, _model_at(model, path[len(at) : -1]), document)
    if error["type"] in _EXPECTED and (written := _in_form(error["input"], path, _model_at(model, path[len(at) : -1]))):
        field = str(path[-1])
        values = {
            "field": field,
            "expected": _TEXT,
            "found": _shown(error["input"]),
            "suggestion": f"{field}: {written}",
        }
        return path, Problem(document.position(path), "wrong-type", values)
    return path, _wrong_value(error, path, _model_at(model, path[len(at) :]), document.position(path))


def _wrong_value(error: ErrorDetails, path: FieldPath, owner: type[BaseModel] | None, position: Position) -> Problem:
    kind, given = error["type"], error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    values: dict[str, Any] = {"field": field, "found": _shown(given)}
    if kind in _OWN_KINDS:
        suggestion = context.get("suggestion", "") if "ge" not in context else str(given).strip().lstrip("-")
        return Problem(position, _OWN_KINDS[kind], {"found": values["found"], "suggestion": suggestion})
    if kind in ("literal_error", "enum"):
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        code, words = nearest_code(str(given), allowed), vocabulary_of(allowed)
        choices = Choices((word, words.get(word, "")) for word in allowed)
        values |= {"allowed": choices, "suggestion": code, "label": Label(words.get(code, ""))}
        return Problem(position, "not-allowed", values)
    if kind == "string_pattern_mismatch":
        example = FORMS.get(context["pattern"], "")
        return Problem(position, "bad-form", {**values, "suggestion": example and f"{field}: {example}"})
    if kind in _EXPECTED:
        example = f"{field}: {_example(kind, given)}"
        return Problem(position, "wrong-type", {**values, "expected": _EXPECTED[kind], "suggestion": example})
    return _not_fields(position, owner)


def _not_fields(position: Position, owner: type[BaseModel] | None) -> Problem:
    return Problem(position, "not-fields", {"suggestion": next(iter(field_titles(owner)), "") if owner else ""})


def _example(kind: str, given: Any) -> str:
    """How a value could be written: what stands there as a text, or a value of the right type."""
    if kind == "bool_type" and str(given).strip().lower() in _NO:
        return "false"
    if _EXPECTED[kind] is not _TEXT or isinstance(given, list):
        return _EXAMPLES[kind]
    if isinstance(given, dict):  # a colon in a text makes a field of it
        return ", ".join(f'"{key}: {value}"' for key, value in list(given.items())[:1])
    return f'"{given}"' if isinstance(given, str) else f'"{_shown(given)}"'


def _in_document(loc: tuple[int | str, ...], document: Document, at: FieldPath) -> FieldPath:
    """An error's place as a path of the document: what pydantic adds (union members, a list around one value) goes."""
    path = at
    for part in loc:
        if (*path, part) in document.values or (*path, part) in document.keys:
            path = (*path, part)
    return path


def _missing(
    field: str, path: FieldPath, model: type[BaseModel], document: Document, at: FieldPath
) -> tuple[FieldPath, Problem]:
    """A field that is not there, or stands there without a value."""
    around = path[:-1] if path[-1:] == (field,) else path
    owner = _model_at(model, around[len(at) :])
    label = field_titles(owner).get(field, field) if owner else field
    written = (*around, field) in document.keys
    position = document.position((*around, field), key=True) if written else document.position(around)
    return (*around, field), Problem(position, "missing-field", {"found": field, "label": Label(label)})


def _unknown_field(path: FieldPath, owner: type[BaseModel] | None, document: Document) -> Problem:
    written, position = str(path[-1]), document.position(path, key=True)
    titles = field_titles(owner) if owner else {}
    suggestion = nearest_field(written, titles)
    return Problem(position, "unknown-field", {
        "found": written, "suggestion": suggestion, "label": Label(titles.get(suggestion, "")),
        "allowed": ", ".join(titles),
    })  # fmt: skip


def field_titles(model: type[BaseModel]) -> dict[str, str]:
    """The fields that an editor may write, with what each is called."""
    hidden = model.FROM_FILE if issubclass(model, FileRecord) else frozenset()
    return {name: info.title or name for name, info in model.model_fields.items() if name not in hidden}


def nearest_field(written: str, titles: Mapping[str, str]) -> str:
    """The field that was meant: by its name, or by what it is called in Swedish or English."""
    names = _field_names(titles)
    match = nearest(written.lower().replace(" ", "_"), names) or nearest(written.lower().replace("_", " "), names)
    return names.get(match, "")


def _field_names(titles: Mapping[str, str]) -> dict[str, str]:
    """The fields by their names, and by what they are called in Swedish and English."""
    translate = catalogue("sv").gettext
    names = {name: name for name in titles}
    for name, title in titles.items():
        names.setdefault(title.lower(), name)
        names.setdefault(translate(title).lower(), name)
    for word, name in _OTHER_WORDS.items():
        if name in titles:
            names.setdefault(word, name)
    return names


_OTHER_WORDS = {"rubrik": "title", "namn": "title", "ingress": "summary", "sammanfattning": "summary", "språk": "lang"}
"""Other words that editors take for a field's Swedish name."""


def nearest_code(written: str, codes: Sequence[str]) -> str:
    """The code that was meant: by itself, or by what it is called in Swedish or English. Quotation marks are passed
    over.
    """
    names = code_names(codes)
    plain = " ".join(written.lower().split()).strip("\"'”“’‘»«")
    return names.get(plain) or names.get(nearest(plain, names), "")


def _in_form(given: Any, path: FieldPath, owner: type[BaseModel] | None) -> str:
    """A number as the text that the field's pattern wants: 188 is the code "0188" whose nought somebody's program took
    away. An example where it is none; empty where the field has no pattern."""
    info = owner.model_fields.get(str(path[-1])) if owner and path else None
    pattern = next((part.pattern for part in (info.metadata if info else ()) if getattr(part, "pattern", None)), "")
    if not pattern or isinstance(given, bool) or not isinstance(given, int | Decimal):
        return ""
    written = str(given).zfill(4) if pattern == r"^[0-9]{4}$" else str(given)
    return f'"{written}"' if re.search(pattern, written) else FORMS.get(pattern, "")


def _model_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """The model that describes the mapping at `path`."""
    owner: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str) and owner:
            info = owner.model_fields.get(part)
            owner = next(models_in(info.annotation), None) if info else None
    return owner


def _shown(value: Any) -> str:
    """A value as it stands in the file, or what it is where it is too much to show."""
    if isinstance(value, list | tuple):
        return Label(N_("a list"))
    if isinstance(value, dict):
        return Label(N_("a list of fields"))
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(str(value).split())
    text = text if len(text) <= 60 else f"{text[:57]}…"
    return f'"{text}"' if isinstance(value, str) else text

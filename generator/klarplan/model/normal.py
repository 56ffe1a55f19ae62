"""The one form in which a value is written, among those that an editor may use for it.

`responsible: solvik`, `responsible: [solvik]` and a list of `party: solvik` say the same. The last is the normal form:
each entry has names for its parts, so a program or a form can change one of them and leave the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, cast, get_args

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from klarplan.model.base import Listed, Model, Reference, Text, Texts, models_in
from klarplan.model.paths import FieldPath
from klarplan.model.values import TimeSpan


def normal(model: type[BaseModel] | None, value: Any) -> Any:
    """What was written for `model` (plain values: dicts, lists, texts, numbers, days) in its normal form.

    What the model does not know, or would not take, is left as it is: `klarplan check` tells of it.
    """
    if model is None:
        return value
    if isinstance(value, list):
        return [normal(model, entry) for entry in value]
    whole = model.in_normal_form(value) if issubclass(model, Model) else value
    if not isinstance(whole, dict):
        return value
    fields = model.model_fields
    return {name: normal_field(fields[name], part) if name in fields else part for name, part in whole.items()}


def normal_field(field: FieldInfo, value: Any) -> Any:
    """The same for the value of one field."""
    marks, inner = marks_of(field), next(models_in(field.annotation), None)
    if value is None:
        return None
    if any(isinstance(mark, Reference) and value in (mark.besides, [mark.besides]) for mark in marks if mark):
        return value[0] if isinstance(value, list) else value  # a word for all: no list
    if Listed in marks or _TEXTS in marks:
        return [_entry(marks, inner, entry) for entry in (value if isinstance(value, list) else [value])]
    return _entry(marks, inner, value)


def normal_at(model: type[BaseModel] | None, path: FieldPath, value: Any) -> Any:
    """The same for the value at a path below `model`, where an entry of a list is named by its id."""
    for number, part in enumerate(path):
        field = model.model_fields.get(str(part)) if model else None
        if field is None:
            continue  # an entry's id
        if number == len(path) - 1:
            return normal_field(field, value)
        model = next(models_in(field.annotation), None)
    return value


def _entry(marks: tuple[Any, ...], inner: type[BaseModel] | None, value: Any) -> Any:
    if inner:
        return normal(inner, value)
    is_text = _TEXT in marks or _TEXTS in marks or _TIME_SPAN in marks
    if is_text and isinstance(value, int | date) and not isinstance(value, bool):
        return str(value)  # a year is text where it stands for a time, and a number of a document
    return value


def _validators(hint: Any) -> list[Any]:
    return [part for part in hint.__metadata__ if isinstance(part, BeforeValidator)]


(_TEXT,), (_TEXTS,), (_TIME_SPAN,) = map(_validators, (Text, Texts, TimeSpan))
"""What tells these types apart in a field."""


def marks_of(field: FieldInfo) -> tuple[Any, ...]:
    """What is said of a field's type, at every level of it."""
    return (*field.metadata, *_inner_marks(cast("Any", field.annotation)))


@cache
def _inner_marks(annotation: Any) -> tuple[Any, ...]:
    return tuple(_each_mark(annotation))


def _each_mark(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if isinstance(part, type) or get_args(part):
            yield from _each_mark(part)

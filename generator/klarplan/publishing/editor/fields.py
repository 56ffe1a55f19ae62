"""The fields of the form for one kind of file, made from its model; and how each is written in the file.

The first is what Sveltia CMS reads (https://sveltiacms.app/en/docs/fields); the second, a shape, is what
`scripts/records.js` writes by. Titles, hints and choices are those of the JSON Schemas and the vocabularies, in the
site's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from klarplan.content.schema_texts import field_text
from klarplan.model.base import Listed, Model, Reference, ReferenceKind, Text, Texts, models_in
from klarplan.model.indicators import ByYear, Number
from klarplan.model.normal import marks_of
from klarplan.model.records import FileRecord, People, SomeMunicipalities
from klarplan.model.values import Amount, Cost, Day, TimeSpan, Year
from klarplan.model.words import vocabulary_of
from klarplan.publishing.editor.choices import Choices, Widget
from klarplan.text.catalogue import N_

Shape = dict[str, Any]
BODY = "body"
"""The field of the text below the facts."""

_LONG = frozenset({
    "summary", "definition", "text", "note", "period_note", "situation", "aim", "follow_up", "status_reason", "purpose",
    "basis", "explanation", "decision", "agreement",
})  # fmt: skip
"""Fields that are often longer than a line."""
_ANYWHERE = frozenset({"see_also"})
"""References that may lead to other plans."""


def _validators(hint: Any) -> list[BeforeValidator]:
    return [part for part in hint.__metadata__ if isinstance(part, BeforeValidator)]


(_TEXT,), (_TEXTS,), (_DAY,), (_AMOUNT,), (_YEAR,), (_TIME_SPAN,), (_NUMBER,), (_PEOPLE,), (_SOME,) = map(
    _validators, (Text, Texts, Day, Amount, Year, TimeSpan, Number, People, SomeMunicipalities)
)
_NUMBERS = (_AMOUNT, _YEAR, _NUMBER, _PEOPLE)

_PATTERNS: Mapping[Any, tuple[str, str]] = {
    _DAY: (r"^\d{4}-\d{2}-\d{2}$", N_("Write the day with year, month and day: 2026-03-31.")),
    _YEAR: (r"^\d{4}$", N_("Write a year with four digits: 2026.")),
    _AMOUNT: (r"^\d+(\.\d{1,2})?$", N_("Write kronor with digits alone, and a point before öre: 131634.63.")),
    _NUMBER: (r"^-?\d+(\.\d+)?$", N_("Write a number with digits alone, and a point before decimals: 84.2.")),
    _PEOPLE: (r"^\d+$", N_("Write a whole number with digits alone: 59528.")),
}
"""How a value must be written, and what to tell where it is not."""
_WHOLE = (r"^-?\d+$", N_("Write a whole number: 1, 2, 3 …"))


@dataclass(frozen=True)
class Form:
    """The fields of a file, and its shape."""

    fields: tuple[Widget, ...]
    shape: Shape


@dataclass(frozen=True)
class Forms:
    """Makes forms for the files of one plan, or of none."""

    choices: Choices
    translate: Callable[[str], str]
    plan: str = ""

    def of_file(self, model: type[BaseModel], *, with_text: bool) -> Form:
        """For a file that is one record, with a text below its facts or without."""
        form = self._form(model)
        return Form((*form.fields, self._body()), form.shape) if with_text else form

    def of_list(self, model: type[BaseModel], label: str) -> Form:
        """For a file that is a list of records."""
        inner = self._form(model)
        entries: Widget = {
            "name": "entries", "label": self._label(label), "widget": "list", "fields": list(inner.fields),
            "required": False, "collapsed": True, "summary": _summary(model),
        }  # fmt: skip
        return Form((entries,), {"type": "list", "of": inner.shape})

    def _body(self) -> Widget:
        """The text below the facts, as Markdown: it is not written anew by a reader that knows less of Markdown."""
        label = self._label(N_("text below the facts"))
        return {"name": BODY, "label": label, "widget": "markdown", "required": False, "modes": ["raw", "rich_text"]}

    def _form(self, model: type[BaseModel]) -> Form:
        hidden = model.FROM_FILE if issubclass(model, FileRecord) else frozenset()
        fields = {name: info for name, info in model.model_fields.items() if name not in hidden}
        made = {name: self._field(model, name, info) for name, info in fields.items()}
        shape: Shape = {"type": "map", "fields": {name: shape for name, (_, shape) in made.items()}}
        if model is Cost:
            shape |= {"bare": "kind", "amount": "amount"}
        elif issubclass(model, Model) and model.BARE:
            shape["bare"] = model.BARE
        return Form(tuple(widget for widget, _ in made.values()), shape)

    def _field(self, model: type[BaseModel], name: str, info: FieldInfo) -> tuple[Widget, Shape]:
        widget, shape = self._value(name, info)
        around: Widget = {
            "name": name, "label": self._label(info.title or name),
            "required": info.is_required() and not (model is Cost and name == "kind"),
        }  # fmt: skip
        if shape.get("of", shape)["type"] != "word" and (hint := field_text(model, name)):
            around["hint"] = self.translate(hint)  # of words it tells how they are written, which a picker does itself
        return {**around, **widget}, shape

    def _label(self, title: str) -> str:
        text = self.translate(title)
        return text[:1].upper() + text[1:]

    def _value(self, name: str, info: FieldInfo) -> tuple[Widget, Shape]:
        """The widget and the shape of a field, without what stands around it."""
        marks = marks_of(info)
        reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
        inner = next(models_in(info.annotation), None)
        is_list = Listed in marks or _TEXTS in marks
        if (by := _mapping(info.annotation)) is not None:
            return self._pairs(name, by, reference)
        if inner is not None:
            return self._models(inner, is_list=is_list)
        if reference is not None:
            return self._references(reference, name, is_list=is_list)
        widget, shape = self._single(name, info, marks)
        if not is_list:
            return widget, shape
        if "options" in widget:
            return {**widget, "multiple": True}, {"type": "list", "of": shape}
        entry = {"name": "entry", "label": self._label(info.title or name), **widget}
        return {"widget": "list", "field": entry}, {"type": "list", "of": shape}

    def _models(self, model: type[BaseModel], *, is_list: bool) -> tuple[Widget, Shape]:
        inner = self._form(model)
        if not is_list:
            return {"widget": "object", "fields": list(inner.fields), "collapsed": True}, inner.shape
        widget: Widget = {
            "widget": "list", "fields": list(inner.fields), "collapsed": True, "summary": _summary(model),
        }  # fmt: skip
        return widget, {"type": "list", "of": inner.shape}

    def _references(self, reference: Reference, name: str, *, is_list: bool) -> tuple[Widget, Shape]:
        widget = self._picker(reference.kind, name)
        if not is_list:
            return widget, {"type": "word"}
        besides = {"besides": reference.besides} if reference.besides else {}
        return {**widget, "multiple": True}, {"type": "list", "of": {"type": "word"}, **besides}

    def _picker(self, kind: ReferenceKind, name: str) -> Widget:
        return self.choices.picker(kind, self.plan, anywhere=name in _ANYWHERE)

    def _pairs(self, name: str, value: Any, reference: Reference | None) -> tuple[Widget, Shape]:
        """Names and values that an editor chooses: as a list of pairs, since a form's fields have fixed names."""
        key: Widget = (
            {"name": "key", "label": self._label(N_("for what")), **self._picker(reference.kind, name)}
            if reference
            else {"name": "key", "label": self._label(N_("year")), **self._written("string", _YEAR)}
        )
        of: Shape
        if value == ByYear:
            inner, of = self._pairs(name, None, None)
        else:
            inner = self._written("string", _AMOUNT if reference else _NUMBER)
            of = {"type": "number"}
        values: Widget = {"name": "value", "label": self._label(N_("value")), **inner}
        widget: Widget = {"widget": "list", "fields": [key, values], "collapsed": True, "summary": "{{key}}: {{value}}"}
        return widget, {"type": "mapping", "key": "key", "value": "value", "of": of}

    def _single(self, name: str, info: FieldInfo, marks: tuple[Any, ...]) -> tuple[Widget, Shape]:
        if info.annotation is bool:
            return {"widget": "boolean", "default": False}, {"type": "boolean"}
        if codes := _codes(info.annotation):
            words = vocabulary_of(codes)
            options = [{"label": self.translate(words.get(code, code)), "value": code} for code in codes]
            return {"widget": "select", "options": options}, {"type": "word"}
        if _DAY in marks:
            return self._written("string", _DAY), {"type": "day"}
        if number := next((mark for mark in _NUMBERS if mark in marks), None):
            return self._written("string", number), {"type": "number"}
        if info.annotation is int:
            return self._with_pattern("string", *_WHOLE), {"type": "number"}
        return {"widget": "text" if name in _LONG else "string"}, {"type": "text"}

    def _written(self, widget: str, kind: BeforeValidator) -> Widget:
        return self._with_pattern(widget, *_PATTERNS[kind])

    def _with_pattern(self, widget: str, pattern: str, message: str) -> Widget:
        return {"widget": widget, "pattern": [pattern, self.translate(message)]}


def _mapping(annotation: Any) -> Any:
    """The type of the values of a mapping; None for what is no mapping."""
    return get_args(annotation)[1] if get_origin(annotation) is dict else None


def _codes(annotation: Any) -> tuple[str, ...]:
    """The words of a vocabulary that a field's type names."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((codes for part in get_args(annotation) if (codes := _codes(part))), ())


def _summary(model: type[BaseModel]) -> str:
    """What a list shows of an entry that is folded."""
    names = [name for name in ("title", "name", "term", "label", "text", "body") if name in model.model_fields]
    return f"{{{{{names[0] if names else next(iter(model.model_fields))}}}}}"

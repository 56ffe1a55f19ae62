"""What all records have in common: strictness, typed references between records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from klarplan.model.paths import FieldPath

ReferenceKind = Literal[
    "plan", "focus_area", "goal", "activity", "priority", "source", "purpose", "municipality", "party", "target_group",
    "recipient",
]  # fmt: skip


@dataclass(frozen=True)
class Reference:
    """Marks a field whose text is the id of another record of this kind, or the one word that it may hold besides."""

    kind: ReferenceKind
    besides: str = ""


class Model(BaseModel):
    """Base of everything that an editor writes: unknown keys are errors, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, strict=True)

    BARE: ClassVar[str] = ""
    """The field that a text alone stands for, where the model takes one."""

    @classmethod
    def in_normal_form(cls, value: Any) -> Any:
        """What was written, with names for all its parts: of the ways in which it may be written, the normal one."""
        return {cls.BARE: value} if cls.BARE and isinstance(value, str) else value


def references(
    model: type[BaseModel], value: Any, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, ReferenceKind, str]]:
    """Every reference to another record in the values that were written for `model`, whether or not they are valid:
    where it stands, the kind that it must have, the id that it names.
    """
    shapes = _shapes(model)
    if isinstance(value, str) and (bare := getattr(model, "BARE", "")) and (mark := shapes[bare][0]):
        yield path, mark.kind, value
    for name, written in value.items() if isinstance(value, dict) else ():
        mark, inner = shapes.get(name, (None, None))
        for at, part in _each(written, (*path, name)):
            if inner:
                yield from references(inner, part, at)
            elif mark and part != mark.besides:
                yield from ((place, mark.kind, record_id) for place, record_id in _named(part, at))


def _each(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """The entries of a list, or the value itself."""
    if isinstance(value, list):
        yield from (((*path, index), part) for index, part in enumerate(value))
    else:
        yield path, value


def _named(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The id that a text is, or the ids that are the keys of a mapping."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        yield from (((*path, key), key) for key in value)


@cache
def _shapes(model: type[BaseModel]) -> dict[str, tuple[Reference | None, type[BaseModel] | None]]:
    """Each field's mark of a reference, also where it stands inside an option or a list, and the model inside it."""
    return {
        name: (next(_marks((info.annotation, *info.metadata)), None), next(models_in(info.annotation), None))
        for name, info in model.model_fields.items()
    }


def _marks(parts: Iterable[Any]) -> Iterator[Reference]:
    for part in parts:
        if isinstance(part, Reference):
            yield part
        else:
            yield from _marks(getattr(part, "__metadata__", ()))
            yield from _marks(get_args(part))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a field's type: `tuple[Goal, ...]` → Goal."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _one_line(value: Any) -> Any:
    """Plain text: a string whose line breaks (YAML's folded blocks) are spaces. A bare year is text too."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise PydanticCustomError("wrong_type", "", {"expected": "text"})
    return " ".join(str(value).split())


def _listed(value: Any) -> Any:
    """A single value where a list is meant: editors write `party: x` for `party: [x]`."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Text = Annotated[str, BeforeValidator(_one_line)]
"""Plain text in front matter: no Markdown, no HTML, one paragraph."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
"""A list of plain texts; one text alone is a list of one."""

Listed = BeforeValidator(_listed)
"""Marks a list in which a single value may stand for itself."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
WEB_ADDRESS_PATTERN = r"^https?://[^\s/]\S*$"
SECURE_ADDRESS_PATTERN = r"^https://[^\s/]\S*$"
EMAIL_PATTERN = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"

Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""A record's name in addresses and references: a–z, 0–9 and hyphens."""

Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
"""A language tag: sv, en, fi, se … (BCP 47, https://www.rfc-editor.org/info/bcp47)."""

WebAddress = Annotated[str, Field(pattern=WEB_ADDRESS_PATTERN)]
"""A whole address on the web: https://www.norrtalje.se/planer."""

SecureAddress = Annotated[str, Field(pattern=SECURE_ADDRESS_PATTERN)]
"""A whole address on the web that nobody can read along with: https://www.norrtalje.se/teckensprak."""

EmailAddress = Annotated[str, Field(pattern=EMAIL_PATTERN)]
"""An e-mail address: kontakt@norrtalje.se."""

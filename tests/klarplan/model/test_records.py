"""Records as models: their fields, and what they refer to.

Also tests: model.shared, content.reading.fields, content.reading.records
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from klarplan.content.checks.validate import validate
from klarplan.content.reading.fields import FORMS, field_titles, nearest_field
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames, Settings
from klarplan.model.base import models_in, references
from klarplan.model.records import Activity, FocusArea, FollowUp, Municipality, Page, Plan
from klarplan.model.shared import Funding, Term
from klarplan.text.catalogue import catalogue


def inner_models(*models: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models and all that stand inside them."""
    for model in models:
        yield model
        for info in model.model_fields.values():
            yield from inner_models(*models_in(info.annotation))


MODELS = sorted(
    {*inner_models(*FILE_MODELS.values(), *LIST_MODELS.values(), Funding, Settings)} - {AddressNames},
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_title_in_swedish(model: type[BaseModel]) -> None:
    """It is what an editor reads beside the field's name. Two fields of one kind are not called the same."""
    hidden: frozenset[str] = getattr(model, "FROM_FILE", frozenset())
    titles = {name: info.title for name, info in model.model_fields.items() if name not in hidden}
    assert [name for name, title in titles.items() if not title] == []
    translations = [catalogue("sv").gettext(title or "") for title in titles.values()]
    assert [text for text in translations if text[0].isupper() and not text.startswith("EU")] == []
    assert len(set(translations)) == len(translations)


def patterns(schema: Any) -> Iterator[str]:
    """Every pattern in a schema of pydantic's."""
    if isinstance(schema, Mapping):
        if isinstance(pattern := schema.get("pattern"), str):
            yield pattern
        schema = list(schema.values())
    for part in schema if isinstance(schema, list | tuple) else ():
        yield from patterns(part)


def test_every_pattern_has_an_example() -> None:
    found = {pattern for model in MODELS for pattern in patterns(model.__pydantic_core_schema__)}
    assert found == set(FORMS)


FILE = {"id": "a", "path": "a.md"}
SOURCE = {"document": "planen"}

SMALLEST: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (Page, FILE),
    (
        Plan,
        {"title": "A", "short_title": "A", "summary": "B", "kind": "strategy", "area": "C", "period": 2021}
        | {"status": "draft", "sources": {"id": "planen", "title": "Planen"}, **FILE},
    ),
    (FocusArea, {"title": "A", "summary": "B", "order": 1, **FILE}),
    (Activity, {"title": "A", "source": SOURCE, **FILE}),
    (FollowUp, {"title": "A", "summary": "B", "date": "2022-12-14", "source": SOURCE, **FILE}),
    (Municipality, {"title": "A", "code": "0188", "county": "B", **FILE}),
    (Funding, {"year": 2021, "source": SOURCE}),
    (Term, {"term": "SIP", "explanation": "En plan."}),
    (Settings, {"organisation": "A", "licence": {"name": "CC0", "url": "https://example.org"}}),
]  # fmt: skip


@pytest.mark.parametrize(("model", "fields"), SMALLEST, ids=lambda value: getattr(value, "__name__", ""))
def test_the_least_that_a_record_needs(model: type[BaseModel], fields: dict[str, Any]) -> None:
    """These fields and no others are required: whoever adds one makes every site out there invalid."""
    model.model_validate(fields)
    for name in fields:
        with pytest.raises(ValidationError):
            model.model_validate({key: value for key, value in fields.items() if key != name})


def test_a_record_cannot_change() -> None:
    activity = Activity.model_validate({"title": "A", "source": SOURCE, **FILE})
    with pytest.raises(ValidationError):
        activity.title = "B"  # type: ignore[misc]


REFERENCES: list[tuple[type[BaseModel], Any, list[tuple[tuple[str | int, ...], str, str]]]] = [
    (Activity, {"focus_area": "a", "title": "b"}, [(("focus_area",), "focus_area", "a")]),
    (Activity, {"goals": ["a", "b"]}, [(("goals", 0), "goal", "a"), (("goals", 1), "goal", "b")]),
    (Activity, {"goals": "a"}, [(("goals",), "goal", "a")]),
    (Activity, {"municipalities": "all"}, []),
    (Activity, {"municipalities": ["all"]}, []),
    (Activity, {"municipalities": ["all-x"]}, [(("municipalities", 0), "municipality", "all-x")]),
    (Activity, {"responsible": "a"}, [(("responsible",), "party", "a")]),
    (Activity, {"responsible": ["a", {"party": "b", "role": "c"}]}, [
        (("responsible", 0), "party", "a"), (("responsible", 1, "party"), "party", "b"),
    ]),
    (Activity, {"cost": {"payers": ["a"], "included_in": "b"}}, [
        (("cost", "payers", 0), "party", "a"), (("cost", "included_in"), "activity", "b"),
    ]),
    (Activity, {"source": {"document": "a", "place": "b"}}, [(("source", "document"), "source", "a")]),
    (FocusArea, {"goals": [{"id": "a", "part_of": "b", "source": {"document": "c"}}]}, [
        (("goals", 0, "part_of"), "goal", "b"), (("goals", 0, "source", "document"), "source", "c"),
    ]),
    (Funding, {"allocations": [{"recipient": "a", "amounts": {"b": 1, "c": 2}}]}, [
        (("allocations", 0, "recipient"), "recipient", "a"), (("allocations", 0, "amounts", "b"), "purpose", "b"),
        (("allocations", 0, "amounts", "c"), "purpose", "c"),
    ]),
    (Term, {"plan": "a", "source": "b"}, [(("plan",), "plan", "a")]),
    # whatever else may stand there
    (Activity, None, []),
    (Activity, "a", []),
    (Activity, ["a"], []),
    (Activity, {"goals": {"a": 1}, "focus_area": 5, "responsible": 7, "unknown": "b"}, [(("goals", "a"), "goal", "a")]),
]  # fmt: skip


@pytest.mark.parametrize(("model", "value", "expected"), REFERENCES)
def test_references(model: type[BaseModel], value: Any, expected: list[Any]) -> None:
    assert list(references(model, value)) == expected


MEANT = [
    ("responsble", "responsible"),
    ("Responsible", "responsible"),
    ("ansvarig", "responsible"),
    ("Ansvariga", "responsible"),
    ("målgrupp", "target_groups"),
    ("target groups", "target_groups"),
    ("focusarea", "focus_area"),
    ("current_situation", "situation"),
    ("se-även", "see_also"),
    ("budget", ""),
    ("", ""),
]


@pytest.mark.parametrize(("found", "meant"), MEANT)
def test_the_field_that_was_meant(found: str, meant: str) -> None:
    assert nearest_field(found, field_titles(Activity)) == meant


def test_an_editor_does_not_write_what_comes_from_the_file() -> None:
    assert list(field_titles(Municipality)) == [
        "title",
        "lang",
        "code",
        "county",
        "inhabitants",
        "website",
        "ended",
        "replaced_by",
        "source",
    ]


def test_records_by_kind(site: Callable[..., Path]) -> None:
    records, _ = validate(site({}), Addresses(AddressNames()))
    assert [owner.id for owner in records.with_goals] == ["norrby-2021", "tidigt-stod", "trygga-barn"]
    assert records.prefix == "content/"
    assert "media/kontakt.txt" in records.paths
    assert "media/kontakt.txt" not in records.documents
    assert [page.path for page in records.pages] == ["index.md", "pages/om.md", "pages/ord.md"]

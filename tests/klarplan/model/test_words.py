"""Codes that editors write: each has a name, and whoever writes the name is told the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from klarplan.content.reading.document import parse
from klarplan.content.reading.fields import nearest_code, validate_fields
from klarplan.content.schema import schemas
from klarplan.model.records import Activity
from klarplan.model.values import PlanStatus, Status
from klarplan.model.words import PLAN_STATUSES, STATUSES, SUPERSEDED, VOCABULARIES, code_names, vocabulary_of
from klarplan.pages.theme import theme_folder
from klarplan.text.catalogue import catalogue

CODES = [tuple(str(code) for code in words) for words in VOCABULARIES]


def enumerations(schema: Any) -> Iterator[tuple[str, ...]]:
    """Every list of codes in a schema."""
    if isinstance(schema, dict):
        if "enum" in schema:
            yield tuple(schema["enum"])
        for part in schema.values():
            yield from enumerations(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from enumerations(part)


def test_every_code_that_may_be_written_has_a_name() -> None:
    written = {codes for schema in schemas("sv").values() for codes in enumerations(schema)}
    assert len(written) > 8
    assert [codes for codes in sorted(written) if set(codes) - {str(code) for code in vocabulary_of(codes)}] == []


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes[0])
def test_a_code_is_found_by_what_it_is_called(codes: tuple[str, ...]) -> None:
    words = vocabulary_of(codes)
    for code in codes:
        swedish = catalogue("sv").gettext(words[code])
        for name in (code, code.upper(), swedish, swedish.lower(), f"”{swedish}”", words[code]):
            assert nearest_code(name, codes) == code
    names = [name for name, code in code_names(codes).items() if name not in codes]
    assert [name for name in names if nearest_code(name, codes) != code_names(codes)[name]] == []


@pytest.mark.parametrize(
    ("found", "codes", "meant"),
    [
        ("påbörjad", CODES[0], "started"), ("strated", CODES[0], "started"), ("Pågår", CODES[0], "started"),
        ("avslutad", CODES[0], "done"), ("avslutad", CODES[1], "ended"), ("ej påbörjad", CODES[0], "not_started"),
        ("gäller", CODES[1], "adopted"), ("utkast", CODES[1], "draft"), ("handlingsplan", CODES[3], "action_plan"),
        ("förening", CODES[4], "association"), ("ryms i budgeten", CODES[5], "within_budget"),
        ("delvis förenlig", CODES[6], "partial"), ("kommun", CODES[9], "local_authority"), ("hälsa", CODES[10], "HEAL"),
        ("blå", CODES[0], ""),
    ],
)  # fmt: skip
def test_what_people_write_instead(found: str, codes: tuple[str, ...], meant: str) -> None:
    assert nearest_code(found, codes) == meant


def test_the_hint_tells_the_code_and_what_all_codes_mean() -> None:
    document, _ = parse("---\ntitle: A\nstatus: påbörjad\nsource: a\n---\n", "a.md")
    _, problems = validate_fields(Activity, document.meta, document)
    told = [problem.hint("sv") for problem in problems if problem.kind == "not-allowed"]
    assert [hint.partition(" Du kan")[0] for hint in told] == ['Menade du "started" (Påbörjad)?']
    assert "not_started (Inte påbörjad), started (Påbörjad), " in told[0]


# ---- statuses: one list, which templates and styles follow ----

ICONS = {word.icon for word in STATUSES.values()}
PLAN_ICONS = {word.icon for word in (*PLAN_STATUSES.values(), SUPERSEDED)}


def theme_file(name: str) -> str:
    return (theme_folder() / name).read_text(encoding="utf-8")


def test_every_status_is_in_the_list_in_its_order() -> None:
    assert list(STATUSES) == list(Status)
    assert list(PLAN_STATUSES) == list(PlanStatus)
    assert not ICONS & PLAN_ICONS


def test_every_icon_is_drawn_and_no_other() -> None:
    drawn = re.findall(r'name == "(\w+)"', theme_file("partials/plan-parts.html"))
    assert sorted(drawn) == sorted((ICONS | PLAN_ICONS) - {"unknown"})  # which is what any other name gets
    colours = re.search(r"set fills = \{(.*?)\}", theme_file("partials/pdf-parts.html"), re.DOTALL)
    assert colours is not None
    assert sorted(re.findall(r'"(\w+)":', colours[1])) == sorted(ICONS)


def test_styles_have_colours_for_statuses_that_there_are() -> None:
    """Each bar has its colour; of marks, some have that of the text. No class is left over."""
    styles = "".join(file.read_text(encoding="utf-8") for file in (theme_folder() / "assets" / "css").rglob("*.css"))
    assert set(re.findall(r"\.bar-([a-z]\w*)\b", styles)) - {"label", "value", "stacked"} == ICONS
    assert set(re.findall(r"\.status-(\w+)", styles)) - {"icon", "reason"} <= ICONS | PLAN_ICONS

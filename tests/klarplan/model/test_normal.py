"""The normal form of what may be written in several ways: the record stays the same, and the form is its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klarplan.content.reading.document import parse
from klarplan.content.reading.file_kinds import classify
from klarplan.content.reading.records import FILE_MODELS
from klarplan.model.normal import normal, normal_at
from klarplan.model.records import Activity, Plan

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("responsible", "solvik", [{"party": "solvik"}]),
        ("responsible", ["solvik"], [{"party": "solvik"}]),
        ("responsible", {"party": "solvik"}, [{"party": "solvik"}]),
        ("responsible", [{"party": "a", "role": "b"}, "c"], [{"party": "a", "role": "b"}, {"party": "c"}]),
        ("cost", 100000, [{"amount": 100000}]),
        ("cost", "100 000", [{"amount": "100 000"}]),
        ("cost", "within_budget", [{"kind": "within_budget"}]),
        ("cost", {"kind": "amount", "amount": 5, "payers": "solvik"}, [{"amount": 5, "payers": ["solvik"]}]),
        ("cost", {"kind": "described", "note": "Se nedan."}, [{"note": "Se nedan."}]),
        ("cost", {"kind": "described"}, [{"kind": "described"}]),
        ("cost", {"kind": "within_budget", "note": "x"}, [{"kind": "within_budget", "note": "x"}]),
        ("period", 2017, "2017"),
        ("period", "hösten 2017", "hösten 2017"),
        ("goals", "x", ["x"]),
        ("indicators", 5, ["5"]),
        ("municipalities", "all", "all"),
        ("municipalities", ["all"], "all"),
        ("municipalities", "nora", ["nora"]),
        ("source", {"document": "plan", "place": 7}, {"document": "plan", "place": "7"}),
        ("order", 3, 3),
        ("nope", "x", "x"),
        ("responsible", None, None),
        ("responsible", 5, [5]),
    ],
)
def test_one_form(field: str, written: Any, expected: Any) -> None:
    formed = normal(Activity, {field: written})
    assert formed == {field: expected}
    assert repr(normal(Activity, formed)) == repr(formed)


@pytest.mark.parametrize(
    ("path", "written", "expected"),
    [
        (("responsible",), "a", [{"party": "a"}]),
        (("source", "place"), 7, "7"),
        (("goals", "ett-mal", "target_groups"), "unga", ["unga"]),
        (("goals", "ett-mal", "nope"), "unga", "unga"),
    ],
)
def test_one_form_at_a_path(path: tuple[str, ...], written: Any, expected: Any) -> None:
    model = Plan if path[0] == "goals" else Activity
    assert normal_at(model, path, written) == expected


def test_the_record_is_the_same() -> None:
    """Of every file of the examples, which are written in all ways."""
    changed = 0
    for file in sorted((ROOT / "tests" / "examples").rglob("*.md")):
        path = file.as_posix().partition("/content/")[2]
        model = FILE_MODELS.get(classify(path)) if path else None
        document, problems = parse(file.read_text(encoding="utf-8"), path)
        if model is None or problems or not document.meta:
            continue
        formed = normal(model, document.meta)
        more = {"id": "x", "path": path, "plan": "x"}
        assert model.model_validate({**formed, **more}) == model.model_validate({**document.meta, **more}), path
        changed += formed != document.meta
    assert changed > 10

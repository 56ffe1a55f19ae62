"""What all records have in common.

Also tests: model.paths
"""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from klarplan.model.base import EmailAddress, Id, Language, Text, Texts, WebAddress, models_in, references
from klarplan.model.records import Activity, FollowUp, Plan
from klarplan.model.shared import Allocation
from klarplan.model.values import Cost, Involved


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (WebAddress, ["https://a.se", "http://a.se/b?c#d"], ["a.se", "ftp://a.se", "https:///b", "https://a b"]),
        (EmailAddress, ["namn@kommun.se", "a+b@c.d.se"], ["kommun.se", "a@b", "a b@c.se", "@c.se", ""]),
        (Id, ["a", "barn-och-unga", "2021"], ["", "A", "å", "a_b", "-a", "a--b", "a/b"]),
        (Language, ["sv", "sv-FI", "smj"], ["", "s", "svenska", "sv_FI"]),
    ],
)  # fmt: skip
def test_forms(form: Any, right: list[str], wrong: list[str]) -> None:
    adapter = TypeAdapter(form)
    assert [adapter.validate_python(text) for text in right] == right
    for text in wrong:
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


@pytest.mark.parametrize(
    ("written", "texts"), [("a\n b", ("a b",)), (2021, ("2021",)), (["a", "b"], ("a", "b")), ([], ())]
)
def test_one_text_stands_for_a_list(written: Any, texts: tuple[str, ...]) -> None:
    assert TypeAdapter(Texts).validate_python(written) == texts


@pytest.mark.parametrize("written", [True, None, 1.5, ["a"]])
def test_no_text(written: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(written)


@pytest.mark.parametrize(
    ("model", "value", "named"),
    [
        (Activity, {"focus_area": "a", "municipalities": "all", "goals": ["b", 3], "unknown": "x"},
         [(("focus_area",), "focus_area", "a"), (("goals", 0), "goal", "b")]),
        (Activity, {"municipalities": ["all", "falun"]}, [(("municipalities", 1), "municipality", "falun")]),
        (Activity, {"responsible": ["a", {"party": "b", "role": "c"}]},
         [(("responsible", 0), "party", "a"), (("responsible", 1, "party"), "party", "b")]),
        (FollowUp, {"statuses": [{"activity": "p/a", "status": "nonsense"}]},
         [(("statuses", 0, "activity"), "activity", "p/a")]),
        (Allocation, {"recipient": "county", "amounts": {"a": 1}},
         [(("recipient",), "recipient", "county"), (("amounts", "a"), "purpose", "a")]),
        (Plan, None, []), (Plan, "text", []), (Plan, {}, []),
    ],
)  # fmt: skip
def test_references_in_what_is_written(model: Any, value: Any, named: list[Any]) -> None:
    assert list(references(model, value)) == named


def test_references_below_a_path() -> None:
    assert list(references(Involved, "a", (2, "parties"))) == [((2, "parties"), "party", "a")]


def test_models_in_types() -> None:
    assert list(models_in(tuple[Cost, ...] | None)) == [Cost]
    assert list(models_in(int)) == []

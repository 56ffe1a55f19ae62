"""Files saved from Kolada's API, version 3."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from klarplan.importing.files.contents import Hidden
from klarplan.importing.files.formats import read_file
from klarplan.importing.files.unreadable import UnreadableError

RECORDED = Path(__file__).parent / "kolada"


def entry(*values: dict[str, Any], kpi: str = "N15428", municipality: str = "1880", period: int = 2023) -> Any:
    return {"kpi": kpi, "municipality": municipality, "period": period, "values": list(values)}


def value(number: float | None, gender: str = "T", **fields: Any) -> dict[str, Any]:
    return {"count": 1, "gender": gender, "status": "", "value": number, "isdeleted": False, **fields}


def read(answer: Any, folder: Path) -> Any:
    file = folder / "kolada.json"
    file.write_text(answer if isinstance(answer, str) else json.dumps(answer), encoding="utf-8")
    return read_file(file)


def test_an_answer_is_a_table_with_exact_values() -> None:
    contents = read_file(RECORDED / "data-kpi-municipality.json")
    rows = [[cell.flat for cell in row] for row in contents.grids[0].rows]
    assert rows[0] == ["kpi", "municipality", "year", "value"]
    assert rows[1] == ["N15428", "1880", "2022", "84.93150684931507"]
    assert contents.grids[0].rows[1][-1].value == Decimal("84.93150684931507")
    left_out = {one.kind: one.count for one in contents.left_out}
    assert left_out == {Hidden.GENDER: 4, Hidden.NO_VALUE: 1, Hidden.DELETED_VALUE: 1}
    assert contents.problems == ()


def test_a_page_of_a_longer_answer_is_told_of(tmp_path: Path) -> None:
    page = {"values": [entry(value(1))], "count": 7000, "next_url": "https://api.kolada.se/v3/data?page=2"}
    problems = read(page, tmp_path).problems
    assert [(one.kind, one.severity, one.values) for one in problems] == [
        ("table-kolada-page", "warning", {"found": 1, "all": "7000"})
    ]


@pytest.mark.parametrize(("answer", "kind"), [
    ("", "table-json"), ("{", "table-json"), ('{"values": [1,]}', "table-json"), ("[]", "table-kolada"),
    ({"values": "x"}, "table-kolada"), ({"values": [{"id": "N15428", "title": "Elever"}]}, "table-kolada"),
    ({"values": [{"kpi": "N1", "ou": "V15E1", "period": 2020, "values": []}]}, "table-kolada"),
    ({"values": [entry(period="2020")]}, "table-kolada"), ({"values": [{**entry(), "values": [3]}]}, "table-kolada"),
    ({"detail": "Not found"}, "table-kolada"), ("[" * 100_000, "table-kolada"),
])  # fmt: skip
def test_what_is_no_answer_with_values(answer: Any, kind: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as error:
        read(answer, tmp_path)
    assert error.value.problem.kind == kind


@pytest.mark.parametrize("number", [float("inf"), True, "84", None])
def test_what_is_no_number_is_no_value(number: Any, tmp_path: Path) -> None:
    contents = read({"values": [entry(value(number))]}, tmp_path)
    assert [one.kind for one in contents.left_out] == [Hidden.NO_VALUE]
    assert len(contents.grids[0].rows) == 1

"""`klarplan status`: the table, the list of one plan, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klarplan.commands.cli import main
from klarplan.site.completeness import Gap

ACTIVITY = "plans/norrby-2021/activities/stodlinje.md"


@pytest.fixture
def status(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    def run(*options: str, changes: dict[str, str] | None = None) -> Result:
        monkeypatch.chdir(site(changes or {}).parent)
        return CliRunner().invoke(main, ["status", *options])

    return run


def test_the_table_has_a_row_for_each_plan_and_a_column_for_each_gap(status: Callable[..., Result]) -> None:
    result = status()
    assert result.exit_code == 0
    heading, rule, row, empty, *_ = result.stdout.splitlines()
    assert len(heading) == len(rule) == len(row)
    assert row.split()[:2] == ["norrby-2021", "2"]
    assert len(row.split()) == len(Gap) + 2
    assert empty == ""


def test_one_plan_with_places(status: Callable[..., Result]) -> None:
    result = status("--plan", "norrby-2021")
    assert result.exit_code == 0
    assert f"content/{ACTIVITY}:1" in result.stdout


def test_a_plan_that_does_not_exist(status: Callable[..., Result]) -> None:
    result = status("--plan", "soderby-1999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "soderby-1999" in result.stderr


def test_json_says_the_same(status: Callable[..., Result]) -> None:
    result = status("--json")
    (plan,) = json.loads(result.stdout)["plans"]
    assert (plan["id"], plan["activities"]) == ("norrby-2021", 2)
    assert set(plan["missing"]) == {gap.value for gap in Gap}
    places = {one["path"] for missing in plan["missing"].values() for one in missing}
    assert places
    assert all(Path(place).is_file() for place in places)
    row = status().stdout.splitlines()[2].split()
    assert [int(cell.replace("–", "0")) for cell in row[2:]] == [len(missing) for missing in plan["missing"].values()]
    assert all(path.startswith("plans/norrby-2021/") for path in plan["lix"])


def test_translated_pages_that_are_older_than_their_originals(
    status: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"pages/om.md": date(2026, 3, 2), "pages/om.fi.md": date(2026, 3, 1)}
    monkeypatch.setattr("klarplan.commands.status.changed_days", lambda content: days)
    changes = {"pages/om.fi.md": "---\ntitle: Tietoa\n---\n\nTeksti.\n"}
    assert status(changes=changes).stdout.splitlines()[-1] == "  content/pages/om.fi.md:1  Tietoa"
    told = json.loads(status("--json", changes=changes).stdout)["translations"]
    assert told == [{"name": "Tietoa", "path": "content/pages/om.fi.md", "line": 1}]
    assert "translations" not in json.loads(status("--json", "--plan", "norrby-2021", changes=changes).stdout)


def test_content_with_errors(status: Callable[..., Result]) -> None:
    result = status(changes={ACTIVITY: ""})
    assert (result.exit_code, result.stdout) == (1, "")
    assert "klarplan check" in result.stderr


def test_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["status"]).exit_code == 2

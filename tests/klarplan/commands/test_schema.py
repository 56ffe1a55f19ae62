"""`klarplan schema`: a file for each kind, in the language that is asked for, and over what was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from klarplan.commands.cli import main
from klarplan.content.schema import SCHEMA_NAMES


@pytest.mark.parametrize(("lang", "title"), [("sv", "titel"), ("en", "title")])
def test_the_schemas_are_written(lang: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "activity.json").write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(main, ["schema", "-o", str(tmp_path), "--lang", lang])
    assert result.exit_code == 0
    assert set(result.stdout.split()) == {str(file) for file in tmp_path.iterdir()}
    assert {file.stem for file in tmp_path.iterdir()} >= {name.removesuffix(".json") for name in SCHEMA_NAMES.values()}
    activity = json.loads((tmp_path / "activity.json").read_text(encoding="utf-8"))
    assert activity["properties"]["title"]["title"].lower() == title

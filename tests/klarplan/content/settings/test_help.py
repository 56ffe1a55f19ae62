"""Where readers get help: what the setting may hold, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.content.settings.config import load
from klarplan.content.settings.help import HelpLine

CASES: list[tuple[str, list[str]]] = [
    ("text: Ring 112.\nlines: [{name: Akut, phone: 112}]", []),
    ("text: Ring 112.\nlines: {name: Akut, phone: 112}", []),
    ("text: Ring 112.\nlines: [{name: Akut}]", ["missing-setting-in"]),
    ("text: Ring 112.\nlines: [{name: Akut, url: https://www.1177.se}]", ["help-without-phone"]),
    ("text: Ring 112.\nlines: [{name: Akut, phone: ring oss}]", ["bad-form"]),
    ("text: Ring 112.\nlines: [{name: A, phone: 112}, {name: A, phone: 1177}]", []),
    ("text: Ring 112.\nlines:\n  - {name: A, phone: 112}\n  - {name: a, phone: 1177}", ["help-twice"]),
    ("text: Ring 112.\nlines: [{name: Akut, phone: 112}]\nwords: [hjälp mig, ta*]", ["help-short-word"]),
    ("lines: [{name: Akut, phone: 112}]", ["missing-setting-in"]),
    ("text: Ring 112.", ["missing-setting-in"]),
    ("text: Ring 112.\nlines: [{name: Akut, phone: 112}]\nord: [x]", ["unknown-field"]),
]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_what_the_setting_may_hold(written: str, expected: list[str], tmp_path: Path, golden: Path) -> None:
    text = (golden / "base/site_config.yml").read_text(encoding="utf-8")
    lines = "".join(f"        {line}\n" for line in written.split("\n"))
    (tmp_path / "content").mkdir()
    (tmp_path / "site_config.yml").write_text(f"{text.rstrip()}\n      help:\n{lines}", encoding="utf-8")
    _, problems = load(tmp_path / "site_config.yml")
    assert [problem.kind for problem in problems] == expected


@pytest.mark.parametrize(("phone", "dialled"), [
    ("116 111", "116111"), ("+46 8-12 34", "+4681234"), (None, ""),
])  # fmt: skip
def test_a_number_is_dialled_without_spaces(phone: str | None, dialled: str) -> None:
    line = HelpLine.model_validate({"name": "Bris", "phone": phone, "url": "https://www.bris.se"})
    assert line.dialled == dialled

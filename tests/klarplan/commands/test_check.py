"""`klarplan check` for people and programs: exit codes, formats, and `--klarsprak`, whose advice stops nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klarplan.commands.cli import main

STIFF = {"pages/text.md": "Vi ska erhålla stöd.\n"}
BROKEN = {"pages/fel.md": "---\ntitle: 'x\n---\n"}


@pytest.fixture
def check(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    def run(changes: dict[str, str], *options: str) -> Result:
        monkeypatch.chdir(site(changes).parent)
        return CliRunner().invoke(main, ["check", *options])

    return run


def test_advice_is_given_where_it_is_asked_for(check: Callable[..., Result]) -> None:
    assert "text.md" not in check(STIFF).stdout
    result = check(STIFF, "--klarsprak")
    assert result.exit_code == 0
    assert "content/pages/text.md:1:8: " in result.stdout
    assert "LIX" in result.stdout
    assert result.stderr.splitlines()[0] == "Inga fel hittades."


def test_problems_come_first(check: Callable[..., Result]) -> None:
    result = check({**STIFF, **BROKEN}, "--klarsprak")
    assert result.exit_code == 1
    problems, advice, report = result.stdout.split("\n\n")[:3]
    assert "content/pages/fel.md:2:8" in problems
    assert "content/pages/text.md:1:8" in advice
    assert "LIX" in report


def test_annotations_are_notices(check: Callable[..., Result]) -> None:
    result = check(STIFF, "--klarsprak", "--format", "github")
    assert result.exit_code == 0
    assert "::notice file=content/pages/text.md,line=1,col=8,title=stiff-word::" in result.stdout
    assert "LIX" not in result.stdout


def test_json(check: Callable[..., Result]) -> None:
    told = json.loads(check({**STIFF, **BROKEN}, "--klarsprak", "--format", "json").stdout)
    assert ("advice", "stiff-word") in {(one["severity"], one["kind"]) for one in told}
    assert ("error", "yaml-quote") in {(one["severity"], one["kind"]) for one in told}

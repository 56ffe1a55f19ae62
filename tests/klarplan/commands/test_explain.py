"""`klarplan explain`: the guide's word on a kind of problem.

Also tests: commands.guide
"""

from __future__ import annotations

from click.testing import CliRunner

from klarplan.commands.cli import main
from klarplan.content.problems.kinds import KINDS


def test_a_kind_is_explained() -> None:
    result = CliRunner().invoke(main, ["explain", "yaml-colon", "bad-amount"])
    assert result.exit_code == 0
    first, second = result.stdout.split("\nbad-amount\n----------\n")
    assert first.startswith("yaml-colon\n----------\n")
    assert "kolon" in first
    assert "kronor" in second


def test_all_kinds_are_listed() -> None:
    result = CliRunner().invoke(main, ["explain"])
    assert result.exit_code == 0
    assert [line.strip() for line in result.stdout.splitlines()[1:]] == sorted(KINDS)


def test_a_kind_that_there_is_not() -> None:
    result = CliRunner().invoke(main, ["explain", "yaml-kolon"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "yaml-colon" in result.stderr

"""Options of the engine that do nothing here: each is told of where it stands, with what to use instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.content.settings.config import load

OURS = """site_name: Planer
site_url: https://norrby.se/
docs_dir: content
plugins:
  - klarplan:
      organisation: Norrby kommun
      licence: {name: CC0, url: "https://example.org/"}
      report: {email: a@b.se}
"""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", []),
        ("nav:\n  - index.md\n", [("nav", 9)]),
        ("copyright: Vi\nrepo_name: x\nsite_author: y\n", [("copyright", 9), ("site_author", 11), ("repo_name", 10)]),
        ("theme:\n  name: material\n  font: false\n  language: sv\n", []),
        ("theme:\n  name: material\n  font: {text: Roboto}\n  palette: []\n", [("theme.font", 11)]),
        ("theme:\n  logo: a.svg\n  features: [x]\n", [("theme.logo", 10), ("theme.features", 11)]),
        ("theme: material\n", []),
        ("extra:\n  analytics: {provider: x}\n  own: y\n", [("extra.analytics", 10)]),
        ("extra_css: [a.css]\nrepo_url: https://x.se\nedit_uri: edit/\n", []),
    ],
)
def test_what_is_written_in_vain(options: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    file = tmp_path / "site_config.yml"
    file.write_text(OURS + options, encoding="utf-8")
    (tmp_path / "content").mkdir()
    config, problems = load(file)
    assert config
    told = [problem for problem in problems if problem.kind == "no-effect"]
    assert [(problem.values["found"], problem.position.line) for problem in told] == expected
    assert all(problem.hint("sv") and problem.hint("sv") != problem.hint("en") for problem in told)

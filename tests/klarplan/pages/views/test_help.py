"""Where the help stands, and which searches show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from klarplan.content.plain_language.wording import wording
from klarplan.publishing.build import build

HELP = """\
      help:
        text: Ring 112 om någons liv är i fara.
        lines:
          - name: Råd
            phone: 116 111
          - {name: Vård, url: "https://www.1177.se"}
        words: [Ensam i natten]
"""
AREA = "plans/norrby-2021/focus-areas/tidigt-stod.md"
Site = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def pages(site: Site) -> dict[str, tuple[str, ...]]:
    """The help of each page, by the last of its words, on a site whose area and one target group show it."""
    content = site({})
    area = content / AREA
    area.write_text(area.read_text(encoding="utf-8").replace("---\n", "---\nhelp: true\n", 1), encoding="utf-8")
    groups = content / "target-groups.yml"
    text = groups.read_text(encoding="utf-8")
    groups.write_text(text.replace("- id: barn-och-unga\n", "- id: barn-och-unga\n  help: true\n", 1), encoding="utf-8")
    config = content.parent / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8").rstrip() + "\n" + HELP, encoding="utf-8")
    publication = build(config)
    return {
        page.dest_uri: (shell.help.words[-1:] if shell.help.words else ("shown",)) if shell.help else ()
        for page in publication.pages
        for shell in [publication.shells.around(page)]
    }


def test_it_stands_where_it_is_asked_for(pages: dict[str, tuple[str, ...]]) -> None:
    assert {name: words for name, words in pages.items() if words} == {
        "index.html": ("shown",), "planer/norrby-2021/tidigt-stod/index.html": ("shown",),
        "malgrupper/barn-och-unga/index.html": ("shown",), "sok/index.html": ("ensam i natten",),
    }  # fmt: skip


def test_the_usual_words_are_in_lower_case_and_have_no_doubles() -> None:
    known = wording("sv")
    assert known
    assert len(set(known.crisis)) == len(known.crisis)
    assert all(word == word.lower().strip() and len(word) > 3 for word in known.crisis)
    assert {"hjälp nu", "mår dåligt", "självmord*", "vill inte leva"} <= set(known.crisis)

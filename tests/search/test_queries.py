"""What citizens type leads to the right place: the figures for each class of question are printed (pytest -s).

The files say what is right. At least 90 % of the questions have it first and 97 % among the first three, and a question
that nothing answers gets no hits at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from chromium import visit
from playwright.sync_api import Browser
from results_page import address, answer, ask
from site_server import SiteServer

FILES = ("queries", "unseen")
FIRST, AMONG = 0.90, 0.97
FEW = 3

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("queries")]


@dataclass(frozen=True)
class Asked:
    """A question, what is right, and what came."""

    kind: str
    question: str
    right: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def first(self) -> bool:
        """The first hit is right; for nonsense, there is none."""
        return self.found[:1] == () if not self.right else self.found[:1] != () and self.found[0] in self.right

    @property
    def among(self) -> bool:
        """One of the first three is right."""
        return self.first or bool(set(self.found[:FEW]) & set(self.right))


def questions(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    groups = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"))
    for group in groups:
        for query in group["queries"]:
            yield group["class"], query["q"], tuple(query["expect"])


def table(asked: list[Asked]) -> str:
    """The figures by class, and every question that was not answered first."""
    kinds = list(dict.fromkeys(one.kind for one in asked))
    rows = [(kind, [one for one in asked if one.kind == kind]) for kind in kinds]
    lines = [f"{'class':20} first three number"]
    lines += [
        f"{kind:20} {sum(o.first for o in some):5} {sum(o.among for o in some):5} {len(some):6}"
        for kind, some in [*rows, ("all", asked)]
    ]
    missed = [f"{one.question!r} got {one.found[:FEW]}" for one in asked if not one.first]
    return "\n".join([*lines, *missed])


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_questions_lead_to_the_right_place(name: str, browser: Browser, server: SiteServer) -> None:
    asked = []
    with visit(browser) as page:
        page.goto(address(server, "plan"))
        answer(page, server)
        for kind, question, right in questions(name):
            asked.append(Asked(kind, question, right, tuple(ask(page, server, question).addresses)))
    figures = table(asked)
    print(f"\n{name}\n{figures}")  # noqa: T201 (pytest -s shows it)
    assert sum(one.first for one in asked) >= FIRST * len(asked), figures
    assert sum(one.among for one in asked) >= AMONG * len(asked), figures
    assert all(one.first for one in asked if not one.right), figures


@pytest.mark.parametrize("name", FILES)
def test_what_is_right_exists(name: str, site_folder: Path) -> None:
    for _, question, right in questions(name):
        for one in right:
            path, _, anchor = one.partition("#")
            page = site_folder / path / "index.html"
            assert page.is_file(), (question, one)
            assert not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"), (question, one)


def test_there_are_enough_questions_of_every_class() -> None:
    asked = list(questions("queries"))
    assert len(asked) >= 80
    assert {kind for kind, _, _ in asked} == {
        "exact", "inflected", "prefix", "compound part", "without diacritics", "misspelt", "synonym", "abbreviation",
        "place and topic", "several words", "nonsense",
    }  # fmt: skip


def test_the_figures_fall_when_the_answers_are_wrong() -> None:
    right = Asked("exact", "a", ("a/",), ("a/", "b/"))
    third = Asked("exact", "b", ("b/",), ("x/", "y/", "b/"))
    late = Asked("exact", "c", ("c/",), ("x/", "y/", "z/", "c/"))
    none = Asked("exact", "d", ("d/",), ())
    junk = Asked("nonsense", "xyz", (), ("a/",))
    assert [one.first for one in (right, third, late, none, junk)] == [True, False, False, False, False]
    assert [one.among for one in (right, third, late, none, junk)] == [True, True, False, False, False]
    assert "exact                    1     2      4" in table([right, third, late, none])

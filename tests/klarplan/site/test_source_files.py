"""Which content files pages are made from."""

from __future__ import annotations

import pytest
from samples import activity, area, follow_up, funding, municipality, plan, site, target_group

from klarplan.site import source_files as made_from
from klarplan.site.library import Library

FILES = {
    "plan": "plans/a/index.md", "area": "plans/a/focus-areas/omrade.md", "one": "plans/a/activities/ett.md",
    "two": "plans/a/activities/tva.md", "told": "plans/a/follow-ups/2022-05-01.md", "money": "plans/a/funding.yml",
    "other": "plans/b/index.md", "falun": "municipalities/falun.md", "mora": "municipalities/mora.md",
    "groups": "target-groups.yml",
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return site(
        plan("a", municipalities=["falun", "mora"]),
        area("a", "omrade"),
        activity("a", "ett", focus_area="omrade", target_groups=["barn"]),
        activity("a", "tva", municipalities=["mora"]),
        follow_up("a", "2022-05-01", statuses=[{"activity": "tva", "status": "done"}]),
        plan("b", municipalities=["mora"]),
        municipality("falun", "Falun", "2080"),
        municipality("mora", "Mora", "2062"),
        target_group("barn", "Barn"),
        fundings=[("a", funding())],
    ).library


CASES = [
    ("plans", (), "plan area one two other"),
    ("activities", (), "one two told"),
    ("dates", (), "plan area one two money told other"),
    ("municipalities", (), "falun mora"),
    ("municipality", ("falun",), "falun plan one money"),
    ("municipality", ("mora",), "mora plan one two told money other"),
    ("target_group", ("barn",), "groups one"),
]


@pytest.mark.parametrize(("page", "arguments", "expected"), CASES)
def test_pages_are_made_from(page: str, arguments: tuple[str, ...], expected: str, library: Library) -> None:
    given = [library.municipalities[one] if page == "municipality" else one for one in arguments]
    found = getattr(made_from, page)(library, *given)
    assert sorted(found) == sorted(FILES[name] for name in expected.split())

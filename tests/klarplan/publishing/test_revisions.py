"""Plans that newer revisions have taken the place of: still there to read, and in no list.

Also tests: pages.views.target_group
Also tests: pages.views.dates
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import samples

from klarplan.open_data.feeds import feeds
from klarplan.open_data.plan_rows import plan_rows
from klarplan.pages.views.a_to_z import index_view
from klarplan.pages.views.all_activities import activities_view
from klarplan.pages.views.dates import date_views
from klarplan.pages.views.municipality import municipality_view
from klarplan.pages.views.plan import plan_page_view, plans_view
from klarplan.pages.views.target_group import target_group_view
from klarplan.publishing.build import ContentError, Publication, build
from klarplan.publishing.search import entries as search
from klarplan.site.phrases import plan_notice, plan_status
from klarplan.site.reviews import overdue

EXAMPLE = Path(__file__).parents[2] / "examples" / "revised" / "site_config.yml"

CHAINS: dict[str, tuple[dict[str, str | None], set[str], dict[str, str]]] = {
    "none": ({"a": None, "b": None}, set(), {}),
    "one": ({"a": "b", "b": None}, set(), {"a": "b"}),
    "a chain leads to the newest": ({"a": "b", "b": "c", "c": None}, set(), {"a": "c", "b": "c"}),
    "two that became one": ({"a": "c", "b": "c", "c": None}, set(), {"a": "c", "b": "c"}),
    "a draft takes no place yet": ({"a": "b", "b": None}, {"b"}, {}),
    "the newest is a draft": ({"a": "b", "b": "c", "c": None}, {"c"}, {"a": "b"}),
    "a draft between": ({"a": "b", "b": "c", "c": None}, {"b"}, {"a": "c"}),
    "a draft that was superseded is not shown at all": ({"a": "b", "b": None}, {"a"}, {}),
    "a circle, which is a problem": ({"a": "b", "b": "a"}, set(), {"a": "b", "b": "a"}),
    "itself, which is a problem": ({"a": "a"}, set(), {}),
}


@pytest.mark.parametrize("case", CHAINS)
def test_which_plan_holds_instead(case: str) -> None:
    after, drafts, expected = CHAINS[case]
    plans = [
        samples.plan(name, superseded_by=following, status="draft" if name in drafts else "adopted")
        for name, following in after.items()
    ]
    library = samples.site(*plans).library
    assert library.superseded == expected
    assert set(library.current) == set(library.plans) - set(expected)


def site(**fields: Any) -> Any:
    """Two revisions of a plan, with the same activity in both."""

    def parts(name: str) -> list[Any]:
        return [
            samples.area(name, "stod"),
            samples.activity(name, "lots", focus_area="stod", target_groups="unga", period="2022"),
        ]

    return samples.site(
        samples.plan("old", title="Planen", superseded_by="new", municipalities="viken", review_date="2022-01-01"),
        samples.plan("new", title="Planen", municipalities="viken", period="2024–2027"),
        *parts("old"), *parts("new"), samples.municipality("viken", "Viken", "0001"),
        samples.target_group("unga", "Unga"), samples.term("rest", plan="old"), samples.term("lots"), **fields,
    )  # fmt: skip


def test_lists_have_the_plan_that_holds() -> None:
    found = site()
    assert [plan.url for plan in plans_view(found).plans] == ["planer/new/"]
    assert len(activities_view(found).tables) == 1
    assert {one.place.url for one in date_views(found)} == {"planer/new/"}
    place, group = found.library.municipalities["viken"], found.library.target_groups["unga"]
    when = next(fact for fact in municipality_view(found, place).answers if fact.label == "When")
    assert [value.url for value in when.values] == ["planer/new/"]
    assert [section.anchor for section in target_group_view(found, group).sections] == ["new"]
    links = [link for letter in index_view(found, []).letters for entry in letter.entries for link in entry.links]
    assert {link.text for link in links} == {"lots"}
    assert not [link.url for link in links if "old" in link.url]
    assert [one.term for one in search.vocabulary(found)] == ["lots", "Unga"]


def test_a_superseded_plan_says_so() -> None:
    found = site()
    old, new = (found.library.plans[name].plan for name in ("old", "new"))
    assert (plan_status(found, old), plan_status(found, new)) == ("Superseded", "In force")
    link = found.newer_revision(old)
    assert (link.text, link.url, link.note) == ("Planen", "planer/new/", "2024–2027")
    assert found.newer_revision(new) is None
    assert found.earlier_revisions == {"new": (old,)}
    assert overdue(old, old, samples.TODAY) is None
    told = "This version of the plan holds no longer. “Planen”, 2024–2027, holds instead."
    assert (plan_notice(found, old), plan_notice(found, new)) == (told, "")
    assert plan_notice(found, old.model_copy(update={"status": "ended"})) == told
    assert plan_page_view(found, found.library.plans["old"]).notice == ""  # the frame of every page says it


def test_earlier_revisions_stand_with_the_latest_first() -> None:
    found = samples.site(
        samples.plan("p", superseded_by="r", period="2018–2019"), samples.plan("q", superseded_by="r", period="2021"),
        samples.plan("o", superseded_by="q", period="löpande"), samples.plan("r", period="2024"),
    )  # fmt: skip
    assert [plan.id for plan in found.earlier_revisions["r"]] == ["q", "p", "o"]


# ---- whole sites ----


@pytest.fixture(scope="module")
def publication() -> Publication:
    return build(EXAMPLE)


def test_every_page_of_a_superseded_plan_leads_to_the_newest(publication: Publication) -> None:
    old = [page for page in publication.pages if page.dest_uri.startswith(("planer/viken-2014/", "planer/viken-2017/"))]
    assert len(old) == 10  # those of each activity, and of all of a plan's, too
    for page in old:
        shell = publication.shells.around(page)
        assert shell.superseded is not None
        assert shell.superseded.url == "planer/viken-2020/"
        assert (shell.robots, shell.indexed) == ("noindex", False)
        assert not shell.structured
    other = [page for page in publication.pages if page not in old and page.view.TEMPLATE != "search.html"]
    for shell in map(publication.shells.around, other):
        assert (shell.superseded, shell.indexed) == (None, True)


def test_no_list_leads_to_a_superseded_plan(publication: Publication) -> None:
    allowed = {
        "planer/viken-2020/index.html",  # its earlier revisions
        "ordlista/index.html",  # the words of all plans
        "data/index.html",
    }
    for page in publication.pages:
        if page.dest_uri in allowed or page.dest_uri.startswith(("planer/viken-2014/", "planer/viken-2017/")):
            continue
        assert "viken-2014" not in repr(page.view), page.dest_uri
        assert "viken-2017" not in repr(page.view), page.dest_uri


def test_search_does_not_find_it(publication: Publication) -> None:
    assert not [entry for entry in publication.entries if "viken-2014" in entry.file or "viken-2017" in entry.file]
    assert not [entry for entry in publication.entries if entry.title == "trygghetsrunda"]
    assert [entry for entry in publication.entries if entry.title == "lots"]


def test_open_data_and_feeds_say_what_holds_instead(publication: Publication) -> None:
    rows = rows_of(publication, "plans")
    assert {row.id: row.superseded_by for row in rows} == {
        "viken-2014": "viken-2020", "viken-2017": "viken-2020", "viken-2020": None,
    }  # fmt: skip
    activities = {row.id.rpartition("/")[2]: row for row in rows_of(publication, "activities")}
    lamps = activities["lampor"]
    assert (lamps.added, lamps.ended.isoformat(), activities["belysning"].added) == (None, "2021-06-30", lamps.ended)
    written = dict(feeds(publication.site, publication.config.settings, "Planer"))
    assert "gäller inte längre" in written["planer/viken-2017/feed.xml"].decode()
    assert "gäller inte längre" not in written["planer/viken-2020/feed.xml"].decode()


def rows_of(publication: Publication, name: str) -> list[Any]:
    tables = publication.open_data.tables[""]
    return next(rows for table, rows in tables.items() if name == table.NAME)


# ---- links to drafts ----


def test_a_link_to_a_draft_stops_what_is_published_and_no_preview(site: Callable[..., Path]) -> None:
    index = "plans/norrby-2021/index.md"
    text = (site({}) / index).read_text(encoding="utf-8").replace("status: adopted", "status: draft")
    config = site({index: text}).parent / "site_config.yml"
    with pytest.raises(ContentError) as found:
        build(config)
    assert [problem.kind for problem in found.value.problems if problem.severity == "error"] == ["draft-link"]
    publication = build(config, drafts=True)
    assert "planer/norrby-2021/index.html" in {page.dest_uri for page in publication.pages}


def test_open_data_tells_the_same_status_as_the_page() -> None:
    found = site()
    told = {row.id: row.status_text for contents in found.library.plans.values() for row in plan_rows(found, contents)}
    assert told == {"old": "Superseded", "new": "In force"}

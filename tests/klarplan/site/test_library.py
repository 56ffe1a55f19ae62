"""Records as a whole: order, what belongs together, what holds now, and what a draft leaves out."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.model.values import Status
from klarplan.site.library import NO_AREA, Library, relate

FALUN = samples.municipality("falun", "Falun", "2080")
AVESTA = samples.municipality("avesta", "Avesta", "2084")
AMAL = samples.municipality("amal", "Åmål", "1492", "Västra Götalands län")


def library(*given: Any, drafts: bool = False, fundings: Any = ()) -> Library:
    return relate(samples.records(*given, fundings=fundings), samples.TODAY, drafts=drafts)


# ---- order ----


def test_plans_and_municipalities_stand_in_swedish_order() -> None:
    plans = [samples.plan(name, short_title=title) for name, title in (("a", "Örebro"), ("b", "Ånge"), ("c", "Zinken"))]
    found = library(AMAL, *plans, FALUN, AVESTA)
    assert list(found.plans) == ["c", "b", "a"]
    assert list(found.municipalities) == ["avesta", "falun", "amal"]


def test_terms_stand_in_swedish_order() -> None:
    words = ["ö", "SIP", "Ångest", "adhd", "Äldre", "”citat”"]
    found = library(*map(samples.term, words))
    assert [term.term for term in found.terms] == ["adhd", "”citat”", "SIP", "Ångest", "Äldre", "ö"]


def test_focus_areas_and_activities_stand_in_their_own_order() -> None:
    found = library(
        samples.activity("a", "ovrig"),
        samples.activity("a", "o2", focus_area="andra", title="Ö"),
        samples.activity("a", "o1", focus_area="andra", title="Å"),
        samples.activity("a", "forst", focus_area="andra", order=-1),
        samples.activity("a", "x2", focus_area="forsta", order=2),
        samples.activity("a", "x1", focus_area="forsta", order=1, title="Z"),
        samples.area("a", "andra", 2),
        samples.area("a", "forsta", 1),
        samples.area("a", "samma", 2, title="Andra, men samma nummer"),
        samples.plan("a"),
    ).plans["a"]
    assert [area.id for area in found.focus_areas] == ["forsta", "andra", "samma"]
    assert list(found.activities) == ["x1", "x2", "forst", "o1", "o2", "ovrig"]
    by_area = {area: [one.id for one in activities] for area, activities in found.activities_by_area.items()}
    assert by_area == {"forsta": ["x1", "x2"], "andra": ["forst", "o1", "o2"], NO_AREA: ["ovrig"]}


def test_follow_ups_stand_with_the_newest_first() -> None:
    days = ["2021-12-31", "2023-01-01", "2022-06-30"]
    found = library(samples.plan("a"), *(samples.follow_up("a", day) for day in days))
    assert [one.id for one in found.plans["a"].follow_ups] == ["2023-01-01", "2022-06-30", "2021-12-31"]


@pytest.mark.parametrize("drafts", [False, True])
def test_a_follow_up_counts_from_its_day(drafts: bool) -> None:
    today, tomorrow = "2026-11-22", "2026-11-23"
    follow_ups = [
        samples.follow_up("a", day, statuses=[{"activity": "x", "status": status}])
        for day, status in ((today, "started"), (tomorrow, "done"))
    ]
    found = library(samples.plan("a"), samples.activity("a", "x"), *follow_ups, drafts=drafts).plans["a"]
    assert [one.id for one in found.follow_ups] == [today]
    assert found.statuses["x"].status is Status.STARTED


def test_the_order_in_which_records_are_read_does_not_matter() -> None:
    given = [
        samples.plan("b"), samples.plan("a", municipalities=["falun", "avesta"]), FALUN, AVESTA, samples.area("a", "y"),
        samples.area("a", "x"), samples.activity("a", "k", focus_area="x"), samples.activity("a", "j"),
        samples.term("u"), samples.term("t"),
    ]  # fmt: skip
    one, other = library(*given), library(*reversed(given))
    assert list(one.plans) == list(other.plans)
    assert one.plans["a"].focus_areas == other.plans["a"].focus_areas
    assert list(one.plans["a"].activities) == list(other.plans["a"].activities)
    assert list(one.municipalities) == list(other.municipalities)
    assert one.terms == other.terms


# ---- what belongs together ----


def test_goals_of_plan_and_focus_areas_with_the_activities_that_work_for_them() -> None:
    found = library(
        samples.plan("a", goals=[{"id": "stort", "text": "Stort mål"}]),
        samples.area("a", "x", goals=[{"id": "litet", "text": "Litet mål", "part_of": "stort"}]),
        samples.activity("a", "ett", goals=["litet", "stort"]),
        samples.activity("a", "annat", goals=["litet"]),
    ).plans["a"]
    assert set(found.goals) == {"stort", "litet"}
    assert [one.id for one in found.activities_by_goal["litet"]] == ["annat", "ett"]
    assert [one.id for one in found.activities_by_goal["stort"]] == ["ett"]


def test_plans_by_municipality_and_activities_by_target_group() -> None:
    found = library(
        FALUN, AVESTA, AMAL, samples.target_group("unga", "Unga"), samples.target_group("aldre", "Äldre"),
        samples.plan("a", municipalities=["avesta", "falun"]), samples.plan("b", municipalities=["falun"]),
        samples.activity("a", "ett", target_groups=["unga"]), samples.activity("b", "annat", target_groups=["unga"]),
    )  # fmt: skip
    assert {key: [one.plan.id for one in plans] for key, plans in found.plans_by_municipality.items()} == {
        "avesta": ["a"], "falun": ["a", "b"],
    }  # fmt: skip
    assert [(one.plan, one.id) for one in found.activities_by_target_group["unga"]] == [("a", "ett"), ("b", "annat")]
    assert "aldre" not in found.activities_by_target_group


def test_an_activity_concerns_the_municipalities_of_its_plan_or_its_own() -> None:
    everywhere, somewhere = samples.activity("a", "i"), samples.activity("a", "j", municipalities=["falun"])
    nowhere = samples.activity("a", "k", municipalities=[])
    found = library(FALUN, AVESTA, samples.plan("a", municipalities=["avesta", "falun"]), everywhere, somewhere)
    assert found.activity_municipalities(everywhere) == ("avesta", "falun")
    assert found.activity_municipalities(somewhere) == ("falun",)
    assert found.activity_municipalities(nowhere) == ()


def test_municipalities_are_parties_too() -> None:
    found = library(samples.party("region", "Region Dalarna"), FALUN)
    assert {key: party.name for key, party in found.parties.items()} == {"region": "Region Dalarna", "falun": "Falun"}
    assert found.parties["falun"].kind == "municipality"


def test_the_start_page_is_not_an_ordinary_page() -> None:
    found = library(
        samples.page("pages/om.md"), samples.page("index.md", title="Start"), samples.page("pages/index.md")
    )
    assert found.start is not None
    assert found.start.title == "Start"
    assert [page.path for page in found.pages] == ["pages/om.md", "pages/index.md"]


def test_nothing_at_all() -> None:
    found = library()
    assert (found.plans, found.start, found.pages, found.terms) == ({}, None, (), ())
    assert found.activity("x", "a") is None


# ---- references from plan to plan ----


@pytest.mark.parametrize(
    ("reference", "plan", "expected"),
    [
        ("ett", "a", ("a", "ett")),
        ("ett", "b", ("b", "ett")),
        ("a/ett", "b", ("a", "ett")),
        ("b/eget", "a", ("b", "eget")),
        ("eget", "a", None),
        ("a/eget", "b", None),
        ("c/ett", "a", None),
        ("", "a", None),
    ],
)
def test_activities_by_reference(reference: str, plan: str, expected: tuple[str, str] | None) -> None:
    found = library(
        samples.plan("a"), samples.plan("b"), samples.activity("a", "ett"), samples.activity("b", "ett"),
        samples.activity("b", "eget"),
    ).activity(reference, plan)  # fmt: skip
    assert (found and (found.plan, found.id)) == expected


# ---- what holds now ----


@pytest.mark.parametrize(
    ("own", "told", "expected"),
    [
        # own status and its date; follow-ups as (day, status); what holds, and who says so
        ((None, None), [], ("unknown", "")),
        (("started", None), [], ("started", "")),
        ((None, None), [("2022-01-01", "halfway")], ("halfway", "2022-01-01")),
        ((None, "2023-01-01"), [("2022-01-01", "halfway")], ("halfway", "2022-01-01")),
        ((None, None), [("2022-01-01", "halfway"), ("2023-01-01", "done")], ("done", "2023-01-01")),
        ((None, None), [("2023-01-01", "done"), ("2022-01-01", "halfway")], ("done", "2023-01-01")),
        # its own file wins where it says that it is newer
        (("started", None), [("2023-01-01", "done")], ("done", "2023-01-01")),
        (("started", "2024-01-01"), [("2023-01-01", "done")], ("started", "")),
        (("started", "2023-01-01"), [("2023-01-01", "done")], ("started", "")),
        (("started", "2022-12-31"), [("2023-01-01", "done")], ("done", "2023-01-01")),
        (("paused", "2022-12-31"), [("2022-01-01", "started"), ("2023-01-01", "unknown")], ("unknown", "2023-01-01")),
    ],
)
def test_current_status(
    own: tuple[str | None, str | None], told: list[tuple[str, str]], expected: tuple[str, str]
) -> None:
    fields = {key: value for key, value in zip(("status", "status_date"), own, strict=True) if value}
    follow_ups = [
        samples.follow_up("a", day, statuses=[{"activity": "ett", "status": status, "note": "Så här."}])
        for day, status in told
    ]
    found = library(samples.plan("a"), samples.activity("a", "ett", **fields), *follow_ups).plans["a"].statuses["ett"]
    assert (found.status, found.follow_up) == (Status(expected[0]), expected[1])
    assert found.reason == ("Så här." if found.follow_up else "")


def test_every_activity_has_a_status() -> None:
    contents = library(samples.plan("a"), samples.activity("a", "i"), samples.activity("a", "j")).plans["a"]
    assert contents.statuses.keys() == contents.activities.keys()


# ---- drafts ----


def _with_a_draft() -> list[Any]:
    return [
        FALUN, samples.target_group("unga", "Unga"),
        samples.plan("klar", municipalities=["falun"]),
        samples.activity("klar", "ett", target_groups=["unga"], see_also=["utkast/nytt"]),
        samples.plan("utkast", municipalities=["falun"], status="draft"),
        samples.area("utkast", "x"),
        samples.activity("utkast", "nytt", target_groups=["unga"], focus_area="x"),
        samples.follow_up("utkast", "2026-01-01"),
        samples.term("nyord", plan="utkast"), samples.term("ord", plan="klar"), samples.term("allmänt"),
    ]  # fmt: skip


def test_a_draft_is_left_out_with_all_that_is_its_own() -> None:
    found = library(*_with_a_draft(), fundings=[("utkast", samples.funding())])
    assert list(found.plans) == ["klar"]
    assert [one.plan.id for one in found.plans_by_municipality["falun"]] == ["klar"]
    assert [one.id for one in found.activities_by_target_group["unga"]] == ["ett"]
    assert found.activity("utkast/nytt", "klar") is None
    assert [term.term for term in found.terms] == ["allmänt", "ord"]
    assert "utkast" not in repr(found.plans).replace("utkast/nytt", "")


def test_a_draft_is_shown_where_drafts_are() -> None:
    found = library(*_with_a_draft(), drafts=True, fundings=[("utkast", samples.funding())])
    assert list(found.plans) == ["klar", "utkast"]
    assert [one.id for one in found.activities_by_target_group["unga"]] == ["ett", "nytt"]
    assert found.plans["utkast"].funding is not None
    assert found.activity("utkast/nytt", "klar") is not None
    assert [term.term for term in found.terms] == ["allmänt", "nyord", "ord"]

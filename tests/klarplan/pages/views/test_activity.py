"""An activity's own page."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.pages.views.activity import ActivityPageView, activity_page_view, neighbours, statuses_told
from klarplan.site.parts import Link


def page(*given: Any, name: str = "x", **plan: Any) -> ActivityPageView:
    site = samples.site(samples.plan("a", **plan), *given)
    contents = site.library.plans["a"]
    told = statuses_told(contents).get(name, ())
    return activity_page_view(site, contents, contents.activities[name], neighbours(contents)[name], told)


def test_it_tells_what_is_known() -> None:
    view = page(
        samples.activity("a", "x", title="Öppna en stödlinje", goals=["mal"]), goals=[{"id": "mal", "text": "Må bra"}]
    )
    assert (view.activity.title, view.activity.url) == ("Öppna en stödlinje", "planer/a/aktiviteter/x/")
    assert [(fact.label, fact.values) for fact in view.facts] == [("Goals", (Link("Må bra"),))]
    assert (view.source, view.document, view.reading) == ("Dokumentet a", "", "")


def test_its_source_is_a_short_line_and_the_document_folded() -> None:
    view = page(samples.activity("a", "x", source={"document": "planen", "place": "avsnitt 3, rad 2"}))
    assert (view.source, view.document) == ("Avsnitt 3, rad 2", "Dokumentet a")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "The plan does not say who does it, when it is done, or what it costs."),
        ({"period": "2021", "cost": [{"amount": 1}]}, "The plan does not say who does it."),
        ({"period": "2021", "cost": [{"amount": 1}], "collaborating": [{"party": "falun"}]}, ""),
    ],
)
def test_what_the_plan_does_not_say(fields: dict[str, Any], sentence: str) -> None:
    view = page(samples.municipality("falun", "Falun", "2080"), samples.activity("a", "x", **fields))
    assert view.unsaid == sentence


def test_a_long_fact_stands_in_full_among_the_rest() -> None:
    aim = "Alla ska må bra. " + "Det tar tid. " * 20
    view = page(samples.activity("a", "x", aim=aim.strip()))
    assert view.facts[0].values == (Link("Alla ska må bra\N{NO-BREAK SPACE}…"),)
    assert view.background[0].values == (Link(aim.strip()),)


def test_of_many_names_two_stand_first_and_without_their_roles() -> None:
    roles = [{"party": "falun", "role": f"gör det som är det {number}:a av allt som ska göras"} for number in range(4)]
    view = page(samples.municipality("falun", "Falun", "2080"), samples.activity("a", "x", responsible=roles))
    kept = [(value.text, value.note) for value in view.facts[0].values]
    assert kept == [("Falun", ""), ("Falun", "and 2 more")]
    assert len(view.background[0].values) == 4


def test_a_plans_own_class_of_priority_is_among_the_rest() -> None:
    view = page(samples.activity("a", "x", priority="forst"), priorities=[{"id": "forst", "title": "Görs först"}])
    assert view.background[0].values == (Link("Görs först"),)


STATUSES = [
    samples.follow_up("a", "2022-01-01", statuses=[{"activity": "x", "status": "started", "note": "Nästan."}]),
    samples.follow_up("a", "2023-01-01", statuses=[{"activity": "x", "status": "done"}]),
]


def test_its_status_has_a_day_a_source_and_a_history() -> None:
    view = page(samples.activity("a", "x", status="not_started"), *STATUSES)
    assert (view.activity.status.name, view.as_of) == ("done", "1 January 2023")
    assert view.said_in == Link("Uppföljning 2023-01-01", "planer/a/uppfoljningar/2023-01-01/")
    assert [(one.status.name, one.status.reason, one.said_in.text) for one in view.history] == [
        ("started", "Nästan.", "Uppföljning 2022-01-01"), ("not_started", "", "The plan"),
    ]  # fmt: skip


@pytest.mark.parametrize(("status", "as_of"), [("started", "5 May 2020"), ("unknown", "")])
def test_a_status_without_a_day_is_of_its_documents(status: str, as_of: str) -> None:
    sources = [{"id": "planen", "title": "Dokumentet", "date": "2020-05-05"}]
    assert page(samples.activity("a", "x", status=status), sources=sources).as_of == as_of


def test_the_activities_beside_it_are_those_of_its_focus_area() -> None:
    site = samples.site(
        samples.plan("a"), samples.area("a", "stod"), samples.activity("a", "x", focus_area="stod", order=1),
        samples.activity("a", "y", focus_area="stod", order=2), samples.activity("a", "z"),
    )  # fmt: skip
    near = neighbours(site.library.plans["a"])
    names = {name: [other.id if other else "" for other in near[name]] for name in near}
    assert names == {"x": ["", "y"], "y": ["x", ""], "z": ["", ""]}

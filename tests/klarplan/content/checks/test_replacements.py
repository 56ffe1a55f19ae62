"""What takes the place of what: circles are told once each, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Problem
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.model.values import Status
from klarplan.site.changes import PlanHistory
from klarplan.site.library import relate

Site = Callable[[Mapping[str, str | bytes | None]], Path]
Links = dict[str, list[str]]


def problems(site: Site, files: dict[str, str]) -> list[Problem]:
    return validate(site({**files}), Addresses(AddressNames()))[1]


ACTIVITIES: dict[str, tuple[Links, list[str]]] = {
    "a chain": ({"a": ["b"], "b": ["c"], "c": []}, []),
    "two ways to the same": ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
    "itself": ({"a": ["a"]}, ["a"]),
    "by its whole name": ({"a": ["norrby-2021/a"]}, ["a"]),
    "two": ({"a": ["b"], "b": ["a"]}, ["b"]),
    "three, and one that leads to them": ({"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b"]}, ["d"]),
    "two circles": ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, ["b", "d"]),
    "two circles that share one": ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, ["b", "c"]),
    "a way out beside the circle": ({"a": ["b"], "b": ["c", "a"], "c": []}, ["b"]),
}


@pytest.mark.parametrize("case", ACTIVITIES)
def test_activities_that_replace_each_other(case: str, site: Site) -> None:
    links, expected = ACTIVITIES[case]
    files = {
        f"plans/norrby-2021/activities/{name}.md":
        f"---\ntitle: {name}\nreplaced_by: [{', '.join(after)}]\nsource:\n  document: planen\n---\n"
        for name, after in links.items()
    }  # fmt: skip
    found = problems(site, files)
    assert {problem.kind for problem in found} <= {"replacement-circle"}
    assert [problem.values["found"] for problem in found] == expected


PLANS: dict[str, tuple[dict[str, str], list[str]]] = {
    "a chain": ({"a": "b", "b": "c", "c": "norrby-2021"}, []),
    "several that became one": ({"a": "c", "b": "c", "c": ""}, []),
    "itself": ({"a": "a"}, ["a"]),
    "three": ({"b": "c", "c": "a", "a": "b"}, ["a"]),
    "one that leads to a circle": ({"a": "c", "c": "b", "b": "c"}, ["b"]),
    "two circles": ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["a", "c"]),
}


@pytest.mark.parametrize("case", PLANS)
def test_plans_that_supersede_each_other(case: str, site: Site) -> None:
    links, expected = PLANS[case]
    files = {
        f"plans/{name}/index.md":
        f"---\ntitle: {name}\nshort_title: {name}\nsummary: S\nkind: strategy\narea: Norrby\nperiod: 2018\n"
        f"status: ended\nsuperseded_by: {after}\nsources:\n  - id: planen\n    title: Planen\n---\n"
        for name, after in links.items()
    }  # fmt: skip
    found = problems(site, files)
    assert {problem.kind for problem in found} <= {"superseded-circle"}
    assert [problem.values["found"] for problem in found] == expected


# ---- what holds of any two days ----

DAYS = st.integers(0, 60).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
STATUSES = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.sampled_from(list(Status)))


@given(
    follow_ups=st.dictionaries(DAYS, STATUSES, max_size=4), added=st.none() | DAYS, ended=st.none() | DAYS,
    days=st.tuples(DAYS, DAYS, DAYS).map(sorted),
)  # fmt: skip
def test_what_changed_in_two_steps_is_what_changed_in_one(
    follow_ups: dict[date, dict[str, Status]], added: date | None, ended: date | None, days: list[date]
) -> None:
    """Nothing is told twice and nothing is lost where a time is divided in two."""
    told = [
        samples.follow_up(
            "p", day.isoformat(), statuses=[{"activity": name, "status": one} for name, one in statuses.items()]
        )
        for day, statuses in follow_ups.items()
    ]
    activities = [samples.activity("p", "a", added=added, ended=ended), *(samples.activity("p", n) for n in "bc")]
    history = PlanHistory(relate(samples.records(samples.plan("p"), *activities, *told), samples.TODAY).plans["p"])
    start, middle, end = days
    first, second, whole = history.between(start, middle), history.between(middle, end), history.between(start, end)
    assert (*first.added, *second.added) == whole.added
    assert (*first.ended, *second.ended) == whole.ended
    assert not history.between(start, start)
    for move in whole.moved:
        assert move.before is history.status_on(move.activity.id, start)
        assert move.after is history.status_on(move.activity.id, end) is not move.before
    for name in "bc":  # those that were there all the time
        steps = [move for changes in (first, second) for move in changes.moved if move.activity.id == name]
        net = [(steps[0].before, steps[-1].after)] if steps and steps[0].before is not steps[-1].after else []
        assert net == [(move.before, move.after) for move in whole.moved if move.activity.id == name]


PLACE = "---\ntitle: {name}\ncode: '{code}'\ncounty: Norra län\n{more}---\n"


@pytest.mark.parametrize(
    ("norrby", "gamla", "expected"),
    [
        ("", "ended: 2006-12-31\nreplaced_by: norrby\n", []),
        ("", "replaced_by: norrby\n", [("missing-field", 5)]),
        ("", "ended: 2006-12-31\nreplaced_by: gamla\n", [("successor-ended", 6)]),
        (
            "ended: 2006-12-31\n",
            "ended: 2006-12-31\nreplaced_by: norrby\n",
            [("successor-ended", 6), ("municipality-ended", None)],
        ),
        ("ended: 2020-12-31\n", "ended: 2006-12-31\nreplaced_by: norrby\n", [("municipality-ended", None)]),
        ("", "ended: 2006-12-31\nreplaced_by: norby\n", [("unknown-reference", 6)]),
    ],
)
def test_municipalities_that_are_no_more(
    norrby: str, gamla: str, expected: list[tuple[str, int | None]], site: Site
) -> None:
    """What took over lasts longer; a plan that begins later is told of in its own file."""
    files = {
        "municipalities/norrby.md": PLACE.format(name="Norrby", code="9901", more=norrby),
        "municipalities/gamla.md": PLACE.format(name="Gamla", code="9902", more=gamla),
    }
    told = [(problem.kind, problem.position) for problem in problems(site, files)]
    assert [kind for kind, _ in told] == [kind for kind, _ in expected]
    assert [place.line for _, place in told if "gamla" in place.path] == [line for _, line in expected if line]

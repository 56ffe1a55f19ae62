"""What has changed between two days, as records say it and as readers are told it.

Also tests: pages.views.progress, pages.views.follow_up
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import samples

from klarplan.model.records import Activity, FollowUp
from klarplan.model.shared import Funding
from klarplan.model.values import Status
from klarplan.pages.views.progress import area_progress, change_groups, follow_up_changes, plan_changes
from klarplan.site.changes import Changes, MoneyChange, PlanHistory, Sum
from klarplan.site.library import PlanContents, relate

SINCE, UNTIL = date(2024, 12, 31), date(2025, 12, 31)


def history(*given: Any, funding: Funding | None = None) -> PlanHistory:
    fundings = [("a", funding)] if funding else []
    return PlanHistory(relate(samples.records(samples.plan("a"), *given, fundings=fundings), samples.TODAY).plans["a"])


def follow_up(day: str, **statuses: str) -> FollowUp:
    told = [{"activity": name, "status": status} for name, status in statuses.items()]
    return samples.follow_up("a", day, statuses=told)


def activity(name: str, **fields: Any) -> Activity:
    return samples.activity("a", name, **fields)


def told(changes: Changes) -> dict[str, list[Any]]:
    """What changed, by names; nothing of what did not."""
    groups: dict[str, list[Any]] = {
        "added": [one.id for one in changes.added],
        "ended": [one.id for one in changes.ended],
        "merged": [one.id for one in changes.merged],
        "replaced": [one.id for one in changes.replaced],
        "moved": [(one.activity.id, one.before.value, one.after.value) for one in changes.moved],
        "money": [changes.money] if changes.money else [],
    }
    return {name: found for name, found in groups.items() if found}


CASES: dict[str, tuple[list[Any], Mapping[str, list[Any]]]] = {
    "nothing": ([activity("x")], {}),
    "added on the first day, which belongs to the time before": ([activity("x", added="2024-12-31")], {}),
    "added on the day after": ([activity("x", added="2025-01-01")], {"added": ["x"]}),
    "added on the last day": ([activity("x", added="2025-12-31")], {"added": ["x"]}),
    "added later": ([activity("x", added="2026-01-01")], {}),
    "ended": ([activity("x", ended="2025-03-01")], {"ended": ["x"]}),
    "added and ended": (
        [activity("x", added="2025-02-01", ended="2025-03-01")], {"added": ["x"], "ended": ["x"]},
    ),
    "merged": ([activity("x", ended="2025-03-01", merged_with="y"), activity("y")], {"merged": ["x"]}),
    "merged, nobody knows when": ([activity("x", merged_with="y"), activity("y")], {}),
    "merged both ways, one ended": (
        [activity("x", ended="2025-03-01", merged_with="y"), activity("y", merged_with="x")], {"merged": ["x"]},
    ),
    "replaced": ([activity("x", ended="2025-03-01", replaced_by="y"), activity("y")], {"replaced": ["x"]}),
    "replaced and merged is replaced": (
        [activity("x", ended="2025-03-01", replaced_by="y", merged_with="y"), activity("y")], {"replaced": ["x"]},
    ),
    "moved from one follow-up to the next": (
        [activity("x"), follow_up("2024-12-31", x="started"), follow_up("2025-12-31", x="done")],
        {"moved": [("x", "started", "done")]},
    ),
    "not named by the next follow-up": (
        [activity("x"), follow_up("2024-12-31", x="started"), follow_up("2025-12-31")], {},
    ),
    "the same in both": (
        [activity("x"), follow_up("2024-12-31", x="started"), follow_up("2025-12-31", x="started")], {},
    ),
    "there and back between them": (
        [
            activity("x"), follow_up("2024-06-01", x="started"), follow_up("2025-03-01", x="paused"),
            follow_up("2025-12-31", x="started"),
        ],
        {},
    ),
    "told for the first time": (
        [activity("x"), follow_up("2024-12-31"), follow_up("2025-12-31", x="done")],
        {"moved": [("x", "unknown", "done")]},
    ),
    "by its whole name": (
        [
            activity("x"),
            samples.follow_up("a", "2025-12-31", statuses=[{"activity": "a/x", "status": "done"}]),
        ],
        {"moved": [("x", "unknown", "done")]},
    ),
    "by its own file": (
        [activity("x", status="done", status_date="2025-05-01"), follow_up("2024-12-31", x="started")],
        {"moved": [("x", "started", "done")]},
    ),
    "by its own file, without a day": (
        [activity("x", status="done"), follow_up("2024-12-31", x="started")], {},
    ),
    "its own file has the last word of a day": (
        [activity("x", status="done", status_date="2025-05-01"), follow_up("2025-05-01", x="paused")],
        {"moved": [("x", "unknown", "done")]},
    ),
    "one that was added has not moved": (
        [activity("x", added="2025-02-01"), follow_up("2025-12-31", x="started")], {"added": ["x"]},
    ),
    "one that ended is told of once": (
        [activity("x", ended="2025-02-01"), follow_up("2025-12-31", x="done")],
        {"ended": ["x"]},
    ),
    "one that others took the place of has not moved": (
        [activity("x", ended="2024-02-01", replaced_by="y"), activity("y"), follow_up("2025-12-31", x="not_relevant")],
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_changed(case: str) -> None:
    given, expected = CASES[case]
    changes = history(*given).between(SINCE, UNTIL)
    assert told(changes) == expected
    assert bool(changes) == bool(expected)


def money(**fields: Any) -> Funding:
    return samples.funding(**fields)


EARLIER = [
    {"year": 2023, "total": 100, "decided": "2023-01-01"}, {"year": 2024, "total": 80, "decided": "2024-01-01"},
]  # fmt: skip
MONEY: dict[str, tuple[Funding, MoneyChange | None]] = {
    "one sum only": (money(decided="2025-05-01", stated_total=100), None),
    "no earlier sum before the first day": (
        money(decided="2025-05-01", stated_total=100, earlier={"year": 2024, "total": 80, "decided": "2025-01-01"}),
        None,
    ),
    "the sum before": (
        money(year=2025, decided="2025-05-01", stated_total=100, earlier=EARLIER),
        MoneyChange("a", Sum(Decimal(80), 2024), Sum(Decimal(100), 2025)),
    ),
    "decided later": (money(year=2026, decided="2026-01-01", stated_total=100, earlier=EARLIER), None),
    "what is shared out, to the öre": (
        money(
            year=2025, decided="2025-05-01", stated_total=101, earlier=EARLIER, purposes=[{"id": "p", "title": "P"}],
            allocations=[{"recipient": "x", "amounts": {"p": "100.50"}}],
        ),
        MoneyChange("a", Sum(Decimal(80), 2024), Sum(Decimal("100.50"), 2025)),
    ),
    "without any sum now": (money(decided="2025-05-01", earlier=EARLIER), None),
    "the same sum for the same year": (
        money(year=2024, decided="2025-05-01", stated_total=80, earlier=EARLIER), None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MONEY)
def test_money_that_changed(case: str) -> None:
    funding, expected = MONEY[case]
    assert history(funding=funding).between(SINCE, UNTIL).money == expected


def test_statuses_by_day() -> None:
    found = history(
        activity("x", status="done", status_date="2025-06-01"), follow_up("2025-01-01", x="started"),
        follow_up("2026-01-01", x="paused"),
    )  # fmt: skip
    days = ("2024-12-31", "2025-01-01", "2025-05-31", "2025-06-01", "2026-01-01", "2030-01-01")
    assert [found.status_on("x", date.fromisoformat(day)).value for day in days] == [
        "unknown", "started", "started", "done", "paused", "paused",
    ]  # fmt: skip
    assert found.status_on("nobody", UNTIL) is Status.UNKNOWN


def test_the_follow_up_before_and_the_newest() -> None:
    days = ("2023-01-01", "2024-01-01", "2024-01-01", "2025-01-01")
    follow_ups = [samples.follow_up("a", day, id=f"{day}-{number}") for number, day in enumerate(days)]
    found = history(*follow_ups)
    between = {one.id: found.since_before(one) for one in found.contents.follow_ups}
    assert {name: (one.since.year, one.until.year) if one is not None else None for name, one in between.items()} == {
        "2023-01-01-0": None,
        "2024-01-01-1": (2023, 2024),
        "2024-01-01-2": (2023, 2024),  # two of the same day have the same one before them
        "2025-01-01-3": (2024, 2025),
    }
    since = found.since_last(date(2024, 6, 1))  # that of 2025 has not been made yet
    assert since is not None
    assert (since.since, since.until) == (date(2024, 1, 1), date(2024, 6, 1))
    assert found.since_last(date(2022, 6, 1)) is None
    assert history().since_last(UNTIL) is None


# ---- in sentences ----

ONE = [activity("x", title="X", added="2025-02-01")]
TWO = [*ONE, activity("y", title="Y", added="2025-03-01")]
SENTENCES: dict[str, tuple[list[Any], list[tuple[str, list[str]]], list[tuple[str, list[str]]]]] = {
    "one added": (
        ONE,
        [("1 aktivitet tillkom:", ["X 1 februari 2025"])],
        [("1 activity was added:", ["X 1 February 2025"])],
    ),
    "two added": (
        TWO,
        [("2 aktiviteter tillkom:", ["X 1 februari 2025", "Y 1 mars 2025"])],
        [("2 activities were added:", ["X 1 February 2025", "Y 1 March 2025"])],
    ),
    "one ended": (
        [activity("x", title="X", ended="2025-02-01")],
        [("1 aktivitet avslutades:", ["X 1 februari 2025"])],
        [("1 activity ended:", ["X 1 February 2025"])],
    ),
    "two ended": (
        [activity("x", title="X", ended="2025-02-01"), activity("y", title="Y", ended="2025-02-01")],
        [("2 aktiviteter avslutades:", ["X 1 februari 2025", "Y 1 februari 2025"])],
        [("2 activities ended:", ["X 1 February 2025", "Y 1 February 2025"])],
    ),
    "one merged": (
        [activity("x", title="X", ended="2025-02-01", merged_with="y"), activity("y", title="Y")],
        [("1 aktivitet slogs ihop med en annan:", ["X med ”Y”"])],
        [("1 activity became one with another:", ["X with “Y”"])],
    ),
    "two merged, one of them with two": (
        [
            activity("x", title="X", ended="2025-02-01", merged_with=["y", "z"]),
            activity("y", title="Y"),
            activity("z", title="Z", ended="2025-02-01", merged_with="y"),
        ],
        [("2 aktiviteter slogs ihop med andra:", ["X med ”Y” och ”Z”", "Z med ”Y”"])],
        [("2 activities became one with others:", ["X with “Y” and “Z”", "Z with “Y”"])],
    ),
    "one replaced": (
        [activity("x", title="X", ended="2025-02-01", replaced_by="y"), activity("y", title="Y")],
        [("1 aktivitet ersattes av en annan:", ["X av ”Y”"])],
        [("1 activity was replaced by another:", ["X by “Y”"])],
    ),
    "two replaced, one of them by what is not shown": (
        [
            activity("x", title="X", ended="2025-02-01", replaced_by="y"),
            activity("y", title="Y"),
            activity("z", title="Z", ended="2025-02-01", replaced_by="draft/z"),
        ],
        [("2 aktiviteter ersattes av andra:", ["X av ”Y”", "Z"])],
        [("2 activities were replaced by others:", ["X by “Y”", "Z"])],
    ),
    "moved to different statuses, in the order of statuses": (
        [
            *(activity(name, title=name.upper()) for name in "xyz"),
            follow_up("2024-12-31", x="started", y="paused"),
            follow_up("2025-12-31", x="done", y="done", z="started"),
        ],
        [
            ("1 aktivitet har fått läget ”Påbörjad”:", ["Z inget läge tidigare"]),
            ("2 aktiviteter har fått läget ”Genomförd”:", ["X tidigare: Påbörjad", "Y tidigare: Pausad"]),
        ],
        [
            ("1 activity now has the status “Started”:", ["Z nobody had told of it before"]),
            ("2 activities now have the status “Done”:", ["X before: Started", "Y before: Paused"]),
        ],
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_changes_in_sentences(case: str, lang: str) -> None:
    given, *expected = SENTENCES[case]
    site = samples.site(samples.plan("a"), *given, lang=lang)
    groups = change_groups(site, site.histories["a"].between(SINCE, UNTIL))
    found = [(group.text, [f"{link.text} {link.note}".strip() for link in group.links]) for group in groups]
    assert found == expected[lang == "en"]


MONEY_SENTENCES = {
    (2025, "100.50", 2026, "200"): (
        "Pengarna att dela ut är 200 kr för 2026. Det är 99,50 kr mer än för 2025.",
        "The money to share out is 200 SEK for 2026. That is 99.50 SEK more than for 2025.",
    ),
    (2025, "1500", 2026, "1000"): (
        "Pengarna att dela ut är 1 000 kr för 2026. Det är 500 kr mindre än för 2025.",
        "The money to share out is 1,000 SEK for 2026. That is 500 SEK less than for 2025.",
    ),
    (2025, "1500", 2026, "1500"): (
        "Pengarna att dela ut är 1 500 kr för 2026, samma summa som för 2025.",
        "The money to share out is 1,500 SEK for 2026, the same sum as for 2025.",
    ),
    (2026, "100", 2026, "150"): (
        "Pengarna för 2026 höjdes med 50 kr, från 100 kr till 150 kr.",
        "The money for 2026 was raised by 50 SEK, from 100 SEK to 150 SEK.",
    ),
    (2026, "150", 2026, "100"): (
        "Pengarna för 2026 sänktes med 50 kr, från 150 kr till 100 kr.",
        "The money for 2026 was lowered by 50 SEK, from 150 SEK to 100 SEK.",
    ),
}


@pytest.mark.parametrize("case", MONEY_SENTENCES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_money_in_sentences(case: tuple[int, str, int, str], lang: str) -> None:
    earlier, before, year, after = case
    site = samples.site(
        samples.plan("a"), lang=lang,
        fundings=[("a", money(
            year=year, decided="2025-06-01", stated_total=after,
            earlier={"year": earlier, "total": before, "decided": "2024-06-01"},
        ))],
    )  # fmt: skip
    (group,) = change_groups(site, site.histories["a"].between(SINCE, UNTIL))
    assert group.text.replace("\u00a0", " ") == MONEY_SENTENCES[case][lang == "en"]
    assert [link.url for link in group.links] == ["planer/a/pengar/"]


# ---- on pages ----


def contents_and_site(*given: Any) -> tuple[Any, PlanContents]:
    site = samples.site(samples.plan("a"), *given)
    return site, site.library.plans["a"]


def test_a_plan_tells_of_the_time_after_its_newest_follow_up_and_of_that_follow_up() -> None:
    site, contents = contents_and_site(
        activity("x"), activity("y", added="2026-02-01"), follow_up("2024-12-31", x="started"),
        follow_up("2025-12-31", x="done"),
    )  # fmt: skip
    assert [(view.title, len(view.groups)) for view in plan_changes(site, contents)] == [
        ("After the follow-up of 31 December 2025", 1),
        ("Between the follow-ups of 31 December 2024 and 31 December 2025", 1),
    ]


@pytest.mark.parametrize(
    ("given", "titles"),
    [
        ([], []),
        ([activity("x", added="2026-02-01")], []),  # since when?
        ([follow_up("2025-12-31"), activity("x")], []),
        ([follow_up("2025-12-31"), activity("x", added="2026-02-01")], ["After the follow-up of 31 December 2025"]),
        ([follow_up("2030-12-31"), activity("x", added="2026-02-01")], []),  # a follow-up to come
    ],
)
def test_a_plan_where_little_has_changed(given: list[Any], titles: list[str]) -> None:
    site, contents = contents_and_site(*given)
    assert [view.title for view in plan_changes(site, contents)] == titles


def test_a_follow_up_tells_what_it_shows_against_the_one_before() -> None:
    site, contents = contents_and_site(
        activity("x"), follow_up("2024-12-31", x="started"), follow_up("2025-06-30", x="started"),
        follow_up("2025-12-31", x="done"),
    )  # fmt: skip
    newest, between, first = (follow_up_changes(site, contents, one) for one in contents.follow_ups)
    assert newest
    assert newest.title == "Between the follow-ups of 30 June 2025 and 31 December 2025"
    assert (between, first) == (None, None)


def test_how_each_focus_area_goes() -> None:
    site, contents = contents_and_site(
        samples.area("a", "ett", title="Ett"), samples.area("a", "tomt", order=2), samples.area("a", "tva", order=3),
        activity("x", focus_area="ett", status="done"), activity("y", focus_area="ett"),
        activity("z", focus_area="tva"), activity("v", status="started"),
    )  # fmt: skip
    table = area_progress(site, contents)
    assert table
    assert [cell.text for cell in table.columns] == ["Focus area", "Started", "Done", "Not reported", "All"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Ett", "0", "1", "1", "2"], ["tva", "0", "0", "1", "1"], ["Other activities", "1", "0", "0", "1"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        [],
        [activity("x", status="done"), activity("y")],
        [samples.area("a", "ett"), activity("x", focus_area="ett", status="done")],
        [samples.area("a", "ett"), activity("x", focus_area="ett"), activity("y")],
    ],
)
def test_a_plan_that_says_it_all_itself(given: list[Any]) -> None:
    assert area_progress(*contents_and_site(*given)) is None

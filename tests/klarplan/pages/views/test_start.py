"""The start page: what has ended is told as past, and plans stand where they should in time.

Also tests: pages.views.plan_line, pages.views.target_group
"""

from __future__ import annotations

import pytest
import samples

from klarplan.model.shared import TargetGroup
from klarplan.pages.views.plan_line import plan_line
from klarplan.pages.views.start import start_view
from klarplan.pages.views.target_group import target_group_view, target_groups_view
from klarplan.site.site import Site

START = samples.page("index.md", title="Start", examples=["hjälp för anhöriga"])


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        ([], ""),
        (["ended", "adopted until 2099"], ""),
        (["ended", "adopted"], "Alla 2 planer här är avslutade. Du ser vad som planerades och vad som är känt om hur "
                               "det gick. Den sista slutade 2023."),
        (["ended"], "Planen här är avslutad. Du ser vad som planerades och vad som är känt om hur det gick. "
                    "Den sista slutade 2023."),
        (["ended", "ended"], "Alla 2 planer här är avslutade. Du ser vad som planerades och vad som är känt om hur "
                             "det gick. Den sista slutade 2023."),
    ],
)  # fmt: skip
def test_that_all_has_ended_is_said_once(statuses: list[str], line: str) -> None:
    plans = []
    for name, status in zip("ab", statuses, strict=False):
        word, _, end = status.partition(" until ")
        plans.append(samples.plan(name, status=word, period=f"2021–{end or 2023}"))
    assert start_view(samples.site(*plans, lang="sv"), START).ended == line


def test_example_questions_lead_to_the_search() -> None:
    (example,) = start_view(samples.site(), START).examples
    assert (example.text, example.url) == ("hjälp för anhöriga", "sok/?q=hj%C3%A4lp+f%C3%B6r+anh%C3%B6riga")


def test_figures_say_how_much_is_known() -> None:
    for end, known in (("2023", "where it is known how it went"), ("2099", "where it is known how it goes")):
        plan = samples.plan("a", period=f"2021–{end}")
        site = samples.site(plan, samples.activity("a", "ett", status="done"), samples.activity("a", "två"))
        figures = [(figure.value, figure.label) for figure in start_view(site, START).figures]
        assert figures == [("1", "plan"), ("2", "activities"), ("1", known)]


def test_plans_in_time() -> None:
    """The site's day is 22 November 2026: the scale goes on to it, and a plan without an end goes on past it."""
    site = samples.site(
        samples.plan("b", period="2022–"), samples.plan("a", period="2017"), samples.plan("c", period="2025–2026")
    )
    line = plan_line(site, tuple(site.library.current.values()))
    assert [(bar.plan.short_title, bar.start, bar.width, bar.open_end) for bar in line.bars] == [
        ("a", 0.0, 9.97, False), ("b", 50.0, 50.0, True), ("c", 80.01, 19.96, False),
    ]  # fmt: skip
    assert [tick.label for tick in line.ticks] == ["2017", "2019", "2021", "2023", "2025"]
    assert 98 < line.today < 100


def test_a_site_without_plans_has_an_empty_line() -> None:
    assert plan_line(samples.site(), ()).bars == ()


# ---- target groups ----


def _group(name: str, **fields: str) -> TargetGroup:
    return TargetGroup.model_validate({"id": name, "name": name.title(), **fields})


@pytest.fixture
def grouped() -> Site:
    return samples.site(
        samples.plan("a"), _group("unga", icon="child"), _group("elever", part_of="unga"), _group("alla"),
        _group("tomma", icon="home"),
        samples.activity("a", "ett", target_groups=["unga", "elever"]),
        samples.activity("a", "två", target_groups=["elever"]),
        samples.activity("a", "tre", target_groups=["alla"]),
    )  # fmt: skip


def test_situations_gather_their_parts(grouped: Site) -> None:
    """An activity for a group and for its part is one."""
    view = target_groups_view(grouped)
    assert [(item.icon, item.group.text, item.group.note) for item in view.situations] == [
        ("child", "Unga", "2 activities")
    ]
    assert [part.text for part in view.situations[0].parts] == ["Elever"]
    assert [group.text for group in view.groups] == ["Alla"]


def test_a_situations_page_has_all_activities_of_its_parts(grouped: Site) -> None:
    view = target_group_view(grouped, grouped.library.target_groups["unga"])
    assert [link.text for section in view.sections for link in section.links] == ["ett", "två"]
    assert [part.text for part in view.parts] == ["Elever"]
    part = target_group_view(grouped, grouped.library.target_groups["elever"])
    assert part.part_of
    assert part.part_of.text == "Unga"

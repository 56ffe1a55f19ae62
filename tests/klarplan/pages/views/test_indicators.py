"""What the pages of what is measured show."""

from __future__ import annotations

from samples import activity, area, indicator, municipality, plan, site

from klarplan.pages.nav import footer_menu, plan_pages
from klarplan.pages.views.a_to_z import index_view
from klarplan.pages.views.indicators import all_indicators_view, has_indicators, plan_indicators_view

RECORDS = (
    plan("a", municipalities=["mora", "falun", "rattvik"], goals=[{"id": "fler", "text": "Fler klarar skolan."}]),
    plan("b"),
    area("a", "skola"), activity("a", "laxor", focus_area="skola", indicators=["Fler läxor"]),
    activity("a", "lov", focus_area="skola", indicators=["Fler lov", "Färre skott"]),
    municipality("falun", "Falun", "2080"), municipality("mora", "Mora", "2062"),
    municipality("rattvik", "Rättvik", "2031"),
    indicator("a", "behoriga", order=1, wanted="up", goals="fler", activities="laxor", kolada="N15428",
              values={"2020": 80, "2021": 82}, target={"value": 90}, focus_areas="skola",
              by_municipality={"mora": {"2021": 2}, "falun": {"2020": 1, "2021": 3}}),
    indicator("a", "en", order=2, values={"2020": 80}),
    indicator("a", "orter", order=3, by_municipality={"mora": {"2021": 2}}),
    indicator("a", "ingen", order=4, wanted="down"),
)  # fmt: skip


def test_a_plan_s_page() -> None:
    made = site(*RECORDS)
    view = plan_indicators_view(made, made.library.plans["a"])
    shown = [(part.anchor, part.trend.name, bool(part.chart), bool(part.table), part.has_value)
             for part in view.indicators]  # fmt: skip
    assert shown == [
        ("behoriga", "trend-up", True, True, True), ("en", "trend-single", False, False, True),
        ("orter", "trend-missing", False, False, True), ("ingen", "trend-missing", False, False, False),
    ]  # fmt: skip
    assert view.in_words
    assert [[cell.text for cell in row.cells] for row in view.in_words.rows] == [["lov", "Fler lov. Färre skott"]]
    assert view.lead == "The plan names 4 measures. 2 of them have values."


def test_a_measure_says_what_it_is_of_and_where_its_values_come_from() -> None:
    made = site(*RECORDS)
    part = plan_indicators_view(made, made.library.plans["a"]).indicators[0]
    facts = {fact.label: [link.text for link in fact.values] for fact in part.facts}
    assert facts == {
        "Unit": ["procent"], "Measures the goal": ["Fler klarar skolan."], "Part of the plan": ["skola"],
        "Activities": ["laxor"], "The values come from": ["Kolada, key figure N15428"],
    }  # fmt: skip
    assert part.table
    assert [[cell.text for cell in row.cells] for row in part.table.rows] == [["2020", "80"], ["2021", "82"]]
    assert part.places
    assert [[cell.text for cell in row.cells] for row in part.places.rows] == [
        ["Falun", "3", "2021", "Rising"], ["Mora", "2", "2021", "One value so far"],
    ]  # fmt: skip
    assert part.places.note == "No value for Rättvik."
    assert (part.target, part.state, part.newest) == (
        "At least 90\u00a0procent", "The target is not reached yet.", "82\u00a0procent in 2021",
    )  # fmt: skip


def test_the_list_of_all_plans() -> None:
    made = site(*RECORDS)
    view = all_indicators_view(made)
    [measures] = view.plans
    assert [row.cells[0].text for row in measures.table.rows] == ["Måttet behoriga", "Måttet en", "Måttet orter"]
    assert [(link.text, link.note) for link in measures.missing] == [
        ("Måttet ingen", "It should fall. The plan names no value.")
    ]
    assert [link.url for link in view.without] == ["planer/b/"]


def test_menus_and_the_index_lead_there() -> None:
    made = site(*RECORDS)
    pages = {plan: [address for address, _ in plan_pages(made, contents)] for plan, contents in
             made.library.plans.items()}  # fmt: skip
    assert ("planer", "a", "sa-mats-det") in pages["a"]
    assert ("planer", "b", "sa-mats-det") not in pages["b"]
    assert "sa-mats-det/" in [link.url for link in footer_menu(made)]
    assert "sa-mats-det/" not in [link.url for link in footer_menu(site(plan("b")))]
    listed = [link.url for letter in index_view(made, ()).letters
              for entry in letter.entries for link in entry.links]  # fmt: skip
    assert "planer/a/sa-mats-det/#behoriga" in listed
    assert [has_indicators(contents) for contents in made.library.plans.values()] == [True, False]

"""Municipalities: what their pages say first."""

from __future__ import annotations

import pytest
import samples

from klarplan.pages.views.municipality import counties, municipality_view

LEADS = [
    # each plan's status; the sentence; whether each plan has a line that must be seen first
    (["adopted"], "Viken är med i en plan: a 2021–2023.", [False]),
    (["ended"], "Viken var med i en plan: a 2021–2023. Planens tid är slut.", [True]),
    (["ended", "adopted"], "Viken är med i 2 planer: a 2021–2023 och b 2021–2023.", [True, False]),
    (["ended", "ended"], "Viken var med i 2 planer: a 2021–2023 och b 2021–2023. Planernas tid är slut.",
     [True, True]),
]  # fmt: skip


@pytest.mark.parametrize(("statuses", "lead", "notices"), LEADS)
def test_what_has_ended_is_told_as_past(statuses: list[str], lead: str, notices: list[bool]) -> None:
    plans = [samples.plan(name, status=one, municipalities="viken") for name, one in zip("ab", statuses, strict=False)]
    found = samples.site(*plans, samples.municipality("viken", "Viken", "0001"), lang="sv")
    view = municipality_view(found, found.library.municipalities["viken"])
    assert view.lead == lead
    assert [bool(one.notice) for one in view.plans] == notices


@pytest.mark.parametrize(
    ("names", "title"),
    [(["viken"], "Det här gäller hela kommunen"), (["viken", "orsa"], "Det här gäller alla kommuner i planen")],
)
def test_what_is_for_all_is_called_by_how_many_they_are(names: list[str], title: str) -> None:
    places = [samples.municipality(name, name.title(), f"000{number}") for number, name in enumerate(names)]
    found = samples.site(samples.plan("a", municipalities=names), *places, lang="sv")
    (plan,) = municipality_view(found, found.library.municipalities["viken"]).plans
    assert plan.shared_title == title


def test_one_that_is_no_more_leads_on() -> None:
    places = [
        samples.municipality("gamla", "Gamla", "0001", ended="2006-12-31", replaced_by=["viken", "orsa"]),
        samples.municipality("viken", "Viken", "0002"),
        samples.municipality("orsa", "Orsa", "0003"),
    ]
    found = samples.site(samples.plan("a", municipalities=["viken"]), *places, lang="sv")
    gamla, viken = (municipality_view(found, found.library.municipalities[name]) for name in ("gamla", "viken"))
    assert gamla.ended == "Gamla är inte längre en kommun. Sista dagen var 31 december 2006."
    assert [link.url for link in gamla.successors] == ["kommuner/viken/", "kommuner/orsa/"]
    assert (viken.ended, viken.successors) == ("", ())
    (county,) = counties(found)
    assert [(link.text, link.note) for link in county.links] == [("Gamla", "till 2006"), ("Orsa", ""), ("Viken", "")]

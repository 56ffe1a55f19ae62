"""An activity's own page."""

from __future__ import annotations

import samples

from klarplan.pages.views.activity import Neighbours, activity_page_view


def test_it_tells_what_is_known() -> None:
    site = samples.site(
        samples.plan("a", goals=[{"id": "mal", "text": "Alla mår bra"}]),
        samples.activity("a", "x", title="Öppna en stödlinje", goals=["mal"]),
    )
    contents = site.library.plans["a"]
    view = activity_page_view(site, contents, contents.activities["x"], Neighbours())
    assert (view.activity.title, view.activity.url) == ("Öppna en stödlinje", "planer/a/aktiviteter/x/")
    assert [fact.values[0].text for fact in view.activity.facts] == ["Alla mår bra"]

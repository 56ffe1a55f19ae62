"""Permanent ids: a change here would break what others have kept, so the whole id is tested."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from klarplan.content.settings.export import Exports
from klarplan.open_data.ids import activity_id, activity_ids, area_id, follow_up_id, goal_id, money_id, tag, uid
from klarplan.site.site import Site

ADDRESS = "https://norrby.se/planer/"


def site(address: str, authority: str = "") -> Site:
    activities = samples.activity("a", "ett"), samples.activity("b", "två")
    exports = Exports(id_authority=authority or None)
    return replace(samples.site(samples.plan("a"), samples.plan("b"), *activities), site_url=address, exports=exports)


def test_ids_of_rows() -> None:
    assert activity_id(samples.activity("a", "ett")) == "a/activity/ett"
    assert activity_ids(site(ADDRESS), "a", ["ett", "b/två", "saknas"]) == ("a/activity/ett", "b/activity/två")
    assert follow_up_id("a", "2022") == "a/follow-up/2022"
    assert (goal_id("a", "mal"), goal_id("a", None)) == ("a/goal/mal", None)
    assert (area_id("a", "stod"), area_id("a", None)) == ("a/focus-area/stod", None)
    assert money_id("a", "stated_total", "") == "a/stated-total"
    assert money_id("a", "cost", "ett/1") == "a/cost/ett/1"


@pytest.mark.parametrize(
    ("address", "authority", "entry", "event"),
    [
        (ADDRESS, "", "tag:norrby.se,2026:planer/a/activity/tv%C3%A5", "planer/a/activity/tv%C3%A5@norrby.se"),
        ("https://norrby.se/", "", "tag:norrby.se,2026:a/activity/tv%C3%A5", "a/activity/tv%C3%A5@norrby.se"),
        ("", "", "tag:localhost,2026:a/activity/tv%C3%A5", "a/activity/tv%C3%A5@localhost"),
        (ADDRESS, "gamla.se,2020", "tag:gamla.se,2020:a/activity/tv%C3%A5", "a/activity/tv%C3%A5@gamla.se"),
    ],
)
def test_ids_of_entries_and_events(address: str, authority: str, entry: str, event: str) -> None:
    found = site(address, authority)
    assert tag(found, "a/activity/två") == entry
    assert uid(found, "a/activity/två") == event

"""Calendars, opened with icalendar's parser, and line by line for what RFC 5545 demands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from exported import Publish

from klarplan.content import history
from klarplan.publishing.files import files

SITE = "https://norrby.se/planer/"
CALENDARS = ["datum/kalender.ics", "planer/norrby-2021/kalender.ics"]


@pytest.fixture
def calendars(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setattr(history, "changed_days", lambda content: {"plans/norrby-2021/index.md": date(2026, 3, 1)})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return {path: found for path, found in files(publish()) if path.endswith(".ics")}


def events(found: bytes) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(found)
    assert calendar.errors == []
    return calendar.walk("VEVENT")


@pytest.mark.parametrize("name", CALENDARS)
def test_what_is_in_them(name: str, calendars: dict[str, bytes]) -> None:
    assert set(calendars) == set(CALENDARS)
    found = [
        (one.decoded("dtstart"), one.decoded("dtend"), str(one["summary"]), str(one["url"]).removeprefix(SITE))
        for one in events(calendars[name])
    ]
    plan = "planer/norrby-2021/"
    assert found == [
        (date(2021, 11, 30), date(2021, 12, 1), "Slutar: Öppna en stödlinje (Norrby)", f"{plan}aktiviteter/stodlinje/"),
        (date(2022, 3, 31), date(2022, 4, 1), "Redovisas: Redovisa vad pengarna gick till. (Norrby)", f"{plan}pengar/"),
        (date(2023, 12, 31), date(2024, 1, 1), "Planen slutar gälla (Norrby)", plan),
    ]


def test_ids_are_permanent_and_stamps_come_from_the_history(calendars: dict[str, bytes]) -> None:
    found = [(str(one["uid"]), one.decoded("dtstamp")) for one in events(calendars[CALENDARS[0]])]
    build_day = datetime(2026, 9, 21, tzinfo=UTC)
    assert found == [
        ("planer/norrby-2021/date/activity-ends/stodlinje@norrby.se", build_day),
        ("planer/norrby-2021/date/reporting/1@norrby.se", build_day),
        ("planer/norrby-2021/date/plan-ends@norrby.se", datetime(2026, 3, 1, tzinfo=UTC)),
    ]


def test_a_season_is_told_as_the_plan_says_it(calendars: dict[str, bytes]) -> None:
    first, second, _ = events(calendars[CALENDARS[0]])
    assert "Hösten 2021" in str(first["description"])
    assert "Socialnämnden" in str(second["description"])


@pytest.mark.parametrize("name", CALENDARS)
def test_the_form_of_the_file(name: str, calendars: dict[str, bytes]) -> None:
    lines = calendars[name].split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    calendar = icalendar.Calendar.from_ical(calendars[name])
    assert (str(calendar["version"]), bool(calendar["prodid"])) == ("2.0", True)


def test_without_dates_a_calendar_is_empty(publish: Publish) -> None:
    index = (publish().config.content / "plans/norrby-2021/index.md").read_text(encoding="utf-8")
    changes = {
        "plans/norrby-2021/index.md": index.replace("period: 2021–2023", "period: 2021–"),
        "plans/norrby-2021/funding.yml": None,
        "plans/norrby-2021/activities/stodlinje.md": None,
        "plans/norrby-2021/follow-ups/2022.md": None,
        "plans/norrby-2021/activities/foraldragrupper.md": "---\ntitle: A\nsource: {document: planen}\n---\n",
    }
    assert events(dict(files(publish(changes)))[CALENDARS[0]]) == []


def test_a_site_without_an_address_has_calendars_all_the_same(publish: Publish) -> None:
    publication = publish(exports="", config=lambda text: text.replace("site_url: https://norrby.se/planer/\n", ""))
    found = events(dict(files(publication))[CALENDARS[0]])
    assert [("url" in one, str(one["uid"])) for one in found][-1] == (False, "norrby-2021/date/plan-ends@localhost")

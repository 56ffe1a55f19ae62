"""Films in Swedish Sign Language on the pages of plans and areas.

Also tests: content.checks.sign_language
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from samples import area, plan, site

from klarplan.content.checks.sign_language import caption_problems
from klarplan.content.problems.problem import Position
from klarplan.pages.views.focus_area import focus_area_view
from klarplan.pages.views.plan import plan_page_view
from klarplan.site.parts import SignLanguageView

FILM = {"video": "media/planen.MP4", "captions": "planen.vtt"}
SHOWN = SignLanguageView("", "media/planen.MP4", "video/mp4", "media/planen.vtt", "sv")
ADDRESS = "https://www.example.se/film"


@pytest.mark.parametrize(
    ("film", "shown"),
    [
        (None, None),
        ({"url": ADDRESS}, SignLanguageView(ADDRESS, captions_lang="sv")),
        (FILM, SHOWN),
        ({**FILM, "video": "a/b.webm", "url": ADDRESS},
         SignLanguageView(ADDRESS, "media/a/b.webm", "video/webm", "media/planen.vtt", "sv")),
    ],
)  # fmt: skip
def test_a_film_on_a_plan_and_an_area(film: dict[str, Any] | None, shown: SignLanguageView | None) -> None:
    made = site(plan("p", sign_language=film), area("p", "a", sign_language=film), lang="sv")
    contents = made.library.plans["p"]
    assert plan_page_view(made, contents).sign_language == shown
    assert focus_area_view(made, contents, contents.focus_areas[0]).sign_language == shown


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (b"WEBVTT\n\n00:00.000 --> 00:02.000\nHej\n", []),
        (b"\xef\xbb\xbfWEBVTT", []),
        (b"1\n00:00:00,000 --> 00:00:02,000\nHej\n", ["bad-captions"]),
        (b"", ["bad-captions"]),
    ],
)
def test_captions_that_browsers_read(text: bytes, kinds: list[str], tmp_path: Path) -> None:
    (tmp_path / "film.vtt").write_bytes(text)
    problems = caption_problems(tmp_path / "film.vtt", Position("media/film.vtt"))
    assert [problem.kind for problem in problems] == kinds

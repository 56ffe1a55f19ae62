"""What a page knows of itself: its files, its language, its text."""

from __future__ import annotations

from typing import Any

import pytest
import samples

from klarplan.pages.page import Page
from klarplan.pages.views.ordinary import PageView
from klarplan.site.site import Site


def page(**fields: Any) -> Page:
    return Page(**{"address": ("om",), "heading": "Om", "view": PageView(lead="")} | fields)


FILE = samples.page("pages/om-oss.md", "Text.", lang="fi")


@pytest.mark.parametrize(
    ("fields", "dest", "src"),
    [
        ({"address": ()}, "index.html", "index.md"),
        ({}, "om/index.html", "om/index.md"),
        ({"address": ("planer", "a")}, "planer/a/index.html", "planer/a/index.md"),
        ({"file": FILE}, "om/index.html", "pages/om-oss.md"),
    ],
)
def test_files(fields: dict[str, Any], dest: str, src: str) -> None:
    found = page(**fields)
    assert (found.dest_uri, found.src_uri) == (dest, src)


@pytest.mark.parametrize(
    ("fields", "body", "edit_path"),
    [
        ({}, "", ""),
        ({"edited_in": "glossary.yml"}, "", "glossary.yml"),
        ({"file": FILE}, "Text.", "pages/om-oss.md"),
    ],
)
def test_text_and_where_it_is_edited(fields: dict[str, Any], body: str, edit_path: str) -> None:
    found = page(**fields)
    assert (found.body, found.edit_path) == (body, edit_path)


@pytest.mark.parametrize(
    ("file", "plan_lang", "expected"),
    [(None, None, ""), (FILE, None, "fi"), (None, "en", "en"), (FILE, "en", "fi"), (samples.page("x.md"), "en", "en")],
)
def test_the_language_is_that_of_the_file_or_of_the_plan(file: Any, plan_lang: str | None, expected: str) -> None:
    site = samples.site(samples.plan("a", lang=plan_lang))
    assert page(file=file, contents=site.library.plans["a"]).lang == expected


def revised() -> Site:
    return samples.site(samples.plan("a", superseded_by="b"), samples.plan("b", period="2024–2026"))


@pytest.mark.parametrize(("plan", "expected"), [("a", True), ("b", False), (None, False)])
def test_superseded(plan: str | None, expected: bool) -> None:
    site = revised()
    assert page(contents=site.library.plans[plan] if plan else None).is_superseded(site) is expected

"""Which pages are new, changed and gone: by what they say, not by what stands around them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from klarplan.pages.page import Page
from klarplan.pages.views.ordinary import PageView
from klarplan.publishing.page_changes import ChangedPage, PageChanges, page_changes

START = Page((), "Start", PageView(lead="Hej."), file=samples.page("index.md", "Text."))
ABOUT = Page(("om",), "Om", PageView(lead="Om oss."), file=samples.page("pages/om.md", "Text."))
LIST = Page(("a-o",), "A–Ö", PageView(lead="Allt."))
OTHER_TEXT = replace(START, file=samples.page("index.md", "Annan text."))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([START, ABOUT], [START, ABOUT], PageChanges((), (), ())),
        ([ABOUT], [LIST, ABOUT], PageChanges((ChangedPage("A–Ö", "a-o/", False),), (), ())),
        ([ABOUT, LIST], [LIST], PageChanges((), (), (ChangedPage("Om", "om/", True),))),
        ([START], [OTHER_TEXT], PageChanges((), (ChangedPage("Start", "./", False),), ())),
        (
            [ABOUT], [replace(ABOUT, view=PageView(lead="Om er."))],
            PageChanges((), (ChangedPage("Om", "om/", True),), ()),
        ),
        ([ABOUT], [replace(ABOUT, heading="Om er")], PageChanges((), (ChangedPage("Om er", "om/", True),), ())),
        ([ABOUT], [replace(ABOUT, paths=("x.md",), robots="noindex")], PageChanges((), (), ())),
    ],
    ids=["nothing", "new", "gone", "text", "view", "heading", "around"],
)  # fmt: skip
def test_page_changes(before: list[Page], after: list[Page], expected: PageChanges) -> None:
    assert page_changes(before, after) == expected

"""The pages of edited files: as a whole build would make them, or none where that needs more than these files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from klarplan.pages.views.plan import PlanPageView
from klarplan.publishing.build import build
from klarplan.publishing.edited_pages import edited

PLAN = "plans/norrby-2021"
EDITS = [
    ("index.md", "", "\nMer om planerna.\n", "index.html"),
    ("pages/om.md", "Norrby kommun står", "Norrby kommun och regionen står", "om/index.html"),
    (f"{PLAN}/index.md", "Så ska fler", "Nu ska fler", "planer/norrby-2021/index.html"),
    (f"{PLAN}/index.md", "2021–2023", "2021–2024", "planer/norrby-2021/index.html"),
    (f"{PLAN}/focus-areas/tidigt-stod.md", "Tidigt stöd", "Hjälp i tid", "planer/norrby-2021/tidigt-stod/index.html"),
    (f"{PLAN}/activities/stodlinje.md", "status: started", "status: done",
     "planer/norrby-2021/aktiviteter/stodlinje/index.html"),
    (f"{PLAN}/activities/stodlinje.md", "Du kan ringa", "Den som har en SIP kan ringa",
     "planer/norrby-2021/aktiviteter/stodlinje/index.html"),
    (f"{PLAN}/activities/stodlinje.md", "priority: forst", "priority: forst\nreviewed: 2022-05-06",
     "planer/norrby-2021/aktiviteter/stodlinje/index.html"),
    (f"{PLAN}/follow-ups/2022.md", "Stödlinjen är öppen.", "Stödlinjen är öppen dygnet runt.",
     "planer/norrby-2021/uppfoljningar/2022/index.html"),
    ("municipalities/norrby.md", "title: Norrby", "title: Norra byn", "kommuner/norrby/index.html"),
]  # fmt: skip
NOT_ALONE = {
    "many pages are made from it": ("glossary.yml", "", "\n"),
    "a part of another page": (f"{PLAN}/funding.yml", "", "\n"),
    "a fault in its facts": (f"{PLAN}/activities/stodlinje.md", "status: started", "status: startd"),
    "a fault in how it is written": (f"{PLAN}/index.md", "kind:", "kind"),
    "a picture": ("media/kontakt.txt", "", "mer"),
}


def change(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")


@pytest.mark.parametrize(("path", "old", "new", "shown"), EDITS)
def test_they_are_those_of_a_whole_build(path: str, old: str, new: str, shown: str, site: Callable[..., Path]) -> None:
    content = site({})
    config = content.parent / "site_config.yml"
    before = build(config, drafts=True)
    change(content, path, old, new)
    edit = edited(before, {path})
    assert edit
    publication, pages = edit
    assert [page.dest_uri for page in pages] == [shown]
    whole = build(config, drafts=True)
    expected = next(page for page in whole.pages if page.dest_uri == shown)
    assert pages[0].view == expected.view
    assert pages[0].body == expected.body
    assert publication.shells.around(pages[0]) == whole.shells.around(expected)


def test_edits_follow_each_other(site: Callable[..., Path]) -> None:
    """What the page of one file tells of another is what that has become."""
    content = site({})
    publication = build(content.parent / "site_config.yml", drafts=True)
    for path, old, new, _ in (EDITS[5], EDITS[2]):
        change(content, path, old, new)
        edit = edited(publication, {path})
        assert edit
        publication, pages = edit
    view = pages[0].view
    assert isinstance(view, PlanPageView)
    assert view == next(page.view for page in build(content.parent / "site_config.yml").pages if page == pages[0])


@pytest.mark.parametrize("case", NOT_ALONE)
def test_what_the_whole_build_must_show(case: str, site: Callable[..., Path]) -> None:
    content = site({})
    publication = build(content.parent / "site_config.yml", drafts=True)
    path, old, new = NOT_ALONE[case]
    change(content, path, old, new)
    assert edited(publication, {path}) is None


def test_several_files_at_once_or_none(site: Callable[..., Path]) -> None:
    content = site({})
    publication = build(content.parent / "site_config.yml", drafts=True)
    both = [EDITS[2], EDITS[5]]
    for path, old, new, _ in both:
        change(content, path, old, new)
    edit = edited(publication, {path for path, *_ in both})
    assert edit
    assert {page.dest_uri for page in edit[1]} == {shown for *_, shown in both}
    assert edited(publication, {both[0][0], "glossary.yml"}) is None

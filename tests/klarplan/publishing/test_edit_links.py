"""Links for those who edit, from MkDocs' own options: the same as MkDocs gives its pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from klarplan.publishing.edit_links import edit_links

PATH = "plans/a/index.md"
GITHUB = "https://github.com/norrby/planer"
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "none": ({}, ""),
    "the host's own": ({"repo_url": GITHUB}, f"{GITHUB}/edit/master/docs/{PATH}"),
    "below the repository": ({"repo_url": GITHUB, "edit_uri": "edit/main/"}, f"{GITHUB}/edit/main/{PATH}"),
    "without a slash": ({"repo_url": GITHUB, "edit_uri": "edit/main"}, f"{GITHUB}/edit/main/{PATH}"),
    "switched off": ({"repo_url": GITHUB, "edit_uri": ""}, ""),
    "a whole address": (
        {"repo_url": GITHUB, "edit_uri": "https://redaktor.norrby.se/fil/"}, f"https://redaktor.norrby.se/fil/{PATH}",
    ),
    "a whole address alone": ({"edit_uri": "https://redaktor.norrby.se/fil/"}, f"https://redaktor.norrby.se/fil/{PATH}"),
    "from the host's root": ({"repo_url": GITHUB, "edit_uri": "/andra/"}, f"https://github.com/andra/{PATH}"),
    "a question": ({"repo_url": "https://norrby.se/repo", "edit_uri": "?fil="}, f"https://norrby.se/repo?fil=/{PATH}"),
    "a template": (
        {"repo_url": GITHUB, "edit_uri_template": "redigera?fil={path_noext}"}, f"{GITHUB}/redigera?fil=plans/a/index",
    ),
    "a template with a question": (
        {"repo_url": "https://norrby.se/repo", "edit_uri_template": "?fil={path!q}"},
        "https://norrby.se/repo?fil=plans%2Fa%2Findex.md",
    ),
    "a template that is a whole address": (
        {"edit_uri_template": "https://redaktor.norrby.se/{path}"}, f"https://redaktor.norrby.se/{PATH}",
    ),
    "a way to nowhere": ({"edit_uri": "edit/main/"}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), CASES.values(), ids=CASES)
def test_where_a_file_is_edited(options: dict[str, Any], expected: str, tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "x"), **options})
    config.validate()
    ours = edit_links(config.repo_url or "", config.edit_uri or "", config.edit_uri_template or "")(PATH)
    page = Page(None, File(PATH, str(tmp_path), str(tmp_path / "x"), True), config)
    assert ours == expected
    assert page.edit_url in (expected or None, "edit/main/plans/a/index.md"), "MkDocs warns of an address that is none"

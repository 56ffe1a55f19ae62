"""What the form runs on: the files are those that were looked at, and none of them speaks with others by itself."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
import vendor_editor

FOLDER = Path(str(files("klarplan.publishing.editor"))) / "vendored"


def test_the_files_are_those_that_are_noted() -> None:
    assert "".join(vendor_editor.sums(FOLDER)) == (FOLDER / "SHA256SUMS").read_text(encoding="utf-8")


def test_each_part_has_its_licence() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*LICENSE.txt"))]
    assert len(texts) == 2 + len(vendor_editor.FONTS)
    assert all("Copyright" in text for text in texts)


def test_nothing_is_fetched_from_others() -> None:
    script = (FOLDER / "sveltia" / "sveltia-cms.js").read_text(encoding="utf-8")
    others = re.findall(r"https://(?:unpkg|cdn\.jsdelivr|status-api|www\.githubstatus\.com/api)[^`\s)]*", script)
    assert others == []
    assert script.count("sveltia/fonts/") == len(vendor_editor.FONTS)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("", "stands there 0 times, not 1"),
        (vendor_editor.CHANGES[0].found * 2, "stands there 2 times, not 1"),
    ],
)
def test_another_version_is_not_taken_for_this_one(script: str, told: str) -> None:
    with pytest.raises(vendor_editor.VendorError, match=told):
        vendor_editor.changed(script)


def test_swedish_words_that_are_not_there_are_told() -> None:
    words = {**vendor_editor.SWEDISH, "sign_in_error": {"not_project_root": ""}}
    with pytest.raises(vendor_editor.VendorError, match="picker_dismissed"):
        vendor_editor.swedish(json.dumps(words))

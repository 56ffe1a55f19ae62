"""Files in their normal form: comments, breaks and all else as they were."""

from __future__ import annotations

import pytest

from klarplan.importing.writing.normal_form import has_normal_form, normal_form
from klarplan.importing.writing.yaml_edit import EditError

ACTIVITY = "plans/a/activities/b.md"
CASES = {
    "nothing": (ACTIVITY, "---\ntitle: A # en\n---\nText: x\n", "---\ntitle: A # en\n---\nText: x\n"),
    "a list with a comment": (
        ACTIVITY,
        "---\n# vem\nresponsible: # alla\n  - solvik # först\n  # sedan\n  - party: region\n    role: r\n"
        "title:   A\n---\n",
        "---\n# vem\nresponsible: # alla\n  - party: solvik # först\n  # sedan\n  - party: region\n    role: r\n"
        "title:   A\n---\n",
    ),
    "a flow list": (
        ACTIVITY,
        "---\nresponsible: [solvik, region]\ngoals: [a, b]\n---\n",
        "---\nresponsible:\n  - party: solvik\n  - party: region\ngoals: [a, b]\n---\n",
    ),
    "a cost with comments": (
        ACTIVITY,
        "---\ncost:\n  amount: 5 # kronor\n  # betalas av\n  payers: solvik\n---\n",
        "---\ncost:\n  - amount: 5 # kronor\n  # betalas av\n    payers:\n      - solvik\n---\n",
    ),
    "a year": (ACTIVITY, "---\nperiod: 2017 # året\n---\n", '---\nperiod: "2017" # året\n---\n'),
    "windows": (ACTIVITY, "---\r\ngoals: a\r\n---\r\n", "---\r\ngoals:\r\n  - a\r\n---\r\n"),
    "a list of records": (
        "glossary.yml",
        "# ord\n- term: A\n  explanation: B.\n  forms: c\n- term: D\n  explanation: E.\n",
        "# ord\n- term: A\n  explanation: B.\n  forms:\n    - c\n- term: D\n  explanation: E.\n",
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), CASES.values(), ids=CASES)
def test_only_what_has_another_form_changes(path: str, text: str, expected: str) -> None:
    formed = normal_form(text.encode(), path)
    assert formed.text == expected.replace("\r\n", "\n") if not formed.fields else formed.text == expected
    assert bool(formed.fields) == (text != expected)
    assert normal_form(formed.text.encode(), path).fields == ()


@pytest.mark.parametrize("text", ["---\ntitle: 'a\n---\n", "---\ntitle: a\n", "---\na: &x b\nc: *x\n---\n"])
def test_what_cannot_be_read_is_not_changed(text: str) -> None:
    with pytest.raises(EditError):
        normal_form(text.encode(), ACTIVITY)


@pytest.mark.parametrize(
    ("path", "expected"),
    [(ACTIVITY, True), ("plans/a/funding.yml", True), ("parties.yml", True), ("index.md", True),
     ("media/a.png", False), ("plans/a/b.txt", False)],
)  # fmt: skip
def test_files_with_facts(path: str, expected: bool) -> None:
    assert has_normal_form(path) is expected

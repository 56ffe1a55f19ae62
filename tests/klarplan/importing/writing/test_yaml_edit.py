"""Single values change in YAML text, and every other line stays.

Also tests: importing.writing.yaml_paths, importing.writing.yaml_values
"""

from __future__ import annotations

import difflib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.reading import yaml as strict_yaml
from klarplan.importing.writing.yaml_edit import EditError, edited
from klarplan.importing.writing.yaml_paths import REMOVED, as_read, changed
from klarplan.importing.writing.yaml_values import as_yaml, dumped, new_yaml

CONTENT = Path(__file__).parents[4] / "content"

FILE = """\
# inledande kommentar
title: "Öppna: en stödlinje"  # titeln
focus_area: tidigt-stod
goals:
  # före den första
  - kortare-vantan  # den viktigaste
  - fler-svar
# mellan fälten
period: hösten 2021
aim: >-
  En lång text som är vikt
  på två rader.
responsible:
- party: region-norr
  role: 'svarar på frågor'
- norrby
cost: {amount: 100000, year: 2021}
source:
  document: planen

  place: rad 1
"""


def lines_changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({("title",): "Ny"}, ['- title: "Öppna: en stödlinje"  # titeln', '+ title: "Ny"                   # titeln']),
        ({("period",): 2022}, ["- period: hösten 2021", "+ period: 2022"]),
        ({("goals",): ["kortare-vantan", "ny", "fler-svar"]}, ["+   - ny"]),
        ({("goals",): ["kortare-vantan"]}, ["-   - fler-svar"]),
        (
            {("goals",): ["ny", "fler-svar"]},
            ["-   - kortare-vantan  # den viktigaste", "+   - ny              # den viktigaste"],
        ),
        ({("aim",): REMOVED}, ["- aim: >-", "-   En lång text som är vikt", "-   på två rader."]),
        ({("status",): "no"}, ['+ status: "no"']),
        ({("source", "place"): "rad 2"}, ["-   place: rad 1", "+   place: rad 2"]),
        ({("source", "note"): "Ny: not"}, ['+   note: "Ny: not"']),
        (
            {("responsible",): [{"party": "region-norr", "role": "nytt"}, "norrby"]},
            ["-   role: 'svarar på frågor'", "+   role: 'nytt'"],
        ),
        (
            {("cost",): {"amount": Decimal("131634.63"), "year": 2021}},
            ["- cost: {amount: 100000, year: 2021}", "+ cost: {amount: 131634.63, year: 2021}"],
        ),
        ({("cost", "amount"): 5}, ["- cost: {amount: 100000, year: 2021}", "+ cost: {amount: 5, year: 2021}"]),
        ({("title",): "Öppna: en stödlinje", ("period",): "hösten 2021"}, []),
        ({("finns", "inte"): REMOVED}, []),
    ],
)
def test_only_the_lines_of_what_changes(changes: dict[Any, Any], lines: list[str]) -> None:
    assert lines_changed(FILE, edited(FILE, changes)) == lines


def test_new_fields_come_in_their_order() -> None:
    order = ("title", "focus_area", "order", "goals", "status", "priority", "source")
    text = edited("title: a\ngoals: [b]\nsource: {document: c}\n", {("status",): "done", ("order",): 2}, order)
    assert text == "title: a\norder: 2\ngoals: [b]\nstatus: done\nsource: {document: c}\n"


GOALS = """\
title: Stöd
goals:
  - id: ett
    text: >-
      Väntan blir
      kortare.
    aim: short_term
  # om det andra
  - {id: tva, text: Fler}
order: 1
"""


def test_years_are_written_without_quotation_marks_and_in_their_mapping() -> None:
    """What is added to a mapping comes above the field that comes after it, where both are new on one line."""
    text = "title: X\nvalues:\n  2020: 82.5 # preliminärt\n  # för 2021\n  2021: 81\nsource: a\n"
    after = edited(
        text,
        {("by_municipality", "falun", "2022"): Decimal(3), ("values", "2021"): Decimal("81.5"), ("values", "2022"): 84},
        ("title", "values", "by_municipality", "source"),
    )
    assert after == (
        "title: X\nvalues:\n  2020: 82.5 # preliminärt\n  # för 2021\n  2021: 81.5\n  2022: 84\nby_municipality:\n"
        "  falun:\n    2022: 3\nsource: a\n"
    )


def test_entries_of_lists_are_found_by_name() -> None:
    after = edited(GOALS, {("goals", "ett", "aim"): "long_term", ("goals", "ett", "note"): "Ja"})
    assert lines_changed(GOALS, after) == ["-     aim: short_term", "+     aim: long_term", "+     note: Ja"]


def test_entries_of_lists_are_added_last() -> None:
    after = edited(GOALS, {("goals", "tre", "id"): "tre", ("goals", "tre", "text"): "Nytt"})
    assert lines_changed(GOALS, after) == ["+   - id: tre", "+     text: Nytt"]


def test_a_list_that_is_not_there_is_made() -> None:
    assert edited("title: a\n", {("goals", "ett", "id"): "ett"}) == "title: a\ngoals:\n  - id: ett\n"
    assert edited("", {("ny", "id"): "ny"}, ()) == "ny:\n  id: ny\n"


def test_a_list_of_records() -> None:
    text = "- id: a\n  name: A\n\n# slut\n- id: b\n  name: B\n"
    assert edited(text, {("c", "id"): "c", ("c", "name"): "C"}) == text + "- id: c\n  name: C\n"
    assert edited(text, {("a", "name"): "Ä"}) == text.replace("name: A", "name: Ä")


@pytest.mark.parametrize(
    "text", ["title: a\n---\ntitle: b\n", "title: [a\n", "a: &x 1\nb: *x\n", "ja: yes\n", "title: a\ntitle: b\n"]
)
def test_text_that_we_do_not_read_is_not_changed(text: str) -> None:
    with pytest.raises(EditError):
        edited(text, {("title",): "ny"})


FRONT = [
    file.read_text(encoding="utf-8").split("---\n")[1]
    for file in sorted(CONTENT.glob("plans/*/*/*.md"))
    if file.read_text(encoding="utf-8").startswith("---\n")
]
VALUES = st.one_of(
    st.text(alphabet="abcåäö :#-'\"[]{}&*!%@`,>|?\\", min_size=1, max_size=150).map(
        lambda text: " ".join(text.split())
    ),
    st.sampled_from(["no", "2017", "0125", "~", "true", "- x", "a: b", "1_000", "hösten 2017", "x" * 200, "ord " * 60]),
    st.integers(0, 10**9),
    st.lists(st.sampled_from(["a-b", "c", "två ord", "med: kolon"]), min_size=1, max_size=4, unique=True),
).filter(lambda value: value != "")


@given(st.sampled_from(FRONT), st.data())
def test_real_files_keep_every_other_line(front: str, data: st.DataObject) -> None:
    value = strict_yaml.parse(front).value
    key = data.draw(st.sampled_from([*value, "ny"]))
    new = data.draw(VALUES)
    new = " ".join(new.split()) if isinstance(new, str) else new
    before = strict_yaml.parse(front)
    after = edited(front, {(key,): new})
    assert as_read(strict_yaml.parse(after).value) == changed(value, {(key,): new})
    if key == "ny":
        assert after.startswith(front)
        return
    start = before.keys[key,].line
    following = sorted(mark.line for path, mark in before.keys.items() if len(path) == 1 and mark.line > start)
    end = following[0] if following else len(front.splitlines())
    lines = front.splitlines()
    assert after.splitlines()[:start] == lines[:start]
    assert after.splitlines()[len(after.splitlines()) - (len(lines) - end) :] == lines[end:]


@given(VALUES, st.integers(0, 4))
def test_what_is_written_reads_back(value: object, column: int) -> None:
    plain = {"key": value, "list": [value, {"inner": value}]}
    parsed = strict_yaml.parse(dumped(new_yaml(), as_yaml(plain, column)))
    assert parsed.findings == []
    assert parsed.value == plain

"""What a file is, by its place; test_addresses.py has the table of those that stand where they should."""

from __future__ import annotations

import pytest

from klarplan.content.reading.file_kinds import FileKind, classify, expected_names, suggested_place

K = FileKind
PLAN = "plans/norrby-2021"

MISPLACED: list[tuple[str, str, tuple[str, ...]]] = [
    # path, where it was probably meant to be, what can stand in its place
    ("parties.yaml", "parties.yml", ("index.md", "glossary.yml", "target-groups.yml", "parties.yml", "redirects.yml")),
    ("ord.yml", "", ("index.md", "glossary.yml", "target-groups.yml", "parties.yml", "redirects.yml")),
    ("plans/norrby-2021.md", "plans/norrby-2021/index.md",
     ("index.md", "funding.yml", "focus-areas/….md", "activities/….md", "follow-ups/….md", "indicators/….yml")),
    (f"{PLAN}/Index.md", f"{PLAN}/index.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/funding.yaml", f"{PLAN}/funding.yml", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/karta.png", "", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/Activities/a.md", f"{PLAN}/activities/a.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/activities/a.yml", f"{PLAN}/activities/a.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/followup/a.markdown", f"{PLAN}/follow-ups/a.md", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/indicators/a.yaml", f"{PLAN}/indicators/a.yml", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/indicator/a.md", f"{PLAN}/indicators/a.yml", expected_names(f"{PLAN}/x")),
    ("indicators/a.yml", "", ("plans/…/indicators/….yml",)),
    (f"{PLAN}/activities/a.png", "", expected_names(f"{PLAN}/x")),
    (f"{PLAN}/bilder/a.md", "", expected_names(f"{PLAN}/x")),
    ("municipalities/norrby.yml", "municipalities/norrby.md", ("municipalities/….md",)),
    ("municipalities/norrby.txt", "", ("municipalities/….md",)),
    ("activities/a.md", "", ("plans/…/activities/….md",)),
]  # fmt: skip


@pytest.mark.parametrize(("path", "suggestion", "allowed"), MISPLACED)
def test_misplaced_files(path: str, suggestion: str, allowed: tuple[str, ...]) -> None:
    assert classify(path) == K.MISPLACED
    assert (suggested_place(path), expected_names(path)) == (suggestion, allowed)
    assert not suggestion or classify(suggestion) != K.MISPLACED

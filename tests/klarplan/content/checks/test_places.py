"""Municipalities and the register. The texts that editors read are golden cases (tests/golden/validate/places)."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames

PLACES = [
    # title, code, county; the kind of problem, and its suggestion
    ("Falun", "2080", "Dalarnas län", None),
    ("Falu kommun", "2080", "Dalarnas län", ("name-of-another", None)),
    ("Faluns kommun", "2080", "Dalarnas län", None),
    ("Falun", "2081", "Dalarnas län", ("code-of-another", "2080")),
    ("Falun", "2080", "Dalarna", ("county-of-another", "Dalarnas län")),
    ("Malå – Máláge", "2418", "Västerbottens län", None),
    ("Solvik", "0000", "Exempellän", None),
    ("Solvik", "2080", "Exempellän", ("name-of-another", None)),
]


@pytest.mark.parametrize(("title", "code", "county", "problem"), PLACES)
def test_places(title: str, code: str, county: str, problem: tuple[str, str | None] | None, tmp_path: Path) -> None:
    (tmp_path / "municipalities").mkdir()
    file = tmp_path / "municipalities" / "platsen.md"
    file.write_text(f'---\ntitle: {title}\ncode: "{code}"\ncounty: {county}\n---\n', encoding="utf-8")
    problems = validate(tmp_path, Addresses(AddressNames()))[1]
    about = [found for found in problems if found.kind.endswith("-of-another")]
    assert [(found.kind, found.values.get("suggestion")) for found in about] == ([problem] if problem else [])

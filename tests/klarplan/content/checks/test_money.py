"""Sums, and totals that differ from them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from klarplan.content.checks.money import allocated, differs, total
from klarplan.model.shared import Allocation, Funding
from klarplan.model.values import Source

DIFFERENCES = [
    # calculated, stated, rounding, whether they differ
    ("151634.63", "151635", "1", False),
    ("151634.63", "151634", "1", False),
    ("151634.00", "151635", "1", False),  # a full step
    ("151633.99", "151635", "1", True),
    ("151635", "151635", "0", False),
    ("151634.99", "151635", "0", True),
    ("151634.99", "151635", "0.01", False),
    ("1499500", "1500000", "1000", False),
    ("1498999", "1500000", "1000", True),
    ("0", "0", "1", False),
]


@pytest.mark.parametrize(("calculated", "stated", "rounding", "expected"), DIFFERENCES)
def test_differs(calculated: str, stated: str, rounding: str, expected: bool) -> None:
    assert differs(Decimal(calculated), Decimal(stated), Decimal(rounding)) is expected


ROWS = (
    Allocation(recipient="norrby", amounts={"stod": Decimal("0.10"), "kunskap": Decimal("0.20")}),
    Allocation(recipient="county", amounts={"stod": Decimal("1000000.00")}),
)


def test_sums_are_exact() -> None:
    funding = Funding(year=2021, allocations=ROWS, source=Source(document="planen"))
    assert str(allocated(funding)) == "1000000.30"


@pytest.mark.parametrize(("purpose", "expected"), [("stod", "1000000.10"), ("kunskap", "0.20"), ("annat", "0")])
def test_total_for_one_purpose(purpose: str, expected: str) -> None:
    assert str(total(ROWS, purpose)) == expected


def test_rounding_is_a_krona_where_the_source_does_not_say() -> None:
    assert Funding(year=2021, source=Source(document="planen")).rounding == Decimal(1)

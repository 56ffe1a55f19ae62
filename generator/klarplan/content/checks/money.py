"""Sums of money, exact, and compared with what a source states by the source's own rounding."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from klarplan.model.shared import Allocation, Funding


def differs(calculated: Decimal | int, stated: Decimal, rounding: Decimal) -> bool:
    """Whether a stated total differs from the calculated one by more than its rounding.

    A total rounded to whole kronor (`rounding` 1) may be up to half a krona off either way; a source that rounds up
    or cuts off may be nearly a whole step off. So a full step is still accepted, and nothing beyond it.
    """
    return abs(Decimal(calculated) - stated) > rounding


def total(rows: Iterable[Allocation], purpose: str | None = None) -> Decimal:
    """What the rows add up to, for one purpose or for all."""
    return sum((amount for row in rows for key, amount in row.amounts.items() if purpose in (None, key)), Decimal(0))


def allocated(funding: Funding) -> Decimal:
    """Everything that a funding file allocates."""
    return total(funding.allocations)

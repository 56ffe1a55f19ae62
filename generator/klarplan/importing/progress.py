"""Lets somebody follow how far long work has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from klarplan.text.catalogue import N_

PartT = TypeVar("PartT")

READING, COMPARING, WRITING = N_("Reading"), N_("Comparing"), N_("Writing")
"""What the work is called, as messages of the catalogue."""


class Progress(Protocol):
    """Passes the parts of some work on, one by one. `label`: what the work is."""

    def __call__(self, parts: Sequence[PartT], label: str) -> Iterable[PartT]:
        """The same parts, in the same order."""


def unwatched(parts: Sequence[PartT], label: str) -> Iterable[PartT]:  # noqa: ARG001
    """For when nobody follows."""
    return parts

"""Finds the few of many names that may be nearly the same as another, so that not all must be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import ceil, floor

_PART = 3


class CloseNames:
    """Names by the parts of three letters in them. `alike`: the least ratio of difflib that counts as nearly the same.

    Two names of that ratio have at most 1 - `alike` of their letters unmatched. Each gap breaks two parts at most, so
    that a number of parts must be in both. A name that has none of the rarest parts of another can therefore not reach
    that number; those of the rarest parts alone are looked up.
    """

    def __init__(self, alike: float) -> None:
        self.alike = alike
        self._names: dict[str, int] = {}
        self._by_part: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, name: str) -> None:
        """Note a name."""
        if name not in self._names:
            self._names[name] = len(self._names)
            for part in _parts(name):
                self._by_part[part].append(name)

    def to(self, name: str) -> Sequence[str]:
        """Every name that may be nearly this one, and perhaps others, in the order in which they came."""
        parts = sorted(_parts(name), key=lambda part: len(self._by_part.get(part, ())))
        rarest = parts[: max(1, len(parts) - self._shared(name) + 1)]
        found = {other for part in rarest for other in self._by_part.get(part, ())}
        return sorted(found, key=self._names.__getitem__)

    def _shared(self, name: str) -> int:
        """How many parts any name that is nearly this one must have in common with it: at least one."""
        own, repeated = len(name), len(name) - _PART + 1 - len(_parts(name))
        most = 1.0 / self.alike * 2 - 1  # a longer name than this has too many letters that the other lacks
        least = own
        for other in range(floor(own / most), ceil(own * most) + 1):
            matched = ceil(self.alike * (own + other) / 2)
            gaps = own + other - 2 * matched
            if matched <= min(own, other):
                least = min(least, matched - (_PART - 1) * (gaps + 1) - repeated)
        return max(1, least)


def _parts(name: str) -> set[str]:
    """Every three letters that follow each other."""
    return {name[at : at + _PART] for at in range(len(name) - _PART + 1)} or {name}

"""Circles among references: records that lead back to themselves, such as plans that supersede each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles(following: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each circle once, as the names in it, the one that comes first in `following` first.

    `following` has for each name the one that it leads to, if any. Names that only lead to a circle are not in it. The
    time that it takes is in proportion to the names.
    """
    done: set[str] = set()
    order = {name: number for number, name in enumerate(following)}
    for start in following:
        passed: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in following and at not in passed and at not in done:
            passed[at] = None
            at = following[at]
        if at is not None and at in passed:
            names = list(passed)
            yield sorted(names[names.index(at) :], key=order.__getitem__)
        done |= passed.keys()


def closing(following: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """The references that lead back to where one came from: the name that has one, and its number among that name's.

    `following` has for each name all that it leads to. The time that it takes is in proportion to the references.
    """
    done: set[str] = set()
    for start in following:
        if start in done:
            continue
        passed: dict[str, Iterator[tuple[int, str]]] = {start: iter(enumerate(following[start]))}
        while passed:
            name = next(reversed(passed))
            index, after = next(passed[name], (0, ""))
            if not after:
                done.add(name)
                del passed[name]
            elif after in passed:
                yield name, index
            elif after in following and after not in done:
                passed[after] = iter(enumerate(following[after]))

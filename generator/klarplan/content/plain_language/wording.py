"""Word lists for plain language, one file per language, and what they say of a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from klarplan.content.reading import yaml as strict_yaml


@dataclass(frozen=True)
class Wording:
    """What is known of one language's words."""

    stiff: dict[tuple[str, ...], str]
    """Words that sound stiff, in lower case, with what is simpler."""
    by_first: dict[str, tuple[tuple[str, ...], ...]]
    """The same by their first word, longest first."""
    longest: int
    passive: Mapping[str, frozenset[str]]
    """Words by their part: `never`, `present`, `modal`, `have`, `become`."""
    endings: Mapping[str, re.Pattern[str]]
    known: frozenset[str]
    """Abbreviations that need no explanation."""
    crisis: tuple[str, ...]
    """What people write in a search when they need help; * at the end stands for any ending."""
    pointed: frozenset[str]
    """Abbreviations whose point does not end a sentence."""

    def simpler(self, words: Sequence[str]) -> tuple[int, str]:
        """The length of the stiff expression that these words (in lower case) begin with, and what to write instead."""
        for form in self.by_first.get(words[0], ()):
            if tuple(words[: len(form)]) == form:
                return len(form), self.stiff[form]
        return 0, ""

    def is_passive(self, words: Sequence[str]) -> bool:
        """Whether the last of these words is a passive verb; the others are the up to three before it.

        Told by endings and by the auxiliary before, so that some are missed; what is no verb is seldom told.
        """
        *before, word = words
        low = word.lower()
        if low in self.passive["never"] or (before and word[:1].isupper()) or any(char.isdigit() for char in word):
            return False
        if low in self.passive["present"]:
            return True
        auxiliaries = {other.lower() for other in before}
        last = {other.lower() for other in before[-1:]}
        return (
            self._ends(low, "present")
            or bool(auxiliaries & self.passive["modal"] and self._ends(low, "after_modal"))
            or bool(auxiliaries & self.passive["have"] and self._ends(low, "after_have"))
            or bool(last & self.passive["become"] and self._ends(low, "after_become"))
            or (self._ends(low, "past") and not self._ends(low, "not_past"))
        )

    def _ends(self, word: str, name: str) -> bool:
        return self.endings[name].fullmatch(word) is not None

    def is_abbreviation(self, word: str) -> bool:
        """Whether a word is an abbreviation that not everyone knows: BUP, HoS, K8, but neither EU nor II."""
        return (
            bool(re.fullmatch(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}[A-ZÅÄÖ]\d?|[A-ZÅÄÖ]\d", word))
            and word not in self.known
            and not re.fullmatch(r"[IVX]+", word)
        )


@cache
def wording(lang: str) -> Wording | None:
    """The word lists of a language ("sv", "sv-FI"); None where there are none."""
    path = files("klarplan.content.plain_language") / "word_lists" / f"{lang.split('-')[0]}.yml"
    if not path.is_file():
        return None
    lists: dict[str, Any] = strict_yaml.parse(path.read_text(encoding="utf-8")).value
    stiff = {
        tuple(form.rstrip(".").split()): entry["simpler"]
        for entry in lists["stiff"]
        for form in (entry["word"], *entry.get("forms", ()))
    }
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(stiff, key=len, reverse=True):
        by_first.setdefault(form[0], []).append(form)
    return Wording(
        stiff=stiff,
        by_first={first: tuple(forms) for first, forms in by_first.items()},
        longest=max(map(len, stiff)),
        passive={name: _flat(rows) for name, rows in lists["passive"].items() if name != "endings"},
        endings={name: re.compile(pattern) for name, pattern in lists["passive"]["endings"].items()},
        known=frozenset(lists["abbreviations"]["known"]),
        crisis=tuple(lists["crisis"]),
        pointed=_flat(lists["abbreviations"]["pointed"]),
    )


def _flat(rows: list[list[str]]) -> frozenset[str]:
    return frozenset(word for row in rows for word in row)

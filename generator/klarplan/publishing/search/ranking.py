"""What ranks in search: what words weigh in the index, and what the browser makes of hits.

The first is written into the index. The second lies beside it for `assets/js/search-engine.js`, which reads it there.
How near a slip of the pen must be to a word stands in `assets/js/words.js`. `tests/search` has questions and where they
should lead; try them after any change here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FILE = "ranking.json"
"""The file in the index's folder that the browser reads."""


@dataclass(frozen=True)
class Rank:
    """What a kind of entry is worth. Weights in the index go from 0 to 10."""

    title: float = 7.0
    """What a word weighs in its title."""
    called: float = 1.0
    """What it is worth to a hit to be called what was asked for."""
    by_name: bool = False
    """People ask for it by its name: the browser looks for it among the later hits too."""


RANKS: Mapping[str, Rank] = {
    "plan": Rank(title=10.0, called=1.5, by_name=True),
    "area": Rank(title=10.0, called=1.5),
    "municipality": Rank(title=10.0, called=1.5, by_name=True),
    "group": Rank(title=10.0, called=1.3, by_name=True),
    "indicator": Rank(title=4.0, called=0.6),  # what is done comes before how it is measured
    "word": Rank(called=0.8),
    "page": Rank(called=0.8),
}
"""By kind; what most questions are about comes first."""
ORDINARY = Rank()
"""All other kinds."""

PLACE, TEXT, WEAK = 2.0, 0.3, 0.15
"""What a word weighs in the place, in a text, and as an alias of a text."""
NAME = 0.7
"""What a word of another name weighs against one of the title."""
META = ("title", "place", "kind", "shown")
"""What the index tells of each entry."""
_PAGEFIND: Mapping[str, Any] = {
    "termFrequency": 1,
    "termSaturation": 2,
    "termSimilarity": 3,
    "pageLength": 0.2,
    "metaWeights": dict.fromkeys(META, 0),
}
"""How Pagefind weighs what it finds (https://pagefind.app/docs/ranking/). The text that it searches has
title, place and names in it, with weights of their own."""


def rank(kind: str) -> Rank:
    """What a kind of entry is worth."""
    return RANKS.get(kind, ORDINARY)


def for_browser() -> dict[str, Any]:
    """`pagefind`: the options of Pagefind's search. `called`: by kind, where it is not 1."""
    return {"pagefind": _PAGEFIND, "called": {kind: known.called for kind, known in RANKS.items()}}

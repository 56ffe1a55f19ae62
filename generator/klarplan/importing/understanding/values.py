"""Whether a text speaks of time: in cells that hold several things, each part goes to what it speaks of."""

from __future__ import annotations

import re

_WORDS_OF_TIME = re.compile(
    r"(?:19|20|21)\d\d|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"våren|vår|vårterminen|sommaren|sommar|hösten|höst|höstterminen|vintern|vinter|vecka|kvartal|årlig|årsvis|löpande|"
    r"fortlöpande|kontinuerlig|klart|påbörja|termin|tillsvidare|tills vidare|år\b|månad)",
    re.IGNORECASE,
)


def speaks_of_time(text: str) -> bool:
    """Whether a text says something of when."""
    return bool(_WORDS_OF_TIME.search(text))

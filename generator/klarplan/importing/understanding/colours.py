"""A cell that has a colour and no words: what it means is asked, by the words that explain the colours if there are."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence

from klarplan.importing.files.contents import TextBlock
from klarplan.importing.files.grid import Grid
from klarplan.importing.understanding.reading import DoubtKind, Reading, asked
from klarplan.importing.understanding.statuses import read_status
from klarplan.model.values import Status
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

GREEN, YELLOW, ORANGE, RED, BLUE, GREY = (
    N_("green"), N_("yellow"), N_("orange"), N_("red"), N_("blue"), N_("grey"),
)  # fmt: skip
_USUAL: Mapping[str, Sequence[Status]] = {
    GREEN: (Status.DONE, Status.STARTED), YELLOW: (Status.STARTED, Status.HALFWAY),
    ORANGE: (Status.STARTED, Status.PAUSED), RED: (Status.NOT_STARTED, Status.PAUSED),
    BLUE: (Status.DONE, Status.CONTINUOUS), GREY: (Status.NOT_RELEVANT, Status.NOT_STARTED),
}  # fmt: skip
"""What traffic lights often mean: only proposals."""
_WORDS = {"grön": GREEN, "gul": YELLOW, "orange": ORANGE, "röd": RED, "blå": BLUE, "grå": GREY}
_EXPLAINED = re.compile(r"\b(grön|gul|orange|röd|blå|grå)[at]?t?\s*[=:–-]+\s*([^,;.=\n]+)", re.IGNORECASE)


def colour_name(fill: str) -> str:
    """What people call a colour of six hexadecimal digits: a message of the catalogue."""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.15 or max(red, green, blue) - min(red, green, blue) < 0.1:
        return GREY
    degrees = hue * 360
    for limit, name in ((18, RED), (38, ORANGE), (70, YELLOW), (170, GREEN), (270, BLUE)):
        if degrees < limit:
            return ORANGE if name == YELLOW and degrees < 48 else name
    return RED


def legend_of(outside: Sequence[TextBlock], grids: Sequence[Grid]) -> Mapping[str, str]:
    """What the words beside the tables say that colours mean: by the colour's name, or by the colour itself."""
    cells = [cell for grid in grids for cell in grid.titles]
    texts = [(block.text, block.fill) for block in outside] + [(cell.flat, cell.fill) for cell in cells]
    legend: dict[str, str] = {}
    for text, fill in texts:
        if fill and text.strip():
            legend.setdefault(fill, text.strip())
        for colour, words in _EXPLAINED.findall(text):
            legend.setdefault(_WORDS[colour.casefold()], words.strip())
    return legend


def read_colour(fill: str, legend: Mapping[str, str], texts: Texts) -> Reading[Status | None]:
    """The status of a cell that is only coloured: always asked."""
    name = colour_name(fill)
    same = (ORANGE, YELLOW) if name in (ORANGE, YELLOW) else (name,)
    words = legend.get(fill) or next((legend[each] for each in (name, *same) if each in legend), "")
    explained = list(read_status(words).candidates) if words else []
    colour = texts._(N_("{colour} (colour without words)"), colour=texts._(name))
    text = f"{colour}: {words}" if words else colour
    return asked(text, DoubtKind.ONE_SIGN, [*explained, *_USUAL[name]])

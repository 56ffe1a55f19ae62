"""Words that change what a statement says: not, partly, if, perhaps, is to be."""

from __future__ import annotations

import re
from collections.abc import Mapping

from klarplan.importing.understanding.reading import DoubtKind

_WORDS: Mapping[DoubtKind, str] = {
    DoubtKind.NEGATED: r"ej|inte|icke|aldrig|ingen|inget|inga|utan|saknas?|saknats|misslyckad\w*|not|no|never|without|"
    r"nej|nix|fel|falskt?|miss(?:lyck|ad)\w*|underkän\w*|återkall\w*|upphör\w*|upphäv\w*|stopp\w*|nedlag\w*|lagts ned|"
    r"o(?:avslutad|färdig|klar|genomförd|påbörjad)\w*|avslag\w*|avbr[uoö]t\w*|inställ[dt]\w*|uteblev|uteblir",
    DoubtKind.PART: r"delvis|delar|del|till (?:viss|stor|liten) del|nästan|i stort sett|huvudsakligen|mest|partly|"
    r"partially|almost|utom|förutom|undantaget|undantag|bara|endast|enbart|vissa|några|hälften|halv\w*|halft|"
    r"varav|återstår|kvarstår|resterande|resten|kvar|except|knappt|halvvägs|nearly",
    DoubtKind.CONDITION: r"om|ifall|förutsatt|under förutsättning\w*|förutsätter|beror|beroende|såvida|villkor\w*|"
    r"väntar|inväntar|avvaktar|i väntan|när|tills|innan|if|provided|unless|söks|ansök\w*|beviljas|kräver|krävs",
    DoubtKind.DOUBTED: r"kanske|eventuell\w*|ev\.?|möjligen|möjligtvis|troligen|troligtvis|sannolikt|antagligen|"
    r"preliminär\w*|prel\.?|hoppas|tror|tros|troddes|osäker\w*|oklar\w*|okän[dt]\w*|eller|alternativt|perhaps|maybe|probably|tentative\w*",
    DoubtKind.FUTURE: r"ska|skall|kommer|beräknas|planeras|planerar|planerad|planerat|väntas|förväntas|avses|bör|måste|"
    r"behöver|fortsätter|avslutas|slutförs|färdigställs|påbörjas|startar|startas|genomförs|inleds|införs|"
    r"nästa|snart|soon|senare|framöver|framtida|kommande|försena[dt]\w*|skjuts|skjutits|framflytta\w*|flyttad|flyttas|flyttat|"
    r"igen|återupptas|will|planned|expected|to be|later|next|delayed|due",
    DoubtKind.COMPARED: r"mer|mindre|fler|färre|bättre|sämre|än|jämfört|tidigare|ursprunglig\w*|more|less|than|earlier|"
    r"ändra\w*|ersatt|ersätts|ersätter",
}
_PATTERNS = {kind: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _WORDS.items()}


def qualifier_in(text: str) -> DoubtKind | None:
    """The first kind of such words that a text has, in the order of `_WORDS`; None where it has none.

    A question mark, and a sign of comparison, count as such.
    """
    if "?" in text:
        return DoubtKind.DOUBTED
    for kind, pattern in _PATTERNS.items():
        if pattern.search(text):
            return kind
    return DoubtKind.COMPARED if re.search(r"[<>≤≥≈~]|→|->", text) else None

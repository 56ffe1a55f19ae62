"""How far something has come, by the whole text of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from klarplan.importing.understanding.qualifiers import qualifier_in
from klarplan.importing.understanding.reading import (
    NO_CONTEXT,
    CellContext,
    DoubtKind,
    Reading,
    Rule,
    asked,
    certain,
    comment_after,
    flat,
    is_cell_error,
    says_nothing,
)
from klarplan.model.values import Status
from klarplan.model.words import STATUS_WORDS
from klarplan.site.texts import Texts

_NOT = ("ej", "inte", "icke", "ännu ej", "ännu inte", "ej ännu", "inte ännu")
_BEGUN = (
    "påbörjad påbörjat påbörjade påbörjats startad startat startade startats igång igångsatt igångsatta inledd inlett"
)
_FINISHED = (
    "genomförd genomfört genomförda genomförts klar klart klara avslutad avslutat avslutade avslutats slutförd "
    "slutfört "
    "slutförda slutförts färdig färdigt färdiga färdigställd färdigställt färdigställda utförd utfört utförda"
)
_FULFILLED = "uppfylld uppfyllt uppfyllda uppnådd uppnått uppnådda"

_PHRASES: Mapping[Status, str] = {
    Status.NOT_STARTED: "ej igång, inte igång, planerad, planerat, planerade, kommande, framtida, not started, not yet "
    "started, not begun, to do, planned",
    Status.STARTED: "pågår, pågående, pågår nu, arbete pågår, arbetet pågår, igång, i gång, är igång, under arbete, "
    "under genomförande, under uppstart, uppstartad, uppstartat, in progress, started, under way, underway, "
    "pågår enligt plan, pågår enligt tidplan, pågår enligt tidsplan, pågår som planerat, "
    "löper enligt plan, "
    "påbörjat men ej slutfört, påbörjad men ej slutförd, påbörjat men inte slutfört, påbörjad men inte slutförd, "
    "påbörjat men ej klart, påbörjad men ej klar, påbörjat men inte klart, påbörjad men inte klar, "
    "påbörjat, ej slutfört, påbörjad, ej slutförd, påbörjad, ej klar, påbörjat, ej klart, "
    "pågår, ej slutfört, pågår, ej klart, pågår, ej klar, pågår men ej slutfört, pågår men ej klart",
    Status.HALFWAY: "halvvägs, hälften, hälften klart, hälften eller mer, hälften gjort eller mer",
    Status.CONTINUOUS: "löpande, fortlöpande, kontinuerligt, kontinuerlig, pågår löpande, pågår kontinuerligt, "
    "pågår fortlöpande, pågår hela tiden, sker löpande, sker kontinuerligt, görs löpande, genomförs löpande, "
    "genomförs kontinuerligt, löpande arbete, löpande verksamhet, löpande insats, löpande aktivitet, "
    "ständigt pågående, "
    "pågående löpande, continuous",
    Status.PAUSED: "paus, pausad, pausat, pausade, pausas, på paus, vilande, vilar, tillfälligt pausad, "
    "tillfälligt pausat, på is, on hold, paused",
    Status.DONE: "genomfört – bör följas upp, genomförd – bör följas upp, helt klar, helt klart, done, completed, "
    "complete, "
    "finished, finalised, finalized, implemented",
    Status.NOT_RELEVANT: "ej aktuell, ej aktuellt, ej aktuella, inte aktuell, inte aktuellt, inte aktuella, "
    "inte längre aktuell, inte längre aktuellt, ej längre aktuell, ej längre aktuellt, ej relevant, ej relevanta, "
    "inte relevant, inte längre relevant, utgår, utgått, utgår ur planen, har utgått, struken, struket, strukna, "
    "not relevant, no longer relevant, not applicable",
    Status.UNKNOWN: "okänd, okänt, läget är okänt, status okänd, unknown",
}  # fmt: skip
"""Phrases that say a status and nothing else; with comma inside, a phrase of two parts."""

_SUBJECT = (
    r"(?:(?:(?:åtgärden|aktiviteten|insatsen|arbetet|projektet|uppdraget|den|det)\s+)?(?:är|har|har blivit|blev)\s+)?"
)
_STOP = re.compile(r"\s*(?:[.;:!,(]|\s[-–—]+\s)\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")

_HINTS: Sequence[tuple[str, tuple[Status, ...]]] = (
    (r"(?:ej|inte|icke|aldrig|not)\s+(?:\w+\s+)?(?:påbörja|starta|igång|pågå|inle|begun|started)\w*|"
     r"(?:påbörja|starta|pågå)\w*\s+(?:ej|inte)\b|opåbörja\w*", (Status.NOT_STARTED, Status.PAUSED)),
    (r"(?:ej|inte|icke|not)\s+(?:\w+\s+)?(?:klar|färdig|genomför|slutför|avslut|uppnå|uppfyll|utför|nådd|done|complete)\w*|"
     r"(?:klar|färdig|genomför|slutför|avslut|uppnå|uppfyll|utför|nå)\w*\s+(?:ej|inte)\b|o(?:avslutad|färdig|klar)\w*",
     (Status.STARTED, Status.NOT_STARTED)),
    (r"avbr[uoö]t\w*|nedlagd?\w*|inställ[dt]\w*|cancel\w*|lagts ned|läggs ner", (Status.NOT_RELEVANT, Status.PAUSED)),
    (r"stoppa[dt]\w*|stoppats|bortprioritera\w*|lagd på is", (Status.PAUSED, Status.NOT_RELEVANT)),
    (r"försena[dt]\w*", (Status.STARTED, Status.NOT_STARTED)),
    (r"(?:kommer|väntas|förväntas|avses|avser)\s+(?:att\s+)?(?:\w+\s+)?\w+s\b", (Status.NOT_STARTED, Status.STARTED)),
    (r"(?:ej|inte)\s+(?:\w+\s+)?(?:aktuell|relevant)\w*|utgå\w*|stryk\w*", (Status.NOT_RELEVANT,)),
    (r"(?:påbörjas|startar|startas|inleds|drar igång)\b|planer\w+", (Status.NOT_STARTED,)),
    (r"(?:avslutas|slutförs|färdigställs|blir klart?|beräknas|klart? (?:senast|under|om|när)|genomförs|"
     r"ska (?:vara )?(?:klart?|färdigt?|slutför\w*|genomför\w*))\b", (Status.STARTED, Status.NOT_STARTED)),
    (r"paus\w*|vilande|avvakta\w*|väntar|på is|on hold", (Status.PAUSED,)),
    (r"delvis|till viss del|nästan|partly|partially|påbörja\w*", (Status.STARTED, Status.HALFWAY)),
    (r"halvvägs|hälften|halv\s?(?:klart?|färdigt?)", (Status.HALFWAY,)),
    (r"löpande|fortlöpande|kontinuerlig\w*|ständig\w*|årlig\w*|varje år|återkommande|continuous\w*",
     (Status.CONTINUOUS, Status.STARTED)),
    (r"ongoing", (Status.STARTED, Status.CONTINUOUS)),
    (r"pågå\w*|igång|i gång|starta[dt]\w*|under arbete|in progress|started", (Status.STARTED,)),
    (r"klar[at]?|genomför[dt]\w*|avsluta[dt]\w*|slutför[dt]\w*|färdig\w*|uppfyll\w*|uppnå\w*|utför[dt]\w*|done|complete\w*|"
     r"finished", (Status.DONE,)),
    (r"okän[dt]\w*|oklar\w*|vet ej|vet inte|osäker\w*", (Status.UNKNOWN,)),
)  # fmt: skip
"""What words speak of where the whole is not certain; of several that hold for the same words the first counts."""

_FOREIGN: Mapping[str, Status] = {
    **dict.fromkeys(("ferdig", "fullført", "gjennomført", "avsluttet", "utført", "færdig", "afsluttet", "gennemført",
                     "udført", "valmis", "päättynyt", "tehty", "toteutettu"), Status.DONE),
    **dict.fromkeys(("pågår", "påbegynt", "pågående", "i gang", "igangsatt", "under arbeid", "igangværende",
                     "påbegyndt", "kesken", "käynnissä", "aloitettu", "meneillään"), Status.STARTED),
    **dict.fromkeys(("ikke startet", "ikke påbegynt", "ikke påbegyndt", "ikke begyndt", "planlagt", "ei aloitettu",
                     "aloittamatta", "suunniteltu"), Status.NOT_STARTED),
    **dict.fromkeys(("løpende", "løbende", "kontinuerlig", "jatkuva", "jatkuu"), Status.CONTINUOUS),
    **dict.fromkeys(("utsatt", "stoppet", "udsat", "tauolla", "keskeytetty"), Status.PAUSED),
    **dict.fromkeys(("ikke aktuell", "ikke aktuelt", "ikke relevant", "ei ajankohtainen"), Status.NOT_RELEVANT),
}  # fmt: skip
_SIGNS: Mapping[str, tuple[Status, ...]] = {
    **dict.fromkeys(("x", "✓", "✔", "√", "☑", "✅", "ja", "yes", "ok", "grön", "grönt", "green", "🟢"),
                    (Status.DONE, Status.STARTED)),
    **dict.fromkeys(("enligt plan", "följer plan", "enligt tidplan"), (Status.STARTED, Status.NOT_STARTED)),
    **dict.fromkeys(("gul", "gult", "yellow", "orange", "🟡"), (Status.STARTED, Status.PAUSED)),
    **dict.fromkeys(("nej", "no", "röd", "rött", "red", "✗", "✘", "☐", "🔴"), (Status.NOT_STARTED, Status.PAUSED)),
}  # fmt: skip
_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|procent\b)", re.IGNORECASE)
_OUR_LANGUAGES = ("sv", "en")


def read_status(text: str, context: CellContext = NO_CONTEXT) -> Reading[Status | None]:
    """The status that a cell says. Certain only where the whole text is a known phrase, alone or before a comment
    that changes nothing: no negation, future, part, condition or doubt, no other status and no figures. `kept` is then
    that comment, for `status_reason`.
    """
    words = flat(text)
    if says_nothing(words):
        return certain(words, None, Rule.NOTHING)
    if is_cell_error(words):
        return asked(words, DoubtKind.CELL_ERROR)
    if context.language.split("-")[0] not in _OUR_LANGUAGES:
        return asked(words, DoubtKind.OTHER_LANGUAGE, _proposals(words))
    if status := _known(words):
        return certain(words, status, Rule.PHRASE)
    for stop in _STOP.finditer(words):
        status, comment = _known(words[: stop.start()]), comment_after(words, stop)
        if status and _changes_nothing(comment):
            return certain(words, status, Rule.PHRASE_AND_COMMENT, comment)
    doubt, proposals = _doubt(words), _proposals(words)
    if doubt is DoubtKind.PRESENT and proposals == [Status.DONE]:
        proposals.append(Status.STARTED)
    open_question = doubt in (DoubtKind.PRESENT, DoubtKind.NEGATED) and len(proposals) > 1
    return replace(asked(words, doubt, proposals), proposes=not open_question)


def _known(text: str) -> Status | None:
    return _phrases().get(_key(text))


def _key(text: str) -> str:
    words = re.sub(r"\s*[–—-]+\s+|\s+[–—-]+\s*", " – ", text.casefold().strip(" .!,;:”\"'’"))
    return re.sub(rf"\A{_SUBJECT}", "", " ".join(words.split()))


def _changes_nothing(comment: str) -> bool:
    return not (qualifier_in(comment) or _OF_PARTS.search(comment) or _spoken_of(comment))


_OF_PARTS = re.compile(
    r"[\d%]|\b(?:pilot\w*|första|andra|steg|fas|etapp\w*|"
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|flera|många|några) (?:av|\w+or|\w+er|\w+ar))\b",
    re.IGNORECASE,
)
"""Figures, and words for parts of a whole: "två av fem skolor"."""


@cache
def _phrases() -> Mapping[str, Status]:
    """Every phrase as `_key` has it, with the site's own words for each status in Swedish and English."""
    phrases = {_key(phrase): status for status, listed in _PHRASES.items() for phrase in _split(listed)}
    phrases |= {_key(form): Status.STARTED for form in _BEGUN.split()}
    phrases |= {_key(form): Status.DONE for form in f"{_FINISHED} {_FULFILLED}".split()}
    for no, form in product(_NOT, _BEGUN.split()):
        phrases[_key(f"{no} {form}")] = Status.NOT_STARTED
    for form in _BEGUN.split():
        phrases |= {_key(f"{no} {form} ännu"): Status.NOT_STARTED for no in ("ej", "inte")}
    for lang, status in product(_OUR_LANGUAGES, Status):
        phrases[_key(Texts(lang)._(STATUS_WORDS[status]))] = status
    phrases |= {_key(status.value.replace("_", " ")): status for status in Status}
    return phrases


def _split(listed: str) -> Iterable[str]:
    """The phrases of a list. "påbörjat, ej slutfört" is one phrase and not two."""
    return re.split(r",\s+(?!ej\s+(?:slutför|klar))", listed)


def _doubt(words: str) -> DoubtKind:
    lowered = words.casefold().strip(" .!")
    if lowered in _FOREIGN:
        return DoubtKind.OTHER_LANGUAGE
    if lowered in _SIGNS:
        return DoubtKind.ONE_SIGN
    if _SHARE.search(words):
        return DoubtKind.SHARE
    spoken = _spoken_of(words)
    if len(_YEAR.findall(words)) > 1 and len(spoken) > 1:
        return DoubtKind.SEVERAL
    if qualifier := qualifier_in(words):
        return qualifier
    if len(spoken) > 1:
        return DoubtKind.SEVERAL
    return DoubtKind.PRESENT if spoken else DoubtKind.UNKNOWN_WORDS


def _proposals(words: str) -> list[Status | None]:
    lowered = words.casefold().strip(" .!")
    if lowered in _FOREIGN:
        return [_FOREIGN[lowered]]
    if lowered in _SIGNS:
        return list(_SIGNS[lowered])
    if share := _SHARE.search(words):
        return [_of_share(float(share[1].replace(",", ".")))]
    found = _spoken_of(words)
    years = [int(year) for year in _YEAR.findall(words)]
    if len(years) > 1 and years == sorted(years):
        found.reverse()  # the last year is the latest word
    proposals: list[Status | None] = [status for _, statuses in found for status in statuses]
    doubt = qualifier_in(words)
    if proposals[:1] == [Status.DONE] and doubt in (DoubtKind.PART, DoubtKind.CONDITION, DoubtKind.FUTURE):
        instead = Status.NOT_STARTED if doubt is DoubtKind.CONDITION else Status.STARTED
        proposals = [instead, Status.STARTED, Status.HALFWAY, Status.DONE]
    if doubt is DoubtKind.DOUBTED and proposals:
        proposals.append(Status.UNKNOWN)
    return proposals


def _of_share(percent: float) -> Status | None:
    if percent > 100:
        return None
    if percent in (0, 100):
        return Status.DONE if percent else Status.NOT_STARTED
    return Status.HALFWAY if percent >= 50 else Status.STARTED


def _spoken_of(text: str) -> list[tuple[str, tuple[Status, ...]]]:
    """What a text speaks of, in its order: the words, and the statuses that they could mean."""
    found: list[tuple[int, str, tuple[Status, ...]]] = []
    left = text
    for pattern, statuses in _HINT_PATTERNS:
        found += [(match.start(), match[0], statuses) for match in pattern.finditer(left)]
        left = pattern.sub(lambda match: " " * len(match[0]), left)
    return [(words, statuses) for _, words, statuses in sorted(found)]


_HINT_PATTERNS = [(re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE), statuses) for words, statuses in _HINTS]

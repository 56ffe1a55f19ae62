"""What the heading of a column means: the names that Swedish plans use, also misspelt, misread or merged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from klarplan.importing.questions import Answer
from klarplan.importing.understanding.amounts import OTHER_CURRENCY
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded


class Meaning(StrEnum):
    """What a column holds."""

    FOCUS_AREA = "focus_area"
    TARGET_GROUP = "target_group"
    LONG_TERM_GOAL = "long_term_goal"
    SHORT_TERM_GOAL = "short_term_goal"
    SUB_GOAL = "sub_goal"
    GOAL = "goal"
    """A goal of which the heading does not say more; beside activities, what the activity aims at."""
    ACTIVITY = "activity"
    SITUATION = "situation"
    INDICATORS = "indicators"
    FOLLOW_UP = "follow_up"
    PERIOD = "period"
    RESPONSIBLE = "responsible"
    COLLABORATING = "collaborating"
    COST = "cost"
    STATUS = "status"
    PRIORITY = "priority"
    MUNICIPALITIES = "municipalities"
    NUMBER = "number"
    NOTE = "note"
    TEXT = "text"
    """What is to be done, in more words than the title has."""


GOALS = (Meaning.LONG_TERM_GOAL, Meaning.SHORT_TERM_GOAL, Meaning.SUB_GOAL, Meaning.GOAL)

LABELS: Mapping[Meaning, str] = {
    Meaning.FOCUS_AREA: N_("focus area"), Meaning.TARGET_GROUP: N_("target groups"),
    Meaning.LONG_TERM_GOAL: N_("long-term goal"), Meaning.SHORT_TERM_GOAL: N_("short-term goal"),
    Meaning.SUB_GOAL: N_("sub-goal"), Meaning.GOAL: N_("goal"), Meaning.ACTIVITY: N_("activity"),
    Meaning.SITUATION: N_("current situation"), Meaning.INDICATORS: N_("indicators"),
    Meaning.FOLLOW_UP: N_("follow-up"), Meaning.PERIOD: N_("period"), Meaning.RESPONSIBLE: N_("responsible"),
    Meaning.COLLABORATING: N_("collaborating"), Meaning.COST: N_("cost"), Meaning.STATUS: N_("status"),
    Meaning.PRIORITY: N_("priority"), Meaning.MUNICIPALITIES: N_("municipalities"),
    Meaning.NUMBER: N_("place in the document"), Meaning.NOTE: N_("note"), Meaning.TEXT: N_("text"),
}  # fmt: skip

_NAMES: Mapping[Meaning, str] = {
    Meaning.FOCUS_AREA: "fokusområde, fokusområden, insatsområde, insatsområden, utvecklingsområde, målområde, "
    "område, "
    "prioriterat område, prioriterade områden, delområde, inriktning, tema, focus area, focus areas",
    Meaning.TARGET_GROUP: "målgrupp, målgrupper, för vem, vilka berörs, target group, target groups",
    Meaning.LONG_TERM_GOAL: "långsiktiga mål, långsiktigt mål, långsiktig målsättning, övergripande mål, "
    "långsiktiga, "
    "mål på lång sikt, long term goal, long term goals",
    Meaning.SHORT_TERM_GOAL: "kortsiktiga mål, kortsiktigt mål, kortsiktig målsättning, kortsiktiga, "
    "mål på kort sikt, short term goal, short term goals",
    Meaning.SUB_GOAL: "delmål, etappmål",
    Meaning.GOAL: "mål, målsättning, målsättningar, syfte, effektmål, önskat läge, "
    "förväntat resultat, goal, goals, objective, objectives, purpose, aim, aims",
    Meaning.ACTIVITY: "aktivitet, aktiviteter, insats, insatser, åtgärd, åtgärder, planerade aktiviteter, "
    "planerade insatser, vad, vad ska göras, vad ska vi göra, uppdrag, process, kommunens aktiviteter, "
    "regionens aktiviteter, våra aktiviteter, planerade åtgärder, action, actions, activity, activities, measure, "
    "measures",
    Meaning.SITUATION: "nuläge, nulägesbeskrivning, nuvarande läge, utgångsläge, bakgrund, behov, "
    "background, current situation",
    Meaning.INDICATORS: "indikatorer, indikator, mätbara indikatorer, mätbar indikator, indikatorer för uppföljning, "
    "mått, mätetal, nyckeltal, indicator, indicators",
    Meaning.FOLLOW_UP: "uppföljning, utvärdering, uppföljning och utvärdering, hur följs det upp, uppföljs, "
    "follow up, evaluation",
    Meaning.PERIOD: "tidsplan, tid, när, tidpunkt, tidsperiod, tidsram, tidplan, tidsatt, klart senast, period, år, "
    "tid för genomförande, genomförandetid, datum, deadline, klart, färdigt, senast, startdatum, slutdatum, start, "
    "slut, startår, slutår, starttid, sluttid, time, timeline, time frame, timeframe, schedule, when, due, due date, "
    "start date, end date, target date, completion date, ska vara klart, klart när, färdigt senast, "
    "när ska det vara klart, "
    "tidsplanering, påbörjas, avslutas, startar, slutförs, startdag, slutdag, klar senast",
    Meaning.RESPONSIBLE: "ansvar, ansvarig, ansvariga, ansvarig part, ansvarig verksamhet, huvudansvarig, vem, "
    "vem ansvarar, ansvarsfördelning, utförare, huvudman, ansvarig nämnd, ansvariga nämnder, ansvarig förvaltning, "
    "ansvarig enhet, ansvarig aktör, ansvariga aktörer, ansvarig organisation, responsible, owner, lead, "
    "responsible party",
    Meaning.COLLABORATING: "samverkan, samverkar, samverkanspart, samverkansparter, samarbetspart, samarbetsparter, "
    "samverkan med, samarbete, samarbete med, i samarbete med, medverkande, deltar, i samverkan med, medverkar, "
    "samverkande parter, partner, partners, collaborators, "
    "in collaboration with",
    Meaning.COST: "kostnad, kostnader, uppskattad kostnad, beräknad kostnad, budget, ekonomi, "
    "finansiering, resurser, cost, costs, estimated cost, funding",
    Meaning.STATUS: "status, genomförandegrad, läge, hur går det, nuvarande status, current status, progress",
    Meaning.PRIORITY: "prioritering, prioritet, prioriteringsklass, prio, priority",
    Meaning.MUNICIPALITIES: "kommun, kommuner, municipality, municipalities",
    Meaning.NUMBER: "nr, nummer, rad, löpnummer, no, number",
    Meaning.NOTE: "kommentar, kommentarer, anteckning, anteckningar, anmärkning, notering, "
    "noteringar, övrigt, comment, comments, note, notes, remarks",
    Meaning.TEXT: "beskrivning, beskrivning av åtgärden, beskrivning av aktiviteten, beskrivning av insatsen, "
    "description",
}

_NEARLY: Mapping[Meaning, str] = {
    Meaning.SITUATION: "utmaning, utmaningar, problem, challenge",
    Meaning.ACTIVITY: "milestone, milestones, milstolpe, milstolpar, åtgärdsförslag, förslag till åtgärd, moment",
    Meaning.INDICATORS: "measurement",
    Meaning.FOLLOW_UP: "reporting mechanism",
    Meaning.RESPONSIBLE: "nämnd, nämnder, förvaltning, förvaltningar, enhet, avdelning, verksamhet, "
    "kontaktperson, ansvarig person, ansvarig tjänsteperson, handläggare",
    Meaning.COST: "belopp, anslag, investering, investeringskostnad, driftkostnad, kostnadsuppskattning, "
    "kostnadsberäkning",
    Meaning.GOAL: "effekt, resultat",
}
"""Headings that can mean more than one thing: proposed, never certain."""

_FOREIGN: Mapping[Meaning, str] = {
    Meaning.ACTIVITY: "tiltak, indsats, indsatser, toimenpide, toimenpiteet, tehtävä, handling",
    Meaning.RESPONSIBLE: "ansvarlig, ansvarlige, ansvarshavende, vastuutaho, vastuuhenkilö, vastuu",
    Meaning.COLLABORATING: "samarbeid, samarbejde, samarbejdspartner, yhteistyö, yhteistyötahot",
    Meaning.PERIOD: "frist, tidsfrist, tidsramme, gjennomføring, aikataulu, ajankohta",
    Meaning.COST: "økonomi, omkostning, omkostninger, udgift, pris, kustannus, kustannukset",
    Meaning.STATUS: "tilstand, fremdrift, tila, tilanne",
    Meaning.GOAL: "formål, målsætning, tavoite, tavoitteet",
    Meaning.INDICATORS: "mittari, mittarit",
    Meaning.FOLLOW_UP: "oppfølging, opfølgning, evaluering, seuranta",
    Meaning.FOCUS_AREA: "innsatsområde, indsatsområde, painopiste",
    Meaning.TARGET_GROUP: "målgruppe, kohderyhmä",
    Meaning.NOTE: "merknad, merknader, bemærkning, bemærkninger, huomautus",
}
"""Headings in Norwegian, Danish and Finnish: proposed, never certain."""

_UNITS: tuple[tuple[str, int], ...] = (
    (r"\b(?:tkr|t\.?\s?kr|ksek|tusental(?: kr(?:onor)?)?|tusen kr(?:onor)?)\b", 1_000),
    (r"\b(?:mkr|mnkr|msek|miljoner kr(?:onor)?|miljoner)\b", 1_000_000),
    (r"\b(?:i kronor|kronor|kr|sek)\b", 1),
)  # fmt: skip
_YEARS = re.compile(r"\b(?:19|20|21)\d\d(?:\s*[-–]\s*(?:(?:19|20|21)?\d\d)?)?(?!\d)")
_SEPARATORS = re.compile(r"[,/&+;]|\boch\b|\bsamt\b", re.IGNORECASE)
_ALIKE = 0.82
"""How alike a misspelt heading is: "Mäthbara indikatorer", "Kortslktiga mal"."""
_SHORTEST_FUZZY = 6
"""Shorter words are alike by chance: mål and mått, tid and tis."""
LONGEST_HEADING = 90


@dataclass(frozen=True)
class Heading:
    """A heading that is understood. More than one meaning: its cells hold several things."""

    text: str
    meanings: tuple[Meaning, ...]
    exact: bool = True
    """Not exact: it was read in spite of its spelling."""
    years: str = ""
    """The year or years that it names, as written."""
    unit: int | None = None
    """What a bare number in the column stands for, in kronor; None where the heading does not say."""
    large: bool = False
    """The unit is certain by the size of the numbers only."""
    unit_pending: bool = False
    """It is asked what the bare numbers stand for."""
    unit_answer: Answer | None = None
    """The bare numbers are to be kept as notes, or set aside."""
    yearly: bool = False
    """Its costs are for a year each."""
    currency: str = ""
    """The money that it names, where that is not kronor: as written."""
    estimated: bool = False
    earlier: bool = False
    """Another column holds the same of a later year."""
    marks: bool = False
    """Its cells are only marked: each mark stands for the time that the heading names."""

    def means(self, *meanings: Meaning) -> bool:
        """Whether it holds any of these."""
        return any(meaning in self.meanings for meaning in meanings)


_ABROAD = {folded(name): meaning for meaning, names in _FOREIGN.items() for name in names.split(", ")}
_PROPOSED = {folded(name): meaning for meaning, names in _NEARLY.items() for name in names.split(", ")} | _ABROAD
_KNOWN = {folded(name): meaning for meaning, names in _NAMES.items() for name in names.split(", ")}
_WITHOUT_SPACES = {name.replace(" ", ""): meaning for name, meaning in _KNOWN.items() if len(name) > 6}
"""Known names without their spaces: a narrow column breaks words ("Huvudansvar ig")."""
_FUZZY = [name for name in _KNOWN if len(name) >= _SHORTEST_FUZZY - 1]


def understand(text: str) -> Heading | None:
    """What a column's heading means; None where it is not one that is known."""
    flat = " ".join(text.split())
    return _understand(flat) if 0 < len(flat) <= LONGEST_HEADING else None


@cache
def _understand(text: str) -> Heading | None:
    years = _YEARS.search(text)
    bare, unit = _without_unit(_YEARS.sub(" ", text))
    bare, currency = _without_currency(bare)
    bare, yearly = _YEARLY.subn(" ", bare)
    bare = re.sub(r"\(\s*\)|[:*]", " ", bare)
    understood = _meanings(bare)
    if not understood:
        return None
    meanings, exact = understood
    estimated = bool(re.search(r"uppskatt|beräkna|estimated", text, re.IGNORECASE))
    return Heading(
        text,
        meanings,
        exact,
        years[0] if years else "",
        unit,
        currency=currency,
        yearly=bool(yearly),
        estimated=estimated,
    )


_YEARLY = re.compile(r"\b(?:per|/)\s?år\b|/år\b|\bårligen\b|\bårlig\b|\bper year\b|\byearly\b", re.IGNORECASE)


def _without_currency(text: str) -> tuple[str, str]:
    """A heading without the name of money that is not kronor, and that name."""
    match = OTHER_CURRENCY.search(text)
    return (OTHER_CURRENCY.sub(" ", text), match[0]) if match else (text, "")


def _without_unit(text: str) -> tuple[str, int | None]:
    for pattern, unit in _UNITS:
        bare, count = re.subn(pattern, " ", text, flags=re.IGNORECASE)
        if count and folded(bare):
            return re.sub(r"\bi\s*\Z", "", bare.strip()), unit
    return text, None


def is_foreign(text: str) -> bool:
    """Whether a heading is Norwegian, Danish or Finnish."""
    return folded(text) in _ABROAD


def only_ends_in_a_known(text: str) -> bool:
    """Whether all that is known of a heading is the word that it ends in: "Geografiskt område", "Effekt av åtgärd"."""
    key = folded(text)
    meaning = _beginning(key)
    known = understand(text)
    names = (name for name, of in _KNOWN.items() if of is meaning and key.endswith(f" {name}"))
    return bool(meaning and known and not known.exact and any(names) and not _alike(key))


def unit_in(text: str) -> int | None:
    """What bare numbers stand for by a text that stands above or beside a table: "Belopp i tkr" → 1000."""
    says = re.search(r"\b(?:belopp|kostnad\w*|summor|alla tal|siffror\w*|anges|angivna|i)\b", text, re.IGNORECASE)
    units, rest = set[int](), text
    for pattern, unit in _UNITS:
        rest, count = re.subn(pattern, " ", rest, flags=re.IGNORECASE)
        units |= {unit} if count else set()
    return units.pop() if says and len(units) == 1 and not re.search(r"\d[ \d]*\s*(?:tkr|mkr|kr|mnkr)", text) else None


def _meanings(text: str) -> tuple[tuple[Meaning, ...], bool] | None:
    """What a heading without its years and unit means, and whether a rule says so word for word."""
    key = folded(re.sub(r"\(.*?\)", " ", text)) or folded(text)
    if text.strip() in ("#", "Nr.", "№"):
        return (Meaning.NUMBER,), True
    if key in ("klart", "klar", "fardigt") and text.rstrip().endswith("?"):
        return (Meaning.STATUS,), False
    if meaning := _KNOWN.get(key) or _KNOWN.get(re.sub(r"\s+\d+(?:\s\d+)*\Z", "", key)):
        return (meaning,), True
    if meaning := _WITHOUT_SPACES.get(key.replace(" ", "")):
        return (meaning,), True
    if meaning := _PROPOSED.get(key):
        return (meaning,), False
    if merged := _merged(text):
        return merged
    if meaning := _alike(key):
        return (meaning,), False
    return ((meaning,), False) if (meaning := _beginning(key)) else None


def _merged(text: str) -> tuple[tuple[Meaning, ...], bool] | None:
    """ "Ansvarig, tid, uppskattad kostnad": the meanings of its parts, where at least two are known."""
    parts = [key for part in _SEPARATORS.split(text) if (key := folded(part))]
    exact = [_KNOWN.get(part) for part in parts]
    nearest = [known or _alike(part) for known, part in zip(exact, parts, strict=True)]
    meanings = tuple(dict.fromkeys(meaning for meaning in nearest if meaning))
    if len(meanings) == 1 and len(parts) > 1 and all(exact):
        return meanings, True  # "Aktivitet/åtgärd"
    if len(meanings) < 2 or len(meanings) * 2 < len(parts):
        return None
    return meanings, all(exact)


def _alike(key: str) -> Meaning | None:
    """The meaning of the known name that is most alike, where one is alike enough."""
    key = _digits_as_letters(key)
    if len(key) < _SHORTEST_FUZZY:
        return None
    close = get_close_matches(key, _FUZZY, n=1, cutoff=_ALIKE)
    return _KNOWN[close[0]] if close else None


def _digits_as_letters(key: str) -> str:
    """Digits that a scanner read for letters: "m0l" → "mol", "akt1viteter" → "aktlviteter"."""
    return re.sub(r"(?<=[a-z])[01](?=[a-z])", lambda match: "o" if match[0] == "0" else "l", key)


def _beginning(key: str) -> Meaning | None:
    """The meaning of a name that the heading begins or ends with: "Ansvarig för uppföljning", "Effekt av åtgärd". It
    is only proposed: such headings often mean something else.
    """
    names = sorted((name for name in _KNOWN if len(name) >= _SHORTEST_FUZZY), key=len, reverse=True)
    for name in names:
        if key.startswith(f"{name} ") or key.endswith(f" {name}"):
            return _KNOWN[name]
    return None

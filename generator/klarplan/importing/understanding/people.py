"""Who does it: a cell's words → parties with roles, and what must be asked.

One way for foreign tables and for our own workbook: `read_parties` for a cell, `read_party` for one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from klarplan.content.register.municipalities import bare_name, municipality_by_name, official_municipalities
from klarplan.importing.understanding.party_lines import NameLine, lines_of_names
from klarplan.importing.understanding.persons import ROLE_WORD, is_person, role_beside
from klarplan.importing.understanding.reading import DoubtKind, Reading, Rule, asked, certain, flat, says_nothing
from klarplan.importing.understanding.vocabulary import NameBook

_OUTSIDE_BRACKETS = r"(?![^(]*\))"
_BETWEEN = re.compile(rf"(?:(?<!-)\s*[,;]\s*|(?<=[^\W\d]{{3}})\.\s+(?=[A-ZÅÄÖ\d])|\s*[•·]\s*){_OUTSIDE_BRACKETS}")
"""Between names; a comma after a hanging hyphen ("Miljö-, bygg- och räddningsnämnden") is inside one."""
_AND = re.compile(
    rf"\s+(?=(?:(?<!-\s)och|samt|&|(?:gemensamt|tillsammans|i samverkan|i samarbete) med)\s){_OUTSIDE_BRACKETS}|"
    rf"\s*/\s*{_OUTSIDE_BRACKETS}"
)
_JOINING = re.compile(r"\A(?:och|samt|&|(?:gemensamt|tillsammans|i samverkan|i samarbete) med)\s+")
_ROLE = re.compile(r"(?P<name>.+?)\s*\((?P<role>[^()]*(?:\([^()]*\)[^()]*)*)\)\Z", re.DOTALL)
_DASHED_ROLE = re.compile(r"(?P<name>.+?)\s+[-–—]\s+(?P<role>[^–—]+)\Z")
_LABEL = re.compile(r"(?P<role>[^\W\d][\w ]{2,30}):\s+(?P<name>.+)\Z", re.DOTALL)
_ROLE_IN_WORDS = re.compile(
    r"(?:huvud|med|yttersta? )?ansvar\w*|samordn\w+|led(?:er|are)|projektled\w+|processled\w+|stöd(?:jer|jande)?|"
    r"medverka\w*|"
    r"deltar|deltagare|sammankallande|beställare|utförare|genomför\w*|driver|bistår|samverka\w*|kontaktperson|ägare|"
    r"uppföljning",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&]{0,3}[A-ZÅÄÖ]")
_EVERYBODY = re.compile(
    r"(?:alla|samtliga|berörda?|respektive|resp\.?|övriga|flera|olika|varje|båda|hela|ingen|vakant|n/a|okänt?|"
    r"ej (?:klart|"
    r"utsedd|beslutat)|"
    r"utses\w*|beslutas\w*)(?:\s+.+)?|[?x!]+|tbd|sant|falskt|true|false|ja|nej|ok", re.IGNORECASE,
)  # fmt: skip
_REFERENCE = re.compile(r"(?:se\s+(?:ovan|nedan|rad|under|punkt|bilaga|ovanstående).*|dito|"
                        r"d:o|samma(?:\s+som.*)?|enl\.?\s.*|”|\"|-”-|-\"-|''|〃)",
                        re.IGNORECASE)  # fmt: skip
_AND_OTHERS = re.compile(r"[\s,]+(?:m\.?\s?fl\.?|med flera|etc\.?|osv\.?|mfl\.?)\Z", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[:?!”\"]|\b(?:ska|är|ger|har|utser|utse|finns|görs|ansvarar|genomförs?|följs?|sker|bör|kan|gör|enligt|inför|"
    r"påbörja\w*|"
    r"för att|varje|därefter|sedan|senare|löpande|som|(?-i:[a-zåäö]{4,}as))\b", re.IGNORECASE,
)  # fmt: skip
_NOT_A_NAME = re.compile(
    rf"\d|{_SENTENCE.pattern}|\b(?:efter|gemensamt|tillsammans|med|av|genom|vid|under|underlag|respektive|från|"
    rf"samordning|"
    r"stöd|redovisning|återkoppling|framtagande|flera|båda)\b", re.IGNORECASE,
)  # fmt: skip
_BODY = (
    "nämnd|styrelse|förvaltning|kontor|kommun|region|verk|myndighet|polis|förbund|förening|bolag|grupp|utskott|"
    "nätverk|team|"
    "avdelning|enhet|sektor|tjänst|skola|skolor|hälsa|psykiatri|vård|organisation|universitet|högskol|kyrka|samfund|"
    "stiftelse|landsting|departement|centrum|central|bibliotek|museum|mottagning|råd|fullmäktige|beredning|direktion|"
    "koncern|"
    "huvudman|huvudmän|verksamhet|kansli|stab|institut|företag|akademi|kommitté|delegation|sjukhus|vårdcentral|län|"
    "klubb|byalag|center"
)
_BODY_WORD = re.compile(rf"[\w-]*(?:{_BODY})(?:e?n|e?t|a|na|er|ar|or|erna|arna|orna|ena|s|ens|ets|nas)?", re.IGNORECASE)
_DEFINITE_BODY = re.compile(
    rf"[\w-]*(?:{_BODY})(?:en|et|n|na|erna|arna|orna|ena)|[\w-]*(?:skolan|hälsan|kyrkan|psykiatrin)|"
    rf"[\w-]*fullmäktige|AB",
    re.IGNORECASE,
)  # fmt: skip
_ENGLISH_BODY = re.compile(
    r"(?:board|unit|committee|council|department|company|agency|office|municipality|association|authority)s?",
    re.IGNORECASE,
)
_IN_A_PLACE = re.compile(r"(?P<name>.+?)\s+i\s+[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?\Z")
_DEFINITE = re.compile(r"[A-ZÅÄÖ]\w{2,}(?<!ing)(?<!samverk)(?<!samarbet)(?:en|et|an)\Z")
"""A single noun in its definite form, such as "Hamnen"; not what somebody does ("Planeringen")."""
_INSIDE_NAME = re.compile(r"\b(?:för|av|inom|mellan)\b", re.IGNORECASE)
_DEPARTMENTS = frozenset((
    "råd och stöd", "vård och omsorg", "kultur och fritid", "plan och bygg", "hälsa och välfärd", "barn och utbildning",
    "individ och familj", "individ och familjeomsorg", "stöd och omsorg", "miljö och hälsa",
    "arbete och välfärd", "stöd och service", "hälsa och vård", "miljö och bygg", "bygg och miljö",
    "mark och exploatering",
    "park och natur", "gata och park", "it och digitalisering", "samhälle och miljö", "arbetsmarknad och integration",
    "fritid och kultur", "kultur och bildning", "skola och utbildning", "vård och stöd",
))  # fmt: skip
"""Names of departments with "och" inside, as most municipalities have them."""
_NOUN_ALONE = re.compile(
    r"[\w-]*(?:arna|erna|orna|ing(?:en)?|ningar|tion(?:en)?|het(?:en)?|else|skap|ik|nad|omsorg|liv|"
    r"kultur|fritid|miljö|natur|näring|ekonomi|stöd|service|trafik|"
    r"energi|vatten|teknik|handel|sektor|ägare|tagare|boende|ungdom|föräldrar|elever|medborgare|invånare|frivilliga|"
    r"ideella|studieförbund|juridik|personal|vux|bygg|plan|park|gata|fastighet|kost|digitalisering)",
    re.IGNORECASE,
)
"""A word that is no name of a person: a field of work or a group, as departments and partners are called."""
_NO_DEFINITE = re.compile(
    r"\w*(?:man|(?:han|jen|nil|ol|lar|der|peter|johan|christen|kristen|rasmus|sören|erik|karl|mikkel)sen)|nguyen",
    re.IGNORECASE,
)
"""What ends as a noun in its definite form, and is a surname: "Bergman", "Hansen"."""
_UNSURE_BODY = re.compile(
    r"\beller\b|\bstöd (?:av|från|till)\b|\A(?:ansvar\w*|ev\.?|eventuellt|ej|inte)\s", re.IGNORECASE
)
"""More than the name of a body: a choice, a role before the name."""
_FOOTNOTE = re.compile(r"[\d*,\s]+")
_MOST_WORDS = 8
_NEAR_PLACE = 80


@dataclass(frozen=True)
class PartyFacts:
    """A party: its id where the content has it, or the name that a new one would get; perhaps with a role."""

    name: str
    party: str = ""
    role: str = ""
    short_name: str = ""
    """An abbreviation that stands behind the name."""


Parties = tuple[PartyFacts, ...]


def read_parties(text: str, parties: NameBook) -> Sequence[Reading[Parties]]:
    """Every part of a cell, in order, as a party; a cell that says nothing has none.

    A certain reading has one party. One that is asked may be several ("Skola och socialtjänst"), or nobody that content
    may name: persons are proposed as the role that stands beside them.
    """
    lines = lines_of_names(text.split("\n"), lambda name: _stands_alone(name, parties))
    return tuple(reading for line in lines if not says_nothing(line.text) for reading in _read_name_line(line, parties))


def read_party(text: str, parties: NameBook) -> Reading[Parties]:
    """A text that is one party, perhaps with a role: as `read_parties`, but never taken apart."""
    return _read_part(flat(text), parties, whole=True)


# ---- a line, and its parts ----


def _read_name_line(line: NameLine, parties: NameBook) -> Iterator[Reading[Parties]]:
    """The names of a line as they stand: a word that was parted at the end of a line stays parted in the words."""
    if line.parts:
        readings = [*_read_line(line.text, parties)]
        whole = tuple(facts for reading in readings for facts in reading.proposal or ())
        apart = tuple(
            facts for part in line.parts for reading in _read_line(part, parties) for facts in reading.proposal or ()
        )
        persons = any(reading.doubt and reading.doubt.kind is DoubtKind.PERSON for reading in readings)
        doubt = DoubtKind.PERSON if persons or any(map(is_person, line.parts)) else DoubtKind.ONE_OR_SEVERAL
        yield asked(line.as_written(line.text), doubt, [facts for facts in (whole, apart) if facts])
        return
    for reading in _read_line(line.text, parties):
        yield replace(reading, text=line.as_written(reading.text))


def _read_line(line: str, parties: NameBook) -> Iterator[Reading[Parties]]:
    if parties.find(line):
        yield _read_part(line, parties)
        return
    parts = list(_parts(line, parties))
    if len(parts) > 1 and _one_name_perhaps(parts, parties):
        several = [facts for part in parts for facts in (_read_part(part, parties).proposal or ())]
        yield asked(line, DoubtKind.ONE_OR_SEVERAL, [(_new(line),), tuple(several)])
        return
    for part in parts:
        yield from _joined_by_and(part, parties)


def _parts(line: str, parties: NameBook) -> Iterator[str]:
    """The parts between commas and stops. A known name with a comma inside stays whole, "
    "and so do a person and a role."""
    texts = [part for raw in _balanced(_BETWEEN.split(line)) if (part := raw.strip(" ."))]
    start = 0
    while start < len(texts):
        longest = next(
            (end for end in range(len(texts), start + 1, -1) if parties.find(", ".join(texts[start:end]))), start + 1
        )
        if longest == start + 1 and start + 1 < len(texts) and _person_and_role(texts[start], texts[start + 1]):
            longest = start + 2
        yield ", ".join(texts[start:longest])
        start = longest


def _balanced(parts: Iterable[str]) -> Iterator[str]:
    """The parts, with those put together again that a bracket spans."""
    opened = ""
    for part in parts:
        opened = f"{opened}, {part}" if opened else part
        if opened.count("(") <= opened.count(")"):
            yield opened
            opened = ""
    if opened:
        yield opened


def _person_and_role(first: str, second: str) -> bool:
    return any(is_person(name) and _is_role(role) for name, role in ((first, second), (second, first)))


def _is_role(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 4 and any(ROLE_WORD.fullmatch(word) for word in words) and not is_person(text)


def _one_name_perhaps(parts: Sequence[str], parties: NameBook) -> bool:
    """ "Kultur, fritid och skola": a part after the first that begins with a small letter, "
    "and is no name of its own."""
    return any(
        part[:1].islower() and not (_stands_alone(_AND.split(part)[0], parties) or _is_role(part)) for part in parts[1:]
    ) and not any(_SENTENCE.search(part) or is_person(part) for part in parts)


def _joined_by_and(text: str, parties: NameBook) -> Iterator[Reading[Parties]]:
    """A part, or the names in it with "och" or a slash between: certain where each of them is a name of its own."""
    parts = [part.strip() for part in _AND.split(text)]
    names = [_JOINING.sub("", part, count=1) for part in parts]
    in_brackets = any(part.count("(") != part.count(")") for part in parts)
    bare = role["name"] if (role := _ROLE.match(text)) else text
    if len(parts) == 1 or in_brackets or parties.find(bare) or _SENTENCE.search(text):
        yield _read_part(text, parties)
    elif all(_stands_alone(name, parties) for name in names) and not _goes_on(names, parties):
        for part, name in zip(parts, names, strict=True):
            yield replace(_read_part(name, parties), text=part)
    elif text.casefold() in _DEPARTMENTS:
        yield certain(text, (_new(text),), Rule.NEW_NAME)
    else:
        each = tuple(facts for name in names for facts in (_read_part(name, parties).proposal or ()))
        whole = (_new(text),)
        persons = any(is_person(name) for name in names)
        candidates = [each] if persons else [each, whole] if "/" in text else [whole, each]
        yield asked(text, DoubtKind.PERSON if persons else DoubtKind.ONE_OR_SEVERAL, [c for c in candidates if c])


def _stands_alone(name: str, parties: NameBook) -> bool:
    """Whether a name is one of its own, whatever stands beside it."""
    bare = role["name"] if (role := _ROLE.match(name)) else name
    if parties.find(bare) or municipality_by_name(bare):
        return True
    words = bare.split()
    heads = bool(words) and bool(_DEFINITE_BODY.fullmatch(words[0]) or _DEFINITE_BODY.fullmatch(words[-1]))
    return heads or bool(re.match(r"(?:Region|Länsstyrelsen|Landstinget|Kommunalförbundet)\s+[A-ZÅÄÖ]", bare)) or (
        len(words) > 1 and words[-1].casefold() in ("kommun", "stad", "ab")
    )  # fmt: skip


def _goes_on(names: Sequence[str], parties: NameBook) -> bool:
    """ "Nämnden för skolan och elevhälsan": what a preposition begins may go on after "och"."""
    return any(
        _INSIDE_NAME.search(name) and after[:1].islower() and not (parties.find(name) and parties.find(after))
        for name, after in pairwise(names)
    )


# ---- one name ----


def _read_part(text: str, parties: NameBook, *, whole: bool = False) -> Reading[Parties]:
    if known := parties.find(text):
        facts = (PartyFacts(parties.titles[known], known),)
        return asked(text, DoubtKind.DOUBTED, [facts]) if "?" in text else certain(text, facts, Rule.KNOWN_NAME)
    if says_nothing(text):
        return certain(text, (), Rule.NOTHING)
    if _REFERENCE.fullmatch(text):
        return asked(text, DoubtKind.REFERENCE)
    if match := _AND_OTHERS.search(text):
        return asked(text, DoubtKind.EVERYBODY, _read_part(text[: match.start()], parties).candidates)
    if _EVERYBODY.fullmatch(text):
        return asked(text, DoubtKind.EVERYBODY, [(_new(text),)] if len(text.split()) > 1 else ())
    if (person := _person(text, parties)) is not None:
        return person
    for pattern in (_ROLE, _DASHED_ROLE, _LABEL):
        if (match := pattern.match(text)) and (reading := _with_role(text, match, parties, sure=pattern is _ROLE)):
            return reading
    return _name(text, parties, whole=whole)


def _person(text: str, parties: NameBook) -> Reading[Parties] | None:
    """A person's name, alone or with a role or a party beside it; None where there seems to be none."""
    if role := role_beside(text):
        return asked(text, DoubtKind.PERSON, [_party_or_new(role, parties)])
    if is_person(text):
        return asked(text, DoubtKind.PERSON)
    beside = [part.strip() for part in re.split(r"\s*[,/()]\s*|\s+[-–—]\s+|:\s+", text) if part.strip()]
    if len(beside) > 1 and any(map(is_person, beside)):
        others = [part for part in beside if not is_person(part)]
        return asked(text, DoubtKind.PERSON, [_party_or_new(part, parties) for part in others])
    return None


def _party_or_new(name: str, parties: NameBook) -> Parties:
    known = parties.find(name)
    return (PartyFacts(parties.titles[known], known) if known else _new(name),)


def _with_role(text: str, match: re.Match[str], parties: NameBook, *, sure: bool) -> Reading[Parties] | None:
    """ "Socialnämnden (samordnare)", "Socialnämnden – ansvarig", "Huvudansvarig: Socialnämnden"."""
    role = flat(match["role"])
    if not sure and not _ROLE_IN_WORDS.match(role):
        return None
    if _FOOTNOTE.fullmatch(role):
        return asked(text, DoubtKind.UNKNOWN_WORDS, _name(flat(match["name"]), parties).candidates)
    inner = _name(flat(match["name"]), parties, whole=True)
    if _SHORT_NAME.fullmatch(role):
        same = _abbreviates(role, match["name"])
        candidates = [(replace(facts, short_name=role),) for (facts,) in inner.candidates]
        if inner.certain and same:
            return replace(inner, text=text, candidates=tuple(candidates), kept=f"({role})")
        doubt = inner.doubt.kind if inner.doubt else DoubtKind.UNKNOWN_WORDS
        return asked(text, doubt, [*candidates, *((replace(f, role=role),) for (f,) in inner.candidates)])
    candidates = [(replace(facts, role=role),) for (facts,) in inner.candidates]
    if inner.certain:
        return replace(inner, text=text, candidates=tuple(candidates))
    assert inner.doubt
    return asked(text, inner.doubt.kind, candidates)


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in that order, the first of them first: BUN, KS."""
    letters = iter(name.casefold())
    return name[:1].casefold() == short[:1].casefold() and all(letter in letters for letter in short.casefold())


def _name(text: str, parties: NameBook, *, whole: bool = False) -> Reading[Parties]:
    if known := parties.find(text):
        return certain(text, (PartyFacts(parties.titles[known], known),), Rule.KNOWN_NAME)
    new = (_new(text),)
    if municipality_by_name(text):
        return certain(text, new, Rule.OFFICIAL_NAME)
    if near := parties.near(text):
        return asked(text, DoubtKind.NEAR_NAME, [*((PartyFacts(parties.titles[n], n),) for n in near), new])
    if places := _near_places(text):
        return asked(text, DoubtKind.NEAR_NAME, [*((PartyFacts(f"{place} kommun"),) for place in places), new])
    words = text.split()
    is_body = bool(_BODY_WORD.fullmatch(words[0]) or _BODY_WORD.fullmatch(words[-1]) or _stands_alone(text, parties))
    is_body = is_body or (text[:1].isupper() and any(map(_ENGLISH_BODY.fullmatch, words)))
    if is_body and (_UNSURE_BODY.search(text) or _several_bodies(words)):
        return asked(
            text, DoubtKind.ONE_OR_SEVERAL, [new, tuple(_new(word) for word in words)][: 1 + _several_bodies(words)]
        )
    if (_SENTENCE if is_body else _NOT_A_NAME).search(text) or len(words) > _MOST_WORDS:
        short = len(words) <= 3 and not _SENTENCE.search(text) and bool(re.search(r"[^\W\d]{3}", text))
        return asked(text, DoubtKind.NO_NAME, [new] if short else ())
    if (place := _IN_A_PLACE.match(text)) and _is_body_in_a_place(place["name"], parties):
        return certain(text, new, Rule.NEW_NAME)
    alone = len(words) == 1 and len(text) > 3 and (whole or (text[:1].isupper() and _is_noun(text)))
    if (is_body and not re.search(r"\d", text)) or alone or _is_role(text):
        return certain(text, new, Rule.NEW_NAME)
    return asked(text, DoubtKind.NO_NAME, [new])


def _several_bodies(words: Sequence[str]) -> bool:
    """ "Socialtjänst skola polis": three names or more without a sign between them."""
    return len(words) > 2 and all(
        _BODY_WORD.fullmatch(word) and not word.endswith(("ens", "ets", "nas")) for word in words
    )


def _is_noun(word: str) -> bool:
    """Whether a word alone says what it is, and is certainly no surname."""
    definite = _DEFINITE.match(word) and not _NO_DEFINITE.fullmatch(word)
    return bool(definite or _NOUN_ALONE.fullmatch(word) or (word.isupper() and word.isalpha()))


def _is_body_in_a_place(name: str, parties: NameBook) -> bool:
    """ "Hamnen i Ekvik", "Svenska kyrkan i Ekvik"."""
    return bool(_DEFINITE.match(name)) or (_stands_alone(name, parties) and not _NOT_A_NAME.search(name))


def _near_places(text: str) -> list[str]:
    """Official names that a misspelt name of a municipality could be: "Karlskorna kommun"."""
    if not re.search(r"\b(?:kommun|stad)s?\Z", text, re.IGNORECASE):
        return []
    names = {place.name.casefold(): place.name for place in official_municipalities()}
    bare = bare_name(text)
    near = process.extract(bare, names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_PLACE, limit=3)
    return [names[name] for name, _, _ in near]


def _new(name: str) -> PartyFacts:
    return PartyFacts(name[:1].upper() + name[1:])

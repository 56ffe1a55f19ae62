"""Names in cells → ids: what the content has already, and what a table adds to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache

from rapidfuzz import fuzz, process

from klarplan.content.reading.records import Records
from klarplan.content.register.municipalities import municipality_by_name
from klarplan.model.records import FocusArea
from klarplan.text.fold import folded
from klarplan.text.slug import slug
from klarplan.text.swedish import genitive

_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{2,}\b")
_NEAR = 85
"""How alike, of 100, two names are for one to be asked about as the other, misspelt (rapidfuzz's ratio)."""
_SHORTEST_GENITIVE = 4
_LONGEST_ID = 60

_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (r"^region\b", "region"), (r"kommun(?:en)?$", "municipality"), (r"förbund|kommuner(?:na)?$", "federation"),
    (r"verket$|myndighet|^länsstyrelse", "authority"), (r"förening|organisation", "association"),
    (r"samordnare|ledare|chef|konsulent|handläggare|strateg", "role"),
    (r"grupp|nämnd|utskott|styrelse|nätverk|team", "group"),
)  # fmt: skip
"""What kind of party a name speaks of. Others are "other", until somebody says what they are."""


def short_id(text: str, longest: int = _LONGEST_ID) -> str:
    """A text as an id: words in a–z and 0–9, as many as there is room for."""
    whole = slug(text)
    if len(whole) <= longest:
        return whole or "utan-namn"
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]


def party_kind(name: str) -> str:
    """The kind of party that a name speaks of."""
    return next((kind for words, kind in _KIND_WORDS if re.search(words, name.lower())), "other")


@dataclass
class NameBook:
    """Names of one kind of record: those that there are, and those that are added. `taken`: ids that are in use.

    A name is found when it is certainly the same: alike but for case and punctuation, inflected, or another name of the
    same record. Letters that lost their marks ("Sodertalje") are the same where only one name can be meant, and a
    municipality of the official list is only ever itself: Habo is not Håbo, whichever of them there is. What is nearly
    the same is never found: `near` lists it, for a question.
    """

    titles: dict[str, str] = field(default_factory=dict)
    """Each id, and the name to show."""
    taken: set[str] = field(default_factory=set)
    added: dict[str, str] = field(default_factory=dict)
    """The ids that were added, and their names."""
    passed_over: set[str] = field(default_factory=set)
    """Ids that are read as if the content did not have them."""
    _ids: dict[str, str] = field(default_factory=dict)
    """Each name, for comparison, and its id."""
    _plain_ids: dict[str, set[str]] = field(default_factory=dict)
    """The same without the marks of letters; there may be several."""

    @property
    def new(self) -> dict[str, str]:
        """The ids that were added now and not before, and their names."""
        return {record_id: name for record_id, name in self.added.items() if record_id not in self.passed_over}

    def know(self, name: str, record_id: str, *others: str | None) -> None:
        """Note a name that there is, with other names for the same."""
        if record_id not in self.passed_over:
            self._note(name, record_id, *others)

    def _note(self, name: str, record_id: str, *others: str | None) -> None:
        self.taken.add(record_id)
        self.titles.setdefault(record_id, name)
        place = municipality_by_name(name)
        for known in (name, *others, record_id.replace("-", " ")):
            if known and (key := compared(known)) and municipality_by_name(known) in (None, place):
                self._ids.setdefault(key, record_id)
                self._plain_ids.setdefault(folded(known), set()).add(record_id)

    def shown(self, record_id: str) -> str:
        """The name of an id, where the name leads back to it; otherwise the id."""
        title = self.titles.get(record_id, "")
        return title if title and self.exact(title) == record_id else record_id

    def exact(self, text: str) -> str:
        """The id that a text is, or whose name it is; empty where it is neither."""
        if found := self._ids.get(compared(text)):
            return found
        place = municipality_by_name(text)
        if text in self.taken and place in (None, municipality_by_name(self.titles[text])):
            return text
        if place:
            return ""
        plain = self._plain_ids.get(folded(text), set())
        return next(iter(plain)) if len(plain) == 1 else ""

    def find(self, text: str) -> str:
        """The id of the name that a text certainly is, inflected or not; empty where it is none."""
        found = self.exact(text)
        return found or next((known for form in _base_forms(text) if (known := self.exact(form))), "")

    def near(self, text: str, most: int = 3) -> Sequence[str]:
        """The ids of names that are nearly a text, the nearest first; none for one that is found, or that is another
        municipality. Names that differ in their numbers, or in their abbreviations, are not near.
        """
        if municipality_by_name(text) or self.find(text) or not (key := folded(text)):
            return ()
        names = process.extract(key, self._plain_ids.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * most)
        alike = [
            name for name, _, _ in names
            if re.findall(r"\d+", name) == re.findall(r"\d+", key) and not self._other_letters(text, name)
        ]  # fmt: skip
        return tuple(dict.fromkeys(record_id for name in alike for record_id in sorted(self._plain_ids[name])))[:most]

    def _other_letters(self, text: str, name: str) -> bool:
        """Whether a text and a name have abbreviations of other letters: "CDO Council" is not "CIO Council"."""
        short = {word.casefold() for word in _CAPITALS.findall(text)}
        long = {word.casefold() for record in self._plain_ids[name] for word in _CAPITALS.findall(self.titles[record])}
        return bool(short and long and not short & long)

    def add(self, name: str) -> str:
        """The id of a name; a new one where there is no such name yet."""
        if found := self.find(name):
            return found
        record_id = self.free_id(name)
        self._note(name, record_id)
        self.added[record_id] = name
        return record_id

    def free_id(self, text: str, *distinguishing: str) -> str:
        """An id for a text that nothing has yet: told apart by one of the words, or else by a number."""
        wanted = short_id(text)
        for suffix in ("", *(f"-{word}" for word in distinguishing if word)):
            if wanted + suffix not in self.taken:
                return wanted + suffix
        number = 2
        while f"{wanted}-{number}" in self.taken:
            number += 1
        return f"{wanted}-{number}"


@lru_cache(maxsize=4096)
def compared(text: str) -> str:
    """A name for comparison: no case or punctuation; å, ä and ö are letters of their own."""
    plain = unicodedata.normalize("NFC", text.casefold())
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def _base_forms(text: str) -> Iterable[str]:
    """What a name could be the genitive of ("Socialnämndens"), or the name of a municipality without "kommun"."""
    bare = text.strip(" .")
    if bare.endswith("s") and len(bare) > _SHORTEST_GENITIVE and not municipality_by_name(bare):
        yield bare[:-1]
    if place := municipality_by_name(bare):
        yield place.name
        for name in (place.name, genitive(place.name)):
            yield from (f"{name} kommun", f"{name} stad")


@dataclass
class Vocabulary:
    """All names that cells may hold, for one plan."""

    focus_areas: NameBook = field(default_factory=NameBook)
    target_groups: NameBook = field(default_factory=NameBook)
    parties: NameBook = field(default_factory=NameBook)
    municipalities: NameBook = field(default_factory=NameBook)
    priorities: NameBook = field(default_factory=NameBook)
    sources: NameBook = field(default_factory=NameBook)

    @property
    def added(self) -> dict[str, list[str]]:
        """The ids that were added, by kind of name."""
        books = ((book.name, getattr(self, book.name)) for book in fields(self))
        return {kind: list(book.added) for kind, book in books if book.added}

    def groups(self, text: str, *, add: bool = False) -> list[str]:
        """The target groups that a text names; empty where it does not. `add`: short names that are new are added."""
        flat = " ".join(text.strip(" ()").split())
        for separator in (r"\Z", r"\s*[;,\n/]\s*", r"\s+(?:och|samt|&)\s+"):
            parts = [part for part in re.split(separator, flat) if part]
            if parts and all(self._is_group(part) for part in parts):
                return list(dict.fromkeys(self._group(part) for part in parts))
        if not add or not _is_short(flat):
            return []
        names = [part for part in re.split(r"\s*[;,\n]\s*", flat) if part]
        return [self.target_groups.add(name[:1].upper() + name[1:]) for name in names]

    def _is_group(self, text: str) -> bool:
        return bool(self.target_groups.find(text)) or any(folded(text) in words for words in _SAME_GROUP)

    def _group(self, text: str) -> str:
        """The id of a group that `_is_group` knows; one that plans usually have is added where the content lacks it."""
        same = next((words for words in _SAME_GROUP if folded(text) in words), ())
        known = (found for word in (text, *same) if (found := self.target_groups.find(word)))
        return next(known, "") or self.target_groups.add(text[:1].upper() + text[1:].lower())


_SAME_GROUP: tuple[tuple[str, ...], ...] = (
    ("barn och unga", "barn och ungdomar", "barn ungdomar", "barn unga", "barn och ungdom"),
    ("barn",), ("unga", "ungdomar", "ungdom"), ("unga vuxna",), ("vuxna", "vuxen"),
    ("aldre", "aldre personer", "seniorer"), ("anhoriga", "narstaende", "anhoriga och narstaende"),
    ("foraldrar", "foraldrar och vardnadshavare"), ("elever", "skolelever"), ("personal", "medarbetare"),
    ("allmanheten", "befolkningen", "hela befolkningen", "alla invanare", "alla aldrar"), ("nyanlanda",),
)  # fmt: skip
"""Groups that plans have headings for, folded; words for the same group together."""


def _is_short(text: str) -> bool:
    return len(text) <= 80 and not re.search(r"[.:!?]\s|\d{4}", text)


def vocabulary_of(records: Records, plan: str, without: Mapping[str, Collection[str]] | None = None) -> Vocabulary:
    """What the content's records are called. `without`: ids to pass over, by kind of name."""
    words = Vocabulary()
    for kind, ids in (without or {}).items():
        if book := getattr(words, kind, None):
            book.passed_over.update(ids)
    for area in _of_plan(records.focus_areas, plan):
        words.focus_areas.know(area.title, area.id)
    for _, group in records.target_groups:
        words.target_groups.know(group.name, group.id, *group.synonyms)
    for place in records.municipalities:
        names = (f"{place.title} kommun", f"{genitive(place.title)} kommun")
        words.municipalities.know(place.title, place.id, *names)
        words.parties.know(place.title, place.id, *names)
    for _, party in records.parties:
        words.parties.know(party.name, party.id, party.short_name)
    for known_plan in records.plans:
        if known_plan.id == plan:
            for priority in known_plan.priorities:
                words.priorities.know(priority.title, priority.id)
            for source in known_plan.sources:
                words.sources.know(source.title, source.id)
    return words


def _of_plan(records: Iterable[FocusArea], plan: str) -> Iterable[FocusArea]:
    return (record for record in records if record.plan == plan)

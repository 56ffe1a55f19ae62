"""Tables of values → observations: a value of an indicator, for a year and the whole plan or a municipality.

What a row does not say with certainty is asked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rapidfuzz import fuzz, process

from klarplan.content.reading.records import Records
from klarplan.content.register.municipalities import counties, municipality_by_code, municipality_by_name
from klarplan.importing.files.contents import place_of
from klarplan.importing.files.grid import Cell, Row
from klarplan.importing.questions import Choice, Inquiry, Question, QuestionKind, choices_of
from klarplan.importing.understanding.places import near_places
from klarplan.importing.understanding.vocabulary import compared, vocabulary_of
from klarplan.importing.values.columns import LABELS, ValueColumn, ValueTable, proposed
from klarplan.importing.values.numbers import numbers_in, says_no_value
from klarplan.model.indicators import Indicator
from klarplan.model.periods import YEARS
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

WHOLE = ""
"""Stands for the whole plan where a municipality could stand."""
_NEAR, _MOST_CHOICES = 55, 4
_ALL_GENDERS = frozenset(("", "t", "totalt", "alla", "samtliga", "total", "båda"))


@dataclass(frozen=True)
class Key:
    """What a value is of."""

    indicator: str
    """The indicator's file."""
    place: str
    """A municipality's id, or `WHOLE`."""
    year: int


@dataclass(frozen=True)
class Observation:
    """A value, and the cell that says so."""

    key: Key
    value: Decimal
    where: str


@dataclass
class Observed:
    """What the tables say, and what of them is not taken."""

    values: dict[Key, Decimal] = field(default_factory=dict)
    rows: int = 0
    empty: int = 0
    """Cells that say that there is no value."""
    gendered: int = 0
    """Rows of women or men alone."""
    aside: int = 0
    """Rows that an answer leaves out."""
    outside: Counter[str] = field(default_factory=Counter)
    """Municipalities that are in no plan that measures this, and how many values of each are not taken."""


class Reader:
    """Reads tables of values for some indicators. `inquiry` is asked what is uncertain."""

    def __init__(self, records: Records, indicators: Sequence[Indicator], inquiry: Inquiry, texts: Texts) -> None:
        self.texts, self.inquiry, self.indicators = texts, inquiry, indicators
        self.plans = {plan.id: plan for plan in records.plans}
        self.codes = {place.code: place.id for place in records.municipalities}
        self.titles = {place.id: place.title for place in records.municipalities}
        self.municipalities = vocabulary_of(records, "").municipalities
        self.names: defaultdict[str, list[Indicator]] = defaultdict(list)
        for indicator in indicators:
            for name in {compared(name) for name in (indicator.kolada, indicator.id, indicator.title) if name}:
                self.names[name].append(indicator)
        self.observed = Observed()
        self._seen: defaultdict[Key, list[Observation]] = defaultdict(list)

    def read(self, tables: Iterable[ValueTable]) -> Observed:
        """All that the tables say; where questions are open, only what is certain."""
        for table in tables:
            self._table(self._with_columns(table))
        for key, seen in self._seen.items():
            if (value := self._one_value(key, seen)) is not None:
                self.observed.values[key] = value
        return self.observed

    # ---- columns ----

    def _with_columns(self, table: ValueTable) -> ValueTable:
        """The table with those columns too whose headings had to be asked about."""
        columns = dict(table.columns)
        for cell in table.unknown:
            free = [meaning for meaning in ValueColumn if meaning not in columns]
            likely = proposed(cell, tuple(columns))
            ordered = sorted(free, key=lambda meaning: meaning is not likely)
            question = Question(
                QuestionKind.COLUMN,
                self.texts._(N_("What is in the column ”{column}”?"), column=cell.flat),
                f"values | {cell.flat}", (cell.flat,), (place_of(table.grid, cell, self.texts),),
                choices_of([(self.texts._(LABELS[meaning]), meaning) for meaning in ordered]), likely is not None,
                self.texts._(N_("The heading is not one that tables of values have.")), takes_note=False,
            )  # fmt: skip
            answer = self.inquiry.ask(question)
            if answer and isinstance(answer.value, ValueColumn):
                columns[answer.value] = cell.column
        return replace(table, columns=columns)

    # ---- rows ----

    def _table(self, table: ValueTable) -> None:
        for row in table.rows:
            cells = {cell.column: cell for cell in row if not cell.empty}
            if not cells:
                continue
            self.observed.rows += 1
            gender = self._cell(table, cells, ValueColumn.GENDER)
            if gender and gender.flat.casefold() not in _ALL_GENDERS:
                self.observed.gendered += 1
                continue
            for indicator in self._indicators(table, row, cells):
                place = self._place(table, cells, indicator)
                if place is not None:
                    self._values(table, row, cells, indicator, place)

    def _cell(self, table: ValueTable, cells: Mapping[int, Cell], meaning: ValueColumn) -> Cell | None:
        return cells.get(table.columns.get(meaning, 0))

    def _values(self, table: ValueTable, row: Row, cells: Mapping[int, Cell], indicator: Indicator, place: str) -> None:
        """The values of a row: one, or one for each column of a year."""
        there = {cell.column: cell for cell in row}
        pairs: list[tuple[int | None, Cell | None]]
        pairs = [(year, there.get(column)) for column, year in table.years.items()]
        if not pairs:
            pairs = [(self._year(table, cells), there.get(table.columns[ValueColumn.VALUE]))]
        for year, cell in pairs:
            if cell is None or (says_no_value(cell.flat) and not cell.fault):
                self.observed.empty += 1
            elif year is not None and (value := self._number(table, cell, indicator)) is not None:
                key = Key(indicator.path, place, year)
                self._seen[key].append(Observation(key, value, place_of(table.grid, cell, self.texts)))

    # ---- what a cell says ----

    def _indicators(self, table: ValueTable, row: Row, cells: Mapping[int, Cell]) -> Sequence[Indicator]:
        """Those that a row is of: one of each plan that measures the same key figure of Kolada."""
        cell = self._cell(table, cells, ValueColumn.INDICATOR)
        if cell is None:
            first = next(iter(row))
            answer = self.inquiry.ask(self._cell_question(table, first, ValueColumn.INDICATOR, "", self._all_choices()))
            return self._settled(answer.value if answer else None, aside=bool(answer and answer.is_aside))
        known = self.names.get(compared(cell.flat), [])
        if len({indicator.plan for indicator in known}) == len(known) and known:
            by_kolada = all(compared(indicator.kolada or "") == compared(cell.flat) for indicator in known)
            if len(known) == 1 or by_kolada:
                return known
        choices = self._choices(known) if known else self._near(cell.flat)
        question = self._cell_question(table, cell, ValueColumn.INDICATOR, cell.flat, choices, proposes=bool(choices))
        answer = self.inquiry.ask(question)
        return self._settled(answer.value if answer else None, aside=bool(answer and answer.is_aside))

    def _settled(self, value: object, *, aside: bool) -> Sequence[Indicator]:
        self.observed.aside += aside
        return (value,) if isinstance(value, Indicator) else ()

    def _choices(self, indicators: Iterable[Indicator]) -> tuple[Choice, ...]:
        return choices_of([(self._words(indicator), indicator) for indicator in indicators])

    def _all_choices(self) -> tuple[Choice, ...]:
        return self._choices(self.indicators) if len(self.indicators) <= _MOST_CHOICES else ()

    def _words(self, indicator: Indicator) -> str:
        """An indicator as people choose it; with its plan, where several have one of that name."""
        alike = self.names[compared(indicator.title)]
        return f"{indicator.title} ({self.plans[indicator.plan].short_title})" if len(alike) > 1 else indicator.title

    def _near(self, text: str) -> tuple[Choice, ...]:
        titles = [compared(indicator.title) for indicator in self.indicators]
        close = process.extract(
            compared(text), titles, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_MOST_CHOICES
        )  # fmt: skip
        return self._choices(self.indicators[index] for _, _, index in close)

    def _year(self, table: ValueTable, cells: Mapping[int, Cell]) -> int | None:
        cell = self._cell(table, cells, ValueColumn.YEAR)
        words = cell.flat if cell else ""
        if re.fullmatch(r"\d{4}", words) and int(words) in YEARS:
            return int(words)

        def read(answer: str) -> int | None:
            return int(answer) if re.fullmatch(r"\d{4}", answer) and int(answer) in YEARS else None

        within = [year for found in re.findall(r"(?<!\d)\d{4}(?!\d)", words) if (year := int(found)) in YEARS]
        choices = choices_of([(str(year), year) for year in within])
        at = cell or next(iter(cells.values()))
        question = replace(
            self._cell_question(table, at, ValueColumn.YEAR, words, choices, proposes=len(choices) == 1), read=read
        )
        answer = self.inquiry.ask(question)
        self.observed.aside += bool(answer and answer.is_aside)
        return answer.value if answer and isinstance(answer.value, int) else None

    def _number(self, table: ValueTable, cell: Cell, indicator: Indicator) -> Decimal | None:
        if isinstance(cell.value, Decimal) and not cell.fault and _is_in(cell.unit, indicator.unit):
            return cell.value
        numbers = () if cell.fault else numbers_in(cell.flat, indicator.unit)
        if len(numbers) == 1:
            return numbers[0]

        def read(answer: str) -> Decimal | None:
            known = numbers_in(answer, indicator.unit)
            return known[0] if len(known) == 1 else None

        choices = choices_of([(self.texts.exact(number), number) for number in numbers])
        words = cell.flat or (cell.fault.text if cell.fault else "")
        asked = self._cell_question(table, cell, ValueColumn.VALUE, words, choices, proposes=False)
        answer = self.inquiry.ask(replace(asked, read=read, subject=f"{asked.subject} | {indicator.path}"))
        self.observed.aside += bool(answer and answer.is_aside)
        return answer.value if answer and isinstance(answer.value, Decimal) else None

    def _cell_question(
        self, table: ValueTable, cell: Cell, meaning: ValueColumn, words: str, choices: tuple[Choice, ...], *,
        proposes: bool = False,
    ) -> Question:  # fmt: skip
        label = self.texts._(LABELS[meaning])
        empty, said = N_("The cell is empty. What is it as {field}?"), N_("”{text}”. What does it say as {field}?")
        where = place_of(table.grid, cell, self.texts)
        return Question(
            QuestionKind.CELL, self.texts._(said if words else empty, text=words, field=label),
            f"values | {meaning} | {words or where}", (words,) if words else (), (where,), choices, proposes,
            takes_note=False,
        )  # fmt: skip

    # ---- whose value it is ----

    def _place(self, table: ValueTable, cells: Mapping[int, Cell], indicator: Indicator) -> str | None:
        """A municipality of the indicator's plan, or the whole plan; None where the value is not taken."""
        cell = self._cell(table, cells, ValueColumn.MUNICIPALITY)
        if cell is None:
            return WHOLE
        words, own = cell.flat, self.plans[indicator.plan].municipalities
        code = words.zfill(4) if words.isdigit() and len(words) <= 4 else ""
        official = municipality_by_code(code) if code else municipality_by_name(words)
        place = self.codes.get(code, "") if code else self.municipalities.find(words)
        if place in own and place:
            return WHOLE if len(own) == 1 else place
        if place or official:
            self.observed.outside[official.name if official else self.titles[place]] += 1
            return None
        return self._asked_place(table, cell, code, own)

    def _asked_place(self, table: ValueTable, cell: Cell, code: str, own: Sequence[str]) -> str | None:
        """What is no municipality: the country, a region, a group of municipalities, or a name that is misspelt."""
        words = self._area_words(cell.flat, code)
        near = [place for place in near_places(cell.flat, self.municipalities) if place in own] if not code else []
        choices = choices_of([
            *((self.titles[place], WHOLE if len(own) == 1 else place) for place in near),
            (self.texts._(N_("the whole plan")), WHOLE),
        ])  # fmt: skip
        question = replace(
            self._cell_question(table, cell, ValueColumn.MUNICIPALITY, words, choices, proposes=bool(near)),
            reason=self.texts._(N_("It is none of the plan's municipalities.")),
        )
        answer = self.inquiry.ask(question)
        self.observed.aside += bool(answer and answer.is_aside)
        return answer.value if answer and isinstance(answer.value, str) else None

    def _area_words(self, words: str, code: str) -> str:
        """A code of Kolada's in words: 0000 is the country, 0020 the region of the county 20."""
        if code == "0000":
            return self.texts._(N_("{code} (the whole country)"), code=words)
        county = counties().get(code[2:]) if code.startswith("00") else None
        return self.texts._(N_("{code} (the region in {county})"), code=words, county=county.name) if county else words

    # ---- the same value twice ----

    def _one_value(self, key: Key, seen: Sequence[Observation]) -> Decimal | None:
        """The value of a key that the tables name; asked where they name several."""
        values = list(dict.fromkeys(observation.value for observation in seen))
        if len(values) == 1:
            return values[0]
        title = next(indicator.title for indicator in self.indicators if indicator.path == key.indicator)
        words = ", ".join(filter(None, (title, self.titles.get(key.place, ""), str(key.year))))
        question = Question(
            QuestionKind.CELL, self.texts._(N_("{measure}: which value is right?"), measure=words),
            f"values | twice | {key.indicator} | {key.place} | {key.year}", (words,),
            tuple(f"{observation.where}: {self.texts.exact(observation.value)}" for observation in seen),
            choices_of([(self.texts.exact(value), value) for value in values]), proposes=False,
            reason=self.texts._(N_("The table has several.")), takes_note=False,
        )  # fmt: skip
        answer = self.inquiry.ask(question)
        return answer.value if answer and isinstance(answer.value, Decimal) else None


def _is_in(shown: str, unit: str) -> bool:
    """Whether a number with the unit that its cell shows is one of an indicator's unit."""
    return not shown or unit.startswith((shown, *(("procent",) if shown == "%" else ())))


def said_differently(indicator: Indicator, values: Mapping[Key, Decimal]) -> Iterator[tuple[Key, Decimal]]:
    """The values that an indicator has already and that the tables say otherwise, with what stands there."""
    for key, value in values.items():
        known = indicator.values if key.place == WHOLE else indicator.by_municipality.get(key.place, {})
        there = known.get(key.year)
        if key.indicator == indicator.path and there is not None and there != value:
            yield key, there

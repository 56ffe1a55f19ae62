"""What a cell says of money: sums in kronor, parts of full-time posts, and the words that plans use instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from klarplan.importing.understanding.amounts import (
    BELOW_NOTHING,
    NUMBER,
    OTHER_CURRENCY,
    Amount,
    amounts_in,
    bare_amount,
    number_of,
    sums_in,
)
from klarplan.importing.understanding.qualifiers import qualifier_in
from klarplan.importing.understanding.reading import (
    NO_CONTEXT,
    CellContext,
    DoubtKind,
    Reading,
    Rule,
    asked,
    certain,
    flat,
    is_cell_error,
    says_nothing,
)
from klarplan.model.periods import YEARS

__all__ = ["CostFacts", "amounts_in", "number_of", "read_costs"]

_PER = re.compile(
    r"\A[\s,]*(?:\(?(årligen|varje år|om året|p\.?\s?a\.?(?=\W|\Z))\)?|(?:per|/|varje)\s*([^\W\d]+)|"
    r"(?:i\s+(månaden|veckan|kvartalet|timmen|halvåret)|(månatlig|kvartalsvis|veckovis|styck)\w*)(?!\w))",
    re.IGNORECASE,
)
_BASE_FORMS = {
    "månaden": "månad", "veckan": "vecka", "kvartalet": "kvartal", "timmen": "timme", "halvåret": "halvår",
    "månatlig": "månad", "kvartalsvis": "kvartal", "veckovis": "vecka", "styck": "st",
}  # fmt: skip
_TURNS = re.compile(
    r"\b(?:var(?:t|je)?\s?annat|varannan|var(?:t|je)?\s+(?:tredje|fjärde|femte|\d))\b|/\s*\d|"
    r"(?:första|andra|sista)\s+(?:året|åren)",
    re.IGNORECASE,
)
"""How often or for how many, so that the sum is not what a year or the whole costs."""
_YEARLY_BEFORE = re.compile(r"\A\s*(?:årligen|varje år|per år|årlig kostnad|årskostnad)[\s:]*\Z", re.IGNORECASE)
_STAFFING = re.compile(
    r"(?:projekt)?tjänst(?:er)?\s+\d+(?:[.,]\d+)?\b(?!\s*(?:kr|tkr))"
    r"|\d+(?:[.,]\d+)?\s*(?:%|procent)?\s*(?:av\s+)?(?:en\s+)?(?:projekt|hel|halv)?(?:tjänst(?:er)?|årsarbetare|"
    r"årsarbeten|"
    r"heltid(?:stjänst)?|åa)\b",
    re.IGNORECASE,
)
_POST_IN_PERCENT = re.compile(
    r"\b\w*(?:ledare|samordnare|handläggare|strateg|sekreterare|kommunikatör|utredare)\b[^.\d]*"
                              r"\d+(?:[.,]\d+)?\s*(?:%|procent\b)", re.IGNORECASE)  # fmt: skip
_WITHIN = re.compile(
    r"(?:kostnaden\s+|kostnader\s+)?(?:(?:ryms|ingår|finansieras|hanteras|sker|görs)\s+)?(?:inom|i)\s+(?:den\s+)?"
    r"(?:(?:befintlig[at]?|given|givna|ordinarie|beslutad|budgeterad)\s+)?"
    r"(?:(?:ekonomisk[at]?\s+)?ram(?:en|ar|arna)?|budget(?:en|ram|ramen)?|verksamhet(?:en|ens budget)?)"
    r"(?:\s+för\s+(?:ordinarie\s+|befintlig\s+)?(?:verksamhet(?:en)?|budget(?:en)?))?",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:kostnad(?:en|er|erna)?\s+)?(?:är\s+)?(?:ännu\s+)?(?:ej|inte)\s+(?:ännu\s+)?(?:beräkna[dt]e?|"
    r"kostnadsberäkna[dt]e?|"
    r"fastställ[dt]a?)|kostnad(?:en|er|erna)? beräknas (?:senare|efter\w*)|beräknas senare", re.IGNORECASE,
)  # fmt: skip
_PLAIN_WITHIN = re.compile(rf"(?:{_WITHIN.pattern})[.\s]*\Z", re.IGNORECASE)
_PLAIN_LATER = re.compile(r"(?:ej|inte) (?:ännu )?(?:kostnads)?beräkna[dt][.\s]*\Z", re.IGNORECASE)
_ESTIMATED = re.compile(
    r"\b(?:uppskattad(?: kostnad)?|uppskattat|uppskattningsvis|beräknad(?: kostnad)?|cirka|circa|ca|c:a|ungefär|"
    r"omkring|runt|"
    r"approx)(?:\.|\b)", re.IGNORECASE,
)  # fmt: skip
_BOUND = re.compile(
    r"\b(?:max|maximalt|maxbelopp|högst|upp till|minst|lägst|mer än|mindre än|drygt|knappt|närmare|tak)\b|[<>≤≥]",
    re.IGNORECASE,
)  # fmt: skip
_BOUND_BEFORE = re.compile(r"\b(?:från|över|under|till|mellan(?:\s+[\d\s.,]+\s+och)?)\s*\Z", re.IGNORECASE)
_CALCULATION = re.compile(
    r"\d\s*(?:st\.?\s*)?[x×*]\s*\d|(?<!\w)[x×*]\s*\d|\w\s[x×]\s\d|[=+÷]|(?<!\w)[áà]\s*\d|\d\s*st\b", re.IGNORECASE
)
_TIMES = re.compile(
    rf"(?<![\w.,])(\d{{1,4}})\s*(?:st\.?\s*)?(?:[x×*]|[áà]|st\.?\s*[áà]?)\s*(?={NUMBER})", re.IGNORECASE
)
_MONEY_IN = re.compile(
    r"\b(?:spara[rs]?|besparing\w*|intäkt\w*|minsk\w*|\w*bidrag\w*|inkomst\w*|överskott\w*|vinst\w*|återbetal\w*|"
    r"sänk[st]\w*|sänkning\w*|reducera\w*|avgår|avdrag\w*|medfinansiering\w*)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:lägre|högre|ökar|ökas|ökning\w*|ökad\w*|höjs|höjd|höjning\w*|dyrare|billigare)\b", re.IGNORECASE
)
"""The sum is by how much something changes."""
_WISHED = re.compile(r"\b(?:äsk\w+|begär\w*|önska\w*|yrka\w*)\b", re.IGNORECASE)
_OF_MORE = re.compile(r"\bav\s*\Z", re.IGNORECASE)
_SAME_AGAIN = re.compile(r"\b(?:budget\w*|utfall\w*|prognos\w*|inkl\w*|exkl\w*)\b", re.IGNORECASE)
"""Beside several sums: they may be of the same money."""
_SHARED_OUT = re.compile(r"\b(?:varav|total\w*|summa|sammanlagt|tillsammans|därav)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_YEAR_LABEL = re.compile(r"(?:år\s+)?((?:19|20|21)\d\d)\s*[:=–-]?\s*\Z", re.IGNORECASE)
_YEAR_BEHIND = re.compile(
    r"\A\s*(?:,\s*)?(?:\(\s*((?:19|20|21)\d\d)\s*\)|(?:år\s+|under\s+|för\s+)?((?:19|20|21)\d\d)(?!\s*[–:-]))(?!\d)",
                          re.IGNORECASE)  # fmt: skip
_SMALL, _MOST = Decimal(10_000), Decimal(5_000_000_000)
"""A bare number below the first is more often thousands of kronor than kronor; none is proposed above the second."""


@dataclass(frozen=True)
class CostFacts:
    """A cost in the terms of the model's `Cost`: a sum in kronor, or a span, or a kind and words."""

    kind: str = ""
    amount: Decimal | None = None
    amount_to: Decimal | None = None
    per: str = ""
    estimated: bool = False
    year: int | None = None
    staffing: str = ""
    note: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """As it stands in a file."""
        return {
            name: value
            for name, value in vars(self).items()
            if value is not None and value is not False and value != ""
        }


Costs = tuple[CostFacts, ...]


def read_costs(text: str | Sequence[str], context: CellContext = NO_CONTEXT) -> Reading[Costs]:
    """The costs that a cell says: one for each sum, or one for what stands there instead.

    `text`: the cell, or its lines. A sum is certain with its unit, which may stand in the context; a line that says
    more than its sum is kept whole in the note of its first cost. One doubtful line makes the whole cell asked.
    """
    lines = [flat(line) for line in ([text] if isinstance(text, str) else text) if not says_nothing(line)]
    if not lines:
        return certain(" ".join([text] if isinstance(text, str) else text), (), Rule.NOTHING)
    whole = " ".join(lines)
    if any(_broken(*pair) for pair in pairwise(lines)):
        joined = _read_line(whole, context)
        return asked(whole, joined.doubt.kind if joined.doubt else DoubtKind.NUMBER, joined.candidates)
    readings = [_read_line(line, context) for line in _whole_lines(lines)]
    uncertain = [reading for reading in readings if not reading.certain]
    if not uncertain:
        costs = _joined([cost for reading in readings for cost in reading.value])
        return replace(certain(whole, costs, _weakest(readings)), kept="")
    assert uncertain[0].doubt
    longest = max(len(reading.candidates) for reading in readings)
    candidates = [
        _joined([cost for reading in readings for cost in reading.candidates[min(n, len(reading.candidates) - 1)]])
        for n in range(longest)
    ]
    return asked(whole, uncertain[0].doubt.kind, candidates)


_UNIT_ALONE = re.compile(r"(?:kr(?:onor)?|[tk]kr|mn?kr|sek|:-)(?:\s.*)?", re.IGNORECASE)


def _whole_lines(lines: Sequence[str]) -> list[str]:
    """Lines with whole sums: a unit below its number, or a span that ends in a dash, goes on from the line above."""
    joined: list[str] = []
    for line in lines:
        if joined and (re.search(r"\d\s*[-–]\Z", joined[-1]) or (
            re.search(r"\d\Z", joined[-1]) and _UNIT_ALONE.fullmatch(line)
        )):  # fmt: skip
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _broken(line: str, below: str) -> bool:
    """Whether a number may go on below: "1 250" above "000 kr"."""
    return bool(re.search(r"(?<![\d.,])\d{1,3}(?:\s\d{3})*\Z", line) and re.match(r"\d{3}(?:\s\d{3})*(?!\d)", below))


def _weakest(readings: Sequence[Reading[Costs]]) -> Rule:
    rules = [reading.certain_by for reading in readings if reading.certain_by]
    order = (Rule.UNIT_OF_COLUMN, Rule.WORDS_KEPT, Rule.FORM_AND_COMMENT, Rule.PHRASE_AND_COMMENT)
    return next((rule for rule in order if rule in rules), rules[0])


# ---- a line ----


def _read_line(line: str, context: CellContext) -> Reading[Costs]:
    if is_cell_error(line):
        return asked(line, DoubtKind.CELL_ERROR, [(_described(line),)])
    if OTHER_CURRENCY.search(line):
        return asked(line, DoubtKind.CURRENCY, [(_described(line),)])
    found = sums_in(line)
    if context.currency and not found and re.search(r"\d", line):
        return asked(line, DoubtKind.CURRENCY, [(_described(f"{line} {context.currency}"),)])
    if found:
        return _with_amounts(line, found, context)
    return _bare_number(line, context) or _without_amount(line)


def _with_amounts(line: str, found: list[Amount], context: CellContext) -> Reading[Costs]:
    costs = _costs_of(line, found, context)
    if doubt := _doubt(line, found, costs, context):
        return asked(line, doubt, _proposals(line, found, costs, doubt))
    plain = "note" not in costs[0].fields and "staffing" not in costs[0].fields
    return certain(line, costs, Rule.FORM if plain else Rule.FORM_AND_COMMENT)


def _doubt(line: str, found: list[Amount], costs: Costs, context: CellContext) -> DoubtKind | None:
    """Why the sums of a line are not certain; None where they are."""
    first, before = found[0], line[: found[0].start]
    rest = _outside(line, found)
    years = [cost.year for cost in costs if cost.year and cost.year != context.year]
    if years and len(_YEAR.findall(rest)) > len(years):
        return DoubtKind.SEVERAL
    if any(BELOW_NOTHING.search(line[: amount.start]) for amount in found) or _MONEY_IN.search(line):
        return DoubtKind.SIGN
    if not all(amount.sure for amount in found):
        return DoubtKind.NUMBER
    if _CALCULATION.search(line):
        return DoubtKind.CALCULATION
    if _BOUND.search(rest) or any(_BOUND_BEFORE.search(line[: amount.start]) for amount in found):
        return DoubtKind.BOUND
    if changed := _changed(line, found, rest):
        return changed
    if _WITHIN.search(rest) or (len(found) > 1 and re.search(rf"{_SHARED_OUT.pattern}|/(?!\s*\w)", rest)):
        return DoubtKind.SEVERAL
    if re.search(r"\d\s*\Z", before) and not _YEAR_LABEL.search(before) and not _ends_with_staffing(before):
        return DoubtKind.NUMBER
    if _counts_before(before) or re.search(r"\d\s*öre\b", rest):
        return DoubtKind.NUMBER
    if re.search(r"%|procent", line[first.end :].partition(".")[0]) and re.match(r"\s*av\b", line[: first.start][-4:]):
        return DoubtKind.SHARE
    return qualifier_in(_ESTIMATED.sub(" ", rest))


def _changed(line: str, found: list[Amount], rest: str) -> DoubtKind | None:
    """Whether a sum is only a part, a change, a wish, for each of several turns, or the same money as another sum."""
    if any(_OF_MORE.search(line[: amount.start]) for amount in found):
        return DoubtKind.PART
    if _CHANGE.search(rest):
        return DoubtKind.COMPARED
    if _WISHED.search(rest):
        return DoubtKind.CONDITION
    if len(found) > 1 and _SAME_AGAIN.search(rest):
        return DoubtKind.SEVERAL
    return DoubtKind.NUMBER if len(found) == 1 and _TURNS.search(line[found[0].end :]) else None


def _ends_with_staffing(before: str) -> bool:
    return any(not before[match.end() :].strip() for match in _STAFFING.finditer(before))


def _counts_before(before: str) -> bool:
    """Whether the word before a number often has a number of its own: "etapp 2 150 000 kr"."""
    return bool(
        re.search(r"\b(?:etapp|fas|del|steg|avdelning|alternativ|grupp|skede|nr|nivå)\s*\Z", before, re.IGNORECASE)
    )


def _proposals(line: str, found: list[Amount], costs: Costs, doubt: DoubtKind) -> list[Costs]:
    words = (_described(line),)
    if doubt is DoubtKind.SIGN:
        return [words]
    noted = (replace(costs[0], note=line), *costs[1:])
    if doubt is DoubtKind.CALCULATION:
        times = _TIMES.search(line)
        if times and len(found) == 1 and not found[0].high:
            total = replace(costs[0], amount=found[0].low * int(times[1]), note=line)
            return [(total,), noted, words]
        return [noted, words] if len(found) == 1 else [words, noted]
    if doubt is DoubtKind.NUMBER and len(found) == 1:
        if found[0].doubtful and not found[0].others:
            return [words, noted]
        others = [(replace(noted[0], amount=low, amount_to=high),) for low, high in found[0].others]
        return [noted, *others, words]
    if doubt is DoubtKind.BOUND:
        return [(replace(noted[0], estimated=True), *noted[1:]), noted, words]
    if doubt in (DoubtKind.NEGATED, DoubtKind.CONDITION):
        return [words, noted]
    if len(costs) > 1 and _SHARED_OUT.search(line):
        return [noted[:1], words, noted]
    return [noted, words]


def _costs_of(line: str, found: list[Amount], context: CellContext) -> Costs:
    estimated = context.estimated or bool(_ESTIMATED.search(line))
    costs: list[CostFacts] = []
    taken: list[tuple[int, int]] = [(amount.start, amount.end) for amount in found]
    ends = [*(amount.start for amount in found[1:]), len(line)]
    for number, (amount, end) in enumerate(zip(found, ends, strict=True)):
        begin = found[number - 1].end if number else 0
        year, spans = _year_of(line, begin, amount, end, after_labels=bool(costs) and _labelled(line, found))
        per = ""
        if match := _PER.match(line[amount.end : end]):
            per, spans = _per(match), [*spans, (amount.end, amount.end + match.end())]
        elif match := _YEARLY_BEFORE.match(line[begin : amount.start]):
            per, spans = "år", [*spans, (begin, amount.start)]
        taken += spans
        per = per or ("år" if context.yearly else "")
        costs.append(CostFacts("", amount.low, amount.high, per, estimated, year or context.year))
    rest = _ESTIMATED.sub(" ", _without(line, taken)).strip(" .,;:()")
    rest = " ".join(re.sub(r"\A(?:och|samt|resp)\b|\b(?:och|samt|resp)\Z", " ", rest).split()).strip(" .,;:()")
    if len(found) > 1 and not re.search(r"\w", rest):
        rest = ""
    if rest and _STAFFING.fullmatch(rest):
        costs[0] = replace(costs[0], staffing=rest)
    elif rest and re.sub(r"[\W_]|och|samt", "", rest):
        costs[0] = replace(costs[0], note=line)
    return tuple(costs)


def _per(match: re.Match[str]) -> str:
    if match[1]:
        return "år"
    words = next(word for word in match.groups()[1:] if word).lower()
    return _BASE_FORMS.get(words, words)


def _labelled(line: str, found: list[Amount]) -> bool:
    return bool(_YEAR_LABEL.search(line[: found[0].start]))


def _year_of(
    line: str, begin: int, amount: Amount, end: int, *, after_labels: bool
) -> tuple[int | None, list[tuple[int, int]]]:
    """The year of a sum, before it ("2025: 100 tkr") or behind it ("100 tkr (2025)"), and where that stands."""
    before = line[begin : amount.start]
    if (match := _YEAR_LABEL.search(before)) and not re.search(r"\d\s*[–-]\s*\Z", before[: match.start()]):
        return int(match[1]), [(begin + match.start(), amount.start)]
    if not after_labels and (match := _YEAR_BEHIND.match(line[amount.end : end])):
        return int(match[1] or match[2]), [(amount.end, amount.end + match.end())]
    return None, []


def _outside(line: str, found: list[Amount]) -> str:
    return _without(line, [(amount.start, amount.end) for amount in found])


def _without(line: str, spans: Sequence[tuple[int, int]]) -> str:
    edges = [(0, 0), *sorted(spans), (len(line), len(line))]
    return " ".join(line[before[1] : after[0]] for before, after in pairwise(edges))


# ---- a number alone, and words alone ----


def _bare_number(line: str, context: CellContext) -> Reading[Costs] | None:
    """A number without a unit, perhaps with words of estimation; None where the line is another."""
    per = next((match for match in re.finditer(r"\s*(?:/|per\s)\s*([^\W\d]+)\Z|\s+årligen\Z", line)), None)
    bare = _ESTIMATED.sub(" ", line[: per.start()] if per else line).strip()
    amount = bare_amount(bare, context.unit or 1)
    yearly = "år" if context.yearly else ""
    facts = CostFacts("", per=(per[1] or "år").lower() if per else yearly, year=context.year)
    facts = replace(facts, estimated=context.estimated or bool(_ESTIMATED.search(line)))
    if not amount:
        return _number_among_words(line, facts, context.unit or 1)
    if context.unit and amount.sure:
        return certain(line, (replace(facts, amount=amount.low, amount_to=amount.high),), Rule.UNIT_OF_COLUMN)
    if context.unit:
        spans = ((amount.low, amount.high), *amount.others)
        costs = [(replace(facts, amount=low, amount_to=high),) for low, high in spans]
        return asked(line, DoubtKind.NUMBER, [*costs, (_described(line),)])
    if bare.isdigit() and int(bare) in YEARS:
        return asked(line, DoubtKind.UNIT, [(_described(line),)])
    if amount.low == 0 and not amount.high:
        return certain(line, (replace(facts, amount=amount.low),), Rule.FORM)
    units = (1, 1_000, 1_000_000) if max(amount.low, amount.high or 0) >= _SMALL else (1_000, 1, 1_000_000)
    scaled = [bare_amount(bare, unit) for unit in units]
    sums = [total for total in scaled if total and total.low <= _MOST]
    costs = [(replace(facts, amount=total.low, amount_to=total.high),) for total in sums]
    return asked(line, DoubtKind.UNIT, [*costs, (_described(line),)])


def _number_among_words(line: str, facts: CostFacts, unit: int) -> Reading[Costs] | None:
    """ "Tryck 5000", "3 x 50 000", "minus 5 000": a number that is no year and no share may be a sum. Small numbers
    count other things.
    """
    if _STAFFING.search(line) or re.search(r"%|procent|§|\d[-/]\d", line):
        return None
    words = (_described(line),)
    for match in re.finditer(rf"(?<![\w.,]){NUMBER}(?![\w%])", line):
        if len(match[0]) > _LONGEST_NUMBER or _YEAR.fullmatch(match[0]) or number_of(match[0]) < _LEAST:
            continue
        amount = bare_amount(match[0], unit)
        if BELOW_NOTHING.search(line[: match.start()]) or not amount:
            return asked(line, DoubtKind.SIGN, [words])
        noted = replace(facts, amount=amount.low, note=line)
        if times := _TIMES.search(line):
            total = replace(noted, amount=amount.low * int(times[1]))
            return asked(line, DoubtKind.CALCULATION, [(total,), (noted,), words])
        return asked(line, DoubtKind.UNIT, [(noted,), words])
    return None


_LEAST, _LONGEST_NUMBER = Decimal(100), 20


def _without_amount(line: str) -> Reading[Costs]:
    if _PLAIN_WITHIN.match(line):
        plain = re.match(r"(?:inom (?:befintlig )?(?:ram|ramen|budget)|ryms inom budget)[.\s]*\Z", line, re.IGNORECASE)
        return certain(line, (CostFacts("within_budget", note="" if plain else line),), Rule.PHRASE)
    if _PLAIN_LATER.match(line):
        return certain(line, (CostFacts("not_calculated"),), Rule.PHRASE)
    if match := _LATER.search(line):
        if not line[: match.start()].strip():
            return certain(line, (CostFacts("not_calculated", note=line),), Rule.PHRASE_AND_COMMENT)
        return asked(line, DoubtKind.NEGATED, [(CostFacts("not_calculated", note=line),), (_described(line),)])
    if match := _WITHIN.search(line):
        within = (CostFacts("within_budget", note=line),)
        if not (line[: match.start()].strip() or qualifier_in(line[match.end() :])):
            return certain(line, within, Rule.PHRASE_AND_COMMENT)
        return asked(line, qualifier_in(line) or DoubtKind.UNKNOWN_WORDS, [within, (_described(line),)])
    return certain(line, (_described(line),), Rule.WORDS_KEPT)


def _described(line: str) -> CostFacts:
    staffing = _STAFFING.search(line) or _POST_IN_PERCENT.search(line)
    return CostFacts("described", staffing=line) if staffing else CostFacts("described", note=line)


def _joined(costs: Sequence[CostFacts]) -> Costs:
    """Lines that only describe become one description, so that a broken line is no cost of its own."""
    joined: list[CostFacts] = []
    for cost in costs:
        if joined and cost.kind == "described" and cost.note:
            joined[-1] = replace(joined[-1], note=" ".join(filter(None, [joined[-1].note, cost.note])))
        else:
            joined.append(cost)
    return tuple(joined)

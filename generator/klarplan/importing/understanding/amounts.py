"""Sums of money in a text: numbers as people write them, their units, and spans of sums."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from klarplan.model.periods import YEARS

_GAP = r"[ \u00a0\u2009\u202f]"
NUMBER = (
    rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?!\d)|"
    rf"\d{{1,3}}(?:,\d{{3}}){{2,}}(?:\.\d+)?(?!\d)|\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:,\d{{3}})+\.\d+|"
    rf"\d+(?:[.,]\d+)?)"
)
"""One number, with spaces, points or commas between its thousands, and decimals."""

_UNITS: Mapping[int, str] = {
    1_000_000_000: r"mdkr|mdr\.?\s?kr|miljard(?:er)?(?:\s*(?:kr(?:onor)?|sek))?",
    1_000_000: r"mkr|mnkr|mn\.?\s?kr|msek|m\s?kr|milj\.?(?:\s?(?:kr(?:onor)?|sek))?|"
    r"miljon(?:er)?(?:\s*(?:kr(?:onor)?|sek))?|"
    r"mn(?:\s*sek)?",
    1_000: r"tkr|t\.?\s?kr|kkr|k\s?kr|ksek|tsek|tusen(?:tal)?(?:\s*(?:kr(?:onor)?|sek))?",
    1: r"kr(?:onor|ona)?|sek|:[-–—]|,[-–—](?!\s*\d)",
}
_UNIT = "|".join(f"(?:{words})" for words in _UNITS.values())
_DASH = r"\s*(?:[-–—−]|till|to)\s*"
_END = r"(?![^\W\d])"
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?<!\d[-–−])(?:(?P<unit_before>{_UNIT})\.?\s*)?(?P<low>{NUMBER})(?:\s*(?P<low_unit>{_UNIT}){_END}\.?)?"
    rf"(?:{_DASH}(?P<high>{NUMBER}))?(?:\s*(?P<unit>{_UNIT}){_END})?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?\s*\Z")
OTHER_CURRENCY = re.compile(
    r"[€$£¥]|(?<![^\W\d])(?:[kmt]?eur|euros?|[km]?usd|us-dollar|dollars?|gbp|pund|[kmt]?nok|[kmt]?dkk|chf|isk|nkr|dkr|fim|"
    r"musd|meur|"
    r"(?:norska|danska|isländska|norske|danske)\s+(?:kr(?:onor|oner)?))(?![^\W\d])",
    re.IGNORECASE,
)
"""Signs and words of money that is not Swedish kronor."""


@dataclass(frozen=True)
class Amount:
    """A sum in a text, or a span from `low` to `high`, in kronor, and where it stands. `others`: other ways to read it.

    With others, or `doubtful`, it must be asked about.
    """

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    others: tuple[tuple[Decimal, Decimal | None], ...] = ()
    doubtful: bool = False

    @property
    def sure(self) -> bool:
        """Whether it has one meaning only."""
        return not (self.others or self.doubtful)


def number_of(text: str) -> Decimal:
    """A number as Swedes write it: "100.000" and "100 000" are a hundred thousand, "0,5" and "0.5" are a half.

    "1,250,000" is a million and a quarter, as is "1.250.000".
    """
    digits = re.sub(_GAP, "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return Decimal(digits.replace(",", "."))


def sums_in(text: str) -> list[Amount]:
    """Every sum in a text that has a unit, also those that can be read in more than one way."""
    return [amount for match in _AMOUNT.finditer(text) if (amount := _amount(match))]


def amounts_in(text: str, unit: int = 1, *, bare: bool = False) -> list[Amount]:
    """Every sum in kronor that a text certainly has. `bare`: a number alone is one too, in this unit, "
    "unless it is a year.

    Sums below nothing, in other currencies, and such as can be read in more than one way are left out.
    """
    if OTHER_CURRENCY.search(text):
        return []
    found = sums_in(text)
    if not found and bare and (amount := bare_amount(text, unit)):
        year = unit == 1 and text.strip().isdigit() and int(text) in YEARS
        found = [] if year else [amount]
    return [amount for amount in found if amount.sure and not BELOW_NOTHING.search(text[: amount.start])]


BELOW_NOTHING = re.compile(r"(?:\bminus\s*|(?<![\d\w])[-−]\s*|(?<![\d\w])–|\A[–—]\s*|\()\Z", re.IGNORECASE)
"""What stands before an amount that is less than nothing."""


def bare_amount(text: str, unit: int) -> Amount | None:
    """The sum that the whole of a text is in a unit: a number, or two with a dash; None where it is another text."""
    return _read(match, unit, unit) if (match := _bare(text)) else None


def _bare(text: str) -> re.Match[str] | None:
    match = _BARE.match(text)
    return match if match and max(len(match["low"]), len(match["high"] or "")) <= _LONGEST else None


def _amount(match: re.Match[str]) -> Amount | None:
    after = match["unit"] or match["low_unit"] or match["unit_before"]
    if not after or len(match["low"]) > _LONGEST or len(match["high"] or "") > _LONGEST:
        return None
    before = match["low_unit"] or match["unit_before"] or after
    amount = _read(match, _factor(before), _factor(after))
    units = [match[name] for name in ("unit_before", "low_unit", "unit") if match[name]]
    twice = match["unit_before"] and len({_factor(unit) for unit in units}) > 1
    open_unit = _OPEN_UNIT.fullmatch(after) and _WORD_AFTER.match(match.string, match.end())
    year = not match["high"] and match["low"].isdigit() and int(match["low"]) in YEARS
    label = match["high"] and match["low"].isdigit() and len(match["low"]) == 4 and int(match["low"]) in YEARS
    vague_year = label or (year and (match["unit_before"] or not after.isalpha()))
    cut = re.match(r"0\d", match["low"])  # what is left of a number that stands close to another sign: "/60 000 kr"
    return replace(amount, doubtful=amount.doubtful or bool(twice or open_unit or vague_year or cut))


_LONGEST = 20
"""More digits than these are no sum that anybody has."""
_OPEN_UNIT = re.compile(r"tusen(?:tal)?|milj\.?|miljon(?:er)?|miljard(?:er)?|mn", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s+(?!(?:per|om|årligen|varje|i|för|under|till|och|samt)\b)[^\W\d]", re.IGNORECASE)
"""Of what there are thousands or millions, where it is not kronor."""


def _read(match: re.Match[str], low_factor: int, high_factor: int) -> Amount:
    low, high = match["low"], match["high"]
    first, doubtful = number_of(low), _two_ways(low, low_factor)
    start = match.start()
    if not high:
        others = tuple((_kronor(value, low_factor), None) for value in doubtful)
        return Amount(_kronor(first, low_factor), None, start, match.end(), others, _finer_than_ore(first, low_factor))
    last = number_of(high)
    spans = [(_kronor(first, low_factor), _kronor(last, high_factor))]
    own_unit = low_factor != high_factor
    sure = not (doubtful or _two_ways(high, high_factor))
    if not own_unit and (shared := _shared_thousands(low, high)):
        larger, certain = shared
        widened = (_kronor(first * larger, low_factor), spans[0][1])
        spans, sure = ([widened] if certain else [widened, *spans]), sure and certain
    elif spans[0][0] > spans[0][1] or (not own_unit and first * _MOST_TIMES < last):
        sure = False
    sure = sure and not (_finer_than_ore(first, low_factor) or _finer_than_ore(last, high_factor))
    return Amount(*spans[0], start, match.end(), tuple(spans[1:]), doubtful=not sure)


_MOST_TIMES = 20
"""A span to more than so many times its start is not what somebody meant, or is asked about."""


def _shared_thousands(low: str, high: str) -> tuple[int, bool] | None:
    """By what the first number of a span must be multiplied, because it shares the thousands of the last, and whether
    that is certain: "100–150 000" is certain, "100–150000" is not.
    """
    if not re.fullmatch(r"\d{1,3}(?:,\d{1,2})?", low) or "," in high:
        return None
    groups = re.split(rf"{_GAP}|\.", high)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        larger = 1000 ** (len(groups) - 1)
        return (larger, True) if number_of(low) < int(groups[0]) and set("".join(groups[1:])) == {"0"} else None
    if match := re.fullmatch(r"(\d{1,3})000", high):
        return (1000, False) if number_of(low) < int(match[1]) else None
    return None


def _two_ways(text: str, factor: int) -> list[Decimal]:
    """What else a number with one point or comma before three digits can be: "1,250", "1.250 mkr"."""
    if not (match := re.fullmatch(r"(\d{1,3})([.,])(\d{3})", text)):
        return []
    if match[1].startswith("0"):
        return [] if match[2] == "," else [Decimal(f"{match[1]}.{match[3]}")]
    if match[2] == ",":
        return [Decimal(match[1] + match[3])]
    return [Decimal(f"{match[1]}.{match[3]}")] if factor > 1 else []


def _kronor(number: Decimal, factor: int) -> Decimal:
    kronor = number * factor
    return kronor.quantize(Decimal(1)) if kronor == kronor.to_integral_value() else kronor.quantize(Decimal("0.01"))


def _finer_than_ore(number: Decimal, factor: int) -> bool:
    return number * factor * 100 % 1 != 0


def _factor(unit: str) -> int:
    word = " ".join(unit.casefold().split())
    return next(factor for factor, words in _UNITS.items() if re.fullmatch(words, word))

"""A number as a spreadsheet program shows it: "1 250 tkr" for 1250 with the format `# ##0" tkr"`.

The codes are those of ECMA-376, part 1, 18.8.31: sections for positive, negative and zero numbers or with conditions,
texts in quotation marks, signs of currency in [$…], thousands left out by a comma at the end. Shown in Swedish: a
decimal comma, and spaces between thousands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.)|(?P<padding>\*.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|\[(?P<condition>(?:[<>=]+)[^\]]*)\]|\[[^\]]*\]|(?P<general>General)|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;"])*);?', re.DOTALL)
_CONDITION = re.compile(r"([<>=]+)\s*(-?[\d.]+)")
_COMPARISONS = {
    "<": Decimal.__lt__, "<=": Decimal.__le__, ">": Decimal.__gt__, ">=": Decimal.__ge__, "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}  # fmt: skip
_DATE_PARTS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P', re.IGNORECASE)
_NO_UNIT = " -–−+()\u00a0\u202f"
_GENERAL_DIGITS = 10
"""Digits that the format General shows of a number with decimals."""
_EXACT_DIGITS = 15
"""Digits that a spreadsheet program keeps (IEEE 754 double)."""


@dataclass(frozen=True)
class Shown:
    """A number as it is shown: its text, its exact value in the unit that is shown, and that unit."""

    text: str
    value: Decimal
    unit: str = ""


@dataclass
class _Section:
    """How numbers of one kind are written."""

    prefix: str = ""
    suffix: str = ""
    pattern: str = ""
    """The digits with what stands between them: "# ##0.0"."""
    condition: tuple[str, Decimal] | None = None
    general: bool = False
    percents: int = 0
    units: list[str] = field(default_factory=list)


def exact(value: float) -> Decimal:
    """A number without the noise of binary fractions: 0.30000000000000004 is 0.3."""
    return Decimal(f"{value:.{_EXACT_DIGITS}g}") if isinstance(value, float) else Decimal(value)


def shown(value: float, code: str) -> Shown:
    """A number as it is shown with a format. An unusual format (fractions, exponents) is shown as General."""
    number = exact(value)
    sections = _sections(code or "General")
    section, signed = _section_for(number, sections)
    if section.general or not section.pattern or "/" in section.pattern or "E" in section.pattern:
        if not section.general and not section.pattern and not section.percents:  # a word instead of the number
            return Shown(section.prefix.strip(), number)
        digits = _general(abs(number))
    else:
        scaled = number * 100**section.percents / 1000 ** _thousands(section.pattern)
        digits, number = _digits(abs(scaled), section.pattern), scaled
    sign = "−" if number < 0 and signed and digits.strip("0,") else ""
    text = f"{sign.replace('−', '-')}{section.prefix}{digits}{section.suffix}"
    return Shown(" ".join(text.split()), plain(number), " ".join(section.units).strip(_NO_UNIT))


def plain(number: Decimal) -> Decimal:
    """A number without zeros that say nothing: 50 for 50.0."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


@lru_cache(maxsize=500)
def _sections(code: str) -> tuple[_Section, ...]:
    parts = [match[1] for match in _SECTION.finditer(code) if match[0]] or [code]
    return tuple(_section(part) for part in parts[:4])


def _section(code: str) -> _Section:
    section = _Section()
    between = ""
    for token in _TOKEN.finditer(code):
        if token["condition"] and (match := _CONDITION.fullmatch(token["condition"].strip())):
            section.condition = (match[1], Decimal(match[2]))
        section.general |= bool(token["general"])
        if token["digit"] or (section.pattern and token["other"] in (".", ",", "/", "E", "e")):
            section.pattern += between + (token["digit"] or token["other"]).upper()
            between = ""
            continue
        literal = _literal(token)
        section.percents += token["other"] == "%"
        if literal.strip(_NO_UNIT):
            section.units.append(literal.strip())
        if section.pattern or section.general:
            between += literal
        else:
            section.prefix += literal
    section.suffix = between
    return section


def _literal(token: re.Match[str]) -> str:
    if token["space"]:
        return " "
    if token["other"] == "%":
        return " %"
    if token["other"] == "@":
        return ""
    return token["quoted"] or token["escaped"] or token["currency"] or token["other"] or ""


def _section_for(number: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section that a number is written by, and whether a minus is put before it."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _COMPARISONS[section.condition[0]](number, section.condition[1]):
                return section, True
        return sections[-1], True
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _thousands(pattern: str) -> int:
    """How many times a comma behind the digits divides by a thousand."""
    whole = pattern.partition(".")
    end = whole[2] if whole[2].endswith(",") else whole[0]
    return len(end) - len(end.rstrip(","))


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, decimals = pattern.partition(".")
    least, most = decimals.count("0"), len(re.findall("[0#?]", decimals))
    rounded = number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    integer, _, fraction = f"{rounded:f}".partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    integer = integer.rjust(whole.count("0"), "0")
    if integer == "0" and "0" not in whole and fraction:
        integer = "0"
    if re.search(r"[0#?][, \u00a0\u202f'.]+[0#?]", whole.rstrip(",")):
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+\Z)", " ", integer)
    return f"{integer},{fraction}" if fraction else integer


def _general(number: Decimal) -> str:
    if number == number.to_integral_value():
        return f"{number:.0f}"
    return f"{Decimal(f'{number:.{_GENERAL_DIGITS}g}'):f}".replace(".", ",")


def shown_day(value: date | datetime | time, code: str) -> str:
    """A day or time as it is shown: "2021-03-31", "2021-03", "2021", "31 mars", "mars", "09:30"."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    plain = _DATE_PARTS.sub("", code.split(";")[0]).lower() or "yyyy-mm-dd"
    clock = "h" in plain
    has_month = bool(re.search("m", re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", plain)))
    day = _day(value, year="y" in plain, month=has_month, day=bool(re.search(r"(?<!d)d{1,2}(?!d)", plain)), code=plain)
    hours = f"{value:%H:%M}" if clock and isinstance(value, datetime) else ""
    return " ".join(filter(None, [day, hours])) or value.isoformat()[:10]


def _day(value: date, *, year: bool, month: bool, day: bool, code: str) -> str:
    if year:
        return f"{value:%Y-%m-%d}" if day else f"{value:%Y-%m}" if month else f"{value:%Y}"
    if day or month:
        pattern = " ".join(part for part, wanted in (("d", day), ("MMMM", month)) if wanted)
        return format_date(value, pattern, locale="sv")
    return format_date(value, "EEEE", locale="sv") if "ddd" in code else ""

"""What a cell says of money: amounts in kronor, parts of full-time posts, and the words that plans use instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from klarplan.model.periods import YEARS

_NUMBER = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_UNIT = (
    r"tkr|t\.?\s?kr\b|ksek|mkr|mnkr|msek|mdkr|kr(?:onor)?\b|sek\b|:-|"
    r"(?:tusen|miljon(?:er)?|miljard(?:er)?)(?:\s*(?:kr(?:onor)?|sek))?\b"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?:\s*[-–—]\s*(?P<high>{_NUMBER}))?\s*(?P<unit>{_UNIT})", re.IGNORECASE
)
_BARE = re.compile(rf"\s*(?P<low>{_NUMBER})(?:\s*[-–—]\s*(?P<high>{_NUMBER}))?\s*\Z")
_STAFFING = re.compile(
    r"(?:projekt)?tjänst(?:er)?\s+\d+(?:[.,]\d+)?\b(?!\s*(?:kr|tkr))"
    r"|\d+(?:[.,]\d+)?\s*(?:%|procent)?\s*(?:projekt)?(?:tjänst(?:er)?|årsarbetare|årsarbeten|heltid)\b"
    r"|\d+(?:[.,]\d+)?\s*(?:%|procent\b)",
    re.IGNORECASE,
)
_PER = re.compile(r"\A[\s,]*(?:(årligen|varje år)\b|(?:per|/)\s*([^\W\d]+))", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:inom|ryms i|ryms inom)\s+(?:\w+\s+){0,2}(?:ram|budget|verksamhet)", re.IGNORECASE)
_LATER = re.compile(
    r"kostnadsberäkn|(?:ej|inte)\s+(?:\w+\s+)?(?:beräkna|kostnadsberäkna|fastställ)|beräknas (?:senare|efter)|"
    r"återkommer|oklar",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(r"\buppskattad(?: kostnad)?\b|\buppskattat\b", re.IGNORECASE)
_PLAIN = {
    "inom ram", "inom ramen", "inom budget", "inom befintlig ram", "inom befintlig budget", "ryms inom budget",
    "inte beräknad", "ej beräknad", "inte beräknat", "ej beräknat",
}  # fmt: skip
"""Phrases that say no more than the kind of cost."""


@dataclass(frozen=True)
class Amount:
    """A sum in a text, or a span from `low` to `high`, and where it stands."""

    low: Decimal
    high: Decimal | None
    start: int
    end: int


def number_of(text: str) -> Decimal:
    """A number as Swedes write it: "100.000" and "100 000" are a hundred thousand, "0,5" and "0.5" are a half."""
    digits = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return Decimal(digits.replace(",", "."))


def amounts_in(text: str, unit: int = 1, *, bare: bool = False) -> list[Amount]:
    """Every sum in a text. `bare`: a number alone is one too, in this unit, unless it is a year."""
    found = [_amount(match, _factor(match["unit"])) for match in _AMOUNT.finditer(text)]
    if not found and bare and (match := _BARE.match(text)):
        year = unit == 1 and match["low"].isdigit() and int(match["low"]) in YEARS
        return [] if year else [_amount(match, unit)]
    return found


def _amount(match: re.Match[str], factor: int) -> Amount:
    high = _kronor(match["high"], factor) if match["high"] else None
    return Amount(_kronor(match["low"], factor), high, match.start(), match.end())


def _kronor(text: str, factor: int) -> Decimal:
    kronor = number_of(text) * factor
    return kronor.quantize(Decimal(1)) if kronor == kronor.to_integral_value() else kronor.quantize(Decimal("0.01"))


def _factor(unit: str) -> int:
    word = unit.lower()
    if word.startswith(("mdkr", "miljard")):
        return 1_000_000_000
    if word.startswith(("mkr", "mnkr", "msek", "miljon")):
        return 1_000_000
    return 1_000 if word.startswith(("t", "ksek")) else 1


def costs_in(lines: list[str], unit: int = 1, year: int | None = None, *, estimated: bool = False) -> list[Any]:
    """A cell of costs as values of the field `cost`: one for each sum, or one for what stands there instead.

    A line that says more than its sum is kept whole in the note of its first cost.
    """
    costs: list[dict[str, Any]] = []
    for line in lines:
        costs += _costs_of(line, unit, estimated)
    for cost in costs:
        if year and "amount" in cost:
            cost["year"] = year
    return _joined(costs)


def _costs_of(line: str, unit: int, estimated: bool) -> list[dict[str, Any]]:
    found = amounts_in(line, unit, bare=True)
    if not found:
        return [_without_amount(line)]
    costs = []
    for index, amount in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else len(line)
        cost: dict[str, Any] = {"amount": amount.low}
        if amount.high is not None:
            cost["amount_to"] = amount.high
        if per := _PER.match(line[amount.end : end]):
            cost["per"] = "år" if per[1] else per[2].lower()
        if estimated or re.search(r"uppskatt|cirka|\bca\b|ungefär", line, re.IGNORECASE):
            cost["estimated"] = True
        costs.append(cost)
    rest = _rest(line, found)
    if rest and _STAFFING.fullmatch(rest):
        costs[0]["staffing"] = rest
    elif rest:
        costs[0]["note"] = line
    return costs


def _rest(line: str, found: list[Amount]) -> str:
    """What a line says besides its one sum."""
    if len(found) > 1:
        return line
    amount = found[0]
    per = _PER.match(line[amount.end :])
    rest = line[: amount.start] + " " + line[amount.end + (per.end() if per else 0) :]
    return " ".join(_ESTIMATED.sub(" ", rest).split()).strip(" .,;:")


def _without_amount(line: str) -> dict[str, Any]:
    if line.strip(" .").lower() in _PLAIN:
        return {"kind": "within_budget" if "inom" in line.lower() else "not_calculated"}
    if _LATER.search(line):
        return {"kind": "not_calculated", "note": line}
    if _WITHIN.search(line):
        return {"kind": "within_budget", "note": line}
    staffing = _STAFFING.search(line)
    return {"kind": "described", "staffing" if staffing else "note": line}


def _joined(costs: list[dict[str, Any]]) -> list[Any]:
    """Lines that only describe become one description, so that a broken line is no cost of its own."""
    joined: list[dict[str, Any]] = []
    for cost in costs:
        last = joined[-1] if joined else {}
        if cost.keys() == {"kind", "note"} and cost["kind"] == "described" and last:
            last["note"] = " ".join(filter(None, [last.get("note"), cost["note"]]))
        else:
            joined.append(dict(cost))
    return joined

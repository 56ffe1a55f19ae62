"""Costs as one line each in a cell: "100 000 kr; uppskattat; år 2017; anmärkning: …", and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from klarplan.importing.understanding.costs import amounts_in, read_costs
from klarplan.importing.understanding.vocabulary import NameBook
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.fold import folded

_KINDS = {
    "within_budget": N_("within the budget"), "not_calculated": N_("not calculated"),
    "described": N_("only described"), "included": N_("included"), "amount": "",
}  # fmt: skip
_ESTIMATED, _YEAR, _PER = N_("estimated"), N_("year {year}"), N_("per {what}")
_LABELS = {
    "included_in": N_("included in"), "staffing": N_("staffing"), "payers": N_("paid by"), "note": N_("note"),
}  # fmt: skip
_BETWEEN = "; "


def cost_line(cost: Any, parties: NameBook, texts: Texts) -> str:
    """One cost as a line. `cost`: its plain value in the file: a sum, a word or fields."""
    fields = cost if isinstance(cost, Mapping) else _bare(cost)
    parts = [_sum(fields), _kind(fields, texts)]
    if per := fields.get("per"):
        parts.append(texts._(_PER, what=per))
    if fields.get("estimated"):
        parts.append(texts._(_ESTIMATED))
    if year := fields.get("year"):
        parts.append(texts._(_YEAR, year=year))
    for name, label in _LABELS.items():
        if value := fields.get(name):
            parts.append(f"{texts._(label)}: {_names(value, parties) if name == 'payers' else _one_line(value)}")
    return _BETWEEN.join(part for part in parts if part)


def _bare(cost: Any) -> dict[str, Any]:
    return {"kind": cost} if isinstance(cost, str) and not re.search(r"\d", cost) else {"amount": cost}


def _one_line(value: Any) -> str:
    return " ".join(str(value).split())


def _kind(fields: Mapping[str, Any], texts: Texts) -> str:
    """The word for a kind that nothing else tells."""
    kind = str(fields.get("kind") or "")
    telling = kind == "included" and "included_in" in fields
    if not kind and not fields.keys() & {"amount", "included_in", *_LABELS}:
        kind = "described"
    return texts._(_KINDS[kind]) if _KINDS.get(kind) and not telling else ""


def _sum(fields: Mapping[str, Any]) -> str:
    if "amount" not in fields:
        return ""
    low, high = fields["amount"], fields.get("amount_to")
    return f"{_figure(low)}–{_figure(high)} kr" if high is not None else f"{_figure(low)} kr"


def _figure(amount: Any) -> str:
    """ "100 000", "131 634,63"; another way of writing as it stands."""
    text = str(amount)
    if not re.fullmatch(r"\d+(\.\d{1,2})?", text):
        return text
    value = Decimal(text)
    whole = f"{int(value):,}".replace(",", " ")
    return whole if value == value.to_integral_value() else f"{whole},{text.partition('.')[2].ljust(2, '0')}"


def _names(value: Any, parties: NameBook) -> str:
    ids = value if isinstance(value, list) else [value]
    return ", ".join(parties.shown(str(party)) for party in ids)


class UncertainCostError(ValueError):
    """A line says a cost that can be read in more than one way. `reason`: why, a message of the catalogue."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def cost_of(line: str, parties: NameBook, texts: Texts) -> list[Any]:
    """The costs of a line: as `cost_line` writes them, or as people write them in tables.

    Raises UncertainCostError for one that an import of another table would ask about.
    """
    fields: dict[str, Any] = {}
    parts = line.split(_BETWEEN)
    for index, part in enumerate(parts):
        name = _labelled(part, texts)
        if name == "note":
            fields["note"] = _BETWEEN.join(parts[index:]).partition(":")[2].strip()
            break
        if name:
            fields[name] = part.partition(":")[2].strip()
        elif not _unlabelled(part.strip(), fields, texts):
            return _as_in_tables(line)
    if "payers" in fields:
        fields["payers"] = ids_in(fields["payers"], parties)
    return [fields] if fields else _as_in_tables(line)


def _as_in_tables(line: str) -> list[Any]:
    reading = read_costs(line)
    if not reading.certain:
        assert reading.doubt
        raise UncertainCostError(reading.doubt.message)
    return [cost.fields for cost in reading.value]


def _labelled(part: str, texts: Texts) -> str:
    label = folded(part.partition(":")[0]) if ":" in part else ""
    return next((name for name, text in _LABELS.items() if label in (folded(text), folded(texts._(text)))), "")


def _unlabelled(part: str, fields: dict[str, Any], texts: Texts) -> bool:
    """Read a part without a label into the fields. Returns False where it says something else."""
    amounts = amounts_in(part, bare=True)
    if len(amounts) == 1 and not part[: amounts[0].start].strip() and not part[amounts[0].end :].strip(" ."):
        fields["amount"] = amounts[0].low
        if amounts[0].high is not None:
            fields["amount_to"] = amounts[0].high
        return True
    key = folded(part)
    for kind, word in _KINDS.items():
        if word and key in (folded(word), folded(texts._(word))):
            fields["kind"] = kind
            return True
    if key in (folded(_ESTIMATED), folded(texts._(_ESTIMATED))):
        fields["estimated"] = True
        return True
    for message, name, pattern in ((_YEAR, "year", r"\d{4}"), (_PER, "per", r".+")):
        for form in (message, texts._(message)):
            before, _, after = form.partition("{")
            if match := re.fullmatch(rf"{re.escape(before)}({pattern}){re.escape(after.partition('}')[2])}", part):
                fields[name] = int(match[1]) if name == "year" else match[1]
                return True
    return False


def ids_in(text: str, names: NameBook) -> list[str]:
    """The ids of the names in a text, with commas between. A name may have a comma itself; a new name is added."""
    parts: Sequence[str] = [part.strip() for part in text.split(",") if part.strip()]
    ids: list[str] = []
    start = 0
    while start < len(parts):
        ends = range(len(parts), start, -1)
        end = next((end for end in ends if names.exact(", ".join(parts[start:end]))), start + 1)
        name = ", ".join(parts[start:end])
        ids.append(names.exact(name) or names.add(name))
        start = end
    return ids

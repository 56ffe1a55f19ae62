"""Values by path, where an entry of a list is named by its id: in plain values and in ruamel.yaml's trees."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from klarplan.model.paths import FieldPath

REMOVED = object()
"""The value of a field that goes."""


class Listed(list[Any]):
    """A list that stays one where the file has its only entry alone."""


KEYS = ("id", "recipient", "activity", "term")
"""The fields by which an entry of a list is named in a path."""
_LISTS = frozenset({"goals", "priorities", "sources", "purposes", "allocations", "statuses"})
"""Fields whose entries are named."""


def changed(value: Any, changes: Mapping[FieldPath, Any]) -> Any:
    """The plain value that a text should hold after the changes."""
    result = _copied(value)
    for path, new in changes.items():
        if new is REMOVED and value_at(result, path) is None:
            continue
        result = _container(path[0]) if result is None else result
        set_at(result, path, new)
    return as_read(result)


def as_read(value: Any) -> Any:
    """A plain value as our reader gives it: what is absent is left out, whole sums are integers."""
    if isinstance(value, dict):
        parts = {key: as_read(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [as_read(part) for part in value]
    return number_scalar(value)


def number_scalar(value: Any) -> Any:
    """A whole sum of kronor without decimals."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def value_at(value: Any, path: FieldPath) -> Any:
    """The plain value at a path; None where there is none."""
    for part in path:
        if isinstance(value, list):
            named = (entry for entry in value if isinstance(entry, dict) and str(part) in names_of(entry))
            value = next(named, None)
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            return None
    return value


def set_at(value: Any, path: FieldPath, new: Any) -> None:
    """Put a value at a path, making what is not there on the way."""
    for part in path[:-1]:
        value = _step(value, part)
    if new is REMOVED:
        value.pop(path[-1], None)
    else:
        value[path[-1]] = fitting(value.get(path[-1]), new)


def with_entries(values: Mapping[FieldPath, Any], *, is_list: bool) -> Any:
    """A new plain value with these values. `is_list`: it is a list of entries itself."""
    whole: dict[str | int, Any] = {}
    entries: dict[str | int, dict[str | int, dict[str | int, Any]]] = {}
    for path, value in ((("", *path) if is_list else path, value) for path, value in values.items()):
        if len(path) > 2 and (is_list or path[0] in _LISTS):
            set_at(entries.setdefault(path[0], {}).setdefault(path[1], {}), path[2:], value)
        else:
            set_at(whole, path, value)
    lists = {name: list(named.values()) for name, named in entries.items()}
    return lists.get("", []) if is_list else whole | lists


def by_name(value: Any) -> Any:
    """A plain value with dicts for the lists whose entries are named: `value_at` finds them without looking through."""
    if isinstance(value, list):
        named: dict[str, Any] = {}
        for entry in value:
            for name in names_of(entry) if isinstance(entry, dict) else ():
                named.setdefault(name, entry)
        return named
    if not isinstance(value, dict):
        return value
    return {key: by_name(part) if key in _LISTS and isinstance(part, list) else part for key, part in value.items()}


def fitting(old: Any, new: Any) -> Any:
    """A list of one entry as the entry alone, where the file has it so; inside mappings and lists too."""
    if isinstance(new, Listed):
        return new
    if isinstance(new, list) and len(new) == 1 and old is not None and not isinstance(old, list):
        return fitting(old, new[0])
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: fitting(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [fitting(before, after) for before, after in zip(old, new, strict=True)]
    return new


def parent_of(value: Any, path: FieldPath) -> Any:
    """What holds the last part of a path, made where it is not there."""
    for part in path[:-1]:
        value = _step(value, part)
    return value


def names_of(entry: Mapping[str, Any]) -> list[str]:
    """What an entry of a list may be called in a path."""
    return [str(entry[key]) for key in KEYS if key in entry]


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value


def _container(part: str | int) -> Any:
    return [] if part in _LISTS else {}


def _step(value: Any, part: str | int) -> Any:
    """One step down. In a list the part is the name of an entry, which is added where there is none."""
    if isinstance(value, list):
        for entry in value:
            if isinstance(entry, dict) and str(part) in names_of(entry):
                return entry
        value.append({})
        return value[-1]
    inner = value.get(part)
    if inner is None:
        inner = value[part] = _container(part)
    elif part in _LISTS and isinstance(inner, dict):
        inner = value[part] = [inner]  # an entry may stand for a list of one
    return inner

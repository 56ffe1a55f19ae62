"""Changes values in YAML text and nothing else: every line without a change stays as it is, to the byte.

Only the lines of a field that changes are read and written by ruamel.yaml, which keeps the comments inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from klarplan.content.reading import yaml as strict_yaml
from klarplan.importing.writing.yaml_paths import REMOVED, as_read, changed, fitting, names_of, parent_of
from klarplan.importing.writing.yaml_values import as_yaml, dumped, new_yaml, text_scalar
from klarplan.model.paths import FieldPath

_LIST_IN = re.compile(
    r"^(?P<key>(?: |- )*)(?! |- ).*:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*(?P<dash> *)- ", re.MULTILINE
)
"""A field, and the first entry of the list below it."""


class EditError(Exception):
    """The text cannot be changed so that it reads back as it should."""


def edited(text: str, changes: Mapping[FieldPath, Any], order: Sequence[str] = ()) -> str:
    """The text with other values. A path's parts are keys; an entry of a list is named by its id.

    `order`: the order of fields at the top, for those that are new. Raises EditError where the text is not YAML that
    we read, or the result would not read back as meant.
    """
    before = strict_yaml.parse(text)
    if before.findings:
        raise EditError
    meant = changed(before.value, changes)
    if meant == as_read(before.value):
        return text
    for attempt in (_spliced, _rewritten):
        try:
            result = attempt(text, before, changes, order)
        except (YAMLError, EditError, AttributeError, IndexError, KeyError, TypeError, ValueError):
            continue  # an unusual way of writing; the next attempt writes more of the text anew
        after = strict_yaml.parse(result)
        if not after.findings and as_read(after.value) == meant:
            return result
    raise EditError


def _rewritten(text: str, before: strict_yaml.Parsed, changes: Mapping[FieldPath, Any], _order: Sequence[str]) -> str:
    """The whole text, read and written by ruamel.yaml."""
    yaml = _yaml_like(text)
    tree = yaml.load(text)
    tree = as_yaml([] if isinstance(before.value, list) else {}) if tree is None else tree
    for path, new in changes.items():
        _set_in_tree(tree, path, new, 0)
    return dumped(yaml, tree)


# ---- only the lines of what changes ----


@dataclass(frozen=True)
class _Splice:
    """Lines to put in the place of others; `start` and `end` count from 0."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Place:
    """Where a value is, or how far the text leads towards it. Paths have indexes for the entries of lists."""

    field: FieldPath
    """The innermost field on the way that begins a line of its own; () for none."""
    holder: FieldPath
    """The mapping or list in which the rest of the way is missing."""
    missing: int
    """How many parts of the way are missing."""


def _spliced(text: str, before: strict_yaml.Parsed, changes: Mapping[FieldPath, Any], order: Sequence[str]) -> str:
    lines = text.split("\n")
    fields: dict[FieldPath, dict[FieldPath, Any]] = {}
    holders: dict[FieldPath, dict[FieldPath, Any]] = {}
    for path, new in changes.items():
        place = _place(before, path, lines)
        if place.missing and new is REMOVED:
            continue
        if place.missing and _is_block(before, place.holder, lines):
            holders.setdefault(place.holder, {})[path] = new
        elif place.field:
            fields.setdefault(place.field, {})[path] = new
        else:
            raise EditError
    _join_inner(fields, holders)
    splices = [_field_splice(before, at, part, lines) for at, part in fields.items()]
    for at, part in sorted(holders.items(), key=lambda holder: len(holder[0])):  # at one line the inner comes above
        splices += _additions(before, at, part, lines, order)
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end), reverse=True):
        lines[splice.start : splice.end] = splice.lines
    return "\n".join(lines)


def _join_inner(fields: dict[FieldPath, dict[FieldPath, Any]], holders: dict[FieldPath, dict[FieldPath, Any]]) -> None:
    """What changes inside a field that is written anew is written with it."""
    for groups in (fields, holders):
        for at in list(groups):
            around = (field for field in fields if field == at[: len(field)] and (field != at or groups is holders))
            outer = next(around, None)
            if outer is not None:
                fields[outer] = {**fields[outer], **groups.pop(at)}


def _place(before: strict_yaml.Parsed, path: FieldPath, lines: Sequence[str]) -> _Place:
    value = before.value
    at: FieldPath = ()
    field: FieldPath = ()
    for number, part in enumerate(path):
        key: Any = None
        if isinstance(value, list):
            named = (i for i, entry in enumerate(value) if isinstance(entry, dict) and str(part) in names_of(entry))
            key = next(named, None)
        elif isinstance(value, dict) and (*at, part) in before.keys:
            key = part
        if key is None:
            return _Place(field, at, len(path) - number)
        at = (*at, key)
        value = value[key]
        if at in before.keys and _begins_line(lines, before.keys[at].line, before.keys[at].column):
            field = at
    return _Place(field, at, 0)


def _begins_line(lines: Sequence[str], line: int, column: int) -> bool:
    return not lines[line][:column].strip(" -")


def _is_block(before: strict_yaml.Parsed, holder: FieldPath, lines: Sequence[str]) -> bool:
    """Whether a mapping or list is written with each part on lines of its own."""
    value = before.value
    for part in holder:
        value = value[part]
    if isinstance(value, list) and value:
        mark = before.values[(*holder, 0)]
        return "-" in lines[mark.line][: mark.column] and _begins_line(lines, mark.line, mark.column)
    if isinstance(value, dict) and value:
        return all(
            _begins_line(lines, before.keys[*holder, key].line, before.keys[*holder, key].column) for key in value
        )
    return not holder and not isinstance(value, str)


def _end_of(start: int, column: int, lines: Sequence[str]) -> int:
    """The line after the last one of a field that begins at `column` of the line `start`.

    A list may stand in the same column as its field. Comments after it, in its column or to the left, are not its own.
    """
    may_list = "-" not in lines[start][:column]
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (indent <= column and line.lstrip().startswith("#")):
            continue
        if indent <= column and not (may_list and indent == column and line.lstrip().startswith("- ")):
            break
        end = number + 1
    return end


def _field_splice(
    before: strict_yaml.Parsed, at: FieldPath, changes: Mapping[FieldPath, Any], lines: Sequence[str]
) -> _Splice:
    mark = before.keys[at]
    end = _end_of(mark.line, mark.column, lines)
    own = [lines[mark.line][mark.column :]]
    for line in lines[mark.line + 1 : end]:
        if line[: mark.column].strip():
            raise EditError
        own.append(line[mark.column :])
    text = "\n".join(own) + "\n"
    yaml = _yaml_like(text)
    tree = yaml.load(text)
    for path, new in changes.items():
        _set_in_tree(tree, path[len(at) - 1 :], new, mark.column)
    if not tree:
        return _Splice(mark.line, end, ())
    first, *rest = _indented(dumped(yaml, tree), mark.column)
    return _Splice(mark.line, end, (lines[mark.line][: mark.column] + first.lstrip(" "), *rest))


def _additions(
    before: strict_yaml.Parsed, holder: FieldPath, changes: Mapping[FieldPath, Any], lines: Sequence[str],
    order: Sequence[str],
) -> Iterable[_Splice]:  # fmt: skip
    """New fields of a mapping, or new entries of a list, on lines of their own."""
    value = before.value
    for part in holder:
        value = value[part]
    added = changed([] if isinstance(value, list) else {}, {path[len(holder) :]: new for path, new in changes.items()})
    if isinstance(value, list) and value:
        last = before.values[(*holder, len(value) - 1)]
        dash = lines[last.line].rindex("-", 0, last.column)
        end = _end_of(last.line, dash, lines)
        entries = _indented(dumped(new_yaml(0), as_yaml(added, dash)), dash)
        return [_Splice(end, end, tuple(entries))]
    splices = []
    for key, new in added.items():
        line, column = _after_neighbour(before, holder, key, value or {}, lines, order)
        written = _indented(dumped(new_yaml(), as_yaml({key: new}, column)), column)
        splices.append(_Splice(line, line, tuple(written)))
    return _in_one(splices)


def _in_one(splices: Iterable[_Splice]) -> list[_Splice]:
    """Fields that come in the same place, in their order."""
    together: dict[int, list[str]] = {}
    for splice in splices:
        together.setdefault(splice.start, []).extend(splice.lines)
    return [_Splice(start, start, tuple(lines)) for start, lines in together.items()]


def _after_neighbour(
    before: strict_yaml.Parsed, holder: FieldPath, key: str, value: Mapping[str, Any], lines: Sequence[str],
    order: Sequence[str],
) -> tuple[int, int]:  # fmt: skip
    """The line on which a new field comes, after the last one that should stand before it, and its column."""
    if not value:
        return (len(lines) - (lines[-1] == "")), 0
    keys = list(value)
    earlier = order[: order.index(key)] if not holder and key in order else keys
    neighbour = next((name for name in reversed(keys) if name in earlier), "")
    mark = before.keys[*holder, neighbour or keys[0]]
    return (_end_of(mark.line, mark.column, lines) if neighbour else mark.line), mark.column


def _indented(text: str, column: int) -> list[str]:
    return [f"{' ' * column}{line}" if line.strip() else line for line in text.rstrip("\n").split("\n")]


def _yaml_like(text: str) -> YAML:
    """A writer that indents lists as the text does."""
    list_in = _LIST_IN.search(text)
    return new_yaml(len(list_in["dash"]) - len(list_in["key"]) if list_in else 2)


# ---- values inside ruamel.yaml's trees: what stays keeps its comments, its quotation marks and its form ----


def _set_in_tree(tree: Any, path: FieldPath, new: Any, column: int) -> None:
    """Put a value at a path. `column`: how far to the right the tree stands in its file."""
    holder, last = parent_of(tree, path), path[-1]
    if isinstance(last, str) and last.isdigit() and int(last) in holder:
        last = int(last)  # a year, which is a number to ruamel.yaml and a text to our reader
    if new is REMOVED:
        holder.pop(last, None)
    else:
        holder[last] = _in_place_of(holder.get(last), fitting(holder.get(last), new), column + 2 * (len(path) - 1))


def _in_place_of(old: Any, new: Any, column: int) -> Any:
    """What to put in the place of an old value: the old one itself, changed, where both are lists or mappings."""
    if isinstance(old, CommentedSeq) and isinstance(new, list):
        _change_list(old, new, column)
        if any(isinstance(entry, dict) for entry in new):
            old.fa.set_block_style()
        return old
    if isinstance(old, CommentedMap) and isinstance(new, list) and len(new) == 1:
        return CommentedSeq([_in_place_of(old, new[0], column + 4)])
    if isinstance(old, CommentedMap) and isinstance(new, dict):
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, value in new.items():
            old[key] = _in_place_of(old.get(key), value, column + 2)
        return old
    return text_scalar(new, column, like=old) if isinstance(new, str) else as_yaml(new, column)


def _change_list(old: CommentedSeq, new: list[Any], column: int) -> None:
    """Change a list entry by entry."""
    before = [repr(as_read(_plain(part))) for part in old]
    after = [repr(as_read(part)) for part in new]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in reversed(steps):
        if step == "equal":
            continue
        shared = min(end - start, new_end - new_start)
        for index in range(end - 1, start + shared - 1, -1):
            del old[index]
        for index in range(new_end - new_start - 1, shared - 1, -1):
            old.insert(start + shared, as_yaml(new[new_start + index], column + 4))
        for index in range(shared):
            at, was = start + index, old[start + index]
            old[at] = _in_place_of(was, new[new_start + index], column + 4)
            if isinstance(old[at], CommentedMap) and not isinstance(was, CommentedMap):
                _move_comment(old, at)


def _move_comment(entries: CommentedSeq, index: int) -> None:
    """The comment behind an entry that has become a mapping, behind the last of its fields."""
    tokens, entry = entries.ca.items.pop(index, None), entries[index]
    if tokens and entry:
        entry.ca.items[next(reversed(entry))] = [None, None, tokens[0], None]


def _plain(value: Any) -> Any:
    """A value of ruamel.yaml as our reader gives it."""
    return strict_yaml.parse(dumped(new_yaml(), {"value": value})).value.get("value")

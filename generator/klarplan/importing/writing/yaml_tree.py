"""Changes values inside ruamel.yaml's trees: what stays keeps its comments, its quotation marks and its form."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from klarplan.content.reading import yaml as strict_yaml
from klarplan.importing.writing.yaml_paths import REMOVED, as_read, fitting, parent_of
from klarplan.importing.writing.yaml_values import as_yaml, dumped, new_yaml, text_scalar
from klarplan.model.paths import FieldPath


def set_in_tree(tree: Any, path: FieldPath, new: Any, column: int) -> None:
    """Put a value at a path. `column`: how far to the right the tree stands in its file."""
    holder, last = parent_of(tree, path), path[-1]
    if new is REMOVED:
        holder.pop(last, None)
    else:
        holder[last] = _in_place_of(holder.get(last), fitting(holder.get(last), new), column + 2 * (len(path) - 1))


def _in_place_of(old: Any, new: Any, column: int) -> Any:
    """What to put in the place of an old value: the old one itself, changed, where both are lists or mappings."""
    if isinstance(old, CommentedSeq) and isinstance(new, list):
        _change_list(old, new, column)
        return old
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
            old[start + index] = _in_place_of(old[start + index], new[new_start + index], column + 4)


def _plain(value: Any) -> Any:
    """A value of ruamel.yaml as our reader gives it."""
    return strict_yaml.parse(dumped(new_yaml(), {"value": value})).value.get("value")

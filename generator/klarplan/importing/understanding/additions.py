"""Names that tables add to the lists that all plans share, and to the plan's own."""

from __future__ import annotations

from klarplan.content.reading.file_kinds import FileKind
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.understanding.vocabulary import NameBook, Vocabulary, party_kind


def add_names(drafts: dict[str, Draft], words: Vocabulary, plan: str) -> None:
    """Names that the tables add: to the lists that all plans share, and to the plan's own."""
    _list_of(drafts, "parties.yml", FileKind.PARTIES, words.parties, kinds=True)
    _list_of(drafts, "target-groups.yml", FileKind.TARGET_GROUPS, words.target_groups)
    for name, title in words.priorities.added.items():
        path = f"plans/{plan}/index.md"
        draft = drafts.setdefault(path, Draft(path, FileKind.PLAN))
        draft.values["priorities", name, "id"] = name
        draft.values["priorities", name, "title"] = title


def _list_of(drafts: dict[str, Draft], path: str, kind: FileKind, names: NameBook, *, kinds: bool = False) -> None:
    if not names.added:
        return
    draft = drafts.setdefault(path, Draft(path, kind))
    for name, title in names.added.items():
        draft.values[name, "id"] = name
        draft.values[name, "name"] = title
        if kinds:
            draft.values[name, "kind"] = party_kind(title)

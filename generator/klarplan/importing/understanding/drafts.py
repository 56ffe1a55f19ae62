"""What an import is given and what it makes: where the tables come from, drafts of files, and the whole result."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.register.municipalities import municipality_by_name
from klarplan.importing.files.contents import TextBlock
from klarplan.importing.questions import Inquiry
from klarplan.importing.understanding.account import Account
from klarplan.importing.understanding.vocabulary import NameBook, Vocabulary, party_kind
from klarplan.model.paths import FieldPath
from klarplan.site.texts import Texts


@dataclass(frozen=True)
class ImportSource:
    """What tables are read for: the plan, the source that its records name, and the language of what is added."""

    plan: str
    """The id of the plan."""
    document: str
    """The id of the source in the plan that the tables are: every record from them names it."""
    texts: Texts
    tables: frozenset[int] = frozenset()
    """The numbers of the tables to read; none: all of them."""
    added: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The ids that the same file added before, by kind of name: it is read as it was then, without them."""
    inquiry: Inquiry = field(default_factory=Inquiry, compare=False)
    """What is asked, and what was answered."""
    outside: Sequence[TextBlock] = ()
    """The texts outside the tables."""


@dataclass
class Draft:
    """A file as the table has it."""

    path: str
    """In the content folder."""
    kind: FileKind
    values: dict[FieldPath, Any] = field(default_factory=dict)
    """Plain values by path. The parts of a path are keys; an entry of a list is named by its id or recipient:
    ("goals", "mer-kunskap", "text").
    """
    body: str = ""
    """The text below the front matter, as Markdown."""

    def add_note(self, text: str, at: FieldPath = ("source", "note")) -> None:
        """Add a sentence to the note, or to that of the goal at the path."""
        known = self.values.get(at, "")
        self.values[at] = f"{known} {text}".strip()


@dataclass
class ImportResult:
    """What an import made of a file's tables: drafts of files, an account of every cell, and the names that it adds."""

    account: Account
    words: Vocabulary
    drafts: dict[str, Draft] = field(default_factory=dict)
    """By path."""
    skipped: list[str] = field(default_factory=list)
    """The names of tables that were not asked for."""
    hidden: list[str] = field(default_factory=list)
    """The names of sheets that somebody has hidden: they are not read."""

    def draft(self, path: str, kind: FileKind) -> Draft:
        """The draft of a file, begun where there is none yet."""
        return self.drafts.setdefault(path, Draft(path, kind))

    def plan_draft(self, plan: str) -> Draft:
        """The draft of a plan's own file."""
        return self.draft(f"plans/{plan}/index.md", FileKind.PLAN)

    def of(self, kind: FileKind) -> Iterable[Draft]:
        """The drafts of one kind."""
        return (draft for draft in self.drafts.values() if draft.kind is kind)


def drafts_of_names(words: Vocabulary, plan: str) -> Iterable[Draft]:
    """Names that a reading adds: to the lists that all plans share, and to the plan's own."""
    parties = Draft("parties.yml", FileKind.PARTIES, _entries(words.parties))
    for party, name in words.parties.added.items():
        parties.values[party, "kind"] = party_kind(name)
    groups = Draft("target-groups.yml", FileKind.TARGET_GROUPS, _entries(words.target_groups))
    own = Draft(f"plans/{plan}/index.md", FileKind.PLAN)
    for priority, title in words.priorities.added.items():
        own.values["priorities", priority, "id"] = priority
        own.values["priorities", priority, "title"] = title
    places = [_municipality(place, name) for place, name in words.municipalities.added.items()]
    return (draft for draft in (parties, groups, own, *places) if draft.values)


def _municipality(place: str, name: str) -> Draft:
    """A municipality with the facts of the official list."""
    official = municipality_by_name(name)
    draft = Draft(f"municipalities/{place}.md", FileKind.MUNICIPALITY)
    if official:
        draft.values |= {("title",): official.name, ("code",): official.code, ("county",): official.county.name}
    return draft


def _entries(names: NameBook) -> dict[FieldPath, Any]:
    values: dict[FieldPath, Any] = {}
    for record_id, name in names.added.items():
        values[record_id, "id"] = record_id
        values[record_id, "name"] = name
    return values


def add_drafts(drafts: dict[str, Draft], added: Iterable[Draft]) -> None:
    """Put drafts among others, by path. The values of a file that has a draft already are added to it."""
    for draft in added:
        if known := drafts.get(draft.path):
            known.values |= draft.values
        else:
            drafts[draft.path] = draft

"""What was understood of a table file and what was not, cell by cell, in words for the people who made the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from klarplan.content.reading.file_kinds import classify
from klarplan.content.reading.records import LIST_MODELS
from klarplan.importing.files.grid import Grid
from klarplan.importing.understanding.drafts import Entry, Fate, Reading
from klarplan.importing.understanding.headings import understand
from klarplan.importing.understanding.interpret import Understood
from klarplan.importing.writing import memory
from klarplan.importing.writing.changes import Change, Plan
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_LONGEST = 70
_MANY = 5
"""More new files than this in one folder are only counted: the rows have named them."""


def told(understood: Understood, name: str, texts: Texts) -> str:
    """The whole account of a reading. `name`: the file that was read."""
    reading = understood.reading
    return "\n".join([
        *_first(reading, name, texts),
        *_tables(reading, texts),
        *_not_placed(reading, texts),
        *_questions(reading, texts),
        *_names(understood, texts),
    ])  # fmt: skip


def told_plan(plan: Plan, prefix: str, texts: Texts) -> str:
    """Which files are new, change or stay. `prefix`: the content folder, as people write it."""
    if not (plan.changes or plan.unchanged or plan.gone or plan.orphans):
        return ""
    lines = ["", texts._(N_("Files:"))]
    lines += [f"  {line}" for line in _changes(plan, prefix, texts)]
    gone = texts._(N_("removed since the last import, not written again"))
    orphans = texts._(N_("not in the table any more, left as it is"))
    lines += [f"  {prefix}{path}  ({gone})" for path in plan.gone]
    lines += [f"  {prefix}{path}  ({orphans})" for path in plan.orphans]
    lines.append(f"  {_counts(plan, texts)}")
    remembered = N_("What the import remembers: {file}")
    files = [prefix + change.path for change in plan.changes if change.path.endswith(memory.FILE)]
    lines += [f"  {texts._(remembered, file=file)}" for file in files]
    if any(change.path == "parties.yml" for change in plan.changes):
        lines.append(texts._(N_("Check that no party is a person: the site names roles, never people.")))
    return "\n".join(lines)


def _changes(plan: Plan, prefix: str, texts: Texts) -> Iterator[str]:
    """A line for each file that is new or changes, or for all new files of a folder where they are many. What the
    import remembers is no file to look at, and is named last.
    """
    changed, new = texts._(N_("changed")), texts._(N_("new"))
    files = [change for change in plan.changes if not change.path.endswith(memory.FILE)]
    folders = Counter(change.path.rpartition("/")[0] for change in files if not change.fields)
    for folder, count in folders.items():
        if count > _MANY:
            number = texts.plural("{n} new file", "{n} new files", count)
            yield texts._(N_("{files} in {folder}"), files=number, folder=f"{prefix}{folder}/")
    for change in files:
        if change.fields:
            yield f"{changed}  {prefix}{change.path}  ({_fields(change, texts)})"
        elif folders[change.path.rpartition("/")[0]] <= _MANY:
            yield f"{new}  {prefix}{change.path}"


def _fields(change: Change, texts: Texts) -> str:
    """Which fields change; of a shared list, how many entries are new."""
    if classify(change.path) in LIST_MODELS:
        names = list(dict.fromkeys(str(path[0]) for path in change.fields))
        count = texts.plural("{n} new entry", "{n} new entries", len(names))
        return f"{count}: {', '.join(names)}" if len(names) <= _MANY else count
    return ", ".join(dict.fromkeys(".".join(str(part) for part in path[:2]) for path in change.fields))


def _counts(plan: Plan, texts: Texts) -> str:
    files = [change for change in plan.changes if not change.path.endswith(memory.FILE)]
    new = sum(not change.fields for change in files)
    parts = [
        texts.plural("{n} new file", "{n} new files", new),
        texts.plural("{n} changed file", "{n} changed files", len(files) - new),
        texts.plural("{n} unchanged file", "{n} unchanged files", len(plan.unchanged)),
    ]
    return texts._(N_("{files}."), files=texts.listed(parts))


def _first(reading: Reading, name: str, texts: Texts) -> Iterator[str]:
    cells = sum(1 for grid in reading.grids for _ in grid.cells)
    kept = len({(e.table, e.cell.row, e.cell.column) for e in reading.entries if e.fate is Fate.NOTED})
    tables = texts.plural("{n} table", "{n} tables", len(reading.grids))
    count = texts.plural("{n} cell with text", "{n} cells with text", cells)
    yield texts._(N_("{file}: {tables}, {cells}."), file=name, tables=tables, cells=count)
    if kept:
        yield texts.plural(
            "The text of {n} cell has no field of its own. It is kept as a note, and listed below.",
            "The texts of {n} cells have no field of their own. They are kept as notes, and listed below.", kept,
        )  # fmt: skip
    else:
        yield texts._(N_("Every cell has its place."))


def _tables(reading: Reading, texts: Texts) -> Iterator[str]:
    by_table: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in reading.entries:
        by_table[entry.table].append(entry)
    told: dict[tuple[tuple[str, str], ...], int] = {}
    for number, grid in enumerate(reading.grids, 1):
        if number not in by_table:
            continue
        yield ""
        yield _title(grid, texts)
        if number in reading.unread:
            yield texts._(
                N_("  This is no table of goals, activities or money. Its text is kept as a note on the plan.")
            )
            continue
        yield from _headings(by_table[number], number, told, reading, texts)
        yield from _rows(by_table[number], texts)


def _title(grid: Grid, texts: Texts) -> str:
    name = texts.sentence(grid.name)
    captions = [caption for caption in grid.captions[-1:] if caption != grid.name]
    title = ": ".join([name, *captions])
    return f"{title}\n{'=' * min(len(title), 100)}"


def _headings(
    entries: Sequence[Entry], number: int, told: dict[tuple[tuple[str, str], ...], int], reading: Reading, texts: Texts
) -> Iterator[str]:
    """What the columns mean. `told`: columns that have been told already, and the number of their table."""
    headings = tuple(dict.fromkeys((entry.text, entry.label) for entry in entries if entry.fate is Fate.HEADING))
    if not headings:
        return
    if headings in told:
        before = reading.grids[told[headings] - 1].name
        yield texts._(N_("The columns are the same as in {table}."), table=before)
        return
    told[headings] = number
    yield texts._(N_("The columns:"))
    width = min(max(len(text) for text, _ in headings), _LONGEST)
    for text, label in headings:
        yield f"  {text.ljust(width)}  → {_meaning(text, label, texts)}"


def _meaning(text: str, label: str, texts: Texts) -> str:
    if not label:
        return texts._(N_("not understood; the texts are kept as notes"))
    meant = texts.listed(texts._(part) for part in label.split(", "))
    heading = understand(text)
    if heading and not heading.exact:
        return texts._(N_("{meaning} (read in spite of its spelling)"), meaning=meant)
    if heading and len(heading.meanings) > 1:
        return texts._(N_("{meaning} (several things in one column)"), meaning=meant)
    return meant


def _rows(entries: Sequence[Entry], texts: Texts) -> Iterator[str]:
    by_row: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.fate is not Fate.HEADING:
            by_row[entry.cell.row].append(entry)
    if by_row:
        yield texts._(N_("The rows:"))
    for row, parts in sorted(by_row.items()):
        record = next((entry.record for entry in parts if "/activities/" in entry.record), "")
        title = texts._(N_("Row {row}"), row=row)
        yield f"  {title}{f'  → {record}' if record else ''}"
        for entry in sorted(parts, key=lambda one: one.cell.column):
            yield f"      {_line(entry, texts)}"


def _line(entry: Entry, texts: Texts) -> str:
    text = _quoted(entry.text)
    if entry.fate is Fate.NOTED:
        return texts._(N_("{text} → ? kept as a note"), text=text)
    label = ", ".join(texts._(part) for part in entry.label.split(", "))
    if entry.fate is Fate.SECTION:
        return texts._(N_("{text} → heading: {label}"), text=text, label=label)
    if entry.told and entry.told != entry.text:
        return texts._(N_("{text} → {label}: {told}"), text=text, label=label, told=_short(entry.told))
    return texts._(N_("{text} → {label}"), text=text, label=label)


def _short(text: str) -> str:
    flat = "".join(char if char.isprintable() else " " for char in text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _quoted(text: str) -> str:
    """A text within quotation marks, unless it begins with one."""
    return _short(text) if text.startswith(("”", '"')) else f"”{_short(text)}”"


def _not_placed(reading: Reading, texts: Texts) -> Iterator[str]:
    noted = [entry for entry in reading.entries if entry.fate is Fate.NOTED]
    if not noted:
        return
    yield ""
    yield texts._(N_("What could not be placed (it is kept as a note):"))
    for entry in noted:
        yield f"  {_where(reading, entry.table, entry.cell.row, entry.title, texts)}: {_quoted(entry.text)}"
        yield f"      → {entry.record}"


def _where(reading: Reading, table: int, row: int, title: str, texts: Texts) -> str:
    place = texts._(N_("{table}, row {row}"), table=reading.grids[table - 1].name, row=row)
    return f"{place}, {title}" if title else place


def _questions(reading: Reading, texts: Texts) -> Iterator[str]:
    if not reading.questions:
        return
    yield ""
    yield texts._(N_("Please look at these:"))
    for question in reading.questions:
        where = _where(reading, question.table, question.row, "", texts)
        yield f"  {where}: {texts._(question.message)}"


def _names(understood: Understood, texts: Texts) -> Iterator[str]:
    words = understood.words
    lists: Iterable[tuple[str, Iterable[str]]] = (
        (N_("New focus areas: {names}"), words.focus_areas.new.values()),
        (N_("New in the list of parties: {names}"), words.parties.new.values()),
        (N_("New in the list of target groups: {names}"), words.target_groups.new.values()),
        (N_("New priority classes: {names}"), words.priorities.new.values()),
        (N_("Tables that were not asked for: {names}"), understood.skipped),
        (N_("Hidden sheets, which were not read: {names}"), understood.hidden),
    )
    lines = [texts._(message, names="; ".join(names)) for message, names in lists if names]
    if lines:
        yield ""
        yield from lines

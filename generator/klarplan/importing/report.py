"""What an import says for the people who made the table: what became of each cell, and which files would change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import LIST_MODELS
from klarplan.importing.files.contents import TableFile, words_of
from klarplan.importing.files.grid import Grid
from klarplan.importing.imports import ImportPreview
from klarplan.importing.understanding.account import NOT_UNDERSTOOD, Account, Certainty, Entry, Fate
from klarplan.importing.understanding.drafts import ImportResult
from klarplan.importing.understanding.reading import DOUBTS
from klarplan.importing.workbook.comparison import WorkbookEdits
from klarplan.importing.workbook.sheets import LONGEST_SHORT, short
from klarplan.importing.writing.changes import Change, PlannedChanges
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_LONGEST = 70
_MANY = 5
"""More new files than this in one folder are only counted: the rows have named them."""
_ASKED = frozenset({*DOUBTS.values(), NOT_UNDERSTOOD})
"""Why something is asked: that stands with the questions."""
_Columns = tuple[tuple[str, tuple[str, ...], Certainty], ...]
"""A table's headings: the text of each, what it means, and how sure that is."""


def report(ahead: ImportPreview, contents: TableFile, texts: Texts, *, details: bool = False) -> str:
    """What became of a file's tables: on one screen, or with `details` all of it, cell by cell."""
    result = ahead.result
    assert result
    account = result.account
    lines = [*_first(ahead, contents, texts), *_left_out(contents, texts)]
    if details:
        lines += [*_tables(account, texts), *_not_placed(account, texts), *_not_taken(account, texts)]
    lines += [*_remarks(account, texts, None if details else _MANY), *_names(result, texts)]
    if not details:
        lines += ["", texts._(N_("With --details you see every cell, and with --html FILE a page to look at."))]
    return "\n".join(lines)


def report_of_files(planned: PlannedChanges, prefix: str, texts: Texts, *, details: bool = True) -> str:
    """Which files are new, change or stay; not `details`: how many. `prefix`: the content folder as people write it."""
    if not (planned.changes or planned.unchanged or planned.gone or planned.orphans):
        return ""
    lines = ["", texts._(N_("Files:"))]
    shown = details or len(planned.changes) <= _MANY
    lines += [f"  {line}" for line in _changes(planned, prefix, texts)] if shown else []
    gone = texts._(N_("removed since the last import, not written again"))
    orphans = texts._(N_("not in the table any more, left as it is"))
    lines += [f"  {prefix}{path}  ({gone})" for path in planned.gone]
    lines += [f"  {prefix}{path}  ({orphans})" for path in planned.orphans]
    lines.append(f"  {_counts(planned, texts)}")
    remembered = N_("What the import remembers: {file}")
    files = [prefix + change.path for change in planned.changes if change.is_memory]
    lines += [f"  {texts._(remembered, file=file)}" for file in files]
    if any(change.path == "parties.yml" for change in planned.changes):
        lines.append(texts._(N_("Check that no party is a person: the site names roles, never people.")))
    return "\n".join(lines)


def _changes(planned: PlannedChanges, prefix: str, texts: Texts) -> Iterator[str]:
    """A line for each file that is new or changes, or for all new files of a folder where they are many. What the
    import remembers is no file to look at, and is named last.
    """
    changed, new = texts._(N_("changed")), texts._(N_("new"))
    files = [change for change in planned.changes if not change.is_memory]
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


def _counts(planned: PlannedChanges, texts: Texts) -> str:
    files = [change for change in planned.changes if not change.is_memory]
    new = sum(not change.fields for change in files)
    parts = [
        texts.plural("{n} new file", "{n} new files", new),
        texts.plural("{n} changed file", "{n} changed files", len(files) - new),
        texts.plural("{n} unchanged file", "{n} unchanged files", len(planned.unchanged)),
    ]
    return texts._(N_("{files}."), files=texts.listed(parts))


# ---- cell by cell ----


def _first(ahead: ImportPreview, contents: TableFile, texts: Texts) -> Iterator[str]:
    assert ahead.result
    account = ahead.result.account
    fates = Counter(cell.fate for cell in account.cells())
    tables = texts.plural("{n} table", "{n} tables", len(account.grids))
    rows = sum(any(not cell.empty for cell in row) for grid in account.grids for row in grid.rows)
    count = texts.plural("{n} cell with text", "{n} cells with text", fates.total())
    message = N_("{file}: {tables}, {rows}, {cells}.")
    yield texts._(message, file=contents.name, tables=tables, rows=texts.plural("{n} row", "{n} rows", rows),
                  cells=count)  # fmt: skip
    activities = sum(1 for _ in ahead.result.of(FileKind.ACTIVITY))
    goals = sum(
        path[0] == "goals" and path[-1] == "id" for draft in ahead.result.drafts.values() for path in draft.values
    )
    parts = [
        texts.plural("{n} activity", "{n} activities", activities),
        texts.plural("{n} goal", "{n} goals", goals),
    ]
    yield texts._(N_("They give {records}."), records=texts.listed(parts))
    placed = fates[Fate.PLACED] + fates[Fate.HEADING] + fates[Fate.SECTION]
    yield texts.plural("{n} cell has its place.", "{n} cells have their places.", placed)
    if asked := len(ahead.questions):
        yield texts.plural("{n} question has to be answered first.", "{n} questions have to be answered first.", asked)
    if answered := len(ahead.inquiry.used):
        yield texts.plural("{n} question has its answer.", "{n} questions have their answers.", answered)
    if noted := fates[Fate.NOTED]:
        yield texts.plural(
            "The text of {n} cell has no field of its own. It is kept as a note.",
            "The texts of {n} cells have no field of their own. They are kept as notes.", noted,
        )  # fmt: skip
    if left := fates[Fate.LEFT]:
        yield texts.plural("{n} cell is not taken.", "{n} cells are not taken.", left)
    if not asked and not noted and not left:
        yield texts._(N_("Every cell has its place."))


def _left_out(contents: TableFile, texts: Texts) -> Iterator[str]:
    """What nobody sees in the file, and is not taken."""
    if contents.left_out:
        words = "; ".join(words_of(left_out, texts) for left_out in contents.left_out)
        yield texts._(N_("Not taken, because it is hidden, struck out or beside the text: {what}."), what=words)


def _not_taken(account: Account, texts: Texts) -> Iterator[str]:
    left = [entry for entry in account.entries if entry.fate is Fate.LEFT]
    if not left:
        return
    yield ""
    yield texts._(N_("What is not taken:"))
    for entry in left:
        place = _where(account, entry.table, entry.cell.row, entry.piece.column, texts)
        yield f"  {place}: {_quoted(entry.text)}  ({texts._(entry.reason)})"


def _tables(account: Account, texts: Texts) -> Iterator[str]:
    by_table: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in account.entries:
        if entry.fate is not Fate.LEFT:
            by_table[entry.table].append(entry)
    before: dict[_Columns, int] = {}
    for number, grid in enumerate(account.grids, 1):
        if number not in by_table:
            continue
        yield ""
        yield _title(grid, texts)
        if number in account.unread:
            message = N_("This is no table of goals, activities or money. Its text is kept as a note on the plan.")
            yield f"  {texts._(message)}"
            continue
        yield from _headings(by_table[number], number, before, account, texts)
        yield from _rows(by_table[number], texts)


def _title(grid: Grid, texts: Texts) -> str:
    name = texts.sentence(grid.name)
    captions = [caption for caption in grid.captions[-1:] if caption != grid.name]
    title = ": ".join([name, *captions])
    return f"{title}\n{'=' * min(len(title), 100)}"


def _headings(
    entries: Sequence[Entry], number: int, before: dict[_Columns, int], account: Account, texts: Texts
) -> Iterator[str]:
    """What the columns mean. `before`: the number of the first table that had the same columns."""
    headings: _Columns = tuple(
        dict.fromkeys((entry.text, entry.meanings, entry.certainty) for entry in entries if entry.fate is Fate.HEADING)
    )
    if not headings:
        return
    if (first := before.setdefault(headings, number)) != number:
        yield texts._(N_("The columns are the same as in {table}."), table=account.grids[first - 1].name)
        return
    yield texts._(N_("The columns:"))
    width = min(max(len(text) for text, _, _ in headings), _LONGEST)
    for text, meanings, certainty in headings:
        yield f"  {text.ljust(width)}  → {_meaning(meanings, certainty, texts)}"


def _meaning(meanings: Sequence[str], certainty: Certainty, texts: Texts) -> str:
    if not meanings:
        return texts._(N_("not understood; the texts are kept as notes"))
    listed = texts.listed(texts._(meaning) for meaning in meanings)
    if certainty is not Certainty.CERTAIN:
        return texts._(N_("{meaning} (read in spite of its spelling)"), meaning=listed)
    if len(meanings) > 1:
        return texts._(N_("{meaning} (several things in one column)"), meaning=listed)
    return listed


def _rows(entries: Sequence[Entry], texts: Texts) -> Iterator[str]:
    by_row: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.fate is not Fate.HEADING:
            by_row[entry.cell.row].append(entry)
    if by_row:
        yield texts._(N_("The rows:"))
    for row, of_row in sorted(by_row.items()):
        record = next((entry.record for entry in of_row if "/activities/" in entry.record), "")
        title = texts._(N_("Row {row}"), row=row)
        yield f"  {title}{f'  → {record}' if record else ''}"
        for entry in sorted(of_row, key=lambda entry: entry.cell.column):
            yield f"      {_line(entry, texts)}"


def _line(entry: Entry, texts: Texts) -> str:
    text = _quoted(entry.text)
    if entry.fate is Fate.NOTED:
        return texts._(N_("{text} → ? kept as a note"), text=text)
    label = ", ".join(texts._(meaning) for meaning in entry.meanings)
    if entry.fate is Fate.SECTION:
        return texts._(N_("{text} → heading: {label}"), text=text, label=label)
    if entry.value and entry.value != entry.text:
        return texts._(N_("{text} → {label}: {value}"), text=text, label=label, value=_short(entry.value))
    return texts._(N_("{text} → {label}"), text=text, label=label)


def _short(text: str) -> str:
    flat = "".join(char if char.isprintable() else " " for char in text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _quoted(text: str) -> str:
    """A text within quotation marks, unless it begins with one."""
    return _short(text) if text.startswith(("”", '"')) else f"”{_short(text)}”"


def _not_placed(account: Account, texts: Texts) -> Iterator[str]:
    noted = [entry for entry in account.entries if entry.fate is Fate.NOTED]
    if not noted:
        return
    yield ""
    yield texts._(N_("What could not be placed (it is kept as a note):"))
    for entry in noted:
        place = _where(account, entry.table, entry.cell.row, entry.piece.column, texts)
        yield f"  {place}: {_quoted(entry.text)}"
        yield f"      → {entry.record}"


def _where(account: Account, table: int, row: int, column: str, texts: Texts) -> str:
    place = texts._(N_("{table}, row {row}"), table=account.grids[table - 1].name, row=row)
    return f"{place}, {column}" if column else place


def _remarks(account: Account, texts: Texts, most: int | None) -> Iterator[str]:
    """What a person should look at, although it was read. `most`: how many are shown."""
    remarks = [remark for remark in account.questions if remark.message not in _ASKED]
    if not remarks:
        return
    yield ""
    yield texts._(N_("Please look at these:"))
    for remark in remarks[:most]:
        cell = _quoted(remark.cell.flat) if remark.cell and remark.cell.flat else ""
        where = _where(account, remark.table, remark.row, cell, texts)
        yield f"  {where}: {texts._(remark.message)}"
    if more := len(remarks[most:]) if most else 0:
        words = texts.plural("and {n} more", "and {n} more", more)
        yield f"  {words}"


def _names(result: ImportResult, texts: Texts) -> Iterator[str]:
    words = result.words
    lists: Iterable[tuple[str, Iterable[str]]] = (
        (N_("New focus areas: {names}"), words.focus_areas.new.values()),
        (N_("New in the list of parties: {names}"), words.parties.new.values()),
        (N_("New in the list of target groups: {names}"), words.target_groups.new.values()),
        (N_("New priority classes: {names}"), words.priorities.new.values()),
        (N_("Tables that were not asked for: {names}"), result.skipped),
        (N_("Hidden sheets, which were not read: {names}"), result.hidden),
    )
    lines = [texts._(message, names="; ".join(names)) for message, names in lists if names]
    if lines:
        yield ""
        yield from lines


# ---- a workbook that comes back ----

_BEFORE = 15


def report_of_workbook(edits: WorkbookEdits, texts: Texts) -> str:
    """What an exported workbook changes, cell by cell."""
    return "\n".join(_workbook(edits, texts))


def _workbook(edits: WorkbookEdits, texts: Texts) -> Iterator[str]:
    if not (edits.edits or edits.added or edits.notes):
        yield texts._(N_("Nothing has been changed in the workbook."))
    if edits.edits:
        yield texts._(N_("Changed in the workbook:"))
        for edit in edits.edits:
            yield f"  {edit.place}: {edit.record}, {edit.column}"
            before, after = _differing(edit.before, edit.after)
            yield f"      {_in_cell(before, texts)} → {_in_cell(after, texts)}"
    for message, names in (
        (N_("New rows:"), edits.added),
        (N_("Rows that are gone from the workbook. Nothing is removed from the site for that:"), edits.missing),
        (N_("Sheets of other plans, which were not read:"), edits.skipped),
    ):
        if names:
            yield texts._(message)
            yield from (f"  {name}" for name in names)
    if edits.notes:
        yield texts._(N_("Columns that the site does not have. What stands there is not taken:"))
        for note in edits.notes:
            yield f"  {note.place}: {note.record}, {note.column}: {_in_cell(note.after, texts)}"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Two texts from a little before the place where they begin to differ."""
    old, new = " ".join(before.split()), " ".join(after.split())
    same = next((i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    same = min(len(old), len(new)) if same is None else same
    start = max(0, same - _BEFORE)
    if start < _BEFORE or max(len(old), len(new)) <= LONGEST_SHORT:
        return old, new
    return f"…{old[start:]}", f"…{new[start:]}"


def _in_cell(text: str, texts: Texts) -> str:
    return f"”{short(text)}”" if text.strip() else texts._(N_("nothing"))

"""An exported workbook that comes back: each sheet to its plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.records import Records
from klarplan.importing.files.grid import Grid
from klarplan.importing.understanding.additions import add_names
from klarplan.importing.workbook.columns import COLUMNS
from klarplan.importing.workbook.sheet_edits import Edits
from klarplan.importing.workbook.sheet_reading import SheetReader
from klarplan.importing.workbook.sheet_rows import header_of
from klarplan.site.texts import Texts
from klarplan.text.nearest import nearest

_BaseOf = Mapping[str, Mapping[tuple[str, str], Mapping[str, str]]]


def is_exported(grids: Sequence[Grid], texts: Texts) -> bool:
    """Whether a file's tables are sheets that `klarplan export` made."""
    return any(grid.hidden or header_of(grid, texts) is not None for grid in grids)


def read(grids: Sequence[Grid], records: Records, wanted: str, texts: Texts, *, replace: bool) -> Edits:
    """Compare every sheet with its plan. `wanted`: only this plan's sheet; `replace`: where a cell has changed both
    in the workbook and in the content, what the workbook says holds.
    """
    edits = Edits()
    plan_of, base, lang = _own(grids)
    words = Texts(lang or texts.lang)  # cells are compared in the language that the workbook was made in
    plans = {plan.id: plan for plan in records.plans}
    for grid in grids:
        header = None if grid.hidden else header_of(grid, words)
        if header is None:
            continue
        name = plan_of.get(grid.name) or (grid.name if grid.name in plans else wanted)
        if wanted and name != wanted:
            edits.skipped.append(grid.name)
            continue
        if name not in plans:
            values = {"found": name, "suggestion": nearest(name, plans), "allowed": ", ".join(sorted(plans))}
            edits.problems.append(Problem(Position(grid.problem_path), "sheet-plan", values))
            continue
        reader = SheetReader(grid, plans[name], records, base.get(grid.name, {}), edits, words)
        reader.read(header, replace_edited=replace)
        add_names(edits.drafts, reader.context.words, name)
        _priorities_as_fields(edits, name)
    return edits


def _priorities_as_fields(edits: Edits, plan: str) -> None:
    """New priority classes stand in the plan's own file, which is changed and not new."""
    path = f"plans/{plan}/index.md"
    if draft := edits.drafts.pop(path, None):
        for at, value in draft.values.items():
            edits.change(path, at, value)


def _own(grids: Sequence[Grid]) -> tuple[dict[str, str], _BaseOf, str]:
    """What the hidden sheet says: each sheet's plan, its cells as they were, and their language."""
    lang = ""
    plans: dict[str, str] = {}
    base: defaultdict[str, dict[tuple[str, str], dict[str, str]]] = defaultdict(dict)
    for grid in grids:
        if not grid.hidden:
            continue
        keys = {cell.column: cell.raw for cell in grid.rows[0]}
        for row in grid.rows[1:]:
            texts = {keys.get(cell.column, ""): cell.raw for cell in row}
            sheet, kind = texts.get("sheet", ""), texts.get("kind", "")
            plans[sheet], lang = texts.get("plan", ""), texts.get("written_in", "")
            base[sheet][kind, texts.get("id", "")] = {column.key: texts.get(column.key, "") for column in COLUMNS}
    return plans, base, lang

"""What is told of a table that is imported."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

TABLES: Mapping[str, Kind] = {
    "table-kind": Kind(
        N_("Files of the kind {found} are not read."),
        (
            N_("Open it, save it as {suggestion}, and import that."),
            N_("Tables are read from .xlsx, .docx, .csv and .tsv, and pasted in .txt."),
        ),
    ),
    "table-broken": Kind(
        N_("The file cannot be opened. It may be damaged, or have a password."),
        (N_("Open it where it was made, save it without a password as {found}, and import that."),),
    ),
    "no-tables": Kind(
        N_("There is no table in the file."),
        (N_("In pasted text the cells of a row have tabs or the sign | between them."),),
    ),
    "import-plan": Kind(
        N_('There is no plan "{found}".'),
        (
            N_('Did you mean "{suggestion}"? To start a new plan, say also --title, --area and --period.'),
            N_("Choose from {allowed}. To start a new plan, say also --title, --area and --period."),
            N_("To start a new plan, say also --title, --area and --period."),
        ),
    ),
    "import-plan-broken": Kind(
        N_('The facts of the plan "{found}" cannot be read.'), (N_("Run klarplan check, and mend this file first."),)
    ),
    "import-source": Kind(
        N_("Which of the plan's sources is the table?"),
        (
            N_('There is no source "{found}". Did you mean "{suggestion}"?'),
            N_("Say it with --source: {allowed}."),
            N_("Add the document under sources in the plan's facts."),
        ),
    ),
    "import-edited": Kind(
        N_("Somebody has edited the file since the last import, and now the table says something else: {found}."),
        (N_("Change the file yourself. With --replace what the table says is written over it."),),
    ),
    "import-exists": Kind(
        N_("The file is there already and was not written by an import. The table says something else: {found}."),
        (N_("Change the file's name or the row. With --replace what the table says is written over it."),),
    ),
    "sheet-plan": Kind(
        N_("Which plan is this sheet of?"),
        (N_('Did you mean "{suggestion}"? Say it with --plan.'), N_("Say it with --plan: {allowed}.")),
    ),
    "sheet-changed": Kind(
        N_('"{field}" has been changed in the workbook, and on the site too since the workbook was made: "{found}".'),
        (N_("Export a new workbook and make the change there. With --replace what the workbook says holds."),),
    ),
    "sheet-required": Kind(N_('"{field}" cannot be empty.'), (N_("Write something there, or leave it as it was."),)),
    "sheet-name": Kind(
        N_('Cannot find {kind} "{found}".'),
        (N_('Did you mean "{suggestion}"?'), N_("Check the spelling, or add a row for it.")),
    ),
    "sheet-one": Kind(N_('"{field}" holds one only.'), (N_("Keep one of them."),)),
    "sheet-goal": Kind(
        N_("A goal's text stands in one of the columns for goals."), (N_("Keep it in one of them only."),)
    ),
    "sheet-move": Kind(
        N_('A goal is not moved to another focus area ("{found}") by way of the workbook.'),
        (N_("Move it in the files, or add a row for a new goal."),),
    ),
    "sheet-elsewhere": Kind(
        N_('"{field}" is not a column for rows of this kind: "{found}".'), (N_("Empty the cell."),)
    ),
    "sheet-new": Kind(
        N_("A new row needs a title, and an id of a–z, 0–9 and hyphens, or none."),
        (N_('Change the id "{found}", or empty the cell.'), N_("Write the title of the activity or the goal.")),
    ),
    "wrong-number": Kind(N_('"{field}" should be a whole number.'), (N_("Write it as in: 3"),)),
    "import-edit": Kind(
        N_("The facts of the file are written in a way that cannot be changed by an import."),
        (N_("Write each field on a line of its own, or make the change in the file."),),
    ),
}  # fmt: skip

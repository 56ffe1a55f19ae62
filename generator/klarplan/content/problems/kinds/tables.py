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
            N_("Tables are read from .xlsx, .xls, .ods, .docx, .odt, .pdf, .html, .csv and .tsv, and pasted in .txt."),
        ),
    ),
    "table-unsafe": Kind(
        N_("The file defines parts that documents never have ({found}), and is not opened."),
        (N_("Open it where it was made, save it anew, and import that."),),
    ),
    "table-cells": Kind(
        N_('The sheet "{sheet}" has more than {limit} cells.'),
        (N_("Copy the table to a new workbook, and import that."),),
    ),
    "table-scanned": Kind(
        N_("The PDF holds pictures of pages and no text: it is scanned."),
        (N_("Ask for the original (Word or Excel), or let a program recognise its text (OCR) and save it anew."),),
    ),
    "table-encoding": Kind(
        N_("It is uncertain how the file's letters are written; they have been read as {found}."),
        (N_('Look at å, ä and ö. If they are wrong, save the file anew as "CSV UTF-8".'),),
    ),
    "table-line-encoding": Kind(
        N_("Line {line} is written in another encoding than the rest of the file: ”{found}”."),
        (N_("Write the line anew, and save the file as UTF-8."),),
    ),
    "table-quote": Kind(
        N_('In row {row} a quotation mark stands within a text, or is never closed: ”{found}”.'),
        (N_('Look at the row. Write a quotation mark within a text twice (""), or use ” instead.'),), "warning",
    ),
    "table-error-value": Kind(
        N_("Row {row}, column {column}: {found} is an error of the spreadsheet program and no value. It is not read."),
        (N_("Mend the formula in the file, or write the value."),), "warning",
    ),
    "table-no-value": Kind(
        N_("Row {row}, column {column}: the formula {found} has no saved value. It is not read."),
        (N_("Open the file in Excel or LibreOffice, save it, and import it again."),), "warning",
    ),
    "table-control": Kind(
        N_("Row {row}, column {column}: the text has an unseen character that may not stand there: {found}."),
        (N_("Write the text anew in the file. U+0007 comes from the end of a cell in Word."),), "warning",
    ),
    "table-garbled": Kind(
        N_('Row {row}, column {column}: letters are garbled in "{found}".'),
        (N_("Save the file anew as UTF-8 where it was made, or mend the text."),), "warning",
    ),
    "table-broken-word": Kind(
        N_('Row {row}, column {column}: "{found}" may be one word that the narrow column has broken, or two.'),
        (N_("Compare with the file. The import asks what should stand in the cell."),), "warning",
    ),
    "table-symbol": Kind(
        N_("Row {row}, column {column}: the text has a symbol of which nobody knows the character ({found}); □ stands "
           "for it."),
        (N_("Write the symbol with words in the file."),), "warning",
    ),
    "table-hyphen": Kind(
        N_('Row {row}, column {column}: a word was parted at the end of a line, and is read as "{found}".'),
        (N_("See that it is right; perhaps it has a hyphen."),), "warning",
    ),
    "table-page-break": Kind(
        N_("Row {row} begins a new page, and may be the end of the row before it: ”{found}”."),
        (N_("Compare with the file. If it is so, write the two rows as one in a copy of the table."),), "warning",
    ),
    "table-no-lines": Kind(
        N_("The table on page {page} has no lines between its cells. Rows and columns were read by the space between "
           "words."),
        (N_("Compare the table with what was read, or ask for the original (Word or Excel)."),), "warning",
    ),
    "table-broken": Kind(
        N_("The file cannot be opened. It may be damaged, or have a password."),
        (N_("Open it where it was made, save it without a password as {found}, and import that."),),
    ),
    "no-tables": Kind(
        N_("There is no table in the file."),
        (N_("In pasted text the cells of a row have tabs or the sign | between them."),),
    ),
    "table-json": Kind(
        N_("The file cannot be read as JSON."), (N_("Save the answer from Kolada anew, all of it and unchanged."),)
    ),
    "table-kolada": Kind(
        N_("The file is no answer from Kolada with values of municipalities."),
        (N_("Save the answer of https://api.kolada.se/v3/data/kpi/N15428/municipality/1880, with your own ids."),),
    ),
    "table-kolada-page": Kind(
        N_("The file is only one page of Kolada's answer: it has {found} values of more."),
        (
            N_("There are {all} in all. Add ?per_page=5000 to the address, or import each page."),
            N_("Add ?per_page=5000 to the address, or import each page."),
        ), "warning",
    ),
    "import-values-plan": Kind(
        N_('There is no plan "{found}".'), (N_('Did you mean "{suggestion}"?'), N_("Choose from {allowed}."))
    ),
    "import-values-none": Kind(
        N_("No plan says what it measures, so these values have no place."),
        (N_("Describe what is measured first, in a file of its own in {found}."),),
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
    "round-date": Kind(
        N_('No row has a day under "{found}", so nobody knows of which day the follow-up is.'),
        (N_("Write it in at least one row, as in: 2027-02-15"),),
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
    "sheet-cost": Kind(
        N_('{reason} So it is not certain what "{found}" says as a cost.'),
        (
            N_("Write the amount with its unit, as in: 100 000 kr."),
            N_("Write only words as in: note: up to 100 000 kr."),
        ),
    ),
    "answers-file": Kind(
        N_("The file has no list of questions and answers."),
        (N_('It begins with "{found}:". Run the import again without --answers to get a new file of questions.'),),
    ),
    "answers-entry": Kind(
        N_("It cannot be told which question this answer belongs to."), (N_('Keep the line "{found}" as it was.'),)
    ),
    "answers-choice": Kind(
        N_('"{found}" is no answer to the question "{question}".'), (N_("Choose from {allowed}."),)
    ),
    "import-edit": Kind(
        N_("The facts of the file are written in a way that cannot be changed by an import."),
        (N_("Write each field on a line of its own, or make the change in the file."),),
    ),
}  # fmt: skip

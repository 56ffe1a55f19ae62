"""Every kind of problem: the sentence that tells it, and what to do about it. The guide for editors explains each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from klarplan.i18n import N_


@dataclass(frozen=True)
class Kind:
    """A kind of problem. Of its hints, the first whose values are known is given."""

    message: str
    hints: tuple[str, ...] = ()
    severity: Literal["error", "warning", "advice"] = "error"


_FILES: Mapping[str, Kind] = {
    "encoding": Kind(
        N_("The file is not saved as UTF-8: the character here (byte {byte}) cannot be read."),
        (N_('Save the file as UTF-8. In Notepad: "Save as", then choose UTF-8 as encoding.'),),
    ),
    "too-large": Kind(
        N_("The file is {size}, but may be {limit} at most."),
        (N_("Split it. Pictures and documents belong in the folder media."),),
    ),
    "empty-file": Kind(N_("The file is empty."), (N_("Write its content, or remove the file."),)),
    "no-front-matter": Kind(
        N_("The facts at the top are missing."),
        (N_("Begin the file with a line ---, then one fact on each line (title: …), then a line ---."),),
    ),
    "open-front-matter": Kind(
        N_("The facts at the top begin with --- but do not end."), (N_("Write a line --- after the last fact."),)
    ),
    "misplaced-file": Kind(
        N_("Klarplan does not know what this file is."),
        (N_('Should it be called "{suggestion}"?'), N_("What can stand here: {allowed}.")),
    ),
    "bad-file-name": Kind(
        N_('The name "{found}" cannot be used in an address.'),
        (N_('Use only a–z, 0–9 and hyphens, for instance "{suggestion}".'), N_("Use only a–z, 0–9 and hyphens.")),
    ),
    "missing-index": Kind(
        N_("The folder {found} has no index.md."),
        (
            N_("Create {plan} with the facts of the plan."),
            N_("Create index.md with the text of the start page."),
        ),
    ),
}

_YAML: Mapping[str, Kind] = {
    "yaml-tab": Kind(N_("There is a tab here."), (N_("Indent with spaces: two for each level."),)),
    "yaml-quote": Kind(
        N_("The quotation mark that begins here never ends."), (N_("End the text with the same mark: {found}"),)
    ),
    "yaml-after-quote": Kind(
        N_("The text ended at the quotation mark, but the line goes on."),
        (N_("Put quotation marks around the whole text, and write ” or ’ inside it."),),
    ),
    "yaml-backslash": Kind(
        N_("A backslash has a meaning of its own within these quotation marks."),
        (N_("Write two (\\\\), or put the text within ' instead."),),
    ),
    "yaml-bracket": Kind(
        N_("The bracket that opens here is never closed."),
        (N_("Write commas between the entries and {found} after the last."),),
    ),
    "yaml-colon": Kind(N_("There is a colon inside a text."), (N_('Put quotation marks around the text: "…: …"'),)),
    "yaml-no-colon": Kind(
        N_("After the name of a field there should be a colon and a space."), (N_("Write it as in: title: …"),)
    ),
    "yaml-hyphen": Kind(
        N_("A list is written with each entry on a line of its own: a hyphen, a space and the entry."),
        (N_("If the hyphen belongs to a text, put quotation marks around the text."),),
    ),
    "yaml-start": Kind(
        N_("A text cannot begin with {found}."), (N_('Put quotation marks around the text: "{found}…"'),)
    ),
    "yaml-character": Kind(
        N_("There is an invisible character here that no text may hold: {found}."),
        (N_("Remove it. It often comes along when text is copied."),),
    ),
    "yaml-indent": Kind(
        N_("The indentation does not fit the lines above."),
        (N_("Fields on the same level begin in the same column."),),
    ),
    "yaml-syntax": Kind(
        N_("The facts cannot be read from here on."),
        (N_("Look at this line and the one above: is a colon, a quotation mark or a bracket missing?"),),
    ),
    "yaml-deep": Kind(N_("The facts are nested too deeply to be read."), (N_("Write them with fewer levels."),)),
    "yaml-alias": Kind(
        N_("References within the facts (&name and *name) are not used here."),
        (N_("Write the value out in each place. Put quotation marks around a text that begins with &."),),
    ),
    "yaml-tag": Kind(N_("{found} is not used here."), (N_("Put quotation marks around a text that begins with !."),)),
    "yaml-key": Kind(N_("The name of a field must be a text."), (N_("Write it as in: title: …"),)),
    "duplicate-key": Kind(
        N_('The field "{found}" is already on line {line}.'), (N_("Keep one of them, or put them together."),)
    ),
    "ambiguous-value": Kind(
        N_("Without quotation marks, {found} can mean different things to different programs."),
        (
            N_('Write "{found}" with quotation marks if you mean the word, otherwise {boolean}.'),
            N_('Write "{found}" with quotation marks.'),
        ),
    ),
}

_FIELDS: Mapping[str, Kind] = {
    "not-fields": Kind(
        N_("Fields with name and value are expected here."),
        (N_("Write it as in: {suggestion}: …"), N_("Write it as in: title: …")),
    ),
    "not-list": Kind(N_("A list is expected here."), (N_("Begin each entry with a hyphen and a space."),)),
    "unknown-field": Kind(
        N_('There is no field "{found}" here.'),
        (N_('Did you mean "{suggestion}" ({label})?'), N_("The fields here are: {allowed}.")),
    ),
    "file-field": Kind(
        N_('The field "{found}" is not written in the file.'),
        (N_("It comes from the file's name and folder. Remove the line."),),
    ),
    "missing-field": Kind(N_('The field "{found}" ({label}) is missing.'), (N_("Add a line: {found}: …"),)),
    "missing-setting": Kind(
        N_('The setting "{found}" ({label}) is missing.'), (N_("Add a line under klarplan: {found}: …"),)
    ),
    "missing-setting-in": Kind(
        N_('The setting "{found}" ({label}) is missing.'), (N_("Add a line under {within} {found}: …"),)
    ),
    "missing-site-url": Kind(
        N_("The site's own address is missing, so these are left out: {found}."),
        (N_("Add a line, not indented: site_url: https://…/"),),
        severity="warning",
    ),
    "missing-statement": Kind(
        N_("The site has no accessibility statement: the setting accessibility is missing."),
        (N_("The law asks public bodies for one. Add accessibility: with status, assessed and method."),),
        severity="warning",
    ),
    "missing-report": Kind(
        N_("Nobody can report a fault on the site: the setting report is missing."),
        (N_("Add under klarplan: report: with form and email."),),
        severity="warning",
    ),
    "missing-gaps": Kind(
        N_('The status is "{found}", but the statement does not say what is not accessible.'),
        (N_("Add each under gaps: what, reason and alternative."),),
    ),
    "full-with-gaps": Kind(
        N_('The status cannot be "full" when something is not accessible.'),
        (N_("Write status: partial. What the law does not cover has kind: exempt."),),
    ),
    "low-contrast": Kind(
        N_("The contrast is {ratio}:1 between {name} ({found}) and {other_name} ({other}). {needed}:1 is needed."),
        (N_('The nearest that is enough is "{suggestion}".'), N_("Choose another colour for one of them.")),
    ),
    "unquoted-colour": Kind(
        N_('The colour "{found}" is lost: without quotation marks, what follows # is a comment.'),
        (N_('Write it as in: {found}: "#0b4a50"'),),
    ),
    "missing-logo": Kind(
        N_('The logo "{found}" is not in the content folder.'),
        (N_('Did you mean "{suggestion}"?'), N_("Check the file's name and folder.")),
    ),
    "missing-extra": Kind(
        N_('"{found}" needs {package}, which is not installed.'),
        (N_('Install it with: pip install "klarplan[{extra}]"'),),
    ),
    "wrong-type": Kind(N_('"{field}" should be {expected}, not {found}.'), (N_("Write it as in: {suggestion}"),)),
    "not-allowed": Kind(
        N_('"{field}" cannot be {found}.'),
        (N_('Did you mean "{suggestion}"? You can choose from: {allowed}.'), N_("You can choose from: {allowed}.")),
    ),
    "bad-form": Kind(N_('"{field}" cannot be {found}.'), (N_("Write it as in: {suggestion}"),)),
    "bad-amount": Kind(
        N_("{found} cannot be read as an amount."),
        (N_("Write {suggestion}"), N_("Write kronor with digits only, and a point before the öre: 131634.63")),
    ),
    "bad-date": Kind(N_("{found} cannot be read as a date."), (N_("Write year-month-day: 2021-03-31"),)),
    "impossible-date": Kind(N_("There is no such day: {found}."), (N_("Write year-month-day: 2021-03-31"),)),
    "bad-year": Kind(N_("{found} cannot be read as a year."), (N_("Write four digits: 2021"),)),
    "bad-period": Kind(
        N_("{found} cannot be read as a period."),
        (N_("Write for instance 2017, hösten 2017, 2021–2025, 2022– or löpande. Other words go in period_note."),),
    ),
    "end-before-start": Kind(N_("The period {found} ends before it begins."), (N_("Check the years."),)),
}

_RECORDS: Mapping[str, Kind] = {
    "unknown-reference": Kind(
        N_('Cannot find {kind} "{found}".'),
        (
            N_('Did you mean "{suggestion}" ({title})?'),
            N_('Did you mean "{suggestion}"?'),
            N_("There are: {allowed}. Otherwise add it in {home}."),
            N_("Add it in {home}, or check the spelling."),
        ),
    ),
    "duplicate-id": Kind(N_('"{found}" is already used in {other}.'), (N_("Change one of them."),)),
    "duplicate-address": Kind(
        N_("The page gets the address {found}, which is already taken by {other}."), (N_("Rename one of the files."),)
    ),
    "goal-circle": Kind(
        N_('The goal "{found}" becomes part of itself.'), (N_("Remove part_of from one of the goals."),)
    ),
    "total-differs": Kind(
        N_("The amounts add up to {found} kr, but the stated total is {stated} kr."),
        (
            N_("They may differ by {rounding} kr at most (rounding). Compare with the source."),
            N_("Compare with the source."),
        ),
    ),
    "double-allocation": Kind(
        N_('"{found}" already has a row, on line {line}.'), (N_("Put the amounts in one row."),)
    ),
    "duplicate-term": Kind(
        N_('"{found}" is already explained on line {line}.'),
        (N_("Put the explanations together."),),
        severity="warning",
    ),
    "unused-term": Kind(
        N_('No text uses "{term}", so these words lead nowhere: {found}.'),
        (N_("Check how the texts write the word, and add that under forms. Or remove the words."),),
        severity="warning",
    ),
    "repeated-synonym": Kind(
        N_('"{found}" already stands on line {line}, and leads to the same place.'),
        (N_("Keep one of them."),),
        severity="warning",
    ),
    "unsafe-html": Kind(
        N_("{found} is taken away from the page: nothing that runs or asks for something may stand in a text."),
        (N_("Remove it. Link to films, maps and forms instead."),),
        severity="warning",
    ),
    "dropped-html": Kind(
        N_("{found} is taken away from the page: it has no effect there."),
        (N_("Remove it. The theme decides how texts look."),),
        severity="warning",
    ),
    "html-in-field": Kind(
        N_("{found} will be read as it stands: a field is plain text."),
        (N_("Remove it. Only the text below the facts can have formatting."),),
        severity="warning",
    ),
    "link-outside": Kind(
        N_('The link "{found}" leads out of the content folder.'),
        (N_("Link to a file in the content folder, or to a web address."),),
    ),
    "broken-link": Kind(
        N_('The link "{found}" leads to a file that does not exist.'),
        (N_('Did you mean "{suggestion}"?'), N_("Check the file's name and folder.")),
    ),
}  # fmt: skip

_LANGUAGE: Mapping[str, Kind] = {
    "hard-to-read": Kind(
        N_("The text is hard to read: LIX {found}."),
        (N_("Aim below {limit}, with shorter sentences and more everyday words."),),
        severity="advice",
    ),
    "long-sentence": Kind(
        N_("The sentence has {found} words."),
        (N_("Divide it. Up to {limit} words are easy to follow."),),
        severity="advice",
    ),
    "passive": Kind(
        N_('"{found}" does not say who does it.'),
        (N_('Say who, if you know: "the region trains staff" rather than "staff is trained".'),),
        severity="advice",
    ),
    "stiff-word": Kind(N_('"{found}" sounds stiff.'), (N_("Simpler: {suggestion}"),), severity="advice"),
    "unexplained-abbreviation": Kind(
        N_('The glossary does not explain "{found}".'),
        (N_("Write it out, or add it in {home}."),),
        severity="advice",
    ),
}

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

KINDS: Mapping[str, Kind] = {**_FILES, **_YAML, **_FIELDS, **_RECORDS, **_LANGUAGE, **TABLES}
"""All kinds by name: the file as such, its YAML, its fields, what holds between records, plain language, and tables."""

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
    severity: Literal["error", "warning"] = "error"


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
            N_("Write index.md with the facts of the plan ({plan})."),
            N_("Write index.md with the text of the start page."),
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
        N_("The list that begins with a bracket here does not end."),
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
        N_("A text cannot begin with {found}"), (N_('Put quotation marks around the text: "{found}…"'),)
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
        (N_('Write "{found}" with quotation marks.'),),
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
            N_("Choose from {allowed}, or add it in {home}."),
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
        N_("The amounts add up to {found}, but the stated total is {stated}."),
        (N_("They may differ by {rounding} (rounding). Compare with the source."),),
    ),
    "double-allocation": Kind(
        N_('"{found}" already has a row, on line {line}.'), (N_("Put the amounts in one row."),)
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

KINDS: Mapping[str, Kind] = {**_FILES, **_YAML, **_FIELDS, **_RECORDS}
"""All kinds by name: the file as such, its YAML, its fields, and what holds between records."""

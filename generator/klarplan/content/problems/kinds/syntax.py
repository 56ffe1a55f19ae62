"""Kinds of problems with the YAML of a file."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

YAML: Mapping[str, Kind] = {
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
    "yaml-colon": Kind(
        N_("There is a colon inside a text."),
        (
            N_('The sign {found} does not count as a quotation mark here. Write straight ones: "…: …"'),
            N_('Put quotation marks around the text: "…: …"'),
        ),
    ),
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
    "yaml-runs-code": Kind(
        N_("{found} runs code when the settings are read."),
        (N_("Remove it, and run nothing until you know who wrote it."),),
    ),
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

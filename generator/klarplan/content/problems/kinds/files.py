"""Kinds of problems with a file as such: its name, its place, its encoding."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

FILES: Mapping[str, Kind] = {
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
    "same-file-name": Kind(
        N_('The name "{found}" looks just like that of {other}: only its å, ä and ö are stored in another way.'),
        (N_("Remove one of the files, or rename it."),),
    ),
    "missing-index": Kind(
        N_("The folder {found} has no index.md."),
        (
            N_("Create {plan} with the facts of the plan."),
            N_("Create index.md with the text of the start page."),
        ),
    ),
}

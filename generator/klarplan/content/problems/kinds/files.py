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
    "unreadable-file": Kind(
        N_('"{name}" cannot be opened: {reason}.'), (N_("Let everybody read it (chmod a+rX), or remove it."),)
    ),
    "special-file": Kind(N_('"{name}" is {found}, and no file with a content.'), (N_("Remove it."),)),
    "broken-symlink": Kind(
        N_('"{name}" is a shortcut to something that does not exist.'),
        (N_("Remove it, or put the file itself there."),),
    ),
    "outside-symlink": Kind(
        N_('"{name}" is a shortcut to something outside the content folder.'),
        (N_("Put the file itself there: nothing else on the computer is to be published."),),
    ),
    "circular-symlink": Kind(
        N_('"{name}" is a shortcut to a folder that it lies in itself, so it never ends.'), (N_("Remove it."),)
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
    "refused-file-name": Kind(
        N_('The name "{found}" has {sign}, which cannot stand in an address.'),
        (N_('Rename it, for instance to "{suggestion}".'),),
    ),
    "windows-file-name": Kind(
        N_('No file can be called "{found}" in Windows.'),
        (N_("Rename it, without spaces around the name and without a point at its end."),),
    ),
    "names-by-case": Kind(
        N_('The name "{found}" differs from {other} in capitals alone.'),
        (N_("Rename one of the files: many computers take them for the same."),),
    ),
    "left-over-file": Kind(
        N_('"{found}" is something that another program left behind, and would be published.'), (N_("Remove it."),)
    ),
    "running-file": Kind(
        N_('"{found}" has something that runs, and would be published as it is.'),
        (N_("Remove the scripts, or write the page in Markdown."),),
    ),
    "replaces-file": Kind(
        N_('"{found}" would take the place of a file that Klarplan makes.'),
        (N_("Rename it, or put it in the site's own theme folder (custom_dir)."),),
    ),
    "same-file-name": Kind(
        N_('The name "{found}" looks just like that of {other}: only its å, ä and ö are stored in another way.'),
        (N_("Remove one of the files, or rename it."),),
    ),
    "no-history": Kind(
        N_("Git does not say when the content was changed, so no page has a date: {reason}."),
        (N_("For “dubious ownership”: git config --global --add safe.directory, and the site's folder."),),
        severity="warning",
    ),
    "hidden-file": Kind(
        N_('The file is left out, since its name starts with a point: "{name}".'),
        (N_("Take the point away if the file should be on the site."),),
        severity="warning",
    ),
    "missing-content": Kind(
        N_("The folder {found}, where the content should be, does not exist."),
        (N_("Put the folder back, or say in site_config.yml under docs_dir where the content is."),),
    ),
    "missing-index": Kind(
        N_("The folder {found} has no index.md."),
        (
            N_("Create {plan} with the facts of the plan."),
            N_("Create index.md with the text of the start page."),
        ),
    ),
}

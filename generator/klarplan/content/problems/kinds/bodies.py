"""Kinds of problems with what stands in a text: what is not shown as it was written, and what nobody can see."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

BODIES: Mapping[str, Kind] = {
    "merge-conflict": Kind(
        N_("Two versions of the text stand here: a merge in git is not finished."),
        (N_("Choose what is to stand, and remove the lines with <<<<<<<, ======= and >>>>>>>."),),
    ),
    "facts-as-text": Kind(
        N_('The facts ("{found}") will be read as text: they do not begin as they should.'),
        (N_("Begin the file with a line of three hyphens (---), and write a space after each colon."),),
    ),
    "facts-below": Kind(
        N_('The facts ("{found}") will be read as text: they stand below the line that ends the facts.'),
        (N_("Remove that line, so that all facts stand between two lines of three hyphens (---)."),),
    ),
    "hidden-character": Kind(
        N_("There is a character here that nobody sees and that changes the text: {found}."),
        (N_("Remove it. It often comes along when text is copied."),),
    ),
    "garbled-letters": Kind(
        N_('The letters of "{found}" have been read in the wrong way.'),
        (N_('Should it be "{suggestion}"? Mend all words like it, or copy the text anew.'),),
    ),
    "invisible-text": Kind(N_('"{field}" has no sign that can be seen.'), (N_("Write a text, or remove the line."),)),
    "long-name": Kind(
        N_('"{field}" has {found} characters, and may have {limit}.'),
        (N_("Shorten it. Longer texts belong below the facts."),),
    ),
    "deep-text": Kind(
        N_("Lists or quotations stand within each other in more than {limit} levels."),
        (N_("Write it with fewer levels."),),
    ),
    "mark-run": Kind(N_("There are far too many {found} here."), (N_("Remove those that mean nothing."),)),
    "picture-without-words": Kind(
        N_('The picture "{found}" has no words for those who do not see it.'),
        (N_("Say what it shows: ![what it shows](picture)."),),
        severity="warning",
    ),
    "no-picture": Kind(
        N_('"{found}" is a file that no browser shows as a picture.'),
        (N_("Link to it instead: {suggestion}"),),
    ),
    "link-without-words": Kind(
        N_('The link "{found}" has no words, so nobody sees it.'),
        (N_("Name what readers come to, as in: [Read the plan](…)."),),
    ),
    "link-to-nothing": Kind(
        N_('The link "{found}" leads nowhere: its brackets are empty.'),
        (N_("Write the address within the brackets, or remove the link."),),
    ),
    "link-apart": Kind(
        N_('The link to "{found}" is none: there is a space between its two parts.'),
        (N_("Write it without the space: {suggestion}"),),
    ),
    "shown-as-written": Kind(
        N_('"{found}" means nothing here: readers see the signs, or nothing.'),
        (N_("Instead: {instead}"),),
        severity="warning",
    ),
    "lines-run-together": Kind(
        N_("The lines that begin with {found} become one paragraph, and no list."),
        (N_("Begin each line with a hyphen and a space, or with 1. and a space."),),
        severity="warning",
    ),
    "markdown-in-html": Kind(
        N_("Lists, headings and links within {found} are shown as they are written."),
        (N_("Write them without the HTML around them."),),
        severity="warning",
    ),
    "unused-footnote": Kind(
        N_("No text has the mark of the footnote {found}, so nobody comes to it."),
        (N_("Write {found} where the footnote belongs, or remove it."),),
    ),
    "footnote-twice": Kind(
        N_("The footnote {found} already stands on line {line}."), (N_("Give one of them another name, or remove it."),)
    ),
    "vague-link": Kind(
        N_('The link text "{found}" does not say where the link leads.'),
        (N_("Name what readers come to, as in: [Read the plan](…)."),),
        severity="advice",
    ),
}

"""Kinds of problems with translations and easy-read versions."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

TRANSLATIONS: Mapping[str, Kind] = {
    "fact-in-translation": Kind(
        N_('The field "{found}" is a fact. A translation has texts only.'),
        (N_("Remove the line: the fact comes from {original}."),),
    ),
    "translation-of-nothing": Kind(
        N_('This is a translation of "{found}", which is not there.'),
        (N_("Did you mean a translation of {suggestion}?"), N_("Write the original first, or check the file's name.")),
    ),
    "unknown-language": Kind(
        N_('There is no language "{found}".'),
        (N_("Write the language's code in the file's name: fi, en, se. An easy-read version has {easy} there."),),
    ),
    "translation-of-itself": Kind(
        N_('The original is in the language "{found}" already.'),
        (N_("Change the original instead. An easy-read version has {easy} in its name."),),
    ),
    "translation-twice": Kind(N_("{other} is a translation into the same language."), (N_("Keep one of them."),)),
    "translation-without-text": Kind(
        N_("The file has no text below its fields."), (N_("Write the text, or remove the file until it is there."),)
    ),
    "untranslated": Kind(
        N_('The original has "{found}" ({label}), and the translation does not.'), (N_("Add a line: {found}: …"),)
    ),
    "translated-list": Kind(
        N_('"{found}" ({label}) has {here} entries here and {there} in the original.'),
        (N_("Translate each of them, in the same order."),),
    ),
    "translated-entry": Kind(
        N_('The original has no "{found}" in this list.'), (N_("It has: {allowed}."), N_("Remove it."))
    ),
    "untranslated-entries": Kind(N_('These of "{found}" are not translated: {entries}.'), (N_("Add them."),)),
}

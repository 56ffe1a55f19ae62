"""Kinds of problems with the engine's part of the configuration."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

_MEANT = N_('Did you mean "{suggestion}"?')

SETTINGS: Mapping[str, Kind] = {
    "missing-option": Kind(N_('The option "{found}" is missing.'), (N_("Add a line: {found}: …"),)),
    "unknown-option": Kind(N_('There is no option "{found}".'), (_MEANT, N_("Remove it, or check the spelling."))),
    "bad-site-address": Kind(
        N_('The site cannot have the address "{found}".'),
        (N_("Write the whole address of the start page, and nothing after it: https://www.norrtalje.se/planer/"),),
    ),
    "unknown-theme": Kind(N_('There is no theme "{found}".'), (_MEANT, N_("There are: {allowed}."))),
    "unknown-plugin": Kind(
        N_('The plugin "{found}" is not installed.'),
        (_MEANT, N_("Install it, and name it in requirements.txt, or remove it.")),
    ),
    "plugin-twice": Kind(N_('The plugin "{found}" is named twice.'), (N_("Keep one of them."),)),
    "unknown-extension": Kind(
        N_('The extension of Markdown "{found}" is not installed.'),
        (_MEANT, N_("Install it, and name it in requirements.txt, or remove it.")),
    ),
    "extension-options": Kind(
        N_('The extension of Markdown "{found}" cannot use its options: {reason}.'),
        (N_("Compare with what the extension's own pages say."),),
    ),
    "missing-path": Kind(N_('"{found}" does not exist.'), (N_("Check the name, or remove the line."),)),
    "site-in-content": Kind(
        N_('The site would be built in "{found}", and the content lies in "{other}": one within the other.'),
        (N_("Choose another folder as site_dir, for instance site."),),
    ),
    "unknown-level": Kind(N_('"{found}" is no such level.'), (_MEANT, N_("Write one of {allowed}."))),
}

"""Options of MkDocs and of Material that do nothing on a site of Klarplan's, and what does instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from klarplan.content.problems.problem import Label, Problem
from klarplan.content.reading.document import Document
from klarplan.model.paths import FieldPath
from klarplan.text.catalogue import N_

_FRAME = N_("Klarplan has a frame of its own. To change it, put templates in a folder of your own: theme, custom_dir.")
_INSTEAD: Mapping[FieldPath, str] = {
    ("nav",): N_("The menu is made of the plans. Pages stand at the foot, by order: in their front matter."),
    ("copyright",): N_("The foot of each page names the organisation and the licence: the settings under klarplan."),
    ("site_author",): N_("Write who publishes the site as organisation under klarplan."),
    ("repo_name",): N_("repo_url and edit_uri give each page a link for those who edit it. There is no other."),
    ("theme", "logo"): N_("Use logo under klarplan: a picture in the content folder."),
    ("theme", "favicon"): N_("Put a picture of your own at assets/images/favicon.svg in the folder theme, custom_dir."),
    ("theme", "palette"): N_("Use brand under klarplan: its colours are checked so that they can be read."),
    ("theme", "features"): _FRAME,
    ("theme", "icon"): _FRAME,
    ("theme", "font"): N_("Pages load nothing from others. The typeface is the theme's: write font: false."),
    ("extra", "social"): _FRAME,
    ("extra", "analytics"): N_(
        "Pages load no scripts from others, and count nobody. The guide says how to allow it: sources under klarplan."
    ),
    ("extra", "consent"): N_("There are no cookies to consent to."),
    ("extra", "alternate"): _FRAME,
    ("extra", "version"): N_("Versions of a plan name each other: superseded_by in the plan's facts."),
    ("extra", "generator"): _FRAME,
    ("extra", "homepage"): _FRAME,
}
"""What to use instead, by the option's path."""


def without_effect(meta: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    """A warning for each option that is written in vain. `meta`: the configuration, what it inherits included."""
    for path, instead in _INSTEAD.items():
        holder = meta.get(str(path[0])) if len(path) > 1 else meta
        if not isinstance(holder, Mapping) or holder.get(str(path[-1])) in (None, False, "", [], {}):
            continue
        values = {"found": ".".join(map(str, path)), "instead": Label(instead)}
        yield Problem(document.position(path, key=True), "no-effect", values)

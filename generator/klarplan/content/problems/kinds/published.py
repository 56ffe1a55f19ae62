"""Kinds of problems with what was published before."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

PUBLISHED: Mapping[str, Kind] = {
    "vanished-address": Kind(
        N_('"{found}" is published, but the site has no such page any more.'),
        (N_('Lead readers on, with an entry in {home}: from: "{found}" and, for instance, to: "{suggestion}"'),),
    ),
    "sitemap-unread": Kind(
        N_("{reason} So nothing has been compared with {found}."),
        (N_("Check the address, or try again later."),),
        severity="warning",
    ),
}

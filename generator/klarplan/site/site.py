"""A site: the library in one language, as of one day, with its addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from urllib.parse import urljoin

from klarplan.content.reading.file_kinds import FileKind, Version, classify, version_of
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.export import EVERYTHING_OFF, Exports
from klarplan.model.indicators import Indicator
from klarplan.model.records import Activity, FileRecord, Page, Plan
from klarplan.model.shared import Term
from klarplan.model.values import Involved
from klarplan.site.changes import PlanHistory
from klarplan.site.library import Library
from klarplan.site.parts import ActivityRow, Link
from klarplan.site.prose import EXTENSIONS, Fragment, Prose
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_
from klarplan.text.slug import slug


def not_editable(path: str) -> str:  # noqa: ARG001
    """The address where a content file is edited, on a site that names none."""
    return ""


@lru_cache(maxsize=50_000)
def _joined(site_url: str, url: str) -> str:
    """The same addresses stand on many pages and in many files."""
    return urljoin(site_url, url)


@dataclass(frozen=True)
class Site:
    """What all pages and files are made from. Nothing in it changes; what is worked out from it is kept."""

    library: Library
    texts: Texts
    addresses: Addresses
    today: date
    """The day that the site is of: what is late, and what has happened."""
    edit_address: Callable[[str], str] = not_editable
    """From a content file's path to the address where it is edited, or "" where there is none."""
    extensions: tuple[str, ...] = EXTENSIONS
    """Markdown's extensions, by name."""
    configs: tuple[tuple[str, dict[str, object]], ...] = ()
    """Their settings, by the extension's name."""
    site_url: str = ""
    """The address of the start page, with a slash at its end; empty where the site does not know it."""
    exports: Exports = EVERYTHING_OFF
    """What is published beside the pages."""
    changed: Mapping[str, date] = field(default_factory=dict)
    """The day on which each content file was last changed, as far as it is known."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """How many bytes each file holds that was made before this site's pages, by its address: the plans as PDF."""
    original_lang: str = ""
    """The language of what is not translated, where that is another than that of `texts`; empty in the original."""

    @cached_property
    def prose(self) -> Prose:
        """Renders bodies, with links to content files turned into addresses."""
        return Prose(self.address_of_file, self.extensions, dict(self.configs))

    @cached_property
    def rows(self) -> dict[tuple[str, str], ActivityRow]:
        """The lines of lists that `pages.views.rows` has made, by their activities' plans and ids."""
        return {}

    @cached_property
    def term_anchors(self) -> Mapping[Term, str]:
        """Each term's anchor in the glossary; plans may explain the same word, each in its own way."""
        terms: dict[str, Term] = {}
        for term in self.library.terms:
            name = anchor = slug(term.term) or "ord"
            number = 2
            while anchor in terms:
                anchor = f"{name}-{number}"
                number += 1
            terms[anchor] = term
        return {term: anchor for anchor, term in terms.items()}

    @cached_property
    def histories(self) -> Mapping[str, PlanHistory]:
        """Each plan's dated records, to be asked what has changed."""
        return {name: PlanHistory(contents) for name, contents in self.library.plans.items()}

    @cached_property
    def earlier_revisions(self) -> Mapping[str, tuple[Plan, ...]]:
        """Each plan that holds, and those that it took the place of: the latest first."""
        revisions: dict[str, list[Plan]] = {}
        for name, newest in self.library.superseded.items():
            revisions.setdefault(newest, []).append(self.library.plans[name].plan)

        def latest(plan: Plan) -> tuple[date, str]:
            start = plan.period.start or plan.period.end
            return (start.first if start else date.min, plan.id)

        return {newest: tuple(sorted(plans, key=latest, reverse=True)) for newest, plans in revisions.items()}

    @cached_property
    def _follow_up_paths(self) -> frozenset[str]:
        return frozenset(
            follow_up.path for contents in self.library.plans.values() for follow_up in contents.follow_ups
        )

    # ---- addresses ----

    def address_of_file(self, path: str) -> str | None:
        """The address that a link to a content file leads to.

        A follow-up that is ahead of its day leads to its plan, which will have it. None for files that are shown
        nowhere, as those of a draft.
        """
        if version := version_of(path):
            return self.address_of_version(version)
        parts = PurePosixPath(path).parts
        if parts[0] == "plans" and len(parts) > 1 and parts[1] not in self.library.plans:
            return None
        if classify(path) is FileKind.ACTIVITY:
            activity = self.library.activity(PurePosixPath(path).stem, parts[1])
            return self.activity_url(activity) if activity else None
        if classify(path) is FileKind.INDICATOR:
            return self.addresses.url(*self.addresses.plan_indicators(parts[1]), anchor=PurePosixPath(path).stem)
        if classify(path) is FileKind.FOLLOW_UP and path not in self._follow_up_paths:
            return self.plan_url(parts[1])
        own = self.addresses.of_file(path)  # the start page's is empty
        address = self.addresses.told_on(path) if own is None else own
        return None if address is None else self.addresses.url(*address)

    def address_of_version(self, version: Version) -> str | None:
        """The address of another version of a file, whichever version this site is."""
        if self.address_of_file(version.original) is None:
            return None
        address = self.addresses.of_file(version.original)
        return None if address is None else self.addresses.url(version.code, *address)

    def activity_url(self, activity: Activity) -> str:
        """An activity's permanent address: its own page."""
        return self.addresses.url(*self.addresses.activity(activity.plan, activity.id))

    def indicator_url(self, indicator: Indicator) -> str:
        """An indicator's permanent address: its section on the page of all that its plan measures."""
        return self.addresses.url(*self.addresses.plan_indicators(indicator.plan), anchor=indicator.id)

    def plan_url(self, plan: str) -> str:
        """The address of a plan's first page."""
        return self.addresses.url(*self.addresses.plan(plan))

    def absolute(self, url: str) -> str:
        """An address for use outside the site; empty where the site does not know its own."""
        return _joined(self.site_url, url) if self.site_url else ""

    def municipality_link(self, municipality: str) -> Link:
        """A municipality's name and page; one that is no more has its last year behind it."""
        place = self.library.municipalities[municipality]
        note = self.texts._(N_("until {year}"), year=place.ended.year) if place.ended else ""
        return Link(place.title, self.addresses.url(*self.addresses.municipality(municipality)), note=note)

    def target_group_link(self, group: str) -> Link:
        """A target group's name and page."""
        name = self.library.target_groups[group].name
        return Link(name, self.addresses.url(*self.addresses.target_group(group)), lang=self.original_lang)

    def party_link(self, party: str, role: str | None = None) -> Link:
        """A party's name and role; municipalities lead to their pages."""
        record = self.library.parties[party]
        name = f"{record.name} ({role})" if role else record.name
        municipal = party in self.library.municipalities
        return Link(name, self.addresses.url(*self.addresses.municipality(party)) if municipal else "")

    def spoken(self, activity: Activity) -> str:
        """The language of an activity's texts, where it is another than that of the site's words; empty otherwise."""
        lang = activity.lang or self.library.plans[activity.plan].plan.lang or ""
        return lang if lang != self.texts.lang else ""

    def involved(self, parties: Iterable[Involved]) -> tuple[Link, ...]:
        """Those who take part, with their roles."""
        return tuple(self.party_link(involved.party, involved.role) for involved in parties)

    # ---- parts that many views have ----

    def fragment(self, record: FileRecord, level: int) -> Fragment:
        """A record's body as a part of a page, its first headings at `level`."""
        return self.prose.fragment(record.body, record.path, level)

    def page_title(self, page: Page) -> str:
        """An ordinary page's title; without one of its own it has that of its heading, or of its file."""
        return page.title or self.prose.title(page.body) or page.id.replace("-", " ").capitalize()

    def plan_revision(self, plan: Plan) -> Link:
        """A plan by its title and time, among revisions that have the same title."""
        return Link(plan.title, self.plan_url(plan.id), note=self.texts.period(plan.period))

    def newer_revision(self, plan: Plan) -> Link | None:
        """The plan that holds instead of this one; None where it holds itself."""
        newest = self.library.superseded.get(plan.id)
        return self.plan_revision(self.library.plans[newest].plan) if newest else None

"""Navigation: the main menu, a plan's own pages, breadcrumbs, and the contents of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klarplan.pages.views.money import has_money
from klarplan.site.library import NO_AREA, RelatedPlan
from klarplan.site.parts import Link
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_
from klarplan.text.swedish import sort_key

Address = tuple[str, ...]
"""A page's folders: ("planer", "dalarna-2020")."""

STATEMENT = N_("Accessibility statement")
_FEWEST_CONTENTS = 3
"""A page with fewer headings needs no list of them."""


def main_menu(edition: Edition) -> tuple[tuple[Address, str], ...]:
    """The lists that every page's header leads to."""
    names, _ = edition.sitemap.names, edition.texts._
    return (
        ((names.plans,), _(N_("Plans"))),
        ((names.municipalities,), _(N_("Municipalities"))),
        ((names.activities,), _(N_("Activities"))),
        ((names.glossary,), _(N_("Glossary"))),
        ((names.index,), _(N_("A–Ö"))),
    )


def footer_menu(edition: Edition, *, with_statement: bool = False) -> tuple[Link, ...]:
    """Lists that are not in the header, the site's ordinary pages on the first level, the accessibility statement."""
    names, sitemap, _ = edition.sitemap.names, edition.sitemap, edition.texts._
    lists = (
        Link(_(N_("Target groups")), sitemap.url(names.target_groups)),
        Link(_(N_("Dates")), sitemap.url(names.dates)),
        *((Link(_(N_("Open data")), sitemap.url(names.data)),) if edition.exports.has_page else ()),
    )
    pages = [page for page in edition.library.pages if len(sitemap.page(page.path)) == 1]
    ordered = sorted((page.order, sort_key(edition.page_title(page)), sitemap.page(page.path)) for page in pages)
    statement = Link(_(STATEMENT), sitemap.url(names.statement))
    links = [Link(title, sitemap.url(*address)) for _, (_, title), address in ordered]
    return (*lists, *links, *((statement,) if with_statement else ()))


def plan_pages(edition: Edition, related: RelatedPlan) -> Iterator[tuple[Address, str]]:
    """The pages of a plan, in the order of its navigation."""
    sitemap, plan, _ = edition.sitemap, related.plan.id, edition.texts._
    yield sitemap.plan(plan), _(N_("Overview"))
    for area in related.focus_areas:
        yield sitemap.focus_area(plan, area.id), area.title
    if NO_AREA in related.activities_by_area:
        title = _(N_("Other activities") if related.focus_areas else N_("Activities"))
        yield sitemap.plan_activities(plan), title
    if has_money(related):
        yield sitemap.money(plan), _(N_("Money"))
    if related.follow_ups:
        yield sitemap.follow_ups(plan), _(N_("Follow-ups"))
    yield sitemap.whole_plan(plan), _(N_("The whole plan on one page"))


def section(edition: Edition, related: RelatedPlan, address: Address) -> tuple[Link, ...]:
    """A plan's navigation on the page with this address."""
    return tuple(
        Link(title, edition.sitemap.url(*target), current=target == address)
        for target, title in plan_pages(edition, related)
    )


def menu(edition: Edition, address: Address) -> tuple[Link, ...]:
    """The main menu; the entry that the page belongs to is the current one."""
    return tuple(
        Link(title, edition.sitemap.url(*target), current=address[: len(target)] == target)
        for target, title in main_menu(edition)
    )


def breadcrumb(edition: Edition, above: Iterable[tuple[Address, str]], title: str) -> tuple[Link, ...]:
    """From the first level below the start page down to the page itself."""
    links = (Link(text, edition.sitemap.url(*target)) for target, text in above)
    return (*links, Link(title, current=True))


def contents(sections: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """A page's headings as links, where there are enough of them to need it. Each is (text, anchor)."""
    links = tuple(Link(text, f"#{anchor}") for text, anchor in sections if text)
    return links if len(links) >= _FEWEST_CONTENTS else ()

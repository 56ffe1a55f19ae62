"""Navigation: the main menu, a plan's own pages, breadcrumbs, and the contents of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klarplan.pages.page import Address
from klarplan.pages.views.indicators import HEADING as INDICATORS
from klarplan.pages.views.indicators import has_indicators
from klarplan.pages.views.money import has_money
from klarplan.site.library import PlanContents
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.swedish import sort_key

STATEMENT = N_("Accessibility statement")
_FEWEST_CONTENTS = 3
"""A page with fewer headings needs no list of them."""


def main_menu(site: Site) -> tuple[tuple[Address, str], ...]:
    """The lists that every page's header leads to."""
    names, _ = site.addresses.names, site.texts._
    return (
        ((names.plans,), _(N_("Plans"))),
        ((names.municipalities,), _(N_("Municipalities"))),
        ((names.target_groups,), _(N_("For whom"))),
        ((names.activities,), _(N_("Activities"))),
        ((names.glossary,), _(N_("Glossary"))),
    )


def footer_menu(site: Site, *, with_statement: bool = False) -> tuple[Link, ...]:
    """Lists that are not in the header, the site's ordinary pages on the first level, the accessibility statement."""
    names, addresses, _ = site.addresses.names, site.addresses, site.texts._
    measured = any(map(has_indicators, site.library.current.values()))
    lists = (
        Link(_(N_("A–Ö")), addresses.url(names.index)),
        Link(_(N_("Dates")), addresses.url(names.dates)),
        *((Link(_(INDICATORS), addresses.url(names.indicators)),) if measured else ()),
        *((Link(_(N_("Open data")), addresses.url(names.data)),) if site.exports.has_page else ()),
    )
    pages = [page for page in site.library.pages if len(addresses.page(page.path)) == 1]
    spoken = {addresses.page(page.path): page.lang or "" for page in pages}
    ordered = sorted((page.order, sort_key(site.page_title(page)), addresses.page(page.path)) for page in pages)
    statement = Link(_(STATEMENT), addresses.url(names.statement))
    links = [
        Link(title, addresses.url(*address), lang=spoken[address] if spoken[address] != site.texts.lang else "")
        for _, (_, title), address in ordered
    ]
    return (*lists, *links, *((statement,) if with_statement else ()))


def plan_pages(site: Site, contents: PlanContents) -> Iterator[tuple[Address, str]]:
    """The pages of a plan, in the order of its navigation."""
    addresses, plan, _ = site.addresses, contents.plan.id, site.texts._
    yield addresses.plan(plan), _(N_("Overview"))
    for area in contents.focus_areas:
        yield addresses.focus_area(plan, area.id), area.title
    if contents.activities:
        yield addresses.plan_activities(plan), activities_title(site, contents)
    if has_money(contents):
        yield addresses.money(plan), _(N_("Money"))
    if has_indicators(contents):
        yield addresses.plan_indicators(plan), _(INDICATORS)
    if contents.follow_ups:
        yield addresses.follow_ups(plan), _(N_("Follow-ups"))
    yield addresses.whole_plan(plan), _(N_("The whole plan on one page"))


def activities_title(site: Site, contents: PlanContents) -> str:
    """The heading of the list of a plan's activities."""
    return site.texts._(N_("All activities") if contents.focus_areas else N_("Activities"))


def section(site: Site, contents: PlanContents, address: Address) -> tuple[Link, ...]:
    """A plan's navigation on the page with this address."""
    return tuple(
        Link(title, site.addresses.url(*target), current=target == address)
        for target, title in plan_pages(site, contents)
    )


def menu(site: Site, address: Address) -> tuple[Link, ...]:
    """The main menu; the entry that the page belongs to is the current one."""
    return tuple(
        Link(title, site.addresses.url(*target), current=address[: len(target)] == target)
        for target, title in main_menu(site)
    )


def breadcrumb(site: Site, above: Iterable[tuple[Address, str]], title: str) -> tuple[Link, ...]:
    """From the first level below the start page down to the page itself."""
    links = (Link(text, site.addresses.url(*target)) for target, text in above)
    return (*links, Link(title, current=True))


def contents(sections: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """A page's headings as links, where there are enough of them to need it. Each is (text, anchor)."""
    links = tuple(Link(text, f"#{anchor}") for text, anchor in sections if text)
    return links if len(links) >= _FEWEST_CONTENTS else ()

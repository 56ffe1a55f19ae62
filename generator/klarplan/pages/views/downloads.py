"""Links to what is published beside the pages: open data, feeds, calendars. Empty for what is switched off."""

from __future__ import annotations

from klarplan.model.records import Municipality, Plan
from klarplan.site.parts import Link
from klarplan.site.site import Edition
from klarplan.text.catalogue import N_


def plan_downloads(edition: Edition, plan: Plan) -> tuple[Link, ...]:
    """The plan as PDF, its data, feed and calendar."""
    _, sitemap, exports = edition.texts._, edition.sitemap, edition.exports
    found = []
    if size := edition.sizes.get(sitemap.pdf(plan.id)):
        note = _(N_("tagged PDF, {size} kB"), size=edition.texts.number(-(-size // 1000)))
        found.append(Link(_(N_("The whole plan to print or send")), sitemap.pdf(plan.id), note=note))
    if exports.tables:
        page = sitemap.url(sitemap.names.data, anchor=plan.id)
        found.append(Link(_(N_("The plan as open data")), page, note=_(N_("CSV and JSON"))))
    if exports.feeds:
        feed = sitemap.feed(*sitemap.plan(plan.id))
        found.append(Link(_(N_("Follow what changes in the plan")), feed, note=_(N_("feed, Atom"))))
    if exports.calendar:
        calendar = sitemap.calendar(plan.id)
        found.append(Link(_(N_("The plan's dates in your calendar")), calendar, note=_(N_("calendar, iCalendar"))))
    return tuple(found)


def municipality_downloads(edition: Edition, place: Municipality) -> tuple[Link, ...]:
    """A municipality's feed."""
    if not edition.exports.feeds:
        return ()
    _ = edition.texts._
    feed = edition.sitemap.feed(*edition.sitemap.municipality(place.id))
    return (Link(_(N_("Follow what changes in {name}"), name=place.title), feed, note=_(N_("feed, Atom"))),)


def site_downloads(edition: Edition) -> tuple[Link, ...]:
    """The feed and the calendar of the whole site."""
    _, exports = edition.texts._, edition.exports
    found = []
    if exports.feeds:
        found.append(Link(_(N_("Follow what changes on the site")), edition.sitemap.feed(), note=_(N_("feed, Atom"))))
    return (*found, *dates_downloads(edition))


def dates_downloads(edition: Edition) -> tuple[Link, ...]:
    """The calendar of the whole site."""
    if not edition.exports.calendar:
        return ()
    _ = edition.texts._
    note = _(N_("calendar, iCalendar"))
    return (Link(_(N_("All dates in your calendar")), edition.sitemap.calendar(), note=note),)

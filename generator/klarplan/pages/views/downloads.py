"""Links to what is published beside the pages: open data, feeds, calendars. Empty for what is switched off."""

from __future__ import annotations

from klarplan.model.records import Municipality, Plan
from klarplan.site.parts import Link
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


def plan_downloads(site: Site, plan: Plan) -> tuple[Link, ...]:
    """The plan as PDF, its data, feed and calendar."""
    _, addresses, exports = site.texts._, site.addresses, site.exports
    links = []
    if size := site.sizes.get(addresses.pdf(plan.id)):
        note = _(N_("PDF, {size} kB"), size=site.texts.number(-(-size // 1000)))
        links.append(Link(_(N_("The whole plan to print or send")), addresses.pdf(plan.id), note=note))
    if exports.tables:
        page = addresses.url(addresses.names.data, anchor=plan.id)
        links.append(Link(_(N_("The plan as open data")), page, note=_(N_("CSV and JSON"))))
    if exports.feeds:
        feed = addresses.feed(*addresses.plan(plan.id))
        links.append(Link(_(N_("Follow what changes in the plan")), feed, note=_(N_("for a feed reader"))))
    if exports.calendar:
        calendar = addresses.calendar(plan.id)
        links.append(Link(_(N_("The plan's dates in your calendar")), calendar, note=_(N_("calendar file"))))
    return tuple(links)


def municipality_feed(site: Site, place: Municipality) -> Link | None:
    """A municipality's feed; None where feeds are switched off."""
    if not site.exports.feeds:
        return None
    feed = site.addresses.feed(*site.addresses.municipality(place.id))
    return Link(site.texts._(N_("News about {name}"), name=place.title), feed)


def site_downloads(site: Site) -> tuple[Link, ...]:
    """The feed and the calendar of the whole site."""
    _, exports = site.texts._, site.exports
    links = []
    if exports.feeds:
        links.append(
            Link(_(N_("Follow what changes on the site")), site.addresses.feed(), note=_(N_("for a feed reader")))
        )
    return (*links, *dates_downloads(site))


def dates_downloads(site: Site) -> tuple[Link, ...]:
    """The calendar of the whole site."""
    if not site.exports.calendar:
        return ()
    _ = site.texts._
    note = _(N_("calendar file"))
    return (Link(_(N_("All dates in your calendar")), site.addresses.calendar(), note=note),)

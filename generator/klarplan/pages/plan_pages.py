"""The pages of each plan: overview, focus areas, activities, money, follow-ups, the whole plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from klarplan.content.reading.file_kinds import funding_path
from klarplan.model.records import Activity, FileRecord, FocusArea, FollowUp
from klarplan.pages.head.jsonld import action
from klarplan.pages.nav import activities_title
from klarplan.pages.page import Above, Address, Page
from klarplan.pages.views.activity import activity_page_view, neighbours, statuses_told
from klarplan.pages.views.focus_area import focus_area_view, plan_activities_view
from klarplan.pages.views.follow_up import follow_up_view, follow_ups_view
from klarplan.pages.views.indicators import HEADING as INDICATORS
from klarplan.pages.views.indicators import has_indicators, plan_indicators_view
from klarplan.pages.views.money import has_money, money_view
from klarplan.pages.views.plan import plan_page_view
from klarplan.pages.views.plan_parts import listed
from klarplan.pages.views.view import View
from klarplan.pages.views.whole_plan import whole_plan_view
from klarplan.site import source_files
from klarplan.site.library import PlanContents
from klarplan.site.site import Site
from klarplan.text.catalogue import N_
from klarplan.text.html import plain_text


def plan_pages(site: Site) -> Iterator[Page]:
    """Every page of every plan."""
    for contents in site.library.plans.values():
        yield from _PlanPages(site, contents).all()


def plan_record_pages(site: Site, paths: Collection[str]) -> Iterator[Page]:
    """The pages of those records alone whose files these are."""
    folders = {path.split("/")[1] for path in paths if path.startswith("plans/")}
    for name, contents in site.library.plans.items():
        if name in folders:
            yield from _PlanPages(site, contents).of_records(paths)


@dataclass(frozen=True)
class _PlanPages:
    """The pages of one plan."""

    site: Site
    contents: PlanContents

    def all(self) -> Iterator[Page]:
        """In the order of the plan's navigation; pages with nothing to say are left out."""
        yield self.overview()
        yield from self.focus_areas()
        if self.contents.activities:
            yield from self.activities()
        if has_money(self.contents):
            yield self.money()
        if has_indicators(self.contents):
            yield self.indicators()
        if self.contents.follow_ups:
            yield from self.follow_ups()
        yield self.whole_plan()

    def of_records(self, paths: Collection[str]) -> Iterator[Page]:
        """Only the pages of those records whose files these are."""
        contents = self.contents
        if contents.plan.path in paths:
            yield self.overview()
        yield from (self.focus_area(area) for area in contents.focus_areas if area.path in paths)
        yield from self.activity_pages([shown for shown in contents.activities.values() if shown.path in paths])
        yield from (self.follow_up(shown) for shown in contents.follow_ups if shown.path in paths)

    def overview(self) -> Page:
        plan, view = self.contents.plan, plan_page_view(self.site, self.contents)
        address = self.site.addresses.plan(plan.id)
        page = self._page(address, plan.title, view, plan, above=self._above[:1], sections=listed(view.headings))
        return replace(page, text_in_contents=False)

    def focus_areas(self) -> Iterator[Page]:
        yield from map(self.focus_area, self.contents.focus_areas)

    def focus_area(self, area: FocusArea) -> Page:
        activities = self.contents.activities_by_area.get(area.id, ())
        return self._page(
            self.site.addresses.focus_area(area.plan, area.id),
            area.title,
            focus_area_view(self.site, self.contents, area),
            area,
            paths=(area.path, *(activity.path for activity in activities)),
        )

    def activities(self) -> Iterator[Page]:
        """The list of them, and a page for each, below its focus area."""
        addresses, heading = self.site.addresses, activities_title(self.site, self.contents)
        address = addresses.plan_activities(self.contents.plan.id)
        yield self._page(address, heading, plan_activities_view(self.site, self.contents))
        yield from self.activity_pages(self.contents.activities.values())

    def activity_pages(self, activities: Iterable[Activity]) -> Iterator[Page]:
        """A page for each of these activities."""
        addresses, heading = self.site.addresses, activities_title(self.site, self.contents)
        address = addresses.plan_activities(self.contents.plan.id)
        areas = {area.id: (addresses.focus_area(area.plan, area.id), area.title) for area in self.contents.focus_areas}
        told_in, said = source_files.told_in(self.contents), statuses_told(self.contents)
        near = neighbours(self.contents)
        for activity in activities:
            view = activity_page_view(self.site, self.contents, activity, near[activity.id], said.get(activity.id, ()))
            page = self._page(
                addresses.activity(activity.plan, activity.id),
                activity.title,
                view,
                activity,
                paths=(activity.path, *told_in.get(activity.id, ())),
                above=(*self._above, areas.get(activity.focus_area or "", (address, heading))),
                description=plain_text(view.activity.html),
            )
            yield replace(page, structured=(action(self.site, self.contents, activity),))

    def money(self) -> Page:
        plan, path = self.contents.plan.id, funding_path(self.contents.plan.id)
        return self._page(
            self.site.addresses.money(plan),
            self.site.texts._(N_("Money")),
            money_view(self.site, self.contents),
            paths=(path, *self._paths),
            edited_in=path if self.contents.funding else "",
        )

    def indicators(self) -> Page:
        view = plan_indicators_view(self.site, self.contents)
        return self._page(
            self.site.addresses.plan_indicators(self.contents.plan.id),
            self.site.texts._(INDICATORS),
            view,
            paths=tuple(indicator.path for indicator in self.contents.indicators),
            sections=tuple((part.title, part.anchor) for part in view.indicators if part.has_value),
        )

    def follow_ups(self) -> Iterator[Page]:
        heading = self.site.texts._(N_("Follow-ups"))
        address = self.site.addresses.follow_ups(self.contents.plan.id)
        yield self._page(address, heading, follow_ups_view(self.site, self.contents))
        yield from map(self.follow_up, self.contents.follow_ups)

    def follow_up(self, follow_up: FollowUp) -> Page:
        address = self.site.addresses.follow_ups(self.contents.plan.id)
        return self._page(
            self.site.addresses.follow_up(follow_up.plan, follow_up.id),
            follow_up.title,
            follow_up_view(self.site, self.contents, follow_up),
            follow_up,
            paths=(follow_up.path,),
            above=(*self._above, (address, self.site.texts._(N_("Follow-ups")))),
        )

    def whole_plan(self) -> Page:
        view = whole_plan_view(self.site, self.contents)
        return self._page(
            self.site.addresses.whole_plan(self.contents.plan.id),
            self.site.texts._(N_("The whole plan on one page")),
            view,
            sections=tuple((area.title, area.anchor) for area in view.focus_areas),
        )

    @property
    def _above(self) -> Above:
        addresses, plan = self.site.addresses, self.contents.plan
        lists = ((addresses.names.plans,), self.site.texts._(N_("Plans")))
        return lists, (addresses.plan(plan.id), plan.short_title)

    @property
    def _paths(self) -> tuple[str, ...]:
        contents = self.contents
        records = (
            contents.plan,
            *contents.focus_areas,
            *contents.activities.values(),
            *contents.follow_ups,
            *contents.indicators,
        )
        return tuple(record.path for record in records)

    def _page(
        self, address: Address, heading: str, view: View, file: FileRecord | None = None, *,
        above: Above | None = None, paths: tuple[str, ...] | None = None, edited_in: str = "",
        sections: tuple[tuple[str, str], ...] = (), description: str = "",
    ) -> Page:  # fmt: skip
        """A page of the plan; `file` is the record whose own page it is."""
        return Page(
            address=address,
            heading=heading,
            view=view,
            above=self._above if above is None else above,
            contents=self.contents,
            file=file,
            paths=self._paths if paths is None else paths,
            description=description,
            edited_in=edited_in,
            sections=sections,
        )

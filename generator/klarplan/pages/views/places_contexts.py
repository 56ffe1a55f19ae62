"""What the pages by where and for whom show."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.pages.views.view import View
from klarplan.site.parts import ActivityGroup, Chart, Fact, KeyFigure, Link, PlanView, Section, Table


@dataclass(frozen=True)
class MunicipalitiesView(View):
    """All municipalities, by county."""

    TEMPLATE = "municipalities.html"

    counties: tuple[Section, ...]


@dataclass(frozen=True)
class MunicipalityPlan:
    """What one plan means for one municipality: activities by focus area, its own first."""

    anchor: str
    plan: PlanView
    notice: str
    """The line that must be seen first: the plan has ended, is a draft … Empty where there is none."""
    shared_title: str
    own: tuple[ActivityGroup, ...]
    """Activities that name the municipality, whole."""
    shared: tuple[Section, ...]
    """Activities for all of the plan's municipalities, as links by focus area."""
    money: tuple[Table, ...]
    chart: Chart | None
    responsible: tuple[Link, ...]
    """Activities that the municipality itself is responsible for."""


@dataclass(frozen=True)
class MunicipalityView(View):
    """A municipality: plans, what happens, money, who is responsible. Its own text is `page.content`."""

    TEMPLATE = "municipality.html"

    name: str
    figures: tuple[KeyFigure, ...]
    plans: tuple[MunicipalityPlan, ...]
    neighbours: tuple[Link, ...]
    """The other municipalities of its plans."""
    facts: tuple[Fact, ...]
    """Code, county, web site, contact."""
    downloads: tuple[Link, ...]
    """Its feed."""


@dataclass(frozen=True)
class TargetGroupsView(View):
    """Whom the plans are for."""

    TEMPLATE = "target-groups.html"

    groups: tuple[Link, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True)
class TargetGroupView(View):
    """What the plans do for one group of people, plan by plan."""

    TEMPLATE = "target-group.html"

    sections: tuple[Section, ...]

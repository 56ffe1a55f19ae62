"""An activity's own page."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.model.records import Activity
from klarplan.pages.views.activities import activity_view
from klarplan.pages.views.view import View
from klarplan.site.library import PlanContents
from klarplan.site.parts import ActivityView
from klarplan.site.site import Site


@dataclass(frozen=True)
class ActivityPageView(View):
    """All that is known of an activity. Its popular text is `page.content`."""

    TEMPLATE = "activity.html"

    activity: ActivityView


def activity_page_view(site: Site, contents: PlanContents, activity: Activity) -> ActivityPageView:
    """An activity's page."""
    page = site.activity_url(activity)
    shown = activity_view(site, contents, activity, page, level=2, with_goals=True)
    return ActivityPageView(lead="", activity=shown)

"""Where to turn for help: on the start page, on pages that say so, and above a search by somebody who needs it."""

from __future__ import annotations

from dataclasses import dataclass

from klarplan.content.plain_language.wording import wording
from klarplan.content.settings.help import Help, HelpLine
from klarplan.model.records import FocusArea
from klarplan.pages.page import Page
from klarplan.pages.views.search import SearchView
from klarplan.pages.views.target_group import TargetGroupView
from klarplan.site.site import Site


@dataclass(frozen=True)
class HelpLineView:
    """Somebody who helps. `call_url` dials the number; empty where there is none."""

    name: str
    phone: str
    call_url: str
    url: str
    note: str


@dataclass(frozen=True)
class HelpView:
    """The help of a page. `words`: those that show it, where it is hidden until somebody asks; else there are none."""

    text: str
    lines: tuple[HelpLineView, ...]
    words: tuple[str, ...] = ()


def help_view(site: Site, help_: Help | None, page: Page) -> HelpView | None:
    """The help that a page shows: on the start page, on areas and target groups that say so, and on the search page,
    where words of a search show it. None on all others, and on a site that names no help.
    """
    if help_ is None:
        return None
    lines = tuple(map(_line, help_.lines))
    if isinstance(page.view, SearchView):
        known = wording(site.texts.lang)
        usual = known.crisis if known else ()
        return HelpView(help_.text, lines, tuple(dict.fromkeys(word.lower() for word in (*usual, *help_.words))))
    return HelpView(help_.text, lines) if _says_help(site, page) else None


def _says_help(site: Site, page: Page) -> bool:
    if isinstance(page.view, TargetGroupView):
        return site.library.target_groups[page.address[-1]].help
    return page.file.help if isinstance(page.file, FocusArea) else not page.address


def _line(line: HelpLine) -> HelpLineView:
    return HelpLineView(
        name=line.name,
        phone=line.phone or "",
        call_url=f"tel:{line.dialled}" if line.phone else "",
        url=line.url or "",
        note=line.note or "",
    )

"""How far a build has come, for the process that started it and shows that on a terminal.

A build that is followed writes lines to its standard error that begin with `MARK`; no other line does. Whoever starts
one sets `FOLLOWED`, takes them out, and shows the newest. Everybody else, as CI, sees none.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from klarplan.text.catalogue import N_, catalogue
from klarplan.text.languages import told_in

FOLLOWED = "KLARPLAN_PROGRESS"
"""The environment variable that is 1 where somebody reads the lines."""
MARK = "\x1e"
"""Begins a line that tells how far a build has come: a record separator, which no message has."""
READING, MAKING, WRITING = N_("Reading the content"), N_("Making pages"), N_("Writing pages")
BESIDE, SEARCHING = N_("Writing open data, feeds and calendars"), N_("Making the search index")
_LEAST = 0.1
"""Seconds between two lines on the same work: nobody reads faster."""


@dataclass
class Progress:
    """Tells of the parts of a build, in its language."""

    lang: str
    clock: Callable[[], float] = time.monotonic
    _last: tuple[str, float] = ("", 0.0)

    @property
    def is_followed(self) -> bool:
        """Whether somebody reads the lines."""
        return os.environ.get(FOLLOWED) == "1"

    def tell(self, work: str, done: int = 0, of: int = 0) -> None:
        """That `work`, a message of the catalogue, goes on; how much of it is done, where that is counted."""
        if not self.is_followed:
            return
        now = self.clock()
        if work == self._last[0] and now < self._last[1] + _LEAST:
            return
        self._last = work, now
        from babel.numbers import format_decimal

        lang = told_in(self.lang)
        _ = catalogue(lang).gettext
        shown = _(work)
        if of:
            numbers = {"done": format_decimal(done, locale=lang), "of": format_decimal(of, locale=lang)}
            shown = _(N_("{work}: {done} of {of}")).format(work=shown, **numbers)
        sys.stderr.write(f"{MARK}{shown}\n")
        sys.stderr.flush()

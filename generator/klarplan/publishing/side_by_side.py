"""Work that is done by processes side by side, where the system can fork; what they do not get done, nobody misses.

A forked process has all that its parent has read, and gives nothing back but files. So whoever shares work looks for
those files afterwards, and does itself what is missing: an error then comes up where it would without other processes,
and the result is the same whether there are any.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

WORKERS = "KLARPLAN_WORKERS"
"""The environment variable that says how many processes work side by side; 1 is none but the one that was started."""
T = TypeVar("T")


def workers() -> int:
    """How many processes may work side by side: as many as there are processors for us, or one where none can be added.

    A fork takes only the thread that asks for it along, and locks that others hold would stay locked for ever.
    """
    if not (hasattr(os, "fork") and hasattr(os, "sched_getaffinity")) or threading.active_count() > 1:
        return 1  # Windows has neither, and on macOS a fork may break libraries of the system
    given = os.environ.get(WORKERS, "")
    return max(1, int(given)) if given.isdecimal() else len(os.sched_getaffinity(0))


def share(
    tasks: Sequence[T], work: Callable[[T], None], least: int, follow: Callable[[int], object] | None = None
) -> None:
    """Do all tasks, each by one process, this one included; returns when all have ended. `least`: what makes up for a
    process of its own. `follow` is told how many are done, about: all processes take the same time for theirs. An error
    in another process is passed over.
    """
    number = max(1, min(workers(), len(tasks) // least))
    helpers = [Helper(lambda own=tasks[start::number]: _each(own, work)) for start in range(1, number)]  # type: ignore[misc]
    try:
        for done, task in enumerate(tasks[::number], 1):
            work(task)
            if follow:
                follow(min(done * number, len(tasks)))
    finally:
        for helper in helpers:
            helper.wait()


def _each(tasks: Sequence[T], work: Callable[[T], None]) -> None:
    for task in tasks:
        work(task)


class Helper:
    """Another process, which does one thing and ends."""

    def __init__(self, work: Callable[[], None]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self._code: int | None = None
        self._id = os.fork()
        if self._id == 0:
            code = 1
            try:
                work()
                code = 0
            except BaseException:  # noqa: S110 (whoever started it does the work, and meets the same error)
                pass
            finally:
                os._exit(code)

    def wait(self) -> bool:
        """Wait for its end. Whether all went well."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self._id, 0)[1])
        return self._code == 0

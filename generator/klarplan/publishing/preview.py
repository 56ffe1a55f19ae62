"""A preview that stays up: whatever is broken while somebody writes, and wherever the content is for a while."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any, Protocol

import click
from watchdog.events import FileDeletedEvent, FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, ObservedWatch

from klarplan.content.problems.problem import explain
from klarplan.content.settings.config import load
from klarplan.text.catalogue import N_, catalogue
from klarplan.text.fault import fault_text
from klarplan.text.fold import composed


class Server(Protocol):
    """What is used of MkDocs' server."""

    builder: Callable[[], None]

    @property
    def observer(self) -> BaseObserver:
        """What looks at the folders."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Build anew when a file in a folder changes."""

    def unwatch(self, path: str) -> None:
        """No longer."""


def keep_up(server: Server, config_file: Path, content: Path, lang: str, tell: Callable[[str], Any]) -> None:
    """Let the server show the last good site whatever happens, and `tell` why it is not a newer one.

    MkDocs would let every request wait after an error, and would look no more at a folder that has been away.
    """
    rebuild = server.builder

    def tolerant() -> None:
        try:
            rebuild()
        except (SystemExit, Exception) as error:
            for sentence in _reasons(error, config_file, content, lang):
                tell(sentence)
            tell(catalogue(lang).gettext(N_("The last good site stays up.")))

    server.builder = tolerant
    server.observer.schedule(_Return(server, content), str(content.parent), recursive=False)


_REST = 1.0
"""Seconds from the moment that an edited page can be seen until the rest is built, in which no page can be fetched."""


def show_first(
    server: Server, content: Path, show: Callable[[Collection[str]], bool], lang: str, tell: Callable[[str], Any]
) -> None:
    """Let the server `show` the pages of edited content files at once, and build all the rest a little later.

    `show` takes the paths of content files, and returns whether their pages are there.
    """
    build, files = server.builder, _states(content)
    waiting: Timer | None = None

    def whole_build() -> None:
        server.observer.event_queue.put((FileModifiedEvent(str(content)), ObservedWatch(str(content), recursive=True)))

    def first_the_edited() -> None:
        nonlocal files, waiting
        if waiting:
            waiting.cancel()
        before, files = files, _states(content)
        edited = {path for path in files if files[path] != before.get(path)} if files.keys() == before.keys() else set()
        is_shown = False
        with suppress(Exception):  # whatever it is, the whole build meets it too, and tells
            is_shown = bool(edited) and show(edited)
        if not is_shown:
            return build()
        tell(
            catalogue(lang).gettext(N_("Shown now: {files}. The rest follows.")).format(files=", ".join(sorted(edited)))
        )
        waiting = Timer(_REST, whole_build)
        waiting.daemon = True
        return waiting.start()

    server.builder = first_the_edited


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells that a file has changed, by its path in the folder, letters and marks together."""
    states = {}
    for place, _, names in os.walk(folder, followlinks=True):
        for name in names:
            path = Path(place, name)
            with suppress(OSError):  # an editor may be writing it
                state = path.stat()
                states[composed(path.relative_to(folder).as_posix())] = state.st_mtime_ns, state.st_size
    return states


def _reasons(error: BaseException, config_file: Path, content: Path, lang: str) -> list[str]:
    """Why nothing could be built, where it has not been told already."""
    _ = catalogue(lang).gettext
    if not content.is_dir():
        return [_(N_("The folder {folder} is not there.")).format(folder=content)]
    if isinstance(error, SystemExit):  # MkDocs' Abort: the problems have been told
        return []
    if not isinstance(error, click.ClickException):
        return [fault_text(error, "serve", lang)]
    try:
        problems = load(config_file)[1]
    except OSError:
        problems = []
    return [explain(problems, "text", lang)] if problems else [error.format_message()]


class _Return(FileSystemEventHandler):
    """Looks at the folder around the content, since nothing in a folder that is away can tell that it comes back."""

    def __init__(self, server: Server, content: Path) -> None:
        self._server, self._content, self._is_there = server, content, content.is_dir()

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 (the library's name)
        """Build anew when the content has gone or has come back."""
        before, self._is_there = self._is_there, self._content.is_dir()
        if before == self._is_there:
            return
        path = str(self._content)
        if self._is_there:
            self._server.unwatch(path)  # its watch ended when the folder went
            self._server.watch(path)
        change = FileModifiedEvent if self._is_there else FileDeletedEvent
        self._server.observer.event_queue.put((change(path), ObservedWatch(path, recursive=True)))

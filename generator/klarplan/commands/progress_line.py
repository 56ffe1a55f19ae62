"""A line on a terminal that tells how far long work has come, and is written over until it is done."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

_LONG = 2.0
"""Seconds after which people wonder whether anything happens."""


@dataclass
class ProgressLine:
    """The line on one terminal; nothing is written to a file, or to the log of a CI service."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    _began: float = field(init=False)
    _width: int = 0

    def __post_init__(self) -> None:
        self._began = self.clock()

    @property
    def is_shown(self) -> bool:
        """Whether the stream is a terminal."""
        return self.stream.isatty()

    def show(self, text: str) -> None:
        """Write it over what the line said, once the work has taken a while."""
        if not self.is_shown or self.clock() < self._began + _LONG:
            return
        text = text[: shutil.get_terminal_size().columns - 1]
        self.stream.write("\r" + text.ljust(self._width))
        self.stream.flush()
        self._width = len(text)

    def clear(self) -> None:
        """Take the line away, so that another can be written in its place."""
        if self._width:
            self.stream.write("\r" + " " * self._width + "\r")
            self.stream.flush()
            self._width = 0

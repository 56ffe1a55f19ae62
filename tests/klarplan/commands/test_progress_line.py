"""A line on a terminal: after two seconds, written over, taken away; never in a file."""

from __future__ import annotations

import io

from klarplan.commands.progress_line import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_is_written_over_and_taken_away() -> None:
    seconds = iter([0.0, 1.9, 2.0, 3.0])
    terminal = Terminal()
    line = ProgressLine(terminal, lambda: next(seconds))
    assert line.is_shown
    line.show("for the quick")
    line.clear()
    assert terminal.getvalue() == ""
    line.show("Läser innehållet")
    line.show("Klart")
    line.clear()
    line.clear()
    assert terminal.getvalue() == "\rLäser innehållet" + "\rKlart           " + "\r     \r"


def test_it_is_no_longer_than_the_terminal_is_wide() -> None:
    seconds = iter([0.0, 5.0])
    terminal = Terminal()
    ProgressLine(terminal, lambda: next(seconds)).show("x" * 5_000)
    assert len(terminal.getvalue()) < 1_000


def test_a_file_gets_none() -> None:
    file = io.StringIO()
    line = ProgressLine(file, iter([0.0, 5.0]).__next__)
    assert not line.is_shown
    line.show("Läser innehållet")
    assert file.getvalue() == ""

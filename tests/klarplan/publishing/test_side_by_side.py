"""Several processes: what they do is done once, and what they do not get done is no error of its own."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from klarplan.publishing.side_by_side import WORKERS, Helper, share, workers

NEEDS_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")


@pytest.mark.parametrize("number", ["1", "2", "3", "9"])
def test_each_task_is_done_once(number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS, number)

    def work(task: int) -> None:
        with (tmp_path / str(task)).open("a", encoding="utf-8") as file:
            file.write("done\n")

    share(range(10), work, least=2)
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {
        str(task): "done\n" for task in range(10)
    }


@pytest.mark.parametrize(("number", "followed"), [("1", list(range(1, 11))), ("3", [3, 6, 9, 10])])
def test_who_follows_is_told_how_many_are_done(
    number: str, followed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKERS, number)
    done: list[int] = []
    share(range(10), lambda task: None, 2, done.append)
    assert done == (followed if workers() > 1 else list(range(1, 11)))  # beside other threads there is one process


def test_few_tasks_are_worth_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS, "4")
    done: list[int] = []  # another process could not add to it
    share([1, 2, 3], done.append, least=4)
    assert done == [1, 2, 3]


def test_beside_other_threads_there_is_no_fork() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert workers() == 1
    finally:
        end.set()
        thread.join()


@NEEDS_FORK
def test_an_error_in_another_process_is_passed_over() -> None:
    def fail() -> None:
        raise ValueError

    assert not Helper(fail).wait()
    done = Helper(lambda: None)
    assert done.wait()
    assert done.wait(), "asked again"

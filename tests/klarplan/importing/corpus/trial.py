"""Imports a declared table into a site, as somebody does: by the command, and by answering what it asks."""

from __future__ import annotations

import contextlib
import shutil
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
from click.testing import CliRunner, Result
from importing.corpus import answers
from importing.corpus.answers import Question
from importing.corpus.declared import Cell
from importing.corpus.facts import PLAN_ID, Content, files_of, folded, read

from klarplan.commands.cli import main

_NEIGHBOURS = {"karlskoga": ("Karlskoga", "1883"), "nora": ("Nora", "1884"), "habo-uppsala": ("Håbo", "0305")}
"""Municipalities that the site has, with names that are nearly those of others."""
_PLAN = """---
title: Plan att pröva med
short_title: Provplan
summary: En plan som tabeller läses in i.
kind: action_plan
area: Solvik
municipalities:
  - solvik
period: 2015–2045
status: adopted
sources:
  - id: kallan
    title: Källan
---

Texten om planen.
"""


@dataclass
class Outcome:
    """What became of an import: first without answers, and then, where it asked, with them."""

    status: int
    output: str
    questions: list[Question] = field(default_factory=list)
    asks: bool = False
    """It ended by asking."""
    answered_status: int | None = None
    answered_output: str = ""
    broken: str = ""
    """A traceback that reached the user."""
    content: Content = field(default_factory=Content)
    early: bool = False
    """Something was written before all was answered."""

    @property
    def written(self) -> bool:
        return bool(self.content.whole)

    @property
    def refused(self) -> bool:
        """The file was not read, and nothing was written of it; the output says why."""
        return self.status not in (0, 3) and not self.written and bool(self.output.strip())

    @property
    def told(self) -> str:
        """All that a person was told."""
        asked = (part for question in self.questions for part in (question.text, *question.subjects))
        return "\n".join([self.output, self.answered_output, *asked])


def make_site(folder: Path) -> Path:
    """A site made by `klarplan new`, with a plan to import into."""
    arguments = ["new", str(folder), "--yes", "--name", "Planer", "--organisation", "Solviks kommun"]
    arguments += ["--address", "https://solvik.github.io/planer/", "--email", "planer@solvik.example"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    for name in ("guide", "schema", "content/plans/exempelplan"):
        shutil.rmtree(folder / name, ignore_errors=True)
    plan = folder / "content" / "plans" / PLAN_ID / "index.md"
    plan.parent.mkdir(parents=True)
    plan.write_text(_PLAN, encoding="utf-8")
    for name, (title, code) in _NEIGHBOURS.items():
        file = folder / "content" / "municipalities" / f"{name}.md"
        file.write_text(f'---\ntitle: {title}\ncode: "{code}"\ncounty: Exempellän\n---\n', encoding="utf-8")
    return folder


def try_import(
    base: Path, folder: Path, file: Path, cells: Sequence[Cell], before: tuple[Path, Sequence[Cell]] | None = None
) -> Outcome:
    """Import a file into a copy of a site, and answer what is asked by what is declared.

    `before`: an earlier version of the table, which is imported first.
    """
    site = folder / "site"
    shutil.copytree(base, site)
    if before:
        _import(site, *before)
    return _import(site, file, cells)


def _import(site: Path, file: Path, cells: Sequence[Cell]) -> Outcome:
    copy = site.parent / file.name
    shutil.copyfile(file, copy)
    at_first = files_of(site / "content")
    known = _yaml_files(site.parent)
    result = _run(site, copy.name)
    outcome = Outcome(result.exit_code, result.output, broken=_traceback(result))
    new = _yaml_files(site.parent) - known
    if result.exit_code == 3 and (asked := answers.questions_file(new)):
        outcome.asks, outcome.questions = True, answers.read(asked)
        outcome.early = files_of(site / "content") != at_first
        answers.fill(asked, _answers(outcome.questions, cells))
        result = _run(site, copy.name, "--answers", str(asked))
        outcome.answered_status, outcome.answered_output = result.exit_code, result.output
        outcome.broken = outcome.broken or _traceback(result)
    outcome.content = read(site, at_first)
    return outcome


def _answers(questions: Iterable[Question], cells: Sequence[Cell]) -> dict[int, str]:
    """What is right, for each question: said by the first cell that it is about and that has something to say."""
    given: dict[int, str] = {}
    for question in questions:
        about = [cell for cell in cells if question.is_about(cell)]
        said = [(cell, claim.answer) for cell in about for claim in cell.claims]
        named = {folded(subject) for subject in question.subjects[:1]}
        said.sort(key=lambda pair: not (pair[1] and folded(pair[1].value) in named))  # a part of a cell: what it says
        cell, option = next((pair for pair in said if pair[1]), said[0] if said else (Cell(""), None))
        given[question.key] = answers.answer(question, cell, option)
    return given


def _run(site: Path, name: str, *arguments: str) -> Result:
    command = main.commands["import"] if isinstance(main, click.Group) else main
    details = ["--details"] if any("--details" in parameter.opts for parameter in command.params) else []
    options = ["--plan", PLAN_ID, "-f", str(site / "site_config.yml"), "--lang", "sv", *details]
    with contextlib.chdir(site.parent):
        return CliRunner().invoke(main, ["import", name, *options, *arguments])


def _traceback(result: Result) -> str:
    if result.exception is None or isinstance(result.exception, SystemExit):
        return ""
    return "".join(traceback.format_exception(result.exception))


def _yaml_files(folder: Path) -> set[Path]:
    """YAML files outside the content."""
    inside = folder / "site" / "content"
    return {file for file in folder.rglob("*.y*ml") if inside not in file.parents}

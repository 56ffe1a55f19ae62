"""Runs the whole corpus: every table, in every format, into a site of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from importing.corpus.alone import made_once
from importing.corpus.declared import Declared, declared
from importing.corpus.files import save_all
from importing.corpus.score import Score, score
from importing.corpus.trial import Outcome, make_site, try_import

ROOT = Path(__file__).parents[4]
CACHE = ROOT / ".cache" / "corpus"
"""Files that have been made before, by LibreOffice too, are taken from here."""


@dataclass(frozen=True)
class Run:
    """A table in one format, and how its import went."""

    table: Declared
    kind: str
    outcome: Outcome
    score: Score

    @property
    def name(self) -> str:
        return f"{self.table.name}.{self.kind}"


def run_all(tables: tuple[Declared, ...] | None = None) -> Iterator[Run]:
    """Import all tables. Raises NoOfficeError where LibreOffice is needed and there is none."""
    tables = declared() if tables is None else tables
    files = files_of(tables)
    with TemporaryDirectory() as folder:
        base = make_site(Path(folder) / "base")
        for table in tables:
            yield from run(table, files, base, Path(folder))


def run(table: Declared, files: Mapping[tuple[str, str], Path], base: Path, folder: Path) -> Iterator[Run]:
    """Import a table in each of its formats, into copies of a site. `folder`: an empty place, or one for many runs."""
    for kind in table.formats:
        home = Path(mkdtemp(dir=folder))
        before = (files[f"{table.name}-before", kind], table.cells_before) if table.before else None
        outcome = try_import(base, home, files[table.name, kind], table.cells, before)
        shutil.rmtree(home)
        yield Run(table, kind, outcome, score(table, outcome))


def files_of(tables: tuple[Declared, ...]) -> dict[tuple[str, str], Path]:
    """The files of tables, by name and format; earlier versions as name-before."""
    wanted = [(table.parts, table.name, kind) for table in tables for kind in table.formats]
    wanted += [
        (table.before, f"{table.name}-before", kind) for table in tables if table.before for kind in table.formats
    ]
    with made_once(CACHE):
        return save_all(wanted, CACHE)

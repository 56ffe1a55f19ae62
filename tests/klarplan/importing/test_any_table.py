"""Whatever stands in a table: every word is accounted for, and what is written passes the check."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from answering import settled
from hypothesis import given, settings
from hypothesis import strategies as st

from klarplan.content.checks.validate import validate
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import load
from klarplan.importing import imports
from klarplan.importing.files.contents import TableFile
from klarplan.importing.files.grid import Cell, Grid, Row, lines_of
from klarplan.importing.imports import ImportOptions, ImportPreview
from klarplan.importing.questions import Inquiry
from klarplan.importing.understanding.drafts import ImportSource
from klarplan.importing.understanding.interpret import interpret
from klarplan.importing.writing.write import write
from klarplan.site.texts import Texts

GOLDEN = Path(__file__).parents[2] / "golden" / "base"
HEADINGS = [
    "Långsiktiga mål", "Kortsiktiga mål", "Delmål", "Mål", "Aktiviteter 2017", "Insats", "Nuläge", "Indikatorer",
    "Uppföljning", "Tidsplan", "Ansvarig", "Samverkan", "Uppskattad kostnad (tkr)", "Status", "Prioritering", "Kommun",
    "Målgrupp", "Fokusområde", "Fokusområde/Långsiktiga mål", "Ansvarig, tid, kostnad", "Nr", "Övrigt", "Diarienummer",
    "", "Avrundat belopp",
]  # fmt: skip
TEXTS = [
    "", "", "-", "Fler mår bra", "Kortare kö", "Anställa", "Utbilda\npersonal", "- en\n- två", "Vuxna", "Barn och unga",
    "Utsatta grupper", "Fokusområde tidigt stöd", "Prioritering 2018", "Genomfört", "Pågår", "2017-2018", "hösten 2017",
    "när det går", "100 tkr", "100.000 kronor", "0,5 tjänst", "Inom ram", "Se ovan", "Socialnämnden, Region Norr",
    "Region Norr (leder)", "Nämnden. Klart 2018. 50 tkr", "Norrby och Söderby", "2.1", "mitt i en mening",
    "Ordet " * 40,
    "#tagg [länk](x) <b>", "ja: nej", "??? !", "131 634,63 kr", "Summa",
]  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Grid:
    """A grid with headings here and there, empty and merged cells, and texts that plans have."""
    width = draw(st.integers(1, 5))
    rows: list[Row] = []
    above: dict[int, Cell] = {}
    for number in range(1, draw(st.integers(1, 7)) + 1):
        header = number == 1 or draw(st.integers(0, 9)) == 0
        cells: list[Cell] = []
        column = 1
        while column <= width:
            span = draw(st.sampled_from([1, 1, 1, 1, 2, width]))
            span = min(span, width - column + 1)
            upper = above.get(column)
            if upper and upper.width == span and not header and draw(st.integers(0, 5)) == 0:
                cells.append(Cell(number, column, upper.lines, span, continued=True))
            else:
                text = draw(st.sampled_from(HEADINGS if header else TEXTS))
                cells.append(Cell(number, column, lines_of(text, bold=draw(st.integers(0, 4)) == 0), span))
            above[column] = cells[-1]
            column += span
        rows.append(tuple(cells))
    captions = draw(st.lists(st.sampled_from(["Fokusområde stöd", "Vuxna", "Plan 2020", "Annat"]), max_size=2))
    return Grid("tabell 1", tuple(rows), tuple(captions), "fil.docx, tabell 1")


@settings(max_examples=300)
@given(st.lists(tables(), min_size=1, max_size=3))
def test_every_word_is_accounted_for(grids: list[Grid]) -> None:
    result = interpret(grids, Records(), ImportSource("planen", "kallan", Texts("sv")))
    assert result.account.unaccounted() == []


@settings(max_examples=25)
@given(st.lists(tables(), min_size=1, max_size=2))
def test_what_is_written_passes_the_check_and_comes_once(grids: list[Grid]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(GOLDEN, site)
        config, _ = load(site / "site_config.yml")
        assert config
        options = ImportOptions("ny", title="Plan", area="Norrby", period="2021")
        contents = TableFile("tabell.docx", tuple(grids))

        def import_with(inquiry: Inquiry) -> ImportPreview:
            ahead = imports.preview(Path("tabell.docx"), contents, config, replace(options, answers=inquiry.given))
            inquiry.open.update(ahead.inquiry.open)
            return ahead

        first = settled(import_with)
        assert (first.problems, first.questions) == ((), ())
        write(first.files.changes, config.content)
        assert [p for p in validate(config.content, config.addresses)[1] if p.severity == "error"] == []
        again = imports.preview(Path("tabell.docx"), contents, config, ImportOptions("ny"))
        assert (again.problems, again.files.changes) == ((), [])

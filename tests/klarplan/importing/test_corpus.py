"""Tables as people have them: every cell comes in as it should, or somebody is asked, and nothing is made up."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from importing.corpus import answers
from importing.corpus.answers import Question
from importing.corpus.declared import Declared, Fate, Option, Record, cells_of, declared, parse
from importing.corpus.facts import Content, folded, same
from importing.corpus.plans import plan_pdfs
from importing.corpus.run import CACHE, Run, files_of, run
from importing.corpus.score import Total, Verdict, score
from importing.corpus.trial import Outcome, make_site, try_import
from pypdf import PdfReader
from table_files import Table, lines_of, plan_parts

from klarplan.model.periods import parse_period
from klarplan.model.values import CostKind, Status

NAMES = [table.name for table in declared()]
CHUNKS = 6


def _group(number: int) -> pytest.MarkDecorator:
    """Tests that one process runs one after the other: each table is imported once, and the tables go side by side."""
    return pytest.mark.xdist_group(f"corpus-{number % CHUNKS}")


BY_NAME = [pytest.param(name, marks=_group(number), id=name) for number, name in enumerate(NAMES)]
SHARE = 0.9
"""How much of what stands below known headings comes in without a question."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("base") / "site")


@pytest.fixture(scope="module")
def runs(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sequence[Run]]:
    """The runs of a table, by its name: each is imported once."""
    files, folder = files_of(declared()), tmp_path_factory.mktemp("runs")
    tables = {table.name: table for table in declared()}

    @cache
    def of(name: str) -> Sequence[Run]:
        return list(run(tables[name], files, base, folder))

    return of


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 80
    assert len({table.layout for table in declared()}) >= 14


@pytest.mark.slow  # so that it comes early: else all processes would wait for one and LibreOffice, when the tables come
@pytest.mark.xdist_group("corpus")
def test_every_table_is_saved_in_each_of_its_formats() -> None:
    files = files_of(declared())
    assert {(table.name, kind) for table in declared() for kind in table.formats} <= set(files)
    assert [file for file in files.values() if not file.stat().st_size] == []


@pytest.mark.parametrize("table", declared(), ids=NAMES)
def test_every_cell_says_what_is_right_in_words_that_can_be_compared(table: Declared) -> None:
    for cell in table.cells:
        assert cell.claims, cell
        for option in (option for claim in cell.claims for option in claim.options):
            assert _is_readable(option), (cell, option)


def _is_readable(option: Option) -> bool:
    if option.field == "period":
        return bool(parse_period(option.value))
    if option.field == "status":
        return option.value in set(Status) or option.fate is Fate.ASKED
    cost = r"~?\d+(\.\d+)?(-\d+)?( [A-Z]{3})?(/\w+)?(@\d{4})?"
    return option.field != "cost" or option.value in set(CostKind) or bool(re.fullmatch(cost, option.value))


@pytest.mark.parametrize("name", BY_NAME)
def test_every_cell_is_right_asked_about_or_left_aloud(name: str, runs: Callable[[str], Sequence[Run]]) -> None:
    for each in runs(name):
        assert [cell for cell, _, _ in each.score.verdicts] == each.table.cells, each.name
        assert each.score.wrong == [], f"{each.name}\n{each.outcome.told}"


@pytest.mark.parametrize("name", BY_NAME)
def test_the_command_says_how_it_went(name: str, runs: Callable[[str], Sequence[Run]]) -> None:
    """Exit status 0 only when every row has its place, 3 with questions, 2 for what cannot be read; no traceback."""
    for each in runs(name):
        assert each.score.faults == [], f"{each.name}\n{each.outcome.broken or each.outcome.told}"


@pytest.mark.parametrize("chunk", [pytest.param(number, marks=_group(number)) for number in range(CHUNKS)])
def test_known_headings_need_few_questions(chunk: int, runs: Callable[[str], Sequence[Run]]) -> None:
    """In all formats but PDF, where what is a cell is a reading too."""
    total = Total()
    for table in declared()[chunk::CHUNKS]:
        if table.known:
            for each in runs(table.name):
                if "pdf" not in each.kind:
                    total.add(each.score)
    assert total.verdicts[Verdict.WRONG] == 0
    assert total.share >= SHARE, total


BULBS = """
| Åtgärd | Ansvarig | Status | {hidden-column} Internt => x |
= title | responsible | status | x
| Byt lampor | Gatuenheten | Ej klar => ? not_started | Hemligt |
"""
LAMPS: Record = ("activity", "Byt lampor")
RIGHT = {"title": {"Byt lampor"}, "responsible": {"Gatuenheten"}}
TOLD = "Dolda kolumner: 1. ”Ej klar”: vad betyder det? ”Gatuenheten”"
ASKS = [Question(0, "Vad betyder det?", ("Ej klar",))]


@pytest.mark.parametrize(
    ("facts", "told", "questions", "verdicts", "made_up"),
    [
        (RIGHT | {"status": {"not_started"}}, TOLD, ASKS, "right right asked right", 0),
        (RIGHT, TOLD, ASKS, "right right wrong right", 0),  # the answer did not come
        (RIGHT, TOLD, [], "right right left right", 0),
        (RIGHT, "Dolda kolumner: 1.", [], "right right wrong right", 0),  # lost without a word
        (RIGHT | {"status": {"not_started"}}, TOLD, [], "right right wrong right", 0),  # placed without asking
        (RIGHT | {"status": {"done"}}, TOLD, [], "right right wrong right", 0),
        (RIGHT, "”Ej klar”", [], "right right left wrong", 0),  # nobody is told of what was hidden
        (RIGHT | {"responsible": {"Gatu", "Enheten"}}, TOLD, [], "right wrong left right", 0),
        (RIGHT | {"title": {"Byt lampor"}, "period": {"2026"}}, TOLD, [], "right right left right", 1),
        ({"title": {"Byt lampor"}}, TOLD, [], "right left left right", 0),
    ],
)
def test_the_judge_sees_what_is_wrong(
    facts: dict[str, set[str]], told: str, questions: list[Question], verdicts: str, made_up: int
) -> None:
    table = Declared("Prov", "lampor", ("csv",), parse(BULBS), known=True)
    content = Content({LAMPS: facts}, {LAMPS: "Byt lampor"}, "Byt lampor")
    judged = score(table, Outcome(0, told, questions, asks=bool(questions), answered_status=0, content=content))
    assert " ".join(verdict for cell, verdict, _ in judged.verdicts if cell.row == 2) == verdicts
    assert len(judged.made_up) == made_up


def test_the_answers_stand_in_the_file_of_questions(tmp_path: Path) -> None:
    file = tmp_path / "fragor.yml"
    file.write_text("frågor:\n  - fråga: Vad betyder det?\n    gäller: [Ej klar]\n    svar:\n", encoding="utf-8")
    (question,) = answers.read(file)
    asked = [cell for cell in cells_of(parse(BULBS)[0]) if question.is_about(cell)]
    assert [cell.text for cell in asked] == ["Ej klar"]
    answers.fill(file, {0: answers.answer(question, asked[0], asked[0].claims[0].answer)})
    assert "svar: not_started" in file.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.xdist_group("corpus")  # the files are made once
def test_the_plans_as_pdf_hold_all_words_of_their_tables() -> None:
    """A word may be parted where a page ends."""
    for name, file in plan_pdfs(CACHE).items():
        pages = [page.extract_text() for page in PdfReader(file).pages]
        letters = re.sub(r"\W", "", "".join(pages))
        cells = [cell for part in plan_parts(name) if isinstance(part, Table) for row in part.rows for cell in row]
        words = [word for cell in cells for line, _ in lines_of(cell) for word in re.findall(r"\w{4,}", line)]
        assert len([word for word in words if word not in letters]) < len(pages), name


# Whatever stands in a cell, its words are kept, and what is derived of it is certain.

ROWS = 12
SEARCH = [Phase.explicit, Phase.reuse, Phase.generate]
"""Each row is small already: a failing table is not searched for a smaller one."""


@dataclass(frozen=True)
class Words:
    """What stands in a cell, and the values that may be derived of it; others are made up."""

    text: str
    certain: frozenset[str]


STATUSES = {
    "Pågår": "started", "Påbörjad": "started", "Klar": "done", "Klart": "done", "Genomförd": "done",
    "Avslutad": "done", "Slutförd": "done", "Löpande": "continuous", "Pausad": "paused",
}  # fmt: skip
TURNING = [
    "ej {}", "inte {}", "aldrig {}", "{} ej", "{} inte", "{}: nej", "{} hösten 2038", "{} 2039", "ska vara {} 2038",
    "{} om medel finns", "{} till 30 %", "{} i två av nio skolor", "inte längre {}", "nästan {}", "knappast {}",
    "delvis {}", "{}? Nej", "varken {} eller inställd", "{} för upphandling", "beräknas bli {} nästa år",
]  # fmt: skip
"""What makes a status another one, or none."""


@st.composite
def statuses(draw: st.DrawFn) -> Words:
    word = draw(st.sampled_from(sorted(STATUSES)))
    if draw(st.booleans()):
        return Words(word, frozenset({STATUSES[word]}))
    text = draw(st.sampled_from(TURNING)).format(word.lower())
    return Words(text[0].upper() + text[1:], frozenset(set(Status) - {STATUSES[word]}))


UNITS = {"kr": 1, "kronor": 1, "tkr": 1_000, "mkr": 1_000_000, "mnkr": 1_000_000, "miljoner kronor": 1_000_000}


@st.composite
def costs(draw: st.DrawFn) -> Words:
    unit = draw(st.sampled_from(sorted(UNITS)))
    low = draw(st.integers(2, 900)) * (1_000 if UNITS[unit] == 1 else 1)
    high = low * draw(st.integers(2, 9))
    first, last = f"{low:,}".replace(",", " "), f"{high:,}".replace(",", " ")
    whole, to = str(low * UNITS[unit]), str(high * UNITS[unit])
    per = draw(st.integers(2, 9))
    cases = {
        f"{first} {unit}": {whole},
        f"{first}–{last} {unit}": {f"{whole}-{to}"},
        f"{first} {unit} per år": {f"{whole}/år"},
        f"ca {first} {unit}": {f"~{whole}", whole},
        f"{first} €": {f"{low} EUR"},
        f"{first} NOK": {f"{low} NOK"},
        f"-{first} {unit}": set(),
        f"{per} x {first} {unit}": {str(per * low * UNITS[unit])},
        f"inte {first} {unit} utan {last} {unit}": {to},
        f"{first} {unit} saknas": set(),
    }
    text = draw(st.sampled_from(sorted(cases)))
    return Words(text, frozenset({*cases[text], *CostKind}))


POINTS = ["2026", "hösten 2027", "maj 2026", "2027-03-31", "2028"]


@st.composite
def times(draw: st.DrawFn) -> Words:
    first, last = draw(st.sampled_from(POINTS)), draw(st.sampled_from(["2030", "våren 2031", "2032-12-31"]))
    cases = {
        first: {first},
        f"{first} – {last}": {f"{first} – {last}"},
        f"{first} och framåt": {f"{first}–"},
        f"från {first}": {f"{first}–"},
        f"tidigast {first}": {f"{first}–"},
        f"efter {first}": {f"{first}–", "2027–", "2028–", "2029–", "2027-04-01–", "2026-06–", "2027-12–", "juni 2026–"},
        f"senast {first}": {f"senast {first}", f"till och med {first}"},
        f"klart senast {first}": {f"senast {first}", f"till och med {first}"},
        f"före {last}": {"till och med 2029", "senast 2029"},
        f"beslutades {first}": set(),
        f"inte {first}": set(),
        f"{first} eller {last}": set(),
        f"planen från {first} gäller": set(),
    }
    text = draw(st.sampled_from(sorted(cases)))
    return Words(text, frozenset(cases[text]))


PARTIES = [
    "Kultur- och fritidsnämnden", "Barn-, ungdoms- och familjenämnden", "Socialnämnden", "Plan- och byggenheten",
    "Vatten och Avfall i Ekvik AB", "Svenska kyrkan i Ekvik", "Bolaget Å & Å", "Region Mellersta", "Hamnen",
]  # fmt: skip


@st.composite
def parties(draw: st.DrawFn) -> Words:
    names = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    return Words(draw(st.sampled_from([", ", "; ", "\n"])).join(names), frozenset(names))


NO_SENSE = st.text("abcåäöÅ 0123456789-–,.;:/()%&!?\"'”=+#*_[]<>|", max_size=30).map(
    lambda text: Words(text, frozenset({"?"}))
)
"""Signs without sense: only that nothing breaks, and no word is lost."""

FIELDS = {
    "Status": ("status", statuses()), "Kostnad": ("cost", costs()), "Tidplan": ("period", times()),
    "Ansvarig": ("responsible", parties()),
}  # fmt: skip


@pytest.mark.parametrize("heading", FIELDS)
def test_words_are_kept_and_what_is_derived_is_certain(
    heading: str, base: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    field, sensible = FIELDS[heading]
    numbers = itertools.count()

    @settings(max_examples=6, deadline=None, phases=SEARCH, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.one_of(sensible, sensible, NO_SENSE), min_size=ROWS, max_size=ROWS))
    def hold(cells: list[Words]) -> None:
        folder = tmp_path_factory.mktemp(f"{field}-{next(numbers)}")
        outcome = _import(heading, cells, base, folder)
        for number, words in enumerate(cells):
            title = _title(number)
            assert _lost(words.text, outcome) == [], words
            values = outcome.content.values(("activity", title), field)
            if words.certain != {"?"}:
                assert [value for value in values if not _is_certain(field, value, words)] == [], words

    hold()


def _title(number: int) -> str:
    return f"Rusta upp gård {chr(ord('A') + number)}"


def _import(heading: str, cells: Sequence[Words], base: Path, folder: Path) -> Outcome:
    """Import a table with these cells below a heading; whatever is asked is set aside."""
    file = folder / "from" / "tabell.csv"
    file.parent.mkdir()
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerows([["Åtgärd", heading], *([_title(n), words.text] for n, words in enumerate(cells))])
    outcome = try_import(base, folder, file, [])
    assert outcome.broken == ""
    return outcome


def _lost(text: str, outcome: Outcome) -> list[str]:
    """The words of a text that are neither in the content nor told of."""
    known = f"{folded(outcome.content.whole)} {folded(outcome.told)}"
    return [word for word in re.findall(r"[^\W\d_]{2,}", folded(text)) if word not in known]


def _is_certain(field: str, value: str, words: Words) -> bool:
    return value == Status.UNKNOWN or any(same(field, certain, value) for certain in words.certain)

"""The tables of five real plans, in Word, Excel and PDF: every cell comes in, and comes in once."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from _pytest.mark import ParameterSet
from answering import answered, settled
from click.testing import CliRunner, Result
from importing.corpus.plans import plan_pdfs
from importing.corpus.run import CACHE
from table_files import Heading, Table, make, plan_parts

from klarplan.commands.cli import main
from klarplan.content.checks.validate import validate
from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config, load
from klarplan.importing.files.formats import read_tables
from klarplan.importing.understanding.account import Fate, words_of
from klarplan.importing.understanding.drafts import Draft, ImportResult, ImportSource
from klarplan.importing.understanding.interpret import interpret
from klarplan.site.texts import Texts

ROOT = Path(__file__).parents[3]
PLANS = ("norra-orebro", "dalarna", "norrbotten", "kronoberg", "norrtalje")
KINDS = (".docx", ".xlsx")
CONFIG = """
docs_dir: content
plugins:
  - klarplan:
      organisation: Norrby kommun
      licence:
        name: CC0 1.0
        url: https://creativecommons.org/publicdomain/zero/1.0/
      report:
        email: webb@norrby.se
"""
ANSWERS = {"Följa arbetet my Key för hemmasittare": "aktivitet"}
"""What is said where nothing is proposed; else what is proposed is right."""
WITHIN = "Inom ram Ryms inom det som verksamheterna redan har."
NEW = ("--title", "Plan för psykisk hälsa", "--area", "Norrby", "--period", "2017–2025", "--yes")


def of_plan(name: str, *values: object) -> ParameterSet:
    """A case for a plan: all of a plan's are run by one process, so that its tables are read once."""
    return pytest.param(name, *values, marks=pytest.mark.xdist_group(name))


each_plan = pytest.mark.parametrize("name", [of_plan(name) for name in PLANS])


@pytest.fixture
def empty_site(tmp_path: Path) -> Path:
    """A site with the lists that all plans share, and no plan."""
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (content.parent / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (content / "index.md").write_text("---\ntitle: Start\n---\nVälkommen.\n", encoding="utf-8")
    for name in ("parties.yml", "target-groups.yml"):
        shutil.copyfile(ROOT / "content" / name, content / name)
    (content / "municipalities").mkdir()
    for file in (ROOT / "content" / "municipalities").glob("*.md"):
        facts = file.read_text(encoding="utf-8").split("---")[1]
        (content / "municipalities" / file.name).write_text(f"---{facts}---\n", encoding="utf-8")
    return content.parent


@cache
def shared_lists() -> Records:
    """The parties, target groups and municipalities of the real site, without its plans."""
    config, _ = load(ROOT / "site_config.yml")
    assert config
    records = validate(config.content, config.addresses)[0]
    return Records(parties=records.parties, target_groups=records.target_groups, municipalities=records.municipalities)


@cache
def result_of(name: str, kind: str, *, lists: bool = True) -> ImportResult:
    """What comes of a plan's tables, with the lists of the real site or without. They are read once."""
    with TemporaryDirectory() as folder:
        grids = list(read_tables(make(plan_parts(name), Path(folder) / f"{name}{kind}")))
    known = shared_lists() if lists else Records()
    return settled(
        lambda inquiry: interpret(grids, known, ImportSource("planen", "kallan", Texts("sv"), inquiry=inquiry)), ANSWERS
    )


def run(site: Path, *arguments: str) -> Result:
    """Run a command; an import gets its answers."""
    if arguments[0] == "import":
        words = arguments[2:]
        return answered(
            lambda *said: _run(site, *said), Path(arguments[1]), *words, answers=ANSWERS, otherwise="förslag"
        )
    return _run(site, *arguments)


def _run(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], *arguments[1:], "-f", str(site / "site_config.yml"), "--lang", "sv"])


def read_site(site: Path) -> tuple[Config, Records]:
    config, _ = load(site / "site_config.yml")
    assert config
    records, problems = validate(config.content, config.addresses)
    assert problems == []
    return config, records


def files_of(site: Path) -> dict[str, str]:
    content = site / "content"
    return {
        file.relative_to(content).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(content.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("kind", [*KINDS, ".txt"])
@each_plan
def test_every_word_of_every_cell_has_an_account(name: str, kind: str) -> None:
    result = result_of(name, kind)
    assert result.account.unaccounted() == []
    assert result.account.unread == []


@each_plan
def test_word_and_excel_say_the_same(name: str) -> None:
    word, excel = (result_of(name, kind) for kind in KINDS)

    def told(draft: Draft) -> dict[object, object]:
        return {path: value for path, value in draft.values.items() if path[-1] not in ("place", "note")}

    assert {path: (told(draft), draft.body) for path, draft in word.drafts.items()} == {
        path: (told(draft), draft.body) for path, draft in excel.drafts.items()
    }


@pytest.mark.parametrize(
    ("name", "areas", "goals", "activities"),
    [
        of_plan("norra-orebro", 5, 28, 27),
        of_plan("dalarna", 0, 0, 0),
        of_plan("norrbotten", 3, 0, 38),
        of_plan("kronoberg", 5, 22, 22),
        of_plan("norrtalje", 0, 0, 19),
    ],
)
def test_what_each_plan_becomes(name: str, areas: int, goals: int, activities: int) -> None:
    result = result_of(name, ".docx")
    paths = [path for draft in result.drafts.values() for path in draft.values]
    assert len(list(result.of(FileKind.FOCUS_AREA))) == areas
    assert len([path for path in paths if path[0] == "goals" and path[-1] == "id"]) == goals
    assert len(list(result.of(FileKind.ACTIVITY))) == activities


@pytest.mark.parametrize("kind", KINDS)
@each_plan
def test_with_the_lists_of_the_site_every_cell_has_a_field(name: str, kind: str) -> None:
    result = result_of(name, kind)
    assert [entry.text for entry in result.account.entries if entry.fate is Fate.NOTED] == []


@each_plan
def test_without_the_lists_long_names_of_parties_become_notes(name: str) -> None:
    result = result_of(name, ".docx", lists=False)
    noted = {entry.piece.column for entry in result.account.entries if entry.fate is Fate.NOTED}
    assert result.account.unaccounted() == []
    assert noted <= {"Ansvar", "Ansvarig, tid, uppskattad kostnad"}


@pytest.mark.parametrize("kind", KINDS)
@each_plan
def test_a_plan_comes_in_checked_and_a_second_time_changes_nothing(
    name: str, kind: str, tmp_path: Path, empty_site: Path
) -> None:
    file = make(plan_parts(name), tmp_path / f"{name}{kind}")
    before = files_of(empty_site)
    done = run(empty_site, "import", str(file), "--plan", "planen", *NEW)
    assert done.exit_code == 0, done.output
    read_site(empty_site)
    after = files_of(empty_site)
    assert after != before
    again = run(empty_site, "import", str(file), "--plan", "planen", "--yes")
    assert again.exit_code == 0, again.output
    assert files_of(empty_site) == after


@each_plan
def test_every_word_is_in_the_files(name: str, tmp_path: Path, empty_site: Path) -> None:
    """Apart from what is read as a value: sums, spans of time, names of parties, areas and groups."""
    parts = plan_parts(name)
    file = make(parts, tmp_path / f"{name}.docx")
    assert run(empty_site, "import", str(file), "--plan", "planen", *NEW).exit_code == 0
    result = result_of(name, ".docx")
    written = set(words_of(" ".join(files_of(empty_site).values()).replace("\\", "")))
    for entry in result.account.entries:
        if entry.fate is not Fate.HEADING and not entry.value:
            kept = [word for word in words_of(entry.text) if word not in written and word != "Insatsområde"]
            assert kept == [], entry


def _value(result: ImportResult, title: str, *path: str) -> object:
    draft = next(draft for draft in result.of(FileKind.ACTIVITY) if draft.values["title",] == title)
    return draft.values.get(path)


@pytest.mark.parametrize(
    ("name", "title", "path", "expected"),
    [
        of_plan("norra-orebro", "Samverka i brottsförebyggande råd", ("target_groups",), ["barn-och-unga"]),
        of_plan("norra-orebro", "Samverka i brottsförebyggande råd", ("period",), 2017),
        of_plan(
            "norra-orebro", "Kartlägga insatser för barn och unga", ("focus_area",), "forebyggande-och-framjande-arbete"
        ),
        of_plan("norra-orebro", "Kartlägga insatser för barn och unga", ("target_groups",), ["barn-och-unga"]),
        of_plan("norra-orebro", "Utbilda personal i DBT", ("target_groups",), ["vuxna", "aldre"]),
        of_plan(
            "norra-orebro",
            "Planera utbildning i första hjälpen till psykisk hälsa",
            ("goals",),
            ["fler-ska-veta-mer-om-psykisk-halsa-och-om-psykisk"],
        ),
        of_plan(
            "norra-orebro",
            "Pröva lotsning på Nora vårdcentral",
            ("cost",),
            [{"kind": "included", "included_in": "lotsa-deltagare-till-foreningar"}],
        ),
        of_plan(
            "norrbotten", "Införa fem vård- och insatsprogram", ("focus_area",), "starkt-samverkan-mellan-huvudmannen"
        ),
        of_plan(
            "norrbotten",
            "Stödja forskningsprojektet ChatPal",
            ("situation",),
            "Norrbottens Kommuner, Region Norrbotten och Luleå tekniska universitet utvecklar en AI-tjänst för ungas "
            "psykiska hälsa. De gör det med parter i andra länder.",
        ),
        of_plan("norrbotten", "Hålla MHFA-kurser för samer", ("focus_area",), "gemensamt-arbete-for-suicidprevention"),
        of_plan("norrbotten", "Samordna psykiatriveckan på nätet", ("period",), "vecka 41 2022"),
        of_plan("norrbotten", "Ta reda på behoven efter covid", ("period",), "2022–"),
        of_plan(
            "norrbotten",
            "Stödja forskningsprojektet ChatPal",
            ("cost",),
            [{"kind": "within_budget", "note": WITHIN}],
        ),
        of_plan("kronoberg", "Ordna återträffar för utbildade i PYC", ("status",), "started"),
        of_plan("kronoberg", "Ordna återträffar för utbildade i PYC", ("priority",), "paborjat-men-ej-slutfort"),
        of_plan("kronoberg", "Utbilda personal som möter vuxna", ("target_groups",), ["vuxna"]),
        of_plan("kronoberg", "Utbilda personal som möter vuxna", ("focus_area",), "tillgangliga-och-tidiga-insatser"),
        of_plan("kronoberg", "Pröva stöd till föräldrar med vuxna barn", ("status",), "done"),
        of_plan("kronoberg", "Ansluta fler kommuner till Äldrehälsa Kronoberg", ("target_groups",), ["aldre"]),
    ],
)
def test_facts_of_activities(name: str, title: str, path: tuple[str, ...], expected: object) -> None:
    assert _value(result_of(name, ".docx"), title, *path) == expected


@pytest.mark.xdist_group("corpus")  # the files are made once
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_comes_in_whole_as_pdf(name: str) -> None:
    """What is uncertain in a PDF is asked: which lines are one, and what a page break has cut."""
    grids = list(read_tables(plan_pdfs(CACHE)[name]))
    known = shared_lists()
    of_pdf = settled(
        lambda inquiry: interpret(grids, known, ImportSource("planen", "kallan", Texts("sv"), inquiry=inquiry)), ANSWERS
    )
    of_word = result_of(name, ".docx")
    assert of_pdf.account.unaccounted() == []
    assert of_pdf.account.unread == []
    for kind in (FileKind.FOCUS_AREA, FileKind.ACTIVITY):
        assert len(list(of_pdf.of(kind))) == len(list(of_word.of(kind)))
    said, read = (
        {word for entry in result.account.entries for word in words_of(entry.text)} for result in (of_word, of_pdf)
    )
    assert len(said - read) <= len(said) * PARTED, said - read


PARTED = 0.03
"""How many words a page break or a narrow column may part."""


def test_money_comes_to_the_last_ore(tmp_path: Path, empty_site: Path) -> None:
    file = make(plan_parts("dalarna"), tmp_path / "dalarna.xlsx")
    assert run(empty_site, "import", str(file), "--plan", "planen", *NEW).exit_code == 0
    _, records = read_site(empty_site)
    ((_, funding),) = records.funding
    table = [part for part in plan_parts("dalarna") if isinstance(part, Table)][1]
    assert funding.year == 2020
    assert [row.recipient for row in funding.allocations][:3] == ["county", "vansbro", "malung-salen"]
    assert len(funding.allocations) == len(table.rows)
    for row, cells in zip(funding.allocations[1:], table.rows[1:], strict=True):
        shown = [re.sub(r"[^\d,]", "", cell).replace(",", ".") for cell in cells[1:]]
        assert [f"{amount:.2f}" for amount in row.amounts.values()] == shown[:2]
        assert str(row.stated_total) == shown[2]


def test_the_fixtures_have_headings_and_tables() -> None:
    for name in PLANS:
        kinds = [type(part) for part in plan_parts(name)]
        assert kinds[0] is Heading
        assert kinds.count(Table) >= 1

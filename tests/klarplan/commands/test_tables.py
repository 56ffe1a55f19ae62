"""`klarplan import` and `klarplan export` as a communicator meets them.

Also tests: importing.imports, importing.progress, importing.report, importing.report_page, importing.versions
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from answering import answered, questions_of
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from table_files import make, parts_of

from klarplan.commands import tables as commands
from klarplan.commands.cli import main
from klarplan.importing.files import unreadable
from klarplan.importing.progress import READING
from klarplan.importing.writing import write
from klarplan.site.texts import Texts

TABLE = """
## Fokusområde trygga barn
| Kortsiktiga mål | Aktiviteter 2021 | Ansvar | Kostnad | Diarienummer |
| Fler möten | Hålla öppet hus | Socialnämnden | 100.000 kronor | KS 12 |
"""
PLAN = ("--plan", "norrby-2021")


@pytest.fixture
def site(tmp_path: Path, golden: Path) -> Path:
    shutil.copytree(golden / "base", tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return make(parts_of(TABLE), tmp_path / "tabell.docx")


def run(site: Path, *arguments: str | Path, typed: str | None = None) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, [*words, "-f", str(site / "site_config.yml")], input=typed)


def files(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def imported(site: Path, table: Path, *arguments: str) -> Result:
    """Import into the plan, with what is asked kept as notes."""
    return answered(lambda *words: run(site, *words), table, *PLAN, *arguments)


def test_the_report_tells_columns_rows_and_what_has_no_place(site: Path, table: Path) -> None:
    before = files(site)
    result = run(site, "import", table, *PLAN, "--dry-run", "--details")
    assert (result.exit_code, files(site)) == (3, before)
    assert questions_of(table) == []
    result = imported(site, table, "--dry-run", "--details")
    assert (result.exit_code, files(site)) == (0, before)
    told = [line.strip() for line in result.output.splitlines()]
    assert told[0] == "tabell.docx: 1 tabell, 2 rader, 10 rutor med text."
    assert "Tabell 1: Fokusområde trygga barn" in told
    assert "Kortsiktiga mål   → kortsiktigt mål" in told
    assert "Diarienummer      → anmärkning" in told
    assert "Rad 2  → plans/norrby-2021/activities/halla-oppet-hus.md" in told
    assert "”Socialnämnden” → ansvarig" in told
    assert "”100.000 kronor” → kostnad: 100 000 kr" in told
    assert "”KS 12” → anmärkning" in told
    assert "ny  content/plans/norrby-2021/activities/halla-oppet-hus.md" in told
    assert told[-1] == "Inget är skrivet. Samma kommando utan --dry-run skriver filerna."


def test_what_is_imported_passes_the_check(site: Path, table: Path) -> None:
    result = imported(site, table)
    assert result.exit_code == 0, result.output
    assert "Filerna är skrivna." in result.output
    assert run(site, "check").exit_code == 0
    text = (site / "content/plans/norrby-2021/activities/halla-oppet-hus.md").read_text(encoding="utf-8")
    assert text == (
        "---\ntitle: Hålla öppet hus\nfocus_area: trygga-barn\norder: 1\ngoals:\n  - fler-moten\n"
        'responsible:\n  - party: socialnamnden\nperiod: "2021"\ncost:\n  - amount: 100000\nsource:\n'
        '  document: planen\n  place: tabell 1, Fokusområde trygga barn, rad 2\n  note: "Diarienummer: ”KS 12”."\n---\n'
    )


def test_a_person_is_asked_before_anything_is_written(site: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_is_watched", lambda: True)
    before = files(site)
    refused = run(site, "import", table, *PLAN, typed="nonsens\nanteckning\nnej\n")
    assert (refused.exit_code, files(site) == before) == (1, True)
    assert "1/1  Vad står i kolumnen ”Diarienummer”?" in refused.output
    assert "Det är inget av valen." in refused.output
    assert "Ska filerna skrivas?" in refused.output
    assert run(site, "import", table, *PLAN, typed="anteckning\nja\n").exit_code == 0
    assert files(site) != before


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("finns-inte.docx", *PLAN), 2, "Det finns ingen fil"),
        (("tabell.docx",), 1, 'Det finns ingen plan "".'),
        (("tabell.docx", "--plan", "norby-2021"), 1, 'Menade du "norrby-2021"?'),
        (("tabell.docx", *PLAN, "--source", "plan"), 1, 'Menade du "planen"?'),
        (("bild.png", *PLAN), 2, "går inte att läsa in"),
        (("tom.txt", *PLAN), 1, "Det finns ingen tabell i filen."),
        (("tabell.docx", "--plan", "ny", "--title", "A", "--area", "B", "--period", "nu"), 1, "nu går inte att läsa"),
        (("tabell.docx", "--plan", "Ny Plan", "--title", "A", "--area", "B", "--period", "2021"), 1, "ny-plan"),
    ],
)
def test_what_stops_an_import(arguments: tuple[str, ...], code: int, told: str, site: Path, table: Path) -> None:
    (table.parent / "bild.png").write_bytes(b"?")
    (table.parent / "tom.txt").write_text("Ingen tabell.\n", encoding="utf-8")
    before = files(site)
    result = run(site, "import", table.parent / arguments[0], *arguments[1:])
    assert result.exit_code == code
    assert told in result.output
    assert files(site) == before


def test_a_new_plan_is_a_draft(site: Path, table: Path) -> None:
    said = ("--title", "Vår plan", "--area", "Norrby", "--period", "2021–2025")
    result = answered(lambda *words: run(site, *words), table, "--plan", "ny", *said)
    assert result.exit_code == 0, result.output
    index = (site / "content/plans/ny/index.md").read_text(encoding="utf-8")
    assert index == (
        "---\ntitle: Vår plan\nshort_title: Norrby\nsummary: En plan för Norrby, 2021–2025.\nkind: action_plan\n"
        "area: Norrby\nperiod: 2021–2025\nstatus: draft\nsources:\n  - id: tabell\n    title: tabell\n---\n"
    )
    assert run(site, "check").exit_code == 0


NAMES = """
## Fokusområde nytt stöd
| Nytt stöd | Målgrupp | Aktivitet | Ansvar |
| Mål | Målgrupp | Aktivitet | Ansvar |
| Nyinflyttade |  | Hälsa välkommen |  |
| Fler stannar | Nyinflyttade | Bjuda in | Väntjänst |
| Nytt stöd // Fler hittar hit |  | Visa vägen | Väntjänst, Region Norr |
"""


def test_names_that_a_table_adds_do_not_change_how_it_is_read_the_next_time(site: Path, tmp_path: Path) -> None:
    """ "Nyinflyttade" is a goal before it is known as a target group, and would be a target group afterwards."""
    table = make(parts_of(NAMES), tmp_path / "namn.docx")
    first = imported(site, table)
    assert first.exit_code == 0, first.output
    assert "Nya i listan över målgrupper: Nyinflyttade" in first.output
    before = files(site)
    again = run(site, "import", table, *PLAN)
    assert (again.exit_code, files(site)) == (0, before)
    assert "Nya i listan" not in again.output
    parties = site / "content/parties.yml"
    parties.write_text(parties.read_text(encoding="utf-8").replace("name: Väntjänst", "name: Vänner"), encoding="utf-8")
    before = files(site)
    renamed = run(site, "import", table, *PLAN)
    assert (renamed.exit_code, files(site)) == (0, before), renamed.output


def test_a_party_that_somebody_removed_comes_back_only_with_a_row_that_needs_it(site: Path, tmp_path: Path) -> None:
    table = make(parts_of(NAMES), tmp_path / "namn.docx")
    assert imported(site, table).exit_code == 0
    parties = site / "content/parties.yml"
    text = parties.read_text(encoding="utf-8")
    parties.write_text(text[: text.index("- id: vantjanst")], encoding="utf-8")
    for file in (site / "content/plans/norrby-2021/activities").iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace("- vantjanst", "- region-norr"), encoding="utf-8")
    before = files(site)
    again = run(site, "import", table, *PLAN)
    assert (again.exit_code, files(site)) == (0, before), again.output
    make(parts_of(f"{NAMES}| Fler möts |  | Bjuda på fika | Väntjänst |\n"), table)
    more = run(site, "import", table, *PLAN)
    assert more.exit_code == 0, more.output
    assert "1 ny post: vantjanst" in more.output


def test_the_report_does_not_say_the_same_twice(site: Path, tmp_path: Path) -> None:
    rows = "".join(f"| Hålla möte {letter} |  | Region Norr |\n" for letter in "abcdef")
    text = f"| Aktivitet | Tid | Ansvar |\n{rows}"
    table = make(parts_of(f"## Ett\n{text}\n## Två\n{text.replace('möte', 'kurs')}"), tmp_path / "tabell.docx")
    told = imported(site, table, "--dry-run", "--details").output
    assert told.count("Så förstås kolumnerna:") == 1
    assert "Kolumnerna är samma som i tabell 1." in told
    assert "  12 nya filer i content/plans/norrby-2021/activities/\n" in told
    assert told.count("halla-kurs-a.md") == 1, "the row names it, and the list of files need not"


@pytest.mark.parametrize(("watched", "parts", "drawn"), [(True, 200, True), (False, 200, False), (True, 199, False)])
def test_a_bar_is_drawn_for_long_work_that_somebody_watches(
    watched: bool, parts: int, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return watched

    screen = Screen()
    monkeypatch.setattr(commands.sys, "stderr", screen)
    assert list(commands._Bars(Texts("sv"))(range(parts), READING)) == list(range(parts))
    assert ("Läser" in screen.getvalue(), bool(screen.getvalue())) == (drawn, drawn)


def test_one_table_at_a_time_is_as_all_of_them_at_once(site: Path, tmp_path: Path) -> None:
    table = make(parts_of(TABLE + NAMES), tmp_path / "namn.docx")
    for number in (2, 1):
        result = imported(site, table, "--table", str(number))
        assert result.exit_code == 0, result.output
        assert "finns inte längre i tabellen" not in result.output
    before = {name for name in files(site) if "activities" in name}
    assert imported(site, table).exit_code == 0
    assert {name for name in files(site) if "activities" in name} == before


def test_errors_in_the_files_that_would_change_come_first(site: Path, table: Path) -> None:
    area = site / "content/plans/norrby-2021/focus-areas/trygga-barn.md"
    area.write_text(area.read_text(encoding="utf-8").replace("order: 2", "order: två"), encoding="utf-8")
    before = files(site)
    result = run(site, "import", table, *PLAN)
    assert result.exit_code == 1
    assert "trygga-barn.md:" in result.output
    assert files(site) == before


def test_a_disk_that_is_full_leaves_everything_as_it_was(
    site: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("disken är full")

    monkeypatch.setattr(write, "_replace", full)
    before = files(site)
    result = imported(site, table)
    assert (result.exit_code, files(site)) == (1, before)
    assert "disken är full" in result.output


@pytest.mark.parametrize("module", ["ruamel.yaml", "docx"])
def test_a_missing_package_says_how_to_install_it(
    module: str, site: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> None:
        if name == module:
            raise ImportError(name)

    monkeypatch.setattr(unreadable, "import_module", load)
    result = run(site, "import", table, *PLAN)
    assert result.exit_code == 1
    assert 'pip install "klarplan[import]"' in result.output


def test_out_to_a_workbook_and_back(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "planer.xlsx"
    assert run(site, "export", "--xlsx", file).exit_code == 0
    assert run(site, "export", "--xlsx", file).exit_code == 1
    assert run(site, "export", "--xlsx", file, "--replace").exit_code == 0
    before = files(site)
    same = run(site, "import", file)
    assert (same.exit_code, files(site)) == (0, before)
    assert "Inget är ändrat i arbetsboken." in same.output
    book = load_workbook(file)
    sheet = book["norrby-2021"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Öppna en stödlinje")
    cell.value = "Öppna en telefonlinje"
    book.save(file)
    changed = run(site, "import", file)
    assert changed.exit_code == 0, changed.output
    assert "”Öppna en stödlinje” → ”Öppna en telefonlinje”" in changed.output
    path = "content/plans/norrby-2021/activities/stodlinje.md"
    assert {name for name, text in files(site).items() if before.get(name) != text} == {path}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "klarplan export --xlsx"),
        (("--xlsx", "ut.xlsx", "--plan", "ingen"), 1, 'Det finns ingen plan "ingen".'),
        (("--xlsx", "mapp/som/saknas/ut.xlsx"), 1, "Inget är skrivet"),
    ],
)
def test_what_stops_an_export(
    arguments: tuple[str, ...], code: int, told: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(site, "export", *arguments)
    assert result.exit_code == code
    assert told in result.output


def test_content_with_errors_is_not_exported(site: Path, tmp_path: Path) -> None:
    (site / "content/plans/norrby-2021/activities/ny.md").write_text("---\ntitle: Ny\n---\n", encoding="utf-8")
    result = run(site, "export", "--xlsx", tmp_path / "ut.xlsx")
    assert result.exit_code == 1
    assert not (tmp_path / "ut.xlsx").exists()


def test_other_commands_do_not_need_the_packages(site: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys\n"
        "for name in ('openpyxl', 'docx', 'ruamel', 'ruamel.yaml'): sys.modules[name] = None\n"
        "from klarplan.commands.cli import main\n"
        f"main(['check', '-f', {str(site / 'site_config.yml')!r}])\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


# ---- what is asked ----


def csv(folder: Path, *rows: str) -> Path:
    file = folder / "lista.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Status", "Blir inte av"), ("Status", "Slutförs hösten 2031"), ("Kostnad", "3 000 €"),
        ("Ansvarig", "Anna Berg"),
        ("Tid", "03/04/2031"), ("Insats per område", "Allmänt"), ("Kostnad", "250"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_asked_and_nothing_is_written(heading: str, cell: str, site: Path) -> None:
    table = csv(site.parent, f"Åtgärd;{heading}", f"Rensa diken;{cell}")
    before = files(site)
    result = run(site, "import", table, *PLAN)
    assert (result.exit_code, files(site)) == (3, before), result.output
    (question,) = questions_of(table)
    assert {heading, cell} & set(question["gäller"])
    assert "utelämna" in question["val"]


def test_an_answer_is_written_and_kept_for_the_next_table(site: Path, tmp_path: Path) -> None:
    table = csv(tmp_path, "Åtgärd;Status", "Rensa diken;Blir inte av")
    done = answered(lambda *words: run(site, *words), table, *PLAN, answers={"Blir inte av": "Inte längre aktuell"})
    assert done.exit_code == 0, done.output
    text = (site / "content/plans/norrby-2021/activities/rensa-diken.md").read_text(encoding="utf-8")
    assert "status: not_relevant\nstatus_reason: Blir inte av\n" in text
    table.write_text("Åtgärd;Status\nRensa diken;Blir inte av\nMåla bänkar;Blir inte av\n", encoding="utf-8")
    again = run(site, "import", table, *PLAN)
    assert again.exit_code == 0, again.output


def test_a_person_who_is_set_aside_is_written_nowhere(site: Path, tmp_path: Path) -> None:
    table = csv(tmp_path, "Åtgärd;Ansvarig", "Rensa diken;Anna Berg")
    done = answered(lambda *words: run(site, *words), table, *PLAN, otherwise="utelämna")
    assert done.exit_code == 0, done.output
    assert not [name for name, text in files(site).items() if b"Berg" in text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("frågor: [", "svar.yml:1"),
        ("frågor:\n  - svar: ja\n", "svar.yml:2:5"),
        ("frågor:\n  - nyckel: KEY\n    svar: kanske\n", "svar.yml:3:11"),
        ("annat: 1\n", "frågor"),
    ],
)
def test_a_file_of_answers_with_errors_is_told_of(text: str, told: str, site: Path, tmp_path: Path) -> None:
    table = csv(tmp_path, "Åtgärd;Status", "Rensa diken;Blir inte av")
    assert run(site, "import", table, *PLAN).exit_code == 3
    (question,) = questions_of(table)
    given = tmp_path / "svar.yml"
    given.write_text(text.replace("KEY", str(question["nyckel"])), encoding="utf-8")
    before = files(site)
    result = run(site, "import", table, *PLAN, "--answers", given)
    assert (result.exit_code, files(site)) == (1, before)
    assert told in result.output


def test_questions_are_never_written_over_a_file_that_is_there(site: Path, tmp_path: Path) -> None:
    table = csv(tmp_path, "Åtgärd;Status", "Rensa diken;Blir inte av")
    for name in ("lista.csv.fragor.yml", "lista.csv.fragor-2.yml"):
        assert run(site, "import", table, *PLAN).exit_code == 3
        assert (tmp_path / name).exists()


def test_an_activity_that_a_new_version_of_a_table_has_not_is_asked_about(site: Path, tmp_path: Path) -> None:
    table = csv(tmp_path, "Åtgärd;Tid", "Rensa diken i Norrby;2026", "Måla bänkar;2026")
    assert run(site, "import", table, *PLAN).exit_code == 0
    newer = tmp_path / "lista-2027.csv"
    newer.write_text("Åtgärd;Tid\nRensa alla diken i Norrby;2027\nMåla bänkar;2026\n", encoding="utf-8")
    title = "den heter ”Rensa alla diken i Norrby” nu"
    done = answered(
        lambda *words: run(site, *words), newer, *PLAN, "--replace", answers={"Rensa diken i Norrby": title}
    )
    assert done.exit_code == 0, done.output
    activities = site / "content/plans/norrby-2021/activities"
    assert "title: Rensa alla diken i Norrby" in (activities / "rensa-diken-i-norrby.md").read_text(encoding="utf-8")
    assert not (activities / "rensa-alla-diken-i-norrby.md").exists()


def test_the_page_shows_each_table_beside_what_it_became(site: Path, tmp_path: Path) -> None:
    table = csv(tmp_path, "Åtgärd;Status", "Rensa diken & dammar;Blir inte av")
    page = tmp_path / "sida.html"
    assert run(site, "import", table, *PLAN, "--html", page).exit_code == 3
    text = page.read_text(encoding="utf-8")
    assert "Rensa diken &amp; dammar" in text
    assert 'class="asked"' in text


def test_the_source_is_that_of_the_plans_activities_where_it_has_several(site: Path, tmp_path: Path) -> None:
    index = site / "content" / "plans" / "norrby-2021" / "index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("sources:\n", "sources:\n  - id: bilaga\n    title: Bilagan\n", 1), encoding="utf-8")
    table = make(parts_of("| Aktivitet | Tid |\n| Hålla öppet hus | 2021 |\n"), tmp_path / "nya-insatser.docx")
    result = run(site, "import", table, *PLAN, "--yes")
    assert result.exit_code == 0, result.output
    written = (site / "content/plans/norrby-2021/activities/halla-oppet-hus.md").read_text(encoding="utf-8")
    assert "document: planen" in written


def test_what_never_came_from_a_table_is_not_asked_about(site: Path, tmp_path: Path) -> None:
    """Only the old name of an activity that a table gave is asked about in a new version of the table."""
    known = min((site / "content/plans/norrby-2021/activities").glob("*.md")).read_text(encoding="utf-8")
    title = known.partition("title: ")[2].partition("\n")[0].strip('"')
    rows = "| Aktivitet | Tid |\n| {near} | 2021 |\n| Hålla öppet {house} | 2021 |\n"
    first = make(parts_of(rows.format(near=f"{title} nu", house="hus")), tmp_path / "ett.docx")
    result = run(site, "import", first, *PLAN, "--yes")
    assert result.exit_code == 0, result.output
    second = make(parts_of(rows.format(near=f"{title} nu", house="husen")), tmp_path / "två.docx")
    result = run(site, "import", second, *PLAN, "--yes")
    assert result.exit_code == 3, result.output
    assert [question["gäller"][0] for question in questions_of(second)] == ["Hålla öppet hus"]

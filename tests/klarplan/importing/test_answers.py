"""An import that asks: the file of questions, the answers that it takes, and what is kept of them beside the plan.

Also tests: importing.questions
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from klarplan.commands.cli import main
from klarplan.importing.answers import file_for, read_answers
from klarplan.importing.questions import Question, QuestionKind

TABLE = """Åtgärd;Ansvarig;Status
Bygg lekplats;Kommunstyrelsen;Uppnås inte
Köp in cyklar;Kommunstyrelsen;Genomförd
"""
PLAN = ("--plan", "exempelplan", "--source", "handlingsplan")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site's folder, with a table beside it."""
    folder = tmp_path / "planer"
    assert CliRunner().invoke(main, ["new", str(folder), "--yes"]).exit_code == 0
    (tmp_path / "tabell.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["import", "../tabell.csv", *PLAN, *words])


def content(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()}


def answered(file: Path, answer: str) -> None:
    """Write an answer to each question, as in an editor."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    svar:\n", f"    svar: {answer}\n"), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "other"),
    [("Status | ✓", "Status | ✗"), ("> 5 tkr", "< 5 tkr"), ("-5 tkr", "5 tkr"), ("Klar?", "Klar"), ("50 %", "50")],
)
def test_texts_with_other_signs_are_other_questions(text: str, other: str) -> None:
    one, two = (Question(QuestionKind.CELL, "", subject, ()) for subject in (text, other))
    assert one.key != two.key


def test_the_key_does_not_hang_on_case_or_dots() -> None:
    one, two = (
        Question(QuestionKind.CELL, "", subject, ()) for subject in ("Kostnad | ca 5 tkr", "kostnad | ca 5 tkr.")
    )
    assert one.key == two.key


def test_a_cell_without_a_heading_is_asked_about(site: Path) -> None:
    table = site.parent / "tabell.csv"
    table.write_text("Åtgärd;Ansvarig\nBygg;Kommunstyrelsen;skriv inte\nRiv;Kommunstyrelsen;ut\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 3
    assert result.output.count("  ? ") == 1
    assert "Vad står i kolumn 3, med ”skriv inte” och ”ut”?" in result.output
    answered(site.parent / "tabell.csv.fragor.yml", "anteckning")
    assert run("--answers", "../tabell.csv.fragor.yml", "--yes").exit_code == 0
    assert "skriv inte" in "".join(text.decode() for path, text in content(site).items() if path.endswith("bygg.md"))


def test_rows_across_a_table_are_asked_about_as_focus_areas(site: Path) -> None:
    rows = "<tr><td colspan=2>Energi<tr><td>Byt<td>2026<tr><td colspan=2>Avfall<tr><td>Sortera<td>2027"
    page = f"<table><tr><th>Åtgärd<th>Tid{rows}</table>"
    (site.parent / "tabell.html").write_text(page, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "../tabell.html", *PLAN])
    assert result.exit_code == 3
    assert "tvärs över tabellen fokusområden i planen: ”Energi” och ”Avfall”?" in result.output


@pytest.mark.parametrize(
    ("table", "question"),
    [
        ("Åtgärd;Kostnad\nBygg;50 tkr\nRiv;30 tkr\nAtt finansiera;80 tkr\n",
         "”Att finansiera” kostar lika mycket som raderna ovanför tillsammans."),
        ("Åtgärd;Aktivitet;Tid\nTrygg skola;Rastvärdar;2026\n", "Vad står i kolumnen ”Aktivitet”?"),
    ],
)  # fmt: skip
def test_a_row_that_may_be_a_sum_and_a_second_column_of_titles_are_asked_about(
    table: str, question: str, site: Path
) -> None:
    (site.parent / "tabell.csv").write_text(table, encoding="utf-8")
    result = run()
    assert result.exit_code == 3
    assert question in result.output
    assert result.output.count("  ? ") == 1


def test_texts_below_many_headings_are_one_question_first(site: Path) -> None:
    sections = "".join(f"<h2>Rubrik {word}</h2><p>Text om {word}.</p>" for word in ("a", "b", "c", "d", "e", "f"))
    table = "<table><tr><th>Åtgärd<th>Tid<tr><td>Byt<td>2026</table>"
    (site.parent / "tabell.html").write_text(sections + table, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "../tabell.html", *PLAN])
    assert result.output.count("  ? ") == 1
    answers = site.parent / "tabell.html.fragor.yml"
    answered(answers, "fråga om varje text")
    result = CliRunner().invoke(main, ["import", "../tabell.html", *PLAN, "--answers", str(answers)])
    assert result.output.count("  ? ") == 6


def test_what_is_uncertain_is_asked_and_nothing_is_written_before_it_is_answered(site: Path) -> None:
    before = content(site)
    result = run()
    assert result.exit_code == 3, result.output
    assert content(site) == before
    questions = site.parent / "tabell.csv.fragor.yml"
    asked = yaml.safe_load(questions.read_text(encoding="utf-8"))["frågor"]
    assert ["Uppnås inte"] in [question["gäller"] for question in asked]
    answered(questions, "utelämna")
    result = run("--answers", "../tabell.csv.fragor.yml", "--yes")
    assert result.exit_code == 0, result.output
    written = {path: text.decode() for path, text in content(site).items() if path not in before}
    activities = {path: text for path, text in written.items() if "/activities/" in path}
    assert len(activities) == 2
    assert [text.count("status: done") for path, text in sorted(activities.items())] == [0, 1]
    assert "started" not in "".join(activities.values())


def test_the_same_words_are_not_asked_about_next_year(site: Path) -> None:
    run()
    answered(site.parent / "tabell.csv.fragor.yml", "utelämna")
    assert run("--answers", "../tabell.csv.fragor.yml", "--yes").exit_code == 0
    table = site.parent / "tabell.csv"
    table.write_text(TABLE + "Måla om skolan;Kommunstyrelsen;Uppnås inte\n", encoding="utf-8")
    result = run("--yes")
    assert "1 fråga har fått svar" in result.output
    assert "”Uppnås inte”" not in result.output


def test_a_file_of_questions_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx.fragor.yml").touch()
    assert file_for(tmp_path / "a.xlsx").name == "a.xlsx.fragor-2.yml"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("frågor:\n  - nyckel: a\n    svar: b\n", []),
        ("annat: []\n", [("answers-file", 1)]),
        ("frågor:\n  - svar: b\n", [("answers-entry", 2)]),
        ("frågor: [\n", [("yaml-bracket", 1)]),
    ],
)
def test_what_is_wrong_with_a_file_of_answers(text: str, kinds: list[tuple[str, int]], tmp_path: Path) -> None:
    file = tmp_path / "svar.yml"
    file.write_text(text, encoding="utf-8")
    _, problems = read_answers(file)
    assert [(problem.kind, problem.position.line) for problem in problems] == kinds


def test_an_answer_that_is_no_choice_is_told_by_its_line(site: Path) -> None:
    run()
    file = site.parent / "tabell.csv.fragor.yml"
    answered(file, "kanske")
    result = run("--answers", "../tabell.csv.fragor.yml", "--yes")
    assert result.exit_code not in (0, 3)
    line = next(n for n, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if "svar: kanske" in text)
    assert f"tabell.csv.fragor.yml:{line}:" in result.output
    assert "Traceback" not in result.output

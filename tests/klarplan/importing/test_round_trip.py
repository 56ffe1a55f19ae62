"""Export and import: nothing changes by itself, and one edited cell changes that and nothing else.

Also tests: importing.workbook.cells, importing.workbook.comparison
Also tests: importing.workbook.cost_cells, importing.workbook.export, importing.workbook.sheet_records
Also tests: importing.workbook.sheets
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from klarplan.content.checks.validate import validate
from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config, load
from klarplan.importing import imports
from klarplan.importing.files.excel import OWN_SHEET
from klarplan.importing.files.formats import read_file
from klarplan.importing.imports import ImportOptions, ImportPreview
from klarplan.importing.understanding.vocabulary import NameBook, Vocabulary
from klarplan.importing.workbook.cells import CellError, involved_in
from klarplan.importing.workbook.columns import AIM_COLUMNS, BY_KEY, COLUMNS, RowKind
from klarplan.importing.workbook.cost_cells import cost_line, cost_of
from klarplan.importing.workbook.export import save
from klarplan.importing.workbook.sheet_records import cells_of, context_of, records_of
from klarplan.importing.writing.file_texts import composed
from klarplan.importing.writing.write import write
from klarplan.model.values import Status
from klarplan.site.texts import Texts

GOLDEN = Path(__file__).parents[2] / "golden" / "base"
PLAN = "norrby-2021"
SV = Texts("sv")
Cells = dict[tuple[str, str], dict[str, str]]

TEXT = (
    st.one_of(
        st.text(alphabet="abcåäöÅÄÖ 0123456789:#-–'\"”[]{}&*!%@`,.;=+/()", min_size=1, max_size=140),
        st.sampled_from(["=1+1", "no", "2017", "0188", "- en", "två: tre", "ord " * 60, "@tecken", "+46 8 12", "~"]),
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
LINES = st.lists(TEXT, min_size=1, max_size=3, unique=True)
GROUPS = st.lists(st.sampled_from(["barn-och-unga", "aldre"]), min_size=1, unique=True)
PARTIES = ("socialnamnden", "region-norr", "norrby", "soderby")
INVOLVED = st.lists(
    st.one_of(
        st.sampled_from(PARTIES),
        st.fixed_dictionaries({"party": st.sampled_from(PARTIES), "role": TEXT.filter(lambda text: ")" not in text)}),
    ),
    min_size=1, max_size=3, unique_by=str,
)  # fmt: skip
COSTS = st.one_of(
    st.fixed_dictionaries(
        {"amount": st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2).filter(lambda n: n % 1 != 0))},
        optional={
            "estimated": st.just(True), "year": st.integers(2000, 2040), "per": st.sampled_from(["år", "verksamhet"]),
            "staffing": st.sampled_from(["0,5 tjänst", "Projektledare på 50 procent"]),
            "payers": st.lists(st.sampled_from(PARTIES), min_size=1, unique=True), "note": TEXT,
        },
    ),
    st.fixed_dictionaries({"kind": st.sampled_from(["within_budget", "not_calculated"])}, optional={"note": TEXT}),
    st.fixed_dictionaries({"note": TEXT}),
)  # fmt: skip
PERIODS = st.sampled_from([2021, "hösten 2021", "2021–2025", "2022–", "löpande", "2021–2025 och löpande"])
ACTIVITY = st.fixed_dictionaries(
    {"title": TEXT},
    optional={
        "focus_area": st.sampled_from(["tidigt-stod", "trygga-barn"]), "order": st.integers(0, 99),
        "goals": st.lists(st.sampled_from(["fler-mar-bra", "kortare-vantan"]), min_size=1, unique=True),
        "target_groups": GROUPS, "municipalities": st.sampled_from([["norrby"], ["norrby", "soderby"]]),
        "responsible": INVOLVED, "collaborating": INVOLVED, "period": PERIODS, "period_note": TEXT, "situation": TEXT,
        "aim": TEXT, "indicators": LINES, "follow_up": TEXT, "cost": st.lists(COSTS, min_size=1, max_size=2),
        "status": st.sampled_from([str(status) for status in Status]), "status_reason": TEXT,
    },
)  # fmt: skip
BODY = st.lists(TEXT, max_size=3).map("\n\n".join)


@contextmanager
def made_site(activities: Mapping[str, Mapping[str, Any]], body: str = "") -> Iterator[Path]:
    """The small valid site with more activities; their files have comments of their own."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(GOLDEN, site)
        for name, facts in activities.items():
            values: dict[Any, Any] = {(key,): value for key, value in facts.items()} | {
                ("source", "document"): "planen"
            }
            text = composed(values, body, FileKind.ACTIVITY)
            text = text.replace("title:", "# en kommentar\ntitle:", 1).replace("source:", "# om källan\nsource:", 1)
            (site / "content" / "plans" / PLAN / "activities" / f"{name}.md").write_text(text, encoding="utf-8")
        yield site


def read_site(site: Path) -> tuple[Config, Records]:
    config, _ = load(site / "site_config.yml")
    assert config
    records, problems = validate(config.content, config.addresses)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return config, records


def export(site: Path) -> Path:
    _, records = read_site(site)
    save(site / "planer.xlsx", records, records.plans, SV)
    return site / "planer.xlsx"


def cells(site: Path) -> Cells:
    _, records = read_site(site)
    plan = next(plan for plan in records.plans if plan.id == PLAN)
    context = context_of(records, plan, SV)
    return {(record.kind.value, record.id): cells_of(record, context) for record in records_of(records, plan)}


def preview(site: Path, file: Path, **options: Any) -> ImportPreview:
    config, _ = read_site(site)
    return imports.preview(file, read_file(file), config, ImportOptions(**options))


def import_edit(site: Path, edits: Mapping[tuple[str, str, str], str | None], **options: Any) -> ImportPreview:
    """Change cells of the exported workbook as a person would, and import it. Keys: kind and id of the row, column."""
    file = export(site)
    book = load_workbook(file)
    sheet: Any = book[PLAN]
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {row[1].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    for (_, name, key), text in edits.items():
        sheet.cell(rows[name], columns[SV._(BY_KEY[key].heading)]).value = text
        if text:
            sheet.cell(rows[name], columns[SV._(BY_KEY[key].heading)]).data_type = "s"
    book.save(file)
    ahead = preview(site, file, **options)
    if not ahead.problems:
        write(ahead.files.changes, site / "content")
    return ahead


def files(site: Path) -> dict[str, str]:
    content = site / "content"
    return {str(file.relative_to(content)): file.read_text(encoding="utf-8") for file in content.rglob("*.*")}


# ---- properties ----


@settings(max_examples=15)
@given(st.lists(ACTIVITY, min_size=1, max_size=3), BODY)
def test_export_and_import_change_nothing(activities: list[dict[str, Any]], body: str) -> None:
    with made_site({f"ny-{number}": facts for number, facts in enumerate(activities)}, body) as site:
        ahead = preview(site, export(site))
        assert ahead.problems == ()
        assert ahead.edits
        assert (ahead.edits.edits, ahead.edits.added, ahead.edits.missing) == ([], [], [])
        assert ahead.files.changes == []


def shown_costs(costs: list[Any]) -> str:
    book = NameBook()
    for party in PARTIES:
        book.know(party, party)
    return "\n".join(cost_line(cost, book, SV) for cost in costs)


NEW_TEXT: Mapping[str, st.SearchStrategy[str]] = {
    **dict.fromkeys(("title", "situation", "follow_up", "period_note", "aim", "place", "source_note"), TEXT),
    "body": BODY,
    "order": st.integers(0, 500).map(str),
    "period": PERIODS.map(str),
    "indicators": LINES.map("\n".join),
    "target_groups": st.sampled_from(["Barn och unga", "Äldre\nBarn och unga", "Äldre; Barn och unga", "Ny grupp", ""]),
    "responsible": st.sampled_from(["Socialnämnden", "Region Norr (leder)\nNorrby", "Ny part (hjälper till)", ""]),
    "municipalities": st.sampled_from(["alla", "Norrby", "Norrby\nSöderby", ""]),
    "status": st.sampled_from([SV.status(status) for status in Status]),
    "goals": st.sampled_from(["fler-mar-bra", "kortare-vantan\nfler-mar-bra", ""]),
    "see_also": st.sampled_from(["stodlinje", "foraldragrupper, stodlinje", ""]),
    "cost": st.lists(COSTS, min_size=1, max_size=2).map(shown_costs),
}
"""What a person may write in the cell of an activity."""


@settings(max_examples=15)
@given(ACTIVITY, BODY, st.sampled_from(sorted(NEW_TEXT)), st.data())
def test_one_edited_cell_changes_that_and_nothing_else(
    facts: dict[str, Any], body: str, key: str, data: st.DataObject
) -> None:
    text = data.draw(NEW_TEXT[key])
    with made_site({"ny": facts}, body) as site:
        before, old = cells(site), files(site)
        ahead = import_edit(site, {("activity", "ny", key): text})
        assert ahead.problems == ()
        after, new = cells(site), files(site)
        changed = {
            (row, column) for row, texts in after.items() for column in texts if texts[column] != before[row][column]
        }  # fmt: skip
        assert changed <= {(("activity", "ny"), key)}
        shared = {"parties.yml", "target-groups.yml"}
        own = f"plans/{PLAN}/activities/ny.md"
        assert {path for path in new if new[path] != old[path]} <= {own, *shared}
        assert all(comment in new[own] for comment in ("# en kommentar", "# om källan"))
        again = preview(site, site / "planer.xlsx")
        assert (again.problems, again.files.changes) == ((), [])


@given(COSTS)
def test_a_cost_reads_back_from_its_line(cost: dict[str, Any]) -> None:
    book = NameBook()
    for party in PARTIES:
        book.know(party, party)
    read = cost_of(cost_line(cost, book, SV), book, SV)
    assert shown_costs(read) == shown_costs([cost])


# ---- cases ----


def test_a_party_that_is_nearly_one_that_there_is_is_asked_about() -> None:
    words = Vocabulary()
    words.parties.know("Socialnämnden", "socialnamnden")
    with pytest.raises(CellError) as error:
        involved_in("Socialnämden (leder)", words)
    assert (error.value.kind, error.value.values["suggestion"]) == ("sheet-name", "Socialnämnden")
    assert involved_in("Kultur- och fritidsnämnden", words) == ["kultur-och-fritidsnamnden"]


@pytest.fixture
def site() -> Iterator[Path]:
    with made_site({}) as folder:
        yield folder


ONE, AREA = "activities/stodlinje.md", "focus-areas/tidigt-stod.md"


@pytest.mark.parametrize(
    ("kind", "name", "key", "text", "path", "old", "new"),
    [
        (
            "activity", "stodlinje", "cost", "450 tkr; år 2021; betalas av: Socialnämnden", ONE,
            "amount: 131634.63", "amount: 450000",
        ),
        ("activity", "stodlinje", "status", "Klar", ONE, "status: started", "status: done"),
        ("focus_area", "tidigt-stod", "focus_area", "Snabbt stöd", AREA, "title: Tidigt stöd", "title: Snabbt stöd"),
        ("focus_area", "tidigt-stod", "summary", "Hjälp.", AREA, "Du ska få hjälp tidigt.", "Hjälp."),
        ("goal", "kortare-vantan", "short_term", "Kort kö.", AREA, "text: Väntan blir kortare.", "text: Kort kö."),
        ("goal", "fler-mar-bra", "note", "Ja.", "index.md", "aim: long_term\n", "aim: long_term\n    note: Ja.\n"),
    ],
)  # fmt: skip
def test_lines_of_files(
    kind: str, name: str, key: str, text: str, path: str, old: str, new: str, site: Path
) -> None:  # fmt: skip
    file = site / "content" / "plans" / PLAN / path
    before = file.read_text(encoding="utf-8")
    assert import_edit(site, {(kind, name, key): text}).problems == ()
    assert old in before
    assert file.read_text(encoding="utf-8") == before.replace(old, new, 1)


def test_a_goal_moves_to_another_column(site: Path) -> None:
    row = ("goal", "kortare-vantan")
    edits = {(*row, "short_term"): None, (*row, "long_term"): "Väntan blir kortare."}
    assert import_edit(site, edits).problems == ()
    assert cells(site)[row]["long_term"] == "Väntan blir kortare."


def problems(ahead: ImportPreview) -> list[tuple[str, int, str]]:
    """Kind, row and the heading of the column of each problem."""
    return [
        (problem.kind, problem.position.line, COLUMNS[problem.position.column - 1].key) for problem in ahead.problems
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "text", "kind"),
    [
        (("activity", "stodlinje", "title"), None, "sheet-required"),
        (("activity", "stodlinje", "period"), "när som helst", "bad-period"),
        (("activity", "stodlinje", "status_date"), "i går", "bad-date"),
        (("activity", "stodlinje", "status"), "blå", "not-allowed"),
        (("activity", "stodlinje", "order"), "tre", "wrong-number"),
        (("activity", "stodlinje", "cost"), "upp till 100 000 kr", "sheet-cost"),
        (("activity", "stodlinje", "goals"), "finns-inte", "sheet-name"),
        (("activity", "stodlinje", "focus_area"), "Finns inte", "sheet-name"),
        (("activity", "stodlinje", "focus_area"), "Tidigt stöd\nTrygga barn", "sheet-one"),
        (("activity", "stodlinje", "summary"), "Text", "sheet-elsewhere"),
        (("goal", "kortare-vantan", "short_term"), None, "sheet-goal"),
        (("goal", "kortare-vantan", "long_term"), "Ett till", "sheet-goal"),
        (("goal", "kortare-vantan", "focus_area"), "Trygga barn", "sheet-move"),
        (("goal", "fler-mar-bra", "goals"), "fler-mar-bra\nkortare-vantan", "sheet-one"),
    ],
)  # fmt: skip
def test_cells_that_cannot_be_read_are_told_and_nothing_is_written(
    row: tuple[str, str, str], text: str | None, kind: str, site: Path
) -> None:
    before = files(site)
    ahead = import_edit(site, {row: text})
    assert [found[0] for found in problems(ahead)] == [kind]
    assert files(site) == before


def test_problems_stand_where_the_cell_is(site: Path) -> None:
    ahead = import_edit(site, {("activity", "stodlinje", "order"): "tre"})
    ((kind, row, column),) = problems(ahead)
    sheet: Any = load_workbook(site / "planer.xlsx")[PLAN]
    assert (kind, sheet.cell(row, 2).value, column) == ("wrong-number", "stodlinje", "order")
    assert ahead.problems[0].position.path == f"planer.xlsx, {PLAN}"


def test_a_cell_that_changed_on_the_site_too_is_told(site: Path) -> None:
    file = export(site)
    book = load_workbook(file)
    sheet: Any = book[PLAN]
    column = next(cell.column for cell in sheet[1] if cell.value == SV._(BY_KEY["period"].heading))
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[1].value == "stodlinje")
    sheet.cell(row, column).value = "2022"
    book.save(file)
    path = site / "content" / "plans" / PLAN / "activities" / "stodlinje.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("hösten 2021", "2023").replace("status: started", "status: done"), encoding="utf-8")
    assert [found[0] for found in problems(preview(site, file))] == ["sheet-changed"]
    ahead = preview(site, file, replace=True)
    assert ahead.problems == ()
    write(ahead.files.changes, site / "content")
    after = path.read_text(encoding="utf-8")
    assert "period: 2022" in after
    assert "status: done" in after  # what only the site has changed stays


def append_rows(file: Path, *rows: Mapping[str, str], heading: str = "") -> None:
    book = load_workbook(file)
    sheet: Any = book[PLAN]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in rows:
        at = sheet.max_row + 1
        for key, text in row.items():
            name = SV._(BY_KEY[key].heading) if key in BY_KEY else key
            column = columns.setdefault(name, len(columns) + 1)
            sheet.cell(1, column).value = name
            sheet.cell(at, column).value = text
    book.save(file)


def test_new_rows_become_records(site: Path) -> None:
    file = export(site)
    append_rows(
        file,
        {"title": "Ny aktivitet", "focus_area": "Nytt område", "goals": "nytt-mal", "Eget": "Mitt"},
        {"row": "Fokusområde", "focus_area": "Nytt område"},
        {
            "row": "Mål",
            "id": "nytt-mal",
            "focus_area": "Tidigt stöd",
            "short_term": "Nytt mål",
            "goals": "fler-mar-bra",
        },
    )
    ahead = preview(site, file)
    assert ahead.problems == ()
    assert ahead.edits
    assert sorted(ahead.edits.added) == [
        f"plans/{PLAN}/activities/ny-aktivitet.md", f"plans/{PLAN}/focus-areas/nytt-omrade.md",
        f"plans/{PLAN}/focus-areas/tidigt-stod.md#nytt-mal",
    ]  # fmt: skip
    write(ahead.files.changes, site / "content")
    text = (site / "content" / "plans" / PLAN / "activities" / "ny-aktivitet.md").read_text(encoding="utf-8")
    assert text == (
        "---\ntitle: Ny aktivitet\nfocus_area: nytt-omrade\ngoals:\n  - nytt-mal\nsource:\n  document: planen\n---\n"
    )
    assert [(note.column, note.after) for note in ahead.edits.notes] == [("Eget", "Mitt")], "told, and not taken"
    assert cells(site)["goal", "nytt-mal"]["short_term"] == "Nytt mål"
    again = preview(site, file)
    assert (again.problems, again.files.changes) == ((), [])


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"row": "Aktivitet", "situation": "Utan titel"}, "sheet-new"),
        ({"title": "Ny", "id": "Fel Id"}, "sheet-new"),
        ({"title": "Ny", "id": "stodlinje"}, "duplicate-id"),
        ({"short_term": "Mål", "focus_area": "Finns inte"}, "sheet-name"),
    ],
)
def test_new_rows_that_cannot_be_records(row: dict[str, str], kind: str, site: Path) -> None:
    file = export(site)
    append_rows(file, row)
    assert [found[0] for found in problems(preview(site, file))] == [kind]


def test_rows_that_are_gone_leave_their_files(site: Path) -> None:
    file = export(site)
    book = load_workbook(file)
    book[PLAN].delete_rows(2, 2)
    book.save(file)
    ahead = preview(site, file)
    assert ahead.edits
    assert (len(ahead.edits.missing), ahead.files.changes, ahead.problems) == (2, [], ())


def test_only_the_sheet_of_one_plan(site: Path) -> None:
    ahead = preview(site, export(site), plan="en-annan")
    assert ahead.edits
    assert ahead.edits.skipped == [PLAN]


def test_a_renamed_sheet_needs_to_be_told_its_plan(site: Path) -> None:
    file = export(site)
    book = load_workbook(file)
    book[PLAN].title = "Annat"
    book.save(file)
    assert [found[0] for found in problems(preview(site, file))] == ["sheet-plan"]
    assert preview(site, file, plan=PLAN).problems == ()


def test_the_workbook_is_easy_to_work_in(site: Path) -> None:
    book = load_workbook(export(site))
    sheet: Any = book[PLAN]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref
    assert len(sheet.data_validations.dataValidation) == 2
    assert book[OWN_SHEET].sheet_state == "veryHidden"
    assert [cell.value for cell in sheet[1]] == [SV._(column.heading) for column in COLUMNS]


def test_the_five_plans_go_out_and_come_back_unchanged(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    config, _ = load(root / "site_config.yml")
    assert config
    records, _ = validate(config.content, config.addresses)
    save(tmp_path / "planer.xlsx", records, records.plans, SV)
    ahead = imports.preview(tmp_path / "planer.xlsx", read_file(tmp_path / "planer.xlsx"), config, ImportOptions())
    assert ahead.edits
    assert (ahead.problems, ahead.edits.edits, ahead.files.changes) == ((), [], [])


def test_every_field_that_an_editor_may_write_has_a_column() -> None:
    from klarplan.model.records import Activity, FocusArea

    for kind, model in ((RowKind.ACTIVITY, Activity), (RowKind.FOCUS_AREA, FocusArea)):
        held = {column.fields[kind][0][0] for column in COLUMNS if kind in column.fields}
        wanted = set(model.model_fields) - {"id", "path", "plan"}
        assert wanted - held <= ({"goals", "help", "sign_language"} if kind is RowKind.FOCUS_AREA else set()), kind
    assert set(AIM_COLUMNS) <= set(BY_KEY)

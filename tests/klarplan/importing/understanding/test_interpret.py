"""Small tables → drafts: what is carried down, what is merged, what goes on, and what cannot be placed.

Also tests: importing.understanding.activities, importing.understanding.control_sums, importing.understanding.drafts
Also tests: importing.understanding.goals, importing.understanding.money, importing.understanding.rows
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import samples
from table_files import make, parts_of

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import Records
from klarplan.importing.files.formats import read_tables
from klarplan.importing.understanding.account import Fate
from klarplan.importing.understanding.drafts import ImportResult, ImportSource
from klarplan.importing.understanding.interpret import interpret
from klarplan.site.texts import Texts

SOURCE = ImportSource("planen", "kallan", Texts("sv"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def understood(
    text: str, folder: Path, records: Records | None = None, kind: str = ".docx", **source: Any
) -> ImportResult:
    grids = list(read_tables(make(parts_of(text), folder / f"fil{kind}")))
    return interpret(grids, records or Records(), replace(SOURCE, **source))


def read(text: str, folder: Path, records: Records | None = None) -> ImportResult:
    result = understood(text, folder, records)
    assert result.account.unaccounted() == []
    return result


def activities(result: ImportResult, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(draft.values.get((field,)) for field in fields) for draft in result.of(FileKind.ACTIVITY)]


def goals(result: ImportResult, *fields: str) -> list[tuple[Any, ...]]:
    result = [
        (draft, path[1])
        for draft in result.drafts.values()
        for path in draft.values
        if path[0] == "goals" and path[-1] == "id"
    ]
    return [tuple(draft.values.get(("goals", name, field)) for field in fields) for draft, name in result]


def noted(result: ImportResult) -> list[tuple[str, str]]:
    entries = result.account.entries
    return [(entry.piece.column, entry.text) for entry in entries if entry.fate is Fate.NOTED]


# ---- what is carried down ----


@pytest.mark.parametrize("empty", ["", "^"])
def test_goals_are_carried_down_through_empty_and_merged_cells(empty: str, folder: Path) -> None:
    result = read(
        f"""
| Långsiktiga mål | Kortsiktiga mål | Aktivitet |
| Fler mår bra | Kortare kö | Anställa |
| {empty} | {empty} | Utbilda |
| {empty} | Färre avhopp | Följa upp |
| Alla trygga |  | Informera |
""",
        folder,
    )
    assert activities(result, "title", "goals") == [
        ("Anställa", ["kortare-ko"]), ("Utbilda", ["kortare-ko"]), ("Följa upp", ["farre-avhopp"]),
        ("Informera", ["alla-trygga"]),
    ]  # fmt: skip
    assert goals(result, "text", "aim", "part_of") == [
        ("Fler mår bra", "long_term", None), ("Kortare kö", "short_term", "fler-mar-bra"),
        ("Färre avhopp", "short_term", "fler-mar-bra"), ("Alla trygga", "long_term", None),
    ]  # fmt: skip


def test_focus_areas_from_a_heading_a_column_and_a_bold_cell(folder: Path) -> None:
    result = read(
        """
## Fokusområde tidigt stöd
| Mål | Aktivitet | Uppföljning |
| a | Anställa | varje år |
## Annat
| Fokusområde | Aktivitet |
| Trygga barn | Utbilda |
|  | Leda |
## Tredje
| Långsiktiga mål | Aktivitet |
| **Utsatta grupper** // Fler får stöd | Lotsa |
| Ingen blir utan | Söka upp |
""",
        folder,
    )
    assert activities(result, "title", "focus_area") == [
        ("Anställa", "tidigt-stod"), ("Utbilda", "trygga-barn"), ("Leda", "trygga-barn"),
        ("Lotsa", "utsatta-grupper"), ("Söka upp", None),
    ]  # fmt: skip


def test_a_focus_area_of_the_plan_keeps_its_file_and_its_facts(folder: Path) -> None:
    area = samples.area("planen", "stod", order=7, title="Tidigt stöd", summary="Hjälp i tid.")
    records = Records(focus_areas=(area,))
    result = read("## Insatsområde: Tidigt stod\n| Aktivitet | Tid |\n| Anställa | 2021 |\n", folder, records)
    values = result.drafts["plans/planen/focus-areas/stod.md"].values
    assert {path: value for path, value in values.items() if path[0] in ("title", "summary", "order")} == {
        ("title",): "Tidigt stöd", ("summary",): "Hjälp i tid.", ("order",): 7,
    }  # fmt: skip


def test_target_groups_from_headings_cells_and_columns(folder: Path) -> None:
    result = read(
        """
## BARN OCH UNGA
| Långsiktiga mål | Aktivitet |
| Trygghet | Anställa |
| Vuxna och äldre | Utbilda |
## Resten
| Målgrupp | Aktivitet |
| Anhöriga // Personal | Informera |
|  | Träffas |
""",
        folder,
    )
    assert activities(result, "title", "target_groups") == [
        ("Anställa", ["barn-och-unga"]), ("Utbilda", ["vuxna", "aldre"]),
        ("Informera", ["anhoriga", "personal"]), ("Träffas", ["anhoriga", "personal"]),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_rows_under_headings_inside_the_table(kind: str, folder: Path) -> None:
    result = understood(
        """
| Kortsiktiga mål | Aktiviteter | Ansvar |
| **Prioritering 2018** | < | < |
| Kortare kö | Anställa | Regionen |
| **Genomfört, följs upp** | < | < |
| Fler platser | Bygga | Kommunen |
""",
        folder,
        kind=kind,
    )
    assert result.account.unaccounted() == []
    assert activities(result, "title", "priority", "status") == [
        ("Anställa", "prioritering-2018", None), ("Bygga", "genomfort-foljs-upp", "done"),
    ]  # fmt: skip
    index = result.drafts["plans/planen/index.md"].values
    assert [value for path, value in index.items() if path[-1] == "title"] == [
        "Prioritering 2018",
        "Genomfört, följs upp",
    ]


# ---- rows that go on, and cells for several rows ----


def test_a_row_broken_over_two_pages_is_one(folder: Path) -> None:
    result = read(
        """
| Aktivitet | Nuläge | Indikatorer |
| Anställa fler | Det saknas | Antal anställda |
| Aktivitet | Nuläge | Indikatorer |
| samordnare i länet | personal | Antal kvar |
| Utbilda | Pågår |  |
""",
        folder,
    )
    assert activities(result, "title", "situation", "indicators") == [
        ("Anställa fler samordnare i länet", "Det saknas personal", ["Antal anställda", "Antal kvar"]),
        ("Utbilda", "Pågår", None),
    ]


def test_a_table_that_goes_on_after_its_heading_is_repeated(folder: Path) -> None:
    result = read(
        """
## Fokusområde stöd
| Långsiktiga mål | Aktivitet |
| Fler mår bra | Anställa |
## Fokusområde stöd
| Långsiktiga mål | Aktivitet |
|  | Utbilda |
""",
        folder,
    )
    assert activities(result, "title", "goals") == [("Anställa", ["fler-mar-bra"]), ("Utbilda", ["fler-mar-bra"])]


def test_a_cost_for_several_activities_is_counted_once(folder: Path) -> None:
    result = read(
        """
| Aktivitet | Uppskattad kostnad 2017 |
| Anställa | 100 tkr |
| Utbilda | ^ |
| Leda | ^ |
| Följa upp |  |
""",
        folder,
    )
    included = [{"kind": "included", "included_in": "anstalla"}]
    assert activities(result, "cost") == [
        ([{"amount": Decimal(100000), "estimated": True, "year": 2017}],), (included,), (included,),
    ]  # fmt: skip
    # alone in its row among rows that are filled: an activity, or a heading? It is asked, and nothing is made up
    assert [question.row for question in result.account.questions] == [5]


def test_an_activity_for_several_goals_serves_them_all(folder: Path) -> None:
    result = read("| Kortsiktiga mål | Aktivitet |\n| Ett | Leda |\n| Två | ^ |\n", folder)
    assert activities(result, "title", "goals") == [("Leda", ["ett", "tva"])]


# ---- columns ----


def test_goals_beside_activities_are_aims_unless_others_are_told_apart(folder: Path) -> None:
    assert activities(read("| Aktivitet | Mål |\n| Leda | Att det fungerar |\n", folder), "aim") == [
        ("Att det fungerar",)
    ]
    result = read("| Långsiktiga mål | Mål | Aktivitet |\n| A | B | Leda |\n", folder)
    assert goals(result, "text", "aim", "part_of") == [("A", "long_term", None), ("B", None, "a")]


def test_a_merged_heading_shares_out_its_sentences(folder: Path) -> None:
    result = read(
        """
| Aktivitet | Ansvarig, tid, uppskattad kostnad |
| Leda | Regionen, Kommunerna // 2018-2019 // 100 tkr |
| Bygga | Nämnden. Påbörjas 2020. Resten avgörs senare av flera tillsammans |
""",
        folder,
    )
    assert activities(result, "responsible", "period", "period_note", "cost") == [
        (["regionen", "kommunerna"], "2018–2019", None, [{"amount": Decimal(100000)}]),
        (["namnden"], "2020–", "Påbörjas 2020.", None),
    ]
    assert noted(result) == [("Ansvarig, tid, uppskattad kostnad", "Resten avgörs senare av flera tillsammans")]


def test_two_rows_of_headings(folder: Path) -> None:
    result = read(
        """
| Mål | < | Aktivitet | Ansvar |
| Långsiktiga | Kortsiktiga | ^ | ^ |
| A | B | Leda | Regionen |
""",
        folder,
    )
    assert goals(result, "text", "aim") == [("A", "long_term"), ("B", "short_term")]
    assert activities(result, "title", "responsible") == [("Leda", ["regionen"])]


def test_what_cannot_be_placed_is_kept_and_told(folder: Path) -> None:
    result = read(
        """
| Nr | Aktivitet | Diarienummer | Övrigt | Status |
| 2.1 | Leda | KS 12 | Se bilaga | Se bilaga |
""",
        folder,
    )
    (draft,) = result.of(FileKind.ACTIVITY)
    assert noted(result) == [("Diarienummer", "KS 12"), ("Status", "Se bilaga")]
    assert draft.values["source", "note"] == "Diarienummer: ”KS 12”. Övrigt: ”Se bilaga”. Status: ”Se bilaga”."
    assert draft.values["source", "place"] == "tabell 1, rad 2 (nr 2.1)"


def test_a_table_that_is_not_understood_is_kept_whole(folder: Path) -> None:
    result = read("## Förkortningar\n| SIP | Samordnad plan |\n| BUP | Psykiatri |\n", folder)
    assert result.account.unread == [1]
    note = result.drafts["plans/planen/index.md"].values["source", "note"]
    assert note == "tabell 1, Förkortningar: ”SIP | Samordnad plan; BUP | Psykiatri”."


def test_details_of_a_goal_without_an_activity_are_notes_on_the_goal(folder: Path) -> None:
    result = read("| Kortsiktiga mål | Aktivitet | Ansvar |\n| Kortare kö |  | Regionen |\n", folder)
    assert goals(result, "text", "note") == [("Kortare kö", "Ansvar: ”Regionen”.")]


def test_a_table_of_goals_alone(folder: Path) -> None:
    result = read("| Långsiktiga mål | Delmål |\n| Trygghet | - Fler möten // - Färre bråk |\n", folder)
    assert goals(result, "text", "aim", "part_of") == [
        ("Trygghet", "long_term", None), ("Fler möten", "sub_goal", "trygghet"),
        ("Färre bråk", "sub_goal", "trygghet"),
    ]  # fmt: skip


def test_only_the_tables_that_are_asked_for(folder: Path) -> None:
    text = "## A\n| Aktivitet | Tid |\n| Leda | 2021 |\n## B\n| Aktivitet | Tid |\n| Bygga | 2022 |\n"
    result = understood(text, folder, tables=frozenset({2}))
    assert activities(result, "title") == [("Bygga",)]
    assert result.skipped == ["tabell 1"]
    assert [cell.fate for cell in result.account.cells() if cell.table == 1] == [Fate.LEFT] * 4


def test_the_same_title_for_two_groups_is_two_activities(folder: Path) -> None:
    result = read(
        """
## Vuxna
| Aktivitet | Tid |
| SIP-kurs | 2021 |
| SIP-kurs | 2022 |
## Äldre
| Aktivitet | Tid |
| SIP-kurs | 2021 |
""",
        folder,
    )
    assert [path.rpartition("/")[2] for path in result.drafts if "activities" in path] == [
        "sip-kurs.md", "sip-kurs-vuxna.md", "sip-kurs-aldre.md",
    ]  # fmt: skip


# ---- money ----


def money(result: ImportResult) -> dict[str, Any]:
    return {"/".join(map(str, path)): value for path, value in result.drafts["plans/planen/funding.yml"].values.items()}


def test_a_table_of_money(folder: Path) -> None:
    records = Records(municipalities=(samples.municipality("norrby", "Norrby", "2001"),))
    result = read(
        """
## Pengar 2020
| Kommun | Utveckling | Avrundat belopp |
| Norrbys kommun | 131 634,63 kr | 131 635 kr |
| Länsgemensamt | 10 000 kr |  |
| Söderby | vet ej | 5 kr |
| Summa | 141 634,63 kr | 141 640 kr |
""",
        folder,
        records,
    )
    values = money(result)
    assert values["year"] == 2020
    assert values["allocations/norrby/amounts/utveckling"] == Decimal("131634.63")
    assert values["allocations/norrby/stated_total"] == Decimal(131635)
    assert values["allocations/county/amounts/utveckling"] == Decimal(10000)
    assert "stated_total" not in values  # it is not the sum of the amounts
    assert not [name for name in values if "soderby" in name]  # a total without any amount
    assert [text for _, text in noted(result)] == ["vet ej", "141 634,63 kr", "5 kr", "141 640 kr"]
    assert [question.row for question in result.account.questions] == [5]


def test_a_table_with_one_sum_for_each_recipient(folder: Path) -> None:
    rows = "| Kommun | Belopp |", "| Norrby | 100 000 kr |", "| Söderby | 50 kr |", "| Söderby | 20 kr |"
    text = "\n".join((*rows, "| Summa | 100 050 kr |", ""))
    result = understood(text, folder)
    values = money(result)
    assert values["purposes/belopp/title"] == "Belopp"
    assert values["allocations/norrby/amounts/belopp"] == Decimal(100000)
    assert values["allocations/soderby/amounts/belopp"] == Decimal(50)
    assert values["stated_total"] == Decimal(100050)
    assert [text for _, text in noted(result)] == ["20 kr"]  # the second sum of the same recipient
    assert result.account.questions == []
    assert result.account.unaccounted() == []


def test_a_sheet_with_several_tables_of_money(folder: Path) -> None:
    text = "## Länet\n| Stöd | Summa |\n| 10 kr | 10 kr |\n## Kommuner\n|  | Vård |\n| Norrby | 7 kr |\n"
    result = understood(text, folder, kind=".xlsx")
    values = money(result)
    assert result.account.unaccounted() == []
    assert values["allocations/county/amounts/stod"] == Decimal(10)
    assert values["allocations/norrby/amounts/vard"] == Decimal(7)


# ---- what a person should look at ----


@pytest.mark.parametrize(
    ("columns", "cells", "question"),
    [
        ("Aktivitet | Uppföljning", "Leda | 700 000 kr", "There is an amount here. Does it belong to the cost?"),
        ("Aktivitet | Kostnad", "Leda | hösten 2017", "There is a time here. Does it belong to the period?"),
        ("Aktivitet | Tid", "Leda // Bygga | 2017", "The cell has several paragraphs. Is it more than one activity?"),
    ],
)
def test_questions(columns: str, cells: str, question: str, folder: Path) -> None:
    result = read(f"| {columns} |\n| {cells} |\n", folder)
    assert [question.message for question in result.account.questions] == [question]

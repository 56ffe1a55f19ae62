"""Drafts against files: what is new, what changes, what is left alone, and that all is written or nothing.

Also tests: importing.writing.file_texts, importing.writing.memory, importing.writing.write
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.importing.understanding.drafts import Draft
from klarplan.importing.writing import write
from klarplan.importing.writing.changes import Change, PlannedChanges, plan_changes
from klarplan.importing.writing.file_texts import with_changes
from klarplan.importing.writing.memory import MEMORY_FILE, Memory, recall
from klarplan.importing.writing.write import new_problems

PATH = "plans/norrby-2021/activities/ny.md"
FACTS: dict[Any, Any] = {
    ("title",): "Ny aktivitet", ("order",): 3, ("aim",): "Att det fungerar", ("source", "document"): "planen",
    ("source", "place"): "rad 2",
}  # fmt: skip


@pytest.fixture
def content(tmp_path: Path, golden: Path) -> Path:
    shutil.copytree(golden / "base" / "content", tmp_path / "content")
    return tmp_path / "content"


def draft(values: Mapping[Any, Any] | None = None, body: str = "", path: str = PATH) -> Draft:
    return Draft(path, FileKind.ACTIVITY, {**FACTS, **(values or {})}, body)


def run(content: Path, *drafts: Draft, replace: bool = False, table: str = "tabell.docx") -> PlannedChanges:
    """Plan an import and write it, where nothing speaks against it."""
    folder = content / "plans" / "norrby-2021"
    planned = plan_changes(drafts, content, recall(folder), table, replace=replace)
    if not planned.problems:
        memory = Change(f"plans/norrby-2021/{MEMORY_FILE}", planned.memory.as_text())
        write.write([*planned.changes, memory], content)
    return planned


def kinds(planned: PlannedChanges) -> list[tuple[str, str]]:
    return [(problem.kind, problem.values.get("found", "")) for problem in planned.problems]


def edit(content: Path, old: str, new: str, path: str = PATH) -> None:
    file = content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_file(content: Path) -> None:
    run(content, draft(body="Så går det till."))
    assert (content / PATH).read_text(encoding="utf-8") == (
        "---\ntitle: Ny aktivitet\norder: 3\naim: Att det fungerar\n"
        "source:\n  document: planen\n  place: rad 2\n---\n\nSå går det till.\n"
    )
    assert new_problems([], content, Addresses(AddressNames()), []) == []


def test_the_same_table_again_changes_nothing_even_in_edited_files(content: Path) -> None:
    run(content, draft())
    edit(content, "Att det fungerar", "Det ska fungera")
    before = (content / PATH).read_text(encoding="utf-8")
    planned = run(content, draft())
    assert (planned.changes, planned.unchanged, planned.problems) == ([], [PATH], [])
    assert (content / PATH).read_text(encoding="utf-8") == before


def test_a_changed_table_changes_its_fields_in_files_that_nobody_has_edited(content: Path) -> None:
    run(content, draft({("situation",): "Läget"}, "Text."))
    planned = run(content, draft({("aim",): "Nytt mål", ("status",): "done"}, "Ny text."))
    text = (content / PATH).read_text(encoding="utf-8")
    assert {path for change in planned.changes for path in change.fields} == {
        ("aim",), ("status",), ("situation",), ("body",),
    }  # fmt: skip
    assert "aim: Nytt mål\nstatus: done\nsource:" in text
    assert "situation" not in text
    assert text.endswith("\n\nNy text.\n")


def test_an_edited_file_is_not_written_over(content: Path) -> None:
    run(content, draft())
    edit(content, "title: Ny aktivitet", "title: Begriplig titel # vår")
    before = (content / PATH).read_text(encoding="utf-8")
    planned = run(content, draft({("aim",): "Nytt mål"}))
    assert kinds(planned) == [("import-edited", "aim")]
    assert (content / PATH).read_text(encoding="utf-8") == before


def test_replace_writes_what_the_table_says_and_keeps_the_rest(content: Path) -> None:
    run(content, draft())
    edit(content, "title: Ny aktivitet", "title: Begriplig titel # vår")
    run(content, draft({("aim",): "Nytt mål"}), replace=True)
    text = (content / PATH).read_text(encoding="utf-8")
    assert "title: Begriplig titel # vår" in text
    assert "aim: Nytt mål" in text


def test_where_a_row_stands_is_no_reason_to_stop(content: Path) -> None:
    run(content, draft())
    edit(content, "Ny aktivitet", "Begriplig titel")
    planned = run(content, draft({("order",): 4, ("source", "place"): "rad 3"}))
    assert (planned.changes, planned.problems) == ([], [])


def test_a_file_that_was_there_before_is_not_written_over(content: Path) -> None:
    path = "plans/norrby-2021/activities/stodlinje.md"
    planned = run(content, draft(path=path))
    assert kinds(planned) == [("import-exists", "title, aim")]


def test_a_file_that_somebody_removed_is_not_written_again(content: Path) -> None:
    run(content, draft())
    (content / PATH).unlink()
    assert run(content, draft()).gone == [PATH]
    assert not (content / PATH).exists()
    run(content, draft(), replace=True)
    assert (content / PATH).exists()


def test_a_row_that_is_gone_leaves_its_file(content: Path) -> None:
    other = "plans/norrby-2021/activities/annan.md"
    run(content, draft(), draft(path=other))
    assert run(content, draft()).orphans == [other]
    assert (content / other).exists()
    assert run(content, draft(), draft(path=other)).problems == []


def test_another_table_has_a_memory_of_its_own(content: Path) -> None:
    other = "plans/norrby-2021/activities/annan.md"
    run(content, draft(), table="ett.docx")
    planned = run(content, draft(path=other), table="två.docx")
    assert planned.orphans == []


def test_goals_are_added_to_focus_areas_that_people_wrote(content: Path) -> None:
    path = "plans/norrby-2021/focus-areas/tidigt-stod.md"
    before = (content / path).read_text(encoding="utf-8")
    area = Draft(path, FileKind.FOCUS_AREA, {
        ("title",): "Tidigt stöd", ("summary",): "Du ska få hjälp tidigt.", ("order",): 1,
        ("goals", "ny", "id"): "ny", ("goals", "ny", "text"): "Nytt mål",
        ("goals", "ny", "source", "document"): "planen",
    })  # fmt: skip
    planned = run(content, area)
    added = "  - id: ny\n    text: Nytt mål\n    source:\n      document: planen\n"
    assert planned.problems == []
    assert (content / path).read_text(encoding="utf-8") == before.replace("order: 1", f"{added}order: 1")


def test_shared_files_are_only_added_to(content: Path) -> None:
    index, parties = "plans/norrby-2021/index.md", "parties.yml"
    before = {path: (content / path).read_text(encoding="utf-8") for path in (index, parties)}
    plan_draft = Draft(index, FileKind.PLAN, {
        ("source", "document"): "planen", ("source", "note"): "Ur tabell 2.",
        ("priorities", "forst", "id"): "forst", ("priorities", "forst", "title"): "Annat namn",
        ("priorities", "sen", "id"): "sen", ("priorities", "sen", "title"): "Sedan",
    })  # fmt: skip
    party = Draft(parties, FileKind.PARTIES, {
        ("socialnamnden", "id"): "socialnamnden", ("socialnamnden", "name"): "Annat namn",
        ("ny", "id"): "ny", ("ny", "name"): "Ny part", ("ny", "kind"): "other",
    })  # fmt: skip
    run(content, plan_draft, party)
    text = (content / index).read_text(encoding="utf-8")
    assert "Annat namn" not in text + (content / parties).read_text(encoding="utf-8")
    assert "  - id: sen\n    title: Sedan\n" in text
    assert "note: Ur tabell 2." in text
    assert (content / parties).read_text(encoding="utf-8") == before[parties] + (
        "- id: ny\n  name: Ny part\n  kind: other\n"
    )
    again = {path: (content / path).read_text(encoding="utf-8") for path in (index, parties)}
    run(content, plan_draft, party)
    assert {path: (content / path).read_text(encoding="utf-8") for path in (index, parties)} == again


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_byte_order_marks_stay(breaks: str, mark: str) -> None:
    raw = mark + breaks.join(["---", "title: a", "---", "", "Text.", ""])
    after = with_changes(raw, "x.md", {("title",): "b", ("body",): "Ny."}, ())
    assert after == mark + breaks.join(["---", "title: b", "---", "", "Ny.", ""])


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": 9}', '{"format": 1, "written": []}', "inte json"])
def test_a_memory_that_is_not_ours_is_no_memory(text: str, tmp_path: Path) -> None:
    (tmp_path / MEMORY_FILE).write_text(text, encoding="utf-8")
    assert recall(tmp_path) == Memory()


# ---- writing ----


def test_all_is_written_or_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    changes = [
        Change("parties.yml", "nytt"), Change(PATH, "nytt"), Change("plans/norrby-2021/index.md", "nytt"),
    ]  # fmt: skip
    real, calls = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise OSError("disken är full")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="disken"):
        write.write(changes, content)
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
    assert [path.name for path in content.parent.iterdir()] == ["content"]


def test_what_would_not_pass_the_check_is_told_before_it_is_written(content: Path) -> None:
    before = validate(content, Addresses(AddressNames()))[1]
    change = Change(PATH, "---\ntitle: Ny\nfocus_area: finns-inte\nsource:\n  document: planen\n---\n")
    found = new_problems([change], content, Addresses(AddressNames()), before)
    assert [(problem.kind, problem.values["found"]) for problem in found] == [("unknown-reference", "finns-inte")]
    assert not (content / PATH).exists()


def test_errors_that_were_there_before_are_not_the_tables(content: Path) -> None:
    edit(content, "focus_area: tidigt-stod", "focus_area: fel", "plans/norrby-2021/activities/stodlinje.md")
    addresses = Addresses(AddressNames())
    change = Change(PATH, "---\ntitle: Ny\nsource:\n  document: planen\n---\n")
    assert new_problems([change], content, addresses, validate(content, addresses)[1]) == []

"""Content folders and everything that is told of them.

Also tests: content.problems.kinds.kind, content.problems.kinds.fields, content.problems.kinds.files
Also tests: content.problems.kinds.references, content.problems.kinds.syntax, content.problems.kinds.bodies
Also tests: content.checks.anchors, content.checks.as_written, content.checks.bodies, content.checks.characters
Also tests: content.checks.file_names, content.checks.footnotes, content.checks.repeats
Also tests: content.checks.values, content.checks.translations, content.problems.kinds.translations
Also tests: model.translations
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.checks.validate import validate
from klarplan.content.problems.kinds import KINDS, PUBLISHED, TABLES
from klarplan.content.problems.problem import Position, Problem, explain
from klarplan.content.reading.document import MAX_BYTES
from klarplan.content.settings import export as export_settings
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.config import load
from klarplan.content.settings.settings import AddressNames

Changes = Mapping[str, str | bytes | tuple[str, str] | None]
GOLDEN = Path(__file__).parents[3] / "golden"
CASES = sorted(folder.name for folder in (GOLDEN / "validate").iterdir())
UPDATE = bool(os.environ.get("KLARPLAN_UPDATE_GOLDEN"))
"""Set it to write what is told now as what is expected; then read the difference."""

ACTIVITY = "plans/norrby-2021/activities/stodlinje.md"
AREA = "plans/norrby-2021/focus-areas/tidigt-stod.md"
OTHER = "plans/norrby-2021/activities/foraldragrupper.md"


def changed_files(case: str) -> dict[str, str | bytes | None]:
    """The files that a golden case lays over the base."""
    content = GOLDEN / "validate" / case / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()
    }


def problems_in(content: Path) -> list[Problem]:
    return validate(content, Addresses(AddressNames()), extensions=("footnotes",))[1]


_KNOWN: dict[str, list[Problem]] = {}


def problems_of_case(case: str, content: Path) -> list[Problem]:
    """The problems of a golden case, whose content stands in the folder: found once for all that is asked of them."""
    if case not in _KNOWN:
        _KNOWN[case] = problems_in(content)
    return _KNOWN[case]


@pytest.mark.xdist_group("golden")
@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, site: Callable[..., Path]) -> None:
    """What an editor reads. A case is the base with some files changed; nothing is expected where all is well."""
    problems = problems_of_case(case, site(changed_files(case)))
    told = "".join(f"{line}\n" for line in explain(problems, "text", "sv").splitlines())
    expected = GOLDEN / "validate" / case / "expected.sv.txt"
    if UPDATE:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.xdist_group("golden")
@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_told_once_and_where_it_stands(case: str, site: Callable[..., Path]) -> None:
    content = site(changed_files(case))
    problems = problems_of_case(case, content)
    places = [
        (problem.position, problem.values["found"] if problem.kind == "missing-field" else "") for problem in problems
    ]
    assert len(set(places)) == len(places)
    assert [problem.position for problem in problems if not lies_in_file(content, problem.position)] == []


def lies_in_file(content: Path, position: Position) -> bool:
    file = content.parent / position.path
    if not file.is_file() or position == Position(position.path):
        return position == Position(position.path)
    lines = re.split(r"\r\n|\r|\n", file.read_bytes().decode("utf-8-sig", "replace"))
    return position.line <= len(lines) and position.column <= len(lines[position.line - 1]) + 1


def test_a_content_folder_that_is_not_there(tmp_path: Path) -> None:
    records, problems = validate(tmp_path / "texter", Addresses(AddressNames()))
    assert [(str(problem.position.path), problem.kind) for problem in problems] == [("texter", "missing-content")]
    assert records.pages == ()


def test_the_base_of_all_cases_is_valid(site: Callable[..., Path]) -> None:
    records, problems = validate(site({}), Addresses(AddressNames()))
    assert problems == []
    assert [record.path for record in (*records.plans, *records.focus_areas, *records.activities)] == [
        "plans/norrby-2021/index.md",
        "plans/norrby-2021/focus-areas/tidigt-stod.md",
        "plans/norrby-2021/focus-areas/trygga-barn.md",
        "plans/norrby-2021/activities/foraldragrupper.md",
        "plans/norrby-2021/activities/stodlinje.md",
    ]
    assert [(plan, len(funding.allocations)) for plan, funding in records.funding] == [("norrby-2021", 2)]
    assert [place.code for place in records.municipalities] == ["0101", "0102"]
    assert [party.id for _, party in records.parties] == ["socialnamnden", "region-norr"]
    assert [page.path for page in records.pages] == ["index.md", "pages/om.md", "pages/ord.md"]


ALONE: dict[str, tuple[Changes, list[tuple[str, str, dict[str, Any]]]]] = {
    "a file of many megabytes": (
        {"pages/stor.md": "---\ntitle: Stor\n---\n" + "ord " * 1_200_000},
        [("content/pages/stor.md:1:1", "too-large", {"size": "5 MB", "limit": "1 MB"})],
    ),
    "a file of many megabytes in media": ({"media/film.mp4": b"0" * (MAX_BYTES + 1)}, []),
    "no start page": ({"index.md": None}, [("content/index.md:1:1", "missing-index", {"found": "content"})]),
    "hidden files": (
        {".DS_Store": "x", "plans/.obsidian/app.json": "{", "pages/._om.md": "x", "pages/.#om.md": "x"},
        [],
    ),
    "an activity that leads to itself": (
        {ACTIVITY: ("---\n", "---\nsee_also: [stodlinje, norrby-2021/stodlinje]\n")},
        [
            (f"content/{ACTIVITY}:2:12", "see-also-itself", {"found": "stodlinje"}),
            (f"content/{ACTIVITY}:2:23", "see-also-itself", {"found": "stodlinje"}),
        ],
    ),
    "what stands twice in a list": (
        {
            ACTIVITY: ("target_groups: [barn-och-unga, aldre]", "target_groups: [barn-och-unga, aldre, barn-och-unga]"),
        },
        [(f"content/{ACTIVITY}:5:39", "repeated-entry", {"found": "barn-och-unga", "line": 5})],
    ),
    "a status as of a day that has not come": (
        {ACTIVITY: ("---\n", "---\nreviewed: 2099-03-01\n")},
        [(f"content/{ACTIVITY}:2:11", "day-ahead", {"found": "2099-03-01", "field": "reviewed"})],
    ),
    "a page at the address of a translation": (
        {"index.en.md": "---\ntitle: Start\nsummary: S\n---\nText.\n", "pages/en.md": "# En\n"},
        [("content/pages/en.md:1:1", "duplicate-address", {"found": "/en/", "other": "content/index.en.md"})],
    ),
    "signs with spaces between them above facts": (
        {"pages/ny.md": "— — —\ntitle: Ny\n---\nText\n"},
        [("content/pages/ny.md:1:1", "facts-as-text", {"found": "title"})],
    ),
    "Markdown and signs by name in facts": (
        {ACTIVITY: ("title: Öppna", "title: Öppna &amp;"), "pages/ny.md": "---\ntitle: \"**Ny**\"\n---\nText.\n"},
        [
            ("content/pages/ny.md:2:8", "html-in-field", {"found": "**Ny**"}),
            (f"content/{ACTIVITY}:2:8", "html-in-field", {"found": "&amp;"}),
        ],
    ),
    "media that nobody can use or that runs": (
        {
            "media/tom.pdf": b"", "media/plan.docm": b"x",
            "media/bild.svg": "<svg><script>x</script></svg>".encode("utf-16"),
        },
        [
            ("content/media/bild.svg:1:1", "running-file", {}),
            ("content/media/plan.docm:1:1", "running-file", {}),
            ("content/media/tom.pdf:1:1", "empty-file", {}),
        ],
    ),
    "endings that make no page": (
        {"pages/ny.MD": "# Ny\n", "pages/till.md.txt": "# Till\n"},
        [
            ("content/pages/ny.MD:1:1", "misplaced-file", {"suggestion": "content/pages/ny.md"}),
            ("content/pages/till.md.txt:1:1", "misplaced-file", {"suggestion": "content/pages/till.md"}),
        ],
    ),
    "an address below a file that the build makes": (
        {"redirects.yml": "- from: feed.xml/x/\n  to: om/\n"},
        [("content/redirects.yml:1:9", "redirect-from-page", {"found": "feed.xml/x/"})],
    ),
    "parts of pages that hold facts alone": (
        {
            "index.en.md": "---\ntitle: S\nsummary: S\n---\n## A\n",
            "pages/ny.md": "[a](../index.en.md#a), [b](../index.en.md#b), [c](../plans/norrby-2021/funding.yml#c)\n",
        },
        [
            ("content/pages/ny.md:1:28", "broken-anchor", {"found": "../index.en.md#b"}),
            ("content/pages/ny.md:1:51", "broken-anchor", {"found": "../plans/norrby-2021/funding.yml#c"}),
        ],
    ),
    "letters that were read in another encoding": (
        {
            "pages/ny.md": "---\ntitle: S\u00c3\u00a5 hj\u00c3\u00a4lper vi\n---\nText.\n",
            "pages/om.md": "# Om\n\nEn ÂNGEST, SÃO och Ã.\n\nStöd \u00e2\u20ac\u201c f\u00c3\u00b6r alla.\n",
        },
        [
            ("content/pages/ny.md:2:8", "garbled-letters", {"found": "S\u00c3\u00a5", "suggestion": "Så"}),
            ("content/pages/om.md:5:6", "garbled-letters", {"suggestion": "–"}),
        ],
    ),
    "content that is hidden": (
        {"pages/.utkast.md": "x", ".parties.yml": "x"},
        [
            ("content/.parties.yml:1:1", "hidden-file", {"name": ".parties.yml"}),
            ("content/pages/.utkast.md:1:1", "hidden-file", {"name": ".utkast.md"}),
        ],
    ),
    "a page with facts in Swedish": (
        {"pages/ny.md": "---\nrubrik: Ny\ningress: Kort\nmedia: x\n---\nText.\n"},
        [
            ("content/pages/ny.md:2:1", "unknown-field", {"found": "rubrik", "suggestion": "title"}),
            ("content/pages/ny.md:3:1", "unknown-field", {"found": "ingress", "suggestion": "summary"}),
        ],
    ),
    "a folder of ordinary pages": ({"skrifter/2021/index.md": "Utan uppgifter.\n", "skrifter/bild.png": b"\x89"}, []),
    "a vocabulary without entries": (
        {"glossary.yml": "# inga ord än\n", "pages/om.md": "---\n---\nText.\n"},
        [],
    ),
    "funding without facts": ({"plans/norrby-2021/funding.yml": "# kommer\n"}, []),
    "no vocabulary of parties": (
        {"parties.yml": None, ACTIVITY: None, OTHER: ("see_also: stodlinje\n", "")}
        | {"plans/norrby-2021/follow-ups/2022.md": None, "plans/norrby-2021/funding.yml": None},
        [
            ("content/plans/norrby-2021/index.md:9:12", "unknown-reference", {"found": "socialnamnden"}),
            ("content/plans/norrby-2021/index.md:11:5", "unknown-reference", {"found": "region-norr"}),
        ],
    ),
    "HTML that has no effect": (
        {ACTIVITY: ("title: Öppna", "title: <b>Öppna</b>"), "pages/om.md": "Se <script>x</script>.\n\nEn <ny>.\n"},
        [
            ("content/pages/om.md:1:4", "unsafe-html", {"found": "<script>"}),
            ("content/pages/om.md:3:4", "dropped-html", {"found": "<ny>"}),
            (f"content/{ACTIVITY}:2:8", "html-in-field", {"found": "<b>"}),
        ],
    ),
    "a name like one whose file is broken": (
        {ACTIVITY: ("focus_area: tidigt-stod", "focus_area: tidig-stod"), AREA: "---\ntitle: [\n---\n"},
        [
            (f"content/{ACTIVITY}:3:13", "unknown-reference", {"suggestion": "tidigt-stod", "title": ""}),
            (f"content/{AREA}:2:8", "yaml-bracket", {}),
        ],
    ),
    "totals that are exact": (
        {"plans/norrby-2021/funding.yml": ("rounding: 1\n", "rounding: 0\n")},
        [
            ("content/plans/norrby-2021/funding.yml:14:19", "total-differs", {}),
            ("content/plans/norrby-2021/funding.yml:18:15", "total-differs", {}),
        ],
    ),
    "an ordinary page's own keys": (
        {"pages/om.md": "---\ntitle: Om\nhide: [toc]\nid: 7\nplan: x\n---\nText.\n"},
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ALONE)
def test_cases_without_a_folder(case: str, problems_of: Callable[[Changes], list[Problem]]) -> None:
    changes, expected = ALONE[case]
    problems = sorted(problems_of(changes), key=lambda problem: problem.position)
    assert [(str(problem.position), problem.kind) for problem in problems] == [told[:2] for told in expected]
    for problem, (_, _, values) in zip(problems, expected, strict=True):
        assert {key: problem.values[key] for key in values} == values


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems take no such name")
def test_a_file_name_in_another_encoding(site: Callable[..., Path]) -> None:
    content = site({})
    (content / os.fsdecode(b"pages/f\xf6rskola.md")).write_text("Text.\n")
    told = explain(problems_in(content), "text", "sv")
    assert told.splitlines() == [
        'content/pages/f?rskola.md:1:1: Namnet "f?rskola.md" går inte att använda i en webbadress. '
        "Använd bara a–z, 0–9 och bindestreck."
    ]


APART = {
    "pages/tillga\u0308nglig.md": (
        "---\ntitle: A\u030aterha\u0308mtning\n---\n[o\u0308] [Ö](../media/översikt.png), [inte](saknas.md)\n"
    ),
    "media/o\u0308versikt.png": b"x",
}
"""Files from macOS, which writes letters and marks apart."""


def test_names_of_files_are_put_together_and_told_as_they_are(site: Callable[..., Path]) -> None:
    content = site({**APART, "pages/om.md": "[Här](tillgänglig.md), [dar](tillga\u0308nglig.md)\n"})
    records, problems = validate(content, Addresses(AddressNames()))
    page = next(page for page in records.pages if page.title == "Återhämtning")
    assert (page.id, page.path) == ("tillgänglig", "pages/tillgänglig.md")
    assert {"pages/tillgänglig.md", "media/översikt.png"} <= set(records.paths)
    found = [(str(problem.position), problem.kind) for problem in problems]
    assert found == [("content/pages/tillga\u0308nglig.md:4:41", "broken-link")]
    assert Addresses(AddressNames()).of_file(page.path) == ("tillgänglig",)


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems do not tell such names apart")
def test_two_files_whose_names_look_the_same(site: Callable[..., Path]) -> None:
    content = site({**APART, "media/översikt.png": b"x"})
    found = {(str(problem.position), problem.kind, problem.values.get("other")) for problem in problems_in(content)}
    assert ("content/media/översikt.png:1:1", "same-file-name", "content/media/o\u0308versikt.png") in found


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot have such names")
def test_names_that_other_computers_cannot_have(site: Callable[..., Path]) -> None:
    names = ["con.pdf", "Aux", " a.pdf", "b.pdf ", "c.", "d.svgz", "e.exe", "f:g/h.pdf", "console.pdf", "i j.pdf"]
    problems = problems_in(site({f"media/{name}": b"x" for name in names}))
    assert {(problem.kind, problem.values["found"]) for problem in problems} == {
        *(("windows-file-name", name) for name in ("con.pdf", "Aux", " a.pdf", "b.pdf ", "c.")),
        ("running-file", "d.svgz"), ("running-file", "e.exe"), ("refused-file-name", "f:g"),
    }  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows makes shortcuts for administrators alone")
def test_a_shortcut_to_nothing_where_nothing_is_known(site: Callable[..., Path]) -> None:
    content = site({})
    (content / "okand.yml").symlink_to("saknas")
    (content / "media" / "x.pdf").symlink_to("saknas")
    assert [problem.kind for problem in problems_in(content)] == ["broken-symlink"] * 2


NOT_EVERYWHERE = {
    "windows-file-name",
    "no-history", "same-file-name", "names-by-case", "unreadable-file", "special-file", "broken-symlink",
    "outside-symlink", "circular-symlink", "missing-content",
}  # fmt: skip


@pytest.mark.xdist_group("golden")
def test_every_kind_and_every_hint_is_told_by_a_case(
    site: Callable[..., Path], problems_of: Callable[[Changes], list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that no case shows is either not tested or no longer used."""
    problems: list[Problem] = []
    for case in CASES:
        problems += problems_of_case(case, site(changed_files(case)))
    for changes, _ in ALONE.values():
        problems += problems_of(changes)
    monkeypatch.setattr(export_settings, "find_spec", lambda name: None)  # an extra that is not installed
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    for config in (GOLDEN / "config").iterdir():
        problems += load(config)[1]
    # Advice on language and what imported tables lack are not told by `validate`: see test_plain_language.py, tables/.
    # What vanished from the published site neither: see test_published.py.
    # Two names that look the same, shortcuts and pipes are not on every file system: see above, and test_folder.py.
    elsewhere = {*TABLES, *PUBLISHED, *NOT_EVERYWHERE}
    kinds = {name: kind for name, kind in KINDS.items() if kind.severity != "advice" and name not in elsewhere}
    assert set(kinds) - {problem.kind for problem in problems} == set()
    told = {(problem.kind, told_hint(problem)) for problem in problems}
    kinds.pop("low-contrast")  # there is always a shade that is enough; its second hint is for what nobody foresaw
    assert [(name, hint) for name, kind in kinds.items() for hint in kind.hints if (name, hint) not in told] == []
    assert all(problem.message(lang) for problem in problems for lang in ("sv", "en"))


def told_hint(problem: Problem) -> str:
    """The kind's hint that the problem gives, as it stands in the table."""
    given = problem.hint("en")
    for hint in sorted(KINDS[problem.kind].hints, key=lambda hint: hint.count("{")):
        pieces = (re.escape(piece) for piece in re.split(r"\{\w+\}", hint))
        if re.fullmatch(".*".join(pieces), given, re.DOTALL):
            return hint
    return ""


NASTY = [
    "\t", '"', "'", ": ", "- ", "[", "]", "{", "}", "*", "&", "!", "|", ">", "#", "%", "@", "---\n", "\n", "  ", "\x00",
    "\u2028", "0125", "no", "2021-02-30", "~", "<<: *a\n", "? ", "](", "x" * 80, "\ufeff", "å",
]  # fmt: skip


@given(
    path=st.sampled_from([ACTIVITY, "plans/norrby-2021/index.md", "plans/norrby-2021/funding.yml", "parties.yml"]),
    place=st.floats(0, 1),
    removed=st.integers(0, 12),
    pieces=st.lists(st.sampled_from(NASTY), max_size=4),
)
def test_no_slip_of_the_pen_is_too_much(
    path: str, place: float, removed: int, pieces: list[str], site: Callable[..., Path]
) -> None:
    """Whatever an editor's hand does to a file: nothing raises, and everything told stands in the file."""
    content = site({})
    text = (content / path).read_text(encoding="utf-8")
    start = int(place * len(text))
    site({path: text[:start] + "".join(pieces) + text[start + removed :]})
    problems = problems_in(content)
    assert [problem.position for problem in problems if not lies_in_file(content, problem.position)] == []
    for lang in ("sv", "en"):
        assert len(explain(problems, "text", lang).splitlines()) == len(problems)

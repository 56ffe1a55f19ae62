"""The form's files: its page and policy, its configuration, and what its script writes of a record.

Also tests: publishing.editor.choices, publishing.editor.collections, publishing.editor.fields,
content.settings.editor
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import forms
import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.reading.records import Records
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.config import load
from klarplan.content.settings.editor import Editor
from klarplan.content.settings.settings import AddressNames
from klarplan.publishing.build import Publication, build
from klarplan.publishing.editor.editor import editor_files, policy

ROOT = Path(__file__).parents[4]
EXAMPLE = ROOT / "tests" / "examples" / "edge"


def records(content: Path) -> Records:
    return validate(content, Addresses(AddressNames()))[0]


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    folder = tmp_path_factory.mktemp("editor") / "site"
    shutil.copytree(EXAMPLE, folder)
    config = folder / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    settings = "      editor:\n        repository: kommunen/planer\n"
    config.write_text(text.replace("  - klarplan:\n", f"  - klarplan:\n{settings}"), encoding="utf-8")
    return build(config)


@pytest.fixture(scope="module")
def made(publication: Publication) -> dict[str, bytes]:
    return dict(editor_files(publication.site, publication.config, publication.records))


# ---- the page and its configuration ----


def test_there_is_none_unless_it_is_switched_on() -> None:
    built = build(EXAMPLE / "site_config.yml")
    assert list(editor_files(built.site, built.config, built.records)) == []


def test_the_page(made: dict[str, bytes]) -> None:
    html = made["redigera/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "default-src 'none'; script-src 'self'; " in html
    assert "<script>" not in html
    assert {path for path in made if path.count("/") == 1} == {
        f"redigera/{name}" for name in ("index.html", "config.json", "editor.js", "records.js")
    }


@pytest.mark.parametrize(
    ("settings", "asked"),
    [
        ({}, ""),
        ({"repository": "a/b"}, " https://api.github.com"),
        ({"repository": "a/b", "service": "gitlab"}, " https://gitlab.com"),
        ({"repository": "a/b", "service": "gitlab", "address": "https://gitlab.kommunen.se"},
         " https://gitlab.kommunen.se"),
        ({"repository": "a/b", "sign_in": "https://logga-in.kommunen.se"},
         " https://api.github.com https://logga-in.kommunen.se"),
    ],
)  # fmt: skip
def test_the_page_asks_nobody_but_the_service(settings: dict[str, str], asked: str) -> None:
    assert f"connect-src 'self' blob: data:{asked};" in policy(Editor(**settings))  # type: ignore[arg-type]


def test_the_configuration(made: dict[str, bytes]) -> None:
    configuration = json.loads(made["redigera/config.json"])
    assert configuration["cms"]["backend"] == {
        "name": "github", "repo": "kommunen/planer", "auth_methods": ["token"],
        "commit_messages": {
            "create": "Lägg till {{slug}} ({{collection}})", "update": "Ändra {{slug}} ({{collection}})",
            "delete": "Ta bort {{slug}} ({{collection}})",
        },
    }  # fmt: skip
    assert configuration["texts"]["unreadable"] == "{path}: rad {line} går inte att läsa. Kör klarplan check."
    names = [part["name"] for part in configuration["cms"]["collections"] if "name" in part]
    assert "ett--activities" in names
    assert not [name for name in names if name.startswith("utkast")], "a draft is nobody's to see"
    assert {option["value"] for option in configuration["options"]["plan"]} == {"ett", "tva"}


def fields(made: dict[str, bytes], collection: str) -> dict[str, dict[str, Any]]:
    parts = json.loads(made["redigera/config.json"])["cms"]["collections"]
    listed = next(part for part in parts if part.get("name") == collection)["fields"]
    return {field["name"]: field for field in listed}


def test_fields_have_words_choices_and_pickers(made: dict[str, bytes]) -> None:
    activity = fields(made, "ett--activities")
    assert activity["title"] == {"name": "title", "label": "Titel", "required": True, "widget": "string"}
    assert activity["situation"]["widget"] == "text"
    assert {"label": "Genomförd", "value": "done"} in activity["status"]["options"]
    pickers = {name: (field["collection"], field["value_field"], field.get("multiple", False))
               for name, field in activity.items() if field["widget"] == "relation"}  # fmt: skip
    assert pickers["focus_area"] == ("ett--focus-areas", "{{slug}}", False)
    assert pickers["target_groups"] == ("shared", "entries.*.id", True)
    assert pickers["municipalities"] == ("municipalities", "{{slug}}", True)
    assert (activity["goals"]["options"], activity["see_also"]["options"]) == ("goal ett", "activity ett")
    party, role = activity["responsible"]["fields"]
    assert (party["options"], role["label"]) == ("party", "Roll")
    assert activity["body"]["widget"] == "markdown"
    assert "body" not in fields(made, "ett--indicators")


# ---- settings ----


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("true", []),
        ("false", []),
        ("{repository: a/b, branch: main}", []),
        ("{branch: main}", ["missing-setting-in"]),
        ("{repository: https://github.com/a/b}", ["bad-form"]),
        ("{repository: a/b, service: bitbucket}", ["not-allowed"]),
        ("{repository: a/b, address: gitlab.kommunen.se}", ["bad-form"]),
    ],
)
def test_settings(tmp_path: Path, written: str, expected: list[str]) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "site")
    file = tmp_path / "site" / "site_config.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  - klarplan:\n", f"  - klarplan:\n      editor: {written}\n"), encoding="utf-8")
    line = text.splitlines().index("  - klarplan:") + 2
    found = [problem.kind for problem in load(file)[1] if problem.position.line == line]
    assert [kind for kind in found if kind != "missing-statement"] == expected


# ---- what the script writes ----

ACTIVITY = """\
---
# decided in May
title: Öppna två mötesplatser # the short one
order: 1
responsible: solvik
collaborating:
  - party: solvik # since 2020
    role: värd
  - party: a
period: "2022"
municipalities: all
situation: >-
  En text som står på
  två rader.
cost:
  - amount: 131634.63
source:
  document: plan
---

Brödtext.
"""
INDICATOR = "title: Värden\nunit: procent\nvalues:\n  2021: 84.20\n  2022: 85 # new\nsource:\n  document: plan\n"
PARTIES = "- id: a # first\n  name: A\n  kind: group\n\n# the others\n- id: b\n  name: B\n  kind: group\n"


def lines(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


LONG = "Ett ord och " * 12 + "slut"
CASES: dict[str, tuple[str, str | None, list[tuple[list[str | int], Any]], str, list[str]]] = {
    "nothing": ("activity", ACTIVITY, [], ACTIVITY, []),
    "a text": ("activity", ACTIVITY, [(["title"], "Annat")],
               lines(ACTIVITY, ("title: Öppna två mötesplatser #", "title: Annat #")), []),
    "a folded text": ("activity", ACTIVITY, [(["situation"], "En ny text.")],
                      lines(ACTIVITY, ("  En text som står på\n  två rader.\n", "  En ny text.\n")), []),
    "a text that gets long": ("activity", ACTIVITY, [(["collaborating", 0, "role"], LONG)], lines(
        ACTIVITY, ("    role: värd\n", f"    role: >-\n      {LONG[:111]}\n      {LONG[112:]}\n")), []),
    "a short form that changes": ("activity", ACTIVITY, [(["responsible", "END"], {"party": "b"})], lines(
        ACTIVITY, ("responsible: solvik\n", "responsible:\n  - party: solvik\n  - party: b\n")), []),
    "an entry's field": ("activity", ACTIVITY, [(["collaborating", 0, "party"], "b")],
                         lines(ACTIVITY, ("  - party: solvik #", "  - party: b #")), []),
    "an entry removed, with its comment": ("activity", ACTIVITY, [(["collaborating", 0], "REMOVED")], lines(
        ACTIVITY, ("  - party: solvik # since 2020\n    role: värd\n", "")), ["# since 2020"]),
    "a new field in its place": ("activity", ACTIVITY, [(["aim"], "Mål.")],
                                 lines(ACTIVITY, ("cost:\n", "aim: Mål.\ncost:\n")), []),
    "a field emptied": ("activity", ACTIVITY, [(["period"], "")], lines(ACTIVITY, ('period: "2022"\n', "")), []),
    "a year where a time stands is text": ("activity", ACTIVITY, [(["period"], "2023")],
                                           lines(ACTIVITY, ('"2022"', '"2023"')), []),
    "an amount": ("activity", ACTIVITY, [(["cost", 0, "amount"], "131634.64")],
                  lines(ACTIVITY, ("131634.63", "131634.64")), []),
    "words that YAML would read otherwise": (
        "activity", ACTIVITY, [(["period_note"], "ja: nej"), (["aim"], "on"), (["follow_up"], "2022-01-01")], lines(
            ACTIVITY, ("municipalities: all\n", "municipalities: all\nperiod_note: \"ja: nej\"\n"),
            ("cost:\n", 'aim: "on"\nfollow_up: "2022-01-01"\ncost:\n')), []),
    "some municipalities": ("activity", ACTIVITY, [(["municipalities"], ["a"])],
                            lines(ACTIVITY, ("municipalities: all\n", "municipalities:\n  - a\n")), []),
    "the text below": ("activity", ACTIVITY, [(["body"], "Annan.\n\nText.\n")],
                       lines(ACTIVITY, ("Brödtext.", "Annan.\n\nText.")), []),
    "a value by year": ("indicator", INDICATOR, [(["values", 1, "value"], "86.5")],
                        lines(INDICATOR, ("2022: 85 #", "2022: 86.5 #")), []),
    "one more year": ("indicator", INDICATOR, [(["values", "END"], {"key": "2023", "value": "87"})],
                      lines(INDICATOR, ("# new\n", "# new\n  2023: 87\n")), []),
    "an entry of a list file": ("parties", PARTIES, [(["entries", 1, "name"], "Bé")],
                                lines(PARTIES, ("name: B\n", "name: Bé\n")), []),
    "one more entry": ("parties", PARTIES, [(["entries", "END"], {"id": "c", "name": "C", "kind": "role"})],
                       PARTIES + "- id: c\n  name: C\n  kind: role\n", []),
    "an entry removed": ("parties", PARTIES, [(["entries", 0], "REMOVED")],
                         "\n# the others\n- id: b\n  name: B\n  kind: group\n", ["# first"]),
    "what a form fills in": ("focus-area", "---\ntitle: Ett\norder: 1\nhelp: false\n---\n", [
        (["title"], "Två"), (["goals"], []), (["source"], {"document": "", "place": None}), (["reviewed"], "")],
        "---\ntitle: Två\norder: 1\nhelp: false\n---\n", []),
    "a choice of yes or no": ("focus-area", "---\ntitle: Ett\nhelp: true\n---\n", [(["help"], False)],
                              "---\ntitle: Ett\nhelp: false\n---\n", []),
    "yes": ("target-groups", "- id: a\n  name: A\n", [(["entries", 0, "help"], True)],
            "- id: a\n  name: A\n  help: true\n", []),
    "no where nothing was said": ("plan", "---\nparties:\n  - a\n  - party: b\n---\n", [
        (["parties", 0, "leads"], False), (["parties", 1, "leads"], False), (["parties", 1, "party"], "c")],
        "---\nparties:\n  - a\n  - party: c\n---\n", []),
    "a page that is text alone": ("page", "# Sida\n\nText.\n", [(["body"], "# Sida\n\nMer.")], "# Sida\n\nMer.\n", []),
    "and gets facts": ("page", "Text.\n", [(["title"], "Sida")], "---\ntitle: Sida\n---\n\nText.\n", []),
    "a new record": ("focus-area", None, [(["title"], "Nytt"), (["order"], "2"), (["help"], False), (["goals"], [
        {"id": "m", "text": "Mål: två"}]), (["body"], "Text.")],
        '---\ntitle: Nytt\ngoals:\n  - id: m\n    text: "Mål: två"\norder: 2\n---\n\nText.\n', []),
}  # fmt: skip
REFUSED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "an anchor": ("activity", "---\ntitle: &a Ett\n---\n", {"refused": "anchor"}),
    "an alias": ("parties", "- id: a\n  name: &n A\n- id: b\n  name: *n\n", {"refused": "anchor"}),
    "a type": ("activity", "---\ntitle: !!str 1\n---\n", {"refused": "anchor"}),
    "what is no YAML": ("activity", "---\ntitle: Ett\norder: [1\n---\n", {"refused": "unreadable", "line": 3}),
    "facts without an end": ("activity", "---\ntitle: Ett\n\nText.\n", {"refused": "no-facts"}),
    "a shape": ("activity", "---\ntitle: Ett\nsource:\n  document: [a]\n---\n",
                {"refused": "shape", "field": "source document"}),
}  # fmt: skip


def kind_of(name: str) -> str:
    return f"klarplan-{name}" if name in ("indicator", "parties", "target-groups") else f"klarplan-{name}-frontmatter"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """All cases in one run."""
    cases: list[dict[str, Any]] = [
        {"kind": kind_of(kind), "text": text, "set": changes} for kind, text, changes, _, _ in CASES.values()
    ]
    cases += [{"kind": kind_of(kind), "text": text, "set": []} for kind, text, _ in REFUSED.values()]
    made = forms.collections(records(EXAMPLE / "content"))
    results = forms.written(tmp_path_factory.mktemp("script"), made, cases)
    return dict(zip([*CASES, *REFUSED], results, strict=True))


@pytest.mark.parametrize("case", CASES)
def test_only_what_changes_is_written(case: str, outcomes: dict[str, dict[str, Any]]) -> None:
    *_, text, lost = CASES[case]
    assert (outcomes[case].get("text"), outcomes[case].get("lost")) == (text, lost), outcomes[case]


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_form_cannot_hold_is_told(case: str, outcomes: dict[str, dict[str, Any]]) -> None:
    assert outcomes[case] == REFUSED[case][2]


def test_every_record_of_the_site_is_held_and_one_title_changes_one_line(tmp_path: Path) -> None:
    made = forms.collections(records(ROOT / "content"))
    cases: list[dict[str, Any]] = []
    for path, kind in sorted(each_file(made, ROOT)):
        text = path.read_text(encoding="utf-8")
        edits: list[list[Any]] = [[], [(FIRST.get(kind, ["title"]), "Ny")]]
        cases += [
            {"kind": kind, "text": text.strip(), "set": edit, "path": str(path), "whole": text} for edit in edits
        ]  # fmt: skip
    assert len(cases) // 2 == len([*(ROOT / "content").rglob("*.md"), *(ROOT / "content").rglob("*.yml")])
    for case, result in zip(cases, forms.written(tmp_path / "script", made, cases), strict=True):
        before, after = case["whole"].splitlines(), result["text"].splitlines()
        changed = [line for line in before if line not in after]
        assert len(changed) <= (1 if case["set"] else 0), (case["path"], changed)
        assert case["set"] or result["text"] == case["whole"], case["path"]


FIRST: dict[str, list[str | int]] = {
    "klarplan-parties": ["entries", 0, "name"], "klarplan-target-groups": ["entries", 0, "name"],
    "klarplan-glossary": ["entries", 0, "term"], "klarplan-funding": ["year"],
}  # fmt: skip
"""A field of files that have no title."""


def each_file(made: Any, root: Path) -> Iterator[tuple[Path, str]]:
    """Every file that the form lists, with its kind."""
    for part in made.collections:
        for entry in part.get("files", ()):
            yield root / entry["file"], entry["format"]
        if "folder" in part:
            yield from (
                (path, part["format"]) for path in (root / part["folder"]).glob(f"*.{part['extension']}")
                if "." not in path.stem
            )  # fmt: skip

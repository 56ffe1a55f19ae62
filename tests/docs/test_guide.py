"""The guide: its links, pictures, commands and examples hold, and it keeps to what it asks of others."""

from __future__ import annotations

import re
import runpy
import shlex
from datetime import date, datetime
from pathlib import Path

import click
import pytest

from klarplan.commands.cli import main
from klarplan.commands.guide import guide_folder
from klarplan.commands.new_site import NewSite, write_site
from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import LIX_LIMIT, Reading, advice
from klarplan.content.plain_language.passages import body_passages
from klarplan.content.plain_language.wording import wording
from klarplan.content.reading.document import parse
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import load
from klarplan.model.values import Status
from klarplan.model.words import STATUS_WORDS
from klarplan.text.catalogue import catalogue

ROOT = Path(__file__).parents[2]
GUIDE = guide_folder()
PAGES = {file.name: file.read_text(encoding="utf-8") for file in sorted(GUIDE.glob("*.md"))}
PICTURES = sorted(GUIDE.rglob("*.webp"))
MADE = ("falt.md",)
"""Pages that are made from the models, and are tables only."""
QUOTES = ("fel.md", "skriv-klarsprak.md")
"""Pages that show what not to write."""


def headings(text: str) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    found = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    outside_code = re.sub(r"^ *```.*?^ *```$|`[^`\n]*`", "", PAGES[name], flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", outside_code):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        page = path or name
        assert (GUIDE / page).is_file(), target
        assert not anchor or anchor in headings(PAGES[page]), target


def test_every_page_is_linked_from_the_first() -> None:
    assert set(PAGES) - {"README.md"} <= set(re.findall(r"\]\(([\w-]+\.md)\)", PAGES["README.md"]))


def test_pictures_are_shown_with_words_and_are_small() -> None:
    shown = {
        target: alt for text in PAGES.values() for alt, target in re.findall(r"!\[([^\]]*)\]\((bilder/[^)]+)\)", text)
    }
    assert {GUIDE / target for target in shown} == set(PICTURES)
    assert all(len(alt) > 20 for alt in shown.values())
    assert [picture.name for picture in PICTURES if picture.stat().st_size > 60_000] == []
    taken = runpy.run_path(str(ROOT / "tools" / "guide_pictures.py"))["TAKEN"]
    assert {f"{picture.name}.webp" for picture in taken} == {picture.name for picture in PICTURES}


def commands() -> set[str]:
    """Every `klarplan …` in the guide, one line each."""
    text = "\n".join(PAGES.values())
    lines = re.findall(r"^ *(klarplan [a-z].*)$", text, re.MULTILINE)
    return {line.strip() for line in (*lines, *re.findall(r"`(klarplan [a-z][^`]*)`", text))}


@pytest.mark.parametrize("line", sorted(commands()))
def test_commands_and_options_exist(line: str) -> None:
    _, name, *words = shlex.split(line)
    command = main.commands[name]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert {word for word in words if word.startswith("-")} <= known
    arguments = [word for word in words if not word.startswith("-")]
    assert not arguments or any(
        parameter.opts for parameter in command.params if isinstance(parameter, click.Parameter)
    )


def test_the_words_for_status_are_those_of_the_site() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| ([A-ZÅÄÖ][\w ]*) \|$", PAGES["lagg-till-en-aktivitet.md"], re.MULTILINE))
    swedish = catalogue("sv").gettext
    assert told == {status.value: swedish(STATUS_WORDS[status]) for status in Status if status is not Status.UNKNOWN}


def test_the_page_on_fields_is_up_to_date() -> None:
    """After a change in the models or their texts: make schemas."""
    assert runpy.run_path(str(ROOT / "tools" / "guide_fields.py"))["page"]() == PAGES["falt.md"]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in MADE])
def test_the_guide_is_easy_to_read(name: str) -> None:
    document, _ = parse(PAGES[name], name)
    found = Reading()
    for passage in body_passages(document, wording("sv")):
        for sentence in () if passage.is_heading else passage.sentences:
            found += Reading(len(sentence), 1, sum(len(word.text) > 6 for word in sentence))
    assert found.lix <= LIX_LIMIT
    if name not in QUOTES:
        told = [
            problem for problem in advice(Records(documents={name: document}), "sv") if problem.kind == "stiff-word"
        ]
        assert [(problem.position.line, problem.values["found"]) for problem in told] == []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = NewSite("Våra planer", "Solviks kommun", date(2026, 11, 22), "https://www.example.se/", "kontakt@example.se",
                   "https://www.example.se/fel")  # fmt: skip
    write_site(tmp_path, made)
    return tmp_path


def blocks(name: str) -> list[str]:
    """The blocks of YAML on a page, without what they are indented by."""
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```$", PAGES[name], re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def problems_of(site: Path) -> list[str]:
    config, problems = load(site / "site_config.yml")
    assert config
    return [
        f"{problem.position} {problem.kind}" for problem in (*problems, *validate(config.content, config.addresses)[1])
    ]


def test_the_activity_can_be_added(site: Path) -> None:
    facts, collaborating, party, cost = blocks("lagg-till-en-aktivitet.md")
    plan = site / "content" / "plans" / "exempelplan"
    facts = facts.replace("cost: within_budget\n", cost + collaborating)
    (plan / "activities" / "oppet-hus-pa-kvallar.md").write_text(
        f"{facts}\nDu kan komma och prata.\n", encoding="utf-8"
    )
    with (site / "content" / "parties.yml").open("a", encoding="utf-8") as parties:
        parties.write(party)
    assert problems_of(site) == []


def test_the_follow_up_can_be_added(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, facts = blocks("publicera-en-uppfoljning.md")
    day = re.search(r"^date: (.*)$", facts, re.MULTILINE)
    assert day is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"{day[1]}T12:00Z").timestamp())))
    plan = site / "content" / "plans" / "exempelplan"
    index = (plan / "index.md").read_text(encoding="utf-8")
    (plan / "index.md").write_text(index.replace("sources:\n", source), encoding="utf-8")
    (plan / "follow-ups" / "2027.md").write_text(f"{facts}\nBåda har öppnat.\n", encoding="utf-8")
    assert problems_of(site) == []

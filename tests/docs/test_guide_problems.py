"""The guide has an entry for each kind of problem, and its examples are what it says they are.

An example is laid over a site that `klarplan new` has made: what stands under "Fel:" must give the kind, and what
stands under "Rätt:" must give no problem at all.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from klarplan.commands.guide import guide_folder, problem_entries
from klarplan.commands.new_site import NewSite, write_site
from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import advice
from klarplan.content.problems.kinds import KINDS, PUBLISHED
from klarplan.content.problems.problem import Problem
from klarplan.content.settings.config import load

PLAN = "plans/exempelplan/index.md"
ACTIVITY = "plans/exempelplan/activities/samtal-i-skolan.md"
SITE = NewSite("Våra planer", "Solviks kommun", date(2026, 11, 22), "https://www.example.se/", "kontakt@example.se",
               "https://www.example.se/felanmalan")  # fmt: skip

ENTRIES = problem_entries()
EXAMPLE = re.compile(
    r"^(Fel|Rätt):\n\n```(yaml|markdown)\n(?:# |<!-- )(\S+)(?: -->)?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
EXAMPLES = {
    kind: {match[1]: (match[2], match[3], match[4]) for match in EXAMPLE.finditer(text)}
    for kind, text in ENTRIES.items()
}
WHOLE_FILES = {
    "no-front-matter", "open-front-matter", "yaml-syntax", "not-list", "duplicate-id", "duplicate-term", "unused-term",
    "repeated-synonym", "redirect-from-page", "redirect-nowhere", "redirect-anchor", "redirect-circle",
    "redirect-twice",
}  # fmt: skip
"""Kinds whose examples are files from the first line to the last; so are those of site_config.yml."""


def rename(content: Path, name: str) -> None:
    (content / ACTIVITY).rename(content / name)


def settings(content: Path, old: str, new: str) -> None:
    config = content.parent / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")


def facts(file: Path, more: str) -> None:
    """Add facts to a file."""
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\n{more}", 1), encoding="utf-8")


def body(file: Path, more: str) -> None:
    """Add a paragraph to a file's text."""
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")


def source(content: Path, name: str) -> None:
    """Add a source with a file to the plan."""
    file = content / PLAN
    text = file.read_text(encoding="utf-8")
    entry = f"sources:\n  - id: bilaga\n    title: Bilaga\n    file: {name}\n"
    file.write_text(text.replace("sources:\n", entry, 1), encoding="utf-8")


def cost(content: Path, value: str) -> None:
    """Give the activity another cost."""
    file = content / ACTIVITY
    text = re.sub(r"^cost:.*\n(?:[ -].*\n)*", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text.replace("---\n", f"---\ncost: {value}\n", 1), encoding="utf-8")


def costs_of_each_other(content: Path) -> None:
    """Let two activities' costs be parts of each other."""
    other = content / "plans" / "exempelplan" / "activities" / "oppna-motesplatser.md"
    text = re.sub(r"^cost:.*\n(?:[ -].*\n)*", "", other.read_text(encoding="utf-8"), flags=re.MULTILINE)
    other.write_text(text.replace("---\n", "---\ncost: {included_in: samtal-i-skolan}\n", 1), encoding="utf-8")
    cost(content, "{included_in: oppna-motesplatser}")


def more(content: Path, path: str, text: str) -> None:
    """Write something at the end of a file."""
    with (content / path).open("a", encoding="utf-8") as file:
        file.write(text)


def draft(content: Path, path: str, more: str) -> None:
    """Add a plan that is a draft, with an activity, and something to a file: to its facts where it has any."""
    file = content / path
    if more.startswith("\n"):
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    else:
        facts(file, more)
    plan = content / "plans" / "nasta"
    shutil.copytree(content / "plans" / "exempelplan", plan)
    for folder in ("follow-ups", "focus-areas", "activities"):
        shutil.rmtree(plan / folder)
    (plan / "funding.yml").unlink()
    index = plan / "index.md"
    index.write_text(re.sub("status: .*", "status: draft", index.read_text(encoding="utf-8")), encoding="utf-8")
    (plan / "activities").mkdir()
    text = "---\ntitle: Ny\nsource:\n  document: handlingsplan\n---\n"
    (plan / "activities" / "ny.md").write_text(text, encoding="utf-8")


def status_elsewhere(content: Path) -> None:
    """A plan of its own whose follow-up tells of the example plan's activity."""
    shutil.copytree(content / "plans" / "exempelplan", content / "plans" / "grannen")
    follow_up = content / "plans" / "grannen" / "follow-ups" / "forsta-uppfoljningen.md"
    follow_up.write_text(follow_up.read_text(encoding="utf-8").replace("activity: ", "activity: exempelplan/"))


GAPS = """\
        gaps:
          - what: Vi har inte hunnit granska hela webbplatsen.
            reason: Webbplatsen är ny.
            alternative: Hör av dig till oss, så hjälper vi dig.
"""

REPORT = """\
      report:
        form: "https://www.example.se/felanmalan"
        email: "kontakt@example.se"
"""

HELP_LINES = """\
        lines:
          - name: Fara för livet
            phone: 112
          - name: Råd om vård
            phone: 1177
"""


def outside(content: Path) -> None:
    """Values of a municipality that is not in the plan."""
    (content / "municipalities" / "nora.md").write_text(
        '---\ntitle: Nora\ncode: "1884"\ncounty: Örebro län\n---\n', encoding="utf-8"
    )
    file = content / "plans" / "exempelplan" / "indicators" / "vantetid.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}by_municipality:\n  nora:\n    2026: 3\n", encoding="utf-8")


def translated(content: Path, path: str, facts: str = "", text: str = "Text.") -> None:
    """Add a translation; `path` is below the example plan's folder."""
    file = content / "plans" / "exempelplan" / path
    file.write_text(f"---\ntitle: A\nsummary: B\n{facts}---\n\n{text}\n", encoding="utf-8")


AREA_GOAL = "goals: {id: %s, text: C}\n"

IN_WORDS: dict[str, Callable[[Path], object]] = {
    "encoding": lambda content: (content / ACTIVITY).write_bytes("---\ntitle: Ö\n---\n".encode("latin-1")),
    "too-large": lambda content: (content / "pages" / "stor.md").write_text("x" * 1_100_000),
    "empty-file": lambda content: (content / ACTIVITY).write_text(""),
    "misplaced-file": lambda content: shutil.move(
        content / "plans" / "exempelplan" / "activities", content / "plans" / "exempelplan" / "aktiviteter"
    ),
    "bad-file-name": lambda content: rename(content, "plans/exempelplan/activities/Öppna mötesplatser.md"),
    "missing-index": lambda content: (content / "plans" / "exempelplan" / "index.md").unlink(),
    "hidden-file": lambda content: rename(content, "plans/exempelplan/activities/.samtal-i-skolan.md"),
    "missing-content": shutil.rmtree,
    "yaml-character": lambda content: (content / ACTIVITY).write_text("---\ntitle: Fler\x07 samtal\n---\n"),
    "yaml-deep": lambda content: (content / ACTIVITY).write_text(f"---\ntitle: {'[' * 60}{']' * 60}\n---\n"),
    "superseded-circle": lambda content: facts(content / PLAN, "superseded_by: exempelplan\n"),
    "successor-ended": lambda content: facts(
        content / "municipalities" / "solvik.md", "ended: 2006-12-31\nreplaced_by: solvik\n"
    ),
    "municipality-ended": lambda content: facts(content / "municipalities" / "solvik.md", "ended: 2006-12-31\n"),
    "other-plan-status": status_elsewhere,
    "draft-link": lambda content: draft(content, "pages/om.md", "\n[Ny plan](../plans/nasta/index.md)\n"),
    "draft-reference": lambda content: draft(content, ACTIVITY, "see_also: nasta/ny\n"),
    "duplicate-address": lambda content: (content / "pages" / "planer.md").write_text("Text.\n"),
    "no-effect": lambda content: settings(content, "docs_dir: content", "copyright: Vi\ndocs_dir: content"),
    "no-catalogue": lambda content: settings(content, "      lang: sv", "      lang: ar"),
    "missing-site-url": lambda content: settings(content, "site_url:", "# site_url:"),
    "missing-statement": lambda content: settings(content, "      accessibility:", "      # accessibility:\nx:"),
    "missing-report": lambda content: settings(content, REPORT, ""),
    "missing-gaps": lambda content: settings(content, GAPS, ""),
    "full-with-gaps": lambda content: settings(content, "status: partial", "status: full"),
    "value-outside-plan": outside,
    "help-without-phone": lambda content: settings(
        content, HELP_LINES, '        lines: {name: Vård, url: "https://www.1177.se"}\n'
    ),
    "help-twice": lambda content: settings(content, "name: Råd om vård", "name: Fara för livet"),
    "help-short-word": lambda content: settings(content, HELP_LINES, f"{HELP_LINES}        words: [nu]\n"),
    "low-contrast": lambda content: settings(
        content, "      lang: sv", '      lang: sv\n      brand:\n        light:\n          link: "#cccccc"'
    ),
    "unquoted-colour": lambda content: settings(
        content, "      lang: sv", "      lang: sv\n      brand:\n        light:\n          primary: #0b4a50"
    ),
    "missing-logo": lambda content: settings(
        content, "      lang: sv", "      lang: sv\n      logo: media/logotyp.svg"
    ),
    "refused-file-name": lambda content: (content / "pages" / "a%20b.md").write_text("Text.\n"),
    "left-over-file": lambda content: (content / "pages" / "om.md.orig").write_text("Text.\n"),
    "running-file": lambda content: (content / "sida.html").write_text("<script>x()</script>"),
    "replaces-file": lambda content: (content / "sitemap.xml").write_text("x"),
    "yaml-runs-code": lambda content: settings(content, "      lang: sv", "      lang: !!python/name:os.system sv"),
    "large-amount": lambda content: facts(content / ACTIVITY, f"cost: {'9' * 20}\n"),
    "distant-date": lambda content: facts(content / ACTIVITY, "review_date: 9999-12-31\n"),
    "broken-anchor": lambda content: body(content / ACTIVITY, "[Bakgrund](#finns-inte)"),
    "html-link": lambda content: body(content / ACTIVITY, '<a href="../index.md">Planen</a>'),
    "foreign-picture": lambda content: body(content / ACTIVITY, "![Karta](https://www.example.se/karta.png)"),
    "missing-source": lambda content: source(content, "saknas.pdf"),
    "source-outside": lambda content: source(content, "../../etc/passwd"),
    "missing-film": lambda content: facts(content / PLAN, "sign_language: {video: a.mp4, captions: a.vtt}\n"),
    "film-ending": lambda content: facts(content / PLAN, "sign_language: {video: a.avi, captions: a.vtt}\n"),
    "bad-captions": lambda content: (content / "film.vtt").write_text("1\n00:00 --> 00:02\nHej\n"),
    "amounts-reversed": lambda content: cost(content, "{amount: 5000, amount_to: 500}"),
    "included-circle": costs_of_each_other,
    "duplicate-name": lambda content: more(content, "parties.yml", "- id: ny\n  name: ELEVHÄLSAN\n  kind: group\n"),
    "included-in-itself": lambda content: cost(content, "{included_in: samtal-i-skolan}"),
    "code-of-another": lambda content: (content / "municipalities" / "nora.md").write_text(
        '---\ntitle: Nora\ncode: "1880"\ncounty: Örebro län\n---\n'
    ),
    "name-of-another": lambda content: (content / "municipalities" / "nora.md").write_text(
        '---\ntitle: Norabygden\ncode: "1880"\ncounty: Örebro län\n---\n'
    ),
    "county-of-another": lambda content: (content / "municipalities" / "nora.md").write_text(
        '---\ntitle: Nora\ncode: "1884"\ncounty: Örebro\n---\n'
    ),
    "nested-group": lambda content: (content / "target-groups.yml").write_text(
        "- id: unga\n  name: Unga\n  part_of: unga\n"
    ),
    "unknown-time-zone": lambda content: settings(
        content, "      lang: sv", "      lang: sv\n      timezone: Stockholm"
    ),
    "long-address": lambda content: (content / "redirects.yml").write_text(f"- from: {'a' * 300}/\n  to: planer/\n"),
    "wide-content-folder": lambda content: settings(content, "docs_dir: content", "docs_dir: ."),
    "misspelt-plugin": lambda content: settings(content, "- klarplan:", "- klarpan:"),
    "same-address": lambda content: settings(
        content, "      lang: sv", "      lang: sv\n      addresses:\n        plans: kommuner"
    ),
    "merge-conflict": lambda content: body(content / ACTIVITY, "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> gren"),
    "facts-as-text": lambda content: (content / "pages" / "om.md").write_text("title: Om\n---\nText.\n"),
    "facts-below": lambda content: (content / "pages" / "om.md").write_text(
        "---\ntitle: A\n---\nsummary: B\n---\nText\n"
    ),
    "shown-as-written": lambda content: body(content / ACTIVITY, "- [ ] a"),
    "lines-run-together": lambda content: body(content / ACTIVITY, "• a\n• b"),
    "markdown-in-html": lambda content: body(
        content / ACTIVITY, "<details>\n<summary>A</summary>\n\n- b\n\n</details>"
    ),
    "folder-link": lambda content: body(content / ACTIVITY, "[Planen](../)"),
    "unshown-link": lambda content: body(content / ACTIVITY, "[Aktörerna](../../../parties.yml)"),
    "bad-address": lambda content: body(content / ACTIVITY, "[Kommunen](http:/www.example.se)"),
    "link-without-words": lambda content: body(content / ACTIVITY, "[](../index.md)"),
    "link-to-nothing": lambda content: body(content / ACTIVITY, "[Planen]()"),
    "link-apart": lambda content: body(content / ACTIVITY, "[Planen] (../index.md)"),
    "unused-footnote": lambda content: body(content / ACTIVITY, "[^1]: Regionens plan."),
    "footnote-twice": lambda content: body(content / ACTIVITY, "Se[^1].\n\n[^1]: A.\n[^1]: B."),
    "source-page": lambda content: source(content, "kalla.md"),
    "missing-option": lambda content: settings(content, "site_name:", "# site_name:"),
    "unknown-option": lambda content: settings(content, "docs_dir: content", "docs_dir: content\nsite_nam: A"),
    "bad-site-address": lambda content: settings(content, "site_url: ", "site_url: example.org # "),
    "unknown-theme": lambda content: settings(content, "name: material", "name: materiall"),
    "unknown-plugin": lambda content: settings(content, "plugins:", "plugins:\n  - serch"),
    "plugin-twice": lambda content: settings(content, "plugins:", "plugins:\n  - klarplan"),
    "unknown-extension": lambda content: settings(content, "  - admonition", "  - admonitions"),
    "extension-options": lambda content: settings(
        content,
        "  - admonition",
        "  - admonition\n  - toc: {toc_depth: x}",
    ),
    "missing-path": lambda content: settings(content, "docs_dir: content", "docs_dir: content\nhooks: [saknas.py]"),
    "site-in-content": lambda content: settings(content, "site_dir: site", "site_dir: content/site"),
    "unknown-level": lambda content: settings(content, "anchors: warn", "anchors: varna"),
    "fact-in-translation": lambda content: translated(content, "focus-areas/tidigt-stod.en.md", "order: 2\n"),
    "translation-of-nothing": lambda content: translated(content, "focus-areas/finns-inte.en.md"),
    "unknown-language": lambda content: translated(content, "focus-areas/tidigt-stod.xx.md"),
    "translation-of-itself": lambda content: translated(content, "focus-areas/tidigt-stod.sv.md"),
    "translation-twice": lambda content: [
        translated(content, f"focus-areas/tidigt-stod.{code}.md") for code in ("fi", "fi-FI")
    ],
    "translation-without-text": lambda content: translated(content, "focus-areas/tidigt-stod.en.md", text=""),
    "untranslated": lambda content: [facts(content / PLAN, "basis: Lagen.\n"), translated(content, "index.en.md")],
    "translated-list": lambda content: translated(content, "index.en.md", "principles: {title: D, text: E}\n"),
    "translated-entry": lambda content: translated(content, "focus-areas/tidigt-stod.en.md", AREA_GOAL % "annat"),
    "untranslated-entries": lambda content: translated(content, "focus-areas/tidigt-stod.en.md"),
    "hidden-character": lambda content: body(content / ACTIVITY, "Text \u202e åt andra hållet."),
    "garbled-letters": lambda content: body(content / ACTIVITY, "Samtal f\u00c3\u00b6r alla."),
    "invisible-text": lambda content: facts(content / ACTIVITY, 'aim: "\u3164"\n'),
    "long-name": lambda content: (content / "glossary.yml").write_text(
        f"- term: {'ord ' * 100}\n  explanation: Långt.\n"
    ),
    "deep-text": lambda content: body(content / ACTIVITY, ">" * 50 + " x"),
    "mark-run": lambda content: body(content / ACTIVITY, "*" * 300),
    "picture-without-words": lambda content: body(content / ACTIVITY, "![](/media/karta.png)"),
    "no-picture": lambda content: body(content / ACTIVITY, "![Planen](../index.md)"),
    "vague-link": lambda content: body(content / ACTIVITY, "[Klicka här](https://www.example.se/)."),
    "hard-to-read": lambda content: (content / "pages" / "om.md").write_text(
        "Kommunfullmäktige fastställer socialtjänstens verksamhetsplanering avseende barnomsorgen. " * 10
    ),
}
"""Kinds that the guide explains in words: what an editor may have done."""

TABLES = ("import-", "table-", "sheet-", "round-", "answers-")
ELSEWHERE = {kind for kind in KINDS if kind.startswith(TABLES)} | {
    "no-tables",
    "missing-extra",
    "bad-source-date",
    "same-file-name",
    "names-by-case",
    "windows-file-name",
    "no-history",
    "unreadable-file",
    "special-file",
    "broken-symlink",
    "outside-symlink",
    "circular-symlink",
    "wrong-number",
    *PUBLISHED,
}
"""Kinds that the content alone does not give: they come from `klarplan import`, from a package that is not installed or
an environment variable, from names that not all file systems tell apart, or from what has been published
(test_published.py)."""


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, made once: each test has a copy of what it says."""
    folder = tmp_path_factory.mktemp("new") / "site"
    write_site(folder, SITE)
    return folder


@pytest.fixture
def site(new_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site's content folder, on the day when it is made."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.combine(SITE.today, time(), UTC).timestamp())))
    shutil.copytree(new_site / "content", tmp_path / "content")
    shutil.copy(new_site / "site_config.yml", tmp_path)
    return tmp_path / "content"


def problems_of(content: Path) -> list[Problem]:
    config, problems = load(content.parent / "site_config.yml")
    if config is None:
        return problems
    records, found = validate(config.content, config.addresses, extensions=config.extensions)
    return [*problems, *found, *advice(records, "sv")]


def lay_over(content: Path, kind: str, label: str) -> None:
    """Put an example where it belongs: a whole file, a text, or some fields in place of those with the same names."""
    form, path, example = EXAMPLES[kind][label]
    file = content.parent / path
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if kind in WHOLE_FILES or path == "site_config.yml":
        text = example
    elif path.endswith(".yml"):
        text = example + _without_fields(text, example)
    else:
        _, facts, body = text.split("---\n", 2)
        if form == "markdown":
            text = f"---\n{facts}---\n\n{example}"
        else:
            text = f"---\n{example}{_without_fields(facts, example)}---\n{body}"
    file.write_text(text, encoding="utf-8")


def _without_fields(facts: str, example: str) -> str:
    """The facts without the fields that the example begins lines with, and without all that belongs to those."""
    names = "|".join(re.findall(r"^(?:\? \[)?([a-z_]+)", example, re.MULTILINE))
    return re.sub(rf"^(?:{names}):.*\n(?:[ \t-].*\n)*", "", facts, flags=re.MULTILINE)


def test_every_kind_has_its_entry_and_no_entry_is_left_over() -> None:
    assert set(ENTRIES) == set(KINDS)
    text = (guide_folder() / "fel.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^### ", text, re.MULTILINE)) == len(ENTRIES)


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_entry_shows_or_says_what_to_do(kind: str) -> None:
    examples = EXAMPLES[kind]
    assert set(examples) == {"Fel", "Rätt"} or (not examples and "Så gör du: " in ENTRIES[kind])
    assert bool(examples) == (kind not in IN_WORDS and kind not in ELSEWHERE)
    assert len({path for _, path, _ in examples.values()}) <= 1


def test_the_site_of_the_examples_has_no_problems(site: Path) -> None:
    assert problems_of(site) == []


@pytest.mark.parametrize("kind", [kind for kind in ENTRIES if EXAMPLES[kind]])
def test_what_is_wrong_gives_the_problem(kind: str, site: Path) -> None:
    lay_over(site, kind, "Fel")
    assert kind in {problem.kind for problem in problems_of(site)}


@pytest.mark.parametrize("kind", [kind for kind in ENTRIES if EXAMPLES[kind]])
def test_what_is_right_gives_none(kind: str, site: Path) -> None:
    lay_over(site, kind, "Rätt")
    allowed = {"missing-report", "missing-statement"} if EXAMPLES[kind]["Rätt"][1] == "site_config.yml" else set()
    assert [problem for problem in problems_of(site) if problem.kind not in allowed] == []


@pytest.mark.parametrize("kind", IN_WORDS)
def test_what_is_told_in_words_gives_the_problem(kind: str, site: Path) -> None:
    IN_WORDS[kind](site)
    assert kind in {problem.kind for problem in problems_of(site)}

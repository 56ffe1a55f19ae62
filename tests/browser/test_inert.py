"""Whatever an editor writes, in any field or text: nothing of it runs on the page, and `check` names it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import script, visit
from playwright.sync_api import Browser, Dialog, Page
from site_builds import ROOT, built, once
from site_server import SiteServer

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import Problem
from klarplan.content.reading.document import parse
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("hostile")]  # built once

IN_FIELDS = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% if %} [a](javascript:alert(3)) &lt;script&gt;'
)
IN_BODIES = "\n\n" + (Path(__file__).parent / "hostile.md").read_text(encoding="utf-8")


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all texts in what a YAML file holds."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*path, key))


def planted(file: Path) -> int:
    """Put the text for fields in every field of a file that takes any text, and that for bodies in its body."""
    document, _ = parse(file.read_text(encoding="utf-8"), file.name)
    content = next(parent for parent in file.parents if parent.name == "content")
    meta = document.meta
    body = "" if file.suffix == ".yml" else document.body + IN_BODIES

    def write() -> None:
        facts = written(meta)
        file.write_text(facts if file.suffix == ".yml" else f"---\n{facts}\n---\n{body}", encoding="utf-8")

    write()
    while lines := {
        problem.position.line
        for problem in problems_in(content)
        if problem.severity == "error" and problem.position.path.endswith(file.relative_to(content).as_posix())
    }:  # what the check refuses is never published: the rest is tried
        text = file.read_text(encoding="utf-8").split("\n")
        first = len(text) - len(body.split("\n"))
        body = "\n".join(line for number, line in enumerate(text[first:], first + 1) if number not in lines)
        write()
    places = list(leaves(meta))
    before = {path: value_at(meta, path) for path in places}
    lines_of = {line: path for path, line in lines_in(meta, places).items()}
    first_line = 1 if file.suffix == ".yml" else 2
    for path in places:
        set_at(meta, path, f"{before[path]} {IN_FIELDS}")
    write()
    while refused := [problem for problem in problems_in(content) if problem.severity == "error"]:
        own = {
            lines_of.get(problem.position.line - first_line) for problem in refused
            if problem.position.path.endswith(file.relative_to(content).as_posix())
        }  # fmt: skip
        no_free_text = (own & set(places)) or set(places[-1:])  # what others refer to is told where they do
        assert no_free_text, refused
        for path in no_free_text:
            set_at(meta, path, before[path])
            places.remove(path)
        write()
    return len(places)


def value_at(meta: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        meta = meta[part]
    return meta


def set_at(meta: Any, path: tuple[Any, ...], text: str) -> None:
    value_at(meta, path[:-1])[path[-1]] = text


def lines_in(meta: Any, places: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
    """On which line of what `written` writes each text stands, from 0."""
    marked = json.loads(written(meta))
    for number, path in enumerate(places):
        set_at(marked, path, f"⟨{number}⟩")
    found = {text: line for line, text in enumerate(written(marked).split("\n"))}
    return {
        path: next(line for text, line in found.items() if f'"⟨{number}⟩"' in text)
        for number, path in enumerate(places)
    }


def written(meta: Any) -> str:
    return json.dumps(meta, ensure_ascii=False, indent=1, default=str)  # JSON is YAML too


def problems_in(content: Path) -> list[Problem]:
    return validate(content, Addresses(AddressNames()))[1]


@pytest.fixture(scope="module")
def hostile(shared_folder: Path) -> Path:
    """A site whose every text tries to run something. Returns the folder of its source."""
    return once(shared_folder, "hostile", make_hostile)


def make_hostile(source: Path) -> None:
    shutil.copytree(ROOT / "tests" / "golden" / "base", source, dirs_exist_ok=True)
    config = source / "site_config.yml"
    settings = config.read_text(encoding="utf-8").splitlines()
    kept = [line for line in settings if not line.startswith(("site_url:", "site_description:", "theme:"))]
    more = [
        "site_url: https://example.org/klarplan/",
        f"site_description: {json.dumps(IN_FIELDS)}",
        "theme: {name: material, language: sv, font: false}",
        "markdown_extensions: [attr_list, md_in_html, footnotes, admonition]",
    ]
    config.write_text("\n".join([*kept, *more, ""]), encoding="utf-8")
    files = sorted(file for file in (source / "content").rglob("*") if file.suffix in (".md", ".yml"))
    assert sum(map(planted, files)) > 40
    built(config, source / "site", strict=False)  # type: ignore[arg-type]


def told(page: Page) -> list[str]:
    """Everything that tried to run, from now on."""
    found: list[str] = []

    def note(dialog: Dialog) -> None:
        found.append(f"alert {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize("with_rules", [True, False])
def test_nothing_runs(with_rules: bool, hostile: Path, browser: Browser) -> None:
    """With the page's own rules, and without them: the sanitising alone must be enough."""
    pages = sorted(path.relative_to(hostile / "site").as_posix() for path in (hostile / "site").rglob("*.html"))
    assert len(pages) > 20
    with SiteServer(hostile / "site").running() as server, visit(browser, bypass_csp=not with_rules) as page:
        found, asked = told(page), []
        page.on("request", lambda one: asked.append(one.url))
        for name in pages:
            page.goto(server.address + name)
            found += [f"{name}: {one}" for one in page.evaluate(script("running"))]
            for link in page.locator("main a:not([href])").all()[:5]:  # what was a javascript: link
                link.dispatch_event("click")
            found += [f"{name}: {one}" for one in page.evaluate("watched.forbidden") if with_rules]
        assert found == []
        assert [url for url in asked if "example.invalid" in url] == []
        assert "alert(1)" in page.goto(server.address + "om/").text()  # type: ignore[union-attr]


def test_fields_are_read_as_they_were_written(hostile: Path, browser: Browser) -> None:
    with SiteServer(hostile / "site").running() as server, visit(browser) as page:
        page.goto(f"{server.address}planer/norrby-2021/")
        assert IN_FIELDS in page.locator("h1").inner_text()
        assert IN_FIELDS in page.locator(".lead").inner_text()
        assert IN_FIELDS in page.title()
        code = page.locator("main code").all_text_contents()
    assert '<script>alert("kod visas som den är")</script>' in code


def test_check_names_it_all(hostile: Path) -> None:
    problems = problems_in(hostile / "content")
    kinds = Counter(problem.kind for problem in problems)
    assert set(kinds) >= {"unsafe-html", "dropped-html", "html-in-field"}
    file = hostile / "content" / "pages" / "om.md"
    lines = file.read_text(encoding="utf-8").splitlines()
    named = {
        (problem.values["found"], problem.position.line, problem.position.column)
        for problem in problems
        if problem.position.path == "content/pages/om.md" and problem.kind == "unsafe-html"
    }
    for found in (
        "<script>", "onerror", "onclick", "onmouseover", "onfocus", "onload", "<iframe>", "<object>", "<embed>",
        "<form>", "<input>", "<button>", "javascript:alert(17)", "ontoggle", "<base>", "<meta>", "<link>",
        "javascript:alert(27)", "javascript:alert(29)", "vbscript:alert(31)", "javascript:alert(32)",
    ):  # fmt: skip
        places = [(line, column) for name, line, column in named if name == found]
        assert places, found
        begun = found.strip("<>").split("(")[0].lower()
        written = [lines[line - 1][column - 1 :].lower().lstrip("<") for line, column in places]
        assert all(text.startswith(begun) for text in written), found
    code = next(number for number, line in enumerate(lines, 1) if "kod visas" in line)
    assert not [place for place in named if place[1] >= code], "code is no HTML"

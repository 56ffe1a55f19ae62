"""Every text of every record, in every form that the site publishes it: whole, and read as nothing but text.

One small site is built, whose facts all have signs in them that mean something to HTML, JSON, XML, iCalendar, CSV and
web addresses, and a number each. A parser of its own reads every file; wherever it meets such a number, the text that
the parser gives must be the one that was written, or one that says itself that it was cut.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import icalendar
import pytest
from lxml import etree
from pypdf import PdfReader
from site_builds import NOON, ROOT, built, once

from klarplan.content.checks.validate import validate
from klarplan.content.reading.document import parse
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.model.base import ID_PATTERN

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hostile-text")]  # built by one process, and none waits

STARTER = ROOT / "generator" / "klarplan" / "commands" / "starter" / "content"
"""The content of a new site, which has every kind of record."""
NUMBERED = re.compile(r"ord(\d{3})x(?!-)")
"""What begins each text; a hyphen after it is in an anchor or an address that was made of the text."""
SIGNS = """=1+1 <b onx=1>"'&lt;&amp;</b></script>]]>--> \\, \\n ; : {{ 7*7 }} {% x %} ${x} %0d%0a #a?b&c=d 'x' -- @x"""
"""Each of them ends a text, begins another, or means something else, in one of the forms that are published."""
SPACES = re.compile(r"[\s\u00a0\u202f]+")
SOFT = re.compile("[\u00ad\u200b\u2060]")
"""What pages have within words, so that they can be broken."""
CUT = "…"


def written(number: int) -> str:
    """A text that no other place in the site has."""
    return f"ord{number:03}x {SIGNS} slut{number:03}"


def plain(text: str) -> str:
    """A text as it is read, with single spaces."""
    return SPACES.sub(" ", SOFT.sub("", text)).strip()


def filled_in(template: str) -> str:
    """A file of the starter's, with its year and its names."""
    year = re.sub(r"⟦year(?: ([+-] \d))?⟧", lambda match: str(2026 + int((match[1] or "0").replace(" ", ""))), template)
    return re.sub(r"⟦today[^⟧]*⟧", "2026-01-15", year).replace("⟦organisation⟧", "Norrby")


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str) and not re.fullmatch(ID_PATTERN, value):
        yield path
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(part, (*path, key))


def _set(value: Any, path: tuple[Any, ...], text: str) -> str:
    """Put a text in a place, and return the one that was there."""
    for part in path[:-1]:
        value = value[part]
    before: str = value[path[-1]]
    value[path[-1]] = text
    return before


def plant(content: Path) -> dict[int, str]:
    """Put a text of its own in every fact that takes any text. Returns where each stands, by its number."""
    documents, places, before = {}, dict[int, tuple[Path, tuple[Any, ...]]](), dict[int, str]()
    for file in sorted(file for file in content.rglob("*") if file.suffix in (".md", ".yml")):
        document, _ = parse(file.read_text(encoding="utf-8"), file.name)
        documents[file] = document
        for path in _leaves(document.meta):
            number = len(places) + 100
            places[number], before[number] = (file, path), _set(document.meta, path, written(number))

    while True:
        for file, document in documents.items():
            facts = json.dumps(document.meta, ensure_ascii=False, indent=1, default=str)  # JSON is YAML too
            file.write_text(facts if file.suffix == ".yml" else f"---\n{facts}\n---\n{document.body}", encoding="utf-8")
        refused = set()
        for problem in validate(content, Addresses(AddressNames()))[1]:
            if problem.severity == "error" and problem.kind != "html-in-field":
                lines = (content.parent / problem.position.path).read_text(encoding="utf-8").splitlines()
                at = NUMBERED.search(lines[problem.position.line - 1])
                assert at, problem.message("en")
                refused.add(int(at[1]))
        if not refused:
            return {number: f"{file.relative_to(content)} {path}" for number, (file, path) in places.items()}
        for number in refused:
            file, path = places.pop(number)
            _set(documents[file].meta, path, before[number])


SETTINGS = f"""
site_name: {json.dumps(written(1))}
site_description: {json.dumps(written(2))}
site_url: https://example.org/planer/
docs_dir: content
theme: {{name: material, language: sv, font: false}}
plugins:
  - klarplan:
      organisation: {json.dumps(written(3))}
      licence: {{name: {json.dumps(written(4))}, url: https://creativecommons.org/publicdomain/zero/1.0/}}
      contact: {{role: {json.dumps(written(5))}, email: a@example.org}}
      help: {{text: {json.dumps(written(6))}, lines: [{{name: {json.dumps(written(7))}, phone: 112}}]}}
      report: {{form: https://example.org/fel}}
      accessibility:
        status: partial
        assessed: 2026-01-15
        method: self_assessment
        gaps:
          - {{what: {json.dumps(written(8))}, reason: {json.dumps(written(9))}, alternative: {json.dumps(written(10))}}}
      exports:
        pdf: true
        dcat:
          publisher:
            type: local_authority
            organisation_number: 212000-0000
            description: {json.dumps(written(11))}
            homepage: https://example.org
          contact:
            name: {json.dumps(written(12))}
            email: a@example.org
            telephone: +46 8 123 45
            address: {{street: {json.dumps(written(13))}, postal_code: 123 45, locality: {json.dumps(written(14))}}}
          issued: 2026-01-15
          spatial: http://sws.geonames.org/2661886
          themes: [HEAL]
          keywords: [{json.dumps(written(15))}]
"""


@pytest.fixture(scope="module")
def hostile(shared: Path) -> Path:
    """The folder of the built site; `planted.json` beside it has the place of each text."""

    def make(folder: Path) -> None:
        shutil.copytree(STARTER, folder / "content")
        for file in (folder / "content").rglob("*.*"):
            file.write_text(filled_in(file.read_text(encoding="utf-8")), encoding="utf-8")
        (folder / "site_config.yml").write_text(SETTINGS, encoding="utf-8")
        planted = plant(folder / "content") | dict.fromkeys(range(1, 16), "site_config.yml")
        (folder / "planted.json").write_text(json.dumps(planted), encoding="utf-8")
        built(folder / "site_config.yml", folder / "site", SOURCE_DATE_EPOCH=NOON, PYTHONPATH=str(ROOT / "generator"))

    return once(shared, "hostile-text", make) / "site"


class _Page(HTMLParser):
    """What a page says, and in which elements and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = [""]
        self.names: set[str] = set()
        self.data: list[str] = []
        self._script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"
        if tag in _LINES:
            self.texts.append("")
        self.names |= {f"{tag} {name}" for name, _ in attrs}
        self.texts[-1:-1] = [value for name, value in attrs if value and name not in ("href", "src", "value")]
        for name, value in attrs:
            if name in ("href", "src", "value") and value and NUMBERED.search(value):
                self.texts[-1:-1] = [part for _, part in parse_qsl(urlsplit(value).query, keep_blank_values=True)]

    def handle_endtag(self, tag: str) -> None:
        self._script = False
        if tag in _LINES:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._script:
            self.data.append(data)
        else:
            self.texts[-1] += data


_LINES = frozenset({
    "p", "div", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "title", "option", "section",
    "summary", "button", "label", "svg", "text", "desc", "header", "footer", "nav", "main", "article",
    "tr", "br", "script",
})  # fmt: skip


def strings(value: Any) -> Iterator[str]:
    """All texts of what JSON holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in (*value.keys(), *value.values()) if isinstance(value, dict) else value:
            yield from strings(part)


def of_html(raw: bytes) -> Iterator[str]:
    page = _Page(raw.decode())
    assert not [name for name in page.names if name.startswith("b ") or " on" in name], "a text has become markup"
    yield from page.texts
    for script in filter(str.strip, page.data):
        yield from strings(json.loads(script))


def of_xml(raw: bytes) -> Iterator[str]:
    for element in etree.fromstring(raw).iter():
        yield from (element.text or "", element.tail or "", *map(str, element.attrib.values()))


def of_calendar(raw: bytes) -> Iterator[str]:
    for component in icalendar.Calendar.from_ical(raw).walk():
        for _, value in component.property_items():
            yield from map(str, value.cats) if isinstance(value, icalendar.vCategory) else [str(value)]


def of_csv(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if raw.startswith(b"\xef\xbb\xbf") else ","):
        assert None not in row, "a text has become several cells"
        yield from row.values()


def of_json(raw: bytes) -> Iterator[str]:
    yield from strings(json.loads(raw))


def of_search(raw: bytes) -> Iterator[str]:
    """A fragment of Pagefind's: what stands below a hit."""
    yield from strings(json.loads(gzip.decompress(raw).removeprefix(b"pagefind_dcd")))


def of_pdf(raw: bytes) -> Iterator[str]:
    """What programs show of a file beside its pages, whose lines break anywhere."""
    reader = PdfReader(io.BytesIO(raw))
    yield from (str(value) for value in (reader.metadata or {}).values())
    todo = list(reader.outline)
    while todo:
        entry = todo.pop()
        if isinstance(entry, list):
            todo += entry
        else:
            yield str(entry.title)


FORMS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    ".html": of_html, ".xml": of_xml, ".rdf": of_xml, ".ics": of_calendar, ".csv": of_csv,
    ".json": of_json, ".pf_fragment": of_search, ".pdf": of_pdf,
}  # fmt: skip


def wrong(text: str) -> Iterator[int]:
    """The numbers in a text whose own text is not there whole, and is not said to be cut."""
    read = plain(text)
    for match in NUMBERED.finditer(read):
        whole = plain(written(int(match[1])))
        rest = read[match.start() :]
        if rest.startswith(whole):
            continue
        shown = rest.partition(CUT)[0].rstrip() if CUT in rest else None
        if shown is None or not whole.startswith(shown):
            yield int(match[1])


@pytest.mark.parametrize("form", FORMS)
def test_texts_come_back_whole(form: str, hostile: Path) -> None:
    files = sorted(file for file in hostile.rglob(f"*{form}") if file.parent.name != "lexicon")  # which has words alone
    met: set[int] = set()
    lost = []
    for file in files:
        for text in FORMS[form](file.read_bytes()):
            met |= {int(number) for number in NUMBERED.findall(text)}
            lost += [f"{file.relative_to(hostile)}: {number}: {plain(text)[:300]}" for number in wrong(text)]
    assert files
    assert lost == []
    assert met, "nothing was planted where this form takes it from"


def test_every_text_is_published(hostile: Path) -> None:
    """But for those that only help programs: the forms of a word, and what a party is."""
    planted = json.loads((hostile.parent / "planted.json").read_text(encoding="utf-8"))
    met: set[int] = set()
    for form in (".html", ".rdf"):
        for file in hostile.rglob(f"*{form}"):
            met |= {int(number) for text in FORMS[form](file.read_bytes()) for number in NUMBERED.findall(text)}
    assert len(planted) > 60
    missing = {place for number, place in planted.items() if int(number) not in met}
    assert {place for place in missing if not re.match(r"glossary.yml .*'forms'|parties.yml .*'text'", place)} == set()

"""The five plans as PDF, opened with readers that are not ours: tags, headings, tables, glyphs, links, amounts."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pypdf import PdfReader
from site_builds import ROOT
from site_checks import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own-site")]

PLANS = sorted(path.name for path in (ROOT / "content" / "plans").iterdir())
NUMBER = r"(?<![\d,])(\d{1,3}(?: \d{3})+|\d+)(,\d\d)?"
KRONOR = re.compile(rf"{NUMBER} kr(?!\w)")
DAY = re.compile(
    r"(?<!\d)\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}"
)


@dataclass(frozen=True)
class Pdf:
    """A plan's PDF, and its pages on the web."""

    site: Site
    plan: str

    @cached_property
    def file(self) -> Path:
        return self.site.folder / "planer" / self.plan / f"{self.plan}.pdf"

    @cached_property
    def opened(self) -> pikepdf.Pdf:
        return pikepdf.open(self.file)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, with plain spaces."""
        return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(self.file).pages]

    @cached_property
    def text(self) -> str:
        """What the plan says, without what stands at the tops and bottoms of pages."""
        total = len(self.pages)
        ends = [re.sub(rf" ?{number} \({total}\) ?$", "", text) for number, text in enumerate(self.pages, 1)]
        return " ".join(ends)

    @cached_property
    def elements(self) -> list[Any]:
        """All elements of the structure tree, in reading order."""
        return list(walk(self.opened.Root.StructTreeRoot.K))

    def of(self, *names: str) -> list[Any]:
        return [one for one in self.elements if str(one.S).removeprefix("/") in names]

    def web(self, *pages: str) -> str:
        """The words of some of the plan's pages."""
        words = re.sub(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", self.source(*pages))
        return re.sub(r"\s+", " ", html.unescape(words))

    def source(self, *pages: str) -> str:
        """The HTML of some of the plan's pages."""
        return " ".join(self.site.pages[f"planer/{self.plan}/{page}index.html"].html for page in pages)

    @cached_property
    def below(self) -> list[str]:
        """The addresses of all pages below the plan's own, counted from that: areas, activities, money, follow-ups."""
        folder = self.file.parent
        return [f"{path.parent.relative_to(folder).as_posix()}/" for path in folder.rglob("*/index.html")
                if path.parent != folder]  # fmt: skip

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.site.folder / "data" / self.plan / f"{table}.csv").open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))


def walk(kids: Any) -> Iterator[Any]:
    if isinstance(kids, pikepdf.Array):
        for one in kids:
            yield from walk(one)
    elif isinstance(kids, pikepdf.Dictionary) and "/S" in kids:
        yield kids
        yield from walk(kids.get("/K"))


@pytest.fixture(scope="module")
def pdfs(own_site: Site) -> dict[str, Pdf]:
    return {plan: Pdf(own_site, plan) for plan in PLANS}


@pytest.fixture(params=PLANS)
def pdf(request: pytest.FixtureRequest, pdfs: dict[str, Pdf]) -> Pdf:
    return pdfs[request.param]


def test_title_language_and_tags(pdf: Pdf) -> None:
    root, (row,) = pdf.opened.Root, pdf.rows("planer")
    assert str(pdf.opened.docinfo.Title) == f"{row['title']} – Planer för psykisk hälsa"
    assert str(pdf.opened.docinfo.Author) == "Klarplan"
    assert str(root.Lang) == "sv"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert pdf.opened.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert pdf.opened.check_pdf_syntax() == []
    assert len(pdf.elements) > 300
    assert all("/StructParents" in page.obj and str(page.obj.Tabs) == "/S" for page in pdf.opened.pages)


def test_headings_in_order(pdf: Pdf) -> None:
    levels = [int(str(one.S)[2:]) for one in pdf.of("H1", "H2", "H3", "H4", "H5", "H6")]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
    bookmarks: list[Any] = PdfReader(pdf.file).outline
    assert [one["/Title"] for one in bookmarks if not isinstance(one, list)] == [pdf.rows("planer")[0]["title"]]


def test_pictures_have_alternatives(pdf: Pdf) -> None:
    """A chart on a page has its figures beside it, as text; in a PDF it is one picture that sums them up in words."""
    told = [str(one.Alt).strip() if "/Alt" in one else "" for one in pdf.of("Figure")]
    assert "" not in told
    current = Counter(row["status"] for row in pdf.rows("status") if row["current"] == "true")
    done, total, silent = current["done"], current.total(), current["unknown"]
    beside = kronor(pdf.web("", *pdf.below))
    for text in told:
        if amounts := kronor(re.sub(r"\s", " ", text)):
            assert amounts <= beside, text
        else:
            assert {done, total} <= figures(text) <= {done, total, silent}, text
    drawn = len(re.findall(r'<figure class="chart">', pdf.source("", *pdf.below)))
    assert len(told) <= drawn, "no chart that the pages lack"
    assert pdf.plan != "dalarna-2020" or len(told) == 3


def test_tables_have_headers(pdf: Pdf) -> None:
    for table in pdf.of("Table"):
        inside = list(walk(table.K))
        heads = {bytes(one.ID) for one in inside if str(one.S) == "/TH" and "/ID" in one}
        assert heads
        for cell in (one for one in inside if str(one.S) == "/TD"):
            named = {bytes(name) for name in cell.A.get("/Headers", [])}
            assert named
            assert named <= heads


def test_every_glyph_is_in_its_typeface(pdf: Pdf) -> None:
    fonts = {name: font for page in pdf.opened.pages for name, font in page.Resources.Font.items()}
    typefaces = {name: TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
                 for name, font in fonts.items()}  # fmt: skip
    shown: Counter[str] = Counter()
    for page in pdf.opened.pages:
        name = ""
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            if str(operator) == "Tf":
                name = str(operands[0])
            elif str(operator) in ("Tj", "TJ"):
                parts = operands[0] if str(operator) == "TJ" else operands
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        for place in range(0, len(codes), 2):
                            glyph = int.from_bytes(codes[place : place + 2])
                            assert 0 < glyph < typefaces[name]["maxp"].numGlyphs, f"{name} lacks a glyph"
                            shown[name] += 1
    assert sum(shown.values()) > 5000
    names = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
    assert all(name.startswith("Source-Sans-3") for name in names), "no typeface of the machine's"


def test_pages_are_numbered(pdf: Pdf) -> None:
    total = len(pdf.pages)
    assert total > 10
    assert [number for number, text in enumerate(pdf.pages, 1) if (f"{number} ({total})" in text) != (number > 1)] == []


def test_the_contents_name_the_right_pages(pdf: Pdf) -> None:
    lines = re.findall(r"(?<=[\d.l] )?([^.]+?)(?: \.){2,} (\d+)", pdf.pages[1].removeprefix("Innehåll"))
    found = [(title.strip(), int(page)) for title, page in lines]
    assert len(found) >= 6
    wrong = [(title, page) for title, page in found if title.split()[-1] not in pdf.pages[page - 1]]
    assert wrong == []


def test_links_lead_somewhere(pdf: Pdf) -> None:
    names = pdf.opened.Root.Names.Dests.Names
    known = {str(names[place]) for place in range(0, len(names), 2)}
    links = [one for page in pdf.opened.pages for one in page.obj.get("/Annots", []) if str(one.Subtype) == "/Link"]
    addresses = {str(one.A.URI) for one in links if "/A" in one}
    inner = [str(one.Dest) for one in links if "/Dest" in one]
    assert [name for name in inner if name not in known] == []
    assert len(inner) > 20
    assert [one for one in addresses if not one.startswith(("https://", "http://", "mailto:"))] == []
    assert [one for one in addresses if "site.invalid" in one] == []
    own = {
        one.removeprefix(pdf.site.address).partition("#")[0] for one in addresses if one.startswith(pdf.site.address)
    }
    assert [one for one in own if not (pdf.site.folder / one / ("" if "." in one else "index.html")).exists()] == []
    assert all("/StructParent" in one for one in links)


def test_everything_of_the_plan_is_in_it(pdf: Pdf) -> None:
    text = pdf.text
    titles = [row["title"] for table in ("aktiviteter", "fokusomraden") for row in pdf.rows(table)]
    assert titles
    missing = [title for title in titles if re.sub(r"\s", "", title) not in re.sub(r"\s", "", text)]
    assert missing == []
    goals = [row["text"] for row in pdf.rows("mal")]
    squeezed = re.sub(r"\s|\u00ad", "", " ".join(pdf.pages))
    running = len([goal for goal in goals if re.sub(r"\s", "", goal) not in squeezed])
    assert running <= len(goals) // 20, "a goal that goes over to the next page has that page's head in it"


def kronor(text: str) -> set[Decimal]:
    return {Decimal((whole + part).replace(" ", "").replace(",", ".")) for whole, part in KRONOR.findall(text)}


def figures(text: str) -> set[Decimal]:
    """All numbers in a text."""
    return {
        Decimal((whole + part).replace(" ", "").replace(",", "."))
        for whole, part in re.findall(NUMBER, re.sub(r"\s+", " ", text))
    }


def test_amounts_days_and_counts_are_those_of_the_pages_and_of_the_data(pdf: Pdf) -> None:
    web = pdf.web("", *pdf.below)
    assert kronor(pdf.text) <= kronor(web)
    assert set(DAY.findall(pdf.text)) <= set(DAY.findall(web))
    (row,) = pdf.rows("planer")
    words = {word: int(number) for number, word in re.findall(r"(\d+) (aktivitet|kommun)", pdf.pages[0])}
    assert words["aktivitet"] == int(row["activity_count"]) == len(pdf.rows("aktiviteter"))
    assert words.get("kommun", 0) == len(row["municipalities"].split(";"))
    costs = {Decimal(one[name]) for one in pdf.rows("pengar") for name in ("amount", "amount_to") if one[name]}
    assert sorted(costs - figures(pdf.text)) == []
    current = [one for one in pdf.rows("status") if one["current"] == "true"]
    counted = Counter(one["status_text"] for one in current)
    if {one["status"] for one in current} == {"unknown"}:
        assert re.search(r"Planen säger inte hur det g(?:år|ick)\.", pdf.text), "nothing to count: it says so"
    else:
        assert [word for word, number in counted.items() if f"{word} {number}" not in pdf.text] == []

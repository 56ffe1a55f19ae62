"""Markdown bodies as parts of pages: links, headings, ids, and nothing that runs."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from klarplan.site.prose import Fragment, Prose, below_title
from klarplan.text.html import sanitise

EXTENSIONS = ("toc", "tables", "fenced_code", "sane_lists", "def_list", "footnotes", "admonition")
"""Those of site_config.yml, and MkDocs' own."""

CONTENT = Path(__file__).parents[3] / "content"

ADDRESSES = {
    "index.md": "./",
    "plans/a/index.md": "planer/a/",
    "plans/a/focus-areas/stod.md": "planer/a/stod/",
    "plans/a/activities/mobila-team.md": "planer/a/stod/#mobila-team",
    "plans/a/funding.yml": "planer/a/pengar/",
    "municipalities/falun.md": "kommuner/falun/",
    "pages/om.md": "om/",
}
PAGE = "planer/a/stod/"


def prose() -> Prose:
    return Prose(ADDRESSES.get, EXTENSIONS)


def on_page(body: str, page: str = PAGE, path: str = "plans/a/activities/ny.md", level: int = 4) -> str:
    return prose().fragment(body, path, level).on(page)


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        # from one page to another
        ("../index.md", PAGE, "../"),
        ("../index.md", "planer/a/hela-planen/", "../"),
        ("../index.md", "kommuner/falun/", "../../planer/a/"),
        ("../index.md", "", "planer/a/"),
        ("../../../municipalities/falun.md", PAGE, "../../../kommuner/falun/"),
        ("../../../municipalities/falun.md", "kommuner/falun/", "./"),
        ("../../../pages/om.md", "kommuner/", "../om/"),
        ("../../../index.md", PAGE, "../../../"),
        ("../../../index.md", "", "./"),
        ("../funding.yml", PAGE, "../pengar/"),
        # from the content folder's root
        ("/pages/om.md", PAGE, "../../../om/"),
        # anchors
        ("../focus-areas/stod.md#mal-x", "planer/a/", "stod/#mal-x"),
        ("mobila-team.md", "planer/a/", "stod/#mobila-team"),
        ("mobila-team.md", PAGE, "./#mobila-team"),
        ("mobila-team.md#rubrik", "planer/a/", "stod/#mobila-team"),
        # files that are no pages
        ("../../../media/plan.pdf", PAGE, "../../../media/plan.pdf"),
        ("../../../media/plan.pdf#page=2", "planer/a/", "../../media/plan.pdf#page=2"),
        # where pages are files
        ("../focus-areas/stod.md", "kommuner/falun/index.html", "../../planer/a/stod/"),
        # what is no file of ours
        ("https://www.scb.se/a?b=c#d", PAGE, "https://www.scb.se/a?b=c#d"),
        ("mailto:namn@example.org", PAGE, "mailto:namn@example.org"),
        ("tel:+46123", PAGE, "tel:+46123"),
        ("//example.org/x.md", PAGE, "//example.org/x.md"),
        ("#ingenting", PAGE, "#plans-a-activities-ny-ingenting"),
    ],
)
def test_links(target: str, page: str, expected: str) -> None:
    assert on_page(f"[text]({target})", page) == f'<p><a href="{expected}">text</a></p>'


def test_a_link_to_a_file_that_is_shown_nowhere_is_plain_text() -> None:
    assert on_page("[ett utkast](../../utkast/index.md)") == "<p><a>ett utkast</a></p>"
    assert on_page("[parter](../../../parties.yml)") == "<p><a>parter</a></p>"


def test_pictures_too() -> None:
    assert (
        on_page("![Två barn](../../../media/barn.png)") == '<p><img alt="Två barn" src="../../../media/barn.png"></p>'
    )


def test_one_rendering_serves_all_pages() -> None:
    fragment = prose().fragment("[text](../index.md) [om](../../../pages/om.md)", "plans/a/activities/ny.md", 4)
    assert fragment.on("").count('href="planer/a/"') == 1
    assert fragment.on("kommuner/falun/").count('href="../../om/"') == 1


def test_each_body_is_rendered_once() -> None:
    shared = prose()
    assert shared.fragment("a", "x.md", 4) is shared.fragment("a", "x.md", 4)
    assert shared.fragment("a", "x.md", 4) is shared.fragment("a", "x.md", 5), "no heading, no level"
    assert shared.fragment("# A", "x.md", 4) is not shared.fragment("# A", "x.md", 5)
    assert shared.conversions == 3


def test_bodies_leave_nothing_behind_for_each_other() -> None:
    """One converter serves all: footnotes, definitions of links and ids of one are not known in the next."""
    body = "# A\n\nText[^1] och [länk][x].\n\n[^1]: Not\n[x]: https://example.org/\n"
    shared = prose()
    first = shared.fragment(body, "x.md", 4)
    assert shared.fragment("Text[^1] och [länk][x].", "y.md", 4).html == "<p>Text[^1] och [länk][x].</p>"
    assert shared.fragment(body, "z.md", 4).html == first.html.replace("x-", "z-")


@pytest.mark.parametrize("body", ["", " \n\t\n"])
def test_an_empty_body(body: str) -> None:
    assert prose().fragment(body, "x.md", 2) == Fragment("")


@pytest.mark.parametrize(
    ("body", "level", "tags"),
    [
        ("## A\n\n### B", 4, ["h4", "h5"]),
        ("# A\n\n## B\n\n# C", 3, ["h3", "h4", "h3"]),
        ("### A\n\n## B", 2, ["h2", "h2"]),
        ("# A\n\n### B\n\n## C\n\n#### D", 3, ["h3", "h4", "h4", "h5"]),
        ("## A\n\n### B\n\n#### C", 5, ["h5", "h6", "h6"]),
        ("A\n===\n\nB\n---", 2, ["h2", "h3"]),
    ],
)
def test_headings_begin_at_the_given_level(body: str, level: int, tags: list[str]) -> None:
    html = on_page(body, level=level)
    assert [line[1:3] for line in html.splitlines()] == tags


def test_ids_that_nothing_leads_to_are_dropped() -> None:
    assert on_page("## Ett stöd", level=4) == "<h4>Ett stöd</h4>"
    assert on_page('<p id="main">x</p>') == "<p>x</p>"


def test_ids_that_the_body_leads_to_are_its_own() -> None:
    html = on_page("Se [nedan](#ett-stod).\n\n## Ett stöd")
    assert '<a href="#plans-a-activities-ny-ett-stod">' in html
    assert '<h4 id="plans-a-activities-ny-ett-stod">' in html


def test_footnotes_of_two_bodies_can_stand_on_one_page() -> None:
    body = "Ett påstående.[^1]\n\n[^1]: En källa."
    one, other = on_page(body, path="plans/a/activities/ett.md"), on_page(body, path="plans/a/activities/annat.md")
    for html, own in ((one, "plans-a-activities-ett-"), (other, "plans-a-activities-annat-")):
        for name in ("fn:1", "fnref:1"):
            assert f'id="{own}{name}"' in html
            assert f'href="#{own}{name}"' in html


@pytest.mark.parametrize(
    ("written", "inert"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<SCRIPT src=https://evil.example/x.js></SCRIPT >x", "x"),
        ("<p onclick='alert(1)' onmouseover=alert(1)>x</p>", "<p>x</p>"),
        ("<img src=x onerror=alert(1)>", '<img src="x">'),
        ("<svg onload=alert(1)><script>x</script></svg>", ""),
        ("<math><mi xlink:href='javascript:x'>1</mi></math>", ""),
        ("<a href='javascript:alert(1)'>x</a>", "<a>x</a>"),
        ("<a href=' jAvAsCrIpT:alert(1)'>x</a>", "<a>x</a>"),
        ("<a href='java&#115;cript:alert(1)'>x</a>", "<a>x</a>"),
        ("<a href='vbscript:x'>x</a>", "<a>x</a>"),
        ("<a href='data:text/html,<script>1</script>'>x</a>", "<a>x</a>"),
        ("<img src='data:image/svg+xml,<svg onload=alert(1)>'>", "<img>"),
        ("<p style='position:fixed'>x</p>", "<p>x</p>"),
        ("<style>p{display:none}</style>x", "x"),
        ("<iframe src='https://example.org'></iframe>x", "x"),
        ("<object data='x'></object><embed src='x'>x", "x"),
        ("<form action='https://evil.example'><input name=q><button>Sök</button></form>", "Sök"),
        ("<input type=password name=p>x", "x"),
        ("<input type=image src=x>x", "x"),
        ("<select><option>x</option></select><textarea>y</textarea>", "xy"),
        ("<base href='https://evil.example'>x", "x"),
        ("<meta http-equiv=refresh content='0;url=https://evil.example'>x", "x"),
        ("<link rel=stylesheet href='https://evil.example/x.css'>x", "x"),
        ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "&lt;p title='<img src=\"x\">'&gt;"),
        ("<!-- <script>alert(1)</script> -->x", "x"),
        ("<a href='https://example.org' target=_blank>x</a>", '<a href="https://example.org">x</a>'),
    ],
)
def test_nothing_runs(written: str, inert: str) -> None:
    assert sanitise(written) == inert
    assert sanitise(inert) == inert
    assert sanitise(sanitise(written, "a-"), "a-") == sanitise(written, "a-")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Text med <strong>fet</strong>, <em>kursiv</em> och <code>kod</code>.</p>",
        '<h2 id="stod">Stöd</h2>',
        '<ol start="3"><li>tre</li></ol>',
        "<dl><dt>ord</dt><dd>förklaring</dd></dl>",
        '<details open=""><summary>Mer</summary><p>x</p></details>',
        '<div class="admonition note"><p class="admonition-title">Obs</p></div>',
        '<p lang="fi">Suomeksi</p>',
        '<input type="checkbox" checked="" disabled="">',
        '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
        '<a href="../x/#y" hreflang="en" rel="nofollow">x</a>',
        '<video src="film.mp4" controls=""></video>',
    ],
)
def test_what_editors_need_stays(html: str) -> None:
    assert sanitise(html) == html


def test_tables_are_aligned_without_inline_styles() -> None:
    html = on_page("| Ort | Kronor | Mitt | Inget |\n|:--|--:|:-:|---|\n| Falun | 10 | x | y |\n")
    assert "style" not in html
    assert [line for line in html.splitlines() if line.startswith(("<th", "<td")) and line != "<thead>"] == [
        "<th>Ort</th>", '<th class="number">Kronor</th>', '<th class="centred">Mitt</th>', "<th>Inget</th>",
        "<td>Falun</td>", '<td class="number">10</td>', '<td class="centred">x</td>', "<td>y</td>",
    ]  # fmt: skip


def test_code_about_tables_is_left_alone() -> None:
    code = '`<td style="text-align: right;">`'
    assert on_page(code) == '<p><code>&lt;td style="text-align: right;"&gt;</code></p>'


def from_toc(body: str) -> list[tuple[str, str]]:
    """Level-two headings and their ids as Markdown gives them when it renders the whole body."""
    whole = markdown.Markdown(extensions=list(EXTENSIONS))
    whole.convert(body)

    def flat(tokens: list[dict[str, object]]) -> list[tuple[str, str]]:
        found = []
        for token in tokens:
            if token["level"] == 2:
                found.append((str(token["name"]).replace("&amp;", "&"), str(token["id"])))
            found += flat(token["children"])  # type: ignore[arg-type]
        return found

    return flat(whole.toc_tokens)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "body",
    [
        "text\n\n## A\n\n### B\n\n## C",
        "## A\n\n## A\n\n### A\n\n## A",
        "## Först\n\n### A\n\n## A",
        "## Å, ä och ö!",
        "## Vad – är det?\ntext utan tom rad",
        "## *Em* och **fet** `kod_x` foo_bar",
        "## [länk](x.md) ett",
        "## [ref][1] två\n\n[1]: https://example.org",
        "## Med fotnot[^1]\n\n[^1]: fot",
        "## A & B\n\n## C &amp; D",
        "## a\\*b <b>c</b>",
        "## ![bild](x.png) b",
        "Rubrik\n------\n\ntext",
        "##utan blank",
        "## med slut ##",
        "## 1\n\n## 1\n\n## 1_1",
        "## §\n\n## §",
        "```\n## kod\n```\n\n## A",
        "~~~~\n## kod\n~~~\n## kod\n~~~~\n\n## A",
        "<!--\n## dold\n-->\n\n## A",
        "- en lista\n\n---\n\n## A",
        "    ## kod\n\n## A",
        "",
    ],
)
def test_headings_have_the_ids_of_markdown(body: str) -> None:
    assert prose().headings(body) == from_toc(body)


def test_headings_of_all_content_have_the_ids_of_markdown() -> None:
    shared = prose()
    bodies = [path.read_text(encoding="utf-8-sig").partition("\n---\n")[2] for path in sorted(CONTENT.rglob("*.md"))]
    assert bodies
    assert [body for body in bodies if shared.headings(body) != from_toc(body)] == []


def test_headings_follow_the_settings_of_the_extension() -> None:
    configs = {"toc": {"separator": "_", "permalink": True}}
    assert Prose(ADDRESSES.get, EXTENSIONS, configs).headings("## Ett stöd") == [("Ett stöd", "ett_stod")]


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        ("# Om oss\n\n## A\n\n## B", "Om oss", ["A", "B"]),
        ("# Om oss\n\n## A", "Annat", ["Om oss"]),
        ("# A\n\n## B\n\n# C", "Titel", ["A", "C"]),
        ("### A\n\n#### B\n\n### C", "Titel", ["A", "C"]),
        ("## A\n\n# Om oss", "Om oss", ["A", "Om oss"]),
        ("#### A\n\n## B\n\n#### C", "Titel", ["A", "B"]),
    ],
)
def test_headings_below_a_title(body: str, title: str, expected: list[str]) -> None:
    assert [text for text, _ in prose().headings(body, title)] == expected


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Om *oss*\n\ntext", "Om oss"),
        ("text\n\nTitel\n=====\n", "Titel"),
        ("```\n# kod\n```\n", ""),
        ("## A", ""),
        ("", ""),
    ],
)
def test_title(body: str, title: str) -> None:
    assert prose().title(body) == title


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h1 id="om">Om</h1>\n<p>x</p>', "\n<p>x</p>"),
        ('<h1 id="om">O<em>m</em><a class="headerlink" href="#om">¶</a></h1><p>x</p>', "<p>x</p>"),
        ("<h1>Annat</h1><h2>A</h2>", "<h2>Annat</h2><h3>A</h3>"),
        ("<h1>Om</h1><h2>A</h2><h1>B</h1><h2>C</h2>", "<h2>A</h2><h2>B</h2><h3>C</h3>"),
        ("<h2>A</h2><h4 id='b'>B</h4><h2>C</h2>", "<h2>A</h2><h3 id='b'>B</h3><h2>C</h2>"),
        ("<p>x</p><h1>Om</h1>", "<p>x</p><h2>Om</h2>"),
        ("<h3>A</h3><h4>B</h4>", "<h2>A</h2><h3>B</h3>"),
        ("<h2>A</h2><h3>B</h3>", "<h2>A</h2><h3>B</h3>"),
        ("<header>x</header><hr>", "<header>x</header><hr>"),
        ("", ""),
    ],
)
def test_a_page_has_one_title(html: str, expected: str) -> None:
    assert below_title(html, "Om") == expected

"""The checks themselves: they find what is wrong, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_checks import Page, Site, absolute, colliding, doubled, foreign, heading_problems, left_over

ADDRESS = "https://example.org/planer/"


def site(folder: Path, **pages: str) -> Site:
    for name, html in pages.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return Site(folder, ADDRESS)


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("a/", ""),
        ("a/#x", ""),
        ("a/#%C3%A5", ""),
        ("a/index.html?x=1#x", ""),
        ("/planer/a/", ""),
        ("https://example.org/planer/a/#x", ""),
        ("#här", ""),
        ("fil%20a.txt", ""),
        ("fil%20a.txt#page=2", ""),
        ("https://example.com/x", ""),
        ("mailto:a@example.org", ""),
        ("b/", "leads to nothing"),
        ("a", "leads to nothing"),
        ("A/", "leads to nothing"),
        ("a/#y", "leads to an anchor that is not there"),
        ("#y", "leads to an anchor that is not there"),
        ("/a/", "leads out of /planer/"),
        ("../a/", "leads out of /planer/"),
        ("javascript:x", "has a scheme that no page needs"),
    ],
)
def test_links(target: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "fil a.txt").write_text("x")
    found = site(
        tmp_path,
        **{"index.html": f'<p id="här"><a href="{target}">x</a></p>', "a__index.html": '<p id="x"><p id="å">'},
    )
    assert list(found.broken_links()) == ([f"index.html: {target} {wrong}"] if wrong else [])


@pytest.mark.parametrize(
    "html",
    [
        '<img src="x.png">', '<script src="x.js"></script>', '<link rel="stylesheet" href="x.css">',
        '<select><option value="./x/">x</option></select>', '<button data-address="x/">x</button>',
    ],
)  # fmt: skip
def test_everything_that_leads_somewhere_is_a_link(html: str, tmp_path: Path) -> None:
    assert len(list(site(tmp_path, **{"index.html": html}).broken_links())) == 1


def test_pages_that_nothing_leads_to(tmp_path: Path) -> None:
    found = site(
        tmp_path, **{"index.html": '<a href="a/">x</a>', "a__index.html": "", "b__index.html": "", "404.html": ""}
    )
    assert list(found.unfindable()) == ["b/index.html"]


@pytest.mark.parametrize(
    ("html", "problems"),
    [
        ("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>", []),
        ("<h1>A</h1><h3>C</h3>", ["x: h3 “C” after h1"]),
        ("<h2>A</h2>", ["x: 0 h1: []", "x: h2 “A” after h0"]),
        ("<h1>A</h1><h1>B <b>c</b></h1>", ["x: 2 h1: ['A', 'B c']"]),
        ("<h1>A</h1><h2> </h2>", ["x: empty h2"]),
    ],
)
def test_headings(html: str, problems: list[str]) -> None:
    assert list(heading_problems(Page("x", html))) == problems


@pytest.mark.parametrize(
    ("html", "inline"),
    [
        ('<script src="x.js"></script><link rel="stylesheet" href="x.css">', []),
        ("<script>x</script>", ["<script>"]),
        ('<script type="application/ld+json">{}</script>', []),
        ("<style>p{}</style>", ["<style>"]),
        ('<p style="color:red" onclick="x">', ["p style", "p onclick"]),
    ],
)
def test_what_stands_in_the_page_itself(html: str, inline: list[str]) -> None:
    assert Page("x", html).inline == inline


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://example.com/">x</a><link rel="canonical" href="https://example.org/planer/">', []),
        ('<script src="https://example.com/x.js"></script>', ["https://example.com/x.js"]),
        ('<img src="a.png" srcset="a.png 1x, https://example.com/b.png 2x">', ["https://example.com/b.png"]),
        ('<link rel="preload" href="//example.com/x.woff2">', ["//example.com/x.woff2"]),
        ('<img src="data:image/png;base64,x">', ["data:image/png;base64,x"]),
        ('<iframe src="https://example.com/"></iframe>', ["https://example.com/"]),
    ],
)
def test_what_comes_from_elsewhere(html: str, expected: list[str]) -> None:
    assert foreign(Page("x", html), ADDRESS) == expected


def test_what_a_page_is() -> None:
    page = Page(
        "x",
        '<html lang="sv"><title>A –\n B</title><meta name="description" content="c &amp; d"><body>ute'
        "<main><svg><title>bild</title></svg><p>ett\u00a0<b>två</b><br>tre</p><script>nej</script></main>efter"
        '<p id="a"><p id="a"><p id="b">',
    )
    assert (page.lang, page.title, page.meta) == ("sv", "A – B", {"description": "c & d"})
    assert page.text == "bild ett två tre"
    assert doubled(page) == ["a"]


def test_absolute_links() -> None:
    page = Page("404.html", '<a href="/planer/a/"></a><a href="a/"></a><a href="#x"></a><a href="/a/"></a>')
    assert absolute(page, "/planer/") == ["a/", "/a/"]


def test_names_that_collide_and_what_is_left_over(tmp_path: Path) -> None:
    for name in ("planer/index.html", "media/Bild.png", ".search-x/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    site = Site(tmp_path, ADDRESS)
    assert colliding(site) == []
    assert left_over(site) == [".search-x"]
    (tmp_path / "media" / "bild.png").touch()
    if len(list((tmp_path / "media").iterdir())) == 2:  # on a computer that tells them apart
        assert colliding(site) == ["media/bild.png"]

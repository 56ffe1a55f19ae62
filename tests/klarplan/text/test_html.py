"""What sanitising takes away is told, all of it and nothing else. That it does: see test_prose.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.text.html import Removed, plain_text, removed, sanitise, tags_in_text, text_lines


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>text</p>", []),
        ("<script>alert(1)</script>", [("script", "tag", True)]),
        ("<p onclick='x' style='y' class='z'>", [("onclick", "attribute", True), ("style", "attribute", False)]),
        ("<a href='javascript:x'>a</a>", [("javascript:x", "address", True)]),
        ("<a href=' java&#115;cript:x'>a</a>", [(" javascript:x", "address", True)]),
        ("<img src='data:image/png;base64,x' alt=''>", [("data:image/png;base64,x", "address", True)]),
        ("<a href='../x/#y'>a</a><a href='mailto:a@b.se'>b</a><a href='tel:+46'>c</a>", []),
        ("<q cite='javascript:x'>a</q>", [("javascript:x", "address", True)]),
        ("<del cite='a.md' datetime='2026-01-01'>b</del>", [("cite", "attribute", False)]),
        ("<source srcset='https://a.se/b.png 2x'>", [("srcset", "attribute", False)]),
        ("<iframe src='https://a.se'></iframe>", [("iframe", "tag", True)]),
        ("<font color='red'>x</font>", [("font", "tag", False)]),
        ("<svg onload=x></svg>", [("svg", "tag", False), ("onload", "attribute", True)]),
        ("<input type='checkbox' disabled><input name='q'>", [("input", "tag", True)]),
        ("<td style=\"text-align: right;\">1</td>", []),  # Markdown's own; a class takes its place
        ("<!-- <script>x</script> -->", []),
        ("&lt;script&gt;", []),
    ],
)  # fmt: skip
def test_removed(html: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(one.name, one.what, one.active) for one in removed(html)] == expected


def test_those_that_stay_are_counted() -> None:
    html = "<input type=checkbox><input name=a><p title=x></p><p onclick=a></p><b onclick=b></b>"
    assert [(str(one), one.before) for one in removed(html)] == [("<input>", 1), ("onclick", 0), ("onclick", 1)]


PIECES = [
    "<p>x</p>", "<b>fet</b>", "<script>x</script>", "<p onclick='x'>y</p>", "<a href='x'>y</a>", "<br>", "text",
    "<a href='javascript:x'>y</a>", "<a href='https://a.se' target='_blank'>x</a>", "<ol start='2'><li>x</li></ol>",
    "<p style='x'>y</p>", "<iframe></iframe>", "<img src='x' alt='y'>", "<input type='checkbox'>", "<form>x</form>",
    "<details open><summary>x</summary>y</details>", "<input type='text'>", "<font>x</font>",
    "<span lang='fi'>x</span>", "<q cite='x'>y</q>", "<ins cite='x' datetime='2026-01-01'>y</ins>",
    "<video src='x' controls></video>",
]  # fmt: skip


def plainly(html: str) -> str:
    """HTML as the sanitiser writes it, before it has taken anything away."""
    return html.replace("'", '"').replace(" open>", ' open="">').replace(" controls>", ' controls="">')


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_nothing_is_taken_away_in_silence(html: str) -> None:
    assert (sanitise(html) != plainly(html)) == bool(removed(html))


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_left_has_nothing_more_to_take_away(html: str) -> None:
    assert removed(sanitise(html)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barn <5 år, a < b och c > d", []),
        ("Skriv <namn>", []),
        ("Ett <b>fett</b> ord", ["<b>"]),
        ("<script src=x>", ["<script src=x>"]),
        (f"<img src='{'x' * 60}'>", ["<img>"]),
        ("javascript: alert(1)", ["javascript:"]),
        ("Vi använder JavaScript.", []),
        ("</p>", []),
    ],
)
def test_tags_in_text(text: str, expected: list[str]) -> None:
    assert list(tags_in_text(text)) == expected


def test_how_they_are_named() -> None:
    assert [str(Removed("x", what, active=True)) for what in ("tag", "attribute", "address")] == ["<x>", "x", "x"]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        ("text", ["text"]),
        ("<ul><li>ett</li><li>två</li></ul>", ["ett", "två"]),
        ("<p>ett</p><p>två</p>", ["ett", "två"]),
        ("<p>ett\n  två<br>tre<br/>fyra</p>", ["ett två", "tre", "fyra"]),
        ("<table><tr><th>ett</th><td>två</td></tr><tr><td>tre</td></tr></table>", ["ett två", "tre"]),
        ("<dl><dt>ett</dt><dd>två</dd></dl><h2>tre</h2><pre>fyra</pre>", ["ett", "två", "tre", "fyra"]),
        ("<p><strong>ord</strong>et, H<sub>2</sub>O och <a href='x'>länk</a>.</p>", ["ordet, H2O och länk."]),
        ("<p>ett<img src='x' alt='bild'>två</p>", ["ett två"]),
        ("<p>ett<!-- <li>inte</li> -->två</p><!-- öppen", ["etttvå"]),
        ("<p title='a > b' lang=\"sv\">ett</p>", ["ett"]),
        ("<p>Bar&shy;n &amp; unga&nbsp;<small>&lt;5 år</small> &amp;lt;</p>", ["Bar\u00adn & unga <5 år &lt;"]),
        ("<5 år, a < b <b", ["<5 år, a < b <b"]),
        ("<my-element>ett</my-element>två<details><summary>tre</summary>4</details>", ["ett", "två", "tre", "4"]),
        ("<P>ett</P>TVÅ<script>tre</script>", ["ett", "TVÅ", "tre"]),
    ],
)  # fmt: skip
def test_the_text_of_html(html: str, lines: list[str]) -> None:
    assert text_lines(html) == lines
    assert plain_text(html) == " ".join(lines)


@given(st.text(alphabet="<>\"'/ab=- &;\n!", max_size=60))
def test_no_html_is_too_odd_to_have_a_text(html: str) -> None:
    assert "\n" not in plain_text(html)


def test_an_unclosed_tag_is_read_as_fast_as_another() -> None:
    assert plain_text("<p " + "a='" * 20_001) == "<p " + "a='" * 20_001

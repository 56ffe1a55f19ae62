"""What sanitising takes away is told, all of it and nothing else. That it does: see test_prose.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.text.html import Removed, plain_text, removed, sanitise, tags_in_text


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
    "<span lang='fi'>x</span>", "<video src='x' controls></video>",
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
    ("html", "text"),
    [
        ("", ""),
        ("<p> </p><hr>", ""),
        ("<ul><li>ett</li><li>två</li></ul>", "ett\ntvå"),
        ("<p>En rad\nsom fortsätter.</p><p>En till.</p>", "En rad som fortsätter.\nEn till."),
        ("<p>ett<br>två<br/>tre</p>", "ett\ntvå\ntre"),
        ("<h3>Rubrik</h3>text", "Rubrik\ntext"),
        ("<table><tr><th>A</th><td>B</td></tr></table>", "A\nB"),
        ("för<b>äldra</b>grupper, <a href='x'>läs</a>", "föräldragrupper, läs"),
        ("A &amp; B &lt;c&gt; &#229;&nbsp;&aring;", "A & B <c> å å"),
        ("<p>a<script>alert(1)</script><style>p{}</style>b</p><!-- c -->", "ab"),
        ("<img src='x' alt='En bild'>text", "text"),
        ("1 < 2 > 0", "1 < 2 > 0"),
    ],
)  # fmt: skip
def test_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text

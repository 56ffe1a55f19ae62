"""The first of each word of the glossary in a page's prose leads to its explanation."""

from __future__ import annotations

import re

import pytest
from samples import term

from klarplan.content.terms import TermFinder
from klarplan.pages.explained import TermLink, explained

FINDER = TermFinder([term("SIP"), term("plan"), term("individuell plan"), term("suicid", forms=["suicidprevention"])])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>En SIP och en SIP till.</p>", "<p>En [0:SIP] och en SIP till.</p>"),
        ("<p>En sip.</p>", "<p>En sip.</p>"),
        ("<p>Om <em>suicidprevention</em>.</p>", "<p>Om <em>[3:suicidprevention]</em>.</p>"),
        ("<p>Varje individuell plan.</p><p>En plan.</p>", "<p>Varje [2:individuell plan].</p><p>En [1:plan].</p>"),
        ("<h2>SIP</h2><p>SIP</p>", "<h2>SIP</h2><p>[0:SIP]</p>"),
        (
            '<p><a href="x">En SIP</a> <code>SIP</code> SIP</p>',
            '<p><a href="x">En SIP</a> <code>SIP</code> [0:SIP]</p>',
        ),
        ('<p><img alt="SIP > plan" src="a"> SIP</p>', '<p><img alt="SIP > plan" src="a"> [0:SIP]</p>'),
        ("<p>SIP:s plans mål</p>", "<p>[0:SIP]:s [1:plans] mål</p>"),
        ("<p>1 &lt; 2 &amp; SIP</p>", "<p>1 &lt; 2 &amp; [0:SIP]</p>"),
        ("", ""),
    ],
)
def test_words_become_links(html: str, expected: str) -> None:
    shown = explained(html, FINDER, lambda number: TermLink(f"#{number}"))
    assert re.sub(r'<a class="term-link" href="#(\d)">(.*?)</a>', r"[\1:\2]", shown) == expected


@pytest.mark.parametrize(
    ("link", "attributes"),
    [
        (TermLink("#ord-sip", anchor="till-ord-sip"), 'id="till-ord-sip" href="#ord-sip"'),
        (TermLink("../ordlista/#sip", note='En "plan" & mer'),
         'href="../ordlista/#sip" data-note="En &quot;plan&quot; &amp; mer"'),
    ],
)  # fmt: skip
def test_a_link_has_its_own_place_or_its_explanation(link: TermLink, attributes: str) -> None:
    assert explained("<p>SIP</p>", FINDER, lambda _: link) == f'<p><a class="term-link" {attributes}>SIP</a></p>'

"""The glossary and A–Ö: one part for each letter, one anchor for each word.

Also tests: pages.views.a_to_z
"""

from __future__ import annotations

import samples

from klarplan.pages.views.a_to_z import index_view
from klarplan.pages.views.glossary import glossary_view, term_view
from klarplan.site.parts import Link

WORDS = ["ära", "Zon", "æra", "Åka", "1177", "–", "(adhd)", "öga", "Ägare", "“zink”", "ADHD-team"]


def test_every_letter_comes_once_and_in_swedish_order() -> None:
    letters = glossary_view(samples.site(*map(samples.term, WORDS))).letters
    assert [(letter.title, [term.term for term in letter.terms]) for letter in letters] == [
        ("#", ["–"]), ("0–9", ["1177"]), ("A", ["(adhd)", "ADHD-team"]), ("Z", ["“zink”", "Zon"]), ("Å", ["Åka"]),
        ("Ä", ["Ägare", "ära", "æra"]), ("Ö", ["öga"]),
    ]  # fmt: skip
    anchors = [letter.anchor for letter in letters]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isascii() for anchor in anchors)


def test_plans_may_explain_the_same_word_each_in_its_own_way() -> None:
    site = samples.site(
        samples.plan("a"), samples.plan("b"), samples.term("lots", plan="a", explanation="1"),
        samples.term("lots", plan="b", explanation="2"), samples.term("Lots!", explanation="3"),
    )  # fmt: skip
    views = [term_view(site, term) for term in site.library.terms]
    assert sorted(view.anchor for view in views) == ["lots", "lots-2", "lots-3"]
    assert all(view.url == f"ordlista/#{view.anchor}" for view in views)
    assert {view.source for view in views} == {"a", "b", ""}


def test_a_term_without_letters_has_an_anchor_too() -> None:
    site = samples.site(samples.term("–"), samples.term("…"))
    assert [term_view(site, term).anchor for term in site.library.terms] == ["ord", "ord-2"]


def test_everyday_words_lead_to_their_terms() -> None:
    site = samples.site(
        samples.term("suicid", synonyms=["självmord", "Suicid"]),
        samples.term("samordnad individuell plan", abbreviation="SIP"),
    )
    links = [link for letter in index_view(site, ()).letters for link in letter.links]
    assert [(link.text, link.url, link.note) for link in links] == [
        ("samordnad individuell plan", "ordlista/#samordnad-individuell-plan", "word"),
        ("SIP", "ordlista/#samordnad-individuell-plan", "samordnad individuell plan"),
        ("självmord", "ordlista/#suicid", "see suicid"),
        ("suicid", "ordlista/#suicid", "word"),
    ]


def test_activities_have_a_list_of_their_own() -> None:
    site = samples.site(samples.plan("a"), samples.activity("a", "ett", title="Äta"))
    view = index_view(site, [Link("Planen a", "planer/a/")])
    assert [(letter.title, letter.anchor) for letter in view.letters] == [("P", "bokstav-p")]
    assert view.activities == Link("All activities", "aktiviteter/")

"""The text of a built page that is searched."""

from __future__ import annotations

import pytest

from klarplan.publishing.search.page_text import Passage, page_passages


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<main>Utan märke</main>", []),
        ("<p>Före</p><main data-pagefind-body><p>Text</p></main><p>Efter</p>", ["Text"]),
        ("<main data-pagefind-body><h1>Titel</h1><h2>Del</h2><p>Text</p></main>", ["Del", "Text"]),
        ("<main data-pagefind-body>A<nav data-pagefind-ignore>B<ul><li>C</ul></nav>D</main>", ["A", "D"]),
        ("<main data-pagefind-body><p>Om<em>råde</em></p><p>Nästa</p></main>", ["Område", "Nästa"]),
        ("<main data-pagefind-body>å &amp; &lt;b&gt;<br>ö<img src=x alt=bild></main>", ["å & <b>", "ö"]),
        ("<main data-pagefind-body><script>x</script><style>y</style><svg><text>z</text></svg>å</main>", ["å"]),
        ("<main data-pagefind-body><p>Oavslutad<main>", ["Oavslutad"]),
        ("<main data-pagefind-body></section></p>Ett slut för mycket</main>", ["Ett slut för mycket"]),
    ],
)
def test_only_what_the_template_marks_counts(html: str, texts: list[str]) -> None:
    assert [passage.text for passage in page_passages(html)] == texts


def test_weights_are_kept() -> None:
    html = '<main data-pagefind-body>A<div data-pagefind-weight="0.3"><p>B</p><p>C</p></div>D</main>'
    assert page_passages(html) == [Passage("A"), Passage("B", 0.3), Passage("C", 0.3), Passage("D")]


def test_headings_are_told_from_what_stands_below_them() -> None:
    html = "<main data-pagefind-body><h2>Det <em>här</em> gör vi</h2><p>Vi <a href=x>hjälper</a> dig.</p></main>"
    assert page_passages(html) == [Passage("Det här gör vi", is_heading=True), Passage("Vi hjälper dig.")]


@pytest.mark.parametrize("quiet", ["data-pagefind-ignore", 'data-pagefind-ignore="all" title="a > b"'])
def test_what_is_ignored_ends_where_its_own_element_ends(quiet: str) -> None:
    html = (
        f"<main data-pagefind-body><p>Ett</p><div {quiet}><div>två <DIV>tre</DIV></div><divan></divan>"
        "<p title='</div>'>fyra</p></div><p>fem</p></main><p>sex</p>"
    )
    assert [passage.text for passage in page_passages(html)] == ["Ett", "fem"]


def test_a_page_may_have_several_parts_that_are_searched() -> None:
    html = "<main data-pagefind-body>ett</main><p>två</p><p data-pagefind-body>tre <i data-pagefind-ignore>fyra</i></p>"
    assert [passage.text for passage in page_passages(html)] == ["ett", "tre"]

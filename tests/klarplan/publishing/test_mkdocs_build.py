"""Pages whose text has been converted already: the same HTML as MkDocs makes, and a conversion less where it can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage

from klarplan.model.records import Page as PageRecord
from klarplan.pages.pages import ordinary_page
from klarplan.publishing.build import Markdown, Publication, build
from klarplan.publishing.mkdocs_build import _FragmentPage
from klarplan.text.html import sanitise

CONFIG = Path(__file__).parents[2] / "golden" / "base" / "site_config.yml"
PATH = "plans/norrby-2021/activities/stodlinje.md"

PLAIN = {
    "a paragraph": "Ett stycke med *ord* och **fler**.\n",
    "paragraphs": "\n\nEtt stycke.\n\nEtt till,\növer två rader.  \nOch en tredje.\n",
    "a list": "Så här:\n\n* ett\n* två\n\n    mer om två\n\n3. tre\n4. fyra\n",
    "a table": "| Vad | När |\n|---|---:|\n| Samtal | 2021 |\n",
    "a quotation": "> Ett citat.\n>\n> * med en lista\n",
    "a definition": "Ord\n:   Vad det är.\n",
    "what looks like facts": "titel: En text\n\nmer: text\n",
    "a word of code": "Skriv `kod` så.\n",
    "nothing": "\n",
}
MORE = {
    "a heading": "## Rubrik\n\nText.\n",
    "a heading with a line below": "Rubrik\n------\n\nText.\n",
    "a heading in a list": "* # Rubrik\n",
    "a link": "Se [planen](../index.md).\n",
    "a link by reference": "Se [planen].\n\n[planen]: ../index.md\n",
    "an address": "Se <https://norrby.se/>.\n",
    "a picture": "![En bild](bild.png)\n",
    "an id": '<p id="har">Text.</p>\n',
    "a character by its name": "Ett&nbsp;ord.\n",
    "code": "```\nkod\n```\n",
}


@pytest.fixture(scope="module")
def publication() -> Publication:
    config = load_config(str(CONFIG), theme={"name": "material"})
    return build(CONFIG, markdown=Markdown(config.markdown_extensions, config.mdx_configs))


@pytest.fixture
def render(publication: Publication) -> Callable[..., EnginePage]:
    config = load_config(str(CONFIG), theme={"name": "material"})

    def rendered(body: str, *, once: bool, markdown: str = "") -> EnginePage:
        own = ordinary_page(publication.site, PageRecord(id="stodlinje", path=PATH, title="Stödlinje", body=body))
        names = (PATH, "plans/norrby-2021/index.md", "plans/norrby-2021/activities/bild.png")
        files = Files([File(name, config.docs_dir, config.site_dir, use_directory_urls=True) for name in names])
        file = files.get_file_from_path(PATH)
        assert file
        page = _FragmentPage(file, config, own, publication.site.prose) if once else EnginePage(None, file, config)
        page.markdown = markdown or own.body.lstrip("\n")
        page.render(config, files)
        return page

    return rendered


@pytest.mark.parametrize("body", [*PLAIN.values(), *MORE.values()], ids=[*PLAIN, *MORE])
def test_a_text_that_is_converted_once_says_the_same(body: str, render: Callable[..., EnginePage]) -> None:
    ours, theirs = render(body, once=True), render(body, once=False)
    assert sanitise(ours.content or "") == sanitise(theirs.content or "")
    assert [anchor.title for anchor in ours.toc] == [anchor.title for anchor in theirs.toc]
    assert ours.present_anchor_ids == theirs.present_anchor_ids


@pytest.mark.parametrize(("bodies", "converted"), [(PLAIN, False), (MORE, True)], ids=["plain", "more"])
def test_it_is_converted_again_only_where_a_page_adds_to_it(
    bodies: dict[str, str], converted: bool, render: Callable[..., EnginePage]
) -> None:
    """MkDocs' own conversion leaves a list of links behind, if an empty one."""
    again = {name: render(body, once=True).links_to_anchors is not None for name, body in bodies.items()}
    assert again == dict.fromkeys(bodies, converted)


def test_what_another_plugin_has_changed_is_converted(render: Callable[..., EnginePage]) -> None:
    assert "En annan." in (render("Ett stycke.\n", once=True, markdown="En annan.\n").content or "")

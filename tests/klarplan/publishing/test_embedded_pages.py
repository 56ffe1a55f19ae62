"""Pages for frames on other sites, their oEmbed files, and the links that lead to them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from klarplan.publishing.build import Publication, build
from klarplan.publishing.embedded_pages import embedded_pages

EXAMPLE = Path(__file__).parents[2] / "examples" / "edge"


def publication(folder: Path, settings: str) -> Publication:
    """An example site with more settings of Klarplan's."""
    shutil.copytree(EXAMPLE, folder / "site")
    config = folder / "site" / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - klarplan:\n", f"  - klarplan:\n{settings}"), encoding="utf-8")
    return build(config)


def files(built: Publication) -> dict[str, str]:
    return {path: content.decode() for path, content in embedded_pages(built.site, built.config, built.pages)}


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    settings = "      embedding:\n        origins: [https://www.kommunen.se]\n"
    return publication(tmp_path_factory.mktemp("embedded"), settings)


def test_there_are_none_where_nobody_may_show_them(tmp_path: Path) -> None:
    built = publication(tmp_path, "")
    assert files(built) == {}
    assert not [page for page in built.pages if "oembed" in str(built.shells.around(page).alternates)]


def test_a_page_and_an_oembed_file_for_each_list(allowed: Publication) -> None:
    folders = ["badda-in/kommuner/a", "badda-in/kommuner/utan-plan", "badda-in/planer/ett/aktiviteter",
               "badda-in/planer/tva/aktiviteter"]  # fmt: skip
    assert sorted(files(allowed)) == [
        f"{folder}/{name}" for folder in folders for name in ("index.html", "oembed.json")
    ]


def test_a_page_has_no_frame_of_its_own_and_leads_out(allowed: Publication) -> None:
    html = files(allowed)["badda-in/planer/ett/aktiviteter/index.html"]
    assert '<base target="_top">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert re.findall(r"<(nav|footer|form)\b", html) == []
    assert 'href="../../../../planer/ett/aktiviteter/med-allt/"' in html
    assert 'href="../../../../planer/ett/aktiviteter/"' in html
    assert "<script>" not in html


def test_an_oembed_file(allowed: Publication) -> None:
    facts = json.loads(files(allowed)["badda-in/kommuner/a/oembed.json"])
    assert (facts["version"], facts["type"]) == ("1.0", "rich")
    assert 'src="https://example.org/planer/badda-in/kommuner/a/"' in facts["html"]
    assert "<i>" not in facts["html"]  # the municipality's name has it, as text


def test_the_page_of_the_same_subject_leads_to_it(allowed: Publication) -> None:
    links = {
        page.dest_uri: alternate.url
        for page in allowed.pages
        for alternate in allowed.shells.around(page).alternates
        if alternate.type == "application/json+oembed"
    }
    assert links["kommuner/a/index.html"] == "https://example.org/planer/badda-in/kommuner/a/oembed.json"
    assert len(links) == 4

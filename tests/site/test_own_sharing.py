"""What programs show of links to the pages of the repository's own site."""

from __future__ import annotations

import re
from html import unescape

import pytest
from PIL import Image
from site_checks import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own-site")]

PROPERTY = re.compile(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">')


def told(html: str) -> dict[str, str]:
    found = PROPERTY.findall(html.partition("<body")[0])
    assert len(dict(found)) == len(found)
    return {name: unescape(value) for name, value in found}


def test_every_page_says_what_to_show(own_site: Site) -> None:
    lengths = []
    for name, page in own_site.pages.items():
        shown = told(page.html)
        if name == "404.html" or "noindex" in page.meta.get("robots", ""):
            assert shown == {}
            continue
        canonical = own_site.address + name.removesuffix("index.html")
        assert f'<link rel="canonical" href="{canonical}">' in page.html
        assert shown["og:url"] == canonical
        assert shown["og:description"] == page.meta["description"]
        assert shown["og:site_name"] == "Planer för psykisk hälsa"
        assert shown["og:type"] == ("article" if name != "index.html" else "website")
        locale = {"en": "en_US", "fi": "fi_FI"}.get(page.lang, "sv_SE")
        assert (shown["og:locale"], shown["twitter:card"]) == (locale, "summary_large_image")
        assert shown["og:title"]
        picture = shown["og:image"].removeprefix(own_site.address)
        assert (own_site.folder / picture).is_file()
        assert shown["og:image:alt"]
        assert not [address for address in page.loaded if "cards/" in address]
        lengths.append(len(page.html))
    assert len(lengths) > 100


def test_pictures_are_as_the_pages_say(own_site: Site) -> None:
    files = sorted((own_site.folder / "assets" / "cards").iterdir())
    named = {told(page.html).get("og:image", "").rpartition("/")[2] for page in own_site.pages.values()} - {""}
    assert {file.name for file in files} == named
    assert len(files) == 1 + 5 + len(
        [name for name in own_site.pages if re.fullmatch(r"kommuner/[^/]+/index.html", name)]
    )
    for file in files:
        with Image.open(file) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert file.stat().st_size < 40_000

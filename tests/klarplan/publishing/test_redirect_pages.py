"""Pages at old addresses, which lead on: with and without folders as addresses, with an address of the site or none."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from exported import Publish

from klarplan.publishing.build import Publication
from klarplan.publishing.files import files, write_all
from klarplan.publishing.redirect_pages import relative

ENTRIES = """\
- from: planer/norrby-2018/
  to: /planer/norrby-2021/
- from: gammal.html
  to: planer/norrby-2021/tidigt-stod/#stodlinje
- from: om-oss
  to: /
- from: dokument/plan.pdf
  to: media/kontakt.txt
- from: höst/vår/
  to: planer/
"""


class Head(HTMLParser):
    """What a page says to programs: meta elements, links, and where its text leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical = self.lang = self.href = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values: dict[str, Any] = dict(attrs)
        if tag == "meta":
            self.meta[values.get("name") or values.get("http-equiv") or "charset"] = values.get("content", "")
        elif tag == "link" and values["rel"] == "canonical":
            self.canonical = values["href"]
        elif tag == "html":
            self.lang = values["lang"]
        elif tag == "a":
            self.href = values["href"]


def redirects(publication: Publication) -> dict[str, str]:
    old = ("planer/norrby-2018/index.html", "gammal.html", "om-oss/index.html", "dokument/plan.pdf/index.html",
           "höst/vår/index.html")  # fmt: skip
    found = dict(files(publication))
    return {path: found[path].decode() for path in old}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_where_they_lead(directory_urls: bool, publish: Publish) -> None:
    setting = f"use_directory_urls: {str(directory_urls).lower()}\n"
    publication = publish({"redirects.yml": ENTRIES}, config=lambda text: setting + text)
    end = "" if directory_urls else "index.html"
    expected = {
        "planer/norrby-2018/index.html": (f"../norrby-2021/{end}", f"planer/norrby-2021/{end}"),
        "gammal.html": (f"planer/norrby-2021/tidigt-stod/{end}#stodlinje", f"planer/norrby-2021/tidigt-stod/{end}"),
        "om-oss/index.html": (f"../{end}", end),
        "dokument/plan.pdf/index.html": ("../../media/kontakt.txt", "media/kontakt.txt"),
        "höst/vår/index.html": (f"../../planer/{end}", f"planer/{end}"),
    }
    for path, text in redirects(publication).items():
        target, canonical = expected[path]
        page = Head(text)
        assert page.meta["refresh"] == f"0; url={target}", path
        assert page.href == target, path
        assert page.canonical == f"https://norrby.se/planer/{canonical}", path
        assert (page.meta["robots"], page.lang) == ("noindex", "sv")


def test_what_a_reader_sees(publish: Publish) -> None:
    text = redirects(publish({"redirects.yml": ENTRIES}))["gammal.html"]
    assert "<title>Sidan har flyttat – Planer i Norrby</title>" in text
    assert "<h1>Sidan har flyttat</h1>" in text
    assert re.search(r'<a class="button-link" href="[^"]+">[^<>]+</a>', text)
    assert "<style" not in text
    assert not re.search(r"<script(?! type=\"module\" src=)", text)


def test_without_an_address_of_the_site_there_is_no_canonical_one(publish: Publish) -> None:
    address = "site_url: https://norrby.se/planer/\n"
    found = redirects(publish({"redirects.yml": ENTRIES}, "", lambda text: text.replace(address, "")))
    assert {Head(text).canonical for text in found.values()} == {""}


def test_none_where_there_is_no_list(publish: Publish) -> None:
    assert not [path for path, _ in files(publish()) if path.endswith(".html")]


def test_they_are_written(publish: Publish, tmp_path: Path) -> None:
    write_all(publish({"redirects.yml": ENTRIES}), tmp_path / "site")
    assert (tmp_path / "site" / "gammal.html").is_file()


@pytest.mark.parametrize(
    ("url", "folder", "expected"),
    [
        ("planer/a/", "planer/b", "../a/"),
        ("planer/a/", "", "planer/a/"),
        ("", "", "./"),
        ("", "a/b", "../../"),
        ("#x", "a", "../#x"),
        ("a.html#x", "b", "../a.html#x"),
    ],
)
def test_addresses_that_count_from_a_folder(url: str, folder: str, expected: str) -> None:
    assert relative(url, folder) == expected

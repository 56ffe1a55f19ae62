"""The search index: what is written, that it is the same each time, and what is told when it cannot be made."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import samples

from klarplan.publishing.search import index as search_index
from klarplan.publishing.search.entries import SearchEntry
from klarplan.publishing.search.index import BREAK, SearchError, write

TERMS = (samples.term("suicid", synonyms=["självmord"]),)
ENTRIES = (
    SearchEntry("index.html", "page", "Start", paragraphs=("Välkommen.",)),
    SearchEntry("planer/p/index.html", "plan", "Planen <b>", names=("Länet",), facets={"plan": ("p",)}),
    SearchEntry(
        "planer/p/index.html", "activity", "Förebygga suicid", anchor="forebygga", place=("Planen", "Området"),
        paragraphs=('Text med "tecken" & <taggar>.',), facets={"plan": ("p",), "municipality": ("falun", "mora")},
    ),
    SearchEntry("borta/index.html", "page", "En sida som inte byggdes"),
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    page = tmp_path / "site" / "planer" / "p" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        "<main data-pagefind-body><h1>Planen</h1><p>Färre suicid.</p><p data-pagefind-ignore>Krom</p></main>",
        encoding="utf-8",
    )
    return tmp_path / "site"


def files(site: Path) -> dict[str, bytes]:
    folder = site / search_index.FOLDER
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unpacked(fragment: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(fragment).partition(b"dcd")[2])
    return found


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """What a hit shows, by its address."""
    found = [unpacked(packed) for name, packed in files(site).items() if name.startswith("fragment/")]
    return {address(one): one for one in found}


def address(fragment: dict[str, Any]) -> str:
    """As `search.js` reads it from the name of the document."""
    folder, _, name = fragment["url"].rpartition("/")
    return f"{folder}/{name.replace('~1', '/').replace('~0', '~')}"


def test_each_entry_is_a_hit_of_its_own(site: Path) -> None:
    write(site, ENTRIES, TERMS, "sv")
    found = fragments(site)
    assert set(found) == {
        "/index.html", "/planer/p/index.html", "/planer/p/_/forebygga.html", "/borta/index.html",
    }  # fmt: skip
    activity = found["/planer/p/_/forebygga.html"]
    assert activity["meta"] == {"title": "Förebygga suicid", "place": "Planen › Området", "kind": "0activity"}
    shown, _, hidden = activity["content"].partition(BREAK)
    assert shown.strip().rstrip(".") == 'Text med "tecken" & <taggar>'
    assert "självmord" in hidden
    assert found["/planer/p/index.html"]["meta"]["title"] == "Planen <b>"


def test_a_page_is_found_by_what_its_template_marks(site: Path) -> None:
    write(site, ENTRIES, TERMS, "sv")
    content = fragments(site)["/planer/p/index.html"]["content"]
    assert "Färre suicid" in content.partition(BREAK)[0]
    assert "Krom" not in content


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a~b/index.html", "/a~0b~1index.html"),
        (f"{'x' * 120}/{'å' * 40}/index.html", f"/{'x' * 120}~1{'å' * 40}~1index.html"),
        (f"{'x' * 120}/{'y' * 120}/index.html", f"/{'x' * 120}/{'y' * 120}/index.html"),
    ],
)
def test_documents_need_no_folders_unless_their_names_are_too_long(file: str, name: str, site: Path) -> None:
    entry = replace(ENTRIES[0], file=file, paragraphs=("Text om en sak.",))
    write(site, [entry], TERMS, "sv")
    (found,) = (unpacked(packed) for path, packed in files(site).items() if path.startswith("fragment/"))
    assert unquote(found["url"]) == name
    assert unquote(address(found)) == f"/{file}"


def test_only_what_is_used_is_kept(site: Path) -> None:
    write(site, ENTRIES, TERMS, "sv")
    names = set(files(site))
    assert {"pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind", "lexicon/s.json"} <= names
    assert not [name for name in names if "ui" in name or "worker" in name or "highlight" in name]
    assert len([name for name in names if name.startswith("wasm.")]) == 1


def test_it_is_the_same_each_time_and_replaces_the_old_one(site: Path) -> None:
    write(site, ENTRIES, TERMS, "sv")
    first = files(site)
    (site / search_index.FOLDER / "gammal.txt").write_text("x")
    write(site, ENTRIES, TERMS, "sv")
    assert files(site) == first


def test_facets_tell_which_hits_have_each_value(site: Path) -> None:
    write(site, ENTRIES, TERMS, "sv")
    told = json.loads(files(site)[search_index.FACETS])
    folder = site / search_index.FOLDER / "fragment"
    pages = {path.stem: address(unpacked(path.read_bytes())) for path in folder.iterdir()}
    assert sorted(told["ids"]) == sorted(pages)
    found: dict[tuple[str, str], list[str]] = {}
    for name, facet in told["facets"].items():
        for one, place in zip(told["ids"], facet["of"], strict=True):
            for value in facet["sets"][place]:
                found.setdefault((name, value), []).append(pages[one])
    activity = "/planer/p/_/forebygga.html"
    assert {key: sorted(addresses) for key, addresses in found.items()} == {
        ("typ", "activity"): [activity], ("typ", "plan"): ["/planer/p/index.html"],
        ("typ", "page"): ["/borta/index.html", "/index.html"], ("plan", "p"): [activity, "/planer/p/index.html"],
        ("kommun", "falun"): [activity], ("kommun", "mora"): [activity],
    }  # fmt: skip
    assert [pages[told["ids"][int(place)]] for place in told["names"]] == ["/planer/p/index.html"]


def test_the_settings_of_who_builds_do_not_matter(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, ENTRIES, TERMS, "sv")
    first = files(site)
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nav")
    write(site, ENTRIES, TERMS, "sv")
    assert files(site) == first


def test_one_index_holds_all_languages(site: Path) -> None:
    write(site, ENTRIES, TERMS, "en-GB")
    assert list(json.loads(files(site)["pagefind-entry.json"])["languages"]) == ["en"]


def test_a_program_that_is_missing_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(SearchError, match="pip install"):
        write(site, ENTRIES, TERMS, "sv")
    assert not (site / search_index.FOLDER).exists()


def test_what_the_program_says_is_told(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho 'no such thing' >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: broken)
    with pytest.raises(SearchError, match="no such thing"):
        write(site, ENTRIES, TERMS, "sv")

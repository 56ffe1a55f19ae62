"""The search index: the texts of a built site as documents for Pagefind, and Pagefind's run over them.

Pagefind (https://pagefind.app) knows pages. What people look for is often a part of one: an activity, a word. So each
entry gets a document of its own, in a folder that lasts as long as the run; what pages show and leave out is said in
their templates with Pagefind's own attributes (`data-pagefind-body`, `-ignore`, `-weight`).
"""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import unquote

from klarplan.model.shared import Term
from klarplan.pages.views.search import KIND, NAMES
from klarplan.publishing.kept import NOTHING, Kept, key_of
from klarplan.publishing.search.entries import SearchEntry
from klarplan.publishing.search.page_text import Passage, kept_passages
from klarplan.publishing.search.ranking import FILE as RANKING
from klarplan.publishing.search.ranking import META, NAME, PLACE, TEXT, WEAK, for_browser, rank
from klarplan.publishing.search.words import Aliases, AliasFinder, Lexicon
from klarplan.text.catalogue import N_
from klarplan.text.compounds import WORD

FOLDER = "pagefind"
"""Where the index lies in the site; Pagefind's script looks for its files beside itself."""
FACETS = "facets.json"
"""The file in it that tells what hits can be narrowed by."""
LEXICON = "lexicon"
"""The folder below it with the words that help to understand a question."""
SECTIONS = "_"
"""The folder of documents that are sections: "planer/p/_/a.html" stands for "planer/p/#a"."""

KEPT = "search"
"""What whole indexes are kept as."""
MISSING = N_("Pagefind is not installed. It comes with: pip install pagefind[bin]")

BREAK = "\u2042"
"""Stands between an entry's text and what it is also found by."""

_LONGEST_NAME = 240
"""Bytes that a file's name may have; most systems allow 255."""
NO_WORD = "0"
"""Begins what is told of a hit and is no word: nobody types it, so nobody finds it."""

_CHUNK = 500
"""Pagefind's index is read in pieces of this size, not its 20 000: a question needs few words of it. Only a variable of
its environment says so; a version that does not know that makes larger pieces."""
_NEEDED = ("pagefind.js", "pagefind-entry.json")
"""What Pagefind writes beside the index and this site uses; its ready-made interfaces are half a megabyte."""
_LIKELIER = {"title": 20, "name": 3}
"""How much likelier a word of a title, or of another name, is to be what somebody meant to write than one of a text."""


class SearchError(Exception):
    """The index could not be made; the message says why: `MISSING`, or what the indexer said."""


Texts: TypeAlias = list[tuple[SearchEntry, list[Passage]]]
"""All that can be found, with what it says."""


def write(site: Path, entries: Iterable[SearchEntry], terms: Iterable[Term], lang: str, kept: Kept = NOTHING) -> None:
    """Write the index of the site that was built into the folder `site`: the one that is kept, where its texts are the
    same. Raises SearchError where it cannot be made.
    """
    terms = tuple(terms)
    texts = [(entry, _passages(site, entry, kept)) for entry in entries]
    key = key_of(texts, [term.model_dump_json() for term in terms], lang)
    content = kept.get(KEPT, key)
    if content is None:
        _make(site, texts, terms, lang, kept)
        kept.put(KEPT, key, _packed(site / FOLDER))
    else:
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            packed.extractall(site / FOLDER)


def _packed(folder: Path) -> bytes:
    """All files of a folder, by their paths in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder))
    return written.getvalue()


def _make(site: Path, texts: Texts, terms: tuple[Term, ...], lang: str, kept: Kept) -> None:
    finder, lexicon = AliasFinder(terms, _single_words(texts, terms), lang, kept), Lexicon(lang)
    with tempfile.TemporaryDirectory(prefix="klarplan-search-") as folder:  # never in the site, where it might stay
        source, target = Path(folder, "source"), Path(folder, "target")
        for entry, passages in texts:
            text = " ".join((*(passage.text for passage in passages), *entry.words))
            aliases = finder.aliases(entry.title, entry.names, text, of_term=entry.kind == "word")
            _note(lexicon, entry, passages, aliases)
            file = _document_path(source, entry)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_document(entry, passages, aliases), encoding="utf-8")
        _run_pagefind(source, target, lang)
        facets = _facets(target, {_document_path(Path("/"), entry).as_posix(): entry for entry, _ in texts})
        _keep(target, site / FOLDER)
    _write_json(site / FOLDER / FACETS, facets)
    _write_json(site / FOLDER / RANKING, for_browser())
    for name, content in lexicon.files(terms).items():
        _write_json(site / FOLDER / LEXICON / f"{name}.json", content)


def _write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _passages(site: Path, entry: SearchEntry, kept: Kept) -> list[Passage]:
    if entry.paragraphs is not None:
        return [Passage(text) for text in entry.paragraphs if text]
    file = site / entry.file
    # another plugin may have taken the page away
    return kept_passages(file.read_text(encoding="utf-8"), kept) if file.is_file() else []


def _single_words(texts: Iterable[tuple[SearchEntry, list[Passage]]], terms: Iterable[Term]) -> Iterator[str]:
    """Every word of the site, once for each time that it occurs."""
    for entry, passages in texts:
        for text in (entry.title, *entry.names, *entry.place, *(passage.text for passage in passages)):
            yield from WORD.findall(text)
    for term in terms:
        for text in (term.term, *term.synonyms, *term.forms):
            yield from WORD.findall(text)


def _note(lexicon: Lexicon, entry: SearchEntry, passages: Iterable[Passage], aliases: Aliases) -> None:
    lexicon.add(entry.title, _LIKELIER["title"])
    lexicon.add(" ".join((*entry.names, *entry.place, *aliases.strong)), _LIKELIER["name"])
    lexicon.add(" ".join((*(passage.text for passage in passages), *aliases.weak)))


# ---- documents ----


def _document_path(source: Path, entry: SearchEntry) -> Path:
    """Where an entry's document stands, which is how Pagefind calls it: with the slashes of its address as `~1`
    (RFC 6901), since making and removing a folder for each page takes longer than writing it. Only names that no file
    can have keep their folders.
    """
    page = PurePosixPath(entry.file)
    path = (page.parent / SECTIONS / f"{entry.anchor}.html" if entry.anchor else page).as_posix()
    name = path.replace("~", "~0").replace("/", "~1")
    return source / (name if len(name.encode()) <= _LONGEST_NAME else path)


def _document(entry: SearchEntry, passages: Iterable[Passage], aliases: Aliases) -> str:
    """An entry as Pagefind reads it. What follows `BREAK` is found, but no excerpt shows it."""
    place = " › ".join(entry.place)
    shown = entry.shown if entry.shown != entry.title else ""
    meta = dict(zip(META, (entry.title, place, NO_WORD + entry.kind, shown), strict=True))
    head = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in meta.items()
        if value
    )
    title = rank(entry.kind).title
    hidden = (
        (entry.title, title), (" ".join(aliases.strong), NAME * title), (place, PLACE),
        (" ".join(aliases.weak), WEAK),
    )  # fmt: skip
    texts: list[str] = []
    headings: list[str] = []
    for passage in passages:
        (headings if passage.is_heading else texts).append(_paragraph(passage.text, TEXT * passage.weight))
    body = [*texts, _paragraph(BREAK, 0.0), *headings]
    body += [_paragraph(text, weight) for text, weight in hidden if text]
    return f"<!doctype html><html><head>{head}</head><body data-pagefind-body>{''.join(body)}</body></html>"


def _paragraph(text: str, weight: float) -> str:
    return f'<p data-pagefind-weight="{weight:g}">{escape(text)}</p>'


# ---- Pagefind ----


def _run_pagefind(source: Path, target: Path, lang: str) -> None:
    """One index for all languages of the site, stemmed as its main one: a question should find every page."""
    from pagefind.service import get_executable  # it looks for the program when it is imported

    executable = get_executable()
    if executable is None:
        raise SearchError(MISSING)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    settings["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = str(_CHUNK)
    options = ("--force-language", lang.split("-")[0], "--keep-index-url", "--silent")
    done = subprocess.run(  # noqa: S603 (its own program with folders of our own)
        [str(executable), "--site", str(source), "--output-path", str(target), *options],
        cwd=source, env=settings, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if "os error 28" in done.stderr:  # how Rust tells of a full disk
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if done.returncode or not (target / "pagefind.js").is_file():
        raise SearchError((done.stderr or done.stdout).strip())


def _facets(output: Path, entries: Mapping[str, SearchEntry]) -> dict[str, Any]:
    """Which values of each facet each hit has. `entries` are by their documents' addresses.

    Pagefind has filters of its own, but writes their values in another order each time, and counts what only begins
    like a word. `ids` are those that Pagefind gives its hits. Each facet has `sets` of values, and `of` tells which of
    them each id has, in the same order: hits by the thousand share few sets. `names` has, by place among the ids, what
    the few hits are called that people ask for by name.
    """
    ids: list[str] = []
    names: dict[int, str] = {}
    sets: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in NAMES.values()}
    of: dict[str, list[int]] = {name: [] for name in NAMES.values()}
    for path in sorted((output / "fragment").iterdir()):
        text = gzip.decompress(path.read_bytes())
        entry = entries[unquote(json.loads(text[text.index(b"{") :])["url"])]
        if rank(entry.kind).by_name:
            names[len(ids)] = entry.title
        ids.append(path.stem)
        for key, name in NAMES.items():
            values = (entry.kind,) if key == KIND else tuple(entry.facets.get(key, ()))
            of[name].append(sets[name].setdefault(values, len(sets[name])))
    return {"ids": ids, "facets": {name: {"sets": list(sets[name]), "of": of[name]} for name in sets}, "names": names}


def _keep(output: Path, target: Path) -> None:
    """Move what is used into the site."""
    languages = json.loads((output / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"]
    needed = {*_NEEDED, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages.values())}
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for path in sorted(output.iterdir()):
        if path.is_dir() or path.name in needed or path.suffix == ".pf_meta":
            shutil.move(path, target / path.name)

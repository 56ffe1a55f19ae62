"""Names of files that no address can have, that take another file's place, or that were never meant for readers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from klarplan.content.checks.sign_language import caption_problems
from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.document import MAX_BYTES, conflict_problems
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.records import Records
from klarplan.content.settings.addresses import Addresses
from klarplan.model.values import CAPTION_ENDINGS
from klarplan.text.catalogue import N_

_REFUSED = re.compile(r'[%#?\\:*"<>|]')
"""What means something else in an address (RFC 3986), or is refused by Windows and by GitHub's upload-artifact."""
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|\s.*|.*[\s.]", re.IGNORECASE)
"""What Windows takes for a device, or cannot keep: spaces around a name, and a point at its end
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
_LEFT_OVER = re.compile(
    r"~\$.*|.*~|.*\.(?:orig|rej|bak|tmp|temp|swp|swo|crdownload|part)|desktop\.ini|thumbs\.db|ehthumbs\.db|__macosx",
    re.IGNORECASE,
)
"""What merges, editors, Office, browsers and file managers leave behind."""
_WEB_PAGE = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg")
"""Files that a browser opens as they are, with all that runs in them."""
_TEXTS = (*_WEB_PAGE, ".csv", ".json", ".geojson", ".txt", ".xml", ".css", ".js")
"""Files in which git merges line by line."""
_PROGRAMS = (
    ".exe", ".msi", ".bat", ".cmd", ".com", ".scr", ".ps1", ".vbs", ".jar", ".hta", ".php", ".swf", ".mht", ".mhtml",
    ".svgz", ".lnk", ".docm", ".xlsm", ".pptm",
)  # fmt: skip
"""Programs, documents with programs in them, shortcuts, and web pages and pictures that are packed, so that nobody sees
what runs in them."""
_NEVER_EMPTY = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
"""Documents and pictures: one without a byte cannot be opened."""
_RUNS = re.compile(
    rb"<\s*(?:[\w-]+:)?script\b|<\s*(?:iframe|object|embed|foreignobject)\b|[\s\"'/]on[a-z]{3,30}\s*=|javascript:",
    re.IGNORECASE,
)
_THEME = (
    "assets/css/",
    "assets/js/",
    "assets/fonts/",
    "assets/cards/",
    "assets/javascripts/",
    "assets/stylesheets/",
    "pagefind/",
)
"""Folders of the site that the theme and the search fill."""
_THEME_FILES = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "assets/images/favicon.svg"})
_TABLES = (".csv", ".json", ".rdf", ".xml", ".ics")
_BESIDE_PAGES = frozenset({"feed.xml", "kalender.ics"})
"""What the folder of a page may have besides."""


def file_name_problems(records: Records, addresses: Addresses, content: Path) -> Iterator[Problem]:
    """What is wrong with files' names. `content` is where they lie."""
    by_name: dict[str, str] = {}
    for path in records.paths:
        place = Position(records.problem_path(path))
        name = PurePosixPath(path).name
        other = by_name.setdefault(path.lower(), path)
        if _LEFT_OVER.fullmatch(name):
            yield Problem(place, "left-over-file", {"found": name})
        elif refused := _refused(path):
            part, sign = refused
            yield Problem(place, "refused-file-name", {"found": part, "sign": sign, "suggestion": _cleaned(part)})
        elif part := next((part for part in PurePosixPath(path).parts if _OF_WINDOWS.fullmatch(part)), ""):
            yield Problem(place, "windows-file-name", {"found": part})
        elif classify(path) is FileKind.MEDIA:
            if other != path:
                yield Problem(place, "names-by-case", {"found": name, "other": records.problem_path(other)})
            yield from _of_media(records, addresses, path, content)


def _refused(path: str) -> tuple[str, str] | None:
    """The first folder or file whose name has a sign that cannot stand there, and the sign as people can read it."""
    for part in PurePosixPath(path).parts:
        if match := _REFUSED.search(part):
            return part, match[0]
        if hidden := next((char for char in part if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn")), ""):
            return part, f"U+{ord(hidden):04X}"
    return None


def _cleaned(name: str) -> str:
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.() -]", "-", name)).strip("- ")


def _of_media(records: Records, addresses: Addresses, path: str, content: Path) -> Iterator[Problem]:
    place, low = Position(records.problem_path(path)), path.lower()
    made = low in _THEME_FILES or (low.startswith(f"{addresses.names.data}/") and low.endswith(_TABLES))
    if made or low.startswith(_THEME):
        yield Problem(place, "replaces-file", {"found": path})
    file = content / records.names_on_disk.get(path, path)
    if low.endswith(_PROGRAMS) or (low.endswith(_WEB_PAGE) and _runs(file.read_bytes())):
        yield Problem(place, "running-file", {"found": PurePosixPath(path).name})
    elif low.endswith(_NEVER_EMPTY) and file.stat().st_size == 0:
        yield Problem(place, "empty-file")
    elif low.endswith(CAPTION_ENDINGS):
        yield from caption_problems(file, place)
    if low.endswith(_TEXTS) and file.stat().st_size <= MAX_BYTES:
        yield from conflict_problems(file.read_text(encoding="utf-8", errors="replace"), place.path)


def _runs(page: bytes) -> bool:
    """Whether something runs in a web page or a picture; in UTF-16 too, where each sign has two bytes."""
    return bool(_RUNS.search(page) or (b"\0" in page and _RUNS.search(page.replace(b"\0", b""))))


def media_address_problems(records: Records, addresses: Addresses) -> Iterator[Problem]:
    """Files that lie where the site has a page, or a folder with pages."""
    pages: dict[tuple[str, ...], str] = {}
    generated = Label(N_("a page that Klarplan makes"))
    for parts in addresses.lists:
        pages[parts] = generated
    for plan in records.plans:
        pages |= dict.fromkeys(addresses.generated(plan.id), generated)
    for path in records.paths:
        if (address := addresses.of_file(path)) is not None:  # the start page's is empty
            pages[tuple(part.lower() for part in address)] = records.problem_path(path)
    printed = {addresses.pdf(plan.id) for plan in records.plans}
    taken = {parts[: number + 1]: page for parts, page in pages.items() for number in range(len(parts))}
    for path in records.paths:
        if classify(path) is not FileKind.MEDIA:
            continue
        parts = PurePosixPath(path.lower()).parts
        other = taken.get(parts) or (pages.get(parts[:-1]) if parts[-1] == "index.html" else None)
        if other:
            values = {"found": f"/{path}", "other": other}
            yield Problem(Position(records.problem_path(path)), "duplicate-address", values)
        elif (parts[-1] in _BESIDE_PAGES and len(parts) > 1 and parts[:-1] in pages) or path.lower() in printed:
            yield Problem(Position(records.problem_path(path)), "replaces-file", {"found": path})

"""Plans as tagged PDF files, made by WeasyPrint (the extra `pdf`): https://doc.courtbouillon.org/weasyprint/stable/

Two runs give the same bytes, in however many processes: identifiers come from the plan, days from its records or their
history, and the typeface is static beforehand. Only the words may be others on another day: of a plan whose time is
over they tell as of something past.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import logging
import mimetypes
import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from klarplan import __version__
from klarplan.content.reading.file_names import on_disk
from klarplan.content.settings.config import Config
from klarplan.pages.theme import PRINT_STYLE
from klarplan.pages.views.paper import FILES
from klarplan.publishing.pdf.printing import Printer
from klarplan.publishing.side_by_side import share
from klarplan.site.library import PlanContents
from klarplan.site.site import Site
from klarplan.text.catalogue import N_, catalogue

PACKAGE = "weasyprint"
VARIANT = "pdf/ua-1"
"""What turns on tags, the title in the window and the language; whether a file conforms, no program can tell."""

_STATIC_FONT = "assets/fonts/source-sans-3-"
FONTS = Path(__file__).parent / "fonts"
"""The theme's typeface in each of its weights (`tools/pdf_fonts.py`): WeasyPrint would make them static for every
document, which takes seconds, and write the time of day into them."""
_SOURCE = re.compile(rf'src="{FILES}([^"?]*)')
log = logging.getLogger("klarplan")


class PdfError(Exception):
    """There can be no PDF. The message is a message id; `lang` is the language to tell it in."""

    def __init__(self, message: str, lang: str) -> None:
        super().__init__(message)
        self.lang = lang


def pdf_files(site: Site, config: Config) -> Iterator[tuple[str, bytes]]:
    """The address and the bytes of every plan's PDF: those that are not kept are made side by side. Raises PdfError."""
    printer = Printer(site, config)
    papers = [Paper(printer, contents) for contents in site.library.plans.values()]
    made: dict[Path, bytes] = {}

    def make(paper: Paper) -> None:
        made[paper.kept] = paper.pdf()

    share([paper for paper in papers if not paper.kept.is_file()], make, least=1)
    for paper in papers:  # other processes have left theirs among those that are kept
        yield site.addresses.pdf(paper.contents.plan.id), made.get(paper.kept) or paper.pdf()
    _forget(kept_folder(config), {paper.kept.name for paper in papers})


def kept_folder(config: Config) -> Path:
    """Where PDF files are kept from one build to the next: making one takes seconds."""
    return config.file.parent / ".cache" / "klarplan-pdf"


def _forget(folder: Path, used: Collection[str]) -> None:
    """Remove kept files that nothing was made from."""
    for file in folder.glob("*.pdf") if folder.is_dir() else ():
        if file.name not in used:
            file.unlink(missing_ok=True)


@dataclass(frozen=True)
class Paper:
    """A plan on its way to PDF."""

    printer: Printer
    contents: PlanContents

    def pdf(self) -> bytes:
        """The file: as it is kept, where nothing that it is made from has changed. Raises PdfError."""
        with suppress(OSError):  # there is none, or another build has just removed it
            return self.kept.read_bytes()
        texts = self.printer.site.texts
        identifier = _digest(self._name.encode())[:32].encode()
        pdf, complaints = _render(self._html, self._files, identifier, texts.lang)
        if _SLOW in complaints:
            _tell_of_slowness(texts.lang)
        complaints = [complaint for complaint in complaints if complaint != _SLOW]
        for complaint, *values in complaints:
            message = N_("The PDF of {plan} is not as it should be: {reason}")
            reason = texts._(complaint).format(*values)
            log.warning(texts._(message, plan=self.contents.plan.short_title, reason=reason))
        if not complaints:
            with suppress(OSError):  # the next one takes as long, and that is all
                self.kept.parent.mkdir(parents=True, exist_ok=True)
                whole = self.kept.with_suffix(f".{os.getpid()}")  # other builds never see a part of it
                whole.write_bytes(pdf)
                whole.replace(self.kept)
        return pdf

    @cached_property
    def kept(self) -> Path:
        """The file that it is kept in, named by all that it is made from."""
        sources = (self._name, _version(), __version__, self._html, self._files.state(self._html))
        return kept_folder(self.printer.config) / f"{_digest('|'.join(sources).encode())}.pdf"

    @property
    def _name(self) -> str:
        """What the file is called for ever."""
        return f"{self.printer.site.site_url} {self.contents.plan.id}"

    @cached_property
    def _html(self) -> str:
        return self.printer.html(self.contents)

    @cached_property
    def _files(self) -> _Files:
        return _Files(self.printer.folders)


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


Complaint: TypeAlias = tuple[str, ...]
"""Something that WeasyPrint warns of: a message id, and the values for it."""


_SLOW: Complaint = ("slow",)
"""Not of what is in the file, but of how it was made."""


@cache
def _tell_of_slowness(lang: str) -> None:
    """Once in a build, however many files and typefaces."""
    message = N_(
        "PDF files take longer to make than they need: the system's HarfBuzz lacks a part. Install it: "
        "apt install libharfbuzz-subset0 (Debian, Ubuntu), brew install harfbuzz (macOS)."
    )
    log.warning(catalogue(lang).gettext(message))


def _render(html: str, files: _Files, identifier: bytes, lang: str) -> tuple[bytes, Sequence[Complaint]]:
    """The PDF, and what there is to complain of in it, each thing once. Raises PdfError."""
    try:
        with redirect_stdout(io.StringIO()):  # of missing libraries it tells there too, in English
            weasyprint = importlib.import_module(PACKAGE)
        urls = importlib.import_module(f"{PACKAGE}.urls")
    except ImportError as error:
        raise PdfError(N_('PDF needs WeasyPrint. Install it with: pip install "klarplan[pdf]"'), lang) from error
    except OSError as error:  # the libraries that it loads
        message = N_(
            "PDF needs libraries of the system: Pango, HarfBuzz and Fontconfig. The guide says how to install them. "
            "To build without PDF, set the environment variable KLARPLAN_PDF to 0."
        )
        raise PdfError(message, lang) from error

    class Fetcher(urls.URLFetcher):  # type: ignore[misc, name-defined] # its module is loaded only on demand
        """Reads the site's own files, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 (WeasyPrint's signature)
            """A file. Raises ValueError for what is not the site's."""
            content, kind = files.read(url)
            return urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    with _listening() as complaints:
        document = weasyprint.HTML(string=html, base_url=FILES, url_fetcher=Fetcher())
        pdf: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
    return pdf, tuple(dict.fromkeys(complaints))


@contextmanager
def _listening() -> Iterator[list[Complaint]]:
    """Take down what WeasyPrint warns of while it works: characters that no typeface has, pictures that are missing."""
    complaints: list[Complaint] = []
    logger, handler = logging.getLogger(PACKAGE), logging.Handler(logging.WARNING)
    handler.emit = lambda record: complaints.append(_complaint(record))  # type: ignore[method-assign]
    logger.addHandler(handler)
    try:
        yield complaints
    finally:
        logger.removeHandler(handler)


def _complaint(record: logging.LogRecord) -> Complaint:
    values = record.args if isinstance(record.args, tuple) else ()
    if record.msg.startswith(".notdef"):
        return N_("no typeface has the character {} (U+{})"), str(values[0]), f"{values[1]:04X}"
    if "HarfBuzz-Subset" in record.msg:
        return _SLOW
    if record.msg.startswith("Failed to load image"):
        return N_("it cannot show the picture {}; only the site's own files are read"), str(values[0])
    return "{}", record.getMessage()


@dataclass(frozen=True)
class _Files:
    """The files that documents may use: those of the theme and of the content."""

    folders: tuple[Path, ...]

    def read(self, url: str) -> tuple[bytes, str]:
        """A file's bytes and kind. Raises ValueError for an address that is none of the site's files."""
        path = unquote(url.removeprefix(FILES).partition("?")[0])
        if url.startswith(FILES) and path.startswith(_STATIC_FONT) and path.endswith(".ttf"):
            return (FONTS / Path(path).name).read_bytes(), "font/ttf"
        file = self._file(path) if url.startswith(FILES) else None
        if file is None:
            raise ValueError(f"not a file of the site: {url}")
        return file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream"

    def _file(self, path: str) -> Path | None:
        for folder in self.folders:
            file = on_disk(folder, path).resolve()
            if file.is_relative_to(folder.resolve()) and file.is_file():
                return file
        return None

    def state(self, html: str) -> str:
        """Changes when one of the files that a document names does."""
        named = [PRINT_STYLE, *_SOURCE.findall(html)]
        contents = [file.read_bytes() for name in named if (file := self._file(unquote(name)))]
        typefaces = [file.read_bytes() for file in sorted(FONTS.glob("*.ttf"))]
        return _digest(b"".join([*contents, *typefaces]))

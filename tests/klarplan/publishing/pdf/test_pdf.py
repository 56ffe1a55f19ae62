"""Plans as PDF: what goes into them, which files they may read, and what is said when there can be none.

Also tests: pages.views.paper, pages.views.printed, publishing.pdf.printing, commands.pdf
"""

from __future__ import annotations

import importlib
import io
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pdf_fonts
import pikepdf
import pytest
from click.testing import CliRunner
from exported import Publish, page_at
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pypdf import PdfReader

from klarplan.commands.cli import main
from klarplan.content.settings.config import load
from klarplan.pages.views.paper import FILES
from klarplan.pages.views.plan import PlanPageView
from klarplan.publishing import side_by_side
from klarplan.publishing.build import Publication, build
from klarplan.publishing.files import files
from klarplan.publishing.pdf import pdf
from klarplan.publishing.pdf.pdf import Paper, PdfError, _Files, kept_folder
from klarplan.publishing.pdf.printing import Printer, css_text

SiteMaker = Callable[[Mapping[str, str | bytes | None]], Path]
PLAN = "plans/norrby-2021/index.md"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'


def paper(publication: Publication) -> Paper:
    printer = Printer(publication.site, publication.config)
    return Paper(printer, publication.site.library.plans["norrby-2021"])


def with_text(publish: Publish, text: str) -> Mapping[str, str]:
    """The plan's file with some text at its end."""
    return {PLAN: (publish().config.content / PLAN).read_text(encoding="utf-8") + f"\n{text}\n"}


# ---- the document ----


def test_the_parts_stand_in_the_contents(publish: Publish) -> None:
    html = paper(publish())._html
    listed = re.findall(r'<li class="level-\d"><a href="#([^"]+)">', html)
    assert listed[0] == "del-lage"  # answers first, what is known of the plan after them
    assert "del-fakta" in listed
    assert len(listed) > 6
    assert [anchor for anchor in listed if html.count(f' id="{anchor}"') != 1] == []
    headings = re.findall(r"<h2 id=\"([^\"]+)\">", html)
    assert [anchor for anchor in listed if anchor.startswith("del-")] == headings


def test_links_lead_into_the_document_or_to_the_site(publish: Publish) -> None:
    text = "Se [en aktivitet](activities/stodlinje.md), [orten](../../municipalities/norrby.md), [mer](https://a.se/)."
    html = paper(publish(with_text(publish, text)))._html
    assert '<a href="#stodlinje">en aktivitet</a>' in html
    assert '<a href="https://norrby.se/planer/kommuner/norrby/">orten</a>' in html
    assert 'href="https://a.se/"' in html
    anchors = set(re.findall(r' id="([^"]+)"', html))
    assert [link for link in re.findall(r' href="#([^"]+)"', html) if link not in anchors] == []


def test_without_an_address_links_to_the_site_are_words(publish: Publish) -> None:
    text = "Se [orten](../../municipalities/norrby.md)."
    changes = with_text(publish, text)
    publication = publish(changes, exports="", config=lambda known: re.sub(r"site_url: .*\n", "", known))
    html = paper(publication)._html
    assert "<a>orten</a>" in html
    links = set(re.findall(r' href="([^"#][^"]*)"', html))
    assert [link for link in links if not link.startswith(("https://", "mailto:"))] == []
    assert [link for link in links if "norrby.se/" in link or "kommuner" in link] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Örebro", "Örebro"), ('a"b\\c', "a\\22 b\\5c c"), ("</style>", "\\3c /style\\3e "), ("a\nb", "a\\a b")],
)  # fmt: skip
def test_a_title_cannot_leave_its_css_string(text: str, expected: str) -> None:
    assert css_text(text) == expected


def test_a_site_can_have_its_own_template(site: SiteMaker) -> None:
    publication = build(with_template(site({}), "Vårt: {{ view.plan.title }}"))
    assert paper(publication)._html.startswith("Vårt: ")


def with_template(content: Path, template: str) -> Path:
    """A site's configuration file, after it got a template of its own."""
    file = content.parent / "site_config.yml"
    text = file.read_text(encoding="utf-8").replace("theme:\n", "theme:\n  custom_dir: eget\n", 1)
    file.write_text(text if "custom_dir" in text else f"theme: {{name: material, custom_dir: eget}}\n{text}")
    (file.parent / "eget").mkdir()
    (file.parent / "eget" / "pdf.html").write_text(template, encoding="utf-8")
    return file


# ---- files ----


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname", "https://example.org/a.png", f"{FILES}../hemligt.txt", f"{FILES}%2e%2e/hemligt.txt",
        f"{FILES}media/ut.txt", f"{FILES}finns-inte.png", FILES, "data:text/plain,a", "media/a.txt",
    ],
)  # fmt: skip
def test_only_files_of_the_site_are_read(url: str, tmp_path: Path) -> None:
    (tmp_path / "content" / "media").mkdir(parents=True)
    (tmp_path / "hemligt.txt").write_text("hemligt")
    (tmp_path / "content" / "media" / "ut.txt").symlink_to(tmp_path / "hemligt.txt")
    with pytest.raises(ValueError, match="not a file of the site"):
        _Files((tmp_path / "content",)).read(url)


def test_a_file_of_the_site_is_read(tmp_path: Path) -> None:
    (tmp_path / "å ä.svg").write_bytes(PICTURE)
    assert _Files((tmp_path / "finns-inte", tmp_path)).read(f"{FILES}%C3%A5%20%C3%A4.svg?1") == (
        PICTURE,
        "image/svg+xml",
    )


def test_pictures_of_others_are_told_of_and_left_out(
    site: SiteMaker, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The content may have none of them; a site's own template may."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("nothing is fetched")

    monkeypatch.setattr("socket.socket.connect", refused)
    pictures = (
        f'<img src="https://example.org/karta.png" alt="En karta"> <img src="{FILES}media/torg.svg" alt="Ett torg">'
    )
    document = f'<html lang="sv"><head><title>N</title></head><body><h1>Planen</h1><p>{pictures}</p></body></html>'
    one = paper(build(with_template(site({"media/torg.svg": PICTURE}), document)))
    with caplog.at_level(logging.WARNING, "klarplan"):
        found = one.pdf()
    assert [record.getMessage() for record in caplog.records if record.name == "klarplan"] == [
        "PDF-filen för Norrby är inte som den ska: den kan inte visa bilden https://example.org/karta.png, "
        "för bara webbplatsens egna filer läses"
    ]
    assert "En karta" in PdfReader(io.BytesIO(found)).pages[0].extract_text()
    assert "Ett torg" in alternatives(found)
    assert not one.kept.exists(), "what is not as it should be is told again"


def alternatives(found: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(found)) as opened:
        return [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


def test_the_typefaces_are_the_themes_own() -> None:
    """Made anew they say the same; of one weight, since that takes a second."""
    files = {name: f"{FILES}assets/fonts/source-sans-3-{name}.ttf" for name in pdf_fonts.WEIGHTS}
    known = {name: TTFont(io.BytesIO(_Files(()).read(url)[0])) for name, url in files.items()}
    anew = TTFont(io.BytesIO(pdf_fonts.static(600)))
    assert [font["OS/2"].usWeightClass for font in known.values()] == list(known)
    assert not any("fvar" in font for font in known.values())
    assert known[600]["glyf"] == anew["glyf"]
    assert known[600]["hmtx"] == anew["hmtx"]
    assert known[600].getBestCmap() == anew.getBestCmap()
    assert known[600]["head"].modified == anew["head"].modified
    assert known[400]["glyf"] != anew["glyf"]


# ---- building ----


def test_a_plan_links_to_its_pdf_with_its_size(site: SiteMaker) -> None:
    file = site({}).parent / "site_config.yml"
    file.write_text(file.read_text(encoding="utf-8") + "      exports: {pdf: true}\n", encoding="utf-8")
    publication = build(file, with_pdf=True)
    (address,) = [name for name in dict(files(publication)) if name.endswith(".pdf")]
    assert address == "planer/norrby-2021/norrby-2021.pdf"
    size = -(-len(publication.printed[address]) // 1000)
    view = page_at(publication, "planer/norrby-2021/index.html").view
    assert isinstance(view, PlanPageView)
    assert (view.downloads[0].url, view.downloads[0].note) == (address, f"PDF, {size} kB")
    kept = list(kept_folder(publication.config).iterdir())
    assert [one.read_bytes() for one in kept] == list(publication.printed.values())
    assert build(file, with_pdf=True).printed == publication.printed
    (kept_folder(publication.config) / "gammal.pdf").write_bytes(b"")
    build(file, with_pdf=True)
    assert list(kept_folder(publication.config).iterdir()) == kept


@pytest.mark.parametrize(("setting", "asked"), [("", True), ("      exports: {pdf: true}\n", False)])
def test_nothing_is_printed_unasked(setting: str, asked: bool, site: SiteMaker) -> None:
    file = site({}).parent / "site_config.yml"
    file.write_text(file.read_text(encoding="utf-8") + setting, encoding="utf-8")
    assert build(file, with_pdf=asked).printed == {}


def test_what_is_kept_depends_on_all_that_it_is_made_from(publish: Publish) -> None:
    text = with_text(publish, "![Ett torg](../../media/torg.svg)")
    names = [
        paper(publish({**text, "media/torg.svg": found})).kept.name for found in (PICTURE, PICTURE, PICTURE + b" ")
    ]
    one = paper(publish({**text, "media/torg.svg": PICTURE}))
    moved = Paper(Printer(replace(one.printer.site, site_url="https://b.se/"), one.printer.config), one.contents)
    assert names[0] == names[1]
    assert len({*names, moved.kept.name}) == 3


SCRIPT = """
import sys
from pathlib import Path
from klarplan.publishing.build import build
from klarplan.publishing.pdf.pdf import Paper
from klarplan.publishing.pdf.printing import Printer
made = build(Path(sys.argv[1]))
for contents in made.site.library.plans.values():
    sys.stdout.buffer.write(Paper(Printer(made.site, made.config), contents).pdf())
"""


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(site: SiteMaker, tmp_path: Path) -> None:
    """On two days after the plan's last one: of what is over its words tell otherwise than of what is not."""
    config = site({}).parent / "site_config.yml"
    found = []
    for seed, zone, epoch in (("1", "UTC", "1750000000"), ("2", "Asia/Tokyo", "1790000000")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(config)], env=environment, cwd=tmp_path, capture_output=True, check=True
        )
        found.append(done.stdout)
        for file in kept_folder(load(config)[0]).iterdir():  # type: ignore[arg-type]
            file.unlink()
    assert found[0].startswith(b"%PDF-1.7")
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("epoch", "said", "unsaid"), [("1690000000", "Gäller", "Gällde"), ("1790000000", "Gällde", "Gäller")]
)
def test_the_words_are_those_of_the_day(
    epoch: str, said: str, unsaid: str, site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one thing that a later run may change: the plan has ended. So it is kept as another file, too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    html = paper(build(site({}).parent / "site_config.yml"))._html
    assert f"<strong>{said}</strong> <div>2021–2023</div>" in html
    assert f"<strong>{unsaid}</strong> <div>2021–2023</div>" not in html


# ---- side by side ----

OTHER_PLAN = {
    f"plans/{name}-2022/index.md": f"""---
title: Plan för {name}
short_title: {name.title()}
summary: Så ska fler må bra.
kind: strategy
area: Söderby
municipalities: soderby
period: 2022–2023
status: adopted
sources:
  - id: planen
    title: Plan för {name}
---
"""
    for name in ("byn", "viken")
}


def several(site: SiteMaker) -> Publication:
    """A site of three plans."""
    return build(site(OTHER_PLAN).parent / "site_config.yml")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_side_by_side_they_are_the_same_bytes_as_after_one_another(
    site: SiteMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication, processes = several(site), tmp_path / "processes"
    real = pdf._render

    def render(html: str, files: _Files, identifier: bytes, lang: str) -> object:
        with processes.open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()}\n")
        return real(html, files, identifier, lang)

    monkeypatch.setattr(pdf, "_render", render)
    written = {}
    for number in (1, 3):
        monkeypatch.setattr(side_by_side, "workers", lambda number=number: number)
        written[number] = dict(pdf.pdf_files(publication.site, publication.config))
        busy = processes.read_text(encoding="utf-8").split()
        assert (len(busy), len(set(busy))) == (3, number)
        processes.unlink()
        shutil.rmtree(kept_folder(publication.config))
    assert len(set(written[1].values())) == 3
    assert written[1] == written[3]


@pytest.mark.parametrize("number", [1, 3])
def test_what_fails_in_another_process_is_told(
    number: int, site: SiteMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan that cannot be printed is another process's first: this one has the first plan of all."""
    publication, processes = several(site), tmp_path / "processes"
    last = list(publication.site.library.plans.values())[-1].plan.title

    def render(html: str, *_: object) -> tuple[bytes, tuple[()]]:
        if f"<h1>{last}</h1>" in html:
            with processes.open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n")
            raise PdfError("no PDF", "sv")
        return b"%PDF", ()

    monkeypatch.setattr(pdf, "_render", render)
    monkeypatch.setattr(side_by_side, "workers", lambda: number)
    with pytest.raises(PdfError, match="no PDF"):
        list(pdf.pdf_files(publication.site, publication.config))
    tried = processes.read_text(encoding="utf-8").split()
    assert len(set(tried)) == (2 if number > 1 and hasattr(os, "fork") else 1)
    for other in {int(process) for process in tried} - {os.getpid()}:  # none is left, at work or ended
        with pytest.raises(ProcessLookupError):
            os.kill(other, 0)


# ---- what may be missing ----

MISSING = [
    (ImportError, 'PDF behöver WeasyPrint. Installera det med: pip install "klarplan[pdf]"'),
    (OSError, "PDF behöver bibliotek som ska finnas i datorn: Pango, HarfBuzz och Fontconfig. "),
]


@pytest.mark.parametrize(("error", "message"), MISSING)
def test_what_is_missing_is_told(
    error: type[Exception], message: str, site: SiteMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def missing(name: str, package: str | None = None) -> ModuleType:
        if name.startswith("weasyprint"):
            raise error(name)
        return real(name, package)

    monkeypatch.setattr("klarplan.publishing.pdf.pdf.importlib.import_module", missing)
    config = site({}).parent / "site_config.yml"
    done = CliRunner().invoke(main, ["export", "--pdf", "-o", str(tmp_path / "ut"), "-f", str(config)])
    assert done.exit_code == 1
    assert message in done.stderr
    assert list((tmp_path / "ut").iterdir()) == []
    with pytest.raises(PdfError):
        paper(build(config)).pdf()


def test_the_setting_needs_the_package(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klarplan.content.settings.export.find_spec", lambda name: None)
    file = site({}).parent / "site_config.yml"
    file.write_text(file.read_text(encoding="utf-8") + "      exports:\n        pdf: true\n", encoding="utf-8")
    _, problems = load(file)
    (found,) = [one for one in problems if one.kind == "missing-extra"]
    assert found.severity == "error"
    assert (found.position.line, found.position.column) == (len(file.read_text().splitlines()), 9)
    assert 'pip install "klarplan[pdf]"' in found.hint("sv")


# ---- the command ----


def test_the_command_writes_the_plans_that_are_named(site: SiteMaker, tmp_path: Path) -> None:
    config, out = site({}).parent / "site_config.yml", tmp_path / "en" / "mapp"
    done = CliRunner().invoke(main, ["export", "--pdf", "-o", str(out), "--plan", "norrby-2021", "-f", str(config)])
    assert done.exit_code == 0, done.output
    (file,) = out.iterdir()
    assert file.name == "norrby-2021.pdf"
    assert re.fullmatch(rf"{re.escape(str(file))}: \d+ kB\n", done.output)
    with pikepdf.open(file) as opened:
        assert str(opened.docinfo.Title).startswith("Plan för psykisk hälsa i Norrby – ")


def test_the_command_knows_the_sites_markdown(publish: Publish, tmp_path: Path) -> None:
    text = "Ett ord[^1].\n\n[^1]: Vad ordet betyder.\n\n!!! note\n    Läs det här."
    extensions = (
        "markdown_extensions:\n  - footnotes\n  - admonition\n  - toc: {permalink: false}\n"
        "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    )
    publication = publish(with_text(publish, text), exports="", config=lambda known: extensions + known)
    file, out = publication.config.file, tmp_path / "ut"
    done = CliRunner().invoke(main, ["export", "--pdf", "-o", str(out), "-f", str(file)])
    assert done.exit_code == 0, done.output
    shown = " ".join(page.extract_text() for page in PdfReader(out / "norrby-2021.pdf").pages)
    assert "Vad ordet betyder." in shown
    assert "[^1]" not in shown
    assert "!!!" not in shown


@pytest.mark.parametrize(
    ("changes", "plan", "message"),
    [
        ({}, "finns-inte", 'Det finns ingen plan "finns-inte".'),
        ({PLAN: "---\ntitle: [\n---\n"}, "norrby-2021", "klarplan check"),
    ],
)
def test_the_command_says_what_is_wrong(
    changes: dict[str, str], plan: str, message: str, site: SiteMaker, tmp_path: Path
) -> None:
    config = site(changes).parent / "site_config.yml"
    done = CliRunner().invoke(main, ["export", "--pdf", "-o", str(tmp_path / "ut"), "--plan", plan, "-f", str(config)])
    assert done.exit_code == 1
    assert message in done.stderr
    assert not (tmp_path / "ut").exists()


def test_what_only_takes_longer_is_told_once_in_swedish(caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint says so of each typeface in each file, in English, where the system has no HarfBuzz-Subset."""
    pdf._tell_of_slowness.cache_clear()
    record = logging.LogRecord("weasyprint", logging.WARNING, "", 0, "Unable to use HarfBuzz-Subset: %s", ("x",), None)
    assert pdf._complaint(record) == pdf._SLOW
    for _ in range(3):
        pdf._tell_of_slowness("sv")
    assert [message.split(":")[0] for message in caplog.messages] == [
        "PDF-filerna tar längre tid att göra än de behöver"
    ]

"""Take the guide's pictures anew: of the site that `klarplan new` makes, as it looks today.

    .venv/bin/python tools/guide_pictures.py [names of pictures]

Needs Chromium, as the browser tests do. Pictures are WebP, made by Chromium itself, and at most 60 KB each.
"""

from __future__ import annotations

import base64
import functools
import html
import http.server
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from klarplan.commands.new_site import NewSite, write_site

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "guide" / "bilder"
DAY = date(2026, 11, 22)
"""The day that the site is made and built on, so that pictures change only with the site."""
SITE = NewSite(
    "Planer i Solvik", "Solviks kommun", DAY, "https://solvik.github.io/planer/", "kontakt@solvik.example",
    "https://www.solvik.example/felanmalan",
)  # fmt: skip
WIDTH = 1200
AROUND = 24
"""Space around a part of a page."""
MOST_BYTES = 60_000


@dataclass(frozen=True)
class Picture:
    """A picture: the page, and the part of it; without a selector what a window of this height shows."""

    name: str
    address: str
    selector: str = ""
    height: int = 640


_OF_IMPORT = (
    Picture("fragorna", "fragorna.html", "pre"),
    Picture("svarsfilen", "svarsfilen.html", "pre"),
    Picture("inlasningen", "inlasningen.html", height=560),
)
"""Of an import: what a terminal shows, the file of answers, and the page that says what each cell became."""
TAKEN = (
    Picture("startsidan", "", height=670),
    Picture("planen", "planer/exempelplan/", height=720),
    Picture("aktiviteten", "planer/exempelplan/tidigt-stod/", "article.activity >> nth=0"),
    Picture("redigera", "planer/exempelplan/tidigt-stod/", ".page-info"),
    Picture("uppfoljningen", "planer/exempelplan/uppfoljningar/forsta-uppfoljningen/", height=710),
    Picture("ordlistan", "planer/exempelplan/tidigt-stod/", "#del-ord"),
    Picture("utkastet", "planer/ny-plan/", height=420),
    Picture("granskningen", "planer/exempelplan/motesplatser/", "article.activity >> nth=0"),
    *_OF_IMPORT,
)
TABLE = """Åtgärd;Ansvarig;Tid;Kostnad (tkr);Status
Bygg en lekplats i Norrby;Tekniska nämnden;2026–2027;500;Pågår
Ordna läxhjälp på biblioteken;Kultur- och fritidsnämnden;hösten 2026;75;Avslutas 2027
Öppna en träffpunkt för äldre;Socialnämnden;2026;1 250;Ej påbörjad
"""
"""The table that is imported; one of its cells has to be asked about."""


def prepare(folder: Path) -> None:
    """The new site, with a draft and an activity that someone should look over."""
    write_site(folder, SITE)
    plans = folder / "content" / "plans"
    shutil.copytree(plans / "exempelplan", plans / "ny-plan")
    draft = plans / "ny-plan" / "index.md"
    text = draft.read_text(encoding="utf-8").replace("status: adopted", "status: draft")
    text = text.replace("title: Exempelplan för en trygg uppväxt i Solvik", "title: Plan för trygga äldre i Solvik")
    draft.write_text(text.replace("short_title: Exempelplan", "short_title: Trygga äldre"), encoding="utf-8")
    activity = plans / "exempelplan" / "activities" / "oppna-motesplatser.md"
    text = activity.read_text(encoding="utf-8")
    activity.write_text(text.replace("status: halfway", "review_date: 2026-09-01\nstatus: halfway"), encoding="utf-8")


def build(folder: Path) -> Path:
    """The built site, drafts included."""
    target = folder / "site"
    noon = int(datetime.combine(DAY, time(12), UTC).timestamp())
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(noon), "KLARPLAN_DRAFTS": "1", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "site_config.yml", "-d", str(target)]
    subprocess.run(command, cwd=folder, env=environment, check=True)  # noqa: S603
    return target


def imported(folder: Path, pages: Path) -> None:
    """Import a table into the site, and leave what is seen of it as pages to photograph."""
    (folder / "Handlingsplan.csv").write_text(TABLE, encoding="utf-8")
    program = Path(sys.executable).with_name("klarplan")
    command = [str(program), "import", "Handlingsplan.csv", "--plan", "exempelplan"]
    look = ["--html", str(pages / "inlasningen.html"), "--yes"]
    subprocess.run([*command, *look], cwd=folder, check=False, capture_output=True)  # noqa: S603 (it ends by asking)
    answers = (folder / "Handlingsplan.csv.fragor.yml").read_text(encoding="utf-8")
    (pages / "svarsfilen.html").write_text(as_terminal(answers), encoding="utf-8")
    said = on_terminal(command, folder, "2", "nej").partition("\n\nMed --details")[0]
    shown = f"$ klarplan import Handlingsplan.csv --plan exempelplan\n{said}"
    (pages / "fragorna.html").write_text(as_terminal(shown), encoding="utf-8")


def on_terminal(command: Sequence[str], folder: Path, *typed: str) -> str:
    """What a command shows to somebody who types these answers, each when it is asked for."""
    ours, its = pty.openpty()
    answers = list(typed)
    with subprocess.Popen(command, cwd=folder, stdin=its, stdout=its, stderr=its):  # noqa: S603
        os.close(its)
        said = b""
        with suppress(OSError):  # it has ended
            while part := os.read(ours, 4096):
                said += part
                if said.endswith(b": ") and answers:
                    os.write(ours, f"{answers.pop(0)}\n".encode())
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def as_terminal(text: str) -> str:
    """A page that shows a text as a terminal does."""
    style = "body{margin:40px;background:#fff}pre{display:inline-block;margin:0;padding:20px 24px;border-radius:6px;"
    style += "background:#1e1e1e;color:#eee;font:16px/1.45 'DejaVu Sans Mono',monospace;white-space:pre-wrap}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><pre>{html.escape(text.strip())}</pre>"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("localhost", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the standard library's name)
        """Say nothing of each request."""


def take(page: Page, base: str, picture: Picture) -> bytes:
    """A screenshot, PNG."""
    page.set_viewport_size({"width": WIDTH, "height": picture.height})
    page.goto(base + picture.address, wait_until="networkidle")
    if not picture.selector:
        return page.screenshot()
    page.set_viewport_size({"width": WIDTH, "height": 3000})  # so that the whole part is on screen
    box = page.locator(picture.selector).bounding_box()
    assert box, picture.selector
    return page.screenshot(clip={
        "x": box["x"] - AROUND, "y": box["y"] - AROUND / 2, "width": box["width"] + 2 * AROUND,
        "height": box["height"] + AROUND,
    })  # fmt: skip


def as_webp(page: Page, png: bytes) -> bytes:
    """The same picture, smaller."""
    page.goto("about:blank")
    script = """async (source) => {
      const picture = new Image(); picture.src = source; await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = picture.width; canvas.height = picture.height;
      canvas.getContext("2d").drawImage(picture, 0, 0);
      return canvas.toDataURL("image/webp", 0.82);
    }"""
    told: str = page.evaluate(script, f"data:image/png;base64,{base64.b64encode(png).decode()}")
    return base64.b64decode(told.partition(",")[2])


def main(names: Sequence[str] = ()) -> int:
    """Take all pictures, or those that are named. Exit code 1 where one is too large."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    too_large = 0
    wanted = [picture for picture in TAKEN if not names or picture.name in names]
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        prepare(folder)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="sv-SE", color_scheme="light", reduced_motion="reduce")
        pages = build(folder) if set(wanted) - set(_OF_IMPORT) else Path(tempfile.mkdtemp(dir=folder))
        imported(folder, pages)
        with served(pages) as base:
            for picture in wanted:
                made = as_webp(page, take(page, base, picture))
                (PICTURES / f"{picture.name}.webp").write_bytes(made)
                too_large += len(made) > MOST_BYTES
                click.echo(f"{picture.name}.webp: {len(made) / 1000:.0f} KB")
        browser.close()
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

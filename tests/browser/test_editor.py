"""The form at `redigera/`, on a folder of the browser's own in the place of one that somebody chooses."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import visit
from playwright.sync_api import Browser, Page, expect
from site_builds import ROOT
from site_server import FOLDER, SiteServer
from visits import Watch

from klarplan.content.checks.validate import validate
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.pages.theme import theme_folder, theme_folders
from klarplan.publishing.build import build
from klarplan.publishing.editor.editor import editor_files
from klarplan.publishing.stylesheets import JOINED, joined

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "tests" / "examples" / "edge"
TITLED = {"plan", "focus-areas", "activities", "follow-ups", "indicators", "municipalities", "other-pages"}
"""The collections that have a record with a title."""
BROKEN = "content/plans/ett/activities/ankare.md"
_HOSTILE = {"Executing inline event handler", "Executing inline script", "Framing 'https://example.org/'"}
"""What the example's texts try, and the page's policy stops in the preview."""
_CHOSEN = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
_FILL = """async (files) => {
    for (const [path, text] of Object.entries(files)) {
        let folder = await navigator.storage.getDirectory();
        const parts = path.split("/");
        for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
        const writer = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
        await writer.write(text);
        await writer.close();
    }
}"""
_READ = """async (path) => {
    let folder = await navigator.storage.getDirectory();
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
    return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An example with the form, and a file in it that the form cannot hold."""
    shutil.copytree(EXAMPLE, tmp_path / "site")
    config = tmp_path / "site" / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - klarplan:\n", "  - klarplan:\n      editor: true\n"), encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def form(site: Path, tmp_path: Path) -> Iterator[SiteServer]:
    """A server with the form and what it shows previews with, and nothing else."""
    publication = build(site / "site_config.yml")
    built = tmp_path / "built"
    shutil.copytree(theme_folder() / "assets", built / "assets")
    (built / JOINED).write_text(joined(theme_folders(None)), encoding="utf-8")
    (built / "404.html").write_text("", encoding="utf-8")
    files = dict(editor_files(publication.site, publication.config, publication.records))
    with SiteServer(built, files).running() as server:
        yield server


def each_record(site: Path, server: SiteServer) -> Iterator[tuple[str, Path, list[str]]]:
    """Of each file that the form has: the address of its form, where it is, and the names of its fields."""
    for part in json.loads(server.planted["redigera/config.json"])["cms"]["collections"]:
        for entry in part.get("files", ()):
            yield f"{part['name']}/entries/{entry['name']}", site / entry["file"], [f["name"] for f in entry["fields"]]
        for path in sorted((site / part["folder"]).glob(f"*.{part['extension']}")) if "folder" in part else ():
            yield f"{part['name']}/entries/{path.stem}", path, [f["name"] for f in part["fields"]]


def retitled(page: Page, address: str) -> None:
    """Open a record's form, write another title, and save it."""
    page.evaluate("address => { location.hash = address; }", f"#/collections/{address}")
    title = page.locator('[data-key-path="title"] input[type=text]')
    expect(title).not_to_have_value("")
    title.fill("Ny titel")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.wait_for_url(lambda url: "/entries/" not in url)  # once all is written the form closes


def test_the_form_opens_records_and_writes_only_what_changes(site: Path, browser: Browser, form: SiteServer) -> None:
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8-sig")
        for path in site.rglob("content/**/*") if path.suffix in (".md", ".yml")
    }  # fmt: skip
    before = problems(site)
    with visit(browser) as page:
        watch, dialogs = Watch(page), list[str]()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.add_init_script(_CHOSEN)
        page.goto(f"{form.address}redigera/")
        page.evaluate(_FILL, {**texts, BROKEN: "---\ntitle: &a Ett\n---\n"})
        page.get_by_role("button", name="Öppna en mapp på datorn").click()
        expect(page.locator("#refused li")).to_have_text([f"{BROKEN}: har ett ankare, en hänvisning eller en typ "
                                                          "(&, * eller !). Skriv ut vad de står för."])  # fmt: skip
        for address, path in chosen(site, form):
            name = path.relative_to(site).as_posix()
            retitled(page, address)
            after = page.evaluate(_READ, name)
            lines, new = texts[name].splitlines(), after.splitlines()
            changed = [(old, line) for old, line in zip(lines, new, strict=True) if old != line]
            assert [line.replace('"', "") for _, line in changed] == ["title: Ny titel"], name
            path.write_text(after, encoding="utf-8")
        of_memory = f"asks blob:{form.address.removesuffix(FOLDER)}/"
        assert [asked for asked in watch.foreign(form.address) if not asked.startswith(of_memory)] == []
        stopped = {e.split(" violates")[0] for e in watch.errors if "Content Security Policy" in e}
        assert stopped <= _HOSTILE
        assert dialogs == [], "what editors have written does nothing in the preview"
    assert problems(site) - before == Counter()


def chosen(site: Path, server: SiteServer) -> Iterator[tuple[str, Path]]:
    """One record of each kind that has a title."""
    seen: set[str] = set()
    for address, path, names in each_record(site, server):
        kind = address.split("/")[0].rpartition("--")[2]
        if kind not in seen and "title" in names and re.search("^title:", path.read_text("utf-8"), re.MULTILINE):
            seen.add(kind)
            yield address, path
    assert seen == TITLED


def problems(site: Path) -> Counter[str]:
    return Counter(problem.kind for problem in validate(site / "content", Addresses(AddressNames()))[1])

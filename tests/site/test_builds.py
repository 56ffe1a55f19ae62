"""Building: twice the same, from an archive, with drafts, from an installed wheel, and what a failed build leaves.

Also tests: publishing.mkdocs_plugin
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builds import LONGEST, NOON, ROOT, build, built, copied, differing, environment, files, once, pages
from site_checks import Site

pytestmark = pytest.mark.slow

NOT_IN_ARCHIVES = shutil.ignore_patterns(".git", ".venv", ".*cache*", ".hypothesis", "__pycache__", "node_modules")


def not_in_archives(folder: str, names: list[str]) -> set[str]:
    """What git leaves out, and the tests; `site` and `dist` are built at the top, and packages further down."""
    at_the_top = {"dist", "site", "tests"} if Path(folder) == ROOT else set()
    return NOT_IN_ARCHIVES(folder, names) | at_the_top


@pytest.fixture(scope="session")
def archive(shared: Path) -> Path:
    """The repository as a downloaded archive has it: without git. The site that it gives is in the folder `site`,
    without PDF files, which take as long as all the rest.
    """

    def make(folder: Path) -> None:
        shutil.copytree(ROOT, folder, ignore=not_in_archives)
        built(
            folder / "site_config.yml", folder / "site", SOURCE_DATE_EPOCH=NOON, PYTHONPATH=str(folder / "generator"),
            GIT_CEILING_DIRECTORIES=str(folder.parent), KLARPLAN_PDF="0",
        )  # fmt: skip

    return once(shared, "archive", make)


def test_a_site_is_built_from_an_archive_without_git(archive: Path, own_site: Site) -> None:
    assert pages(archive / "site") == sorted(own_site.pages)
    assert "<time datetime" not in (archive / "site" / "om" / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def built_again(shared: Path) -> Path:
    """The repository's own site once more, an hour later, in another time zone, with another order of Python's sets."""

    def make(folder: Path) -> None:
        later = str(int(NOON) + 3600)
        built(
            ROOT / "site_config.yml",
            folder,
            PYTHONHASHSEED="2",
            SOURCE_DATE_EPOCH=later,
            TZ="Asia/Tokyo",
            KLARPLAN_CACHE="0",
        )

    return once(shared, "own-site-again", make)


@pytest.mark.xdist_group("own-site")
def test_two_builds_are_the_same_to_the_byte(own_site: Site, built_again: Path) -> None:
    assert differing(own_site.folder, built_again) == []
    assert {"sitemap.xml.gz", "pagefind/pagefind-entry.json"} <= files(built_again).keys()


def test_a_build_is_the_same_in_another_place(example: Callable[..., Site], tmp_path: Path) -> None:
    """Another folder, time zone, locale and order of Python's sets; and drafts are shown only where that is said."""
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}
    config, later = copied("edge", tmp_path / "en längre mapp" / "b"), str(int(NOON) + 3600)
    other = built(config, tmp_path / "other", SOURCE_DATE_EPOCH=later, KLARPLAN_DRAFTS="0", **elsewhere)
    assert differing(example("edge").folder, other) == []
    assert not (other / "planer" / "utkast").exists()


def test_the_sitemap_has_the_days_of_git(tmp_path: Path) -> None:
    """So that two builds on different days are the same too."""
    config = copied("minimal", tmp_path / "project")
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    who |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def commit(day: str) -> None:
        when = {f"GIT_{role}_DATE": f"{day}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
        for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]):
            subprocess.run(["git", *command], cwd=config.parent, check=True, env=environment(**who, **when))

    commit("2026-02-03")
    (config.parent / "content" / "municipalities" / "byn.md").open("a").write("\nMer text.\n")
    commit("2026-04-05")
    folder = built(config, tmp_path / "site", **who)
    addresses = gzip.decompress((folder / "sitemap.xml.gz").read_bytes()).decode()
    days = dict(re.findall(r"<loc>https://example.org/(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", addresses))
    assert days["kommuner/byn/"] == "2026-04-05"
    assert days["planer/byn/"] == days[""] == "2026-02-03"
    assert days["a-o/"] == "2026-04-05", "a list is as new as the newest file"
    assert addresses == (folder / "sitemap.xml").read_text(encoding="utf-8")
    assert built(config, tmp_path / "later", SOURCE_DATE_EPOCH=NOON, **who)
    assert (tmp_path / "later" / "sitemap.xml.gz").read_bytes() == (folder / "sitemap.xml.gz").read_bytes()


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_files_from_macos_have_the_addresses_that_links_have(engine: str, tmp_path: Path) -> None:
    config = copied("minimal", tmp_path / "project")
    content = config.parent / "content"
    for folder in ("pages", "media"):
        (content / folder).mkdir(exist_ok=True)
    (content / "media" / "o\u0308versikt.png").write_bytes(b"x")
    (content / "pages" / "tillga\u0308nglig.md").write_text(
        "---\ntitle: A\u030aterha\u0308mtning\n---\n![Bild](../media/översikt.png)\n", encoding="utf-8"
    )
    with (content / "index.md").open("a", encoding="utf-8") as start:
        start.write("\n[Läs](pages/tillgänglig.md), ![Bild](media/o\u0308versikt.png)\n")
        # what the check lets pass: addresses that count from the content folder, and parts that templates make
        with config.open("a", encoding="utf-8") as settings:
            settings.write("\nvalidation:\n  links: {absolute_links: warn, anchors: warn}\n")
        start.write(
            "\n[Läs](/pages/tillgänglig.md), ![Bild](/media/översikt.png), [data](plans/byn/index.md#del-data)\n"
        )
    site = Site(built(config, tmp_path / "site", engine=engine), "https://example.org/")
    assert (site.folder / "media" / "översikt.png").is_file()
    assert "tillgänglig/index.html" in site.pages
    assert list(site.broken_links()) == []
    index = site.page("a-o/").text
    assert index.index("Återhämtning") > index.index("Byn")


# ---- drafts ----


def test_a_draft_is_not_built(example: Callable[..., Site]) -> None:
    telling = re.compile(rb"(?i)utkast|hemlig")
    found = files(example("edge").folder)
    assert [name for name in found if telling.search(name.encode())] == []
    read = (".html", ".xml", ".json", ".csv", ".ics", ".txt", ".ttl", ".rdf")
    assert [name for name, data in found.items() if name.endswith(read) and telling.search(data)] == []


def test_a_draft_can_be_shown_and_says_so(tmp_path: Path) -> None:
    folder = built(copied("edge", tmp_path / "source"), tmp_path / "site", KLARPLAN_DRAFTS="1")
    site = Site(folder, "https://example.org/planer/")
    drafts = [page for name, page in site.pages.items() if name.startswith("planer/utkast/")]
    assert [page.name for page in drafts] == [
        "planer/utkast/aktiviteter/hemlig/index.html", "planer/utkast/aktiviteter/index.html",
        "planer/utkast/hela-planen/index.html", "planer/utkast/index.html",
    ]  # fmt: skip
    for page in drafts:
        assert "utkast" in page.text.lower()
        assert 'class="notice"' in page.html
        assert page.meta["robots"] == "noindex"
    assert "hemlig aktivitet" in site.page("planer/ett/aktiviteter/med-allt/").text.lower()
    assert list(site.broken_links()) == []


# ---- what goes wrong ----


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_day_that_is_none_stops_the_build_with_a_sentence(engine: str, tmp_path: Path) -> None:
    done = build(copied("minimal", tmp_path / "project"), tmp_path / "site", engine=engine, SOURCE_DATE_EPOCH="abc")
    assert done.code == 1
    assert 'Miljövariabeln SOURCE_DATE_EPOCH är "abc"' in done.told
    assert "Traceback" not in done.told


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_failed_build_tells_every_problem_and_leaves_the_earlier_site(
    engine: str, example: Callable[..., Site], tmp_path: Path
) -> None:
    config = copied("minimal", tmp_path / "project")
    folder = shutil.copytree(example("minimal", engine).folder, tmp_path / "site")
    before = files(folder)
    plan = config.parent / "content" / "plans" / "byn" / "index.md"
    plan.write_text(plan.read_text(encoding="utf-8").replace("kind: strategy", "knd: strategy"), encoding="utf-8")
    (config.parent / "content" / "municipalities" / "byn.md").write_text("---\ntitle: [Byn\n---\n", encoding="utf-8")
    done = build(config, folder, engine=engine)
    assert done.code == 1
    assert "content/plans/byn/index.md:5:1: " in done.told
    assert "content/municipalities/byn.md:2:" in done.told
    assert "Traceback" not in done.told
    assert files(folder) == before


def test_a_link_to_nothing_stops_the_build(tmp_path: Path) -> None:
    config = copied("minimal", tmp_path, {"content/pages/om.md": "[Planen](../plans/byen/index.md)\n"})
    done = build(config, tmp_path / "site")
    assert done.code == 1
    assert "content/pages/om.md:1:10: " in done.told


# ---- an installed wheel ----


def test_an_installed_wheel_builds_the_same_site(archive: Path, example: Callable[..., Site], tmp_path: Path) -> None:
    """In a folder with nothing but content and configuration: the theme travels in the package."""

    def run(*arguments: str, cwd: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", *arguments], cwd=cwd, check=False, capture_output=True, text=True, env=environment(),
            timeout=LONGEST,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    run("build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), cwd=archive)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    installed = tmp_path / "installed"
    run("pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(installed), str(wheel), cwd=tmp_path)

    folder = built(
        copied("edge", tmp_path / "empty"), tmp_path / "site", PYTHONPATH=str(installed), SOURCE_DATE_EPOCH=NOON
    )
    assert differing(example("edge").folder, folder) == []

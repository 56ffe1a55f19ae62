"""sitemap.xml: the pages that search engines may show, each with the day of the newest file that it is made from."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from site_builds import built, copied, environment
from site_checks import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own-site")]

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(folder: Path) -> dict[str, str]:
    """Address → day, empty where there is none."""
    root = ElementTree.parse(folder / "sitemap.xml").getroot()
    assert root.tag == f"{NAMESPACE}urlset"
    found = [(one.findtext(f"{NAMESPACE}loc") or "", one.findtext(f"{NAMESPACE}lastmod") or "") for one in root]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_it_has_every_page_that_may_be_shown(own_site: Site) -> None:
    shown = [
        name for name, page in own_site.pages.items()
        if name != "404.html" and "noindex" not in page.meta.get("robots", "")
    ]  # fmt: skip
    expected = {urljoin(own_site.address, name.removesuffix("index.html")) for name in shown}
    found = addresses(own_site.folder)
    assert set(found) == expected
    assert own_site.address + "sok/" not in found


def test_days_are_those_that_the_pages_tell(own_site: Site) -> None:
    for address, day in addresses(own_site.folder).items():
        page = own_site.pages[f"{address.removeprefix(own_site.address)}index.html"]
        told = re.findall(r'<time datetime="([\d-]+)">', page.html.partition('class="page-info"')[2] or page.html)
        assert (day in told) if day else True, address


def test_the_packed_one_is_the_same(own_site: Site) -> None:
    with gzip.open(own_site.folder / "sitemap.xml.gz") as packed:
        assert packed.read() == (own_site.folder / "sitemap.xml").read_bytes()


def commit(folder: Path, day: str) -> None:
    dated = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env=environment(**dated))


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_newest_file_of_a_page_gives_its_day(engine: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    config = copied("minimal", source)
    commit(source, "2024-03-01")
    plan = source / "content" / "plans" / "byn" / "index.md"
    plan.write_text(plan.read_text(encoding="utf-8") + "\nMer.\n", encoding="utf-8")
    commit(source, "2025-06-02")
    found = addresses(built(config, tmp_path / "site", engine=engine, SOURCE_DATE_EPOCH="1790000000"))
    days = {address.removeprefix("https://example.org/"): day for address, day in found.items()}
    assert days[""] == "2024-03-01"
    assert [days[page] for page in ("planer/", "planer/byn/", "kommuner/byn/")] == ["2025-06-02"] * 3
    assert days["kommuner/"] == "2024-03-01"
    assert [days[page] for page in ("a-o/", "data/")] == ["2025-06-02"] * 2, "they are made from all plans"


def test_without_a_history_there_are_no_days(example: Callable[..., Site], tmp_path: Path) -> None:
    config = copied("minimal", tmp_path / "source")
    folder = example("minimal").folder
    assert set(addresses(folder).values()) == {""}
    assert (folder / "sitemap.xml.gz").read_bytes()[4:8] == b"\0\0\0\0", "no time of its own"
    again = built(config, tmp_path / "again", SOURCE_DATE_EPOCH="1000000000")
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        assert (folder / name).read_bytes() == (again / name).read_bytes()


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    config = copied("minimal", tmp_path / "source")
    config.write_text(re.sub(r"site_url: .*\n", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    folder = built(config, tmp_path / "site")
    assert not (folder / "sitemap.xml").exists()
    assert not (folder / "sitemap.xml.gz").exists()


def test_an_own_template_wins(tmp_path: Path) -> None:
    config = copied("minimal", tmp_path / "source")
    text = config.read_text(encoding="utf-8").replace("name: material\n", "name: material\n  custom_dir: eget\n")
    config.write_text(text, encoding="utf-8")
    (config.parent / "eget").mkdir()
    (config.parent / "eget" / "sitemap.xml").write_text("<eget/>")
    assert (built(config, tmp_path / "site") / "sitemap.xml").read_text() == "<eget/>"

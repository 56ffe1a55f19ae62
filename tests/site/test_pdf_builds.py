"""PDF files in whole builds: switched on, left out for once, and impossible."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_builds import Build, build, copied

pytestmark = pytest.mark.slow

PDF = "planer/byn/byn.pdf"
WITHOUT_LIBRARIES = 'raise OSError("cannot load library")\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """An example site with PDF switched on."""
    file = copied("minimal", tmp_path / "source")
    file.write_text(file.read_text(encoding="utf-8") + "      exports:\n        pdf: true\n", encoding="utf-8")
    return file


def links(done: Build) -> bool:
    return f'href="{PDF.rpartition("/")[2]}"' in (done.folder / "planer/byn/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_build_makes_them_and_links_to_them(engine: str, config: Path, tmp_path: Path) -> None:
    done = build(config, tmp_path / "site", engine=engine)
    assert done.code == 0, done.told
    found = (done.folder / PDF).read_bytes()
    assert found.startswith(b"%PDF-1.7")
    assert links(done)
    assert f"PDF, {-(-len(found) // 1000)} kB" in (done.folder / "planer/byn/index.html").read_text()
    assert not (done.folder / "assets/css/pdf.css").exists(), "no page of the site loads it"


def test_one_build_can_go_without(config: Path, tmp_path: Path) -> None:
    done = build(config, tmp_path / "site", KLARPLAN_PDF="0")
    assert done.code == 0, done.told
    assert "Webbplatsen får inga PDF-filer: KLARPLAN_PDF är 0." in done.told
    assert not (done.folder / PDF).exists()
    assert not links(done)


def test_without_libraries_the_last_good_site_stays_and_the_build_says_why(config: Path, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text(WITHOUT_LIBRARIES)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("den förra")
    done = build(config, tmp_path / "site", PYTHONPATH=str(tmp_path))
    assert done.code != 0
    assert "PDF behöver bibliotek som ska finnas i datorn: Pango, HarfBuzz och Fontconfig." in done.told
    assert "KLARPLAN_PDF till 0" in done.told
    assert "Traceback" not in done.told
    assert (tmp_path / "site" / "index.html").read_text() == "den förra"

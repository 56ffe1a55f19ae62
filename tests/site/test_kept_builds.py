"""Building with what builds before have kept gives the bytes of a build from nothing, and makes no more than is needed.

Also tests: publishing.rendered_pages
"""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import jinja2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from site_builds import NOON, built, differing, files, lend_templates, once

from klarplan.pages.theme import theme_folder
from klarplan.publishing import mkdocs_build, render
from klarplan.publishing.kept import DATABASE
from klarplan.publishing.mkdocs_plugin import KlarplanPlugin
from klarplan.publishing.progress import FOLLOWED, MARK

BASE = Path(__file__).parents[1] / "golden" / "base"
ACTIVITY = "content/plans/norrby-2021/activities/stodlinje.md"
PLUGINS = "plugins:\n  - klarplan:"

Edit = Callable[[Path], None]


def replaced(path: str, old: str, new: str) -> Edit:
    """An edit that takes itself back when it is done again."""

    def edit(project: Path) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")

    return edit


def there_or_not(path: str, text: str) -> Edit:
    def edit(project: Path) -> None:
        file = project / path
        if file.exists():
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    return edit


EDITS = {
    "a title": replaced(ACTIVITY, "title: ", "title: Nya "),
    "a text": replaced("content/pages/om.md", "\n---\n", "\n---\n\n## En rubrik\n\nEtt stycke till.\n"),
    "a municipality": replaced("content/municipalities/norrby.md", "county: ", "county: Nya "),
    "a word": replaced("content/glossary.yml", "explanation: ", "explanation: Nu "),
    "a new page": there_or_not("content/pages/ny.md", "---\ntitle: Ny sida\n---\n\n[Om](om.md) stödlinje.\n"),
    "a new activity": there_or_not(
        "content/plans/norrby-2021/activities/ny.md",
        "---\ntitle: Ny aktivitet\nfocus_area: tidigt-stod\nresponsible: norrby\nperiod: 2022\n"
        "source: {document: planen, place: rad 9}\n---\n\nText.\n",
    ),
    "a picture": there_or_not("content/media/ny.txt", "Text"),
    "the site's name": replaced("site_config.yml", "site_name: Planer", "site_name: Alla planer"),
    "its address": replaced("site_config.yml", "norrby.se/planer/", "norrby.se/"),
    "its colours": replaced(
        "site_config.yml", "      contact:", '      brand: {light: {primary: "#004466"}}\n      contact:'
    ),
    "a style sheet": replaced("site_config.yml", "plugins:", "extra_css: [media/mer.css]\nplugins:"),
    "damaged contents": lambda project: spoil(project / ".cache" / "klarplan" / DATABASE),
    "a damaged database": lambda project: cut(project / ".cache" / "klarplan" / DATABASE),
}


def spoil(file: Path) -> None:
    """Damage a third of all contents."""
    if file.exists():
        with contextlib.closing(sqlite3.connect(file)) as database, database:
            database.execute("UPDATE kept SET content = substr(content, 1, rowid % 40) WHERE rowid % 3 = 0")


def cut(file: Path) -> None:
    """As a disk does that has been full."""
    if file.exists():
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def copy(project: Path) -> Path:
    """A copy of the base site, with the theme that both engines know."""
    shutil.copytree(BASE, project)
    config = project / "site_config.yml"
    config.write_text(f"theme: {{name: material, font: false}}\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
    lend_templates(project)
    return project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("KLARPLAN_PDF", "0")
    return copy(tmp_path / "project")


def make(project: Path, folder: Path) -> Path:
    build(load_config(str(project / "site_config.yml"), site_dir=str(folder)))
    return folder


@settings(max_examples=2, phases=[Phase.generate])  # each example builds four times
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=3, max_size=5, unique=True))
def test_any_edits_give_what_a_build_from_nothing_gives(
    tmp_path_factory: pytest.TempPathFactory, names: Sequence[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("edits")
        project = copy(folder / "project")
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("KLARPLAN_PDF", "0")
        make(project, folder / "kept")
        for name in names:
            EDITS[name](project)
        patch.setenv("KLARPLAN_CACHE", "1")
        make(project, folder / "kept")
        make(project, folder / "copied")
        patch.setenv("KLARPLAN_CACHE", "0")
        patch.setenv("KLARPLAN_WORKERS", "1")
        make(project, folder / "anew")
        assert differing(folder / "kept", folder / "anew") == []
        assert differing(folder / "copied", folder / "anew") == []


def is_copied(project: Path, folder: Path) -> bool:
    """Build; whether the site was taken as it is kept, and nothing was made."""
    config = load_config(str(project / "site_config.yml"), site_dir=str(folder))
    build(config)
    return cast("KlarplanPlugin", config.plugins["klarplan"]).is_unchanged


def test_an_unchanged_site_is_copied(project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    replaced("site_config.yml", "plugins:", "copyright: Norrby\nplugins:")(project)
    assert not is_copied(project, tmp_path / "first")
    told = [record.getMessage() for record in caplog.records]
    caplog.clear()
    assert is_copied(project, tmp_path / "second")
    assert differing(tmp_path / "first", tmp_path / "second") == []
    again = [record.getMessage() for record in caplog.records]
    assert any("copyright" in message for message in again), "warnings are told each time"
    assert len(again) == len(told)


def test_a_build_that_is_followed_tells_how_far_it_has_come(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLLOWED, "1")
    assert not is_copied(project, tmp_path / "first")
    works = [line[1:].partition(":")[0] for line in capsys.readouterr().err.split("\n") if line.startswith(MARK)]
    assert list(dict.fromkeys(works)) == [
        "Läser innehållet",
        "Gör sidor",
        "Skriver sidor",
        "Skriver öppna data, flöden och kalendrar",
        "Gör sökregistret",
    ]
    monkeypatch.delenv(FOLLOWED)
    assert is_copied(project, tmp_path / "second"), "the site is the same, whoever follows"


def on_another_day(project: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + 86_400))


def with_drafts(project: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("KLARPLAN_DRAFTS", "1")


def with_git(project: Path, patch: pytest.MonkeyPatch) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "."), (*author, "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=project, check=True)


def with_a_hook(project: Path, patch: pytest.MonkeyPatch) -> None:
    (project / "hook.py").write_text(HOOK, encoding="utf-8")
    replaced("site_config.yml", "plugins:", "hooks: [hook.py]\nplugins:")(project)


def with_an_extension(project: Path, patch: pytest.MonkeyPatch) -> None:
    replaced("site_config.yml", "plugins:", "markdown_extensions: [pymdownx.snippets]\nplugins:")(project)


def with_damage(project: Path, patch: pytest.MonkeyPatch) -> None:
    EDITS["damaged contents"](project)


def without_what_is_kept(project: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("KLARPLAN_CACHE", "0")


@pytest.mark.parametrize(
    ("change", "copied_then"),
    [
        (on_another_day, True), (with_drafts, True), (with_git, True), (with_damage, True),
        (with_a_hook, False), (with_an_extension, False), (without_what_is_kept, False),
    ],
)  # fmt: skip
def test_a_site_is_made_anew_where_anything_may_be_another(
    change: Callable[[Path, pytest.MonkeyPatch], None], copied_then: bool, project: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Once; or each time, where it is not known what others make of it."""
    make(project, tmp_path / "site")
    change(project, monkeypatch)
    assert not is_copied(project, tmp_path / "site")
    assert is_copied(project, tmp_path / "again") == copied_then
    assert differing(tmp_path / "site", tmp_path / "again") == []


def test_a_site_that_was_kept_before_an_edit_is_copied_when_it_is_taken_back(project: Path, tmp_path: Path) -> None:
    make(project, tmp_path / "first")
    edit = EDITS["the site's name"]
    edit(project)
    assert not is_copied(project, tmp_path / "site")
    edit(project)
    assert is_copied(project, tmp_path / "site")
    assert differing(tmp_path / "first", tmp_path / "site") == []


def counts(log: pytest.LogCaptureFixture) -> tuple[int, int]:
    """Pages that the last build has made, and those that were kept."""
    (said,) = re.findall(r"Sidor som gjordes: (\d+)\. Som förut: (\d+)\.", log.text)
    return int(said[0]), int(said[1])


def test_only_what_changed_is_made(project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    def built_after(edit: Edit) -> tuple[int, int]:
        caplog.clear()
        edit(project)
        make(project, tmp_path / "site")
        return counts(caplog)

    total, kept = built_after(lambda _: None)
    assert kept == 0
    assert built_after(lambda _: None) == (0, total)
    assert built_after(replaced("content/pages/om.md", "\n---\n", "\n---\n\nEtt stycke till.\n")) == (1, total - 1)
    assert built_after(replaced("content/municipalities/soderby.md", "county: ", "county: Nya ")) < (5, total)
    assert built_after(EDITS["the site's name"]) == (total, 0), "it stands on every page"
    assert built_after(EDITS["the site's name"]) == (0, total), "as it was"


@pytest.fixture(scope="session")
def alone(shared: Path) -> Path:
    """The base site, built from nothing by one process."""

    def make(folder: Path) -> None:
        built(copy(shared / "alone-source") / "site_config.yml", folder, KLARPLAN_WORKERS="1", **FROM_NOTHING)

    return once(shared, "alone", make)


FROM_NOTHING = {"SOURCE_DATE_EPOCH": NOON, "KLARPLAN_PDF": "0", "KLARPLAN_CACHE": "0"}


@pytest.mark.slow
@pytest.mark.xdist_group("alone")  # built once
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_processes_and_engines_give_the_same_bytes(project: Path, tmp_path: Path, engine: str, alone: Path) -> None:
    config = project / "site_config.yml"
    together = built(
        config, tmp_path / "together", engine=engine, KLARPLAN_WORKERS="3", PYTHONHASHSEED="3", **FROM_NOTHING
    )
    assert differing(alone, together) == []


HOOK = """
def on_page_context(context, page, config, nav):
    if page.url == "om/":
        page.content += "<p>Från en annan.</p>"
    return context
"""


def test_another_plugin_may_change_what_pages_are_given(project: Path, tmp_path: Path) -> None:
    """Then the pages are made one by one as MkDocs asks for them, and nothing of them is kept."""
    (project / "hook.py").write_text(HOOK, encoding="utf-8")
    config = project / "site_config.yml"
    plain = make(project, tmp_path / "plain")
    config.write_text(
        config.read_text(encoding="utf-8").replace("plugins:", "hooks: [hook.py]\nplugins:"), encoding="utf-8"
    )
    changed = make(project, tmp_path / "changed")
    assert "<p>Från en annan.</p>" in files(changed)["om/index.html"].decode()
    different = differing(plain, changed)
    assert [name for name in different if name.endswith(".html")] == ["om/index.html"]


def test_a_template_of_the_sites_own_may_read_what_it_likes(project: Path, tmp_path: Path) -> None:
    own = project / "egna"
    own.mkdir()
    (own / "page.html").write_text(
        '{% extends "base.html" %}{% block content %}{{ nav|length }}{% endblock %}', encoding="utf-8"
    )
    replaced("site_config.yml", "font: false", "font: false, custom_dir: egna")(project)
    page = files(make(project, tmp_path / "site"))["om/index.html"].decode()
    assert re.search(r"</header>\s*\d+\s*<", page)


def test_a_page_that_cannot_be_made_is_named(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried before MkDocs asks for it, by any process, and told where MkDocs knows which page it is."""
    theme = shutil.copytree(theme_folder(), tmp_path / "theme")
    (theme / "glossary.html").write_text("{{ view.nothing }}", encoding="utf-8")
    for module in (mkdocs_build, render):
        monkeypatch.setattr(module, "theme_folder", lambda: theme)
    monkeypatch.setenv("KLARPLAN_CACHE", "0")
    with pytest.raises((jinja2.UndefinedError, Abort)):
        make(project, tmp_path / "site")
    assert "ordlista/index.md" in caplog.text

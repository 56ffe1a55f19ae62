"""The plugins of others that README.md says work: a new site with many at once, and a sign of each.

Those of menus and Material's blog disturb each other on any site, so there are two builds.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_builds import build, once

from klarplan.commands.cli import main

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("plugins")]  # built by one process, and none waits

PAGE, POST = "prov/index.html", "blogg/2026/01/02/ett-inlägg/index.html"
TOGETHER = {
    "redirects": ("{redirect_maps: {gammal.md: pages/prov.md}}", "gammal/index.html", "../prov/"),
    "macros": ("", PAGE, "Summa 42"),
    "include-markdown": ("", PAGE, "En delad text"),
    "table-reader": ("", PAGE, "<td"),
    "callouts": ("", PAGE, '"admonition note"'),
    "glightbox": ("", PAGE, "class=glightbox"),
    "git-revision-date-localized": ("{enable_git_follow: false}", PAGE, "Sidan ändrades <span class="),
    "git-authors": ("", PAGE, "Någon"),
    "gen-files": ("{scripts: [gen.py]}", "gjord/index.html", "Gjord text"),
    "exclude": ('{glob: ["media/borta.*"]}', "media/borta.txt", ""),
    "tags": ("", "etiketter/index.html", "href=../prov/"),
    "meta": ("", PAGE, "Ur mappen"),
    "blog": ("{blog_dir: blogg}", "blogg/index.html", "Fortsätt läsa"),
    "rss": ('{use_git: false, match_path: "blogg/posts/.*"}', "feed_rss_created.xml", "Ett inlägg"),
    "group": ("{enabled: true, plugins: [{search: {}}]}", "search/search_index.json", "Provsida"),
    "print-site": ("", "print_page/index.html", "En delad text"),
    "htmlproofer": ("{validate_external_urls: false}", PAGE, "Provsida"),
    "minify": ("{minify_html: true}", PAGE, "<!DOCTYPE html><html lang=sv>"),
}  # fmt: skip
"""By a plugin's name: its options, a file of the built site, and what that file says because of it."""
MENUS = ("literate-nav", "awesome-nav", "section-index")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>\n'
FILES = {
    "content/pages/prov.md": "---\ntitle: Provsida\ntags: [Etikett]\n---\n\nSumma {{ 20 + 22 }}\n\n"
    "{% include-markdown \"../media/del.txt\" %}\n\n{{ read_csv('content/media/tal.csv') }}\n\n"
    "> [!NOTE]\n> Tänk på det.\n\n![Karta](/media/karta.svg)\n\n"
    "Sidan ändrades {{ git_revision_date_localized }}. Skriven av {{ git_page_authors }}. {{ page.meta.mapp }}.\n",
    "content/pages/.meta.yml": "mapp: Ur mappen\n",
    "content/pages/etiketter.md": "---\ntitle: Etiketter\n---\n\n<!-- material/tags -->\n",
    "content/media/karta.svg": SVG,
    "content/media/del.txt": "En delad text\n",
    "content/media/borta.txt": "Borta\n",
    "content/media/tal.csv": "a,b\n1,2\n",
    "gen.py": 'import mkdocs_gen_files\n\nwith mkdocs_gen_files.open("gjord.md", "w") as file:\n'
    '    print("# Gjord sida\\n\\nGjord text.", file=file)\n',
}
BLOG = {
    "content/blogg/index.md": "# Blogg\n",
    "content/blogg/posts/a.md": "---\ndate: 2026-01-02\ncategories: [Nytt]\n---\n\n# Ett inlägg\n\nKort.\n\n"
    "<!-- more -->\n\nMer.\n",
}


def site(folder: Path, plugins: list[str], files: dict[str, str]) -> Path:
    """A new site with plugins before ours, in a repository of its own. Returns its configuration file."""
    words = ["new", str(folder), "--yes", "--address", "https://a.github.io/b/"]
    assert CliRunner().invoke(main, words).exit_code == 0
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    config = folder / "site_config.yml"
    listed = "".join(f"  - {plugin}\n" for plugin in plugins)
    text = config.read_text(encoding="utf-8").replace("plugins:\n", f"plugins:\n{listed}", 1)
    config.write_text(text, encoding="utf-8")
    who = ("-c", "user.name=Någon", "-c", "user.email=nagon@example.org")
    for git in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "Första")):
        subprocess.run(["git", *git], cwd=folder, check=True)
    return config


@pytest.fixture(scope="module")
def together(shared: Path) -> Path:
    """The site built with all of `TOGETHER`."""

    def make(folder: Path) -> None:
        plugins = [f"{name}: {options}" if options else name for name, (options, _, _) in TOGETHER.items()]
        done = build(site(shared / "plugins-source", plugins, FILES | BLOG), folder, strict=False)
        assert done.code == 0, done.told  # some of them warn of pages that no file is behind

    return once(shared, "plugins", make)


@pytest.mark.parametrize("name", TOGETHER)
def test_a_plugin_has_left_its_sign(name: str, together: Path) -> None:
    _, file, sign = TOGETHER[name]
    if name == "exclude":
        assert not (together / file).exists()
    else:
        assert sign in (together / file).read_text(encoding="utf-8")


def test_pages_of_plugins_stand_in_our_frame(together: Path) -> None:
    for file in ("blogg/index.html", POST, "blogg/category/nytt/index.html", "gjord/index.html"):
        html = (together / file).read_text(encoding="utf-8")
        assert html.count("<h1>") == 1, file
        assert "id=main" in html, file
    assert "2 januari 2026" in (together / POST).read_text(encoding="utf-8")
    assert "tag:etikett" in (together / PAGE).read_text(encoding="utf-8")


def test_plugins_of_menus_leave_ours(shared: Path, together: Path) -> None:
    def make(folder: Path) -> None:
        done = build(site(shared / "menus-source", list(MENUS), {}), folder, strict=False)
        assert done.code == 0, done.told  # and some of a theme that they do not know

    start = (once(shared, "menus", make) / "index.html").read_text(encoding="utf-8")
    assert "Huvudmeny" in start
    assert (together / "index.html").read_text(encoding="utf-8").count("<nav") == start.count("<nav")


def test_readme_names_those_that_are_tried() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("### Plugins of others")[2].partition("\n## ")[0]
    assert {name for name in (*TOGETHER, *MENUS) if f"| {name} |" not in table} == set()

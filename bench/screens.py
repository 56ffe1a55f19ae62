"""Measure how long pages are on a phone (360 × 740), and how far down the answer begins.

    python bench/screens.py [SITE]

SITE is the folder of a built site; without it, the site of this repository is built first. The goals are held by
tests/browser/test_screens.py.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from chromium import launch, look  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from screens import KINDS, WIDTH, Kind, Length, measured  # noqa: E402
from site_server import SiteServer  # noqa: E402

MOST = 5
"""Pages of a kind that are printed each; of more than these, the shortest, the median and the longest."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, nargs="?", help="folder of a built site")
    given = parser.parse_args().site
    with tempfile.TemporaryDirectory() as folder:
        measure(given or built(Path(folder)))


def built(folder: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "site_config.yml"), "-d", str(folder)]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "KLARPLAN_PDF": "0"})
    return folder


def measure(site: Path) -> None:
    """Print a row for pages of each kind."""
    print(f"{'kind':<16}{'page':<64}{'screens':>8}{'goal':>6}{'answer at':>11}{'goal':>6}")
    with SiteServer(site).running() as server, sync_playwright() as playwright:
        browser = launch(playwright)
        with look(browser, WIDTH) as page:
            for kind in KINDS:
                lengths = {address: measured(page, server.address + address, kind) for address in kind.pages(site)}
                for address in chosen(lengths):
                    print(row(kind, address, lengths[address]), flush=True)
        browser.close()


def chosen(lengths: dict[str, Length]) -> Iterable[str]:
    ordered = sorted(lengths, key=lambda address: lengths[address].screens)
    return ordered if len(ordered) <= MOST else (ordered[0], ordered[len(ordered) // 2], ordered[-1])


def row(kind: Kind, address: str, length: Length) -> str:
    answer = "–" if length.answer is None else f"{length.answer:.1f}"
    goals = ["–" if goal is None else f"{goal:g}" for goal in (kind.screens, kind.answer_by)]
    late = "  too much" if length.problems(kind) else ""
    return f"{kind.name:<16}{address:<64}{length.screens:>8.1f}{goals[0]:>6}{answer:>11}{goals[1]:>6}{late}"


if __name__ == "__main__":
    main()

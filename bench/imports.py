"""Measure what an import makes of tables whose right reading is known: cells right, asked about, left and wrong.

    python bench/imports.py [--wrong] [words of layouts or tables]

`tests/klarplan/importing/corpus/` holds the tables. With --wrong, everything that is wrong is listed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "klarplan"))

from importing.corpus.declared import declared  # noqa: E402
from importing.corpus.run import Run, run_all  # noqa: E402
from importing.corpus.score import Total, Verdict  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="list everything that is wrong")
    parser.add_argument("words", nargs="*", help="only layouts and tables with one of these words in their names")
    options = parser.parse_args()
    chosen = tuple(
        table
        for table in declared()
        if not options.words or any(word in f"{table.layout} {table.name}" for word in options.words)
    )
    start = time.process_time()
    runs = list(run_all(chosen))
    print_totals(runs)
    print(f"{time.process_time() - start:.0f} seconds of processor, LibreOffice not counted")
    if options.wrong:
        print_wrong(runs)


def print_totals(runs: list[Run]) -> None:
    """A line for each layout, for each format, and for all. The share is of cells that should need no question."""
    groups: defaultdict[str, defaultdict[str, Total]] = defaultdict(lambda: defaultdict(Total))
    for run in runs:
        known = "" if run.table.known else " *"
        for group, name in (("layout", run.table.layout + known), ("format", run.kind), ("total", "all")):
            groups[group][name].add(run.score)
        if run.table.known:
            groups["total"]["known headings"].add(run.score)
    print(f"{'':56}  files  cells  right  asked   left  wrong  right of what is placed")
    for totals in groups.values():
        print()
        for name, total in totals.items():
            counts = "".join(f"{total.verdicts[each]:7}" for each in (Verdict.RIGHT, Verdict.ASKED, Verdict.LEFT))
            print(f"{name[:56]:56}{total.files:7}{total.cells:7}{counts}{total.wrong:7}  {total.share:7.1%}")
    print("\n* headings that should be asked about")


def print_wrong(runs: list[Run]) -> None:
    """Everything that is wrong, by file."""
    for run in runs:
        lines = [*run.score.wrong, *(f"! {fault}" for fault in run.score.faults)]
        if lines:
            print(f"\n{run.table.layout}: {run.name} (status {run.outcome.status})")
        for line in lines:
            print(f"  {line}")


if __name__ == "__main__":
    main()

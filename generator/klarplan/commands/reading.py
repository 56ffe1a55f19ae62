"""What `check --klarsprak` tells of whole texts: how hard they are to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from statistics import median

from klarplan.content.plain_language.advice import FEWEST_WORDS, readings
from klarplan.content.reading.records import Records
from klarplan.site.texts import Texts
from klarplan.text.catalogue import N_

_MOST_TOLD = 10


def reading_report(records: Records, site_lang: str, texts: Texts) -> Iterator[str]:
    """Lines: LIX of each plan as a median of its texts, then the texts that are hardest to read."""
    found = readings(records, site_lang)
    if not found:
        return
    yield texts._(N_("LIX, how hard the texts are to read (30–40 easy, 40–50 medium, 50–60 hard):"))
    by_plan: defaultdict[str, list[int]] = defaultdict(list)
    for path, reading in found.items():
        parts = PurePosixPath(path).parts
        by_plan[parts[1] if parts[0] == "plans" else ""].append(reading.lix)
    for plan, values in sorted(by_plan.items()):
        name = plan or texts._(N_("other pages"))
        told = texts._(N_("{name} (the median of {n} texts)"), name=name, n=len(values))
        yield f"  {round(median(values)):3}  {told}"
    long = [(reading.lix, path) for path, reading in found.items() if reading.words >= FEWEST_WORDS]
    if long:
        yield texts._(N_("The hardest texts:"))
    for lix, path in sorted(long, key=lambda one: (-one[0], one[1]))[:_MOST_TOLD]:
        yield f"  {lix:3}  {records.prefix}{path}"

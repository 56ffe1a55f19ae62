"""Measure the search index: seconds, bytes, and what a first question costs, for this site and for larger ones.

    python bench/search.py

The larger sites are those of generate.py, with sentences of this site's own words in place of the one that it repeats:
an index is as large as its words are many.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import CONFIG, TEXT, files

from klarplan.publishing.build import build
from klarplan.publishing.search import entries as search
from klarplan.publishing.search import index as search_index

ROOT = Path(__file__).parents[1]
SIZES = ((75, 290), (240, 290))
"""Plans and municipalities: about 1,000 and 2,500 pages."""
SENTENCES, WORDS = 6, 12


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    heads = ("pages", "hits", "seconds", "cpu", "index", "facets", "words", "start")
    print(" ".join(f"{head:>8}" for head in heads), " (bytes, compressed; a question reads little of index and words)")
    measure(ROOT / "site_config.yml")
    for plans, municipalities in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            measure(write_site(Path(folder), plans, municipalities))


def write_site(folder: Path, plans: int, municipalities: int) -> Path:
    """A site of this size. Returns its configuration file."""
    words = re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md")))
    chance = random.Random(1)

    def sentence(length: int) -> str:
        return " ".join(chance.choices(words, k=length)).capitalize()

    for path, template in files(plans, municipalities):
        said = ". ".join(sentence(WORDS) for _ in range(SENTENCES))
        text = re.sub(
            r"(?<=^title: )Aktivitet .*",
            lambda _: f'"{sentence(4)}"',
            template.replace(TEXT, f"{said}."),
            flags=re.MULTILINE,
        )
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    return folder / "site_config.yml"


def measure(config: Path) -> None:
    """Build a site, make its index anew, and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "site")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)]
        subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        publication = build(config)
        start, used = time.perf_counter(), _processor_time()
        search_index.write(out, publication.entries, search.vocabulary(publication.site), "sv")
        seconds, used = time.perf_counter() - start, _processor_time() - used
        index = out / search_index.FOLDER
        parts = ("index/*", "facets.json", "ranking.json", "lexicon/*", "*.pf_meta")
        sizes = {name: sum(map(_wire_size, index.glob(name))) for name in parts}
        pages = len([*out.rglob("*.html")])
        told = (pages, len(publication.entries), f"{seconds:.1f}", f"{used:.1f}", *sizes.values())
        print(" ".join(f"{one:>8}" for one in told), flush=True)


def _processor_time() -> float:
    """Seconds of this process and of those that it has started, whatever else the machine does."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _wire_size(path: Path) -> int:
    body = path.read_bytes()
    return len(body) if path.suffix.startswith(".pf_") else len(gzip.compress(body, 6))


if __name__ == "__main__":
    main()

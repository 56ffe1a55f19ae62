"""Measure how soon an edit can be seen under `serve`: first the page itself, then what other files tell of it.

    python bench/serve.py [--size S1] [--edits 5]

The file of an activity is saved with a new word, and its page is fetched until that has it; then the site's open data.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from build import EDITED, SIZES

from search import write_site

PAGE = "planer/plan-1/aktiviteter/aktivitet-0-1/"
EXPORT = "data/plan-1/aktiviteter.json"
REST = 2.0
"""Seconds between two edits: nobody saves a file in the moment that the last build ends."""
LONGEST = 600


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how soon an edit can be seen under serve.")
    parser.add_argument("--size", choices=SIZES, default="S1")
    parser.add_argument("--edits", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        write_site(site, *SIZES[options.size])
        port = _free_port()
        words = ["mkdocs", "serve", "-q", "-f", "site_config.yml", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
        settings = {"NO_MKDOCS_2_WARNING": "1", "KLARPLAN_PDF": "0"}
        began = time.perf_counter()
        server = subprocess.Popen([sys.executable, "-m", *words], cwd=site, env={**os.environ, **settings})
        try:
            address = f"http://127.0.0.1:{port}/bench/"
            _wait(address + PAGE, "<main")
            print(f"{options.size}: the first page after {time.perf_counter() - began:.1f} s")
            seconds = [_edit(site / EDITED, address, number) for number in range(options.edits)]
        finally:
            server.terminate()
            server.wait()
    print(f"the edited page: median {statistics.median(page for page, _ in seconds):.2f} s, ", end="")
    print(f"longest {max(page for page, _ in seconds):.2f} s")
    print(f"the open data: median {statistics.median(beside for _, beside in seconds):.1f} s")


def _edit(file: Path, address: str, number: int) -> tuple[float, float]:
    """Seconds until the page has an edit, and until the open data have it."""
    time.sleep(REST)
    word = f"nyord{number}"
    saved = time.perf_counter()
    file.write_text(f"{file.read_text(encoding='utf-8')}\nEtt {word} till.\n", encoding="utf-8")
    _wait(address + PAGE, word)
    shown = time.perf_counter()
    _wait(address + EXPORT, word)
    return shown - saved, time.perf_counter() - saved


def _wait(address: str, text: str) -> None:
    limit = time.perf_counter() + LONGEST
    while time.perf_counter() < limit:
        try:
            with urllib.request.urlopen(address, timeout=LONGEST) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{address} never had {text}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    main()

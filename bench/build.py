"""Build sites of growing size and print pages, seconds, bytes and memory: the cost should grow with the pages alone.

python bench/build.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = ((5, 42), (20, 290), (60, 290), (240, 290))
"""Plans and municipalities."""


def main() -> None:
    print(f"{'pages':>7} {'seconds':>8} {'ms/page':>8} {'MB':>7} {'peak MB':>8}")
    for plans, municipalities in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["--plans", str(plans), "--municipalities", str(municipalities)]
            subprocess.run([sys.executable, Path(__file__).with_name("generate.py"), folder, *arguments], check=True)
            print(_measured(Path(folder)), flush=True)


def _measured(folder: Path) -> str:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "site_config.yml", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, env=environment)
    seconds = time.perf_counter() - start
    pages = [*folder.glob("site/**/*.html")]
    size = sum(file.stat().st_size for file in folder.glob("site/**/*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return f"{len(pages):7} {seconds:8.1f} {1000 * seconds / len(pages):8.1f} {size / 1e6:7.1f} {peak:8.0f}"


if __name__ == "__main__":
    main()

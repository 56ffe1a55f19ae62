"""Content that is made to hold up a check is told of within ten seconds of work and 300 MB: limits of the system."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

SECONDS, BYTES = 10, 300_000_000
CHECK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
resource.setrlimit(resource.RLIMIT_DATA, ({bytes}, {bytes}))
from klarplan.commands.cli import main
main(["check"])
"""
HOSTILE = {
    "unclosed links": "<a " * 30_000,
    "unclosed comments": "<!--" * 20_000,
    "stars": "*" * 20_000,
    "brackets": "[" * 20_000,
    "links in links": "[a](" * 10_000,
    "deep lists": "\n".join(f"{'  ' * depth}- x" for depth in range(300)),
    "deep quotations": "> " * 500 + "x",
    "one long word": "å" * 500_000,
    "code that never ends": "`" * 30_000,
    "definitions": "a\n: b\n" * 10_000,
    "headings": "# a\n" * 20_000,
    "unclosed blocks": "<details>\n\n" * 20_000,
    "names that nothing has": "\n".join(f"[a{number}]: x{number}" for number in range(3_000)),
    "brackets in paragraphs": ("[a" * 2_000 + "\n\n") * 200,
    "pictures in paragraphs": ("![a" * 1_500 + "\n\n") * 150,
    "links that never end": '<a href="' * 30_000,
    "lists of attributes": "{ href=" * 30_000,
    "names of footnotes": "".join(f"[^{number}]: [^{number + 1}] x\n" for number in range(3_000)),
    "marks of a footnote": "a[^1] " * 3_000 + "\n\n[^1]: b",
    "abbreviations": "\n".join(f"*[abbr{number}]: abbr{number + 1}" for number in range(3_000)),
    "addresses": "https://example.org/" + "a." * 50_000,
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_hostile_content_is_checked_within_limits(site: Callable[[Mapping[str, str]], Path]) -> None:
    pages = {name.replace(" ", "-"): f"---\ntitle: {name}\n---\n{text}\n" for name, text in HOSTILE.items()}
    folder = site({f"pages/{name}.md": text for name, text in pages.items()}).parent
    program = CHECK.format(seconds=SECONDS, bytes=BYTES)
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), (done.returncode, done.stderr[-500:])
    assert "Traceback" not in done.stderr
    assert "content/pages/" in done.stdout + done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize("work", ["while True: pass", "x = bytearray(2 * 300_000_000)"])
def test_the_limits_hold(work: str) -> None:
    program = CHECK.format(seconds=1, bytes=BYTES).replace('main(["check"])', work)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode < 0 or "MemoryError" in done.stderr

"""The W3C's checker of HTML (vnu): all pages in one run of Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_JAR = Path(__file__).parents[1] / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors(files: Sequence[Path]) -> list[str]:
    """Every error, as page, line and message."""
    java = shutil.which("java")
    assert java, "Java is missing: run tools/install_test_tools.sh"
    assert _JAR.is_file(), f"{_JAR} is missing: run tools/install_test_tools.sh"
    command = [java, "-Xss2m", "-jar", str(_JAR), "--format", "json", "--exit-zero-always", "--errors-only"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=True)
    return [
        f"{Path(one.get('url', '')).parent.name}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
    ]

"""An environment with what a wheel asks for and nothing else, taken from the one that runs the tests.

To install all of that anew from a registry takes a minute, and shows no more: what a wheel does not ask for is not
there either way, and that the registry has what the lock names is seen when the tests themselves are installed.
"""

from __future__ import annotations

import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path
from zipfile import Path as ZipPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PROGRAM = """#!{python}
from {module} import {name}
sys.exit({call}())
"""


def clean_environment(folder: Path, wheel: Path, extras: set[str]) -> Path:
    """Make an environment with pip and all that the wheel asks for, directly or not. Returns where its programs are.

    The packages are links, so that nothing is copied or compiled again; the wheel itself is left to pip.
    """
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    programs = folder / "bin"
    (asked,) = (path for path in ZipPath(wheel).iterdir() if path.name.endswith(".dist-info"))
    for package in [distribution("pip"), *_asked_for(PathDistribution(asked), extras)]:  # type: ignore[arg-type]
        tops = {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}
        assert tops, f"{package.name} does not say what it has installed"
        for top in sorted(tops):
            (packages / top).symlink_to(str(package.locate_file(top)))
        for entry in package.entry_points.select(group="console_scripts"):
            name = entry.attr.partition(".")[0]
            text = _PROGRAM.format(python=programs / "python", module=entry.module, name=name, call=entry.attr)
            (programs / entry.name).write_text(text, encoding="utf-8")
            (programs / entry.name).chmod(0o755)
    return programs


def _asked_for(package: Distribution, extras: set[str]) -> Iterator[Distribution]:
    """The packages that one asks for on this machine, those that these ask for, and so on: each once."""
    waiting, seen = [(package, frozenset(extras))], set[tuple[str, frozenset[str]]]()
    given = set[str]()
    while waiting:
        asking, chosen = waiting.pop()
        for requirement in map(Requirement, asking.requires or ()):
            marker, key = requirement.marker, (canonicalize_name(requirement.name), frozenset(requirement.extras))
            if key in seen or (marker and not any(marker.evaluate({"extra": extra}) for extra in ("", *chosen))):
                continue
            seen.add(key)
            other = distribution(requirement.name)
            waiting.append((other, key[1]))
            if key[0] not in given:
                given.add(key[0])
                yield other

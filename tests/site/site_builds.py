"""Whole sites: building them as people do, in a process of their own, once per test run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from klarplan.publishing.kept import DATABASE, Kept
from klarplan.publishing.render import KIND as TEMPLATES

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/site_config.yml"))
"""The example sites."""
NOON = "1790000000"
"""A SOURCE_DATE_EPOCH for builds that are compared, so that none of them happens on the next day."""
LONGEST = 300
"""Seconds that a build may take on a machine that has much else to do."""


_TEMPLATES = ROOT / ".cache" / "templates"
"""What builds of all small sites have kept of compiled templates."""


@dataclass(frozen=True)
class Build:
    """How a build went."""

    folder: Path
    code: int
    told: str


def environment(**more: str) -> dict[str, str]:
    """What a build sees: nothing of the settings of whoever runs the tests."""
    ours = (
        "KLARPLAN_DRAFTS",
        "KLARPLAN_PDF",
        "KLARPLAN_CACHE",
        "KLARPLAN_WORKERS",
        "SOURCE_DATE_EPOCH",
        "PYTHONHASHSEED",
    )
    kept = {name: value for name, value in os.environ.items() if name not in ours and not name.startswith("GIT_")}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"} | more


def build(
    config: Path, folder: Path, *, engine: str = "mkdocs", cwd: Path | None = None, strict: bool = True, **env: str
) -> Build:
    """Build the site of a configuration file into a folder. Whether that went well is for the caller to say."""
    lend_templates(config.parent)
    command = [sys.executable, "-m", engine, "build", "-f", str(config), "-d", str(folder)]
    done = subprocess.run(
        [*command, *(["--strict"] if strict else [])], cwd=cwd or config.parent, env=environment(**env), check=False,
        capture_output=True, text=True, encoding="utf-8", timeout=LONGEST,
    )  # fmt: skip
    gather_templates(config.parent)
    return Build(folder, done.returncode, done.stdout + done.stderr)


def lend_templates(project: Path) -> None:
    """Let a project begin with the compiled templates that others have: to compile them anew is a third of the build of
    a small site. They are kept under the hash of what they are made from."""
    _copy_templates(_TEMPLATES, project / ".cache" / "klarplan")


def gather_templates(project: Path) -> None:
    """Keep the templates that a project has compiled, for others."""
    _copy_templates(project / ".cache" / "klarplan", _TEMPLATES)


def _copy_templates(source: Path, target: Path) -> None:
    if not (source / DATABASE).is_file():
        return
    kept = Kept(target)
    kept._ask("ATTACH DATABASE ? AS source", str(source / DATABASE))
    kept._ask("INSERT OR IGNORE INTO kept SELECT * FROM source.kept WHERE kind = ?", TEMPLATES)
    kept._disconnect()


def built(config: Path, folder: Path, **options: str) -> Path:
    """The folder of a site that must be possible to build."""
    done = build(config, folder, **options)  # type: ignore[arg-type]
    assert done.code == 0, done.told
    return folder


def once(shared: Path, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first of pytest's processes makes, and that the others wait for."""
    folder, lock, done = shared / name, shared / f"{name}.lock", shared / f"{name}.done"
    try:
        lock.mkdir(parents=True)
    except FileExistsError:
        limit = time.monotonic() + 2 * LONGEST
        while not done.exists() and time.monotonic() < limit:
            time.sleep(0.05)
    else:
        try:
            make(folder)
        except BaseException as error:
            done.write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
            raise
        done.write_text("", encoding="utf-8")
    failed = done.read_text(encoding="utf-8")
    assert not failed, failed
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def pages(folder: Path) -> list[str]:
    """The pages of a built site, by their files."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders."""
    first, second = files(one), files(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def copied(example: str, folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """A copy of an example site with some files changed. Returns its configuration file."""
    shutil.copytree(EXAMPLES / example, folder, dirs_exist_ok=True)
    for name, text in (changes or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "site_config.yml"

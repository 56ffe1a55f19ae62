"""A new site: the files of the package's `starter` folder filled in, with the schemas and the guide beside them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined

from klarplan.commands.guide import guide_folder
from klarplan.commands.origin import Requirement, requirement
from klarplan.content.schema import write_schemas

_HIDDEN = "dot_"
"""What stands for the point of hidden files in the package, where some tools would leave them out."""


@dataclass(frozen=True)
class NewSite:
    """What an organisation tells of its site. Empty texts are left for later, as comments in the configuration."""

    name: str
    organisation: str
    today: date
    address: str = ""
    """The address of the start page: https://organisation.github.io/planer/."""
    email: str = ""
    form: str = ""
    """The address of a form for telling of faults."""

    @property
    def repository(self) -> str:
        """Where the files are kept, as far as an address at GitHub Pages tells it."""
        parts = urlsplit(self.address)
        owner, _, host = (parts.hostname or "").partition(".")
        name = parts.path.strip("/") or f"{owner}.github.io"
        return f"https://github.com/{owner}/{name}" if host == "github.io" and "/" not in name else ""


def starter_files(site: NewSite) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of a new site, in order of path.

    Raises UnknownOriginError where the site could not install this Klarplan.
    """
    needed = requirement()
    yield from sorted({**_filled_in(site, needed), **_schemas(), **_guide(), **needed.files}.items())


def write_site(folder: Path, site: NewSite) -> list[str]:
    """Write a new site. Returns the paths of its files.

    Raises FileExistsError, with the paths that are there already, or UnknownOriginError, before anything is written.
    """
    contents = dict(starter_files(site))
    if existing := [path for path in contents if (folder / path).exists()]:
        raise FileExistsError(*existing)
    for path, content in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return list(contents)


def _filled_in(site: NewSite, needed: Requirement) -> dict[str, bytes]:
    environment = Environment(
        variable_start_string="⟦", variable_end_string="⟧", block_start_string="⟦%", block_end_string="%⟧",
        comment_start_string="⟦#", comment_end_string="#⟧", undefined=StrictUndefined, keep_trailing_newline=True,
        trim_blocks=True, autoescape=False,  # noqa: S701 (Markdown and YAML; the texts are one line each)
    )  # fmt: skip
    environment.filters["yaml"] = lambda text: json.dumps(text, ensure_ascii=False)  # a JSON text is a YAML text
    values = {
        **asdict(site), "repository": site.repository, "year": site.today.year, "requirement": needed.line,
    }  # fmt: skip
    root = Path(str(files("klarplan.commands"))) / "starter"
    return {
        _visible(file.relative_to(root)): environment.from_string(file.read_text(encoding="utf-8"))
        .render(values)
        .encode()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def _visible(path: Path) -> str:
    parts = (f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in path.parts)
    return "/".join(parts)


@cache
def _schemas() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return {f"schema/{file.name}": file.read_bytes() for file in write_schemas(Path(folder))}


def _guide() -> dict[str, bytes]:
    root = guide_folder()
    pages = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {f"guide/{file.relative_to(root).as_posix()}": file.read_bytes() for file in pages}

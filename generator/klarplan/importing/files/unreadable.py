"""Why a file cannot be read."""

from __future__ import annotations

from importlib import import_module

from klarplan.content.problems.problem import Position, Problem

EXTRA = "import"


_PACKAGES = {
    "openpyxl": "openpyxl", "docx": "python-docx", "lxml": "lxml", "xlrd": "xlrd", "pdfplumber": "pdfplumber",
    "ruamel.yaml": "ruamel.yaml",
}  # fmt: skip


class UnreadableError(Exception):
    """The file cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


def require_package(module: str, found: str) -> None:
    """Raise UnreadableError where a package that is installed only on demand is missing. `found`: what needs it."""
    try:
        import_module(module)
    except ImportError:
        values = {"found": found, "package": _PACKAGES[module], "extra": EXTRA}
        raise UnreadableError(Problem(Position(found), "missing-extra", values)) from None


MOST_CELLS = 300_000
"""No plan has a table of more cells, and no machine should have to read one."""


def require_few_cells(cells: int, table: str, file_name: str) -> None:
    """Raise UnreadableError where a table has more cells than a plan ever has."""
    if cells > MOST_CELLS:
        values = {"sheet": table, "limit": MOST_CELLS}
        raise UnreadableError(Problem(Position(file_name), "table-cells", values))


def too_large(file_name: str, size: int, limit: int) -> UnreadableError:
    """A file or a part of it has more bytes than are read."""
    values = {"size": f"{size / 1e6:.0f} MB", "limit": f"{limit / 1e6:.0f} MB"}
    return UnreadableError(Problem(Position(file_name), "too-large", values))

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

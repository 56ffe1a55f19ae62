"""Imports point one way, and nothing grows beyond what can be read at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator" / "klarplan"

LAYERS = [
    "i18n", "kinds", "problems", "strict_yaml", "source",
    "model.periods", "model.base", "model.values", "model.records", "model.words", "model.shared", "terms",
    "settings", "layout", "field_problems", "records", "names", "links", "money", "successions", "redirects",
    "crosscheck", "validate", "config",
    "swedish", "relate", "changes",
    "spec", "texts", "prose",
    "contexts.parts", "contexts.frame", "contexts.view", "contexts.plans", "contexts.printed", "contexts.places",
    "contexts.lists", "contexts.site",
    "views.edition", "views.activities", "views.dates", "views.money", "views.plans", "views.places", "views.lists",
    "exports", "nav", "frame", "plan_pages", "pages", "search",
    "build", "published", "mkdocs_plugin", "commands", "cli",
]  # fmt: skip
"""Every module may import those that stand before it, also by way of others that have no place here. A package stands
for all of its modules."""

DESIGN = ["problems", "source", "model.base", "validate", "relate", "contexts.parts", "pages", "build", "mkdocs_plugin"]
"""The order of the design's table."""

MOST_LINES = 300
"""Without blank ones."""
MOST_LINES_IN_A_FUNCTION = 60

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__init__.py" or len(path.read_text(encoding="utf-8").splitlines()) > 1
}
"""Name → file. An `__init__.py` with nothing but a docstring imports nothing."""


def place(module: str) -> int | None:
    """Where the module stands in LAYERS."""
    name = module.removesuffix(".__init__")
    while name and name not in LAYERS:
        name = name.rpartition(".")[0]
    return LAYERS.index(name) if name else None


def imports(path: Path, *, at_once: bool = False) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports: also inside functions and for types, or what runs
    when it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno}: write the module's whole name"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def imported_modules(path: Path, *, at_once: bool = False) -> Iterator[str]:
    """Klarplan's own modules that a module imports."""
    for _, name in imports(path, at_once=at_once):
        if name.startswith("klarplan."):
            inner = name.removeprefix("klarplan.")
            while inner and inner not in MODULES:
                inner = f"{inner}.__init__" if f"{inner}.__init__" in MODULES else inner.rpartition(".")[0]
            if inner:
                yield inner


GRAPH = {name: set(imported_modules(path)) - {name} for name, path in MODULES.items()}


def wrong_ways(module: str) -> Iterator[str]:
    """Chains of imports from a module to one that stands after it."""
    own, seen, open_ways = place(module), {module}, [[module]]
    while open_ways:
        way = open_ways.pop()
        for name in sorted(GRAPH[way[-1]] - seen):
            seen.add(name)
            found = place(name)
            if found is None:
                open_ways.append([*way, name])
            elif own is not None and (found > own or (found == own and "." not in module)):
                yield " → ".join([*way, name])


@pytest.mark.parametrize("module", [name for name in MODULES if place(name) is not None])
def test_imports_point_one_way(module: str) -> None:
    assert list(wrong_ways(module)) == []


def test_no_circles() -> None:
    graph = {name: set(imported_modules(path, at_once=True)) - {name} for name, path in MODULES.items()}
    while free := {name for name, needed in graph.items() if not needed & graph.keys()}:
        graph = {name: needed for name, needed in graph.items() if name not in free}
    assert graph == {}


def test_every_layer_is_a_module() -> None:
    known = set(MODULES) | {name.rpartition(".")[0] for name in MODULES}
    assert [name for name in LAYERS if name not in known] == []


def test_the_layers_follow_the_design() -> None:
    places = [LAYERS.index(name) for name in DESIGN]
    assert places == sorted(places)


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_only_the_seam_knows_the_engine(engine: str) -> None:
    found = {
        module for module, path in MODULES.items() for _, name in imports(path) if name.partition(".")[0] == engine
    }
    assert found == ({"mkdocs_plugin"} if engine == "mkdocs" else set())


@pytest.mark.parametrize("module", MODULES)
def test_modules_can_be_read_at_once(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_IN_A_FUNCTION} == {}
    if functions:  # lists of declarations are looked things up in, and not read
        assert sum(bool(line.strip()) for line in text.splitlines()) <= MOST_LINES

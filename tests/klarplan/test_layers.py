"""The house: nine packages, each importing only from those before it, and nothing that cannot be read at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("layers")  # all modules are read once

PACKAGE = Path(__file__).parents[2] / "generator" / "klarplan"

ROOMS = ("text", "model", "content", "site", "open_data", "importing", "pages", "publishing", "commands")
"""In the order in which they may import each other."""
STRANGERS = {("importing", "open_data")}
"""Stand beside each other, and know nothing of each other."""
SEAM = {"publishing.mkdocs_build", "publishing.mkdocs_plugin"}
MOST_LINES = 450
MOST_LINES_IN_A_FUNCTION = 60
MOST_ARROWS, MOST_FLOORS = 36, 9

MODULES: Mapping[str, Path] = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent != PACKAGE
}
"""Name below `klarplan` → file."""


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports, also inside functions and for types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: write the module's whole name"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def own_imports(name: str) -> Iterator[tuple[int, str]]:
    """Line and name of the modules of ours that a module imports."""
    for line, imported in imports(tree(name)):
        inner = imported.removeprefix("klarplan.") if imported.startswith("klarplan.") else ""
        while inner and inner not in MODULES:
            inner = inner.rpartition(".")[0]
        if inner and inner != name:
            yield line, inner


def room(module: str) -> str:
    return module.partition(".")[0]


@cache
def tree(name: str) -> ast.Module:
    """What a module is written as. Only the process that runs these tests reads them all."""
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@cache
def graph() -> Mapping[str, set[str]]:
    """What each module imports of ours."""
    return {name: {target for _, target in own_imports(name)} for name in MODULES}


@cache
def arrows() -> set[tuple[str, str]]:
    """Which rooms import from which."""
    between = {(room(name), room(target)) for name, targets in graph().items() for target in targets}
    return between - {(name, name) for name in ROOMS}


def floors(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The nodes by how many others stand below them, lowest first. Nodes of a circle are on no floor."""
    left, levels = {name: set(targets) for name, targets in graph.items()}, list[list[str]]()
    while level := sorted(name for name, targets in left.items() if not targets & left.keys()):
        levels.append(level)
        left = {name: targets for name, targets in left.items() if name not in level}
    return levels


def test_the_tree_is_the_house() -> None:
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert packages == set(ROOMS)
    assert [path.name for path in PACKAGE.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    place = ROOMS.index(room(module))
    wrong = [
        f"line {line}: {target}"
        for line, target in own_imports(module)
        if ROOMS.index(room(target)) > place or (room(module), room(target)) in STRANGERS
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    levels = floors(graph())
    assert set(MODULES) - {name for level in levels for name in level} == set()


def test_the_house_stays_as_low_as_it_is() -> None:
    """What `python tests/klarplan/test_layers.py` prints."""
    rooms = {name: {target for source, target in arrows() if source == name} for name in ROOMS}
    assert len(floors(rooms)) <= MOST_FLOORS
    assert len(arrows()) <= MOST_ARROWS


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_only_the_seam_knows_the_engine(engine: str) -> None:
    knowing = {name for name in MODULES for _, found in imports(tree(name)) if found.split(".")[0] == engine}
    assert knowing == (SEAM if engine == "mkdocs" else set())


@pytest.mark.parametrize("module", MODULES)
def test_modules_can_be_read_at_once(module: str) -> None:
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef)]
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_IN_A_FUNCTION} == {}
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("package", [path for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE])
def test_every_package_says_in_a_sentence_what_it_is(package: Path) -> None:
    text = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    assert text.partition("\n")[0].endswith(".")


def test_contributing_says_of_each_package_what_it_says_itself() -> None:
    """The packages in the order of the house, each followed by those inside it."""
    packages = [path for name in ROOMS for path in sorted((PACKAGE / name).rglob("__init__.py"), key=_depth)]
    docs = [
        (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0] for path in packages
    ]
    names = [path.parent.relative_to(PACKAGE).as_posix() for path in packages]
    rows = [f"| `{name}/` | {doc} |" for name, doc in zip(names, docs, strict=True)]
    text = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if re.match(r"\| `[a-z_/]+/` \|", line)] == rows


def _depth(path: Path) -> tuple[int, Path]:
    return len(path.parts), path


TESTS = PACKAGE.parents[1] / "tests" / "klarplan"
_ALSO = re.compile(r"^Also tests: (.+?)(?=\n\n|\nAlso tests: |\Z)", re.MULTILINE | re.DOTALL)


def named_in_others() -> dict[str, str]:
    """Modules that another's tests hold: what "Also tests: a.b, a.c" in the docstring of a test module names → that
    test module."""
    return {
        name: path.relative_to(TESTS.parent).as_posix()
        for path in TESTS.parent.rglob("test_*.py")
        for match in _ALSO.finditer(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")
        for name in match[1].replace("\n", " ").rstrip(".").split(", ")
    }


def test_every_module_has_a_test_of_its_name_or_is_named_in_one() -> None:
    modules = {name: path for name, path in MODULES.items() if path.name != "__init__.py"}
    own = {name for name in modules if (TESTS / _test_of(name)).is_file()}
    elsewhere = named_in_others()
    assert sorted(modules.keys() - own - elsewhere.keys()) == [], "these have no test"
    assert sorted(elsewhere.keys() - modules.keys() | elsewhere.keys() & own) == [], "these need not be named"


def _test_of(module: str) -> str:
    folder, _, name = module.rpartition(".")
    return f"{folder.replace('.', '/')}/test_{name}.py"


def test_floors_tell_what_stands_on_what() -> None:
    assert floors({"a": set(), "b": {"a"}, "c": {"a", "b"}, "d": {"a"}}) == [["a"], ["b", "d"], ["c"]]
    assert floors({"a": set(), "b": {"c"}, "c": {"b"}}) == [["a"]]


def main() -> None:
    """Print the figures of the house."""
    sizes = sorted(
        (len(path.read_text(encoding="utf-8").splitlines()), name)
        for name, path in MODULES.items()
        if path.name != "__init__.py"
    )
    rooms = {name: {target for source, target in arrows() if source == name} for name in ROOMS}
    print(f"{len(ROOMS)} packages, {len(floors(rooms))} floors, {len(arrows())} arrows")  # noqa: T201
    print(f"{len(sizes)} modules: median {sizes[len(sizes) // 2][0]} lines, largest {sizes[-1][1]} {sizes[-1][0]}")  # noqa: T201
    print(f"{len(floors(graph()))} floors of modules")  # noqa: T201


if __name__ == "__main__":
    main()

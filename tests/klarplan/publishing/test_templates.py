"""The templates: few imports, and no macro or import that nothing uses. What they read is in test_render.py.

Also tests: pages.theme
"""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from klarplan.pages.theme import theme_folder

pytestmark = pytest.mark.xdist_group("templates")  # parsed once

MOST_IMPORTS = 3
"""Imports that see the page's context are carried out anew on every page."""


def templates(theme: Path) -> dict[str, nodes.Template]:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    return {
        path.relative_to(theme).as_posix(): environment.parse(path.read_text(encoding="utf-8"))
        for path in sorted(theme.rglob("*.html"))
    }


NAMES = sorted(path.relative_to(theme_folder()).as_posix() for path in theme_folder().rglob("*.html"))


@pytest.fixture(scope="module")
def trees() -> dict[str, nodes.Template]:
    """Our own templates, parsed by the processes that run these tests alone."""
    return templates(theme_folder())


def imports(tree: nodes.Template) -> list[nodes.Node]:
    return list(tree.find_all((nodes.Import, nodes.FromImport)))


def imported(tree: nodes.Template) -> list[tuple[str, str]]:
    """The macros that a template imports: their own names, and those that it gives them."""
    names = [name for node in tree.find_all(nodes.FromImport) for name in node.names]
    return [name if isinstance(name, tuple) else (name, name) for name in names]


def read(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}


def included(tree: nodes.Template) -> list[str]:
    return [str(node.template.as_const()) for node in tree.find_all(nodes.Include)]


def unused_imports(trees: dict[str, nodes.Template]) -> list[str]:
    """What is imported in vain. What a template includes may use its imports."""
    return [
        f"{name}: {macro}"
        for name, tree in trees.items()
        for _, macro in imported(tree)
        if not any(macro in read(user) for user in (tree, *(trees[path] for path in included(tree))))
    ]


def unused_macros(trees: dict[str, nodes.Template]) -> list[str]:
    used = {name for tree in trees.values() for name in (*dict(imported(tree)), *read(tree))}
    return [
        f"{name}: {macro.name}"
        for name, tree in trees.items()
        for macro in tree.find_all(nodes.Macro)
        if macro.name not in used
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_few_imports(name: str, trees: dict[str, nodes.Template]) -> None:
    assert len(imports(trees[name])) <= MOST_IMPORTS


def test_all_that_is_imported_is_used(trees: dict[str, nodes.Template]) -> None:
    assert unused_imports(trees) == []


def test_every_macro_is_used(trees: dict[str, nodes.Template]) -> None:
    assert unused_macros(trees) == []


def test_what_is_not_used_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% from "macros.html" import shown, vain, passed, other as own %}{% import "macros.html" as all %}'
        '{{ shown() }}{{ own() }}{% include "foot.html" %}'
    )
    (tmp_path / "foot.html").write_text("{{ passed() }}")
    (tmp_path / "macros.html").write_text(
        "".join(f"{{% macro {name}() %}}{{% endmacro %}}" for name in ("shown", "vain", "passed", "other", "lost"))
    )
    found = templates(tmp_path)
    assert len(imports(found["page.html"])) == 2
    assert unused_imports(found) == ["page.html: vain"]
    assert unused_macros(found) == ["macros.html: lost"]

"""Which fields of the contexts the templates read: the types of their variables, followed through loops and macros."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from klarplan.contexts.frame import Frame
from klarplan.contexts.view import View

Shape = tuple[str, type]
"""("one", PlanView) for a context, ("many", PlanView) for a tuple of them."""
Shapes = frozenset[Shape]
"""What a variable may be; empty where that is not known, or where it is no context."""
Scope = dict[str, Shapes]

UNKNOWN: Shapes = frozenset()


def shapes(annotation: Any) -> Iterator[Shape]:
    """What a field's type holds: `tuple[PlanView, ...]` → ("many", PlanView)."""
    if is_dataclass(annotation) and isinstance(annotation, type):
        yield "one", annotation
    elif typing.get_origin(annotation) is tuple:
        yield from (("many", inner) for _, inner in shapes(typing.get_args(annotation)[0]))
    elif isinstance(annotation, types.UnionType):
        for part in typing.get_args(annotation):
            yield from shapes(part)


def of_field(owner: type, name: str) -> Shapes:
    return frozenset(shapes(typing.get_type_hints(owner)[name]))


@dataclass
class Reads:
    """What all templates read, and what they would read in vain."""

    theme: Path
    found: set[tuple[type, str]] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    macros: dict[tuple[str, str], Scope] = field(default_factory=dict)
    """(template, macro) → what its arguments may be."""

    def __post_init__(self) -> None:
        environment = Environment(extensions=["jinja2.ext.i18n"])
        self.trees = {
            path.relative_to(self.theme).as_posix(): environment.parse(path.read_text(encoding="utf-8"))
            for path in sorted(self.theme.rglob("*.html"))
        }

    def collect(self, views: Mapping[str, type[View]]) -> Reads:
        """Walk through all templates until nothing new is learnt about the arguments of macros."""
        before = -1
        while before != (before := sum(len(kinds) for scope in self.macros.values() for kinds in scope.values())):
            for name, tree in self.trees.items():
                view: Shapes = frozenset({("one", views[name])}) if name in views else UNKNOWN
                _Walk(self, name, {}).template(tree, view)
        return self


@dataclass
class _Walk:
    """One template. `imported` are the macros that it takes from others, by the names that it gives them."""

    reads: Reads
    name: str
    imported: dict[str, tuple[str, str]]

    def template(self, tree: nodes.Template, view: Shapes) -> None:
        frame = self.reads.trees.get("base.html")  # what it imports is there for what it includes
        for source_tree in (frame, tree) if frame else (tree,):
            for node in source_tree.find_all(nodes.FromImport):
                source = str(node.template.as_const())
                for imported in node.names:
                    original, local = imported if isinstance(imported, tuple) else (imported, imported)
                    self.imported[local] = (source, original)
        for macro in tree.find_all(nodes.Macro):
            self.imported.setdefault(macro.name, (self.name, macro.name))
        if self.name == "base.html":
            view = frozenset({("one", View)})
        scope: Scope = {"view": view, "frame": frozenset({("one", Frame)})}
        self.body(tree.body, scope)

    def body(self, statements: list[nodes.Node], scope: Scope) -> None:
        for node in statements:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.For):
            inner = dict(scope)
            elements = frozenset(("one", kind) for how, kind in self.value(node.iter, scope) if how == "many")
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = elements
            self.body([*([node.test] if node.test else []), *node.body, *node.else_], inner)
        elif isinstance(node, nodes.Macro):
            known = self.reads.macros.setdefault((self.name, node.name), {})
            self.body(node.body, {**scope, **{arg.name: known.get(arg.name, UNKNOWN) for arg in node.args}})
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            value = self.value(node.node, scope)
            if node.target.name not in ("view", "frame"):
                scope[node.target.name] = value
        elif isinstance(node, nodes.Expr):
            self.value(node, scope)
        else:
            inner = dict(scope) if isinstance(node, nodes.Block | nodes.Scope) else scope
            self.body(list(node.iter_child_nodes()), inner)

    def value(self, node: nodes.Node, scope: Scope) -> Shapes:
        """What an expression may be; every field that it reads is written down."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, UNKNOWN)
        if isinstance(node, nodes.Getattr):
            return self.read(node, self.value(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem):
            owner = self.value(node.node, scope)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self.read(node, owner, node.arg.value)
            self.value(node.arg, scope)
            return frozenset(("one", kind) for how, kind in owner if how == "many")
        if isinstance(node, nodes.Call):
            return self.call(node, scope)
        if isinstance(node, nodes.Filter):
            return self.filtered(node, scope)
        if isinstance(node, nodes.Or | nodes.And):
            return self.value(node.left, scope) | self.value(node.right, scope)
        if isinstance(node, nodes.CondExpr):
            self.value(node.test, scope)
            return self.value(node.expr1, scope) | (self.value(node.expr2, scope) if node.expr2 else UNKNOWN)
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return UNKNOWN

    def read(self, node: nodes.Node, owner: Shapes, name: str) -> Shapes:
        found: Shapes = UNKNOWN
        for how, kind in owner:
            if how == "one" and is_dataclass(kind):
                if name in {one.name for one in fields(kind)}:
                    self.reads.found.add((kind, name))
                    found |= of_field(kind, name)
                else:
                    self.reads.missing.add(f"{self.name}:{node.lineno}: {kind.__name__} has no field {name}")
        return found

    def call(self, node: nodes.Call, scope: Scope) -> Shapes:
        arguments = [self.value(argument, scope) for argument in node.args]
        named = {argument.key: self.value(argument.value, scope) for argument in node.kwargs}
        if isinstance(node.node, nodes.Name) and node.node.name in self.imported:
            source, name = self.imported[node.node.name]
            macro = next(one for one in self.reads.trees[source].find_all(nodes.Macro) if one.name == name)
            known = self.reads.macros.setdefault((source, name), {})
            given = {argument.name: value for argument, value in zip(macro.args, arguments, strict=False)} | named
            for argument, value in given.items():
                known[argument] = known.get(argument, UNKNOWN) | value
        else:
            self.value(node.node, scope)
        return UNKNOWN

    def filtered(self, node: nodes.Filter, scope: Scope) -> Shapes:
        owner = self.value(node.node, scope) if node.node else UNKNOWN
        for argument in node.args:
            self.value(argument, scope)
        for named in node.kwargs:
            if named.key == "attribute" and isinstance(named.value, nodes.Const):
                elements = frozenset(("one", kind) for how, kind in owner if how == "many")
                return frozenset(("many", kind) for _, kind in self.read(node, elements, str(named.value.value)))
            self.value(named.value, scope)
        return owner if node.name in ("select", "reject", "list", "sort", "batch", "reverse") else UNKNOWN

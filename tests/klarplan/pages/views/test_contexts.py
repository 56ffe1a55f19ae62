"""Every template gets exactly what it reads: no field is missing, and none is there that nobody reads."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from template_reads import Reads

from klarplan.pages import shell_contexts, views
from klarplan.pages.views.paper import Paper
from klarplan.pages.views.view import View
from klarplan.site import parts

THEME = Path(__file__).parents[4] / "theme"


def subclasses(kind: type[View]) -> list[type[View]]:
    return [found for one in kind.__subclasses__() for found in (one, *subclasses(one))]


MODULES = [import_module(f"{views.__name__}.{module.name}") for module in iter_modules(views.__path__)]
VIEWS = {one.TEMPLATE: one for one in subclasses(View) if one.__module__.startswith("klarplan.")}
CONTEXTS = [
    found for module in (*MODULES, shell_contexts, parts) for found in vars(module).values()
    if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__ and found is not Paper
]  # fmt: skip
READ_ELSEWHERE = {
    (parts.DateView, "past"),  # sorts dates on the pages that have them
    (parts.PlanView, "short_title"),
    (parts.Cell, "sort"),  # for the order and the filters of tables
    (parts.Row, "keys"),
}
READS = Reads(THEME).collect(VIEWS)


def test_every_view_has_a_template_of_its_own() -> None:
    assert len(VIEWS) == len(subclasses(View))
    assert [name for name in VIEWS if not (THEME / name).is_file()] == []


def test_every_template_has_a_view() -> None:
    templates = {path.name for path in THEME.glob("*.html")}
    assert templates - set(VIEWS) == {"base.html", "main.html"}


def test_templates_read_only_what_there_is() -> None:
    assert sorted(READS.missing) == []


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.__name__)
def test_every_field_is_read(context: type) -> None:
    read = READS.found | READ_ELSEWHERE
    own = [one.name for one in fields(context)]
    assert [name for name in own if not any((kind, name) in read for kind in context.__mro__)] == []


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.__name__)
def test_every_context_is_documented(context: type) -> None:
    assert context.__doc__
    assert not context.__doc__.startswith(f"{context.__name__}("), "dataclass writes that where there is none"


def test_the_way_of_following_types_finds_what_is_wrong(tmp_path: Path) -> None:
    """A theme of its own, with a field that is missing in a macro in a loop in a partial."""
    (tmp_path / "partials").mkdir()
    (tmp_path / "plans.html").write_text(
        '{% from "partials/p.html" import show with context %}'
        "{% for plan in view.plans|list %}{{ show(data=plan) }}{{ view.plans[0].colour }}{% endfor %}"
        '{{ view.plans|map(attribute="weight")|join }}'
    )
    (tmp_path / "partials" / "p.html").write_text(
        "{% macro show(data) %}{% set same = data or none %}{{ same.title }}\n"
        "{{ same['taste'] }}{{ frame.smell }}{% endmacro %}"
    )
    reads = Reads(tmp_path).collect(VIEWS)
    assert sorted(reads.missing) == [
        "partials/p.html:2: Frame has no field smell",
        "partials/p.html:2: PlanView has no field taste",
        "plans.html:1: PlanView has no field colour",
        "plans.html:1: PlanView has no field weight",
    ]
    assert (parts.PlanView, "title") in reads.found

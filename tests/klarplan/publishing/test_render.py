"""Templates read what their views have, and nothing else: no field is missing, and none is there that nobody reads.

Also tests: pages.views.view, pages.views.whole_plan
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from klarplan.content.terms import TermFinder
from klarplan.pages import shell, views
from klarplan.pages.head import sharing
from klarplan.pages.theme import theme_folder
from klarplan.pages.views.focus_area import PlanActivitiesView
from klarplan.pages.views.paper import FILES, Paper
from klarplan.pages.views.plan_parts import PlanPart
from klarplan.pages.views.printed import printed_plan_view
from klarplan.pages.views.view import View
from klarplan.publishing import embedded_pages, redirect_pages
from klarplan.publishing.build import Publication, build
from klarplan.publishing.editor import editor
from klarplan.publishing.pdf.printing import css_text
from klarplan.publishing.render import documents, own_templates, prepare
from klarplan.site import parts

ROOT = Path(__file__).parents[3]
SITES = [ROOT / "site_config.yml", *sorted((ROOT / "tests" / "examples").glob("*/site_config.yml"))]
MODULES = [import_module(f"{views.__name__}.{module.name}") for module in iter_modules(views.__path__)]
SHAPES = [
    found for module in (*MODULES, shell, sharing, embedded_pages, editor, redirect_pages, parts)
    for found in vars(module).values()
    if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__
    and found not in (View, Paper, PlanPart, shell.Shells)
]  # fmt: skip
"""Everything that templates are given."""
VIEWS = {shape.TEMPLATE: shape for shape in SHAPES if issubclass(shape, View)}
READ_ELSEWHERE = {
    (parts.DateView, "past"),  # parts the dates ahead from those that have passed
    (parts.Row, "keys"),  # the index of all activities is made from them
}
Reads = set[tuple[type, str]]


class Recording(jinja2.Environment):
    """Remembers which fields of which dataclasses templates read. Filters such as `map` read with `getitem`."""

    def __init__(self) -> None:
        super().__init__(loader=jinja2.FileSystemLoader(theme_folder()))
        self.reads: Reads = set()  # an overlay has the same
        self.filters |= {"url": str, "script_tag": str, "css_text": css_text}
        prepare(self, "sv")

    def getattr(self, obj: Any, attribute: str) -> Any:
        self._note(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        self._note(obj, argument)
        return super().getitem(obj, argument)

    def _note(self, obj: Any, name: Any) -> None:
        if is_dataclass(obj) and not isinstance(obj, type) and isinstance(name, str):
            self.reads.add((type(obj), name))


def shown(publication: Publication) -> Iterator[tuple[View, Mapping[str, Any]]]:
    """Every view of a site, with what else its template is given."""
    site, config = publication.site, publication.config
    engine = {"config": SimpleNamespace(site_name="Planer", extra_css=["a.css"], extra_javascript=["a.js"])}
    for page in publication.pages:
        own = SimpleNamespace(content="<p>Text.</p>", canonical_url="https://example.org/", url="x/", meta={})
        yield page.view, {**engine, "page": own, "shell": publication.shells.around(page)}
    missing = publication.not_found
    yield missing.view, {**engine, "page": None, "shell": publication.shells.around(missing)}
    finder = TermFinder(site.library.terms)
    for contents in site.library.plans.values():
        yield printed_plan_view(site, config, contents, finder), {"files": FILES}
    lists = (page.view for page in publication.pages if isinstance(page.view, PlanActivitiesView))
    groups = next((listed.groups for listed in lists), ())
    yield (
        embedded_pages.EmbeddedView(
            "Allt.", "sv", "Aktiviteter", "Planer", "planer/a/", "default-src 'self'", "a.css", groups
        ),
        {},
    )
    yield editor.EditorView("Ändra.", "sv", "Redigera", "Planer", "default-src 'none'"), {}
    yield (
        redirect_pages.RedirectView(
            "Följ länken.", "sv", "Planer", "Om oss", "om/", "https://example.org/om/", "a.css"
        ),
        {},
    )


@cache
def reads() -> Reads:
    """What the templates read of all views of all sites; each has been rendered when this comes back."""
    environment = Recording()
    for publication in map(build, SITES):
        for view, context in shown(publication):
            assert environment.get_template(view.TEMPLATE).render(view=view, **context)
    return environment.reads


def test_every_view_has_a_template_of_its_own_and_every_template_a_view() -> None:
    assert len(VIEWS) == len([shape for shape in SHAPES if issubclass(shape, View)])
    templates = {name for name in own_templates() if "/" not in name}
    assert templates - set(VIEWS) == {"base.html", "blog.html", "blog-post.html", "main.html", "sitemap.xml"}
    assert set(VIEWS) - templates == set()


@pytest.mark.xdist_group("views")
@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.__name__)
def test_the_sites_have_every_view(view: type[View]) -> None:
    assert {kind for kind, _ in reads() if kind is view}


@pytest.mark.xdist_group("views")
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_field_is_read(shape: type) -> None:
    known = reads() | READ_ELSEWHERE
    assert [field.name for field in fields(shape) if (shape, field.name) not in known] == []


@pytest.mark.xdist_group("views")
def test_what_no_template_reads_is_seen() -> None:
    assert READ_ELSEWHERE & reads() == set()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_everything_that_templates_are_given_is_documented(shape: type) -> None:
    assert shape.__doc__
    assert not shape.__doc__.startswith(f"{shape.__name__}("), "dataclass writes that where there is none"


# ---- our rules for our own templates, the engine's for all others ----

TEMPLATES = {
    "own.html": "{{ view.title }}{{ view.colour }}",
    "own-escaped.html": "{{ '<' }}",
    "own-base.html": "{% block a %}{{ '<' }}{{ nothing }}{% endblock %}",
    "own-includes.html": "{{ '<' }}{% include 'other.html' %}",
    "other.html": "[{{ nothing }}{{ '<' }}]",
    "other-extends.html": "{% extends 'own-base.html' %}",
    "other-own-block.html": "{% extends 'own-base.html' %}{% block a %}{{ '<' }}{{ nothing }}{% endblock %}",
    "other-trans.html": "{{ _('Plans') }}{% trans %}Plans{% endtrans %}",
}


def engine() -> jinja2.Environment:
    environment = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES))
    prepare(environment, "sv", [name for name in TEMPLATES if name.startswith("own")])
    return environment


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("own-escaped.html", "&lt;"),
        ("other.html", "[<]"),
        ("own-includes.html", "&lt;[<]"),
        ("other-own-block.html", "<"),
        ("other-trans.html", "PlanerPlaner"),
    ],
)
def test_each_template_follows_its_own_rules(template: str, expected: str) -> None:
    assert engine().get_template(template).render(view={}) == expected


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("own.html", "'klarplan.site.parts.Link object' has no attribute 'title'"),
        ("own-base.html", "'nothing' is undefined"),
        ("other-extends.html", "'nothing' is undefined"),
    ],
)
def test_a_name_that_is_not_there_stops_our_own_templates(template: str, message: str) -> None:
    with pytest.raises(jinja2.UndefinedError, match=message):
        engine().get_template(template).render(view=parts.Link("a"))


def test_documents_follow_the_same_rules(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("{{ view.text }}{{ nothing }}", encoding="utf-8")
    environment = documents([tmp_path], "sv")
    with pytest.raises(jinja2.UndefinedError, match="'nothing' is undefined"):
        environment.get_template("x.html").render(view=parts.Link("<"))
    assert environment.get_template("x.html").render(view=parts.Link("<"), nothing="") == "&lt;"


@pytest.mark.parametrize("count", [10, 1000])
def test_rows_of_all_activities_stay_small(count: int) -> None:
    """What a row costs does not grow with their number, and nothing that all rows share is written in each."""
    rows = tuple(
        parts.Row(
            (
                parts.Cell("Titel", "x/"), parts.Cell("Område"),
                parts.Cell("Påbörjad", status=parts.StatusMark("started", "Påbörjad"), sort="1"),
            ),
        )
        for _ in range(count)
    )  # fmt: skip
    columns = tuple(parts.Cell(name, sort=name) for name in ("Aktivitet", "Fokusområde", "Läge"))
    environment = Recording()
    template = environment.from_string(
        '{% from "partials/plan-parts.html" import table with context %}{{ table(view, kind="dense") }}'
    )
    html = template.render(view=parts.Table("Planen", columns, rows))
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    elements = body.count("<") - body.count("</") - 1
    assert (elements, len(body) // count < 310) == (count * 8, True)
    assert body.count("data-label") == 0

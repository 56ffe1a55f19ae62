"""Jinja → MiniJinja, form by form; and every template of the theme.

Also tests: publishing.zensical.front_matter
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from klarplan.pages.theme import theme_folder
from klarplan.publishing.zensical.front_matter import as_plain, page_file
from klarplan.publishing.zensical.templates import UnknownFormError, for_minijinja, names_read
from klarplan.text.catalogue import catalogue

ON, OFF = "{% autoescape true %}", "{% endautoescape %}"
SWEDISH = catalogue("sv")


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("<p>{{ view.lead }}</p>", "<p>{{ page.meta.view.lead }}</p>"),
        ("{{ item.view }}{{ f(view=shell) }}", "{{ item.view }}{{ f(view=page.meta.shell) }}"),
        ('{{ _("Search") }}', '{{ ("Sök"|safe) }}'),
        ("{{ repeated(row, item) }}", "{{ row( item) }}"),
        ("{% for a, b in row.keys.items() %}{% endfor %}", "{% for a, b in row.keys|items %}{% endfor %}"),
        ("{{ page.content|safe }}{{ page.url }}", "{{ page.content[5:-6]|safe }}{{ page.url }}"),
        ("{# for people #}a", "a"),
        ("{% trans source=view.source|join(', ') %}Source: {{ source }}{% endtrans %}",
         "Källa: {{ page.meta.view.source|join(', ') }}"),
        ("a {%- trans n=rows|length - 2 %}Show {{ n }} more{% endtrans %}",
         "a{{- '' }}Visa {{ rows|length - 2 }} till"),
        ("{% trans count=x %}{{ count }} measure without a value{% pluralize %}"
         "{{ count }} measures without a value{% endtrans %}",
         "{% if (x) == 1 %}{{ x }} mått utan värde{% else %}{{ x }} mått utan värde{% endif %}"),
        ("{% macro m(shell) %}{{ shell.a }}{{ view.b }}{% endmacro %}{{ shell.c }}",
         f"{{% macro m(shell) %}}{ON}{{{{ shell.a }}}}{{{{ page.meta.view.b }}}}{OFF}{{% endmacro %}}"
         "{{ page.meta.shell.c }}"),
    ],
)  # fmt: skip
def test_forms(template: str, written: str) -> None:
    assert for_minijinja(template, SWEDISH).removeprefix(ON).removesuffix(OFF) == written


def test_a_page_that_fills_blocks_is_escaped_where_they_stand() -> None:
    assert for_minijinja('{% extends "base.html" %}', SWEDISH) == '{% extends "base.html" %}'


@pytest.mark.parametrize("template", ["{{ _(text) }}", '{{ _("a", n=1) }}', "{{ repeated }}", "{{ 'a"])
def test_a_form_without_an_equal_is_refused(template: str) -> None:
    with pytest.raises(UnknownFormError):
        for_minijinja(template, SWEDISH)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_all_templates_of_pages_have_a_form(lang: str) -> None:
    for file in theme_folder().rglob("*.html"):
        written = for_minijinja(file.read_text(encoding="utf-8"), catalogue(lang))
        assert "trans " not in written.replace("endtrans", ""), file.name
        assert "_(" not in written.replace("_text(", ""), file.name


def test_names_that_templates_read() -> None:
    assert {"lead", "url", "text"} <= set(names_read('{{ view.lead }}{{ a|map(attribute="text") }}{{ b.url }}'))


# ---- the file of a page ----


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    text: str
    amount: Decimal
    day: date
    _hidden: str = ""

    @property
    def shout(self) -> str:
        return self.text.upper()


def test_a_view_as_json() -> None:
    value = {Colour.RED: (Inner("0180", Decimal("1.50"), date(2026, 1, 2)), None, True)}
    first = {"text": "0180", "amount": 1.5, "day": "2026-01-02"}
    assert as_plain(value, frozenset()) == {"red": [first, None, True]}
    assert as_plain(value, {"shout"}) == {"red": [first | {"shout": "0180"}, None, True]}
    with pytest.raises(TypeError, match="object"):
        as_plain(object(), ())


def test_a_page_file_keeps_its_text_from_being_read_again() -> None:
    written = page_file({"code": "0180", "ord": "å"}, "[x](javascript:1)<p>a</p>")
    _, facts, text = written.split("---\n")
    assert json.loads(facts) == {"code": "0180", "ord": "å"}
    assert text == "\n<div>[x](javascript:1)<p>a</p></div>\n"
    assert page_file({}, "") == "---\n{}\n---\n"

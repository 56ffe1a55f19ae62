"""An organisation's colours: what is told of them, and the style sheet that they become."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from klarplan.content.problems.problem import explain
from klarplan.content.reading.document import parse
from klarplan.content.settings.brand import PROPERTIES, TOKENS, Brand, brand_problems, stylesheet
from klarplan.content.settings.contrast import ratio

CSS = (Path(__file__).parents[4] / "theme" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")


def told(**brand: dict[str, str]) -> list[tuple[int, str, dict[str, Any]]]:
    """Line, kind and values of every problem of a brand that stands in a file of its own."""
    text = yaml.safe_dump({"brand": brand}, sort_keys=False)
    document, _ = parse(text, "site_config.yml")
    problems = brand_problems(Brand.model_validate((document.meta or {}).get("brand", {})), document, ())
    return [(problem.position.line, problem.kind, dict(problem.values)) for problem in problems]


def test_the_colours_are_those_of_the_theme() -> None:
    for scheme, colours in TOKENS.items():
        for name, token in PROPERTIES.items():
            assert f"--{scheme}-{token}: {colours[name]};" in CSS
            assert f"--{token}: var(--{scheme}-{token});" in CSS, "what is set is what is used"
    grounds = {name: re.findall(rf"--{name}: (#\w+);", CSS) for name in ("page-ground", "quiet")}
    for name, token in (("page", "page-ground"), ("quiet", "quiet")):
        light, *dark = grounds[token]
        assert light == TOKENS["light"][name]
        assert set(dark) == {TOKENS["dark"][name]}


def test_the_themes_own_colours_are_fine() -> None:
    own = {scheme: {name: colours[name] for name in PROPERTIES} for scheme, colours in TOKENS.items()}
    assert told(**own) == []
    assert told() == []


@pytest.mark.parametrize(
    ("brand", "expected"),
    [
        ({"light": {"primary": "#5a1a4a"}}, []),
        (
            {"light": {"primary": "#FFDD00", "on_primary": "#000000"}},
            [("primary", "page", "1.34", "4.5"), ("primary", "accent", "1.15", "3")],
        ),
        (
            {"light": {"primary": "#9a9a9a"}},
            [("primary", "accent", "1.8", "3"), ("primary", "on_primary", "2.81", "4.5")],
        ),
        ({"light": {"on_primary": "#0b4a50"}}, [("on_primary", "primary", "1", "4.5")]),
        ({"light": {"link": "#ff0000"}}, [("link", "quiet", "3.63", "4.5")]),
        ({"light": {"link_hover": "#ff0000"}}, [("link_hover", "quiet", "3.63", "4.5")]),
        ({"dark": {"link": "#445566"}}, [("link", "quiet", "2.04", "4.5")]),
        ({"dark": {"accent": "#333333"}}, [("accent", "on_accent", "1.3", "4.5"), ("accent", "primary", "1.1", "3")]),
        ({"dark": {"primary": "#ffffff", "on_primary": "#000000", "accent": "#000000", "on_accent": "#ffffff"}}, []),
    ],
)  # fmt: skip
def test_too_little_contrast(brand: dict[str, dict[str, str]], expected: list[tuple[str, str, str, str]]) -> None:
    found = told(**brand)
    ((scheme, colours),) = brand.items()
    grounds = {**TOKENS[scheme], **colours}  # type: ignore[index]
    assert [
        (kind, values["found"], values["other"], values["ratio"], values["needed"]) for _, kind, values in found
    ] == [
        ("low-contrast", grounds[one], grounds[other], Decimal(contrast), Decimal(needed))
        for one, other, contrast, needed in expected
    ]
    for _, _, values in found:
        assert ratio(values["suggestion"], values["other"]) >= values["needed"]


def test_a_problem_stands_at_the_line_of_the_colour() -> None:
    found = told(light={"accent": "#ffc73a", "link": "#ff0000"}, dark={"link": "#445566"})
    assert [line for line, *_ in found] == [4, 6]


def test_a_colour_without_quotation_marks() -> None:
    document, _ = parse("brand:\n  light:\n    primary: #5a1a4a\n", "site_config.yml")
    (problem,) = brand_problems(Brand(), document, ())
    assert (problem.position.line, problem.position.column, problem.kind) == (3, 5, "unquoted-colour")


def test_it_is_told_with_the_ratio() -> None:
    document, _ = parse('brand: {light: {link: "#ff0000"}}', "site_config.yml")
    problems = list(brand_problems(Brand.model_validate(document.meta["brand"]), document, ()))
    assert explain(problems, "text", "sv") == (
        "site_config.yml:1:23: Kontrasten är 3,63:1 mellan länkar (#ff0000) och den dämpade bakgrunden (#f1f5f4). "
        'Det behövs 4,5:1. Den närmaste som räcker är "#e00000".'
    )


@pytest.mark.parametrize(
    ("brand", "css"),
    [
        ({}, ""),
        ({"light": {}, "dark": {}}, ""),
        ({"light": {"primary": "#5a1a4a"}}, ":root {\n  --light-brand: #5a1a4a;\n}\n"),
        (
            {"dark": {"link_hover": "#ffffff", "on_primary": "#eeeeee"}, "light": {"accent": "#ff0000"}},
            ":root {\n  --light-accent: #ff0000;\n  --dark-on-brand: #eeeeee;\n  --dark-link-hover: #ffffff;\n}\n",
        ),
    ],
)
def test_stylesheet(brand: dict[str, Any], css: str) -> None:
    assert stylesheet(Brand.model_validate(brand)) == css

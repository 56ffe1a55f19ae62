"""The style sheet that pages load: every file of it, once, in the layer and the order that the index says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from klarplan.pages.theme import theme_folder
from klarplan.publishing.stylesheets import INDEX, JOINED, PARTS, StylesheetError, joined

THEME = theme_folder()
LAYERS = re.compile(r"^@layer ([^{;]+);$", re.MULTILINE)
IMPORTED = re.compile(r'^@import "(.+)" layer\((.+)\);$', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LOADED_ALONE = ("assets/css/search.css",)
"""Style sheets of single pages, which come after the joined one and share its layers."""


def theme(folder: Path, files: dict[str, str]) -> Path:
    for name, css in files.items():
        file = folder / PARTS / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(css, encoding="utf-8")
    return folder


def top_level(css: str) -> list[str]:
    """What begins each statement that stands in no other: `@layer base`, `a:hover`."""
    found, depth, start = [], 0, 0
    css = COMMENT.sub("", css)
    for position, sign in enumerate(css):
        if sign in "{;" and not depth:
            found.append(css[start:position].strip())
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign in "};" and not depth:
            start = position + 1
    return found


def declared() -> list[str]:
    (layers,) = LAYERS.findall((THEME / INDEX).read_text(encoding="utf-8"))
    return layers.split(", ")


def test_files_stand_in_their_layers_in_the_order_of_the_index(tmp_path: Path) -> None:
    index = '/* Why. */\n@layer base, print;\n\n@import "a/b.css" layer(base);\n@import "c.css" layer(print);\n'
    folder = theme(tmp_path, {"index.css": index, "a/b.css": "\n/* b */\na {}\n", "c.css": "@page {}"})
    assert joined([folder]) == (
        "/* Why. */\n@layer base, print;\n\n@layer base {\n/* b */\na {}\n}\n\n@layer print {\n@page {}\n}\n\n"
    )


def test_a_file_of_the_site_wins(tmp_path: Path) -> None:
    index = '@import "a.css" layer(base);\n@import "b.css" layer(base);\n'
    ours = theme(tmp_path / "theme", {"index.css": index, "a.css": "a {}", "b.css": "b {}"})
    own = theme(tmp_path / "own", {"b.css": "i {}"})
    assert joined([own, ours]) == "@layer base {\na {}\n}\n\n@layer base {\ni {}\n}\n\n"


@pytest.mark.parametrize(
    ("index", "values"),
    [
        ('@import "gone.css" layer(base);', {"file": INDEX, "found": f"{PARTS}gone.css"}),
        ('@import "a.css";', {"file": INDEX, "found": '@import "a.css";'}),
        ('  @import url("a.css") layer(base);', {"file": INDEX, "found": '@import url("a.css") layer(base);'}),
        ('@import "https://example.org/a.css" layer(x);',
         {"file": INDEX, "found": '@import "https://example.org/a.css" layer(x);'}),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_told(index: str, values: dict[str, str], tmp_path: Path) -> None:
    folder = theme(tmp_path, {"index.css": index, "a.css": "a {}"})
    with pytest.raises(StylesheetError) as caught:
        joined([folder])
    assert caught.value.values == values


def test_every_file_is_imported_once() -> None:
    names = [name for name, _ in IMPORTED.findall((THEME / INDEX).read_text(encoding="utf-8"))]
    files = {path.relative_to(THEME / PARTS).as_posix() for path in (THEME / PARTS).rglob("*.css")} - {"index.css"}
    assert sorted(names) == sorted(files)


def test_a_folder_is_one_layer_and_layers_come_in_their_order() -> None:
    imported = IMPORTED.findall((THEME / INDEX).read_text(encoding="utf-8"))
    assert [(name, layer) for name, layer in imported if re.split(r"[/.]", name)[0] != layer] == []
    assert list(dict.fromkeys(layer for _, layer in imported)) == declared()


def test_no_rule_is_without_a_layer() -> None:
    layers = {f"@layer {name}" for name in declared()}
    assert set(top_level(joined([THEME]))) == {f"@layer {', '.join(declared())}", *layers}
    for path in LOADED_ALONE:
        assert set(top_level((THEME / path).read_text(encoding="utf-8"))) <= layers, path


def test_a_rule_without_a_layer_is_found() -> None:
    css = "@layer a, b; /* { */ @layer a { p { x: y; } } p, a:hover { x: y; } @media print { p { x: y } }"
    assert top_level(css) == ["@layer a, b", "@layer a", "p, a:hover", "@media print"]


def test_the_joined_file_is_nowhere_in_the_theme() -> None:
    """It would win over the parts."""
    assert not (THEME / JOINED).exists()


def test_nothing_that_a_site_adds_is_overruled() -> None:
    """An `!important` in a layer wins over one in `extra_css`, which has none."""
    assert "!important" not in COMMENT.sub("", joined([THEME]))

"""Icons, emojis and tabs in texts: what their names and extensions of Markdown make, as pages show it.

Also tests: text.tabs
"""

from __future__ import annotations

import re

import markdown
import pytest

from klarplan.text.html import sanitise
from klarplan.text.icons import known

ICON = re.compile(r'<svg class="icon" viewBox="[\d ]+" aria-hidden="true" focusable="false"><path d="[^"]+"/></svg>')
EMOJI = {"emoji_index": "material", "emoji_generator": "svg"}


def shown(text: str, *extensions: str, **options: object) -> str:
    return sanitise(
        markdown.markdown(
            text, extensions=list(extensions), extension_configs={extensions[0]: options} if extensions else {}
        )
    )


@pytest.mark.parametrize(
    "name", ["material-account", "octicons-mark-github-16", "fontawesome-brands-github", "simple-github"]
)
def test_an_icon_is_drawn_in_the_page(name: str) -> None:
    assert ICON.fullmatch(known(name))
    assert ICON.sub("ICON", shown(f"a :{name}: b")) == "<p>a ICON b</p>"


@pytest.mark.parametrize(("name", "character"), [("smile", "😄"), ("+1", "👍"), ("flag_se", "🇸🇪")])
def test_an_emoji_is_a_character(name: str, character: str) -> None:
    assert shown(f":{name}:") == f"<p>{character}</p>"


@pytest.mark.parametrize(
    "text", ["`:smile:`", ":no-icon-of-that-name:", "kl 10:15:30", "http://a:b:c", ":material-no-such:"]
)
def test_anything_else_is_as_it_is_written(text: str) -> None:
    assert "<svg" not in shown(text)
    assert text.strip("`") in shown(text)


def test_what_the_extension_has_drawn_is_drawn_and_loads_nothing() -> None:
    from material.extensions.emoji import to_svg, twemoji

    html = shown(":smile: :material-account:", "pymdownx.emoji", emoji_index=twemoji, emoji_generator=to_svg)
    assert ICON.sub("ICON", html) == "<p>😄 ICON</p>"
    assert shown(":smile:", "pymdownx.emoji") == "<p>😄</p>"


@pytest.mark.parametrize(
    "drawing",
    ["<svg onload='x()'></svg>", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>x</script></svg>'],
)
def test_no_other_drawing_passes(drawing: str) -> None:
    html = sanitise(f'<p>emoji <span class="twemoji">{drawing}</span>\ue0a07\ue0a1</p>')
    assert "svg" not in html
    assert "script" not in html


TABS = '=== "Barn"\n\n    a\n\n    === "Små"\n\n        b\n\n=== "Vuxna"\n\n    - c\n\nEfter\n'
FOLDED = (
    '<details open=""><summary>Barn</summary><p>a</p><details open=""><summary>Små</summary><p>b</p></details>'
    '</details><details open=""><summary>Vuxna</summary><ul><li>c</li></ul></details><p>Efter</p>'
)


@pytest.mark.parametrize("alternate", [True, False])
def test_tabs_are_parts_that_can_be_folded(*, alternate: bool) -> None:
    html = shown(TABS, "pymdownx.tabbed", alternate_style=alternate)
    assert re.sub(r"\n\s*", "", html) == FOLDED


def test_other_fields_and_names_stay() -> None:
    html = '<div class="a"><label>x</label><div class="tabbed-content">y</div></div>'
    assert sanitise(html) == '<div class="a">x<div class="tabbed-content">y</div></div>'

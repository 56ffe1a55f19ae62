"""The catalogues: complete, with nothing left over, and written as tools/messages.py writes them."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from klarplan.text.catalogue import catalogue

ROOT = Path(__file__).parents[3]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = load_tool()
_TYPED = re.compile(r"</?a\b[^>]*>|pip install \S+|(?<!\S)--[a-z-]+|https?://[^\s,]+")


@pytest.fixture(scope="module", name="texts")
def _texts() -> Catalog:
    catalogue: Catalog = messages.extracted()
    return catalogue


@pytest.fixture(scope="module", name="file", params=messages.CATALOGUES, ids=lambda file: file.stem)
def _file(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


@pytest.fixture(scope="module", name="known")
def _known(file: Path) -> Catalog:
    catalogue: Catalog = messages.read(file)
    return catalogue


def test_every_text_has_a_translation(texts: Catalog, known: Catalog) -> None:
    assert messages.untranslated(messages.updated(texts, [known])) == []


def test_the_catalogue_is_as_the_tool_writes_it(texts: Catalog, file: Path, known: Catalog) -> None:
    """`make texts` makes it so: sorted, and without what is no longer used."""
    assert file.read_text(encoding="utf-8") == messages.written(messages.updated(texts, [known]))


def test_translations_link_and_name_what_is_typed_as_the_text_does(known: Catalog) -> None:
    differing = [
        message.id
        for message in known
        if message.id and not isinstance(message.id, tuple) and typed(message.id) != typed(message.string)
    ]
    assert differing == []


def typed(text: str) -> list[str]:
    """What is the same in all languages: tags, commands, options and addresses."""
    return sorted(_TYPED.findall(text))


def test_translations_have_the_same_places_for_values(known: Catalog) -> None:
    """The plural form has all of them; the singular may say "one" instead of {n}."""
    translated = [message for message in known if message.id and all(messages.forms(message.string))]
    differing = []
    for message in translated:
        texts, translations = messages.forms(message.id), messages.forms(message.string)
        singular, plural = places(translations[0]), places(translations[-1])
        if plural != places(texts[-1]) or not singular <= plural:
            differing.append(message.id)
    assert differing == []


def test_no_text_stands_within_another_text() -> None:
    """Babel does not look into f-strings before Python 3.12: such a text would lose its translation in silence."""
    hidden = [
        f"{file.name}:{call.lineno}"
        for file in sorted((ROOT / "generator").rglob("*.py"))
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and _name(call) in {"_", "N_", "plural"}
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def _name(call: ast.Call) -> str:
    """The name that a call has last: `plural` of `texts.plural(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def places(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%\(\w+\)s", text))


def test_the_catalogue_is_read_as_it_stands() -> None:
    swedish = catalogue("sv")
    assert swedish.gettext("The file is empty.") == "Filen är tom."
    assert swedish.ngettext("{n} problem", "{n} problems", 2) == "{n} fel"
    assert catalogue("sv-SE").gettext("The file is empty.") == "Filen är tom."
    assert catalogue("en").gettext("The file is empty.") == "The file is empty."


def test_finnish_is_read_as_it_stands() -> None:
    assert catalogue("fi").gettext("The file is empty.") == "Tiedosto on tyhjä."
    assert catalogue("fi").ngettext("{n} problem", "{n} problems", 2) == "{n} virhettä"


def test_a_text_with_and_without_plural_is_found_both_ways() -> None:
    assert (catalogue("sv").gettext("goal"), catalogue("sv").gettext("priority")) == ("mål", "prioritering")


def test_translations_are_kept_and_taken_from_other_catalogues(tmp_path: Path) -> None:
    (tmp_path / "one.po").write_text('msgid "a"\nmsgstr "ett"\n\nmsgid "old"\nmsgstr "gammal"\n')
    (tmp_path / "two.po").write_text(
        'msgid "a"\nmsgstr "två"\n\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    )
    texts = messages.Catalog(locale="sv")
    for text in ("a", ("b", "bs"), "c"):
        texts.add(text)
    catalogues = [messages.read(tmp_path / name) for name in ("one.po", "two.po", "missing.po")]
    merged = messages.updated(texts, catalogues)
    assert {message.id: message.string for message in merged if message.id} == {
        "a": "ett",
        ("b", "bs"): ("x", "y"),
        "c": "",
    }
    assert messages.untranslated(merged) == ["c"]

"""JSON Schema and the models say the same: of everything that is published, and of faults planted in every field.

Also tests: content.schema_texts
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel, ValidationError

from klarplan.content.reading.document import Document, read
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.folder import content_files
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS
from klarplan.content.schema import CONFIG, SCHEMA_NAMES, schemas, write_schemas
from klarplan.content.schema_texts import FIELD_TEXTS, MODEL_TEXTS, WORD_TEXTS
from klarplan.content.settings.editor import Editor
from klarplan.content.settings.help import Help
from klarplan.content.settings.settings import Settings
from klarplan.model import base, indicators, records, shared, translations, values
from klarplan.model.shared import Funding
from klarplan.text.catalogue import catalogue

ROOT = Path(__file__).parents[3]
SCHEMAS = schemas("sv")
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
SITES = [ROOT / "content", ROOT / "tests" / "golden" / "base" / "content"]


def plain(value: Any) -> Any:
    """Values as YAML 1.2 and JSON have them."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else value


def documents(content: Path) -> Iterator[tuple[FileKind, Document]]:
    for path in content_files(content):
        kind = classify(path)
        if kind in SCHEMA_NAMES:
            yield kind, read(content / path, path)[0]


def faults(kind: FileKind, value: Any) -> list[str]:
    validator = VALIDATORS[SCHEMA_NAMES[kind]]
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(plain(value))]


def is_valid(model: type[BaseModel], value: Any) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True


def model_takes(kind: FileKind, value: Any) -> bool:
    if kind in LIST_MODELS:
        return isinstance(value, list) and all(is_valid(LIST_MODELS[kind], entry) for entry in value)
    if kind is FileKind.FUNDING:
        return is_valid(Funding, value)
    known = {"id": "x", "path": "x", "plan": "x", "body": ""}  # what comes from the file
    return isinstance(value, dict) and is_valid(FILE_MODELS[kind], {**value, **known})


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("content", SITES, ids=["published", "base"])
def test_everything_that_is_published_is_valid(content: Path) -> None:
    found = {document.path: faults(kind, document.meta) for kind, document in documents(content) if document.meta}
    assert len(found) > 10
    assert {path: told for path, told in found.items() if told} == {}


def test_the_configuration_is_valid() -> None:
    document, problems = read(ROOT / "site_config.yml", "site_config.yml")
    assert problems == []
    assert list(VALIDATORS[CONFIG].iter_errors(plain(document.meta))) == []


PLANTED = [
    None, True, 0, -1, 7, 2017, Decimal("1.5"), "", "x", "ÅÄ Ö", "2017", "hösten 2017", "2021–2025", "löpande",
    "2021-13", "13 maj",
    date(2021, 3, 31), "100 000", "131634.63", "100000 kr", "-5", "within_budget", "amount", "done", "adopted", "all",
    "https://www.example.se", "namn@kommun.se", "0188", [], ["x"], [1], [["x"]], {}, {"x": "y"}, [{"x": "y"}],
    {"party": "x"}, {"kind": "amount"}, {"amount": 5}, {"kind": "included"}, {"kind": "included", "included_in": "x"},
    {"amount": 5, "kind": "within_budget", "year": 2017, "payers": "x"}, {"role": "x"}, "sv", "svenska!",
    {"document": "x"},
]  # fmt: skip
"""What a hurried editor may write in any field."""


def dropped(value: Any) -> Any:
    """Without what the reader of files leaves out: empty values."""
    if isinstance(value, dict):
        kept = {key: dropped(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in (None, "", [], {})}
    return [dropped(part) for part in value] if isinstance(value, list) else value


def mutated(value: Any, *, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every way to plant one fault: each value of PLANTED in each place, a field too many, a field too few."""
    if isinstance(value, dict):
        for name in value:
            yield f"{path} without {name}", {key: part for key, part in value.items() if key != name}
            for told, inner in mutated(value[name], path=(*path, name)):
                yield told, {**value, name: inner}
        yield f"{path} with a field too many", {**value, "olika": "x"}
    elif isinstance(value, list) and value:
        for told, inner in mutated(value[0], path=(*path, 0)):
            yield told, [inner, *value[1:]]
    for planted in PLANTED:
        yield f"{path} = {planted!r}", copy.deepcopy(planted)


BASE = {kind: document.meta for kind, document in documents(SITES[1]) if document.meta and kind is not FileKind.START}
FULL: dict[FileKind, dict[str, Any]] = {
    FileKind.ACTIVITY: {
        "title": "x", "lang": "sv", "focus_area": "x", "order": 1, "goals": ["x"], "municipalities": ["x"],
        "responsible": [{"party": "x", "role": "y"}], "period": "2017", "cost": [{"amount": 5, "year": 2017}],
        "indicators": ["x"], "status": "done", "status_date": date(2021, 3, 31), "source": {"document": "x"},
    },
    FileKind.FUNDING: {
        "year": 2020, "rounding": 1, "purposes": [{"id": "x", "title": "x"}], "stated_total": 5,
        "allocations": [{"recipient": "x", "amounts": {"x": 5}}], "source": {"document": "x"},
        "statements": [{"text": "x", "amount": 5, "approximate": True}], "reporting": [{"text": "x", "period": "2021"}],
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(BASE))
def test_schema_and_models_agree_on_planted_faults(kind: FileKind) -> None:
    cases = [case for meta in (BASE[kind], FULL.get(kind, {})) for case in mutated(meta)]
    refused, differing = 0, []
    for told, changed in cases:
        value = dropped(changed)
        takes = model_takes(kind, value)
        refused += not takes
        if takes == bool(faults(kind, value)) and not is_beyond_a_schema(changed, takes=takes):
            differing.append(f"{told}: the model {'takes' if takes else 'refuses'} it; {faults(kind, value)}")
    assert refused > 20
    assert differing == []


def is_beyond_a_schema(value: Any, *, takes: bool) -> bool:
    """A date without quotation marks is a text to JSON; where a text is meant the model refuses it."""
    return not takes and date(2021, 3, 31) in list(leaves(value))


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield value


@pytest.mark.parametrize(
    ("options", "valid"),
    [
        ({"organisation": "x", "licence": {"name": "x", "url": "https://x.se"}}, True),
        ({"organisation": "x", "licence": {"name": "x", "url": "https://x.se"}, "exports": False}, True),
        ({"organisation": "x", "licence": {"name": "x", "url": "x"}}, False),
        ({"licence": {"name": "x", "url": "https://x.se"}}, False),
        ({"organisation": "x", "licence": {"name": "x", "url": "https://x.se"}, "olika": 1}, False),
    ],
)
def test_settings(options: dict[str, Any], valid: bool) -> None:
    site = {"site_name": "x", "plugins": ["search", {"klarplan": options}], "site_dir": "x"}
    assert VALIDATORS[CONFIG].is_valid(site) == valid
    assert is_valid(Settings, options) == valid


def test_texts_are_about_fields_that_exist() -> None:
    models = {
        name: model for module in (base, indicators, records, shared, translations, values)
        for name, model in vars(module).items()
        if isinstance(model, type) and issubclass(model, base.Model)
    } | {"Settings": Settings, "Help": Help, "Editor": Editor}  # fmt: skip
    assert set(MODEL_TEXTS) <= set(models)
    assert [name for name in FIELD_TEXTS if name.split(".")[1] not in models[name.split(".")[0]].model_fields] == []


def test_every_field_has_a_title_in_swedish() -> None:
    known = catalogue("sv")
    words = [text for texts in WORD_TEXTS.values() for text in texts]
    texts = {*words, *FIELD_TEXTS.values(), *(text for pair in MODEL_TEXTS.values() for text in pair)}
    titles = {text for schema in schemas("en").values() for text in titles_in(schema)}
    assert "" not in titles
    assert [
        text for text in sorted(texts | titles) if known.gettext(text) == text and text not in SAME_IN_SWEDISH
    ] == []


SAME_IN_SWEDISH = {
    "GitHub",
    "GitLab",
    "Gitea",
    "Plan",
    "Region",
    "definition",
    "film",
    "id",
    "organisation",
    "plan",
    "text",
    "Transport",
}


def titles_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "title" and isinstance(part, str):
                yield part
            else:
                yield from titles_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from titles_in(part)


def test_words_are_explained_for_every_vocabulary() -> None:
    def enums(value: Any) -> Iterator[tuple[tuple[str, ...], bool]]:
        if isinstance(value, dict):
            if isinstance(value.get("enum"), list):
                yield tuple(value["enum"]), len(value.get("enumDescriptions", ())) == len(value["enum"])
            for part in value.values():
                yield from enums(part)
        elif isinstance(value, list):
            for part in value:
                yield from enums(part)

    found = {
        words: explained for name, schema in SCHEMAS.items() if name != CONFIG for words, explained in enums(schema)
    }
    bare_costs = ("within_budget", "not_calculated", "described")
    assert {words for words, explained in found.items() if not explained} == {bare_costs}


def test_files_are_written_as_they_are_shipped(tmp_path: Path) -> None:
    """After a change in the models or their texts: make schemas."""
    written = {file.name: file.read_text(encoding="utf-8") for file in write_schemas(tmp_path)}
    shipped = ROOT / "generator" / "klarplan" / "content" / "schemas"
    assert {file.name: file.read_text(encoding="utf-8") for file in shipped.glob("*.json")} == written
    assert json.loads(written["activity.json"])["$schema"].startswith("http://json-schema.org/")

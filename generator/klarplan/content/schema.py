"""JSON Schema (draft 7, which editors know best) for every kind of file, made from the models, with titles and texts of
the catalogue: so that an editor such as VS Code completes fields, explains them, and marks faults as they are written.

It says the same as the models, but for what no schema can: references to other records, sums, days that do not exist,
three decimals in an amount, and whether a text has quotation marks. `klarplan check` tells those.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, BeforeValidator
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from klarplan.content.reading.file_kinds import FileKind
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS, TRANSLATION_MODELS
from klarplan.content.schema_texts import MODEL_TEXTS, WORD_TEXTS, field_text
from klarplan.content.settings.editor import Editor
from klarplan.content.settings.export import Exports
from klarplan.content.settings.settings import Settings
from klarplan.model.base import WEB_ADDRESS_PATTERN, Listed, Model, Text
from klarplan.model.indicators import Number
from klarplan.model.period_pattern import YEAR_PATTERN, period_pattern
from klarplan.model.periods import YEARS
from klarplan.model.records import FileRecord, SomeMunicipalities
from klarplan.model.shared import Funding
from klarplan.model.translations import EasyRead, Translation
from klarplan.model.values import Amount, Cost, CostKind, Day, TimeSpan, Year
from klarplan.text.catalogue import N_, catalogue

DIALECT = "http://json-schema.org/draft-07/schema#"

SCHEMA_NAMES: Mapping[FileKind, str] = {
    FileKind.PLAN: "plan", FileKind.FOCUS_AREA: "focus-area", FileKind.ACTIVITY: "activity",
    FileKind.FOLLOW_UP: "follow-up", FileKind.INDICATOR: "indicator", FileKind.FUNDING: "funding",
    FileKind.MUNICIPALITY: "municipality",
    FileKind.GLOSSARY: "glossary", FileKind.TARGET_GROUPS: "target-groups", FileKind.PARTIES: "parties",
    FileKind.REDIRECTS: "redirects", FileKind.PAGE: "page", FileKind.START: "page",
}  # fmt: skip
"""The schema of each kind of file, as its file is called, without ending."""
TRANSLATION_SCHEMAS: Mapping[str, type[Translation]] = {
    f"{SCHEMA_NAMES[kind]}-translation": model for kind, model in TRANSLATION_MODELS.items()
} | {"easy-read": EasyRead}
"""What stands above the text of translations (index.fi.md), and of easy-read versions (index.lattlast.md)."""
CONFIG = "site-config"
"""The schema of `site_config.yml`."""

_LIST_TITLES = {
    FileKind.GLOSSARY: N_("Glossary"), FileKind.TARGET_GROUPS: N_("Target groups"), FileKind.PARTIES: N_("Parties"),
    FileKind.REDIRECTS: N_("Moved pages"),
}  # fmt: skip


def _validator(annotated: Any) -> Any:
    """The function that reads what is written for this type."""
    marks = annotated.__metadata__ if hasattr(annotated, "__metadata__") else (annotated,)
    return next(mark.func for mark in marks if isinstance(mark, BeforeValidator))


_AMOUNT: JsonSchemaValue = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\s*\d+(\.\d{1,2})?\s*$"}]
}
_NUMBER: JsonSchemaValue = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*-?\d{1,18}(\.\d{1,18})?\s*$"}]
}
_YEAR: JsonSchemaValue = {
    "anyOf": [
        {"type": "integer", "minimum": YEARS.start, "maximum": YEARS.stop - 1},
        {"type": "string", "pattern": f"^{YEAR_PATTERN}$"},
    ]
}
_WRITTEN: Mapping[Callable[..., Any], JsonSchemaValue] = {
    _validator(Text): {"type": ["string", "integer"]},
    _validator(Amount): _AMOUNT,
    _validator(Number): _NUMBER,
    _validator(Day): {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    _validator(Year): _YEAR,
    _validator(TimeSpan): {
        "anyOf": [
            _YEAR["anyOf"][0],
            {
                "type": "string",
                "pattern": period_pattern(),
                "patternErrorMessage": N_("Write for instance 2017, hösten 2017, 2021–2025, 2022– or löpande."),
            },
        ],
    },
}
"""How values are written in a file, where that is not how they are kept."""
_LISTED = _validator(Listed)
_SOME_MUNICIPALITIES = _validator(SomeMunicipalities)
_BARE_COSTS = [kind.value for kind in (CostKind.WITHIN_BUDGET, CostKind.NOT_CALCULATED, CostKind.DESCRIBED)]


class _Generator(GenerateJsonSchema):
    """pydantic's own, taught how an editor writes."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What a validator takes, rather than what it gives."""
        function = schema["function"]["function"]
        if function in _WRITTEN:
            return dict(_WRITTEN[function])
        inner = self.generate_inner(schema["schema"])
        if function is _LISTED:
            return {"anyOf": [inner, *_alternatives(inner["items"])]}
        if function is _SOME_MUNICIPALITIES:
            return {"anyOf": [{"const": "all"}, *_alternatives(inner)]}
        return inner

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Without null: `_or_empty` says where a value may be missing."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Defaults only where they tell something."""
        inner, default = self.generate_inner(schema["schema"]), schema.get("default")
        if isinstance(default, bool | int | str) and default != "":
            return {**inner, "default": default.value if isinstance(default, Enum) else default}
        return inner

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """The words, with what they mean."""
        return _explained([member.value for member in schema["members"]])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """The words, with what they mean."""
        return _explained([str(word) for word in schema["expected"]])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The fields that an editor may write, with their texts; and what a model takes besides fields."""
        model: type[BaseModel] = schema["cls"]
        written = super().model_schema(schema)
        hidden = model.FROM_FILE if issubclass(model, FileRecord) else frozenset()
        required = [name for name in written.get("required", ()) if name not in hidden]
        written["properties"] = {
            name: _field(model, name, _filled_in(inner) if name in required else _or_empty(inner))
            for name, inner in written["properties"].items()
            if name not in hidden
        }
        written.pop("required", None)
        if required:
            written["required"] = required
        written["title"], written["description"] = MODEL_TEXTS.get(model.__name__, ("", ""))
        return _with_short_forms(model, {key: value for key, value in written.items() if value != ""})


def _alternatives(schema: JsonSchemaValue) -> list[JsonSchemaValue]:
    return schema["anyOf"] if set(schema) == {"anyOf"} else [schema]


def _explained(words: list[str]) -> JsonSchemaValue:
    texts = WORD_TEXTS.get(tuple(words))
    return {"type": "string", "enum": words, **({"enumDescriptions": list(texts)} if texts else {})}


def _field(model: type[BaseModel], name: str, schema: JsonSchemaValue) -> JsonSchemaValue:
    title = model.model_fields[name].title
    texts = {"title": title, "description": field_text(model, name)}
    return {**{key: text for key, text in texts.items() if text}, **_without(schema, "title")}


def _or_empty(schema: JsonSchemaValue) -> JsonSchemaValue:
    """A field that need not be filled in may stand there empty, as forms and templates leave it."""
    around: JsonSchemaValue = {key: schema[key] for key in ("title", "default") if key in schema}
    return {**around, "anyOf": [*_alternatives(_without(schema, *around)), {"type": "null"}]}


def _filled_in(schema: JsonSchemaValue) -> JsonSchemaValue:
    """A field that must be there may not be an empty text."""
    return {**schema, "minLength": 1} if "string" in schema.get("type", "") and "enum" not in schema else schema


def _without(schema: JsonSchemaValue, *names: str) -> JsonSchemaValue:
    return {key: value for key, value in schema.items() if key not in names}


def _with_short_forms(model: type[BaseModel], schema: JsonSchemaValue) -> JsonSchemaValue:
    """A model that one text, or one amount, may stand for."""
    if model is Cost:
        needs = (("amount", "amount"), ("included", "included_in"))
        schema = {**_without(schema, "required"), "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": {"required": [field]}}
            for kind, field in needs
        ]}  # fmt: skip
        short = [*_AMOUNT["anyOf"], {"type": "string", "enum": _BARE_COSTS}]
    elif model in (Editor, Exports):
        short = [{"type": "boolean"}]
    elif issubclass(model, Model) and model.BARE:
        short = [{"type": "string"}]
    else:
        return schema
    texts: JsonSchemaValue = {key: schema[key] for key in ("title", "description") if key in schema}
    return {**texts, "anyOf": [*short, _without(schema, *texts)]}


def schemas(lang: str = "sv") -> dict[str, JsonSchemaValue]:
    """The schema of each kind of file, by name ("activity"), with texts in this language."""
    by_name: dict[str, JsonSchemaValue] = {}
    for kind, name in SCHEMA_NAMES.items():
        if kind in LIST_MODELS:
            by_name[name] = {"title": _LIST_TITLES[kind], "type": "array", **_within("items", LIST_MODELS[kind])}
        else:
            by_name[name] = _schema(Funding if kind is FileKind.FUNDING else FILE_MODELS[kind])
    by_name |= {name: _schema(model) for name, model in TRANSLATION_SCHEMAS.items()}
    by_name[CONFIG] = _config()
    return {name: {"$schema": DIALECT, **_translated(_plain(schema), lang)} for name, schema in by_name.items()}


def _schema(model: type[BaseModel]) -> JsonSchemaValue:
    whole = model.model_json_schema(schema_generator=_Generator, ref_template="#/definitions/{model}")
    definitions = {
        name: _without(schema, "title", "description") if "enum" in schema else schema
        for name, schema in whole.get("$defs", {}).items()
    }
    return {**_without(whole, "$defs"), **({"definitions": definitions} if definitions else {})}


def _within(name: str, model: type[BaseModel]) -> JsonSchemaValue:
    """The model as a part of another schema, below this name."""
    whole = _schema(model)
    definitions = {**whole.get("definitions", {}), model.__name__: _without(whole, "definitions")}
    return {name: {"$ref": f"#/definitions/{model.__name__}"}, "definitions": definitions}


def _config() -> JsonSchemaValue:
    """MkDocs' own options are let through; the few that every site has are explained."""
    options = _within("klarplan", Settings)
    plugin = {"type": "object", "properties": _without(options, "definitions")}
    address = {"type": "string", "pattern": WEB_ADDRESS_PATTERN}
    return {
        "title": N_("The site's configuration"),
        "type": "object",
        "properties": {
            "site_name": {"type": "string", "title": N_("name of the site")},
            "site_description": {"type": "string", "title": N_("what the site is, in a sentence")},
            "site_url": {"anyOf": [address, {"type": "null"}], "title": N_("the site's own address")},
            "repo_url": {"anyOf": [address, {"type": "null"}], "title": N_("where the files are kept")},
            "edit_uri": {"type": "string", "title": N_("the way from there to the content")},
            "plugins": {
                "title": N_("plugins"),
                "anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, plugin]}}, plugin],
            },
        },
        "required": ["site_name", "plugins"],
        "definitions": options["definitions"],
    }


def _plain(value: Any) -> Any:
    """Draft 7 ignores what stands beside a reference, so references get a place of their own."""
    if isinstance(value, dict):
        inner = {
            key: _plain(part) for key, part in value.items() if key != "ge"
        }  # pydantic's, of an amount; see _AMOUNT
        if "$ref" in inner and len(inner) > 1:
            return {**_without(inner, "$ref"), "allOf": [{"$ref": inner["$ref"]}]}
        return inner
    return [_plain(part) for part in value] if isinstance(value, list) else value


_TEXTS = frozenset({"title", "description", "patternErrorMessage"})


def _translated(value: Any, lang: str) -> Any:
    """With titles and descriptions in the language. Properties may have such names too, but those are no texts."""
    translate = catalogue(lang).gettext
    if isinstance(value, dict):
        return {
            key: translate(part) if key in _TEXTS and isinstance(part, str)
            else list(map(translate, part)) if key == "enumDescriptions"
            else _translated(part, lang)
            for key, part in value.items()
        }  # fmt: skip
    return [_translated(part, lang) for part in value] if isinstance(value, list) else value


def write_schemas(folder: Path, lang: str = "sv") -> list[Path]:
    """Write each schema to a file of its own, such as activity.json. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, schema in schemas(lang).items():
        file = folder / f"{name}.json"
        file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        files.append(file)
    return files

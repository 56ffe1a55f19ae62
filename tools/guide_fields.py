"""Write the guide's page on all fields anew, from the models and the catalogue: docs/guide/falt.md.

.venv/bin/python tools/guide_fields.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from klarplan.content.schema import schemas

Schema = dict[str, Any]

PAGE = Path(__file__).parent.parent / "docs" / "guide" / "falt.md"

INTRODUCTION = """\
# Alla fält

Vad du kan skriva i varje sorts fil. Fält i **fet stil** måste finnas. Sidan är gjord av `tools/guide_fields.py`.

I VS Code får du samma förklaringar medan du skriver i filer som slutar på `.yml`. Då behöver du tillägget *YAML* från
Red Hat.
"""

FILES = {
    "plan": ("En plan", "plans/<plan>/index.md"),
    "focus-area": ("Ett fokusområde", "plans/<plan>/focus-areas/<namn>.md"),
    "activity": ("En aktivitet", "plans/<plan>/activities/<namn>.md"),
    "follow-up": ("En uppföljning", "plans/<plan>/follow-ups/<namn>.md"),
    "indicator": ("Ett mått", "plans/<plan>/indicators/<namn>.yml"),
    "funding": ("Pengar", "plans/<plan>/funding.yml"),
    "municipality": ("En kommun", "municipalities/<namn>.md"),
    "page": ("En vanlig sida, och startsidan", "pages/<namn>.md"),
    "glossary": ("Ordlistan", "glossary.yml"),
    "parties": ("Aktörer", "parties.yml"),
    "target-groups": ("Målgrupper", "target-groups.yml"),
    "redirects": ("Flyttade sidor", "redirects.yml"),
}


def page() -> str:
    """The whole page."""
    made = {name: schema for name, schema in schemas("sv").items() if name in FILES}
    shared = {model: part for schema in made.values() for model, part in schema.get("definitions", {}).items()}
    lines, shown = [INTRODUCTION], set()
    for name in sorted(made, key=list(FILES).index):
        title, path = FILES[name]
        own = made[name]
        if "items" in own:
            shown.add(_named(own["items"]))
            own = shared[_named(own["items"])]
        lines += [f"## {title}\n", f"Filen `content/{path}`.\n", *_rows(own, shared), ""]
    lines += ["## Delar som flera sorters filer har\n"]
    for model, part in sorted(shared.items(), key=lambda one: one[1].get("title", "")):
        if model not in shown and _fields(part):
            lines += [f"### {part['title']}\n", f"{part['description']}\n", *_rows(part, shared), ""]
    return "\n".join(lines).rstrip() + "\n"


def _named(reference: Schema) -> str:
    found: str = reference["$ref"]
    return found.rpartition("/")[2]


def _fields(schema: Schema) -> dict[str, tuple[Schema, bool]]:
    """A model's fields, and whether they must be there; also of one that a single value may stand for."""
    found: Schema = next((one for one in (schema, *schema.get("anyOf", ())) if "properties" in one), {})
    return {name: (field, name in found.get("required", ())) for name, field in found.get("properties", {}).items()}


def _rows(schema: Schema, shared: dict[str, Schema]) -> Iterator[str]:
    yield "| fält | är | förklaring |"
    yield "|---|---|---|"
    for name, (field, required) in _fields(schema).items():
        shown = f"**`{name}`**" if required else f"`{name}`"
        yield f"| {shown} | {field.get('title', '')} | {' '.join(filter(None, _explained(field, shared)))} |"


def _explained(field: Schema, shared: dict[str, Schema]) -> Iterator[str]:
    yield field.get("description", "")
    told: set[str] = set()
    for one in _parts(field):
        part = shared[_named(one)] if "$ref" in one else one
        if words := part.get("enum"):
            texts = part.get("enumDescriptions", [""] * len(words))
            pairs = zip(words, texts, strict=True)
            told.add(f"Välj mellan: {', '.join(f'`{word}` ({text.lower()})' for word, text in pairs)}.")
        elif "$ref" in one and _fields(part):
            title = part["title"]
            told.add(f"Se [{title}](#{title.lower().replace(' ', '-')}).")
    yield from sorted(told)


def _parts(schema: Schema) -> Iterator[Schema]:
    """The schema, and those that it is made of: alternatives, and what lists hold."""
    yield schema
    inner = (*schema.get("anyOf", ()), *schema.get("allOf", ()), *filter(None, [schema.get("items")]))
    for one in inner:
        yield from _parts(one)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")

"""Every kind of problem: the sentence that tells it, and what to do about it. The guide for editors explains each."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.bodies import BODIES
from klarplan.content.problems.kinds.fields import FIELDS
from klarplan.content.problems.kinds.files import FILES
from klarplan.content.problems.kinds.kind import Kind
from klarplan.content.problems.kinds.language import LANGUAGE
from klarplan.content.problems.kinds.published import PUBLISHED
from klarplan.content.problems.kinds.references import REFERENCES
from klarplan.content.problems.kinds.settings import SETTINGS
from klarplan.content.problems.kinds.syntax import YAML
from klarplan.content.problems.kinds.tables import TABLES
from klarplan.content.problems.kinds.translations import TRANSLATIONS

KINDS: Mapping[str, Kind] = {
    **FILES, **YAML, **FIELDS, **SETTINGS, **REFERENCES, **BODIES, **LANGUAGE, **TABLES, **PUBLISHED,
    **TRANSLATIONS,
}  # fmt: skip
"""All kinds by name: the file as such, its YAML, its fields, the engine's settings, what holds between records, plain
language, tables, what was published before, and translations."""

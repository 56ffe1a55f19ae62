"""`site_config.yml` as Klarplan reads it: where the content is, and Klarplan's own settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from klarplan import strict_yaml
from klarplan.field_problems import validate_fields
from klarplan.layout import Sitemap
from klarplan.problems import FieldPath, Problem
from klarplan.settings import Settings
from klarplan.source import Document, decoded, placed

PLUGIN = "klarplan"
"""The plugin's name in the configuration."""

_MKDOCS_ALLOWS = {"ambiguous-value", "impossible-date", "yaml-alias", "yaml-key", "yaml-start"}


@dataclass(frozen=True)
class Config:
    """What the generator needs of the configuration file."""

    file: Path
    site_name: str
    site_description: str
    content: Path
    settings: Settings
    sitemap: Sitemap


def load(file: Path) -> tuple[Config | None, list[Problem]]:
    """Read the configuration. Everything that is not Klarplan's is MkDocs' to check.

    Returns None where Klarplan's settings cannot be used; the problems say why. Raises OSError for a missing file.
    """
    text, problems = decoded(file.read_bytes(), file.name)
    if problems:
        return None, problems
    document, problems = placed(strict_yaml.parse(text, lenient_tags=True), file.name)
    meta = document.meta if isinstance(document.meta, dict) else {}
    options, at = plugin_options(meta)
    problems = _relevant(problems, document, at)
    if document.meta is None and problems:
        return None, problems
    settings, wrong = validate_fields(Settings, options, document, at, problems)
    if settings is None:
        return None, problems + [_as_setting(problem) for problem in wrong]
    directory_urls = str(meta.get("use_directory_urls")).lower() not in ("false", "no", "off")
    content = file.parent / str(meta.get("docs_dir") or "docs")
    return Config(
        file, str(meta.get("site_name") or ""), str(meta.get("site_description") or ""), content, settings,
        Sitemap(settings.addresses, directory_urls),
    ), problems  # fmt: skip


def _relevant(problems: Iterable[Problem], document: Document, at: FieldPath) -> list[Problem]:
    """Without what MkDocs allows in its own part: YAML 1.1's words for true and false, aliases."""
    ours = {
        position for marks in (document.keys, document.values) for path, position in marks.items()
        if path[: len(at)] == at and at[-1:] != ("plugins",)
    }  # fmt: skip
    return [problem for problem in problems if problem.kind not in _MKDOCS_ALLOWS or problem.position in ours]


def _as_setting(problem: Problem) -> Problem:
    """A missing field of the plugin is a setting to people."""
    return replace(problem, kind="missing-setting") if problem.kind == "missing-field" else problem


def plugin_options(meta: dict[str, Any]) -> tuple[dict[str, Any], FieldPath]:
    """Klarplan's options and where they stand; MkDocs takes a list of names and mappings, or one mapping."""
    plugins = meta.get("plugins")
    if isinstance(plugins, dict):
        return plugins.get(PLUGIN) or {}, ("plugins", PLUGIN)
    for index, entry in enumerate(plugins if isinstance(plugins, list) else []):
        if isinstance(entry, dict) and PLUGIN in entry:
            return entry[PLUGIN] or {}, ("plugins", index, PLUGIN)
    return {}, ("plugins",)

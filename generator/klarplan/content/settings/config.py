"""`site_config.yml` as Klarplan reads it: where the content is, and Klarplan's own settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from klarplan.content.history import day_problems
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading import yaml as strict_yaml
from klarplan.content.reading.document import Document, decoded, placed, put_together
from klarplan.content.reading.fields import validate_fields
from klarplan.content.reading.file_names import on_disk
from klarplan.content.settings.accessibility import statement_problems
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.brand import brand_problems
from klarplan.content.settings.export import export_problems
from klarplan.content.settings.settings import Settings
from klarplan.model.paths import FieldPath
from klarplan.text.nearest import nearest

PLUGIN = "klarplan"
"""The plugin's name in the configuration."""

_MKDOCS_EXTENSIONS = ("toc", "tables", "fenced_code")
"""Extensions of Markdown that MkDocs always uses (mkdocs.config.defaults)."""
_MKDOCS_ALLOWS = {"ambiguous-value", "impossible-date", "yaml-alias", "yaml-key", "yaml-start"}


@dataclass(frozen=True)
class Config:
    """What the generator needs of the configuration file."""

    file: Path
    site_name: str
    site_description: str
    content: Path
    settings: Settings
    addresses: Addresses
    site_url: str = ""
    """The address of the start page, with a slash at its end; empty where the file does not say."""
    theme_folder: Path | None = None
    """Where the site has templates and files of its own that win over the theme's (MkDocs' `custom_dir`)."""
    markdown_extensions: tuple[tuple[str, dict[str, Any]], ...] = ()
    """Those that MkDocs uses, with their plain options: for commands that make texts without it."""


def load(file: Path) -> tuple[Config | None, list[Problem]]:
    """Read the configuration. Everything that is not Klarplan's is MkDocs' to check.

    Returns None where Klarplan's settings cannot be used; the problems say why. Raises OSError for a missing file.
    """
    text, problems = decoded(file.read_bytes(), file.name)
    if problems:
        return None, problems
    text, columns = put_together(text)
    document, problems = placed(strict_yaml.parse(text, lenient_tags=True), file.name, columns)
    meta = document.meta if isinstance(document.meta, dict) else {}
    options, at = plugin_options(meta)
    problems = [*_relevant(problems, document, at), *day_problems(Position(file.name))]
    if document.meta is None and problems:
        return None, problems
    settings, wrong = validate_fields(Settings, options, document, at, problems)
    if settings is None:
        return None, problems + [_as_setting(problem, document, at) for problem in wrong]
    site = {name: _text(meta, name) for name in ("site_name", "site_description", "site_url")}
    problems += export_problems(settings.exports, settings.contact, site, document, at)
    directory_urls = str(meta.get("use_directory_urls")).lower() not in ("false", "no", "off")
    content = on_disk(file.parent, str(meta.get("docs_dir") or "docs"))
    places = {problem.position for problem in problems}
    between = _between_settings(settings, content, document, at)
    problems += [problem for problem in between if problem.position not in places]
    addresses = Addresses(settings.addresses, directory_urls, _absent(settings))
    return Config(
        file, site["site_name"], site["site_description"], content, settings,
        addresses, site["site_url"] and site["site_url"].rstrip("/") + "/",
        _own_theme(file, meta), tuple(_markdown_extensions(meta)),
    ), problems  # fmt: skip


def _absent(settings: Settings) -> frozenset[str]:
    """The lists that this site has no page for."""
    pages = {settings.addresses.data: settings.exports.has_page, settings.addresses.statement: settings.accessibility}
    return frozenset(name for name, there in pages.items() if not there)


def _between_settings(settings: Settings, content: Path, document: Document, at: FieldPath) -> Iterator[Problem]:
    """What no setting shows alone."""
    yield from brand_problems(settings.brand, document, at)
    yield from statement_problems(settings.accessibility, settings.contact, settings.report.form, document, at)
    if not (settings.report.form or settings.report.email):
        yield Problem(document.position(at), "missing-report")
    if settings.logo and not on_disk(content, settings.logo).is_file():
        pictures = [file.relative_to(content).as_posix() for file in content.glob("media/**/*") if file.is_file()]
        values = {"found": settings.logo, "suggestion": nearest(settings.logo, pictures)}
        yield Problem(document.position((*at, "logo")), "missing-logo", values)


def _text(meta: dict[str, Any], name: str) -> str:
    """A text of MkDocs' part; empty where it comes from elsewhere (`!ENV [SITE_URL, …]` is a list here)."""
    value = meta.get(name)
    return "" if value is None or isinstance(value, list | dict) else str(value)


def _own_theme(file: Path, meta: dict[str, Any]) -> Path | None:
    theme = meta.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    return on_disk(file.parent, own) if isinstance(own, str) else None


def _markdown_extensions(meta: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """MkDocs' own first, as it has them; options that are more than a value need MkDocs to understand."""
    listed = meta.get("markdown_extensions")
    entries = [{name: options} for name, options in listed.items()] if isinstance(listed, dict) else listed
    extensions: dict[str, dict[str, Any]] = {name: {} for name in _MKDOCS_EXTENSIONS}
    for entry in entries if isinstance(entries, list) else []:
        for name, options in (entry if isinstance(entry, dict) else {str(entry): {}}).items():
            plain = options if isinstance(options, dict) else {}
            extensions[name] = {
                key: value for key, value in plain.items() if isinstance(value, bool | int | float | str)
            }
    yield from extensions.items()


def _relevant(problems: Iterable[Problem], document: Document, at: FieldPath) -> list[Problem]:
    """Without what MkDocs allows in its own part: YAML 1.1's words for true and false, aliases."""
    ours = {
        position for marks in (document.keys, document.values) for path, position in marks.items()
        if path[: len(at)] == at and at[-1:] != ("plugins",)
    }  # fmt: skip
    return [problem for problem in problems if problem.kind not in _MKDOCS_ALLOWS or problem.position in ours]


def _as_setting(problem: Problem, document: Document, at: FieldPath) -> Problem:
    """A missing field of the plugin is a setting to people: one of klarplan itself, or of a setting within it."""
    if problem.kind != "missing-field":
        return problem
    marks = (*document.keys.items(), *document.values.items())
    # a mapping begins where its first field does: the shortest path is the one that lacks something
    place = min((path for path, position in marks if position == problem.position), key=len, default=at)
    around = [part for part in place[len(at) :] if isinstance(part, str)]
    within = next((part for part in reversed(around) if part != problem.values["found"]), "")
    if not within:
        return replace(problem, kind="missing-setting")
    return replace(problem, kind="missing-setting-in", values={**problem.values, "within": f"{within}:"})


def plugin_options(meta: dict[str, Any]) -> tuple[dict[str, Any], FieldPath]:
    """Klarplan's options and where they stand; MkDocs takes a list of names and mappings, or one mapping."""
    plugins = meta.get("plugins")
    if isinstance(plugins, dict):
        return plugins.get(PLUGIN) or {}, ("plugins", PLUGIN)
    for index, entry in enumerate(plugins if isinstance(plugins, list) else []):
        if isinstance(entry, dict) and PLUGIN in entry:
            return entry[PLUGIN] or {}, ("plugins", index, PLUGIN)
    return {}, ("plugins",)

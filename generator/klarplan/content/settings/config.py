"""`site_config.yml` as Klarplan reads it: where the content is, and Klarplan's own settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from klarplan.content.checks.characters import text_problems
from klarplan.content.history import day_problems, history_problems
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading import yaml as strict_yaml
from klarplan.content.reading.document import Document, conflict_problems, decoded, placed, put_together
from klarplan.content.reading.fields import validate_fields
from klarplan.content.reading.file_names import on_disk
from klarplan.content.settings.accessibility import statement_problems
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.brand import brand_problems
from klarplan.content.settings.editor import editor_problems
from klarplan.content.settings.engine_config import MOST_INHERITED, engine_problems
from klarplan.content.settings.engine_options import without_effect
from klarplan.content.settings.export import export_problems
from klarplan.content.settings.help import help_problems
from klarplan.content.settings.settings import Settings
from klarplan.model.paths import FieldPath
from klarplan.text.languages import catalogues, has_catalogue
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
    site_folder: Path = Path("site")
    """Where the site is built (MkDocs' `site_dir`)."""
    theme_folder: Path | None = None
    """Where the site has templates and files of its own that win over the theme's (MkDocs' `custom_dir`)."""
    markdown_extensions: tuple[tuple[str, dict[str, Any]], ...] = ()
    """Those that MkDocs uses, with their plain options: for commands that make texts without it."""
    excluded: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec(()))
    """The files of the content that are not published (MkDocs' `exclude_docs`, in the manner of .gitignore)."""

    extra_css: tuple[str, ...] = ()
    extra_javascript: tuple[Any, ...] = ()
    """What every page loads besides the theme's (MkDocs' options of these names)."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The names of the extensions of Markdown."""
        return tuple(name for name, _options in self.markdown_extensions)


def load(file: Path) -> tuple[Config | None, list[Problem]]:
    """Read the configuration. Everything that is not Klarplan's is MkDocs' to check.

    Returns None where Klarplan's settings cannot be used; the problems say why. Raises OSError for a missing file.
    """
    text, problems = decoded(file.read_bytes(), file.name)
    if problems:
        return None, problems
    text, columns = put_together(text)
    if conflicts := conflict_problems(text, file.name):
        return None, conflicts
    document, problems = placed(strict_yaml.parse(text, lenient_tags=True), file.name, columns)
    meta: dict[str, Any] = document.meta if isinstance(document.meta, dict) else {}
    inherited = _inherited(file, meta)
    if inherited and "plugins" not in meta and not problems:  # what is told of the settings stands in the other file
        document, problems = inherited
    elif inherited:
        problems += [problem for problem in inherited[1] if problem.kind not in _MKDOCS_ALLOWS]
    meta = _merged(inherited[0].meta, meta) if inherited else meta
    options, at = plugin_options(meta)
    problems = [*_relevant(problems, document, at), *day_problems(Position(file.name))]
    if misspelt := _misspelt_plugin(meta):
        place, name = misspelt
        return None, [*problems, Problem(document.position(place, key=True), "misspelt-plugin", {"found": name})]
    if document.meta is None and problems:
        return None, problems
    settings, wrong = validate_fields(Settings, options, document, at, problems)
    if settings is None:
        return None, problems + [_as_setting(problem, document, at) for problem in wrong]
    site = {name: _text(meta, name) for name in ("site_name", "site_description", "site_url")}
    for name in ("site_name", "site_description"):
        problems += text_problems(site[name], (name,), document)
    problems += text_problems(options, at, document)
    problems += export_problems(settings.exports, settings.contact, site, document, at)
    directory_urls = str(meta.get("use_directory_urls")).lower() not in ("false", "no", "off")
    content = _content_folder(file, str(meta.get("docs_dir") or "docs"))
    if content is None:
        values = {"found": str(meta["docs_dir"])}
        return None, [*problems, Problem(document.position(("docs_dir",)), "wide-content-folder", values)]
    problems += history_problems(content, Position(file.name))
    problems += [*without_effect(meta, document), *engine_problems(meta, document, file)]
    places = {problem.position for problem in problems}
    between = _between_settings(settings, content, document, at)
    problems += [problem for problem in between if problem.position not in places]
    addresses = Addresses(settings.addresses, directory_urls, _absent(settings))
    return Config(
        file, site["site_name"], site["site_description"], content, settings,
        addresses, site["site_url"] and site["site_url"].rstrip("/") + "/",
        on_disk(file.parent, str(meta.get("site_dir") or "site")),
        _own_theme(file, meta), tuple(_markdown_extensions(meta)), _excluded(meta),
        *(tuple(meta[name]) if isinstance(meta.get(name), list) else () for name in ("extra_css", "extra_javascript")),
    ), problems  # fmt: skip


def _inherited(file: Path, meta: dict[str, Any], depth: int = 0) -> tuple[Document, list[Problem]] | None:
    """The configuration that this one builds on (https://www.mkdocs.org/user-guide/configuration/#configuration-inheritance),
    with what it builds on itself. None where there is none that can be read: MkDocs tells that.
    """
    parent = meta.get("INHERIT")
    if not isinstance(parent, str) or depth > MOST_INHERITED:
        return None
    path = file.parent / parent
    try:
        text, problems = decoded(path.read_bytes(), parent)
    except (OSError, ValueError):
        return None
    text, columns = put_together(text)
    if conflicts := conflict_problems(text, parent):
        return Document(parent, {}, broken=True), [*problems, *conflicts]
    document, more = placed(strict_yaml.parse(text, lenient_tags=True), parent, columns)
    own: dict[str, Any] = document.meta if isinstance(document.meta, dict) else {}
    further = _inherited(path, own, depth + 1)
    if further:
        more += [problem for problem in further[1] if problem.kind not in _MKDOCS_ALLOWS or "plugins" not in own]
        if "plugins" not in own:
            document = replace(further[0], meta=_merged(further[0].meta, own))
    return replace(document, meta=_merged(further[0].meta, own) if further else own), [*problems, *more]


def _merged(base: Any, own: dict[str, Any]) -> dict[str, Any]:
    """As MkDocs does: keys within keys are put together, lists and values replaced."""
    merged = dict(base) if isinstance(base, dict) else {}
    for key, value in own.items():
        merged[key] = _merged(merged.get(key), value) if isinstance(value, dict) else value
    return merged


def _content_folder(file: Path, name: str) -> Path | None:
    """The folder of the content; None for one that the configuration lies in itself, and with it all of the site."""
    try:
        content = on_disk(file.parent, name)
        return None if file.resolve().is_relative_to(content.resolve()) else content
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return None


def _misspelt_plugin(meta: dict[str, Any]) -> tuple[FieldPath, str] | None:
    """Where a plugin has nearly Klarplan's name and Klarplan itself is not among the plugins."""
    plugins = meta.get("plugins")
    named: list[tuple[FieldPath, str]] = []
    if isinstance(plugins, dict):
        named = [(("plugins", str(name)), str(name)) for name in plugins]
    elif isinstance(plugins, list):
        for index, entry in enumerate(plugins):
            names = entry if isinstance(entry, dict) else [entry]
            named += [
                (("plugins", index, str(name)) if isinstance(entry, dict) else ("plugins", index), str(name))
                for name in names
            ]
    if any(name == PLUGIN for _, name in named):
        return None
    return next(((place, name) for place, name in named if nearest(name.lower(), [PLUGIN])), None)


def _absent(settings: Settings) -> frozenset[str]:
    """The lists that this site has no page for."""
    names = settings.addresses
    pages = {
        names.data: settings.exports.has_page, names.statement: settings.accessibility,
        names.editor: settings.editor is not None,
    }  # fmt: skip
    return frozenset(name for name, there in pages.items() if not there)


def _between_settings(settings: Settings, content: Path, document: Document, at: FieldPath) -> Iterator[Problem]:
    """What no setting shows alone."""
    if not has_catalogue(settings.lang):
        values = {"found": settings.lang, "allowed": ", ".join(catalogues())}
        yield Problem(document.position((*at, "lang")), "no-catalogue", values)
    yield from brand_problems(settings.brand, document, at)
    yield from statement_problems(settings.accessibility, settings.contact, settings.report.form, document, at)
    yield from help_problems(settings.help, document, at)
    yield from editor_problems(settings.editor, document, at)
    if not (settings.report.form or settings.report.email):
        yield Problem(document.position(at), "missing-report")
    yield from _address_clashes(settings, document, at)
    if settings.logo and not (_is_in(content, settings.logo) and settings.logo.lower().endswith(_PICTURES)):
        named = [file.relative_to(content).as_posix() for file in content.glob("media/**/*") if file.is_file()]
        pictures = [name for name in named if name.lower().endswith(_PICTURES)]
        values = {"found": settings.logo, "suggestion": nearest(settings.logo, pictures)}
        yield Problem(document.position((*at, "logo")), "missing-logo", values)


_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
"""The endings of what every browser shows as a picture."""


def _is_in(content: Path, path: str) -> bool:
    """Whether there is such a file within the content folder."""
    try:
        file = on_disk(content, path)
        return file.is_file() and file.resolve().is_relative_to(content.resolve())
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return False


_IN_PLANS = frozenset({"money", "whole_plan", "follow_ups", "plan_activities", "plan_indicators"})
"""The names that stand in a plan's folder; all others stand at the site's root."""
_TAKEN = frozenset({"assets", "media", "pagefind", "404"})
"""What the site has at its root besides."""


def _address_clashes(settings: Settings, document: Document, at: FieldPath) -> Iterator[Problem]:
    """Settings that give two pages the same address: one would take the other's place."""
    names: dict[str, str] = settings.addresses.model_dump()
    first: dict[tuple[bool, str], str] = {(False, name): name for name in _TAKEN}
    written = [name for name in names if (*at, "addresses", name) in document.values]
    for name in sorted(names, key=lambda name: name in written):  # what is written clashes with what is not
        other = first.setdefault((name in _IN_PLANS, names[name]), name)
        if other != name:
            place = document.position((*at, "addresses", name))
            yield Problem(place, "same-address", {"field": name, "found": names[name], "other": other})


def _text(meta: dict[str, Any], name: str) -> str:
    """A text of MkDocs' part; empty where it comes from elsewhere (`!ENV [SITE_URL, …]` is a list here)."""
    value = meta.get(name)
    return "" if value is None or isinstance(value, list | dict) else str(value)


def _excluded(meta: dict[str, Any]) -> GitIgnoreSpec:
    """Patterns that cannot be read exclude nothing: MkDocs stops at them."""
    try:
        return GitIgnoreSpec.from_lines(str(meta.get("exclude_docs") or "").splitlines())
    except ValueError:
        return GitIgnoreSpec(())


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

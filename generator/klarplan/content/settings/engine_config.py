"""What would stop the engine in the rest of the configuration, told before it is started: in Swedish, with its place.

MkDocs' own rules stand at https://www.mkdocs.org/user-guide/configuration/. It tells of what it refuses in English and
without a line, and only when a build begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import markdown

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.document import Document
from klarplan.model.paths import FieldPath
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest

_TEXT, _LIST, _SWITCH, _FIELDS = N_("a text"), N_("a list"), N_("true or false"), N_("a list of fields")
_TYPES: Mapping[str, tuple[str, tuple[type, ...]]] = {
    **dict.fromkeys((
        "site_name", "site_url", "site_description", "site_author", "copyright", "docs_dir", "site_dir", "repo_url",
        "repo_name", "edit_uri", "edit_uri_template", "dev_addr", "remote_branch", "remote_name", "exclude_docs",
        "draft_docs", "not_in_nav", "INHERIT",
    ), (_TEXT, (str,))),
    **dict.fromkeys(("use_directory_urls", "strict"), (_SWITCH, (bool,))),
    **dict.fromkeys(("extra_css", "extra_javascript", "extra_templates", "watch"), (_LIST, (list,))),
    **dict.fromkeys(("hooks", "plugins", "markdown_extensions"), (_LIST, (list, dict))),
    **dict.fromkeys(("extra", "mdx_configs", "validation"), (_FIELDS, (dict,))),
    "theme": (_TEXT, (str, dict)),
    "nav": (_LIST, (list, dict)),
}  # fmt: skip
"""MkDocs' options, what each should be, and how that is read."""
_FILES = ("hooks",)
_SWITCHES = frozenset({"yes", "no", "on", "off"})
"""What MkDocs, whose YAML is of version 1.1, reads as true or false too."""
_LEVELS = ("warn", "info", "ignore", "relative_to_docs")


def engine_problems(meta: Mapping[str, Any], document: Document, file: Path) -> Iterator[Problem]:
    """`meta`: the configuration, what it inherits included; `file` is where it lies. Never raises."""
    wrong = set()
    for name, value in meta.items():
        if name not in _TYPES:
            values = {"found": name, "suggestion": nearest(name, _TYPES)}
            yield Problem(document.position((name,), key=True), "unknown-option", values)
            continue
        expected, types = _TYPES[name]
        if expected == _SWITCH and str(value).lower() in _SWITCHES:
            continue
        if value is not None and not isinstance(value, types):
            wrong.add(name)
            yield _wrong_type(name, value, expected, document)
    sound = {name: value for name, value in meta.items() if name not in wrong and value is not None}
    if "site_name" not in meta:
        yield Problem(document.position(()), "missing-option", {"found": "site_name"})
    yield from _address(sound, document)
    yield from _forms(sound, document)
    yield from _theme(sound, document, file)
    yield from _plugins(sound, document)
    yield from _extensions(sound, document)
    yield from _files(sound, document, file)
    yield from _levels(sound.get("validation"), ("validation",), document)


def _wrong_type(name: str, value: Any, expected: str, document: Document) -> Problem:
    given = Label(_LIST) if isinstance(value, list) else Label(_FIELDS) if isinstance(value, dict) else str(value)
    example = {_TEXT: f'{name}: "{value}"' if not isinstance(value, list | dict) else f'{name}: "…"'}
    suggestion = example.get(expected, f"{name}: true" if expected == _SWITCH else f"{name}:")
    values = {"field": name, "found": given, "expected": Label(expected), "suggestion": suggestion}
    return Problem(document.position((name,)), "wrong-type", values)


def _address(meta: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    address = meta.get("site_url")
    if not address:
        return
    try:
        parts = urlsplit(address)
        is_sound = parts.scheme in ("http", "https") and parts.hostname and parts.port is not False
    except ValueError:  # brackets, or a port beyond all ports
        is_sound = False
    if not is_sound or parts.query or parts.fragment or parts.username or any(map(str.isspace, address)):
        yield Problem(document.position(("site_url",)), "bad-site-address", {"found": address})


_FORMS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "repo_url": (lambda value: urlsplit(value).scheme in ("http", "https"), "https://github.com/organisation/planer"),
    "edit_uri_template": (
        lambda value: bool(value.format(path="", path_noext="") or value),
        "edit/main/content/{path}",
    ),
    "dev_addr": (lambda value: value.rpartition(":")[2].isdecimal(), "localhost:8000"),
}
"""What these options must look like, and an example."""


def _forms(meta: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    for name, (is_sound, example) in _FORMS.items():
        value = str(meta.get(name) or "")
        try:
            wrong = bool(value) and not is_sound(value)
        except (KeyError, IndexError, ValueError):  # brackets that name nothing, or never end
            wrong = True
        if wrong:
            values = {"field": name, "found": f'"{value}"', "suggestion": f"{name}: {example}"}
            yield Problem(document.position((name,)), "bad-form", values)


@cache
def _installed(group: str) -> frozenset[str]:
    """The names that packages have for their themes, plugins or extensions. Every package on the machine is read for
    it, and what is installed does not change while a program runs.
    """
    return frozenset(entry.name for entry in entry_points(group=group))


def _theme(meta: Mapping[str, Any], document: Document, file: Path) -> Iterator[Problem]:
    theme = meta.get("theme")
    name = theme.get("name", "") if isinstance(theme, dict) else theme or ""
    path: FieldPath = ("theme", "name") if isinstance(theme, dict) else ("theme",)
    names = _installed("mkdocs.themes")
    if name and name not in names:
        values = {"found": str(name), "allowed": ", ".join(sorted(names)), "suggestion": nearest(str(name), names)}
        yield Problem(document.position(path), "unknown-theme", values)
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    if own and not _is_there(file.parent / str(own), is_folder=True):
        yield Problem(document.position(("theme", "custom_dir")), "missing-path", {"found": str(own)})


def _named(value: Any, at: FieldPath) -> Iterator[tuple[str, FieldPath, Any]]:
    """What a list of names and mappings, or one mapping, names: the name, its place and its options."""
    if isinstance(value, dict):
        yield from ((str(name), (*at, name), options) for name, options in value.items())
    for index, entry in enumerate(value if isinstance(value, list) else []):
        if isinstance(entry, dict):
            yield from ((str(name), (*at, index, name), options) for name, options in entry.items())
        else:
            yield str(entry), (*at, index), None


def _place(document: Document, path: FieldPath) -> Position:
    return document.position(path, key=isinstance(path[-1], str))


def _plugins(meta: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    names = _installed("mkdocs.plugins") | _installed("properdocs.plugins")
    met: set[str] = set()
    for name, path, _ in _named(meta.get("plugins"), ("plugins",)):
        if not {name, f"material/{name}"} & names:
            values = {"found": name, "suggestion": nearest(name, names)}
            yield Problem(_place(document, path), "unknown-plugin", values)
        elif name == "klarplan" and name in met:
            yield Problem(_place(document, path), "plugin-twice", {"found": name})
        met.add(name)


def _extensions(meta: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    short = _installed("markdown.extensions")
    for name, path, options in _named(meta.get("markdown_extensions"), ("markdown_extensions",)):
        if name not in short and not _is_module(name.partition(":")[0]):
            values = {"found": name, "suggestion": nearest(name, short)}
            yield Problem(_place(document, path), "unknown-extension", values)
        elif options is not None:
            yield from _extension_options(name, path, options, document)
    configs = meta.get("mdx_configs")
    for name, options in configs.items() if isinstance(configs, dict) else ():
        if name in short or _is_module(str(name)):
            yield from _extension_options(str(name), ("mdx_configs", name), options, document)


def _extension_options(name: str, path: FieldPath, options: Any, document: Document) -> Iterator[Problem]:
    """What the extension itself refuses: Python-Markdown raises KeyError for an option that it does not have."""
    if not isinstance(options, dict):
        yield Problem(document.position(path), "wrong-type", {
            "field": name, "found": Label(_LIST) if isinstance(options, list) else str(options).lower(),
            "expected": Label(_FIELDS), "suggestion": f"- {name}",
        })  # fmt: skip
        return
    try:
        markdown.Markdown(extensions=[name], extension_configs={name: options})
    except KeyError as error:
        option = error.args[0] if error.args else ""
        if option in options:
            values = {"found": option, "suggestion": nearest(str(option), _options_of(name))}
            yield Problem(document.position((*path, option), key=True), "unknown-option", values)
        else:  # one within an option, or a fault of the extension's
            yield Problem(_place(document, path), "extension-options", {"found": name, "reason": str(option)})
    except Exception as error:  # whatever an extension does not catch, the engine stops at
        yield Problem(_place(document, path), "extension-options", {"found": name, "reason": str(error)})


def _options_of(name: str) -> list[str]:
    try:
        return list(markdown.Markdown().build_extension(name, {}).config)
    except (KeyError, TypeError, ValueError, AttributeError):
        return []


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):  # of a package that is not there, or no name at all
        return False


def _files(meta: Mapping[str, Any], document: Document, file: Path) -> Iterator[Problem]:
    for name in _FILES:
        for path, at, _ in _named(meta.get(name), (name,)):
            if not _is_there(file.parent / path, is_folder=False):
                yield Problem(document.position(at), "missing-path", {"found": path})
    for path, at, _ in _named(meta.get("watch"), ("watch",)):
        if not any(_is_there(file.parent / path, is_folder=is_folder) for is_folder in (True, False)):
            yield Problem(document.position(at), "missing-path", {"found": path})
    inherited = meta.get("INHERIT")
    if inherited and not _is_there(file.parent / inherited, is_folder=False):
        yield Problem(document.position(("INHERIT",)), "missing-path", {"found": inherited})
    elif inherited and _leads_back(file, inherited):
        values = {"field": "INHERIT", "found": f'"{inherited}"', "suggestion": "INHERIT: base.yml"}
        yield Problem(document.position(("INHERIT",)), "bad-form", values)
    docs, site = str(meta.get("docs_dir") or "docs"), str(meta.get("site_dir") or "site")
    content, target = (file.parent / docs).absolute(), (file.parent / site).absolute()
    if target.is_relative_to(content) or content.is_relative_to(target):
        yield Problem(document.position(("site_dir",)), "site-in-content", {"found": site, "other": docs})
    elif (not Path(site).is_absolute() and any(re.match(r"\.[^.]", part) for part in Path(site).parts)) or _is_there(
        target, is_folder=False
    ):
        # git's folder, or a file: all that is there would be replaced
        values = {"field": "site_dir", "found": f'"{site}"', "suggestion": "site_dir: site"}
        yield Problem(document.position(("site_dir",)), "bad-form", values)


_INHERITS = re.compile(r"""^INHERIT:[ \t]*(["']?)(?P<file>[^\n#]+?)\1[ \t]*(?:#.*)?$""", re.MULTILINE)


MOST_INHERITED = 5
"""Files that may inherit from each other."""


def _leads_back(file: Path, inherited: str) -> bool:
    """Whether a configuration inherits from itself, by way of others too, so that MkDocs would read for ever; or from
    more than are looked into."""
    seen = {file.resolve()}
    at = file.parent / inherited
    while True:
        if at.resolve() in seen or len(seen) > MOST_INHERITED:
            return True
        seen.add(at.resolve())
        try:
            named = _INHERITS.search(at.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # what cannot be read leads nowhere
            return False
        if not named:
            return False
        at = at.parent / named["file"]


def _is_there(path: Path, *, is_folder: bool) -> bool:
    try:
        return path.is_dir() if is_folder else path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _levels(value: Any, at: FieldPath, document: Document) -> Iterator[Problem]:
    """What is to be told of links: each by a word, or with words of its own for parts."""
    for name, level in value.items() if isinstance(value, dict) else ():
        if isinstance(level, dict):
            yield from _levels(level, (*at, name), document)
        elif level not in _LEVELS:
            values = {
                "found": str(level),
                "allowed": ", ".join(_LEVELS[:3]),
                "suggestion": nearest(str(level), _LEVELS),
            }
            yield Problem(document.position((*at, name)), "unknown-level", values)

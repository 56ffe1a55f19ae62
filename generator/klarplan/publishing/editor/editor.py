"""The files of the form: its page with a Content-Security-Policy of its own, its configuration, and what it runs on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from klarplan.content.checks.reference_index import all_names
from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config
from klarplan.content.settings.editor import Editor
from klarplan.pages.page import INDEX_FILE
from klarplan.pages.theme import theme_folders
from klarplan.pages.views.view import View
from klarplan.publishing.editor.choices import Choices
from klarplan.publishing.editor.collections import Collections
from klarplan.publishing.redirect_pages import from_folder
from klarplan.publishing.render import documents
from klarplan.site.site import Site
from klarplan.text.catalogue import N_

CONFIGURATION = "config.json"
SCRIPTS = ("editor.js", "records.js")
"""Ours, beside the page."""
_LOCALES = {"sv": "sv", "fi": "fi"}
"""The languages that the editor's own words are there in, besides English."""

_TEXTS = {
    "heading": N_("Files that the form cannot open"),
    "unreadable": N_("{path}: line {line} cannot be read. Run klarplan check."),
    "no-facts": N_("{path}: the facts have no end. Write a line with three hyphens below them."),
    "anchor": N_("{path}: has an anchor, an alias or a type (&, * or !). Write out what they stand for."),
    "shape": N_("{path}: {field} is written in a way that the form does not know. Run klarplan check."),
    "unwritable": N_("{path} cannot be saved from the form. Change the file itself."),
    "lost": N_("These comments would be lost:\n\n{comments}\n\nSave all the same?"),
    "kept": N_("Nothing was saved."),
}
"""What `scripts/editor.js` tells."""
_COMMITS = {
    "create": N_("Add {{slug}} ({{collection}})"), "update": N_("Change {{slug}} ({{collection}})"),
    "delete": N_("Remove {{slug}} ({{collection}})"),
}  # fmt: skip


@dataclass(frozen=True)
class EditorView(View):
    """The form's page. Its template reads nothing else; the script makes all that stands on it."""

    TEMPLATE = "editor.html"

    lang: str
    title: str
    site_name: str
    policy: str
    """What it may load and ask, as a Content-Security-Policy."""


def editor_files(site: Site, config: Config, records: Records) -> Iterator[tuple[str, bytes]]:
    """Each file and what it holds; none where the setting is off."""
    editor = config.settings.editor
    if editor is None:
        return
    folder = site.addresses.names.editor
    _ = site.texts._
    environment = documents(theme_folders(config.theme_folder), site.texts.lang)
    environment.filters["url"] = from_folder
    view = EditorView(
        lead=_(N_("Here you change the site's content.")), lang=site.texts.lang, title=_(N_("Edit the content")),
        site_name=config.site_name, policy=policy(editor),
    )  # fmt: skip
    html = environment.get_template(view.TEMPLATE).render(view=view, folder=folder)
    yield f"{folder}/{INDEX_FILE}", f"{html}\n".encode()
    configuration = json.dumps(_configuration(site, config, editor, records), ensure_ascii=False, indent=1)
    yield f"{folder}/{CONFIGURATION}", f"{configuration}\n".encode()
    yield from ((f"{folder}/{path}", content) for path, content in _program())


def policy(editor: Editor) -> str:
    """The page's Content-Security-Policy (https://www.w3.org/TR/CSP3/): nothing of others, but for the service that has
    the repository. The editor writes styles into the page, and shows previews and pictures from memory (`blob:`).
    """
    pictures = ("https://avatars.githubusercontent.com",) if "https://api.github.com" in editor.origins else ()
    directives = {
        "default-src": ("'none'",), "script-src": ("'self'",), "style-src": ("'self'", "'unsafe-inline'", "blob:"),
        "img-src": ("'self'", "blob:", "data:", *(pictures or editor.origins)), "font-src": ("'self'",),
        "connect-src": ("'self'", "blob:", "data:", *editor.origins), "frame-src": ("blob:",),
        "worker-src": ("'self'", "blob:"),
        "manifest-src": ("'self'", "blob:"), "base-uri": ("'self'",), "form-action": ("'self'",),
    }  # fmt: skip
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _program() -> Iterator[tuple[str, bytes]]:
    """The scripts, and what they run on: the same for every site."""
    place = Path(str(package_files("klarplan.publishing.editor")))
    for name in SCRIPTS:
        yield f"{name}", (place / "scripts" / name).read_bytes()
    vendored = place / "vendored"
    for file in sorted(path for path in vendored.rglob("*") if path.is_file() and path.name != "SHA256SUMS"):
        yield file.relative_to(vendored).as_posix(), file.read_bytes()


def _configuration(site: Site, config: Config, editor: Editor, records: Records) -> dict[str, Any]:
    """What the script gives to the editor (`cms`), and what it needs itself."""
    _ = site.texts._
    names, folder = all_names(records), _in_repository(config)
    plans = {plan: contents.plan.short_title for plan, contents in site.library.plans.items()}
    choices = Choices(names, plans, _(N_("the county together")))
    collections = Collections(records, choices, _, folder)
    return {
        "cms": {
            "load_config_file": False,
            "backend": _backend(editor, _),
            "app_title": config.site_name,
            **({"site_url": site.site_url, "display_url": site.site_url} if site.site_url else {}),
            "media_folder": f"{folder}/media", "public_folder": "/media",
            "slug": {"encoding": "ascii", "clean_accents": True},
            "output": {"omit_empty_optional_fields": True},
            "collections": collections.collections,
        },
        "options": choices.options(),
        "kinds": {
            name: {"shape": kind.shape, "front": kind.front, "extension": kind.extension}
            for name, kind in collections.kinds.items()
        },
        "texts": {name: unescape(_(text)) for name, text in _TEXTS.items()},
        "folder": folder.split("/")[0],
        "locale": _LOCALES.get(site.texts.lang, "en-US"),
        "styles": ["../assets/css/tokens.css", "../assets/css/klarplan.css"],
    }  # fmt: skip


_NO_SERVICE = {"name": "github", "repo": "-/-", "auth_methods": ["token"]}
"""For folders of one's own alone: the editor wants to hear of a repository, and offers no way to sign in to this one
(`tools/vendor_editor.py`)."""


def _backend(editor: Editor, _: Any) -> dict[str, Any]:
    """Where the repository is, as Sveltia CMS has it (https://sveltiacms.app/en/docs/backends)."""
    if not editor.repository:
        return _NO_SERVICE
    backend: dict[str, Any] = {"name": editor.service, "repo": editor.repository}
    if editor.branch:
        backend["branch"] = editor.branch
    if editor.address:
        api = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}[editor.service]
        backend["api_root"] = editor.address + api
        if editor.service != "github":
            backend["base_url"] = editor.address
    if editor.app:
        backend |= {"app_id": editor.app, "auth_type": "pkce"}
    if editor.sign_in:
        backend["base_url"] = editor.sign_in
    methods = ["oauth", "token"] if editor.app or editor.sign_in else ["token"]
    commits = {name: _(text) for name, text in _COMMITS.items()}
    return {**backend, "auth_methods": methods, "commit_messages": commits}


def _in_repository(config: Config) -> str:
    """The content folder, counted from the top of the repository that it is in, or else from the configuration file."""
    content = config.content.absolute()
    root = next((folder for folder in content.parents if (folder / ".git").exists()), config.file.absolute().parent)
    return Path(os.path.relpath(content, root)).as_posix()

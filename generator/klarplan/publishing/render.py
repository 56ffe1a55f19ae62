"""How the theme's own templates become HTML: escaped, in the site's language, and strict about the names they read.

A misspelt name in one of them stops the build, where Jinja would print nothing. Templates of Material, of other plugins
and of the site's own theme keep the engine's rules, since they are written for those.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, cast

import jinja2
import jinja2.nodes
import jinja2.runtime
from jinja2.bccache import Bucket
from markupsafe import Markup

from klarplan.pages.theme import theme_folder
from klarplan.publishing.kept import NOTHING, Kept, key_of
from klarplan.text.catalogue import catalogue

_KINDS = (".html", ".xml")
KIND = "templates"
"""What compiled templates are kept as."""
WHOLE_PAGE = "klarplan-whole-page.html"
"""The name of a template that prints `whole_page` as it is: for a page that has been made already."""


def own_templates() -> frozenset[str]:
    """The names of the theme's own templates: "plan.html", "partials/table.html"."""
    folder = theme_folder()
    files = (path for path in folder.rglob("*") if path.suffix in _KINDS)
    return frozenset(path.relative_to(folder).as_posix() for path in files)


def documents(folders: Sequence[Path], lang: str) -> jinja2.Environment:
    """An environment for documents that no engine makes. The first of the `folders` that has a template gives it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    _translate(environment, lang)
    return environment


def prepare(
    environment: jinja2.Environment, lang: str, own: Collection[str] | None = None, kept: Kept = NOTHING
) -> None:
    """Teach an engine's environment the site's language, and our rules for our own templates (or those named `own`),
    which are compiled only where that is not `kept`.
    """
    _translate(environment, lang)
    rules = _TwoRules(environment, own_templates() if own is None else own, kept)
    environment.loader = jinja2.ChoiceLoader([jinja2.DictLoader({WHOLE_PAGE: "{{ whole_page|safe }}"}), rules])


_OF_TRANSLATIONS = (
    "install_gettext_translations", "install_null_translations", "install_gettext_callables",
    "uninstall_gettext_translations", "extract_translations", "newstyle_gettext",
)  # fmt: skip
"""What Jinja's extension gives an environment that does not have it yet (jinja2.ext.InternationalizationExtension)."""


def in_language(environment: jinja2.Environment, lang: str, kept: Kept = NOTHING) -> jinja2.Environment:
    """Another environment like an engine's that is not prepared yet, prepared for another language."""
    other = environment.overlay()
    other.globals = dict(environment.globals)
    for name in _OF_TRANSLATIONS:  # an overlay has those of its origin, which would translate the origin
        vars(other).pop(name, None)
    prepare(other, lang, kept=kept)
    return other


def _translate(environment: jinja2.Environment, lang: str) -> None:
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True  # a text over several lines is one message
    environment.install_gettext_translations(catalogue(lang), newstyle=True)  # type: ignore[attr-defined]
    gettext = _gettext(catalogue(lang).gettext)
    environment.globals.update({"_": gettext, "gettext": gettext, "repeated": _repeated()})


def _gettext(translate: Callable[[str], str]) -> Callable[..., str]:
    """Jinja's own of the new style, which translates and escapes a text each time that a template says it."""
    plain: dict[tuple[str, bool], str] = {}

    @jinja2.pass_eval_context
    def gettext(rules: jinja2.nodes.EvalContext, message: str, /, **values: Any) -> str:
        autoescape = bool(rules.autoescape)
        if values:
            return _filled(translate(message), values, autoescape=autoescape)
        if (text := plain.get((message, autoescape))) is None:
            text = plain[message, autoescape] = _filled(translate(message), {}, autoescape=autoescape)
        return text

    return gettext


def _repeated() -> Callable[..., str]:
    """What a macro writes, once for the same values: for macros that read nothing else, on whichever page."""
    written: dict[tuple[Any, ...], str] = {}

    def repeated(macro: jinja2.runtime.Macro, *values: Any) -> str:
        key = (macro.name, *values)
        if key not in written:
            written[key] = macro(*values)
        return written[key]

    return repeated


def _filled(text: str, values: Mapping[str, Any], *, autoescape: bool) -> str:
    return (Markup(text) if autoescape else text) % values  # noqa: S704 (a text of the catalogue; values are escaped)


class _KeptTemplates(jinja2.BytecodeCache):
    """Compiled templates among what builds keep: a damaged one would stop Python itself."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill Jinja's bucket with what is kept of a template."""
        if content := self._kept.get(KIND, key_of(bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja has compiled."""
        self._kept.put(KIND, key_of(bucket.key, bucket.checksum), bucket.bytecode_to_string())


class _TwoRules(jinja2.BaseLoader):
    """Loads our own templates into an environment with our rules, and others into the engine's.

    A template keeps the environment that it was loaded into, whoever extends, includes or imports it.
    """

    def __init__(self, engine: jinja2.Environment, own: Collection[str], kept: Kept) -> None:
        assert engine.loader is not None
        self._engine, self._loader, self._own = engine, engine.loader, frozenset(own)
        self._strict = engine.overlay(
            autoescape=True, undefined=jinja2.StrictUndefined, bytecode_cache=_KeptTemplates(kept)
        )
        self._strict.loader = self

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """A template's text, for whoever asks for no more than that."""
        return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._loader.list_templates()

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (Jinja's signature)
    ) -> jinja2.Template:
        """A template, in the environment whose rules are meant for it."""
        chosen = self._strict if name in self._own else self._engine if environment is self._strict else environment
        load = cast("Callable[..., jinja2.Template]", self._loader.load)
        return load(chosen, name, globals)

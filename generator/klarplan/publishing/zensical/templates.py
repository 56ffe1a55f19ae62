"""The theme's templates as MiniJinja takes them (https://docs.rs/minijinja), which Zensical renders with.

MiniJinja is nearly Jinja. It lacks gettext and Python's methods, and does not escape unless it is told to; Zensical
hands a page's front matter over as `page.meta`. So texts become literals of one language, `view` and `shell` are read
from there, and whatever is written is escaped as in our own environment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

import jinja2

from klarplan.publishing.zensical.front_matter import BEGIN, END
from klarplan.text.catalogue import N_

_TRANS = re.compile(r"\{%(-?)\s*trans\b(.*?)-?%\}(.*?)\{%-?\s*endtrans\s*(-?)%\}", re.DOTALL)
_PLURAL = re.compile(r"\{%-?\s*pluralize\s*-?%\}")
_VALUE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_FILLED = re.compile(r"%\((\w+)\)s")
_ON, _OFF = "{% autoescape true %}", "{% endautoescape %}"
_META = {"view": "page.meta.view", "shell": "page.meta.shell"}
"""What our templates are given, and where it stands in Zensical."""
_GETTEXT, _REPEATED, _PAGE = "_", "repeated", "page"
Token: TypeAlias = tuple[int, str, str]
"""Line, kind and text, as Jinja's lexer has them; all texts together are the template."""


class Translations(Protocol):
    """A catalogue, as gettext has it."""

    def gettext(self, message: str) -> str:
        """The text for a message id."""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The text for a number."""


class UnknownFormError(Exception):
    """A template says something in a form that has no equal here. The message is a message id; `values` fill it."""

    def __init__(self, found: str) -> None:
        super().__init__(N_("The templates cannot be written for Zensical: {found}"))
        self.values = {"found": found}


def for_minijinja(template: str, texts: Translations) -> str:
    """A template of ours in MiniJinja's form, its texts in the language of `texts`. Raises UnknownFormError."""
    with_texts = _TRANS.sub(lambda match: _translated(match, texts), template)
    written = "".join(_rewritten(_without_comments(_tokens(with_texts)), texts))
    return written if re.search(r"\{%-?\s*extends\b", written) else f"{_ON}{written}{_OFF}"


def names_read(template: str) -> Iterator[str]:
    """The names of attributes that a template reads: what stands after a dot, and what filters are told to look at."""
    before = ""
    for _, kind, text in _tokens(template):
        if kind == "name" and before == ".":
            yield text
        elif kind == "string":
            yield text[1:-1]
        before = text if kind != "whitespace" else before


def _tokens(template: str) -> Iterator[Token]:
    try:
        yield from jinja2.Environment(autoescape=True).lex(template)
    except jinja2.TemplateSyntaxError as error:
        raise UnknownFormError(str(error)) from error


def _without_comments(tokens: Iterator[Token]) -> list[Token]:
    return [token for token in tokens if not token[1].startswith("comment")]


# ---- texts ----


def _translated(match: re.Match[str], texts: Translations) -> str:
    """A text that the template fills, as it is in one language."""
    values = dict(_assignments(match[2]))
    singular, *plural = (_message_id(part) for part in _PLURAL.split(match[3]))

    def filled(text: str) -> str:
        return _FILLED.sub(lambda name: f"{{{{ {values.get(name[1], name[1])} }}}}", text).replace("%%", "%")

    if not plural:
        written = filled(texts.gettext(singular))
    else:
        one, many = (filled(texts.ngettext(singular, plural[0], number)) for number in (1, 2))
        written = f"{{% if ({next(iter(values.values()))}) == 1 %}}{one}{{% else %}}{many}{{% endif %}}"
    before, after = ("{{- '' }}" if match[1] else ""), ("{{ '' -}}" if match[4] else "")
    return f"{before}{written}{after}"


def _message_id(text: str) -> str:
    """As Jinja's i18n extension makes it, with lines put together."""
    joined = re.sub(r"\s*\n\s*", " ", text.strip()).replace("%", "%%")
    return _VALUE.sub(lambda match: f"%({match[1]})s", joined)


def _assignments(header: str) -> Iterator[tuple[str, str]]:
    """`a=x|length, b=y` → the names and the expressions."""
    parts, depth = [""], 0
    for _, kind, text in list(_tokens(f"{{{{{header}}}}}"))[1:-1]:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(text, 0) if kind == "operator" else 0
        if kind == "operator" and text == "," and not depth:
            parts.append("")
        else:
            parts[-1] += text
    for part in filter(str.strip, parts):
        name, _, expression = part.partition("=")
        yield name.strip(), expression.strip() or name.strip()


# ---- expressions ----


def _rewritten(tokens: Sequence[Token], texts: Translations) -> Iterator[str]:
    """The tokens' texts, with what MiniJinja has otherwise in its form."""
    solid = [at for at, token in enumerate(tokens) if token[1] != "whitespace"]
    order = {at: number for number, at in enumerate(solid)}
    skipped: set[int] = set()
    opening, parameters = False, set[str]()
    for at, (_, kind, text) in enumerate(tokens):
        if at in skipped:
            continue
        following = [tokens[after] for after in solid[order[at] + 1 : order[at] + 4]] if at in order else []
        before = tokens[solid[order[at] - 1]][2] if order.get(at) else ""
        if kind == "block_begin" and following and following[0][2] == "endmacro":
            parameters.clear()
            yield f"{_OFF}{text}"
        elif kind == "block_end" and opening:
            yield f"{text}{_ON}"
            opening = False
        elif kind == "name" and opening and before in ("(", ","):
            parameters.add(text)
            yield text
        elif kind == "name" and before != "." and text not in parameters and (change := _CHANGES.get(text)):
            written, count = change(text, following, texts)
            skipped.update(solid[order[at] + 1 : order[at] + 1 + count])
            yield written
        elif text == "." and [token[2] for token in following] == ["items", "(", ")"]:
            skipped.update(solid[order[at] + 1 : order[at] + 4])
            yield "|items"
        else:
            opening = opening or (kind == "name" and text == "macro" and before.startswith("{%"))
            yield text


def _literal(_name: str, following: Sequence[Token], texts: Translations) -> tuple[str, int]:
    """`_("…")` as the text, which is safe to write as it is."""
    kinds = [(token[1] if token[1] == "string" else token[2]) for token in following]
    if kinds != ["(", "string", ")"]:
        raise UnknownFormError("".join(token[2] for token in following))
    quote, message = following[1][2][0], following[1][2][1:-1]
    text = texts.gettext(message.replace(f"\\{quote}", quote)) % {}
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'("{escaped}"|safe)', 3


def _from_meta(name: str, following: Sequence[Token], _texts: Translations) -> tuple[str, int]:
    is_keyword = bool(following) and following[0][2] == "="
    return (name if is_keyword else _META[name]), 0


def _called(_name: str, following: Sequence[Token], _texts: Translations) -> tuple[str, int]:
    """`repeated(macro, …)` only saves time: it is `macro(…)`."""
    if [token[2] for token in following[::2]] != ["(", ","]:
        raise UnknownFormError("".join(token[2] for token in following))
    return f"{following[1][2]}(", 3


def _text(name: str, following: Sequence[Token], _texts: Translations) -> tuple[str, int]:
    """`page.content` without the element that `front_matter.page_file` puts around it."""
    if [token[2] for token in following[:2]] != [".", "content"]:
        return name, 0
    return f"page.content[{len(BEGIN)}:-{len(END)}]", 2


_CHANGES: dict[str, Callable[[str, Sequence[Token], Translations], tuple[str, int]]] = {
    _GETTEXT: _literal, _REPEATED: _called, _PAGE: _text, **dict.fromkeys(_META, _from_meta),
}  # fmt: skip
"""By a name: what is written instead, and how many of the tokens after it that takes in."""

"""Bring the catalogues up to date with the texts in the code and the templates: Swedish, Finnish, each that there is.

    .venv/bin/python tools/messages.py             extract, keep translations, drop what is no longer used
    .venv/bin/python tools/messages.py more.po …   the same, and take missing translations from other catalogues, each
                                                   for the language that its header names

Exit code 1 where texts still lack a translation; they are listed, and stand in the catalogue with an empty one.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "generator" / "klarplan" / "text" / "locale"
CATALOGUES = tuple(sorted(LOCALE.glob("*.po")))
"""A file for each language that the interface speaks beside English."""
KEYWORDS = {**DEFAULT_KEYWORDS, "plural": (1, 2)}
HEADER = r"""# Klarplan in {language}. `make texts` keeps it complete and sorted; write the translations here.
msgid ""
msgstr ""
"Language: {code}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural}"

"""


def extracted(root: Path = ROOT) -> Catalog:
    """Every text that the code and the templates send through the catalogue."""
    catalogue = Catalog()
    for folder, method, options in (
        (root / "generator" / "klarplan", "python", {}),
        (
            root / "theme",
            "jinja2.ext:babel_extract",
            {"silent": "false", "trimmed": "true", "newstyle_gettext": "true"},
        ),
    ):
        pattern = "**.py" if method == "python" else "**.html"
        found = extract_from_dir(folder, [(pattern, method)], {pattern: options}, keywords=KEYWORDS)
        for _, _, message, _, context in found:
            catalogue.add(message, context=context)
    return catalogue


def updated(texts: Catalog, translations: Iterable[Catalog]) -> Catalog:
    """The texts, each with the first translation that one of the catalogues has for it. They are of one language."""
    known = list(translations)
    catalogue = Catalog(locale=known[0].locale_identifier)
    for text in texts:
        if text.id:
            catalogue.add(text.id, _translation(text.id, text.context, known), context=text.context)
    return catalogue


def _translation(text: str | tuple[str, ...], context: str | None, known: list[Catalog]) -> str | tuple[str, ...]:
    """A text with a plural may stand without one in a catalogue, and the other way round: that is no translation."""
    plural = isinstance(text, tuple)
    for catalogue in known:
        found = catalogue.get(text[0] if plural else text, context)
        if found and found.string and isinstance(found.string, tuple) == plural and all(forms(found.string)):
            return found.string
    return ("", "") if plural else ""


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts without a translation, in English."""
    return [forms(message.id)[0] for message in catalogue if message.id and not all(forms(message.string))]


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """A text's singular and plural, or the text alone."""
    return (text,) if isinstance(text, str) else tuple(text)


def written(catalogue: Catalog) -> str:
    """The catalogue as a file: sorted, and without dates, so that it changes only with its texts."""
    rest = io.BytesIO()
    write_po(rest, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    code, locale = catalogue.locale_identifier, catalogue.locale
    language = locale.get_language_name("en") if locale else code  # Babel knows nothing of Lule Sámi, smj
    header = HEADER.format(language=language, code=code, plural=catalogue.plural_forms + "\\n")
    return header + rest.getvalue().decode().strip() + "\n"


def read(file: Path, language: str = "sv") -> Catalog:
    """A catalogue from its file, in the language that its header names, or else `language`; empty without a file."""
    return read_po(io.BytesIO(file.read_bytes()), locale=language) if file.is_file() else Catalog(locale=language)


def main(more: list[str]) -> int:
    """Update the catalogues in place."""
    texts, others = extracted(), [read(Path(name)) for name in more]
    complete = True
    for file in CATALOGUES:
        own = read(file, file.stem)
        same = [other for other in others if other.locale_identifier == own.locale_identifier]
        catalogue = updated(texts, [own, *same])
        file.write_text(written(catalogue), encoding="utf-8", newline="\n")
        for text in untranslated(catalogue):
            complete = False
            click.echo(f"{file.relative_to(ROOT)}: {text!r} has no translation", err=True)
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

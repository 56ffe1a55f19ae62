"""Bring the Swedish catalogue up to date with the texts in the code and the templates.

    .venv/bin/python tools/messages.py             extract, keep translations, drop what is no longer used
    .venv/bin/python tools/messages.py more.po …   the same, and take missing translations from other catalogues

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
CATALOGUE = ROOT / "generator" / "klarplan" / "text" / "locale" / "sv.po"
KEYWORDS = {**DEFAULT_KEYWORDS, "plural": (1, 2)}
HEADER = r"""# Klarplan in Swedish. `make texts` keeps it complete and sorted; write the translations here.
msgid ""
msgstr ""
"Language: sv\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def extracted(root: Path = ROOT) -> Catalog:
    """Every text that the code and the templates send through the catalogue."""
    catalogue = Catalog(locale="sv")
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
    """The texts, each with the first translation that one of the catalogues has for it."""
    known = list(translations)
    catalogue = Catalog(locale="sv")
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
    return HEADER + rest.getvalue().decode().strip() + "\n"


def read(file: Path) -> Catalog:
    """A catalogue from its file; an empty one where there is no file."""
    return read_po(io.BytesIO(file.read_bytes()), locale="sv") if file.is_file() else Catalog(locale="sv")


def main(more: list[str]) -> int:
    """Update the catalogue in place."""
    catalogue = updated(extracted(), [read(CATALOGUE), *(read(Path(name)) for name in more)])
    CATALOGUE.parent.mkdir(exist_ok=True)
    CATALOGUE.write_text(written(catalogue), encoding="utf-8", newline="\n")
    missing = untranslated(catalogue)
    for text in missing:
        click.echo(f"{CATALOGUE.relative_to(ROOT)}: {text!r} has no translation", err=True)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

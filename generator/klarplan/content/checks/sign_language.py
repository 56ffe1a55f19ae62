"""Films in sign language: the files that pages show, and their captions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from klarplan.content.problems.problem import Label, Position, Problem
from klarplan.content.reading.records import Records
from klarplan.model.values import CAPTION_ENDINGS, VIDEO_TYPES, SignLanguage, media_path
from klarplan.text.nearest import nearest_file

_ENDINGS: Mapping[str, tuple[str, ...]] = {"video": tuple(VIDEO_TYPES), "captions": CAPTION_ENDINGS}
_BEGINNING = b"WEBVTT"
"""How a file of captions begins (https://www.w3.org/TR/webvtt1/#file-structure). Browsers read no other."""


def sign_language_problems(records: Records) -> Iterator[Problem]:
    """Files of films that are not in media, or that no browser shows."""
    known = frozenset(records.paths)
    films = {record.path: record.sign_language for record in records.plans}
    films |= {record.path: record.sign_language for record in records.focus_areas}
    for path, film in films.items():
        for name, endings in _ENDINGS.items():
            if written := getattr(film, name, None):
                place = records.documents[path].position(("sign_language", name))
                yield from _file_problems(name, written, endings, place, known)


def _file_problems(
    name: str, written: str, endings: tuple[str, ...], place: Position, known: frozenset[str]
) -> Iterator[Problem]:
    path = posixpath.normpath(media_path(written))
    if not written.lower().endswith(endings):
        label = Label(SignLanguage.model_fields[name].title or name)
        yield Problem(place, "film-ending", {"found": written, "label": label, "allowed": ", ".join(endings)})
    elif not path.startswith("media/") or path not in known:
        near = nearest_file(path, [other for other in known if other.lower().endswith(endings)])
        yield Problem(place, "missing-film", {"found": written, "suggestion": near.removeprefix("media/")})


def caption_problems(file: Path, place: Position) -> Iterator[Problem]:
    """A file of captions that browsers would not read. Raises OSError where it cannot be opened."""
    with file.open("rb") as captions:
        beginning = captions.read(len(_BEGINNING) + 3).removeprefix(b"\xef\xbb\xbf")
    if not beginning.startswith(_BEGINNING):
        yield Problem(place, "bad-captions", {"found": file.name})

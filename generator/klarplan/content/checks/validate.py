"""Content folder → records and all Problems. Nothing stops at the first fault, and nothing is skipped in silence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pathspec import GitIgnoreSpec

from klarplan.content.checks import crosscheck
from klarplan.content.checks.as_written import written_problems
from klarplan.content.checks.file_names import file_name_problems
from klarplan.content.checks.links import plan_of
from klarplan.content.problems.problem import Position, Problem
from klarplan.content.reading.document import Document, read
from klarplan.content.reading.fields import misspelt_fields, validate_fields
from klarplan.content.reading.file_kinds import FileKind, classify, expected_names, suggested_place, version_of
from klarplan.content.reading.folder import walk
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS, TRANSLATION_MODELS, Records
from klarplan.content.settings.addresses import Addresses
from klarplan.model.base import ID_PATTERN
from klarplan.model.records import FileRecord
from klarplan.model.shared import Funding
from klarplan.model.translations import EasyRead
from klarplan.text.fold import composed
from klarplan.text.slug import slug

_ID = re.compile(ID_PATTERN)


_FOLLOWING = frozenset({"unknown-reference", "hidden-character", "invisible-text", "long-name"})
"""Kinds that are not told where something else is wrong with the same value."""


@dataclass
class _Gathered:
    """What has been read so far: records by kind, in order of path."""

    records: dict[FileKind, list[Any]] = field(default_factory=lambda: defaultdict(list))
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def validate(
    content: Path,
    addresses: Addresses,
    excluded: GitIgnoreSpec | None = None,
    extensions: Collection[str] | None = None,
    lang: str = "sv",
) -> tuple[Records, list[Problem]]:
    """Read and check everything below `content` that is not `excluded`. With `extensions`, those of Markdown that the
    site uses, also what readers will see as it is written. `lang` is the site's language.

    Returns the records that could be read and every problem of every file; where there are problems of severity
    "error" the records are incomplete and should not be published.
    """
    folder = walk(content)
    gathered = _Gathered(problems=folder.problems)
    prefix = f"{content.name}/"
    paths: dict[str, str] = {}
    names = set(folder.names)
    if excluded:
        names -= set(excluded.match_files(folder.names))
    names -= {f"{name[:-8]}README.md" for name in names if f"/{name}".endswith("/index.md")}  # MkDocs takes index.md
    for name in sorted(names, key=lambda name: (composed(name), name)):
        shown, path = name.encode("utf-8", "replace").decode(), composed(name)
        if shown != name:  # a name in another encoding than the file system's
            values = {"found": PurePosixPath(shown).name}
            gathered.problems.append(Problem(Position(prefix + shown), "bad-file-name", values))
        elif path in paths:
            values = {"found": PurePosixPath(path).name, "other": prefix + paths[path]}
            gathered.problems.append(Problem(Position(prefix + name), "same-file-name", values))
        else:
            paths[path] = name
            _gather(gathered, path, content / name, prefix + name)
    for name in folder.unreadable:  # nothing is concluded from what they do not say
        gathered.documents[composed(name)] = Document(prefix + name, None, broken=True)
    records = Records.of(gathered.records, gathered.documents, paths, prefix)
    gathered.problems += _missing_indexes(paths, prefix) if content.is_dir() else [_missing_content(content)]
    named = list(file_name_problems(records, addresses, content))
    left_over = {problem.position for problem in named if problem.kind == "left-over-file"}
    gathered.problems = [problem for problem in gathered.problems if problem.position not in left_over] + named
    places = {problem.position for problem in gathered.problems}
    gathered.problems += [
        problem for problem in crosscheck.all_problems(records, addresses, lang)
        if problem.kind not in _FOLLOWING or problem.position not in places
    ]  # fmt: skip
    if extensions is not None:
        gathered.problems += written_problems(records, extensions)
    return records, gathered.problems


def read_again(records: Records, content: Path, paths: Collection[str]) -> Records | None:
    """`records`, with some files as they are now, for a preview: nothing is checked that concerns other files.

    None where one of the files is no record of its own, or anything is wrong with it.
    """
    gathered = _Gathered()
    for path in paths:
        if classify(path) not in FILE_MODELS:
            return None
        name = records.names_on_disk.get(path, path)
        _gather(gathered, path, content / name, records.prefix + name)
    read_records = [record for kind in gathered.records.values() for record in kind]
    if len(read_records) < len(paths) or any(problem.severity == "error" for problem in gathered.problems):
        return None
    return records.with_files(read_records, gathered.documents)


def _gather(gathered: _Gathered, path: str, file: Path, problem_path: str) -> None:
    kind = classify(path)
    if kind is FileKind.MEDIA:
        return
    if kind is FileKind.MISPLACED:
        gathered.problems.append(_misplaced(path, problem_path))
        return
    document, problems = read(file, problem_path)
    gathered.documents[path] = document
    gathered.problems += problems
    if kind is FileKind.TRANSLATION:
        record_problems = _gather_translation(gathered, path, document, problems)
    elif kind in LIST_MODELS or kind is FileKind.FUNDING:
        record_problems = _gather_yaml(gathered, kind, path, document, problems)
    else:
        record_problems = _gather_file_record(gathered, kind, path, document, problems)
    gathered.problems += record_problems


def _gather_file_record(
    gathered: _Gathered, kind: FileKind, path: str, document: Document, known: list[Problem]
) -> list[Problem]:
    problems: list[Problem] = []
    meta = document.meta
    ordinary = kind in (FileKind.PAGE, FileKind.START)
    record_id = PurePosixPath(path).parts[1] if kind is FileKind.PLAN else PurePosixPath(path).stem
    if not ordinary and not _ID.fullmatch(record_id):
        values = {"found": record_id, "suggestion": slug(record_id)}
        problems.append(Problem(Position(document.path), "bad-file-name", values))
    if document.meta is None and not ordinary and kind is not FileKind.INDICATOR:
        if not document.broken:
            problems.append(Problem(Position(document.path), "no-front-matter"))
        return problems
    if meta is None and document.broken:
        return problems
    meta = {} if meta is None else meta
    if not isinstance(meta, dict):
        return [*problems, Problem(document.position(()), "not-fields")]
    written = () if ordinary else sorted(FileRecord.FROM_FILE & meta.keys())
    problems += [Problem(document.position((name,), key=True), "file-field", {"found": name}) for name in written]
    parts = PurePosixPath(path).parts
    from_file = {"id": record_id, "path": path, "plan": parts[1] if parts[0] == "plans" else "", "body": document.body}
    if ordinary:  # which may have fields for the theme and for plugins
        problems += misspelt_fields(FILE_MODELS[kind], meta, document)
    record, wrong = validate_fields(FILE_MODELS[kind], {**meta, **from_file}, document, known=known)
    if record and not problems and not document.broken:
        gathered.records[kind].append(record)
    return problems + wrong


def _gather_translation(gathered: _Gathered, path: str, document: Document, known: list[Problem]) -> list[Problem]:
    version = version_of(path)
    assert version
    if document.meta is None and document.broken:  # what is missing may be among what could not be read
        return []
    meta = document.meta or {}
    if not isinstance(meta, dict):
        return [Problem(document.position(()), "not-fields")]
    kind = classify(version.original)
    model = EasyRead if version.is_easy else TRANSLATION_MODELS[kind]
    texts = model.model_fields.keys() - model.FROM_FILE
    facts = [name for name in meta if name not in texts and name in FILE_MODELS[kind].model_fields]
    original = f"{document.path.removesuffix(path)}{version.original}"
    problems = [
        Problem(document.position((name,), key=True), "fact-in-translation", {"found": name, "original": original})
        for name in facts
    ]
    from_file = {
        "id": PurePosixPath(version.original).stem, "path": path, "plan": plan_of(path), "body": document.body,
        "of": version.original, "code": version.code, "lang": None if version.is_easy else version.code,
    }  # fmt: skip
    written = {name: value for name, value in meta.items() if name not in facts}
    record, wrong = validate_fields(model, {**written, **from_file}, document, known=known)
    if record and not problems and not document.broken:
        gathered.records[FileKind.TRANSLATION].append(record)
    return problems + wrong


def _gather_yaml(
    gathered: _Gathered, kind: FileKind, path: str, document: Document, known: list[Problem]
) -> list[Problem]:
    if document.meta is None:
        return []
    if kind is FileKind.FUNDING:
        funding, problems = validate_fields(Funding, document.meta, document, known=known)
        if funding and not document.broken:
            gathered.records[kind].append((PurePosixPath(path).parts[1], funding))
        return problems
    if not isinstance(document.meta, list):
        return [Problem(document.position(()), "not-list")]
    problems = []
    for index, entry in enumerate(document.meta):
        record, wrong = validate_fields(LIST_MODELS[kind], entry, document, (index,), known)
        problems += wrong
        if record:
            gathered.records[kind].append((index, record))
    return problems


def _misplaced(path: str, problem_path: str) -> Problem:
    suggestion, allowed = suggested_place(path), ", ".join(expected_names(path))
    prefix = f"{PurePosixPath(problem_path).parts[0]}/"
    return Problem(Position(problem_path), "misplaced-file", {
        "suggestion": suggestion and prefix + suggestion, "allowed": allowed,
    })  # fmt: skip


def _missing_content(content: Path) -> Problem:
    return Problem(Position(content.name), "missing-content", {"found": content.name})


def _missing_indexes(paths: Iterable[str], prefix: str) -> Iterator[Problem]:
    folders = {parts[1] for path in paths if (parts := PurePosixPath(path).parts)[0] == "plans" and len(parts) > 2}
    present = set(paths)
    for folder in sorted(folders):
        index = f"plans/{folder}/index.md"
        if index not in present:
            yield Problem(
                Position(prefix + index), "missing-index", {"found": f"{prefix}plans/{folder}", "plan": prefix + index}
            )
    if "index.md" not in present:
        yield Problem(Position(f"{prefix}index.md"), "missing-index", {"found": prefix.rstrip("/")})

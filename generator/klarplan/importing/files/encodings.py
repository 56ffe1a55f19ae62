"""The bytes of a text file → its text, and the lines that were written otherwise than the rest.

UTF-8 and UTF-16 are known by their form. Among the older encodings, in which every text is possible, the one is taken
in which most letters are Swedish; where two do as well, that is a problem to ask about.
"""

from __future__ import annotations

import codecs

from klarplan.content.problems.problem import Position, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")
"""What Excel for Windows, Excel for Mac ("CSV (Macintosh)") and MS-DOS programs write in Sweden."""
_LETTERS = frozenset("åäöÅÄÖ")
_OTHER_LETTERS = frozenset("éÉüÜèàáæøÆØëóíñçßô")
_SIGNS = frozenset("–—’‘”“„«»•…§°½¼¾€£©®±²³·´\u00a0¶×™")
_ENOUGH_ZEROS = 0.2
_SAMPLE = 200_000


def decoded(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    """A file's text with line breaks as "\\n", and what is uncertain in it. `name`: what problems call the file."""
    text, problems = _decoded(raw, name)
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _decoded(raw: bytes, name: str) -> tuple[str, list[Problem]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), []
    if encoding := _utf_16_without_mark(raw):
        return raw.decode(encoding, "replace"), []
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    wrong = {number for number, line in enumerate(lines, 1) if not _is_utf_8(line)}
    if any(not line.isascii() for number, line in enumerate(lines, 1) if number not in wrong):
        return _mixed(lines, wrong, name)
    best, others = _ranked(raw)
    problems = [Problem(Position(name), "table-encoding", {"found": _NAMES[best]})] if others else []
    return raw.decode(best, "replace"), problems


_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS (850)"}


def _utf_16_without_mark(raw: bytes) -> str:
    """UTF-16 that does not say so: every second byte of European text is zero."""
    sample = raw[: _SAMPLE // 2 * 2]
    if not sample or len(raw) % 2:
        return ""
    even, odd = sample[0::2].count(0) / len(sample) * 2, sample[1::2].count(0) / len(sample) * 2
    if max(even, odd) < _ENOUGH_ZEROS or min(even, odd) > max(even, odd) / 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mixed(lines: list[bytes], wrong: set[int], name: str) -> tuple[str, list[Problem]]:
    """A file of UTF-8 with lines of another encoding, most often pasted in: each is told."""
    encoding, _ = _ranked(b"\n".join(lines[number - 1] for number in wrong))
    texts = [line.decode(encoding if number in wrong else "utf-8", "replace") for number, line in enumerate(lines, 1)]
    problems = [
        Problem(
            Position(name, number), "table-line-encoding", {"line": number, "found": texts[number - 1].strip()[:60]}
        )
        for number in sorted(wrong)
    ]
    return "\n".join(texts), problems


def _ranked(raw: bytes) -> tuple[str, bool]:
    """The old encoding that fits best, and whether another fits as well and reads otherwise."""
    sample = _strange_parts(raw)
    scores = {encoding: _score(sample.decode(encoding, "replace")) for encoding in OLD_ENCODINGS}
    best = max(OLD_ENCODINGS, key=scores.__getitem__)
    second = max(score for encoding, score in scores.items() if encoding != best)
    return best, scores[best] <= 0 or second >= scores[best]


def _strange_parts(raw: bytes) -> bytes:
    """The words with bytes above ASCII, so that a long file costs no more than a short one."""
    words = (word for word in raw.split() if not word.isascii())
    return b" ".join(word for word, _ in zip(words, range(5000), strict=False))


def _score(text: str) -> float:
    """How Swedish the letters above ASCII are: within words, small after small and capital first or among capitals."""
    total = 0.0
    for before, char, after in zip(f" {text[:-1]}", text, f"{text[1:]} ", strict=True):
        if char.isascii():
            continue
        beside = before.isalpha() or after.isalpha()
        if char in _LETTERS or char in _OTHER_LETTERS:
            fits = beside and not (char.isupper() and before.islower())
            weight = 1.0 if char in _LETTERS else 0.5
            total += weight if fits else -0.5
        elif char in _SIGNS:
            total += -0.5 if before.isalpha() and after.isalpha() else 0.25
        else:
            total -= 1
    return total

"""Whether words seem to be the name of a person, which content never has: it names roles."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from klarplan.content.register.municipalities import municipality_by_name

_SURNAME = re.compile(
    r"\w+(?:sson|dotter|ström|berg|lund|gren|qvist|quist|kvist|dahl|ling|löf|löv|stedt|holm|blad|bäck|fors|lind|strand|"
    r"backe|hammar|stråle|ovic|ović|vic|ski|sky|poulos)\Z"
)
_SURNAME_ALONE = re.compile(r"(?:sson|dotter|ström|qvist|quist|kvist|gren|stedt|dahl|lund)\Z")
"""Ends of surnames that other words alone seldom have: not "Upphandling", not "Faktablad"."""
_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéüáèíóçćčšž]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéüáèíóçćčšž]+)?"
_INITIALS = re.compile(rf"(?:[A-ZÅÄÖ]\.\s?){{1,3}}(?:(?:von|af|de)\s)?{_WORD}")
_FULL_NAME = re.compile(rf"({_WORD})(?:\s+(?:[A-ZÅÄÖ]\.|von|af|de|{_WORD}))*\s+({_WORD})")
_MAIL = re.compile(r"\S+@\S+")
_MAIL_OF_PERSON = re.compile(r"\b[a-zåäö]{2,}\.[a-zåäö]{2,}@\S+", re.IGNORECASE)
_TITLE_AND_NAME = re.compile(rf"(?P<role>[\w-]+(?:\s[a-zåäö-]+)?)\s+(?P<name>{_WORD}(?:\s+{_WORD})*)")

ROLE_WORD = re.compile(
    r"[\w-]*(?:strateg|chef|samordnare|ledare|handläggare|sekreterare|utvecklare|konsulent|rektor|direktör|planerare|"
    r"koordinator|controller|ingenjör|arkitekt|pedagog|sköterska|kurator|lärare|assistent|ordförande|kommunikatör|"
    r"psykolog|"
    r"utredare|expert|specialist|bibliotekarie|konsult|inspektör|ansvarig|jurist|ekonom|läkare|coach|lots|ombud|"
    r"coordinator|manager)(?:en|n|na|ar|er|are|arna|erna)?",
    re.IGNORECASE,
)
"""A word that says what somebody does."""


@cache
def _first_names() -> frozenset[str]:
    """First names that are common in Sweden, in lower case: `first_names.txt`, a name a line. The selection is our own,
    after the lists of common first names that Statistics Sweden (SCB) publishes.
    """
    return frozenset(
        (files("klarplan.importing.understanding") / "first_names.txt").read_text(encoding="utf-8").split()
    )


def is_person(text: str) -> bool:
    """Whether a text seems to be a person's name: initials, a common first name, a surname by its ending, "
    "an address."""
    words = " ".join(text.split()).strip(" .,")
    if _MAIL.search(words) or _INITIALS.fullmatch(words):
        return True
    if match := _FULL_NAME.fullmatch(words):
        return match[1].casefold() in _first_names() or bool(_SURNAME.fullmatch(match[2].casefold()))
    if all(part in _first_names() for part in words.casefold().split("-")):
        return True
    return bool(re.fullmatch(_WORD, words) and _SURNAME_ALONE.search(words)) and not municipality_by_name(words)


def names_person(text: str) -> bool:
    """Whether a person seems to be named somewhere in a text: a common first name and another name after it, or an
    address of mail to a person.
    """
    names = re.finditer(rf"(?<![\w-])({_WORD})\s+(?:[A-ZÅÄÖ]\.\s+)?({_WORD})(?![\w-])", text)
    return bool(_MAIL_OF_PERSON.search(text)) or any(
        match[1].casefold() in _first_names() and not municipality_by_name(match[2]) for match in names
    )


def role_beside(text: str) -> str:
    """The role of "folkhälsostrateg Anna Svensson"; empty where the text is no role and a person's name."""
    match = _TITLE_AND_NAME.fullmatch(" ".join(text.split()))
    return (
        match["role"] if match and ROLE_WORD.fullmatch(match["role"].split()[-1]) and is_person(match["name"]) else ""
    )

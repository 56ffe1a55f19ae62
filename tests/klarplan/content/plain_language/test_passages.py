"""Passages and sentences, and that every word is found where it stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarplan.content.plain_language.passages import body_passages, fact_passages, sentences
from klarplan.content.plain_language.wording import wording
from klarplan.content.reading.document import parse

RULES = wording("sv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regionen tar emot. Kommunen hjälper.", [3, 2]),
        ("Ring 1177 t.ex. Vid oro, ring 112.", [7]),
        ("Stöd ges till barn, unga m.fl. i länet.", [8]),
        ("Mötet är kl. 10. Alla får komma!", [4, 3]),
        ("Den 3. 5 gäller inte.", [5]),
        ("Kan du komma? ”Ja”, sa hon. (Hon kom.) Bra…", [3, 3, 2, 1]),
        ("Det gäller BUP:s e-post och/eller brev", [6]),
        ("År 2017. År 2018.", [2, 2]),
        ("Priset är 3.5 kronor", [4]),
        ("", []),
        (" . ! ", []),
    ],
)
def test_sentences(text: str, expected: list[int]) -> None:
    assert [len(sentence) for sentence in sentences(text, RULES)] == expected


BODY = """\
---
title: En titel
---

# Rubrik

Första [länken](a/b.md) står här
på två *rader*.

- en punkt med `kod här`
- två <b>punkter</b>

| Vem | Vad |
|---|---|
| Nora kommun | Stöd |

```
kod = inte prosa
```

Skriv till namn@kommun.se eller se https://www.example.se/lang-adress. ![En bild](x.png) Slut.
"""


def test_passages_of_a_body() -> None:
    document, _ = parse(BODY, "content/x.md")
    found = [
        ([word.text for sentence in passage.sentences for word in sentence], passage.is_heading)
        for passage in body_passages(document, RULES)
    ]
    assert found == [
        (["Rubrik"], True),
        (["Första", "länken", "står", "här", "på", "två", "rader"], False),
        (["en", "punkt", "med"], False),
        (["två", "punkter"], False),
        (["Vem"], True),
        (["Vad"], True),
        (["Nora", "kommun"], True),
        (["Stöd"], True),
        (["Skriv", "till", "eller", "se", "Slut"], False),
    ]


def test_words_are_found_where_they_stand() -> None:
    document, _ = parse(BODY, "content/x.md")
    lines = BODY.split("\n")
    for passage in body_passages(document, RULES):
        for word in (word for sentence in passage.sentences for word in sentence):
            place = passage.position(word.start)
            assert lines[place.line - 1][place.column - 1 :].startswith(word.text)


@given(
    st.lists(
        st.sampled_from(
            ["ord", "Två ord.", "\n", "\n\n", "- ", "# ", "| a | b |", "[x](y)", "`k`", "*", "```\n", "> ", "1. "]
        )
    )
)
def test_places_hold_for_any_markdown(pieces: list[str]) -> None:
    body = "".join(pieces)
    document, _ = parse(f"---\ntitle: x\n---\n{body}\n", "content/x.md")
    lines = f"---\ntitle: x\n---\n{body}\n".split("\n")
    for passage in body_passages(document):
        for word in (word for sentence in passage.sentences for word in sentence):
            place = passage.position(word.start)
            assert lines[place.line - 1][place.column - 1 :].startswith(word.text)


FACTS = """\
title: Hjälp till unga
period: 2017
cost:
  - amount: 100
    note: Betalas av länet
indicators:
  - Antal samtal
  - Antal besök
source:
  document: plan
  note: Ur tabellen
responsible:
  - party: nora
    role: leder arbetet
"""


def test_facts_that_are_prose() -> None:
    document, _ = parse(FACTS, "content/x.yml")
    found = [(passage.text, str(passage.position(0))) for passage in fact_passages(document)]
    assert found == [
        ("Hjälp till unga", "content/x.yml:1:8"),
        ("Betalas av länet", "content/x.yml:5:11"),
        ("Antal samtal", "content/x.yml:7:5"),
        ("Antal besök", "content/x.yml:8:5"),
    ]

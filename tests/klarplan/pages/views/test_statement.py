"""The accessibility statement: what its settings lack, and what it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from klarplan.content.reading.document import parse
from klarplan.content.settings.accessibility import COMPLAINT_ADDRESS, Accessibility, statement_problems
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.config import Config
from klarplan.content.settings.settings import AddressNames, Settings
from klarplan.model.values import Contact
from klarplan.pages.views.statement import StatementView, statement_view
from klarplan.site.texts import Texts

FORM, PAGE = "https://a.se/fel", "https://planer.se/tillganglighet/"
GAP = {"what": "En film saknar text.", "reason": "Den är ny.", "alternative": "Ring oss."}
LEAST = {"status": "full", "assessed": date(2026, 11, 22), "method": "self_assessment"}


def problems_of(
    text: str, contact: dict[str, str] | None = None, form: str | None = None
) -> list[tuple[int, str, str]]:
    """Line, kind and setting of every problem of the settings in a file of their own."""
    document, _ = parse(text, "site_config.yml")
    written = document.meta.get("accessibility")
    accessibility = Accessibility.model_validate(written) if written else None
    who = Contact.model_validate(contact) if contact else None
    found = statement_problems(accessibility, who, form, document, ())
    return [(problem.position.line, problem.kind, str(problem.values.get("found", ""))) for problem in found]


START = "organisation: Norrby kommun\naccessibility:\n  assessed: 2026-11-22\n  method: self_assessment\n  status: "
GAPS = "\n  gaps:\n    - {what: a, reason: b, alternative: c"
MAIL = {"role": "kontaktcenter", "email": "a@b.se"}


@pytest.mark.parametrize(
    ("text", "contact", "form", "expected"),
    [
        ("organisation: x\n", None, None, [(1, "missing-statement", "")]),
        ("organisation: x\naccessibility:\n", None, None, [(1, "missing-statement", "")]),
        (f"{START}full\n", MAIL, FORM, []),
        (f"{START}full\n", {"role": "x", "url": "https://a.se"}, FORM, []),
        (f"{START}full\n", None, None, [(2, "missing-setting-in", "form"), (2, "missing-setting-in", "contact")]),
        (f"{START}full\n", {"role": "kontaktcenter"}, FORM, [(2, "missing-setting-in", "contact")]),
        (f"{START}full\n", MAIL, None, [(2, "missing-setting-in", "form")]),  # e-mail alone is not anonymous
        (f"{START}full\n  form: {FORM}\n  contact: {{role: x, email: a@b.se}}\n", None, None, []),
        (f"{START}full{GAPS}}}\n", MAIL, FORM, [(5, "full-with-gaps", "1")]),
        (f"{START}full{GAPS}, kind: undue_burden}}\n", MAIL, FORM, [(5, "full-with-gaps", "1")]),
        (f"{START}full{GAPS}, kind: exempt}}\n", MAIL, FORM, []),
        (f"{START}partial\n", MAIL, FORM, [(5, "missing-gaps", "partial")]),
        (f"{START}none\n", MAIL, FORM, [(5, "missing-gaps", "none")]),
        (f"{START}partial{GAPS}, kind: exempt}}\n", MAIL, FORM, [(5, "missing-gaps", "partial")]),
        (f"{START}partial{GAPS}}}\n", MAIL, FORM, []),
    ],
)
def test_what_is_missing(
    text: str, contact: dict[str, str] | None, form: str | None, expected: list[tuple[int, str, str]]
) -> None:
    assert problems_of(text, contact, form) == expected


def test_an_external_review_names_who_made_it() -> None:
    with pytest.raises(ValueError, match="needed"):
        Accessibility.model_validate({**LEAST, "method": "external_review"})
    assert Accessibility.model_validate({**LEAST, "method": "external_review", "assessor": "Granskarna AB"})


def view(lang: str = "sv", settings: dict[str, Any] | None = None, **fields: Any) -> StatementView:
    accessibility = Accessibility.model_validate({**LEAST, **fields})
    made = Settings.model_validate({
        "organisation": "Norrby kommun", "licence": {"name": "CC0", "url": "https://a.se"},
        "report": {"form": FORM}, "contact": MAIL, **(settings or {}),
    })  # fmt: skip
    config = Config(Path("site_config.yml"), "Planer i Norrby", "", Path("content"), made, Addresses(AddressNames()))
    return statement_view(config, accessibility, Texts(lang), PAGE)


@pytest.mark.parametrize(
    ("status", "word"), [("full", "är helt förenlig"), ("partial", "är delvis förenlig"), ("none", "är inte förenlig")]
)
def test_how_well_the_law_is_met(status: str, word: str) -> None:
    found = view(status=status, gaps=[GAP])
    assert f"{word} med lagen om tillgänglighet till digital offentlig service" in found.conformance


def test_who_and_where_to_turn() -> None:
    found = view()
    assert (found.organisation, found.service) == ("Norrby kommun", "Planer i Norrby")
    assert found.form.url == f"{FORM}?sida=https%3A%2F%2Fplaner.se%2Ftillganglighet%2F"
    assert (found.contact.text, found.contact.url, found.contact.note) == ("a@b.se", "mailto:a@b.se", "kontaktcenter")
    assert found.complaint_url == COMPLAINT_ADDRESS == "https://www.digg.se/tdosanmalan"


def test_the_statements_own_form_and_contact_come_first() -> None:
    contact = {"role": "tillgänglighetsfunktionen", "url": "https://a.se/kontakt"}
    found = view(form="https://a.se/brist", contact=contact)
    assert found.form.url.startswith("https://a.se/brist?")
    assert (found.contact.text, found.contact.url) == ("tillgänglighetsfunktionen", "https://a.se/kontakt")


def test_gaps_stand_under_their_kind() -> None:
    gaps = [
        GAP,
        {**GAP, "what": "Gamla kartor", "kind": "exempt"},
        {**GAP, "what": "Ett arkiv", "kind": "undue_burden", "criterion": "1.1.1", "mended_by": date(2027, 6, 30)},
    ]
    found = view(status="partial", gaps=gaps)
    assert [[gap.what for gap in part] for part in (found.faults, found.burdens, found.exempt)] == [
        ["En film saknar text."], ["Ett arkiv"], ["Gamla kartor"],
    ]  # fmt: skip
    assert [(fact.label, fact.values[0].text) for fact in found.burdens[0].facts] == [
        ("Varför", "Den är ny."), ("Vad du kan göra i stället", "Ring oss."), ("Kriterium i WCAG", "1.1.1"),
        ("Åtgärdas senast", "30 juni 2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "method", "days"),
    [
        ({}, "Vi har själva testat webbplatsen.", ["22 november 2026", "22 november 2026"]),
        (
            {"method": "external_review", "assessor": "Granskarna AB", "updated": date(2026, 12, 1)},
            "Granskarna AB har granskat webbplatsen oberoende av oss.",
            ["22 november 2026", "1 december 2026"],
        ),
        (
            {"published": date(2026, 1, 2)},
            "Vi har själva testat webbplatsen.",
            ["22 november 2026", "2 januari 2026", "22 november 2026"],
        ),
    ],
)
def test_how_and_when(fields: dict[str, Any], method: str, days: list[str]) -> None:
    found = view(**fields)
    assert found.method == method
    assert len(found.days) == len(days)
    assert all(day in sentence for day, sentence in zip(days, found.days, strict=True))

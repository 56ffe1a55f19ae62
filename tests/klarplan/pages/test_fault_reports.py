"""Addresses for telling of a fault."""

from __future__ import annotations

import pytest

from klarplan.pages.fault_reports import form_address, mail_address
from klarplan.site.texts import Texts

PAGE = "https://planer.se/kommuner/falun/"
QUOTED = "https%3A%2F%2Fplaner.se%2Fkommuner%2Ffalun%2F"


@pytest.mark.parametrize(
    ("form", "page", "expected"),
    [
        (None, PAGE, ""),
        ("https://a.se/fel", PAGE, f"https://a.se/fel?sida={QUOTED}"),
        ("https://a.se/fel?id=7", PAGE, f"https://a.se/fel?id=7&sida={QUOTED}"),
        ("https://a.se/fel#formular", PAGE, f"https://a.se/fel?sida={QUOTED}#formular"),
        ("https://a.se/fel?url={page}&x=1", PAGE, f"https://a.se/fel?url={QUOTED}&x=1"),
        ("https://a.se/fel", "", "https://a.se/fel"),
        ("https://a.se/fel?url={page}", "", "https://a.se/fel?url="),
        ("https://a.se/fel", "a b/å&c", "https://a.se/fel?sida=a%20b%2F%C3%A5%26c"),
    ],
)
def test_form(form: str | None, page: str, expected: str) -> None:
    assert form_address(form, page) == expected


@pytest.mark.parametrize(
    ("email", "page", "expected"),
    [
        (None, PAGE, ""),
        ("fel@a.se", PAGE, f"mailto:fel@a.se?subject=Fel%20p%C3%A5%20sidan%20{QUOTED}"),
        ("fel@a.se", "", "mailto:fel@a.se?subject=Fel%20p%C3%A5%20webbplatsen"),
        ("a&b?c@a.se", "", "mailto:a%26b%3Fc@a.se?subject=Fel%20p%C3%A5%20webbplatsen"),
    ],
)
def test_mail(email: str | None, page: str, expected: str) -> None:
    assert mail_address(email, page, Texts("sv")) == expected

"""What pages may load from others: the policy that the settings become, and origins that are none."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from klarplan.content.settings.sources import Sources

ALWAYS = "object-src 'none'; base-uri 'none'; form-action 'self'"
MATOMO = "https://matomo.example.se"


@pytest.mark.parametrize(
    ("sources", "more", "policy"),
    [
        ({}, (), f"default-src 'self'; {ALWAYS}"),
        ({}, ("'wasm-unsafe-eval'",), f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; {ALWAYS}"),
        ({"scripts": [MATOMO], "connections": [MATOMO]}, (),
         f"default-src 'self'; script-src 'self' {MATOMO}; connect-src 'self' {MATOMO}; {ALWAYS}"),
        ({"pictures": ["https://a.se:8443"], "frames": ["https://b.se"]}, (),
         f"default-src 'self'; img-src 'self' https://a.se:8443; frame-src 'self' https://b.se; {ALWAYS}"),
    ],
)  # fmt: skip
def test_the_policy(sources: dict[str, list[str]], more: tuple[str, ...], policy: str) -> None:
    assert Sources.model_validate({name: tuple(of) for name, of in sources.items()}).policy(*more) == policy


@pytest.mark.parametrize(
    "origin",
    ["http://a.se", "https://a.se/matomo.js", "*", "https://*.a.se", "https://a.se; script-src *", "'self'", "a.se"],
)
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(ValidationError):
        Sources.model_validate({"scripts": (origin,)})


def test_all_origins_once() -> None:
    assert Sources(scripts=(MATOMO,), connections=(MATOMO, "https://b.se")).origins == (MATOMO, "https://b.se")

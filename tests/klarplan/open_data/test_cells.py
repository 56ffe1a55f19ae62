"""Values that rows of several tables have."""

from __future__ import annotations

import pytest
import samples

from klarplan.open_data.cells import body_text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", None),
        ("En rad\nsom fortsätter.\n\nEn till.", "En rad som fortsätter.\nEn till."),
        ("Detta ingår:\n\n- ett\n- två\n", "Detta ingår:\nett\ntvå"),
        ("<ul><li>ett</li><li>två</li></ul>", "ett\ntvå"),
        ("Ring 08&ndash;123 & fråga <5 år.", "Ring 08–123 & fråga <5 år."),
    ],
)
def test_a_body_as_text(body: str, text: str | None) -> None:
    record = samples.activity("a", "ett", body=body)
    assert body_text(samples.site(samples.plan("a"), record), record, 5) == text

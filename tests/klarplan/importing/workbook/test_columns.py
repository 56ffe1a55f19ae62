"""The columns of an exported sheet can be told apart in each language that a site may be in."""

from __future__ import annotations

import pytest

from klarplan.importing.workbook.columns import COLUMNS, ROW_WORDS
from klarplan.model.words import PLAN_STATUS_WORDS, STATUS_WORDS
from klarplan.text.catalogue import catalogue
from klarplan.text.fold import folded
from klarplan.text.languages import catalogues

MESSAGES = {
    "columns": [column.heading for column in COLUMNS],
    "rows": list(ROW_WORDS.values()),
    "statuses": list(STATUS_WORDS.values()),
    "plan statuses": list(PLAN_STATUS_WORDS.values()),
}


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize("lang", catalogues())
def test_what_is_read_back_has_one_meaning(lang: str, kind: str) -> None:
    words = [folded(catalogue(lang).gettext(message)) for message in MESSAGES[kind]]
    assert sorted(words) == sorted(set(words))

"""What ranks in search is told to the index and to the browser from the same figures."""

from __future__ import annotations

import json

from klarplan.pages.views.search import KINDS
from klarplan.publishing.search.ranking import META, ORDINARY, RANKS, for_browser, rank


def test_only_kinds_that_there_are_have_a_rank() -> None:
    assert set(RANKS) <= set(KINDS)
    assert rank("activity") == ORDINARY
    assert rank("plan").title > ORDINARY.title


def test_weights_are_those_that_pagefind_knows() -> None:
    assert all(0 < known.title <= 10 for known in (ORDINARY, *RANKS.values()))


def test_the_browser_is_told_all_that_it_ranks_by() -> None:
    told = json.loads(json.dumps(for_browser()))
    assert told["called"]["plan"] == RANKS["plan"].called
    assert set(told["pagefind"]["metaWeights"]) == set(META)

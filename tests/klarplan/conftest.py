"""The small valid site of tests/golden/base with everything published that can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from exported import DCAT, Publish

from klarplan.publishing.build import Publication, build
from klarplan.publishing.files import files


@pytest.fixture
def publish(site: Callable[[Mapping[str, str | bytes | None]], Path]) -> Publish:
    """Makes a publication of the base site with some files changed and `exports` among the settings."""

    def make(
        changes: Mapping[str, str | bytes | None] | None = None, exports: str = DCAT,
        config: Callable[[str], str] = lambda text: text,
    ) -> Publication:  # fmt: skip
        file = site(changes or {}).parent / "site_config.yml"
        file.write_text(config(file.read_text(encoding="utf-8")) + exports, encoding="utf-8")
        return build(file)

    return make


@pytest.fixture
def published(publish: Publish) -> dict[str, bytes]:
    """Every file of the base site."""
    return dict(files(publish()))

"""What the check lets through is built: every golden case without an error, in one process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from klarplan.content import history
from klarplan.content.checks.validate import validate
from klarplan.content.settings.addresses import Addresses
from klarplan.content.settings.settings import AddressNames
from klarplan.publishing.build import ContentError, build
from klarplan.publishing.files import files

CASES = Path(__file__).parents[2] / "golden" / "validate"


def changes(case: str) -> dict[str, str | bytes | None]:
    content = CASES / case / "content"
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_every_golden_case_is_built_or_told(site: Callable[..., Path]) -> None:
    """A case has errors, and the build says them all; or it has none, and then every page and file is there."""
    whole = 0
    for case in sorted(folder.name for folder in CASES.iterdir()):
        content = site(changes(case))
        problems = validate(content, Addresses(AddressNames()))[1]
        errors = [problem for problem in problems if problem.severity == "error"]
        if errors:
            with pytest.raises(ContentError) as told:
                build(content.parent / "site_config.yml")
            assert {str(one.position) for one in errors} <= {str(one.position) for one in told.value.problems}, case
            continue
        publication = build(content.parent / "site_config.yml")
        assert len(publication.pages) > 10, case
        assert dict(files(publication)), case
        whole += 1
    assert whole >= 5


def test_the_day_that_people_name_comes_before_that_of_git(
    site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for one that has not come."""
    path = "plans/norrby-2021/activities/{}.md".format
    content = site({})
    for name, day in (("stodlinje", "2022-05-06"), ("foraldragrupper", "2099-05-06")):
        file = content / path(name)
        text = file.read_text(encoding="utf-8").replace("---\n", f"---\nreviewed: {day}\n", 1)
        file.write_text(text, encoding="utf-8")
    by_git = dict.fromkeys(map(path, ("stodlinje", "foraldragrupper")), date(2026, 1, 1))
    monkeypatch.setattr(history, "changed_days", lambda folder: by_git)
    changed = build(content.parent / "site_config.yml").site.changed
    assert [changed[path(name)].isoformat() for name in ("stodlinje", "foraldragrupper")] == [
        "2022-05-06",
        "2026-01-01",
    ]

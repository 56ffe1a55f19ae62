"""How far a build has come: told to whoever follows it, in the site's language, and to nobody else."""

from __future__ import annotations

import pytest

from klarplan.publishing.progress import FOLLOWED, MAKING, MARK, SEARCHING, WRITING, Progress


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("sv", ["Gör sidor: 1 av 1\xa0186", "Skriver sidor: 2 av 1\xa0186", "Gör sökregistret"]),
        ("en", ["Making pages: 1 of 1,186", "Writing pages: 2 of 1,186", "Making the search index"]),
        ("se", ["Gör sidor: 1 av 1\xa0186", "Skriver sidor: 2 av 1\xa0186", "Gör sökregistret"]),
    ],
)
def test_each_work_is_told(
    lang: str, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLLOWED, "1")
    seconds = iter([1.0, 1.02, 1.09, 1.1, 1.1])
    progress = Progress(lang, clock=lambda: next(seconds))
    for number in range(1, 4):
        progress.tell(MAKING, number, 1186)
    progress.tell(WRITING, 2, 1186)
    progress.tell(SEARCHING)
    assert capsys.readouterr().err == "".join(f"{MARK}{line}\n" for line in lines)


@pytest.mark.parametrize("value", [None, "", "0"])
def test_nobody_follows(value: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(FOLLOWED, raising=False)
    if value is not None:
        monkeypatch.setenv(FOLLOWED, value)
    Progress("sv").tell(MAKING, 1, 2)
    assert capsys.readouterr().err == ""

"""What is told of a fault of Klarplan's, and by whom."""

from __future__ import annotations

import errno

import click
import pytest

from klarplan.text.fault import DEBUG, fault_text, told_as_faults


class _ToldError(Exception): ...


@told_as_faults(_ToldError)
class _Hooks:
    def on_files(self, *, error: Exception) -> None:
        raise error

    def on_page(self) -> str:
        return "sidan"

    def other(self) -> None:
        raise KeyError


def test_what_escapes_a_step_of_a_build_is_told() -> None:
    with pytest.raises(_ToldError, match=r"(?s)Klarplan har ett fel i sig självt.*on_files.*KeyError: 'x'"):
        _Hooks().on_files(error=KeyError("x"))
    assert _Hooks().on_page() == "sidan"
    with pytest.raises(KeyError):
        _Hooks().other()


def test_what_is_meant_for_people_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(click.ClickException):
        _Hooks().on_files(error=click.ClickException("Fel."))
    monkeypatch.setenv(DEBUG, "1")
    with pytest.raises(KeyError):
        _Hooks().on_files(error=KeyError("x"))


def test_a_full_disk_is_no_fault() -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "site/index.html")
    assert fault_text(error, "klarplan check", "sv") == (
        "Disken är full, så allt kunde inte skrivas. Gör plats, och kör igen. (site/index.html)"
    )


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "du får inte läsa eller skriva där"),
        (errno.EROFS, "inget får skrivas där"),
        (errno.EFBIG, "filen skulle bli större än den får vara"),
    ],
)
def test_what_the_computer_refuses_is_no_fault(number: int, reason: str) -> None:
    error = OSError(number, "Read-only file system", "site")
    assert fault_text(error, "klarplan build", "sv") == f"Datorn säger nej: {reason}. Ordna det, och kör igen. (site)"


def test_it_is_told_where_it_happened() -> None:
    with pytest.raises(_ToldError, match=r"text/fault\.py:\d+ in guarded"):
        _Hooks().on_files(error=ValueError("x"))

"""The net at the end: what escapes all checks is told as a fault of Klarplan's, and how to report it."""

from __future__ import annotations

import errno
import functools
import os
import platform
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from klarplan import __version__
from klarplan.text.catalogue import N_, catalogue

DEBUG = "KLARPLAN_DEBUG"
"""The environment variable that lets a fault through as Python tells it, where no --debug can be written."""
FAULT = 70
"""The exit code of a program with a fault in itself (EX_SOFTWARE in sysexits.h)."""
_PACKAGE = Path(__file__).parents[1]
_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSED = {
    errno.EACCES: N_("you may not read or write it"),
    errno.EPERM: N_("you may not read or write it"),
    errno.EROFS: N_("nothing may be written there"),
    errno.EFBIG: N_("the file would be larger than is allowed"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EIO: N_("the disk does not answer as it should"),
    errno.EBUSY: N_("something else uses it"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
}
"""What a computer may refuse, and why."""
_LONGEST = 300

HooksT = TypeVar("HooksT", bound=type[Any])


def is_of_the_machine(error: BaseException) -> bool:
    """Whether the computer refuses something, so that no code or text is to blame: a full disk, a missing right."""
    return isinstance(error, OSError) and (error.errno in _FULL or error.errno in _REFUSED)


def fault_text(error: BaseException, doing: str, lang: str) -> str:
    """What went wrong, what Klarplan was doing, and what a report needs. `doing`: a command or a step of a build."""
    _ = catalogue(lang).gettext
    if isinstance(error, OSError) and is_of_the_machine(error):
        reason = _(_REFUSED.get(error.errno or 0, ""))
        refused = _(N_("The computer refuses it: {reason}. Mend that, and run it again.")).format(reason=reason)
        full = _(N_("The disk is full, so not everything could be written. Make room, and run it again."))
        told, place = full if error.errno in _FULL else refused, error.filename2 or error.filename
        return f"{told} ({place})" if place else told
    said = " ".join(str(error).split())
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return "\n".join((
        _(N_("Klarplan has a fault in itself. It is not something that you have written.")),
        _(N_("What it was doing: {doing}")).format(doing=doing),
        _(N_("Report it where Klarplan comes from, with these lines. Leave out what should not be public:")),
        f"  {type(error).__name__}: {said}",
        f"  {_place(error)}",
        f"  Klarplan {__version__}, Python {platform.python_version()}, {platform.system()}",
        _(N_("More is shown with --debug, or in a build with {variable}=1.")).format(variable=DEBUG),
    ))  # fmt: skip


def _place(error: BaseException) -> str:
    """The last place in Klarplan's own code that the error came by: "site/prose.py:120 in fragment"."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or list(frames)
    if not own:
        return "?"
    path = Path(own[-1].filename)
    name = path.relative_to(_PACKAGE) if path.is_relative_to(_PACKAGE) else path.name
    return f"{name}:{own[-1].lineno} in {own[-1].name}"


def told_as_faults(raised: type[Exception], lang: str = "sv") -> Callable[[HooksT], HooksT]:
    """A decorator of classes: errors in methods that begin with `on_` become `raised`, with the text of a fault.

    Errors that are meant for people (click's) pass, and all of them with KLARPLAN_DEBUG.
    """

    def decorate(hooks: HooksT) -> HooksT:
        for name, method in list(vars(hooks).items()):
            if name.startswith("on_") and callable(method):
                setattr(hooks, name, _guarded(method, raised, lang))
        return hooks

    return decorate


def _guarded(method: Callable[..., Any], raised: type[Exception], lang: str) -> Callable[..., Any]:
    @functools.wraps(method)
    def guarded(*arguments: Any, **options: Any) -> Any:
        try:
            return method(*arguments, **options)
        except click.ClickException:
            raise
        except Exception as error:
            if os.environ.get(DEBUG, "") not in ("", "0"):
                raise
            page = getattr(getattr(options.get("page"), "file", None), "src_uri", "")
            doing = f"{method.__name__}{f' ({page})' if page else ''}"
            raise raised("\n" + fault_text(error, doing, lang)) from error

    return guarded

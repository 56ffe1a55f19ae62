"""Chromium: finding the one of the machine, and opening pages as visitors with different needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from page_kinds import HEIGHT, WIDE
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first is the same browser without the windows that nobody sees, which take a quarter of the time."""
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--in-process-gpu", "--force-color-profile=srgb",
)  # fmt: skip
_SCRIPTS = Path(__file__).parent / "scripts"
_PATIENCE = 300_000
"""Milliseconds to wait for what must come, on a machine that has much else to do."""


def executable() -> str | None:
    """The browser that tools/install_test_tools.sh looks for; None stands for Playwright's own."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or (str(_MAC) if _MAC.exists() else None)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium. Where there is none this fails, and so do the tests: they are never skipped."""
    expect.set_options(timeout=_PATIENCE)
    return playwright.chromium.launch(executable_path=executable(), args=list(_FLAGS))


def script(name: str) -> str:
    """One of the scripts that look at a page: a JavaScript function."""
    return (_SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


@contextmanager
def visit(browser: Browser, width: int = WIDE, **options: Any) -> Iterator[Page]:
    """A page of a first-time visitor: nothing stored, nothing cached, and a watch over what the page's rules forbid."""
    context = _context(browser, width, options)
    try:
        yield context.new_page()
    finally:
        context.close()


_OPEN: dict[tuple[Any, ...], Page] = {}


@contextmanager
def look(browser: Browser, width: int = WIDE, **options: Any) -> Iterator[Page]:
    """A page to look at. Those with the same needs are the same window, because opening one takes its time."""
    key = (browser, width, *sorted(options.items()))
    if key not in _OPEN:
        _OPEN[key] = _context(browser, width, options).new_page()
    page = _OPEN[key]
    try:
        yield page
    finally:
        page.emulate_media(media="null", color_scheme=options.get("color_scheme", "light"))


def _context(browser: Browser, width: int, options: dict[str, Any]) -> BrowserContext:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, locale="sv-SE", **options)
    context.set_default_timeout(_PATIENCE)
    context.add_init_script(script("watch"))
    return context


def settle(page: Page) -> None:
    """Wait until typefaces are there and everything is painted."""
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


def add_style(page: Page, css: str) -> None:
    """Lay a style sheet over the page, in the one way that the page's own rules allow: not as text in it."""
    page.evaluate(
        """(css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }""",
        css,
    )

"""A first visit to a page: what it asks of others, what it leaves on the device, what it weighs, what moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from chromium import visit
from playwright.sync_api import Browser, Page, Request, Response
from weight import Weight, shifts, weighed

_QUIET = 5
"""Tenths of a second without a request, after which a page is whole."""
_STORED = """async () => {
    const databases = (await indexedDB.databases()).map((one) => `indexedDB ${one.name}`);
    const boxes = (await caches.keys()).map((name) => `cache ${name}`);
    const workers = (await navigator.serviceWorker.getRegistrations()).map(() => "a service worker");
    const names = [["localStorage", localStorage], ["sessionStorage", sessionStorage]]
        .flatMap(([kind, storage]) => Object.keys(storage).map((key) => `${kind} ${key}`));
    return [...names, ...databases, ...boxes, ...workers];
}"""


@dataclass
class Watch:
    """Notes what a page does from the moment it is opened."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    pending: set[Request] = field(default_factory=set)
    responses: list[Response] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # functions of our own: Playwright marks them, which it cannot do with those of a list
        self.page.on("request", self._begun)
        self.page.on("requestfinished", lambda one: self.pending.discard(one))  # noqa: PLW0108
        self.page.on("requestfailed", lambda one: self.pending.discard(one))  # noqa: PLW0108
        self.page.on("response", lambda one: self.responses.append(one))  # noqa: PLW0108
        self.page.on("console", lambda told: self._note(told.type, told.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _begun(self, request: Request) -> None:
        self.requests.append(request)
        self.pending.add(request)

    def wait_until_quiet(self) -> None:
        """Wait until nothing is asked for any more. Playwright's own "networkidle" sometimes never comes where a server
        is slow and one script imports another."""
        quiet = 0
        while quiet < _QUIET:
            self.page.wait_for_timeout(100)
            quiet = 0 if self.pending else quiet + 1

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 404" not in text:  # that the page is missing is what is looked at
            self.errors.append(text)

    def foreign(self, address: str) -> list[str]:
        """Requests to any other than the site."""
        own = urlsplit(address)[:2]
        return [f"asks {one.url}" for one in self.requests if urlsplit(one.url)[:2] != own]

    def missing(self, address: str) -> list[str]:
        """Files that the page needs and that are not there; the page itself may be."""
        return [f"{one.url} is missing" for one in self.responses if one.status >= 400 and one.url != address]


def kept(page: Page) -> list[str]:
    """What the page keeps on the device."""
    cookies = [f"cookie {one.get('name')}" for one in page.context.cookies()]
    stored: list[str] = page.evaluate(_STORED)
    return [*cookies, *stored]


def forbidden(page: Page) -> list[str]:
    """What the page's own rules had to stop: inline scripts, styles, anything from elsewhere."""
    return [f"the page's own rules stop {one}" for one in page.evaluate("watched.forbidden")]


@dataclass(frozen=True)
class FirstVisit:
    """How a first visit went. `problems` has what is done to the visitor, `moved` what the visitor sees move."""

    problems: list[str]
    weight: Weight
    moved: list[str]


def first_visit(browser: Browser, address: str) -> FirstVisit:
    """Open a page with nothing in the cache, wait until it is whole, and look down to its end."""
    with visit(browser) as page:
        watch = Watch(page)
        page.goto(address)
        page.mouse.wheel(0, 20_000)
        watch.wait_until_quiet()
        page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 100)))")
        problems = [
            *watch.foreign(address), *watch.missing(address), *watch.errors, *kept(page), *forbidden(page),
        ]  # fmt: skip
        return FirstVisit(problems, weighed(watch.responses), shifts(page))

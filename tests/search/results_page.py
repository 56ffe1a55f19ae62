"""The results page as somebody uses it: asking by the form, and reading what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Page
from site_server import SiteServer

_ANSWERED = """() => {
    const results = document.getElementById("results");
    return results.ariaBusy === "false" && document.getElementById("hits").textContent !== results.dataset.working;
}"""
_READ = """(root) => {
    const seen = (id) => !document.getElementById(id).closest("[hidden]");
    const link = (item) => item.querySelector("a").href.replace(root, "");
    return {
        told: document.getElementById("hits").textContent,
        notes: [...document.querySelectorAll("#notes li")].map((note) => note.textContent),
        addresses: seen("list") ? [...document.querySelectorAll("#list > li")].map(link) : [],
        nothing: seen("nothing"),
        more: seen("more"),
    };
}"""


@dataclass(frozen=True)
class Answer:
    """What the page shows."""

    told: str
    """How many hits there are."""
    notes: list[str]
    """How the question was understood."""
    addresses: list[str]
    """Where the hits lead, relative to the site's root."""
    nothing: bool
    """It says what to do when there are no hits."""
    more: bool
    """There are more hits to show."""

    @property
    def count(self) -> int:
        """The number that it tells."""
        digits = "".join(char for char in self.told.split("”")[0].split("“")[0] if char.isdigit())
        return int(digits or 0)


def address(server: SiteServer, question: str = "", **chosen: str | list[str]) -> str:
    """The address of a search."""
    asked = urlencode({**({"q": question} if question else {}), **chosen}, doseq=True)
    return f"{server.address}sok/{'?' if asked else ''}{asked}"


def answer(page: Page, server: SiteServer) -> Answer:
    """What the page shows when it has searched."""
    page.wait_for_function(_ANSWERED)
    return Answer(**page.evaluate(_READ, server.address))


def ask(page: Page, server: SiteServer, question: str) -> Answer:
    """Type a question into the form of the page, and send it."""
    page.fill("#question", question)
    page.press("#question", "Enter")
    return answer(page, server)

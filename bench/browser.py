"""Measure what a large site costs a browser: the list of all activities, and a first search.

    python bench/browser.py SITE [QUESTION]

SITE is the folder of a built site. The processor is four times slower than this machine's; seconds are those of the
machine and whatever else it does.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from chromium import launch, look  # noqa: E402
from playwright.sync_api import Page, Response, sync_playwright  # noqa: E402
from site_server import SiteServer  # noqa: E402
from weight import weighed  # noqa: E402

SLOWER = 4
WIDTH = 1280
REST = 5_000
"""Milliseconds in which a page comes to rest."""
WATCH = """
window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)))
  .observe({ type: "longtask", buffered: true });
"""
ACT = """async (code) => {
  const began = performance.now();
  new Function(code)();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - began;
}"""
ACTS = {
    "filter": "document.querySelector('.facet:not([hidden]) li:not([hidden]) input').click()",
    "no filter": "document.querySelector('#tools [type=reset]').click()",
    "sort": "const s = document.getElementById('sort'); s.value = '0'; s.dispatchEvent(new Event('change'))",
}
"""What somebody does with the list, until it is painted."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="folder of a built site")
    parser.add_argument("question", nargs="?", default="stöd till anhöriga")
    given = parser.parse_args()
    with SiteServer(given.site).running() as server, sync_playwright() as playwright:
        browser = launch(playwright)
        with look(browser, WIDTH) as page:
            measure_list(page, f"{server.address}aktiviteter/")
        with look(browser, WIDTH) as page:
            measure_search(page, f"{server.address}sok/?q={quote(given.question)}")
        browser.close()


def measure_list(page: Page, address: str) -> None:
    """Print the size of the list, its longest task, and how long somebody waits for it."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    response = page.goto(address, timeout=0)
    assert response is not None
    page.wait_for_timeout(REST)
    rows = page.locator("#rows tbody tr").count()
    nodes = page.evaluate("document.querySelectorAll('*').length")
    print(f"all activities: {rows} rows, {len(response.body())} bytes, {nodes} elements")
    print(f"  longest task at load: {page.evaluate('Math.max(0, ...tasks)'):.0f} ms")
    for name, code in ACTS.items():
        page.evaluate("tasks.length = 0")
        waited = page.evaluate(ACT, code)
        page.wait_for_timeout(REST)
        longest = page.evaluate("Math.max(0, ...tasks)")
        print(f"  {name}: {waited:.0f} ms until it is painted, longest task {longest:.0f} ms")


def measure_search(page: Page, address: str) -> None:
    """Print what a first search loads of the index, file by file, compressed."""
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    page.on("response", note)
    page.goto(address)
    page.wait_for_timeout(REST)
    index = [response for response in responses if "/pagefind/" in response.url]
    sizes = {response.url.rpartition("/pagefind/")[2]: sum(weighed([response]).__dict__.values()) for response in index}
    print(f"first search: {sum(sizes.values())} bytes in {len(sizes)} files")
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1])[:10]:
        print(f"  {size:>8} {name}")


if __name__ == "__main__":
    main()

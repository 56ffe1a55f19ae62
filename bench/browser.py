"""Measure what a large site costs a browser: first visits, the list of all activities, and a first search.

    python bench/browser.py SITE [QUESTION]

SITE is the folder of a built site. The processor is four times slower than this machine's; seconds are those of the
machine and whatever else it does. First visits come over a slow 4G network, as Lighthouse has it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from chromium import launch, look, visit  # noqa: E402
from playwright.sync_api import Page, Response, sync_playwright  # noqa: E402
from site_server import SiteServer  # noqa: E402
from weight import weighed  # noqa: E402

SLOWER = 4
WIDTH, PHONE = 1280, 360
REST = 5_000
"""Milliseconds in which a page comes to rest."""
WATCH = """
window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)))
  .observe({ type: "longtask", buffered: true });
"""
LARGEST = """() => new Promise((resolve) => new PerformanceObserver(
  (list) => resolve(list.getEntries().at(-1).startTime)
).observe({ type: "largest-contentful-paint", buffered: true }))"""
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""Milliseconds of a round trip, bytes a second
(https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md)."""
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
    with SiteServer(given.site, is_packed=True).running() as server, sync_playwright() as playwright:
        browser = launch(playwright)
        for path in pages(given.site):
            with visit(browser, PHONE) as page:
                measure_visit(page, server.address + path)
        with look(browser, WIDTH) as page:
            measure_list(page, f"{server.address}aktiviteter/")
        with look(browser, WIDTH) as page:
            measure_search(page, f"{server.address}sok/?q={quote(given.question)}")
        browser.close()


def pages(site: Path) -> list[str]:
    """The start page, and a plan's longest page of each depth."""
    plan = next(path for path in sorted((site / "planer").iterdir()) if path.is_dir())
    below = [path for path in plan.iterdir() if (path / "index.html").is_file()]
    longest = max(below, key=lambda path: (path / "index.html").stat().st_size)
    return ["", *(f"{path.relative_to(site).as_posix()}/" for path in (plan, longest))]


def measure_visit(page: Page, address: str) -> None:
    """Print when a first visitor sees the largest part of a page."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    page.add_init_script(WATCH)
    page.goto(address)
    seconds, longest = page.evaluate(LARGEST) / 1000, page.evaluate("Math.max(0, ...tasks)")
    print(f"first visit of {address}: largest contentful paint {seconds:.2f} s, longest task {longest:.0f} ms")


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

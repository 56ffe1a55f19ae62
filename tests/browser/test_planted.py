"""A check that cannot fail proves nothing: each finds planted defects, by the same functions that pass the site."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import axe
import menu
import printing
import pytest
import room
from chromium import script, settle, visit
from inspection import read
from keyboard import Rings, shortcuts, walk
from page_kinds import KINDS, NARROW, WIDE
from planting import Defect, plant_all
from playwright.sync_api import Browser, Page
from site_server import SiteServer
from test_inert import told
from visits import first_visit

pytestmark = pytest.mark.browser

_MAIN = "</h1>"
"""Where most defects are planted: below the heading."""
NOISE = random.Random(1).randbytes(80_000)  # bytes that no server can compress
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>'


def below_heading(html: str) -> tuple[str, str]:
    return _MAIN, f"{_MAIN}{html}"


def opened(page: Page, server: SiteServer, defect: Defect) -> Page:
    page.goto(defect.plant(server))
    settle(page)
    return page


AXE = [
    (Defect(html=('<html lang="sv">', "<html>")), "html-has-lang (1)"),
    (Defect(html=below_heading('<img src="../x.svg">'), files={"x.svg": PICTURE}), "image-alt (1)"),
    (Defect(html=below_heading("<button></button>")), "button-name (1)"),
    (Defect(html=below_heading("<h5>x</h5>")), "heading-order (1)"),
    (Defect(html=("</header>", "</header><div>Utanför</div>")), "region (1)"),
    (Defect(html=below_heading('<nav aria-label="Huvudmeny">x</nav>')), "landmark-unique (1)"),
    (
        Defect(
            html=below_heading("".join(f'<p class="{name}">Grå text</p>' for name in ("a", "b", "c large", "d large"))),
            css=".a { color: #999 } .b { color: #696969 } .c { color: #888 } .d { color: #a0a0a0 }"
            " main .large { font-size: 2rem; line-height: 1.5 }",
        ),
        "color-contrast-enhanced (4)",
    ),
    (
        Defect(
            html=below_heading('<p class="same">Läs <a href="#x">mer</a> om det.</p>'),
            css="main .same a { text-decoration: none; color: #243838; }",
        ),
        "link-in-text-block (1)",
    ),
    (
        Defect(
            html=below_heading('<p class="small"><a href="#a">a</a><br><a href="#b">b</a></p>'),
            css="main .small { font-size: 8px; line-height: 1; }",
        ),
        "target-size (2)",
    ),
]  # fmt: skip
"""Each defect, and the rule that tells of so many elements."""


@pytest.fixture(scope="module")
def told_by_axe(browser: Browser, site_folder: Path) -> list[str]:
    with SiteServer(site_folder).running() as server, visit(browser) as page:
        page.goto(plant_all((defect for defect, _ in AXE), server))
        settle(page)
        return axe.violations(page)


@pytest.mark.xdist_group("planted for axe")  # in one page
@pytest.mark.parametrize("rule", [rule for _, rule in AXE])
def test_axe(rule: str, told_by_axe: list[str]) -> None:
    assert [told for told in told_by_axe if told.startswith(rule)], told_by_axe


def test_axe_in_the_dark_scheme(browser: Browser, server: SiteServer) -> None:
    defect = Defect(css="@media (prefers-color-scheme: dark) { main p { color: #444; } }")
    with visit(browser, color_scheme="light") as page:
        opened(page, server, defect)
        assert axe.violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert [told.split()[0] for told in axe.violations(page, colours=True)] == ["color-contrast-enhanced"]


@pytest.fixture(scope="module")
def measured(browser: Browser, running_server: SiteServer) -> Iterator[Rings]:
    """The rings of the page as it is, which are measured once. What is planted has a class of its own, and is not."""
    context = browser.new_context()
    rings = Rings(context.new_page())
    for width in (NARROW, WIDE):
        with visit(browser, width) as page:
            page.goto(running_server.address + KINDS[Defect().kind])
            settle(page)
            assert walk(page, rings) == []
    yield rings
    context.close()


@pytest.fixture
def rings(measured: Rings) -> Rings:
    return Rings(measured.page, set(measured.seen))


_LINK = '<p><a href="../" class="planted">Planterad</a></p>'


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        (Defect(html=below_heading(_LINK.replace("class", 'tabindex="-1" class'))), "“Planterad” cannot be reached"),
        (Defect(html=below_heading('<div role="button">Planterad</div>')), "“Planterad” cannot be reached"),
        (Defect(html=below_heading(_LINK.replace("class", 'tabindex="3" class'))), "“Planterad” cannot be reached"),
        (
            Defect(
                html=below_heading(_LINK * 3),
                js="const [one, , last] = document.querySelectorAll('.planted'); let back = true;"
                "last.addEventListener('focus', () => { if (back) { back = false; one.focus(); } });",
            ),
            "comes too late",
        ),
        (
            Defect(
                html=below_heading(_LINK),
                js="const link = document.querySelector('.planted');"
                "link.addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault());",
            ),
            "“Planterad” does not let focus go",
        ),
        (
            Defect(
                html=below_heading(_LINK + _LINK),
                js="const [one, other] = document.querySelectorAll('.planted');"
                "other.addEventListener('blur', () => setTimeout(() => one.focus()));",
            ),
            "focus does not come to an end",
        ),
        (
            Defect(html=below_heading(_LINK), css=".planted:focus-visible { outline: none; box-shadow: none; }"),
            "the ring of <a> “Planterad” has the contrast 0:1",
        ),
        (
            Defect(
                html=below_heading(_LINK),
                css=".planted:focus-visible { outline: 3px solid #ddd; box-shadow: none; }",
            ),
            "the ring of <a> “Planterad” has the contrast 1.3",
        ),
        (
            # drawn, but under something else: only a picture shows that
            Defect(
                html=below_heading(f"<div class='lid'></div>{_LINK}"),
                css=".lid { position: absolute; inset: 0; background: #fff; z-index: 9; pointer-events: none; }",
            ),
            "the ring of",
        ),
        (
            Defect(css="body::after { content: ''; position: fixed; inset: 100px 0 0; background: #fff; }"),
            "is behind the page itself",
        ),
        (
            Defect(html=below_heading(_LINK), css=".planted { position: absolute; left: -999px; }"),
            "“Planterad” is out of sight",
        ),
    ],
)  # fmt: skip
def test_keyboard(defect: Defect, told: str, browser: Browser, server: SiteServer, rings: Rings) -> None:
    with visit(browser) as page:
        found = walk(opened(page, server, defect), rings)
    assert [one for one in found if told in one], found


def test_a_hidden_control_of_a_closed_menu(browser: Browser, server: SiteServer, rings: Rings) -> None:
    """Stock Material keeps the links of its closed drawer in the order, outside the window."""
    closed = ".js .menu-button[aria-expanded='false'] + .menu"
    css = f"{closed} {{ display: block; position: absolute; left: -300px; width: 250px; }}"
    with visit(browser, NARROW) as page:
        found = walk(opened(page, server, Defect(css=css)), rings)
    assert [one for one in found if "“Planer” is out of sight" in one], found


@pytest.mark.parametrize(
    ("js", "told"),
    [
        ("", "Enter does not open the menu"),
        (
            "const b = document.querySelector('.menu-button');"
            "b.addEventListener('click', () => b.setAttribute('aria-expanded', b.ariaExpanded !== 'true'));",
            "Escape on a link does not close the menu",
        ),
        (
            "const b = document.querySelector('.menu-button'); const set = (v) => b.setAttribute('aria-expanded', v);"
            "b.addEventListener('click', () => set(b.ariaExpanded !== 'true'));"
            "addEventListener('keydown', (e) => { if (e.key === 'Escape') set(false); });",
            "Escape on a link does not give focus back to the button",
        ),
    ],
)
def test_menu(js: str, told: str, browser: Browser, server: SiteServer) -> None:
    server.planted["assets/js/menu.js"] = js.encode()
    with visit(browser, NARROW) as page:
        page.goto(server.address)
        assert told in menu.problems(page)


@pytest.mark.parametrize(
    "js",
    [
        "addEventListener('keydown', (event) => { if (event.key === 's') document.querySelector('a').focus(); });",
        "addEventListener('keydown', (event) => { if (event.key === 's') document.body.dataset.x = 1; });",
        "addEventListener('keyup', (event) => { if (event.key === 's') location.hash = 'x'; });",
        "addEventListener('keypress', (event) => { if (event.key === 's') scrollTo(0, 50); });",
    ],
)
def test_shortcuts(js: str, browser: Browser, server: SiteServer) -> None:
    with visit(browser, NARROW) as page:
        assert shortcuts(opened(page, server, Defect(js=js))) == ["s does something"]


_LONG = f"<p class='x'>{'o' * 80}</p>"


@pytest.mark.parametrize(
    ("width", "defect", "told"),
    [
        (NARROW, Defect(css="main { width: 400px; }"), "the page is"),
        (NARROW, Defect(html=below_heading(_LONG), css=".x { overflow-wrap: normal; }"), "the page is"),
        (NARROW, Defect(html=below_heading(_LONG), css=".x { overflow: auto; white-space: pre; }"), "scrolls sideways"),
        (WIDE, Defect(css=".lead { height: 1em; overflow: hidden; }"), "is cut off below"),
        (WIDE, Defect(css=".lead { white-space: nowrap; overflow: clip; width: 9em; }"), "is cut off"),
        (WIDE, Defect(css=".lead { height: 0; }"), "are on top of each other"),
        (WIDE, Defect(css="h1 { position: absolute; } .lead { margin: 0; }"), "are on top of each other"),
    ],
)  # fmt: skip
def test_room(width: int, defect: Defect, told: str, browser: Browser, server: SiteServer) -> None:
    with visit(browser, width) as page:
        found = room.problems(opened(page, server, defect))
    assert [one for one in found if told in one], found


@pytest.mark.parametrize("css", [room.SPACED, room.DOUBLE])
def test_room_for_what_readers_set(css: str, browser: Browser, server: SiteServer) -> None:
    """A box that is just high enough, until the reader wants more."""
    defect = Defect(html=below_heading("<p class='x'>En rad som får plats<br>och en till</p>"), css="""
        .x { font-size: 1rem; line-height: 20px; height: 40px; width: 150px; overflow: hidden; white-space: nowrap; }
    """)  # fmt: skip
    with visit(browser) as page:
        assert room.problems(opened(page, server, defect)) == []
        assert [one for one in room.problems_with(page, css) if "cut off" in one]


def test_small_targets(browser: Browser, server: SiteServer) -> None:
    html = '<div class="x"><a href="#a">a</a><a href="#b">b</a></div>'
    defect = Defect(html=below_heading(html), css=".x { display: flex; } .x a { font-size: 12px; line-height: 12px; }")
    with visit(browser) as page:
        found = room.small_targets(opened(page, server, defect))
    assert len(found) == 2, found
    assert "close to “b”" in found[0]


@pytest.mark.parametrize(
    "css",
    [
        "a { transition: color 0.2s; }",
        "@keyframes x { to { opacity: 0.5; } } h1 { animation: x 1s infinite; }",
        "html { scroll-behavior: smooth; }",
    ],
)
def test_moving(css: str, browser: Browser, server: SiteServer) -> None:
    with visit(browser) as page:
        assert room.moving(opened(page, server, Defect(css=css)))


_NO_RULES = ('<meta http-equiv="Content-Security-Policy"', '<meta name="planted"')


VISITED = [
    (Defect(html=below_heading('<img src="https://example.invalid/x.png" alt="">')), "stop img-src: https://example.invalid"),
    (Defect(html=below_heading("<script>window.x = 1</script>")), "stop script-src-elem: inline"),
    (Defect(html=below_heading('<p onclick="x()">x</p>')), "stop script-src-attr: inline"),
    (Defect(html=below_heading('<p style="color: red">x</p>')), "stop style-src-attr: inline"),
    (Defect(html=below_heading("<style>p { color: red }</style>")), "stop style-src-elem: inline"),
    (Defect(js="document.cookie = 'a=b'"), "cookie a"),
    (Defect(js="localStorage.x = 1"), "localStorage x"),
    (Defect(js="sessionStorage.x = 1"), "sessionStorage x"),
    (Defect(js="indexedDB.open('x')"), "indexedDB x"),
    (Defect(js="await caches.open('x')"), "cache x"),
    (Defect(js="borta()"), "borta is not defined"),
    (Defect(html=below_heading('<img src="../saknas.png" alt="">')), "saknas.png is missing"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told_by_a_visit(browser: Browser, site_folder: Path) -> list[str]:
    with SiteServer(site_folder).running() as server:
        return first_visit(browser, plant_all((defect for defect, _ in VISITED), server)).problems


@pytest.mark.xdist_group("planted for a first visit")  # in one page
@pytest.mark.parametrize("told", [told for _, told in VISITED])
def test_first_visit(told: str, told_by_a_visit: list[str]) -> None:
    assert len([problem for problem in told_by_a_visit if told in problem]) == 1, told_by_a_visit


def test_a_request_to_others(browser: Browser, server: SiteServer) -> None:
    """On a page without rules of its own, which would stop it."""
    with SiteServer(server.site, {"x.svg": PICTURE}).running() as other:
        picture = f"Object.assign(new Image(), {{ src: '{other.address}x.svg' }})"
        defect = Defect(html=_NO_RULES, js=f"document.body.append({picture})")
        assert first_visit(browser, defect.plant(server)).problems == [f"asks {other.address}x.svg"]


_FONT = "font-family: X; src: url(x.woff2);"


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        (Defect(html=below_heading(f"<p>{NOISE[:40_000].hex()}</p>")), ["without typeface"]),
        (Defect(js=f"/*{NOISE[:40_000].hex()}*/"), ["without typeface"]),
        (Defect(css=f"@font-face {{ {_FONT} }} h1 {{ font-family: X; }}", files={"x.woff2": NOISE}), ["with typeface"]),
    ],
)  # fmt: skip
def test_weight(defect: Defect, told: list[str], browser: Browser, server: SiteServer) -> None:
    found = first_visit(browser, defect.plant(server)).weight.problems()
    assert [one.split("the page ")[1].split(" is")[0] for one in found] == told


@pytest.mark.parametrize(
    "defect",
    [
        Defect(html=below_heading('<img src="../x.svg" alt="">'), files={"x.svg": PICTURE}),
        Defect(js="document.querySelector('h1').before('Sen', document.createElement('hr'))"),
    ],
)
def test_what_moves_while_loading(defect: Defect, browser: Browser, server: SiteServer) -> None:
    assert first_visit(browser, defect.plant(server)).moved


@pytest.mark.parametrize(
    "defect",
    [
        Defect(css=".prose { display: none; } .js .prose { display: block; }"),
        Defect(js="document.querySelector('.prose').append('Bara med skript')"),
    ],
)
def test_content_that_needs_scripts(defect: Defect, browser: Browser, server: SiteServer) -> None:
    address = defect.plant(server)
    texts = []
    for scripts in (True, False):
        with visit(browser, java_script_enabled=scripts) as page:
            page.goto(address)
            texts.append(read(page))
    assert [text for text in texts[0] if text not in set(texts[1])]


@pytest.mark.parametrize("part", [".menu", ".section-nav-top"])
def test_print(part: str, browser: Browser, server: SiteServer) -> None:
    defect = Defect(css=f"html body {part} {{ display: block !important; }}", kind="focus area")
    with visit(browser) as page:
        assert printing.chrome(opened(page, server, defect))


def test_what_runs(browser: Browser, server: SiteServer) -> None:
    """The same as in test_inert, on a page where it does run."""
    html = """<script>alert(1)</script><img src="x" onerror="alert(2)"><a href="javascript:alert(3)">x</a>"""
    address = Defect(html=below_heading(html)).plant(server)
    with visit(browser, bypass_csp=True) as page:
        found = told(page)
        page.goto(address)
        page.locator("a[href^=javascript]").click()
        page.wait_for_timeout(100)
        assert sorted(found) == ["alert 1", "alert 2", "alert 3"]
        assert len(page.evaluate(script("running"))) == 3
    with visit(browser) as page:
        found = told(page)
        page.goto(address)
        page.locator("a[href^=javascript]").click()
        assert found == [], "the page's own rules stop it"
        assert page.evaluate("watched.forbidden.length") >= 2

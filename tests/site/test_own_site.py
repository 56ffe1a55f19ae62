"""The repository's own site: every page is there, every link leads somewhere, every page says what it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_builds import ROOT
from site_checks import Page, Site, absolute, colliding, doubled, foreign, heading_problems, left_over

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own-site")]

CONTENT = ROOT / "content"
SOFT_HYPHEN = "\u00ad"
PLANS = sorted(path.name for path in (CONTENT / "plans").iterdir() if path.is_dir())
LISTS = [
    "", "planer/", "kommuner/", "malgrupper/", "aktiviteter/", "datum/", "ordlista/", "a-o/", "sok/", "data/",
    "sa-mats-det/", "tillganglighet/",
]  # fmt: skip
"""The pages that every site with plans and indicators has, besides 404."""


def names(folder: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / folder).glob("*.md") if "." not in path.stem)


def versions() -> dict[str, str]:
    """The pages of translations and of easy-read texts, and what each is in the language of: those that files beside an
    original give, and a search for each translation.
    """
    pages = {"en/sok/": "en", "fi/sok/": "fi"}
    for path in CONTENT.glob("plans/**/*.*.md"):
        stem, _, code = path.stem.partition(".")
        place = path.parent.parent if path.parent.name == "focus-areas" else path.parent
        address = f"planer/{place.name}/" + ("" if stem == "index" else f"{stem}/")
        pages[f"{code}/{address}"] = "sv" if code == "lattlast" else code
    return pages


def facts(path: Path) -> dict[str, Any]:
    """A file's front matter."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")))


def pages_of(plan: str) -> list[str]:
    """The addresses that a plan's content gives, counted from its files and not by the generator."""
    folder = CONTENT / "plans" / plan
    activities = [facts(path) for path in sorted((folder / "activities").glob("*.md"))]
    parts = ["", "hela-planen/", *(f"{name}/" for name in names(f"plans/{plan}/focus-areas"))]
    parts += [f"aktiviteter/{name}/" for name in names(f"plans/{plan}/activities")]
    if activities:
        parts.append("aktiviteter/")
    if (folder / "indicators").exists():
        parts.append("sa-mats-det/")
    if (folder / "funding.yml").exists() or any(one.get("cost") for one in activities):
        parts.append("pengar/")
    if follow_ups := names(f"plans/{plan}/follow-ups"):
        parts += ["uppfoljningar/", *(f"uppfoljningar/{name}/" for name in follow_ups)]
    return [f"planer/{plan}/{part}" for part in parts]


def expected_pages() -> list[str]:
    groups = yaml.safe_load((CONTENT / "target-groups.yml").read_text(encoding="utf-8"))
    return sorted([
        *LISTS,
        *(address for plan in PLANS for address in pages_of(plan)),
        *(f"kommuner/{name}/" for name in names("municipalities")),
        *(f"malgrupper/{group['id']}/" for group in groups),
        *(f"{name}/" for name in names("pages")),
        *versions(),
    ])  # fmt: skip


def test_the_site_has_the_pages_that_the_content_gives(own_site: Site) -> None:
    found = sorted(name.removesuffix("index.html") for name in own_site.pages if name != "404.html")
    assert found == expected_pages()


@pytest.mark.parametrize(
    ("plan", "kinds"),
    [
        ("norra-orebro-2017", ["", "hela-planen/", "pengar/", "utsatta-grupper/"]),
        ("norrtalje-2021-2023", ["", "hela-planen/", "pengar/", "aktiviteter/", "uppfoljningar/"]),
        ("dalarna-2020", ["", "hela-planen/", "pengar/", "suicidprevention/"]),
        ("norrbotten-2021-2025", ["", "hela-planen/", "pengar/", "ungdomsmottagningar/"]),
        ("kronoberg-2018-2025", ["", "hela-planen/", "utsatta-grupper/"]),  # its source says nothing of money
    ],
)
def test_every_plan_has_its_kinds_of_pages(plan: str, kinds: list[str], own_site: Site) -> None:
    assert [kind for kind in kinds if f"planer/{plan}/{kind}index.html" not in own_site.pages] == []


def test_every_plan_is_found_from_the_lists(own_site: Site) -> None:
    for plan in PLANS:
        assert f"./{plan}/" in own_site.page("planer/").links or f"{plan}/" in own_site.page("planer/").links
        assert any(link.endswith(f"planer/{plan}/") for link in own_site.page("").links)
        for place in facts(CONTENT / "plans" / plan / "index.md")["municipalities"]:
            links = own_site.page(f"kommuner/{place}/").links
            assert any(link.endswith(f"planer/{plan}/") for link in links), (plan, place)


def test_every_activity_has_a_page_and_old_anchors_land_on_its_row(own_site: Site) -> None:
    """Links to an activity have led to its anchor on the page of its focus area, or of the plan's other activities:
    there is now its row, which leads on to its page."""
    for plan in PLANS:
        for path in sorted((CONTENT / "plans" / plan / "activities").glob("*.md")):
            level, title = own_site.page(f"planer/{plan}/aktiviteter/{path.stem}/").headings[0]
            assert (level, title.replace(SOFT_HYPHEN, "")) == (1, facts(path)["title"])
            assert f'href="{path.stem}/"' in row_at(own_site.page(f"planer/{plan}/aktiviteter/"), path.stem)
            if area := facts(path).get("focus_area"):
                row = row_at(own_site.page(f"planer/{plan}/{area}/"), path.stem)
                assert f'href="../aktiviteter/{path.stem}/"' in row
            assert own_site.page(f"planer/{plan}/hela-planen/").articles.count(path.stem) == 1


def row_at(page: Page, anchor: str) -> str:
    """The HTML of the only row that an anchor leads to."""
    rows = re.findall(rf'<li[^>]*\bid="{re.escape(anchor)}".*?</li>', page.html, re.DOTALL)
    assert len(rows) == 1, (page.name, anchor)
    return str(rows[0])


def test_help_stands_on_a_page_once(own_site: Site) -> None:
    helping = {name: page.html.count('class="help"') for name, page in own_site.pages.items()}
    assert {number for number in helping.values() if number} == {1}
    assert helping["en/sok/index.html"] == helping["sok/index.html"] == helping["index.html"] == 1


# ---- links ----


def test_all_links_are_good(own_site: Site) -> None:
    assert list(own_site.broken_links()) == []
    assert colliding(own_site) == []
    assert left_over(own_site) == []


def test_every_page_can_be_reached(own_site: Site) -> None:
    assert list(own_site.unfindable()) == []


def test_links_of_404_hold_wherever_it_is_shown(own_site: Site) -> None:
    page = own_site.pages["404.html"]
    assert absolute(page, own_site.base) == []
    assert f"{own_site.base}planer/" in page.links
    assert page.meta["robots"] == "noindex"


# ---- every page for itself ----


def test_ids_are_unique(own_site: Site) -> None:
    assert {name: found for name, page in own_site.pages.items() if (found := doubled(page))} == {}


def test_headings_are_an_outline(own_site: Site) -> None:
    assert [problem for page in own_site.pages.values() for problem in heading_problems(page)] == []


def test_every_page_says_what_it_is(own_site: Site) -> None:
    site_name, languages = own_site.page("").title, versions()
    for name, page in own_site.pages.items():
        assert page.title, name
        assert page.title.endswith(site_name), name
        assert page.lang == languages.get(name.removesuffix("index.html"), "sv"), name
        assert 10 <= len(page.meta.get("description", "")) <= 160, name


def test_titles_and_descriptions_tell_the_pages_apart(own_site: Site) -> None:
    titles = [page.title for page in own_site.pages.values()]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_nothing_comes_from_third_parties(own_site: Site) -> None:
    assert {name: found for name, page in own_site.pages.items() if (found := foreign(page, own_site.address))} == {}


def test_nothing_runs_that_stands_in_the_page(own_site: Site) -> None:
    assert {name: page.inline for name, page in own_site.pages.items() if page.inline} == {}


def test_every_page_keeps_strangers_out(own_site: Site) -> None:
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
    for name, page in own_site.pages.items():
        found = policy.search(page.html)
        assert found, name
        assert "default-src 'self'" in found[1], name
        assert "unsafe-inline" not in found[1], name


def test_pages_do_not_name_the_machine_that_built_them(own_site: Site) -> None:
    assert [name for name, page in own_site.pages.items() if str(ROOT) in page.html] == []


def test_the_theme_leaves_out_what_it_does_not_use(own_site: Site) -> None:
    assert not (own_site.folder / "assets" / "javascripts").exists()
    assert not (own_site.folder / "search").exists()


def test_content_files_are_not_published_as_they_are(own_site: Site) -> None:
    assert [path.name for path in own_site.folder.rglob("*") if path.suffix in (".md", ".yml", ".html~", ".po")] == []


def test_a_page_lists_its_own_plan_and_not_the_whole_site(own_site: Site) -> None:
    """With all pages in every page's navigation, the site would grow with the square of their number."""
    for plan in PLANS:
        others = [other for other in PLANS if other != plan]
        links = own_site.page(f"planer/{plan}/hela-planen/").links
        assert [link for link in links if any(f"{other}/" in link for other in others)] == []

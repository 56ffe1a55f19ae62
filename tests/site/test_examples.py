"""Whole example sites, built with MkDocs and with ProperDocs. `expected.txt` lists the pages of each.

After a change that is meant: `.venv/bin/python tests/site/test_examples.py` writes the lists anew.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from site_builds import EXAMPLES, NAMES, built, differing, pages
from site_checks import Page, Site, colliding, doubled, foreign, heading_problems, left_over

pytestmark = pytest.mark.slow

EXPECTED = "expected.txt"


@pytest.mark.parametrize("name", NAMES)
def test_pages(name: str, example: Callable[..., Site]) -> None:
    assert pages(example(name).folder) == (EXAMPLES / name / EXPECTED).read_text(encoding="utf-8").split()


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_build_the_same(name: str, example: Callable[..., Site]) -> None:
    one, other = example(name), example(name, "properdocs")
    assert pages(other.folder) == pages(one.folder)
    assert differing(one.folder, other.folder) == []


@pytest.mark.parametrize("name", NAMES)
def test_links_are_good(name: str, example: Callable[..., Site]) -> None:
    assert list(example(name).broken_links()) == []
    assert colliding(example(name)) == []
    assert left_over(example(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_page_can_be_reached(name: str, example: Callable[..., Site]) -> None:
    assert list(example(name).unfindable()) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_whole(name: str, example: Callable[..., Site]) -> None:
    site = example(name)
    assert [problem for page in site.pages.values() for problem in heading_problems(page)] == []
    assert {page.name: found for page in site.pages.values() if (found := doubled(page))} == {}
    assert {page.name: page.inline for page in site.pages.values() if page.inline} == {}
    assert {page.name: found for page in site.pages.values() if (found := foreign(page, site.address))} == {}
    assert [page.name for page in site.pages.values() if not page.title or not page.meta.get("description")] == []


# ---- what each is there for ----


def test_a_plan_without_focus_areas_says_so(example: Callable[..., Site]) -> None:
    site = example("no-focus-areas")
    page = site.pages["planer/dalen/index.html"]
    assert "inga fokusområden" in page.text.lower()
    activities = site.pages["planer/dalen/aktiviteter/index.html"]
    rows = ["fritid", "mobilt-team", "utbildning"]
    assert sorted(set(activities.ids) & set(rows)) == rows
    assert all(f"planer/dalen/aktiviteter/{name}/index.html" in site.pages for name in rows)
    assert "Görs först" in activities.text


def test_a_plan_that_has_ended_says_so(example: Callable[..., Site]) -> None:
    page = example("no-focus-areas").page("planer/dalen/")
    first = page.text[: page.text.index("På den här sidan")]
    assert "Avslutad" in first
    assert "Gällde 2021–2023. Planens tid är slut." in first


def test_footnotes_and_anchors_hold_on_the_page_of_the_whole_plan(example: Callable[..., Site]) -> None:
    page = example("no-focus-areas").pages["planer/dalen/hela-planen/index.html"]
    links = [link for link in page.links if link.startswith("#")]
    assert any("fn" in link for link in links)
    assert any(link.endswith("vad-vi-gor") for link in links)


def test_a_folder_of_ordinary_pages(example: Callable[..., Site]) -> None:
    site = example("ordinary")
    titles = {name: page.headings[0][1] for name, page in site.pages.items()}
    assert titles["index.html"] == "Välkommen till handboken"
    assert titles["om/index.html"] == "Om oss"
    assert titles["kom-igang/index.html"] == "Kom igång"
    assert titles["utan-rubrik/index.html"] == "Utan rubrik"
    assert titles["kom-igang/forsta-steget/index.html"] == "Första steget"
    about = site.page("om/")
    assert about.html.count("Om <em>oss</em>") == 0, "the title stands once"
    assert [text for level, text in about.headings if level == 2][:4][-3:] == [
        "Vilka vi är", "Var vi finns", "Hur du når oss",
    ]  # fmt: skip
    assert 'class="number"' in about.html
    links = site.page("").links
    assert {"om/", "utan-rubrik/", "plugin-nycklar/"} <= {link.removeprefix("./") for link in links}


def test_a_site_in_english(example: Callable[..., Site]) -> None:
    site = example("english")
    assert {page.lang for page in site.pages.values()} == {"en"}
    page = site.page("planer/northshire/aktiviteter/helpline/")
    assert "131,634.63 SEK" in page.text
    assert "Autumn 2024" in page.text
    assert "Autumn 2024" in site.page("planer/northshire/early-help/").text
    assert "early support" in site.page("planer/northshire/").text.lower().split("words on this page")[-1]
    assert "CIP" in page.text.split("Words on this page")[-1]
    swedish = re.compile(r"\b(och|aktivitet|kommun|mål|planen)\b")
    found = {page.name: found[0] for page in site.pages.values() if (found := swedish.search(page.text.lower()))}
    assert found == {}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_an_editor_writes_runs(name: str, example: Callable[..., Site]) -> None:
    """Whatever stands in a text is shown as it is written; in a body it is made inert."""
    for page in example(name).pages.values():
        assert "<script>" not in page.html
        assert "javascript:" not in page.html
        assert "<iframe" not in page.html
        assert not re.search(r"<[^<>]*\son[a-z]+=", page.html)
        assert 'action="https:' not in page.html


def test_texts_are_shown_as_they_are_written(example: Callable[..., Site]) -> None:
    site = example("edge")
    told = {
        "planer/ett/": ['Planen <script>alert("plan")</script> & framtiden', "Dnr <KS> & 65/2016", "§ <6> & 7"],
        "planer/ett/omrade/": ['Aktivitet <script>alert("aktivitet")</script> & mer'],
        "planer/ett/aktiviteter/med-allt/": [
            'Aktivitet <script>alert("aktivitet")</script> & mer',
            "Rad <1> & 2",
        ],
        "planer/ett/pengar/": ['Ändamål <script>alert("ändamål")</script> & mer', "<år>"],
        "kommuner/a/": ["Å & <i>Ä</i>", 'Länet & "Ö"'],
        "sida/": ["Sida fet & mer"],
        "ordlista/": ['Ord <script>alert("ord")</script> & mer'],
        "malgrupper/alla/": ['Alla <script>alert("grupp")</script> & fler'],
    }
    for address, texts in told.items():
        for text in texts:
            assert text in site.page(address).text or text in site.page(address).title, (address, text)


def test_what_is_valid_but_odd(example: Callable[..., Site]) -> None:
    site = example("edge")
    plan = site.page("planer/ett/")
    assert "Ett mål utan aktivitet" in plan.text
    assert not any("\r" in page.html or "\ufeff" in page.html for page in site.pages.values())
    activity = site.page("planer/ett/aktiviteter/med-allt/")
    assert "En annan plans aktivitet" in activity.text
    assert any(link.endswith("tva/aktiviteter/annan/") for link in activity.links)
    assert "Ödeby" in site.page("kommuner/utan-plan/").text
    assert site.page("djup/under/").lang == "sv"
    assert 'tabindex="-1" lang="fi" dir="ltr"' in site.page("djup/under/").html
    letters = [text for level, text in site.page("ordlista/").headings if level == 2]
    assert [letters.count(letter) for letter in ("#", "0–9", "L", "Ä")] == [1, 1, 1, 1]
    assert site.page("sida/").text.count("Sida fet & mer") == 1


def test_notes_are_not_mixed_up_where_bodies_stand_side_by_side(example: Callable[..., Site]) -> None:
    page: Page = example("edge").page("planer/ett/hela-planen/")
    assert doubled(page) == []
    assert len([name for name in page.ids if re.search(r"fn:1$", name)]) == 2


def test_a_revised_plan(example: Callable[..., Site]) -> None:
    """Its earlier revision is where it was, says what holds instead, and is in no list, search or sitemap."""
    site = example("revised")
    assert len(site.pages) == 44
    old = [page for name, page in site.pages.items() if name.startswith(("planer/viken-2014/", "planer/viken-2017/"))]
    assert len(old) == 10
    for page in old:
        assert "Det här är en tidigare version av planen." in page.text
        assert "Läs den version som gäller nu: Må bra i Viken, 2020–2023" in page.text
        assert any(urljoin(page.name, link) == "planer/viken-2020/" for link in page.links)
        assert page.meta["robots"] == "noindex"
    for name in ("index", "planer/index", "kommuner/viken/index", "a-o/index", "aktiviteter/index", "datum/index"):
        page = site.pages[f"{name}.html"]
        assert not [link for link in page.links if "viken-2014" in link or "viken-2017" in link], name
    assert "viken-2014/" in "".join(site.page("planer/viken-2020/").links)
    listed = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/planer/viken-2020/trygga-platser/" in listed
    assert not re.search("viken-2014|viken-2017|planer/gamla-viken|om-oss", listed)
    fragments = (site.folder / "pagefind" / "fragment").iterdir()
    found = b"".join(gzip.decompress(path.read_bytes()) for path in fragments).decode()
    assert "viken-2020~1tidigt-stod~1" in found
    assert not re.search("viken-2014|viken-2017|planer/gamla-viken|trygghetsrund", found)


def test_activities_that_others_took_the_place_of_lead_on(example: Callable[..., Site]) -> None:
    site = example("revised")
    old = site.page("planer/viken-2017/aktiviteter/natvandring/")
    assert "Ersatt av Vandra på kvällarna" in old.text
    assert "../../../viken-2020/aktiviteter/trygga-kvallar/" in old.links
    assert "Sammanslagen med Erbjuda samtal i skolan" in site.page("planer/viken-2020/aktiviteter/kurator/").text


def test_what_has_changed_is_told(example: Callable[..., Site]) -> None:
    site = example("revised")
    second = site.page("planer/viken-2020/uppfoljningar/2021/").text.replace("\u00a0", " ")
    for text in (
        "Mellan uppföljningarna 31 december 2020 och 31 december 2021:",
        "2 aktiviteter tillkom:",
        "1 aktivitet slogs ihop med en annan: Låta kuratorn komma hem med ”Erbjuda samtal i skolan”",
        "1 aktivitet ersattes av en annan: Byta lampor av ”Bygga ny belysning”",
        "1 aktivitet har fått läget ”Genomförd”: Anställa en lots tidigare: Påbörjad",
        "Pengarna att dela ut är 90 000 kr för 2021. Det är 10 000 kr mindre än för 2020.",
    ):
        assert text in second
    assert "Det här har ändrats" not in site.page("planer/viken-2020/uppfoljningar/2020/").text
    plan = site.page("planer/viken-2020/").text.replace("\u00a0", " ")
    assert "Efter uppföljningen 31 december 2021 1 aktivitet avslutades: Sätta upp kameror 1 maj 2022" in plan
    assert "Pengarna att dela ut är 120 000,50 kr för 2022. Det är 30 000,50 kr mer än för 2021." in plan
    assert second[second.index("2 aktiviteter tillkom:") : second.index("90 000 kr för 2021")] in plan


def test_old_addresses_lead_on(example: Callable[..., Site]) -> None:
    led = {
        name: page.leads_to for site in map(example, ("revised", "no-focus-areas"))
        for name, page in site.pages.items() if page.leads_to
    }  # fmt: skip
    assert led == {
        "planer/gamla-viken/index.html": "../viken-2020/",
        "planer/viken-2020/stod/index.html": "../tidigt-stod/#lots",
        "om-oss.html": "./",
        "planen.html": "planer/dalen/aktiviteter/index.html#mobilt-team",
    }


if __name__ == "__main__":
    for each in NAMES:
        with tempfile.TemporaryDirectory() as temporary:
            site_folder = built(EXAMPLES / each / "site_config.yml", Path(temporary))
            (EXAMPLES / each / EXPECTED).write_text(
                "".join(f"{page}\n" for page in pages(site_folder)), encoding="utf-8"
            )
            sys.stdout.write(f"{each}: {len(pages(site_folder))} pages\n")

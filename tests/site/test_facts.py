"""Facts of the five plans that must stand on the pages: every one was compared with its source."""

from __future__ import annotations

import csv

import pytest
from site_checks import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own-site")]

OREBRO, NORRTALJE, DALARNA, NORRBOTTEN, KRONOBERG = (
    f"planer/{name}/"
    for name in (
        "norra-orebro-2017", "norrtalje-2021-2023", "dalarna-2020", "norrbotten-2021-2025", "kronoberg-2018-2025",
    )
)  # fmt: skip

SHARES = [
    # municipality, its page, handlingsplaner, kunskap, the sum that the source states
    ("Vansbro", "vansbro", "131 634,63", "65 817,31", "197 452"),
    ("Malung-Sälen", "malung-salen", "195 494,48", "97 747,24", "293 242"),
    ("Gagnef", "gagnef", "199 835,79", "99 917,89", "299 754"),
    ("Leksand", "leksand", "306 566,04", "153 283,02", "459 849"),
    ("Rättvik", "rattvik", "212 491,47", "106 245,74", "318 737"),
    ("Orsa", "orsa", "134 115,38", "67 057,69", "201 173"),
    ("Älvdalen", "alvdalen", "136 227,89", "68 113,94", "204 342"),
    ("Smedjebacken", "smedjebacken", "210 979,77", "105 489,88", "316 470"),
    ("Mora", "mora", "395 640,36", "197 820,18", "593 461"),
    ("Falun", "falun", "1 150 872,72", "575 436,36", "1 726 309"),
    ("Borlänge", "borlange", "1 017 590,72", "508 795,36", "1 526 386"),
    ("Säter", "sater", "215 359,83", "107 679,92", "323 040"),
    ("Hedemora", "hedemora", "299 802,13", "149 901,07", "449 703"),
    ("Avesta", "avesta", "449 344,65", "224 672,33", "674 017"),
    ("Ludvika", "ludvika", "521 751,45", "260 875,72", "782 627"),
]

FACTS = [
    # Norra Örebro län
    (OREBRO, "25 oktober 2016"),
    (OREBRO, "§ 138"),
    (OREBRO, "23 november 2016"),
    (OREBRO, "KS 0065/2016-22"),
    (f"{OREBRO}pengar/", "845 000 000 kr"),
    (f"{OREBRO}pengar/", "100 000 kr"),
    (f"{OREBRO}pengar/", "350 000 kr"),
    (f"{OREBRO}pengar/", "700 000 kr"),
    (f"{OREBRO}aktiviteter/samverkansledare/", "700 000 kr"),
    (f"{OREBRO}utsatta-grupper/", "DBT"),
    (f"{OREBRO}utsatta-grupper/", "Lindesberg"),
    # Norrtälje
    (NORRTALJE, "10 februari 2021, § 6"),
    (NORRTALJE, "inga fokusområden"),
    (f"{NORRTALJE}uppfoljningar/2022-12-14/", "14 december 2022"),
    (f"{NORRTALJE}uppfoljningar/2022-12-14/", "25"),
    (f"{NORRTALJE}uppfoljningar/2022-12-14/", "60"),
    (f"{NORRTALJE}uppfoljningar/2022-12-14/", "KSON 2022"),
    (f"{NORRTALJE}pengar/", "7 000 000 kr"),
    (f"{NORRTALJE}aktiviteter/", "K8"),
    (f"{NORRTALJE}aktiviteter/", "Agenda Välbefinnande"),
    # Dalarna
    (f"{DALARNA}pengar/", "7 649 410,97"),
    (f"{DALARNA}pengar/", "1 000 000,00"),
    (f"{DALARNA}pengar/", "5 577 707,31"),
    (f"{DALARNA}pengar/", "3 945 120,95"),
    (f"{DALARNA}pengar/", "18 172 239"),
    (f"{DALARNA}pengar/", "31 mars 2021"),
    ("datum/", "31 mars 2021"),
    (DALARNA, "15 kommuner"),
    (f"{DALARNA}hela-planen/", "75 procent"),
    # Norrbotten
    (f"{NORRBOTTEN}pengar/", "2 163 000 000 kr"),
    (f"{NORRBOTTEN}pengar/", "1 500 000 000 kr"),
    (NORRBOTTEN, "22 november 2021"),
    (NORRBOTTEN, "14 kommuner"),
    ("kommuner/pitea/", "samsjuklighet"),
    ("kommuner/boden/", "unga vuxna"),
    ("kommuner/lulea/", "hemmasittare"),
    ("kommuner/jokkmokk/", "brukarcertifiering"),
    (f"{NORRBOTTEN}suicidprevention/", "MHFA"),
    # Kronoberg
    (KRONOBERG, "Kommuner i planen Alvesta Lessebo Ljungby Markaryd Tingsryd Uppvidinge Växjö Älmhult"),
    (KRONOBERG, "22 aktiviteter"),
    (KRONOBERG, "2018–2025"),
    (f"{KRONOBERG}hela-planen/", "SIP-körkort"),
    # words
    ("ordlista/", "samordnad individuell plan"),
    ("a-o/", "självmord"),
    ("a-o/", "BUP"),
    ("om/", "populär version"),
]

CODES = [
    # municipality, its plan, its code: who works with figures needs it, those who live there do not
    ("Hällefors", OREBRO, "1863"),
    ("Norrtälje", NORRTALJE, "0188"),
    ("Växjö", KRONOBERG, "0780"),
]

COUNTS = [
    # plan, focus areas, activities at least (what the source has), municipalities
    (OREBRO, 5, 21, 4),
    (NORRTALJE, 0, 15, 1),
    (DALARNA, 6, 6, 15),
    (NORRBOTTEN, 4, 26, 14),
    (KRONOBERG, 5, 22, 8),
]


@pytest.mark.parametrize(("address", "fact"), FACTS)
def test_fact(address: str, fact: str, own_site: Site) -> None:
    assert fact.lower() in own_site.page(address).text.lower()


@pytest.mark.parametrize(("name", "page", "plans", "knowledge", "stated"), SHARES)
def test_shares_of_the_municipalities_of_dalarna(
    name: str, page: str, plans: str, knowledge: str, stated: str, own_site: Site
) -> None:
    money, own = own_site.page(f"{DALARNA}pengar/").text, own_site.page(f"kommuner/{page}/").text
    for text in (money, own, own_site.page(f"{DALARNA}hela-planen/").text):
        assert plans in text
        assert knowledge in text
        assert stated in text
    assert f"{name} {plans} {knowledge}" in money, "they stand in the same row"
    assert f"{stated} kr" in own


@pytest.mark.parametrize(("plan", "areas", "activities", "municipalities"), COUNTS)
def test_nothing_of_a_plan_is_lost(plan: str, areas: int, activities: int, municipalities: int, own_site: Site) -> None:
    """Every activity stands in the whole plan, has a page of its own, a row in the plan's list of activities, and one
    on the page of its focus area where it has one.
    """
    whole = own_site.page(f"{plan}hela-planen/")
    anchors = [name for name in whole.ids if name.startswith("omrade-")]
    assert len(anchors) == areas
    assert len(whole.articles) >= activities
    own = f"{plan}aktiviteter/"
    pages = [name.removeprefix(own).removesuffix("/index.html") for name in own_site.pages if name.startswith(own)]
    assert sorted(name for name in pages if name != "index.html") == sorted(whole.articles)
    activity_names = set(whole.articles)
    listed = [anchor for anchor in own_site.page(own).ids if anchor in activity_names]
    assert sorted(listed) == sorted(whole.articles)
    pages_of_areas = [own_site.page(f"{plan}{anchor.removeprefix('omrade-')}/") for anchor in anchors]
    spread = [anchor for page in pages_of_areas for anchor in page.ids if anchor in activity_names]
    text, start = whole.html, whole.html.find('id="ovriga-aktiviteter"')
    outside = {name for name in activity_names if areas == 0 or 0 < start < text.index(f'id="{name}"')}
    assert sorted(spread) == sorted(activity_names - outside)
    places = [
        page
        for name, page in own_site.pages.items()
        if name.startswith("kommuner/") and any(link.endswith(plan) for link in page.links)
    ]
    assert len(places) == municipalities


@pytest.mark.parametrize(("name", "plan", "code"), CODES)
def test_codes_of_municipalities_stand_in_the_open_data(name: str, plan: str, code: str, own_site: Site) -> None:
    file = own_site.folder / "data" / plan.split("/")[1] / "planer.csv"
    (row,) = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    codes = dict(zip(row["municipalities"].split(";"), row["municipality_codes"].split(";"), strict=True))
    assert codes[name] == code


def test_goals_of_norra_orebro(own_site: Site) -> None:
    goals = [name for name in own_site.page(f"{OREBRO}hela-planen/").ids if name.startswith("mal-")]
    assert len(goals) >= 20


@pytest.mark.parametrize("plan", [OREBRO, NORRTALJE, DALARNA, NORRBOTTEN, KRONOBERG])
def test_every_activity_names_its_source(plan: str, own_site: Site) -> None:
    whole = own_site.page(f"{plan}hela-planen/")
    assert whole.text.count("Källa:") >= len(whole.articles)

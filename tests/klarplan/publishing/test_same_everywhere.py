"""Every amount, date and count is the same on the page, in CSV, JSON, the calendar, DCAT and PDF: made-up plans."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import icalendar
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from rdflib import Graph, URIRef
from samples import activity, area, follow_up, funding, municipality, party, plan, site

from klarplan.content.reading.records import Records
from klarplan.content.settings.config import Config
from klarplan.content.settings.export import Exports
from klarplan.content.settings.settings import Settings
from klarplan.open_data.tables import OpenData
from klarplan.pages.page import Page
from klarplan.pages.version_links import SiteVersion
from klarplan.pages.views.dates import date_views
from klarplan.pages.views.follow_up import follow_up_view
from klarplan.pages.views.money import MoneyView, money_view
from klarplan.pages.views.plan import PlanPageView, plan_page_view
from klarplan.publishing.files import files
from klarplan.publishing.pdf.pdf import Paper
from klarplan.publishing.pdf.printing import Printer
from klarplan.site.library import PlanContents
from klarplan.site.parts import Table
from klarplan.site.site import Site

SITE = "https://exempel.se/planer/"
PLACES = {"falun": "Falun", "mora": "Mora", "orsa": "Orsa"}
PURPOSES = {"stod": "Stöd", "kunskap": "Kunskap"}
STATUSES = ["not_started", "started", "halfway", "done", "continuous", "paused", "not_relevant", "unknown"]

amounts = st.one_of(st.integers(0, 10**10).map(Decimal), st.decimals(0, 10**10, places=2))
texts = st.text("abcåäö,;\"'&<|1 -=", min_size=1, max_size=20).map(lambda text: f"A{text}z")
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
years = st.integers(2010, 2040)
MARCH = "-03-01"
"""The day that begins the only month among the periods; seasons begin on others."""
periods = st.one_of(
    years.map(str), years.map(lambda year: f"hösten {year}"), years.map(lambda year: f"vintern {year}"),
    st.tuples(years, st.integers(0, 9)).map(lambda pair: f"{pair[0]}–{sum(pair)}"), years.map(lambda year: f"{year}–"),
    days.map(date.isoformat), st.just("löpande"), years.map(lambda year: f"mars {year}–"),
)  # fmt: skip


def written(value: Any) -> Any:
    """Without what is absent, as YAML has it."""
    return {key: part for key, part in value.items() if part is not None}


costs = st.one_of(
    st.fixed_dictionaries(
        {"amount": amounts, "amount_to": st.none() | amounts, "year": st.none() | years, "per": st.none() | texts}
    ).map(written),
    st.sampled_from(["within_budget", "not_calculated"]),
)
activities = st.fixed_dictionaries(
    {
        "title": texts, "period": st.none() | periods, "cost": st.lists(costs, max_size=2),
        "status": st.sampled_from(STATUSES), "status_date": st.none() | days.map(date.isoformat),
        "indicators": st.lists(texts, max_size=2), "focus_area": st.sampled_from([None, "omrade"]),
    }
).map(written)  # fmt: skip
allocations = st.dictionaries(
    st.sampled_from([*PLACES, "county"]),
    st.tuples(st.dictionaries(st.sampled_from(list(PURPOSES)), amounts, min_size=1), st.none() | amounts),
)
statements = st.fixed_dictionaries(
    {"text": texts, "amount": amounts, "amount_to": st.none() | amounts, "approximate": st.booleans()}
).map(written)
duties = st.fixed_dictionaries(
    {"text": texts, "date": st.none() | days.map(date.isoformat), "period": st.none() | periods}
).map(written)
follow_ups = st.dictionaries(
    days.map(date.isoformat), st.dictionaries(st.integers(0, 3), st.sampled_from(STATUSES)), max_size=3
)


@dataclass(frozen=True)
class ExampleSite:
    """A made-up site: the site, and every file as a reader that is not ours has it."""

    site: Site

    @property
    def config(self) -> Config:
        options: dict[str, Any] = {
            "organisation": "Falun", "licence": {"name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"},
        }  # fmt: skip
        return Config(
            Path("x.yml"), "Planer", "Om planer.", Path("content"), Settings.model_validate(options),
            self.site.addresses, SITE,
        )  # fmt: skip

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        @dataclass(frozen=True)
        class Published:
            open_data: OpenData
            records: Records = field(default_factory=Records)
            versions: Mapping[str, SiteVersion] = field(default_factory=dict)
            pages: tuple[Page, ...] = ()
            printed: Mapping[str, bytes] = field(default_factory=dict)

        return dict(files(Published(OpenData(self.site, self.config))))

    @property
    def pdf_text(self) -> str:
        """The plan's PDF as a reader has it, with plain spaces and without hyphens at the ends of lines."""
        with tempfile.TemporaryDirectory() as folder:  # nothing is kept from one example to the next
            printer = Printer(self.site, replace(self.config, file=Path(folder) / "site_config.yml"))
            pages = PdfReader(io.BytesIO(Paper(printer, self.contents).pdf())).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))

    def csv(self, name: str) -> list[dict[str, str]]:
        text = self.files[f"data/{name}.csv"].decode("utf-8")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    @cached_property
    def contents(self) -> PlanContents:
        return self.site.library.plans["a"]

    @cached_property
    def money_page(self) -> MoneyView:
        return money_view(self.site, self.contents)

    @cached_property
    def plan_page(self) -> PlanPageView:
        return plan_page_view(self.site, self.contents)


@st.composite
def sites(draw: st.DrawFn) -> ExampleSite:
    """One plan of everything that has an amount, a date or a count."""
    named = draw(st.lists(activities, max_size=4))
    followed = draw(follow_ups)
    shared = draw(allocations)
    reviewed = st.none() | days.map(date.isoformat)
    money = {
        "purposes": [{"id": key, "title": title} for key, title in PURPOSES.items()],
        "allocations": [
            written({"recipient": recipient, "amounts": parts, "stated_total": stated})
            for recipient, (parts, stated) in shared.items()
        ],
        "stated_total": draw(st.none() | amounts), "statements": draw(st.lists(statements, max_size=2)),
        "reporting": draw(st.lists(duties, max_size=2)),
    }  # fmt: skip
    own = written({"review_date": draw(reviewed), "revised": draw(reviewed), "period": draw(periods)})
    goals = [{"id": f"m{number}", "text": "Mål"} for number in range(draw(st.integers(0, 2)))]
    records = [
        plan("a", municipalities=list(PLACES), goals=goals, **own),
        area("a", "omrade", goals=[{"id": "eget", "text": "Ett mål"}]),
        *(activity("a", f"x{number}", **one) for number, one in enumerate(named)),
        *(
            follow_up("a", day, figures=[{"label": "antal", "value": str(len(found))}], statuses=[
                {"activity": f"x{number}", "status": status} for number, status in found.items() if number < len(named)
            ])
            for day, found in followed.items()
        ),
        *(municipality(name, title, f"208{number}") for number, (name, title) in enumerate(PLACES.items())),
        party("staten", "Staten", "state"),
    ]  # fmt: skip
    made = site(*records, fundings=[("a", funding(**written(money)))], lang="sv")
    dcat = {"publisher": {"type": "local_authority"}, "contact": {"name": "Falun", "email": "a@falun.se"}}
    return ExampleSite(replace(made, site_url=SITE, exports=Exports.model_validate({"dcat": dcat})))


def amount(text: str) -> Decimal:
    """An amount as Swedish pages write it."""
    return Decimal(re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".").removesuffix("kr"))


def amounts_in(text: str) -> list[Decimal]:
    """The amounts in a sentence."""
    return [amount(found) for found in re.findall(r"\d[\d\u00a0]*(?:,\d\d)?(?=\u00a0kr)", text)]


SITES = settings(max_examples=20)


@SITES
@given(sites())
def test_csv_and_json_say_the_same(example: ExampleSite) -> None:
    for name, found in example.files.items():
        if name.endswith(".csv") and not name.endswith(".excel.csv"):
            rows = json.loads(example.files[name.removesuffix("csv") + "json"])["rows"]
            plain = [{key: flat(value) for key, value in row.items()} for row in rows]
            assert list(csv.DictReader(io.StringIO(found.decode("utf-8"), newline=""), strict=True)) == plain


def flat(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def shown_money(table: Table) -> tuple[dict[tuple[str, str], Decimal], dict[str, Decimal], dict[str, Decimal]]:
    """Shares, sums and stated sums of a table of the money page, by recipient and purpose."""
    heads = [column.text for column in table.columns]
    if len(heads) == 2:  # the county's own table: purposes by row, then the sum, then what the source states
        rows = [(row.cells[0].text, amount(row.cells[1].text)) for row in (*table.rows, *table.foot)]
        feet = [found for _, found in rows[len(table.rows) :]]
        shares = {("county", title): found for title, found in rows[: len(table.rows)]}
        return shares, {"county": feet[0]}, {"county": feet[1]} if len(feet) > 1 else {}
    titles = [head for head in heads if head in PURPOSES.values()]
    shares, sums, stated = {}, {}, {}
    for row in table.rows:
        name, *texts = [cell.text for cell in row.cells]
        shares |= {(name, title): amount(text) for title, text in zip(titles, texts, strict=False) if text}
        sums[name] = amount(texts[len(titles)])
        if last := "".join(texts[len(titles) + 1 :]):
            stated[name] = amount(last)
    return shares, sums, stated


@SITES
@given(sites())
def test_shared_money_is_the_same_on_the_page(example: ExampleSite) -> None:
    rows = [row | {"who": PLACES.get(row["recipient"], row["recipient"])} for row in example.csv("pengar")]
    shares = {(row["who"], row["purpose_title"]): Decimal(row["amount"]) for row in rows if row["kind"] == "allocation"}
    stated = {row["who"]: Decimal(row["amount"]) for row in rows if row["kind"] == "stated_total" and row["who"]}
    found = [shown_money(table) for table in example.money_page.funding[0].tables]
    assert {key: value for part, _, _ in found for key, value in part.items()} == shares
    assert {key: value for _, _, part in found for key, value in part.items()} == stated
    sums: Counter[str] = Counter()
    for (who, _), value in shares.items():
        sums[who] += value  # type: ignore[assignment]
    assert {key: value for _, part, _ in found for key, value in part.items()} == dict(sums)


@SITES
@given(sites())
def test_sums_and_costs_are_the_same_on_the_page(example: ExampleSite) -> None:
    rows = example.csv("pengar")
    mentioned = [row for row in rows if row["kind"] == "statement" or row["id"] == "a/stated-total"]
    told = [found for fact in example.money_page.funding[0].statements for found in amounts_in(fact.label)]
    assert Counter(told) == Counter(
        Decimal(row[name]) for row in mentioned for name in ("amount", "amount_to") if row[name]
    )
    costs = [row for row in rows if row["kind"] == "cost"]
    lists = (example.money_page.costs, example.money_page.other_costs)
    shown = [amounts_in(cost.text) for told in lists for activity in told for cost in activity.costs if not cost.url]
    stated = [[Decimal(row[name]) for name in ("amount", "amount_to") if row[name]] for row in costs]
    assert [amounts for amounts in shown if amounts] == [amounts for amounts in stated if amounts]
    assert len(shown) == len(costs)  # those without an amount stand after the others on the page


@SITES
@given(sites())
def test_counts_are_the_same_on_the_page(example: ExampleSite) -> None:
    page, (row,) = example.plan_page, example.csv("planer")
    counts = [int(row[f"{name}_count"]) for name in ("activity", "focus_area", "goal")]
    figures = [int(figure) for figure in re.findall(r"\d+", page.answers[0].text)]
    assert figures == [number for number in counts[:2] if number]
    assert len(page.municipalities) == len(row["municipalities"].split(";"))
    assert counts == [len(example.csv(name)) for name in ("aktiviteter", "fokusomraden", "mal")]
    current = Counter(row["status_text"] for row in example.csv("status") if row["current"] == "true")
    if page.status_chart.bars:
        assert {bar.label: int(bar.value) for bar in page.status_chart.bars} == current
    assert {row["id"]: row["status"] for row in example.csv("aktiviteter")} == {
        row["activity"]: row["status"] for row in example.csv("status") if row["current"] == "true"
    }
    indicators = Counter(row["kind"] for row in example.csv("indikatorer"))
    assert indicators["indicator"] == sum(len(one.indicators) for one in example.contents.activities.values())
    assert indicators["figure"] == len(example.contents.follow_ups)


@SITES
@given(sites())
def test_dates_are_the_same_on_the_page_and_in_the_calendar(example: ExampleSite) -> None:
    """What begins in a month stands in the table of activities, all else in the table of dates."""
    dates = date_views(example.site)
    rows = [(row["end"], row["text"]) for row in example.csv("datum") if row["end"]]
    rows += [
        (row["start"], row["title"]) for row in example.csv("aktiviteter")
        if row["start"].endswith(MARCH) and row["start"] != row["end"]
    ]  # fmt: skip
    assert [(one.iso, one.text) for one in dates] == sorted(rows)
    summaries = sorted((one.iso, ": ".join(filter(None, (one.happens, one.text)))) for one in dates)
    for name in ("datum/kalender.ics", "planer/a/kalender.ics"):
        events = icalendar.Calendar.from_ical(example.files[name]).walk("VEVENT")
        found = [(one.decoded("dtstart").isoformat(), str(one["summary"]).removesuffix(" (a)")) for one in events]
        assert sorted(found) == summaries
        assert len({str(one["uid"]) for one in events}) == len(events)


@SITES
@given(sites())
def test_days_of_follow_ups_are_the_same_on_the_page(example: ExampleSite) -> None:
    shown = {
        one.id: follow_up_view(example.site, example.contents, one).facts[0] for one in example.contents.follow_ups
    }
    told = {row["follow_up"].rpartition("/")[2]: row["date"] for row in example.csv("indikatorer") if row["follow_up"]}
    assert {name: example.site.texts.day(date.fromisoformat(day)) for name, day in told.items()} == {
        name: fact.values[0].text for name, fact in shown.items()
    }


@SITES
@given(sites())
def test_dcat_has_the_days_and_the_datasets(example: ExampleSite) -> None:
    (row,) = example.csv("planer")
    graph = Graph().parse(data=example.files["data/dcat.rdf"], format="xml")
    dcat, dcterms = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
    for name in ("dataset", "dataset-a"):
        period = graph.value(URIRef(f"{SITE}data/dcat.rdf#{name}"), URIRef(f"{dcterms}temporal"))
        found = [graph.value(period, URIRef(f"{dcat}{part}")) if period else None for part in ("startDate", "endDate")]
        assert [str(day or "") for day in found] == [row["start"], row["end"]]
    assert len(list(graph.objects(None, URIRef(f"{dcat}dataset")))) == 1 + len(example.csv("planer"))


def is_in(text: str, amount: str) -> bool:
    """Whether an amount of a table of data stands in a text as Swedish writes it, with or without öre."""
    value = Decimal(amount)
    forms = {f"{value:,.2f}", *([f"{value:,.0f}"] if value == value.to_integral_value() else [])}
    swedish = (form.replace(",", " ").replace(".", ",") for form in forms)
    return any(re.search(rf"(?<![\d,]){re.escape(form)}(?![\d,])", text) for form in swedish)


@settings(max_examples=3, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(sites())
def test_the_pdf_says_the_same(example: ExampleSite) -> None:
    text, (row,) = example.pdf_text, example.csv("planer")
    amounts = [one[name] for one in example.csv("pengar") for name in ("amount", "amount_to") if one[name]]
    assert [amount for amount in amounts if not is_in(text, amount)] == []
    counts = re.findall(r"(\d+) (fokusområde|aktivitet|kommun)", text.partition(" . . ")[0])
    told = {word: int(number) for number, word in counts}
    assert told.get("aktivitet", 0) == int(row["activity_count"]) == len(example.csv("aktiviteter"))
    assert told["fokusområde"] == int(row["focus_area_count"])
    assert told["kommun"] == len(PLACES)
    current = Counter(one["status_text"] for one in example.csv("status") if one["current"] == "true")
    assert [word for word, number in current.items() if f"{word} {number}" not in text] == []
    days = [one["date"] for one in example.csv("indikatorer") if one["follow_up"]]
    days += [row[name] for name in ("revised", "review_date") if row[name]]
    assert [day for day in days if example.site.texts.day(date.fromisoformat(day)) not in text] == []

"""The page on open data, and the links that lead to what is published.

Also tests: pages.views.downloads
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from exported import Publish, page_at, shell_at

from klarplan.open_data.columns import columns
from klarplan.open_data.table_files import excel_name
from klarplan.open_data.tables import TABLES
from klarplan.publishing.build import Publication
from klarplan.publishing.files import files


def view(publication: Publication, dest: str) -> dict[str, Any]:
    return asdict(page_at(publication, dest).view)


def urls(value: Any) -> set[str]:
    """Every address in a view."""
    if isinstance(value, dict):
        own = {value["url"]} if value.get("url") else set()
        return own.union(*(urls(part) for part in value.values()))
    return set().union(*(urls(part) for part in value)) if isinstance(value, list | tuple) else set()


def test_the_page_leads_to_every_file_with_rows(publish: Publish) -> None:
    publication = publish()
    linked = {url for url in urls(view(publication, "data/index.html")) if not url.startswith("http")}
    published = dict(files(publication))
    assert linked <= set(published)
    left_out = {path for path in published if path.startswith("data/") and path not in linked}
    empty = {
        f"data/{folder}{name}"
        for folder, plan in (("", ""), ("norrby-2021/", "norrby-2021"))
        for table, rows in publication.open_data.tables[plan].items() if not rows
        for name in (f"{table.FILE}.csv", f"{table.FILE}.json", excel_name(table))
    }  # fmt: skip
    assert {f"data/norrby-2021/{name}.csv" for name in ("matt", "matvarden")} <= empty
    assert left_out == {"data/norrby-2021/datapackage.json", *empty}
    assert {"feed.xml", "datum/kalender.ics", "planer/norrby-2021/feed.xml"} <= linked


def test_tables_without_rows_are_not_offered(publish: Publish) -> None:
    publication = publish({"plans/norrby-2021/follow-ups/2022.md": None})
    offered = [row["cells"][0]["text"] for row in view(publication, "data/index.html")["sets"][1]["files"]["rows"]]
    assert len(offered) == len(TABLES) - 3
    published = dict(files(publication))
    assert {f"data/norrby-2021/{name}.csv" for name in ("indikatorer", "matt", "matvarden")} <= set(published)


def test_rows_are_counted(publish: Publish) -> None:
    publication = publish()
    for one, plan in zip(view(publication, "data/index.html")["sets"], ("", "norrby-2021"), strict=True):
        counts = {row["cells"][3]["text"]: int(row["cells"][1]["text"]) for row in one["files"]["rows"]}
        tables = publication.open_data.tables[plan]
        assert counts == {f"{table.FILE}.csv": len(rows) for table, rows in tables.items() if rows}


def test_every_column_is_described(publish: Publish) -> None:
    described = [one["columns"] for one in view(publish(), "data/index.html")["tables"]]
    assert [[fact["label"] for fact in one] for one in described] == [
        [one.name for one in columns(table)] for table in TABLES
    ]
    assert all(value["text"] and value["note"] for one in described for fact in one for value in fact["values"])


def test_pages_lead_to_what_is_theirs(publish: Publish) -> None:
    publication = publish()

    def downloads(dest: str) -> list[str]:
        return [link["url"] for link in view(publication, dest)["downloads"]]

    assert downloads("planer/norrby-2021/index.html") == [
        "data/#norrby-2021", "planer/norrby-2021/feed.xml", "planer/norrby-2021/kalender.ics",
    ]  # fmt: skip
    assert view(publication, "kommuner/norrby/index.html")["feed"]["url"] == "kommuner/norrby/feed.xml"
    assert downloads("datum/index.html") == ["datum/kalender.ics"]


def test_heads_name_the_feeds(publish: Publish) -> None:
    publication = publish()

    def alternates(dest: str) -> list[str]:
        return [alternate.url for alternate in shell_at(publication, dest).alternates]

    assert alternates("index.html") == ["feed.xml"]
    assert alternates("planer/norrby-2021/pengar/index.html") == ["feed.xml", "planer/norrby-2021/feed.xml"]
    assert alternates("kommuner/norrby/index.html") == ["feed.xml", "kommuner/norrby/feed.xml"]


def test_the_page_is_another_where_the_setting_says_so(publish: Publish) -> None:
    publication = publish(exports="      addresses: {data: oppna-data}\n")
    assert "oppna-data/index.html" in {spec.dest_uri for spec in publication.pages}
    assert "oppna-data/norrby-2021/pengar.csv" in dict(files(publication))


def test_a_page_of_ones_own_cannot_take_its_address(publish: Publish) -> None:
    import pytest

    from klarplan.publishing.build import ContentError

    with pytest.raises(ContentError) as error:
        publish({"pages/data.md": "---\ntitle: Data\n---\nText."})
    problems = [problem.kind for problem in error.value.problems if problem.severity == "error"]
    assert problems == ["duplicate-address"]

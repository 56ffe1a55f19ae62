"""`klarplan check --against`: what was published and is there no more.

Also tests: content.problems.kinds.published
"""

from __future__ import annotations

import gzip
import http.server
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klarplan.commands.cli import main
from klarplan.publishing import published

SITE = "https://example.org/norrby/"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def sitemap(*addresses: str, base: str = SITE) -> str:
    return HEAD + "".join(f"<url><loc> {base}{one} </loc></url>" for one in addresses) + "</urlset>"


PRESENT = ("", "planer/norrby-2021/", "planer/norrby-2021/tidigt-stod/", "om/", "kommuner/norrby/", "sok/")


@pytest.fixture
def check(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `klarplan check --against …` in the folder of the base site with some files changed."""

    def run(place: str | None, *options: str, changes: dict[str, str] | None = None, site_url: str = SITE) -> Result:
        folder = site(changes or {}).parent
        config = folder / "site_config.yml"
        text = re.sub(r"^site_url: .*\n", "", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
        config.write_text(f"site_url: {site_url}\n{text}", encoding="utf-8")
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, ["check", "--against", *([place] if place else []), *options])

    return run


def of_kind(result: Result, kind: str) -> list[dict[str, str]]:
    return [one for one in json.loads(result.stdout or "[]") if one["kind"] == kind]


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Writes a sitemap beside the site, which stands in the same folder."""

    def write(content: str | bytes, name: str = "sitemap.xml") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def test_nothing_vanished(check: Callable[..., Result], file: Callable[..., str]) -> None:
    result = check(file(sitemap(*PRESENT)))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Inga fel hittades.\n")


def test_a_packed_sitemap(check: Callable[..., Result], file: Callable[..., str]) -> None:
    result = check(file(gzip.compress(sitemap(*PRESENT, "borta/").encode()), "sitemap.xml.gz"))
    assert result.exit_code == 1
    assert "borta/" in result.stdout


VANISHED = {
    "borta/": "/",
    "planer/norrby-2021/borta/": "planer/norrby-2021/",
    "planer/norrby-2019/borta/alls/": "planer/",
    "planer/norrby-2019/tidigt-stod/": "planer/norrby-2021/tidigt-stod/",  # one of the same name elsewhere
    "h%C3%B6st/": "/",
    "gammal.html": "/",
}


def test_what_vanished_and_where_to_lead_instead(check: Callable[..., Result], file: Callable[..., str]) -> None:
    result = check(file(sitemap(*PRESENT, *VANISHED)), "--format", "json", "--lang", "en")
    assert result.exit_code == 1
    told = of_kind(result, "vanished-address")
    assert {one["path"] for one in told} == {"content/redirects.yml"}
    expected = {
        f'"{address.replace("%C3%B6", "ö")}" is published, but the site has no such page any more.':
        f'Lead readers on, with an entry in content/redirects.yml: from: "{address.replace("%C3%B6", "ö")}" and, '
        f'for instance, to: "{suggestion}"'
        for address, suggestion in VANISHED.items()
    }  # fmt: skip
    assert {one["message"]: one["hint"] for one in told} == expected


def test_what_leads_on_has_not_vanished(check: Callable[..., Result], file: Callable[..., str]) -> None:
    entries = "".join(f'- from: {one.replace("%C3%B6", "ö")}\n  to: "{to}"\n' for one, to in VANISHED.items())
    result = check(file(sitemap(*PRESENT, *VANISHED)), changes={"redirects.yml": entries})
    assert (result.exit_code, result.stdout) == (0, "")


def test_files_to_copy_are_there(check: Callable[..., Result], file: Callable[..., str]) -> None:
    assert check(file(sitemap("", "kontakt.html")), changes={"kontakt.html": "<p>Hej</p>"}).exit_code == 0


def test_a_site_that_moved_as_a_whole(check: Callable[..., Result], file: Callable[..., str]) -> None:
    old = sitemap(*PRESENT, "borta/", base="http://gammal.example.org/x/")
    result = check(file(old), "--format", "json")
    assert [one["message"].split('"')[1] for one in of_kind(result, "vanished-address")] == ["borta/"]


def test_the_comparison_waits_for_a_site_that_can_be_built(
    check: Callable[..., Result], file: Callable[..., str]
) -> None:
    result = check(file(sitemap("borta/")), changes={"pages/om.md": ""})
    assert result.exit_code == 1
    assert "borta/" not in result.stdout
    assert "Rätta felen först" in result.stderr


UNREAD: dict[str, str | bytes] = {
    "Det är ingen webbplatskarta.": "<html><body>404</body></html>",
    "Det är ingen webbplatskarta. ": "Inte här",
    "Det är ingen webbplatskarta.  ": b"\x1f\x8bbroken",
    "Det är ingen webbplatskarta.   ": f'<!DOCTYPE x [<!ENTITY a "b">]>{sitemap("")}',
    "Det är en lista över flera webbplatskartor. Skriv en av dem.": sitemap("").replace("urlset", "sitemapindex"),
    "Den har inga adresser till en webbplats.": sitemap(),
    "Den är för en annan webbplats": HEAD + "<url><loc>https://a.se/b/</loc></url><url><loc>https://c.se/</loc></url>"
    "</urlset>",
}


@pytest.mark.parametrize("told", UNREAD)
def test_a_file_that_cannot_be_read(told: str, check: Callable[..., Result], file: Callable[..., str]) -> None:
    result = check(file(UNREAD[told]))
    assert result.exit_code == 2
    assert told.strip() in result.stderr
    assert "sitemap.xml" in result.stderr


def test_no_such_file(check: Callable[..., Result]) -> None:
    result = check("finns-inte.xml")
    assert result.exit_code == 2
    assert result.stderr == (
        "Filen finns inte. Därför har inget jämförts med finns-inte.xml. "
        "Kontrollera adressen, eller försök igen senare.\n"
    )


def test_one_that_is_too_large(
    check: Callable[..., Result], file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "MOST_BYTES", 1000)
    packed = file(gzip.compress(sitemap(*(f"{number}/" for number in range(1000))).encode()), "sitemap.xml.gz")
    result = check(packed)
    assert result.exit_code == 2
    assert "större än en webbplatskarta får vara" in result.stderr


# ---- on the web ----


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A web server of our own: its address, and the folder that it shows. `/fel/` answers that it is broken."""
    folder = tmp_path_factory.mktemp("server")

    class Answers(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

        def do_GET(self) -> None:
            if self.path.startswith("/fel/"):
                self.send_error(503)
            else:
                super().do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/", folder
        running.shutdown()
    shutil.rmtree(folder)


def test_a_published_sitemap(check: Callable[..., Result], server: tuple[str, Path]) -> None:
    address, folder = server
    (folder / "sitemap.xml").write_text(sitemap(*PRESENT, "borta/"), encoding="utf-8")
    result = check(f"{address}sitemap.xml")
    assert result.exit_code == 1
    assert "borta/" in result.stdout


def test_the_site_at_its_own_address(check: Callable[..., Result], server: tuple[str, Path]) -> None:
    address, folder = server
    (folder / "sitemap.xml").write_text(sitemap(*PRESENT, "borta/", base=address), encoding="utf-8")
    result = check(None, site_url=address)
    assert result.exit_code == 1
    assert "borta/" in result.stdout


def test_a_site_that_does_not_know_its_address(check: Callable[..., Result]) -> None:
    result = check(None, site_url="")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == (
        "Webbplatsen känner inte till sin egen adress (site_url), så inget har jämförts."
    )


def test_a_site_that_is_not_published_yet(check: Callable[..., Result], server: tuple[str, Path]) -> None:
    address = f"{server[0]}sitemap.xml"
    result = check(address)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [f"Det finns inget på {address} att jämföra med än.", "Inga fel hittades."]


@pytest.mark.parametrize("where", ["fel/sitemap.xml", None])
def test_an_address_that_cannot_be_read_is_told_and_stops_nothing(
    where: str | None, check: Callable[..., Result], server: tuple[str, Path]
) -> None:
    place = f"{server[0]}{where}" if where else "http://127.0.0.1:1/sitemap.xml"
    result = check(place, "--format", "json")
    assert result.exit_code == 0
    (told,) = of_kind(result, "sitemap-unread")
    assert told["severity"] == "warning"
    assert place in told["message"]
    assert told["path"] == "site_config.yml"
    assert not where or "503" in told["message"]

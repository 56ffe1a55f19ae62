"""What holds for every page of a built site: links, anchors, headings, and nothing from third parties."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TARGETS = ("href", "src", "poster", "data-address")
"""Attributes that hold one address. The values of a choice of pages are addresses too."""
LOADED = {
    "script": "src",
    "img": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "iframe": "src",
    "embed": "src",
}


@dataclass
class Page(HTMLParser):
    """One page, as far as the checks need it."""

    name: str
    html: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    lang: str = ""
    leads_to: str = ""
    """Where a page at an old address leads on to."""
    inline: list[str] = field(default_factory=list)
    """Scripts, styles and event handlers that stand in the page itself."""
    articles: list[str] = field(default_factory=list)
    """The anchors of activities."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._text: list[str] = []
        self._main: list[str] = []
        self.feed(self.html)
        self.close()

    @cached_property
    def text(self) -> str:
        """What is read in the page's main part, with plain spaces."""
        return " ".join(" ".join(self._main).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if tag == "html":
            self.lang = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "article":
            self.articles.append(values.get("id", ""))
        if tag == "meta" and "name" in values:
            self.meta[values["name"]] = values.get("content", "")
        if values.get("http-equiv") == "refresh":
            self.leads_to = values["content"].partition("url=")[2]
        if tag in HEADINGS or tag == "title":
            self._text = []
        if self.leads_to and tag == "meta":
            self.links.append(self.leads_to)
        self.links += [values[name] for name in TARGETS if values.get(name)]
        if tag == "option" and values.get("value", "").startswith((".", "/")):
            self.links.append(values["value"])
        self._note_what_is_loaded(tag, values)

    def _note_what_is_loaded(self, tag: str, values: dict[str, str]) -> None:
        if tag == "link" and values.get("rel") not in ("canonical", "alternate", "license"):
            self.loaded.append(values.get("href", ""))
        elif values.get(LOADED.get(tag, "")):
            self.loaded.append(values[LOADED[tag]])
        self.loaded += [part.split()[0] for part in values.get("srcset", "").split(",") if part.split()]
        if tag == "style" or (tag == "script" and "src" not in values and not values.get("type", "").endswith("json")):
            self.inline.append(f"<{tag}>")
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), " ".join("".join(self._text).split())))
        elif tag == "title" and "svg" not in self._open:
            self.title = " ".join("".join(self._text).split())
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        if "main" in self._open and not {"script", "style"} & set(self._open):
            self._main.append(data)


@dataclass(frozen=True)
class Site:
    """A built site. `base` is the path that it is published below: "/klarplan/"."""

    folder: Path
    address: str
    """Where it is published: "https://example.org/planer/"."""

    @property
    def base(self) -> str:
        return urlsplit(self.address).path

    @cached_property
    def pages(self) -> dict[str, Page]:
        """By file: "planer/index.html"."""
        found = sorted(self.folder.rglob("*.html"))
        return {
            name: Page(name, path.read_text(encoding="utf-8"))
            for path in found
            if (name := path.relative_to(self.folder).as_posix())
        }

    def page(self, address: str) -> Page:
        """The page with an address below the site's: "planer/dalarna-2020/"."""
        return self.pages[f"{address}index.html"]

    def broken_links(self) -> Iterator[str]:
        """Links, pictures and scripts that lead to nothing on the site, or to an anchor that is not there."""
        for page in self.pages.values():
            for target in dict.fromkeys(page.links):
                if wrong := self._wrong(page, target):
                    yield f"{page.name}: {target} {wrong}"

    def _wrong(self, page: Page, target: str) -> str:
        parts = urlsplit(target)
        if parts.scheme in ("mailto", "tel"):
            return ""
        own = target.startswith(self.address)
        if (parts.scheme or parts.netloc) and not own:
            return "" if parts.scheme in ("http", "https") else "has a scheme that no page needs"
        here = page.name.removesuffix("index.html") if page.name.endswith("/index.html") else page.name
        path = unquote(urlsplit(urljoin(self.base + here, target)).path)
        if not path.startswith(self.base):
            return f"leads out of {self.base}"
        name = path.removeprefix(self.base)
        if not name or name.endswith("/"):
            name += "index.html"
        if not (self.folder / name).is_file():
            return "leads to nothing"
        anchor = unquote(parts.fragment)
        if anchor and name in self.pages and anchor not in self.pages[name].ids:
            return "leads to an anchor that is not there"
        return ""

    def unfindable(self) -> Iterator[str]:
        """Pages that no link on another page leads to, but for those at old addresses: that is why they are there."""
        reached = {"404.html", "index.html"}
        for page in self.pages.values():
            for target in page.links:
                path = urlsplit(urljoin(self.base + page.name, target)).path.removeprefix(self.base)
                reached.add(f"{path}index.html" if not path or path.endswith("/") else path)
        yield from sorted(name for name, page in self.pages.items() if name not in reached and not page.leads_to)


def colliding(site: Site) -> list[str]:
    """Files that are one and the same to computers that do not tell capitals from small letters."""
    names = Counter(path.relative_to(site.folder).as_posix().lower() for path in site.folder.rglob("*"))
    return sorted(name for name, number in names.items() if number > 1)


def left_over(site: Site) -> list[str]:
    """Files and folders that some program has hidden in the site."""
    return sorted(path.name for path in site.folder.rglob(".*"))


def doubled(page: Page) -> list[str]:
    """Ids that stand more than once."""
    return sorted(name for name, number in Counter(page.ids).items() if number > 1 or not name)


def heading_problems(page: Page) -> Iterator[str]:
    """No or several first headings, levels that are passed over, headings without text."""
    tops = [text for level, text in page.headings if level == 1]
    if len(tops) != 1:
        yield f"{page.name}: {len(tops)} h1: {tops}"
    before = 0
    for level, text in page.headings:
        if level > before + 1:
            yield f"{page.name}: h{level} “{text}” after h{before}"
        if not text:
            yield f"{page.name}: empty h{level}"
        before = level


def foreign(page: Page, address: str) -> list[str]:
    """What the page loads from elsewhere."""
    own = urlsplit(address).netloc
    return [one for one in page.loaded if urlsplit(one).netloc not in ("", own) or urlsplit(one).scheme == "data"]


def absolute(page: Page, base: str) -> list[str]:
    """Links that do not hold wherever the page is shown, as 404 is."""
    fine = (base, "http:", "https:", "mailto:", "tel:", "#")
    return [one for one in page.links if not one.startswith(fine) or one.startswith(posixpath.join(base, ".."))]

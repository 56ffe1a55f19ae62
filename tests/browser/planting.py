"""Defects that are planted in a page of the site, to show that the checks find them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from page_kinds import KINDS
from site_server import SiteServer


@dataclass(frozen=True)
class Defect:
    """What is changed in a page: text in its HTML, a style sheet or a script of the site's own that it loads more."""

    html: tuple[str, str] = ("", "")
    """What is written instead of what."""
    css: str = ""
    js: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    kind: str = "ordinary page"

    def plant(self, server: SiteServer) -> str:
        """The address of the page with the defect."""
        name = f"{KINDS[self.kind]}index.html"
        html = server.content(name)[2].decode()
        found, replacement = self.html
        assert not found or found in html, f"nothing to plant in: {found}"
        html = html.replace(found, replacement, 1) if found else html
        up, number = "../" * KINDS[self.kind].count("/"), len(server.planted)
        style, script = f"planted-{number}.css", f"planted-{number}.js"
        if self.css:
            html = html.replace("</head>", f'<link rel="stylesheet" href="{up}{style}"></head>', 1)
        if self.js:
            html = html.replace("</body>", f'<script type="module" src="{up}{script}"></script></body>', 1)
        planted = {name: html.encode(), style: self.css.encode(), script: self.js.encode(), **self.files}
        server.planted.update(planted)
        return server.address + KINDS[self.kind]


def plant_all(defects: Iterable[Defect], server: SiteServer) -> str:
    """The address of an ordinary page that has all of the defects: one visit shows that each of them is found."""
    for defect in defects:
        address = defect.plant(server)
    return address

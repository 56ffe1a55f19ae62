"""The built site on this machine, as GitHub Pages serves it: below a folder, with 404.html for what is not there."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

FOLDER = "/klarplan/"
"""The path of site_url: the links of 404.html begin with it."""


@dataclass
class SiteServer:
    """Serves a folder. `planted` are files that stand for others, or for none, by their path below the site."""

    site: Path
    planted: dict[str, bytes] = field(default_factory=dict)
    is_packed: bool = False
    """Whether texts are sent compressed with gzip, as GitHub Pages sends them."""
    address: str = ""

    def content(self, path: str) -> tuple[int, str, bytes]:
        """Status, type and body for a path below the site."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name in self.planted:
            return 200, _type(name), self.planted[name]
        file = self.site / name
        if file.is_file() and file.resolve().is_relative_to(self.site.resolve()):
            return 200, _type(name), file.read_bytes()
        return 404, "text/html", (self.site / "404.html").read_bytes()

    @contextmanager
    def running(self) -> Iterator[SiteServer]:
        """Listen on a free port until the block ends. Threads, so that browsers can keep their connections open."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.address = f"http://127.0.0.1:{server.server_port}{FOLDER}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


_TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


def _type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _handler(site: SiteServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            status, kind, body = site.content(path.removeprefix(FOLDER) if path.startswith(FOLDER) else "/")
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            if site.is_packed and kind.startswith(_TEXTS):
                body = gzip.compress(body, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
            pass

    return Handler

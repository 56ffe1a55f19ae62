"""`mkdocs serve`: what an editor sees while writing. A broken file is told of, and the last good site stays up."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_builds import LONGEST, copied, environment, lend_templates

pytestmark = pytest.mark.slow


def without_script(page: str) -> str:
    """A page without the script of MkDocs that loads it again."""
    return re.sub(r"<script>\s*var livereload.*?</script>|livereload\([^)]*\)", "", page, flags=re.DOTALL)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


BUILT_AGAIN = "Reloading browsers"


class Preview:
    """A running `mkdocs serve`, and what it has said."""

    def __init__(self, config: Path, engine: str) -> None:
        self.config, self.content = config, config.parent / "content"
        lend_templates(config.parent)
        self._good = {path: path.read_bytes() for path in self._files()}
        self._log = config.parent / "serve.log"
        self._begun = 0
        self.address = f"127.0.0.1:{free_port()}"
        command = [sys.executable, "-m", engine, "serve", "-f", str(config), "--livereload", "--dev-addr", self.address]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=config.parent, env=environment(), stdout=log, stderr=log, start_new_session=True
            )

    def _files(self) -> list[Path]:
        return [self.config, *(path for path in self.content.rglob("*") if path.is_file())]

    def _is_built_since(self) -> bool:
        """Whether a whole build has followed on a change: the pages of edited files are shown before that."""
        since = self.told.partition("Detected file changes")[2]
        return BUILT_AGAIN in since.partition("Documentation built")[2]

    @property
    def told(self) -> str:
        """What it has said since the test began."""
        return self._log.read_text(encoding="utf-8")[self._begun :]

    def begin(self) -> None:
        """Forget what was said before, and put back what other tests have changed."""
        before = {path: path.read_bytes() for path in self._files()}
        self._begun += len(self.told)
        if before != self._good:
            for path in before.keys() - self._good.keys():
                path.unlink()
            for path, text in self._good.items():
                if before.get(path) != text:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(text)
            self.wait(self._is_built_since, "the site is as it was")
            self._begun += len(self.told)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""
        except OSError:
            return 0, ""

    def wait(self, until: Callable[[], bool], what: str) -> None:
        limit = time.monotonic() + LONGEST
        while not until():
            assert self.process.poll() is None, self.told
            assert time.monotonic() < limit, f"{what}\n{self.told}"
            time.sleep(0.1)

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("mkdocs", "properdocs")],
)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for each engine: starting it takes longer than what is asked of it."""
    server = Preview(copied("minimal", tmp_path_factory.mktemp("serve") / "project"), request.param)
    try:
        server.wait(lambda: server.get("planer/byn/")[0] == 200, "the site is up")
        yield server
    finally:
        server.stop()


@pytest.fixture
def preview(running: Preview) -> Preview:
    running.begin()
    return running


def test_a_broken_file_is_told_of_and_the_last_good_site_stays_up(preview: Preview) -> None:
    page, plan = "planer/byn/", preview.content / "plans" / "byn" / "index.md"
    good = plan.read_text(encoding="utf-8")
    assert "Så ska fler i Byn må bra." in preview.get(page)[1]

    plan.write_text(good.replace("kind: strategy", "kind: stratgy"), encoding="utf-8")
    preview.wait(lambda: "content/plans/byn/index.md:5:7: " in preview.told, "the problem is told")
    status, text = preview.get(page)
    assert status == 200
    assert "Så ska fler i Byn må bra." in text

    plan.write_text(good.replace("summary: Så ska", "summary: Nu ska"), encoding="utf-8")
    preview.wait(lambda: "Nu ska fler i Byn må bra." in preview.get(page)[1], "the mended site is shown")


def test_a_draft_is_shown_and_new_files_come_along(preview: Preview) -> None:
    folder = preview.content / "plans" / "nasta"
    folder.mkdir()
    text = (preview.content / "plans" / "byn" / "index.md").read_text(encoding="utf-8")
    text = text.replace("status: adopted", "status: draft").replace("short_title: Byn", "short_title: Nästa plan")
    (folder / "index.md").write_text(text, encoding="utf-8")
    preview.wait(lambda: preview.get("planer/nasta/")[0] == 200, "the draft is shown")
    assert 'class="notice"' in preview.get("planer/nasta/")[1]
    assert preview.get("planer/saknas/")[0] == 404


def test_broken_settings_leave_the_last_good_site_up(preview: Preview) -> None:
    config = preview.content.parent / "site_config.yml"
    good = config.read_text(encoding="utf-8")
    config.write_text(good.replace("plugins:", "plugins: ["), encoding="utf-8")
    preview.wait(lambda: "Den senaste hela webbplatsen ligger kvar" in preview.told, "the fault is told")
    assert "site_config.yml:" in preview.told
    assert "Traceback" not in preview.told
    assert "Så ska fler i Byn må bra." in preview.get("planer/byn/")[1]
    config.write_text(good, encoding="utf-8")
    preview.wait(
        lambda: BUILT_AGAIN in preview.told.rpartition("Den senaste hela webbplatsen ligger kvar")[2],
        "it is built again",
    )


def test_content_may_go_away_and_come_back(preview: Preview) -> None:
    away = preview.content.with_name("undan")
    preview.content.rename(away)
    preview.wait(lambda: f"Mappen {preview.content} finns inte." in preview.told, "that it has gone is told")
    assert "Så ska fler i Byn må bra." in preview.get("planer/byn/")[1]
    away.rename(preview.content)
    plan = preview.content / "plans" / "byn" / "index.md"
    plan.write_text(plan.read_text(encoding="utf-8").replace("summary: Så ska", "summary: Nu ska"), encoding="utf-8")
    preview.wait(
        lambda: "Nu ska fler i Byn må bra." in preview.get("planer/byn/")[1], "the site is built from it again"
    )


def test_files_beside_the_pages_follow_the_pages(preview: Preview) -> None:
    plan = preview.content / "plans" / "byn" / "index.md"
    assert preview.get("data/planer.csv")[0] == 200
    preview.wait(lambda: preview.get("pagefind/facets.json")[0] == 200, "the index is there")
    plan.write_text(plan.read_text(encoding="utf-8").replace("summary: Så ska", "summary: Nu ska"), encoding="utf-8")
    preview.wait(lambda: "Nu ska fler i Byn må bra." in preview.get("planer/byn/")[1], "the page is shown")
    first = without_script(preview.get("planer/byn/")[1])
    assert "Building documentation" not in preview.told, "the page waits for nothing else"
    preview.wait(lambda: "Nu ska fler i Byn" in preview.get("data/planer.csv")[1], "the data follow")
    assert "Visas nu: plans/byn/index.md." in preview.told
    assert without_script(preview.get("planer/byn/")[1]) == first
    preview.wait(lambda: preview.get("pagefind/facets.json")[0] == 200, "and the index")


def test_the_first_build_must_be_good(tmp_path: Path) -> None:
    """There is no last good site to show."""
    config = copied("minimal", tmp_path / "project", {"content/municipalities/byn.md": "---\ntitle: [Byn\n---\n"})
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "--dev-addr", f"127.0.0.1:{free_port()}"]
    done = subprocess.run(
        command, cwd=config.parent, env=environment(), capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert done.returncode == 1
    assert "content/municipalities/byn.md:2:" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout

"""`klarplan build` and `klarplan serve`: MkDocs with the options that a site of ours needs.

A build writes to a folder of its own, which takes the old site's place when it is whole: whatever happens on the way,
the last good site stays.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import click

from klarplan.commands.options import DEFAULT_LANGUAGE, _, config_file_option, help_option, require, stop
from klarplan.commands.progress_line import ProgressLine
from klarplan.content.problems.problem import explain
from klarplan.content.settings.config import load
from klarplan.publishing.kept import CACHE
from klarplan.publishing.lock import WORKSHOP, BusyError, locked, name_of
from klarplan.publishing.placing import put_in_place
from klarplan.publishing.progress import FOLLOWED, MARK
from klarplan.text.catalogue import N_
from klarplan.text.languages import told_in


@click.command("build", help=_("Build the site. The last good one stays where that fails."))
@config_file_option
@click.option(
    "--output", "-o", "folder", type=click.Path(path_type=Path, file_okay=False),
    help=_("The folder to build it in. Otherwise the one of the setting site_dir."),
)  # fmt: skip
@click.option(
    "--no-directory-urls", "from_disk", is_flag=True,
    help=_("Let links lead to files, so that the site can be opened from disk."),
)  # fmt: skip
@click.option(
    "--no-cache", is_flag=True,
    help=_("Make everything anew: use nothing that builds before have kept, and keep nothing."),
)  # fmt: skip
@help_option
def build_site(config_file: Path, folder: Path | None, from_disk: bool, no_cache: bool) -> None:
    """Exit code 1 where the site cannot be built, or another build is at work."""
    require(config_file)
    _stop_at_wrong_settings(config_file)
    target, workshop = folder or _site_folder(config_file), config_file.absolute().parent / WORKSHOP
    _stop_at_folder_of_others(target, config_file)
    try:
        with locked(workshop, target), _new_folder(workshop, name_of(target)) as new:
            links = ("--no-directory-urls",) if from_disk else ()
            code = _build(config_file, "--strict", "--site-dir", str(new / "site"), *links, cache=not no_cache)
            if code:
                stop(
                    _(N_("The site was not built. The last one in the folder {folder} is as it was.")).format(
                        folder=target
                    )
                )
            put_in_place(new, target)
    except BusyError as error:
        stop(_(str(error)).format(folder=error.target))
    click.echo(_(N_("The site is in the folder {folder}.")).format(folder=target))


@click.command("serve", help=_("Show the site while you write. It is built anew when a file changes."))
@config_file_option
@click.option("--port", type=click.INT, default=8000, show_default=True, help=_("The port that it answers at."))
@help_option
def serve_site(config_file: Path, port: int) -> None:
    """Runs until somebody stops it. Exit code 1 where the first build fails."""
    require(config_file)
    _stop_at_wrong_settings(config_file)
    config, _problems = load(config_file)
    watched = ("--watch", str(config.theme_folder)) if config and config.theme_folder else ()
    try:
        # --livereload is the default of MkDocs, but some versions of Click lose it unless it is said
        options = ("--livereload", "--dev-addr", f"localhost:{port}", *watched)
        words, environment = _mkdocs("serve", config_file, *options)
        code = subprocess.run(words, env=environment, check=False).returncode  # noqa: S603 (our own words)
    except KeyboardInterrupt:  # MkDocs has had the same, and has cleaned up after itself
        code = 0
    sys.exit(1 if code else 0)


def _stop_at_wrong_settings(config_file: Path) -> None:
    """MkDocs tells of them in English and without a line, and some end it with a traceback."""
    config, problems = load(config_file)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        stop(explain(errors, "text", told_in(config.settings.lang) if config else DEFAULT_LANGUAGE))


def _stop_at_folder_of_others(target: Path, config_file: Path) -> None:
    """A build replaces all that is in its folder: the project itself, or git's memory, must not be there."""
    config, _problems = load(config_file)
    whole, project = target.resolve(), config_file.resolve().parent
    content = config.content.resolve() if config else project
    holds = any(path.is_relative_to(whole) for path in (config_file.resolve(), content)) or (whole / ".git").exists()
    below = whole.relative_to(project).parts if whole.is_relative_to(project) else ()
    if holds or whole.is_relative_to(content) or any(part.startswith(".") for part in below):
        message = _(N_("All that is in the folder {folder} would be replaced by the site. Choose another one: site"))
        stop(message.format(folder=target))


def _mkdocs(command: str, config_file: Path, *options: str) -> tuple[list[str], dict[str, str]]:
    """A command of MkDocs, and its environment. Material tells of MkDocs 2 at every start, of no use to an editor."""
    words = [sys.executable, "-m", "mkdocs", command, "-f", str(config_file), *options]
    return words, {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def _build(config_file: Path, *options: str, cache: bool) -> int:
    """Build with MkDocs, and return its exit code. `cache`: whether what builds have kept may be used."""
    words, environment = _mkdocs("build", config_file, *options)
    if not cache:
        environment[CACHE] = "0"
    progress = ProgressLine(sys.stderr)
    if progress.is_shown:
        environment[FOLLOWED] = "1"
    with subprocess.Popen(  # noqa: S603 (our own words)
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as running:
        assert running.stdout
        for line in running.stdout:
            text = line.decode("utf-8", "replace")
            if text.startswith(MARK):
                progress.show(text[1:].rstrip())
            elif not line.startswith(_ABORTED) and line.strip() != _ERROR:
                progress.clear()
                sys.stderr.buffer.write(line)
                sys.stderr.flush()
        progress.clear()
    return running.returncode


_ERROR = b"Error:"
"""What Click writes above messages of ours, which begin on a line of their own."""
_ABORTED = b"Aborted with "
"""The last word of MkDocs, in English, when a build has failed: to the standard output, and the rest is told as
errors. Our own comes after."""


def _site_folder(config_file: Path) -> Path:
    """The folder of the setting site_dir. Stops where the configuration cannot be used."""
    config, problems = load(config_file)
    if config is None:
        stop(explain(problems, "text", DEFAULT_LANGUAGE))
    return config.site_folder


@contextmanager
def _new_folder(workshop: Path, name: str) -> Iterator[Path]:
    """A folder for one build of the site called `name`; those that killed builds of it have left go."""
    for left in workshop.glob(f"{name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    new = Path(mkdtemp(prefix=f"{name}-", dir=workshop))
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)

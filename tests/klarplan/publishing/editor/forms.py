"""The form's script outside a browser: what it reads of a file, and what it writes, for many cases at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from klarplan.content.checks.reference_index import all_names
from klarplan.content.reading.records import Records
from klarplan.publishing.editor.choices import Choices
from klarplan.publishing.editor.collections import Collections
from klarplan.text.catalogue import catalogue

PACKAGE = Path(str(files("klarplan.publishing.editor")))
_RUN = """
import fs from "node:fs";
import { read, write } from "./records.js";
const { kinds, cases } = JSON.parse(fs.readFileSync("cases.json"));
const results = cases.map(({ text, kind, set }) => {
  try {
    const values = text === null ? {} : read(text, kinds[kind]);
    for (const [path, value] of set) {
      const parent = path.slice(0, -1).reduce((part, name) => (part[name] ??= {}), values);
      if (value === "REMOVED" && Array.isArray(parent)) parent.splice(path.at(-1), 1);
      else if (path.at(-1) === "END") parent.push(value);
      else parent[path.at(-1)] = value;
    }
    return { read: values, ...write(text ?? undefined, values, kinds[kind]) };
  } catch (error) {
    return { refused: error.reason ?? error.stack, ...error.values };
  }
});
fs.writeFileSync("results.json", JSON.stringify(results));
"""


def collections(records: Records, lang: str = "sv") -> Collections:
    """What the form lists of a site whose content folder is `content`."""
    plans = {plan.id: plan.short_title for plan in records.plans}
    translate = catalogue(lang).gettext
    return Collections(records, Choices(all_names(records), plans, "länet"), translate, "content")


def written(folder: Path, made: Collections, cases: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the script makes of each case (`text`, `kind`, and `set`: paths with other values), run in `folder`."""
    shutil.copytree(PACKAGE / "vendored" / "yaml", folder / "yaml")
    shutil.copyfile(PACKAGE / "scripts" / "records.js", folder / "records.js")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "run.js").write_text(_RUN, encoding="utf-8")
    kinds = {name: {"shape": kind.shape, "front": kind.front} for name, kind in made.kinds.items()}
    (folder / "cases.json").write_text(json.dumps({"kinds": kinds, "cases": cases}), encoding="utf-8")
    subprocess.run(["node", "run.js"], cwd=folder, check=True)
    results: list[dict[str, Any]] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return results

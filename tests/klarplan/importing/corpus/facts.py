"""What stands in a site's content, as facts that can be compared with what is declared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from importing.corpus.declared import PLAN, Record

from klarplan.model.periods import parse_period

PLAN_ID = "prov"


@dataclass
class Content:
    """The facts of a plan. `texts`: all words of each record's files. `whole`: all that was written or changed."""

    facts: dict[Record, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    texts: dict[Record, str] = field(default_factory=lambda: defaultdict(str))
    whole: str = ""

    def values(self, record: Record, name: str) -> set[str]:
        return self.facts.get(record, {}).get(name, set())

    def has(self, record: Record, name: str, value: str) -> bool:
        """Whether a fact stands there. A goal may be the activity's own, or one of its focus area or plan."""
        if name == "note":
            return folded(value) in folded(self.texts.get(record, "") + self.texts.get(PLAN, ""))
        places = [record, PLAN] if name == "goal" else [record]
        names = ("goal", "aim") if name == "goal" else ("title", "body") if name == "text" else (name,)
        return any(same(name, value, found) for place in places for each in names for found in self.values(place, each))


def read(site: Path, before: Mapping[str, str]) -> Content:
    """The facts of the plan that tables are imported into. `before`: the files' texts before the import."""
    content, root = Content(), site / "content"
    texts = files_of(root)
    content.whole = "\n".join(text for path, text in texts.items() if before.get(path) != text)
    names = _Names(texts)
    home = f"plans/{PLAN_ID}/"
    for path, text in texts.items():
        if not path.startswith(home) or (path == f"{home}index.md" and text == before.get(path)):
            continue
        meta, body = _document(path, text)
        if path.startswith(f"{home}activities/"):
            record = ("activity", str(meta.get("title", "")))
            content.texts[record] += f"{text}\n"
            for name, value in _activity(meta, body, names):
                content.facts[record][name].add(value)
        elif path == f"{home}funding.yml":
            _funding(meta, names, content)
            content.texts[PLAN] += text
        else:
            content.texts[PLAN] += text
            if path.startswith(f"{home}focus-areas/"):
                content.facts[PLAN]["focus_area"].add(str(meta.get("title", "")))
            for goal in _entries(meta.get("goals")):
                content.facts[PLAN]["goal"].add(str(goal.get("text", "")))
    return content


def files_of(root: Path) -> dict[str, str]:
    """The files below a folder, by path, and their texts."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


class _Names:
    """The names behind ids: of parties, areas, goals and the like."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.of: dict[tuple[str, str], str] = {}
        for path, text in texts.items():
            meta, _ = _document(path, text)
            name = Path(path).stem
            if isinstance(meta, list):
                for entry in _entries(meta):
                    self.of[name, entry.get("id", "")] = entry.get("name", entry.get("term", ""))
                continue
            if path.startswith("municipalities/"):
                self.of["parties", name] = self.of["municipalities", name] = meta.get("title", "")
            if path.startswith(f"plans/{PLAN_ID}/focus-areas/"):
                self.of["areas", name] = meta.get("title", "")
            for kind, key in (("goals", "text"), ("priorities", "title"), ("purposes", "title")):
                if path.startswith(f"plans/{PLAN_ID}/"):
                    for entry in _entries(meta.get(kind)):
                        self.of[kind, entry.get("id", "")] = entry.get(key, "")

    def __call__(self, kind: str, record_id: str) -> str:
        return self.of.get((kind, record_id), record_id)


_REFERENCES = {
    "responsible": "parties", "collaborating": "parties", "municipalities": "municipalities", "goals": "goals",
    "target_groups": "target-groups",
}  # fmt: skip
_PLAIN = ("title", "situation", "aim", "follow_up", "status", "status_date", "added", "ended")


def _activity(meta: Mapping[str, Any], body: str, names: _Names) -> Iterable[tuple[str, str]]:
    for name in _PLAIN:
        if value := meta.get(name):
            yield name, str(value)
    if area := meta.get("focus_area"):
        yield "focus_area", names("areas", area)
    if priority := meta.get("priority"):
        yield "priority", names("priorities", priority)
    for name, kind in _REFERENCES.items():
        for entry in _listed(meta.get(name)):
            record_id = entry.get("party", "") if isinstance(entry, dict) else entry
            yield ("goal" if name == "goals" else name), names(kind, record_id)
    for indicator in _listed(meta.get("indicators")):
        yield "indicators", indicator if isinstance(indicator, str) else str(indicator)
    for cost in _listed(meta.get("cost")):
        yield "cost", cost_text(cost)
    if period := meta.get("period"):
        yield "period", str(period)
    if body.strip():
        yield "body", body.strip()


def _funding(meta: Mapping[str, Any], names: _Names, content: Content) -> None:
    for row in _entries(meta.get("allocations")):
        record = ("funding", names("parties", row.get("recipient", "")))
        content.facts[record]["recipient"].add(record[1])
        content.texts[record] += f"{row}\n"
        for purpose, amount in (row.get("amounts") or {}).items():
            content.facts[record][f"amount:{names('purposes', purpose)}"].add(_number(amount))
        if row.get("stated_total"):
            content.facts[record]["total"].add(_number(row["stated_total"]))
    if meta.get("stated_total"):
        content.facts[PLAN]["total"].add(_number(meta["stated_total"]))


def cost_text(cost: Any) -> str:
    """A cost as it is declared: "~100000-150000/år@2025", or its kind."""
    if not isinstance(cost, dict):
        return _number(cost) if re.match(r"\d", str(cost)) else str(cost)
    if "amount" not in cost:
        kind = str(cost.get("kind", ""))
        return kind or ("included" if "included_in" in cost else "described")
    text = ("~" if str(cost.get("estimated")).lower() == "true" else "") + _number(cost["amount"])
    text += f"-{_number(cost['amount_to'])}" if "amount_to" in cost else ""
    text += f" {cost['currency']}" if cost.get("currency") not in (None, "SEK") else ""
    text += f"/{cost['per']}" if "per" in cost else ""
    return text + (f"@{cost['year']}" if "year" in cost else "")


def _number(value: Any) -> str:
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def same(name: str, declared: str, found: str) -> bool:
    """Whether two values of a field say the same: spans of time by what they cover, names without spaces and case."""
    if name == "period":
        return _period(declared) == _period(found)
    if name in ("responsible", "collaborating", "municipalities", "recipient"):
        return _bare(declared) == _bare(found)
    return folded(declared) == folded(found)


def _period(text: str) -> object:
    try:
        return parse_period(text)
    except ValueError:
        return folded(text)


def _bare(name: str) -> str:
    """A municipality may be called with or without the word."""
    return re.sub(r"s? kommun\Z", "", folded(name))


def folded(text: str) -> str:
    """A text without what spelling and line breaks add: case, spaces, quotation marks and escapes."""
    return " ".join(re.sub(r"[\\\"“”*_<>]", " ", text.replace("\u00a0", " ").replace("\u00ad", "")).casefold().split())


@cache
def _document(path: str, text: str) -> tuple[Any, str]:
    """The facts of a file as plain strings, and its body. They are shared: nobody changes them."""
    if path.endswith(".md"):
        _, _, rest = text.partition("---\n")
        front, _, body = rest.partition("\n---")
        return _yaml(front), body
    return (_yaml(text), "") if path.endswith((".yml", ".yaml")) else ({}, "")


def _yaml(text: str) -> Any:
    return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _entries(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in _listed(value) if isinstance(entry, dict)]

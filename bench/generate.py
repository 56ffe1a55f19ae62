"""Make a site of any size, to measure how the cost grows.

    python bench/generate.py FOLDER --plans 20 --municipalities 290

Each plan has five focus areas with ten activities each, funding for its municipalities, and a follow-up.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

CONFIG = """\
site_name: Bench
site_url: https://example.org/bench/
docs_dir: content
theme: {name: material, font: false}
plugins:
  - klarplan:
      organisation: Bench
      licence: {name: CC0 1.0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
"""
TEXT = "Kommunen och regionen prövar ett nytt sätt att ge stöd. Du får hjälp tidigare, nära där du bor. " * 3
AREAS, ACTIVITIES, SHARE = 5, 10, 15


def files(plans: int, municipalities: int) -> Iterator[tuple[str, str]]:
    """Every content file as path and text. A plan has at most 15 municipalities, as a county has."""
    yield "index.md", "---\ntitle: Start\nsummary: En provsida.\n---\n\nText.\n"
    yield "target-groups.yml", "- {id: alla, name: Alla}\n"
    yield "parties.yml", "- {id: region, name: Regionen, kind: region}\n"
    terms = "".join(f"- {{term: ord{n}, explanation: Förklaring {n}.}}\n" for n in range(200))
    yield "glossary.yml", terms
    for number in range(municipalities):
        yield (
            f"municipalities/kommun-{number}.md",
            (f'---\ntitle: Kommun {number}\ncode: "{1000 + number:04}"\ncounty: Län {number // SHARE}\n---\n'),
        )
    for number in range(plans):
        first = number * SHARE % max(1, municipalities)
        members = [f"kommun-{n}" for n in range(first, min(first + SHARE, municipalities))]
        yield from plan_files(f"plan-{number}", members)


def plan_files(plan: str, members: list[str]) -> Iterator[tuple[str, str]]:
    """The files of one plan."""
    folder = f"plans/{plan}"
    yield (
        f"{folder}/index.md",
        (
            f"---\ntitle: Plan {plan}\nshort_title: {plan}\nsummary: Vad länet vill.\nkind: action_plan\narea: Länet\n"
            f"municipalities: [{', '.join(members)}]\nperiod: 2021–2025\nstatus: ended\n"
            f"sources: [{{id: plan, title: Planen}}]\n---\n\n## Om planen\n\n{TEXT}\n"
        ),
    )
    rows = "".join(f"  - {{recipient: {one}, amounts: {{stod: 100000.50}}}}\n" for one in members)
    yield (
        f"{folder}/funding.yml",
        (f"year: 2021\npurposes: [{{id: stod, title: Stöd}}]\nallocations:\n{rows}source: {{document: plan}}\n"),
    )
    for area in range(AREAS):
        yield (
            f"{folder}/focus-areas/omrade-{area}.md",
            (
                f"---\ntitle: Område {area}\nsummary: Vad området vill.\norder: {area}\n"
                f"goals: [{{id: mal-{area}, text: Fler mår bra, aim: long_term}}]\n---\n\n{TEXT}\n"
            ),
        )
        for one in range(ACTIVITIES):
            yield (
                f"{folder}/activities/aktivitet-{area}-{one}.md",
                (
                    f"---\ntitle: Aktivitet {area} {one}\nfocus_area: omrade-{area}\ngoals: mal-{area}\n"
                    f"target_groups: alla\nresponsible: region\nperiod: hösten 2022\ncost: 100000\n"
                    f"source: {{document: plan, place: rad {one}}}\n---\n\n{TEXT}\n"
                ),
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=5)
    parser.add_argument("--municipalities", type=int, default=42)
    options = parser.parse_args()
    for path, text in files(options.plans, options.municipalities):
        file = options.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (options.folder / "site_config.yml").write_text(CONFIG, encoding="utf-8")


if __name__ == "__main__":
    main()

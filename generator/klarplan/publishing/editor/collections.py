"""What the form lists: a collection for each plan and kind of record, and those that all plans share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from klarplan.content.reading.file_kinds import PLAN_FOLDERS, FileKind, classify, funding_path
from klarplan.content.reading.records import FILE_MODELS, LIST_MODELS, TRANSLATION_MODELS, Records
from klarplan.content.schema import SCHEMA_NAMES
from klarplan.model.records import Plan
from klarplan.model.shared import Funding
from klarplan.model.translations import EasyRead, Translation
from klarplan.publishing.editor.choices import SHARED, Choices, Widget, plan_collection
from klarplan.publishing.editor.fields import Form, Forms, Shape
from klarplan.text.catalogue import N_

_FOLDERS = {
    "focus-areas": N_("Focus areas"), "activities": N_("Activities"), "follow-ups": N_("Follow-ups"),
    "indicators": N_("What is measured"),
}  # fmt: skip
_ENTRIES = {
    FileKind.FOCUS_AREA: N_("Focus area"), FileKind.ACTIVITY: N_("Activity"), FileKind.FOLLOW_UP: N_("Follow-up"),
    FileKind.INDICATOR: N_("Indicator"), FileKind.MUNICIPALITY: N_("Municipality"), FileKind.PAGE: N_("Page"),
}  # fmt: skip
_LISTS = {
    FileKind.PARTIES: ("parties.yml", N_("Parties")),
    FileKind.TARGET_GROUPS: ("target-groups.yml", N_("Target groups")),
    FileKind.GLOSSARY: ("glossary.yml", N_("Glossary")), FileKind.REDIRECTS: ("redirects.yml", N_("Moved pages")),
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """How files of a kind are read and written."""

    shape: Shape
    front: bool
    """Whether the facts stand above a text."""

    @property
    def extension(self) -> str:
        """The ending of the files' names."""
        return "md" if self.front else "yml"


class Collections:
    """The collections of one site, and the kinds of files that are in them."""

    def __init__(self, records: Records, choices: Choices, translate: Callable[[str], str], folder: str) -> None:
        """`folder`: the content folder as the repository has it, without a slash at its end."""
        self._records, self._translate, self._folder = records, translate, folder
        self._choices, self._forms = choices, Forms(choices, translate)
        self.kinds: dict[str, Kind] = {}
        self.collections: list[Widget] = list(self._all())

    def _all(self) -> Iterator[Widget]:
        for plan in self._records.plans:
            if plan.id in self._choices.plans:
                yield from self._of_plan(plan)
                yield {"divider": True}
        yield from self._shared()

    # ---- of one plan ----

    def _of_plan(self, plan: Plan) -> Iterator[Widget]:
        forms = replace(self._forms, plan=plan.id)
        files = [self._file("plan", f"plans/{plan.id}/index.md", N_("Plan"), FileKind.PLAN, forms)]
        if any(owner == plan.id for owner, _ in self._records.funding):
            files.append(self._file("funding", funding_path(plan.id), N_("Money"), FileKind.FUNDING, forms))
        yield self._files(plan_collection(plan.id), plan.short_title, files)
        for name, kind in PLAN_FOLDERS.items():
            label = f"{self._translate(_FOLDERS[name])}, {plan.short_title}"
            yield self._folder_of(plan_collection(plan.id, name), label, f"plans/{plan.id}/{name}", kind, forms)
        if others := [entry for entry in self._records.translations if entry.path.startswith(f"plans/{plan.id}/")]:
            heading = self._translate(N_("Translations"))
            label = f"{heading}, {plan.short_title}"
            translated = [self._translation(entry, forms) for entry in others]
            yield self._files(plan_collection(plan.id, "translations"), label, translated)

    # ---- of all plans ----

    def _shared(self) -> Iterator[Widget]:
        known = self._records.documents
        lists = [
            self._file(path.removesuffix(".yml"), path, title, kind, self._forms)
            for kind, (path, title) in _LISTS.items() if path in known or kind is not FileKind.REDIRECTS
        ]  # fmt: skip
        yield self._files(SHARED, self._translate(N_("For all plans")), lists)
        municipalities = self._translate(N_("Municipalities"))
        yield self._folder_of("municipalities", municipalities, "municipalities", FileKind.MUNICIPALITY, self._forms)
        pages = self._translate(N_("Pages"))
        yield self._folder_of("pages", pages, "pages", FileKind.PAGE, self._forms)
        others = [page for page in self._records.pages if PurePosixPath(page.path).parent != PurePosixPath("pages")]
        files = [
            self._file(_name(page.path), page.path, page.title or page.path, classify(page.path), self._forms)
            for page in others
        ]
        files += [
            self._translation(entry, self._forms) for entry in self._records.translations
            if not entry.path.startswith("plans/")
        ]  # fmt: skip
        if files:
            yield self._files("other-pages", self._translate(N_("Other pages and translations")), files)

    # ---- parts ----

    def _files(self, name: str, label: str, files: list[Widget]) -> Widget:
        return {"name": name, "label": label, "files": files}

    def _folder_of(self, name: str, label: str, folder: str, kind: FileKind, forms: Forms) -> Widget:
        form, front = self._form(kind, forms)
        return {
            "name": name, "label": label, "label_singular": self._translate(_ENTRIES[kind]),
            "folder": f"{self._folder}/{folder}", "fields": list(form.fields), "create": True, "slug": "{{title}}",
            **self._format(SCHEMA_NAMES[kind], form, front=front),
        }  # fmt: skip

    def _file(self, name: str, path: str, label: str, kind: FileKind, forms: Forms) -> Widget:
        form, front = self._form(kind, forms)
        written = self._format(SCHEMA_NAMES[kind], form, front=front)
        return self._entry(name, path, self._translate(label), form, written["format"])

    def _translation(self, entry: Translation, forms: Forms) -> Widget:
        original = classify(entry.of)
        model = EasyRead if isinstance(entry, EasyRead) else TRANSLATION_MODELS[original]
        name = "easy-read" if model is EasyRead else f"{SCHEMA_NAMES[original]}-translation"
        form = forms.of_file(model, with_text=True)
        written = self._format(name, form, front=True)
        label = f"{PurePosixPath(entry.of).with_suffix('').as_posix().split('/', 2)[-1]} ({entry.code})"
        return self._entry(_name(entry.path), entry.path, label, form, written["format"])

    def _entry(self, name: str, path: str, label: str, form: Form, written: str) -> Widget:
        return {
            "name": name, "label": label, "file": f"{self._folder}/{path}", "fields": list(form.fields),
            "format": written,
        }  # fmt: skip

    def _form(self, kind: FileKind, forms: Forms) -> tuple[Form, bool]:
        if kind in LIST_MODELS:
            return forms.of_list(LIST_MODELS[kind], _LISTS[kind][1]), False
        model: Any = Funding if kind is FileKind.FUNDING else FILE_MODELS[kind]
        front = kind not in (FileKind.FUNDING, FileKind.INDICATOR)
        return forms.of_file(model, with_text=front), front

    def _format(self, name: str, form: Form, *, front: bool) -> Mapping[str, str]:
        named = f"klarplan-{name}{'-frontmatter' if front else ''}"  # without that, the editor refuses the ending .md
        kind = self.kinds.setdefault(named, Kind(form.shape, front))
        return {"format": named, "extension": kind.extension}


def _name(path: str) -> str:
    """A file's path as a name."""
    return path.rpartition(".")[0].replace("/", "--").replace(".", "-")

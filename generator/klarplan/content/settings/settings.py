"""Klarplan's own settings: the options of the plugin in `site_config.yml`."""

from __future__ import annotations

from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from klarplan.content.history import TIME_ZONE
from klarplan.content.settings.accessibility import Accessibility
from klarplan.content.settings.brand import Brand
from klarplan.content.settings.editor import SwitchedEditor
from klarplan.content.settings.export import Exports
from klarplan.content.settings.help import Help
from klarplan.content.settings.sources import Embedding, Sources
from klarplan.model.base import EmailAddress, Id, Language, Model, Text, WebAddress
from klarplan.model.values import Contact
from klarplan.text.catalogue import N_
from klarplan.text.nearest import nearest


def _time_zone(value: Any) -> str:
    zones = available_timezones()
    if value not in zones:
        cities = {zone.rpartition("/")[2]: zone for zone in zones}
        near = nearest(str(value), zones) or cities.get(nearest(str(value), cities), "")
        raise PydanticCustomError("unknown_time_zone", "", {"suggestion": cities.get(str(value), near)})
    return str(value)


TimeZone = Annotated[str, BeforeValidator(_time_zone)]
"""A time zone by its name in IANA's database (https://www.iana.org/time-zones): Europe/Stockholm."""


class AddressNames(Model):
    """The folders of the site: settings, not translations, so that addresses stay when the language changes."""

    plans: Id = "planer"
    money: Id = "pengar"
    whole_plan: Id = "hela-planen"
    follow_ups: Id = "uppfoljningar"
    plan_activities: Id = "aktiviteter"
    plan_indicators: Id = "sa-mats-det"
    municipalities: Id = "kommuner"
    target_groups: Id = "malgrupper"
    activities: Id = "aktiviteter"
    dates: Id = "datum"
    indicators: Id = "sa-mats-det"
    glossary: Id = "ordlista"
    index: Id = "a-o"
    search: Id = "sok"
    data: Id = "data"
    statement: Id = "tillganglighet"
    embedded: Id = "badda-in"
    editor: Id = "redigera"


class Licence(Model):
    """The licence of the site's content and data (not of the code)."""

    name: Text = Field(title=N_("name"))
    url: WebAddress = Field(title=N_("web address"))


class Report(Model):
    """How a reader reports a fault: a form, e-mail, or both."""

    form: WebAddress | None = Field(None, title=N_("address of the form"))
    email: EmailAddress | None = Field(None, title=N_("e-mail"))


class Settings(Model):
    """What an organisation decides for its site."""

    organisation: Text = Field(title=N_("organisation"))
    lang: Language = Field("sv", title=N_("language"))
    timezone: TimeZone = Field(TIME_ZONE, title=N_("time zone"))
    licence: Licence = Field(title=N_("licence of content and data"))
    contact: Contact | None = Field(None, title=N_("contact"))
    report: Report = Field(Report(), title=N_("how to report a fault"))
    addresses: AddressNames = Field(AddressNames(), title=N_("addresses"))
    logo: Text | None = Field(None, title=N_("logo"))
    brand: Brand = Field(Brand(), title=N_("the organisation's colours"))
    accessibility: Accessibility | None = Field(None, title=N_("accessibility statement"))
    help: Help | None = Field(None, title=N_("where readers get help"))
    sources: Sources = Field(Sources(), title=N_("what pages may load from others"))
    embedding: Embedding = Field(Embedding(), title=N_("parts in frames on other sites"))
    editor: SwitchedEditor = Field(None, title=N_("the form that edits the content"))
    exports: Exports = Field(Exports(), title=N_("open data, feeds and calendar"))

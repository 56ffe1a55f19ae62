"""Klarplan's own settings: the options of the plugin in `site_config.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from klarplan.content.settings.accessibility import Accessibility
from klarplan.content.settings.brand import Brand
from klarplan.content.settings.export import Exports
from klarplan.model.base import Language, Model, Text
from klarplan.model.values import Contact
from klarplan.text.catalogue import N_

AddressPart = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
WebAddress = Annotated[str, Field(pattern=r"^https?://\S+$")]


class AddressNames(Model):
    """The folders of the site: settings, not translations, so that addresses stay when the language changes."""

    plans: AddressPart = "planer"
    money: AddressPart = "pengar"
    whole_plan: AddressPart = "hela-planen"
    follow_ups: AddressPart = "uppfoljningar"
    plan_activities: AddressPart = "aktiviteter"
    municipalities: AddressPart = "kommuner"
    target_groups: AddressPart = "malgrupper"
    activities: AddressPart = "aktiviteter"
    dates: AddressPart = "datum"
    glossary: AddressPart = "ordlista"
    index: AddressPart = "a-o"
    search: AddressPart = "sok"
    data: AddressPart = "data"
    statement: AddressPart = "tillganglighet"


class Licence(Model):
    """The licence of the site's content and data (not of the code)."""

    name: Text = Field(title=N_("name"))
    url: WebAddress = Field(title=N_("web address"))


class Report(Model):
    """How a reader reports a fault: a form, e-mail, or both."""

    form: WebAddress | None = Field(None, title=N_("address of the form"))
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = Field(None, title=N_("e-mail"))


class Settings(Model):
    """What an organisation decides for its site."""

    organisation: Text = Field(title=N_("organisation"))
    lang: Language = Field("sv", title=N_("language"))
    licence: Licence = Field(title=N_("licence of content and data"))
    contact: Contact | None = Field(None, title=N_("contact"))
    report: Report = Field(Report(), title=N_("how to report a fault"))
    addresses: AddressNames = Field(AddressNames(), title=N_("addresses"))
    logo: Text | None = Field(None, title=N_("logo"))
    brand: Brand = Field(Brand(), title=N_("the organisation's colours"))
    accessibility: Accessibility | None = Field(None, title=N_("accessibility statement"))
    exports: Exports = Field(Exports(), title=N_("open data, feeds and calendar"))

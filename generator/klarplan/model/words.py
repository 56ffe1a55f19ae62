"""The words of each vocabulary: what the codes that editors write are called, and what people write instead of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from klarplan.model.indicators import Direction
from klarplan.model.records import Aim
from klarplan.model.values import CostKind, PlanStatus, Status
from klarplan.text.catalogue import N_, catalogue


class StatusWord(NamedTuple):
    """How a status is shown: what it is called, and the icon that stands beside the word."""

    text: str
    """A message id."""
    icon: str
    """Its name in the theme: a picture in `partials/plan-parts.html`, and the classes `status-…` and `bar-…`."""


STATUSES = {
    Status.NOT_STARTED: StatusWord(N_("Not started"), "not_started"),
    Status.STARTED: StatusWord(N_("Started"), "started"),
    Status.HALFWAY: StatusWord(N_("Half done or more"), "halfway"),
    Status.DONE: StatusWord(N_("Done"), "done"),
    Status.CONTINUOUS: StatusWord(N_("Goes on all the time"), "continuous"),
    Status.PAUSED: StatusWord(N_("Paused"), "paused"),
    Status.NOT_RELEVANT: StatusWord(N_("No longer relevant"), "not_relevant"),
    Status.UNKNOWN: StatusWord(N_("Not reported"), "unknown"),
}
"""Every status of an activity, in the order of lists, tables and charts."""
PLAN_STATUSES = {
    PlanStatus.DRAFT: StatusWord(N_("Draft"), "draft"),
    PlanStatus.ADOPTED: StatusWord(N_("In force"), "adopted"),
    PlanStatus.REVISED: StatusWord(N_("Revised, in force"), "revised"),
    PlanStatus.ENDED: StatusWord(N_("Ended"), "ended"),
}
SUPERSEDED = StatusWord(N_("Superseded"), "ended")
"""A plan that another has taken the place of, whatever it says of itself."""
STATUS_WORDS = {status: word.text for status, word in STATUSES.items()}
PLAN_STATUS_WORDS = {status: word.text for status, word in PLAN_STATUSES.items()}
AIM_WORDS = {
    Aim.LONG_TERM: N_("Long-term goal"), Aim.SHORT_TERM: N_("Short-term goal"), Aim.SUB_GOAL: N_("Sub-goal"),
}  # fmt: skip
_PLAN_KINDS = {
    "action_plan": N_("Action plan"), "strategy": N_("Strategy"), "programme": N_("Programme"),
    "funding_plan": N_("Plan for money"), "agreement": N_("Agreement"),
}  # fmt: skip
_PARTY_KINDS = {
    "state": N_("The state"), "authority": N_("Authority"), "region": N_("Region"), "municipality": N_("Municipality"),
    "federation": N_("Federation of municipalities"), "group": N_("Group"), "association": N_("Association"),
    "role": N_("Role"), "other": N_("Other"),
}  # fmt: skip
_COST_KINDS = {
    CostKind.AMOUNT: N_("An amount in kronor"), CostKind.WITHIN_BUDGET: N_("Within the existing budget"),
    CostKind.NOT_CALCULATED: N_("Not yet calculated"), CostKind.INCLUDED: N_("Part of another activity's cost"),
    CostKind.DESCRIBED: N_("Told in words only"),
}  # fmt: skip
_CONFORMANCE = {
    "full": N_("Conforms fully"), "partial": N_("Conforms in part"), "none": N_("Does not conform"),
}  # fmt: skip
_METHODS = {
    "self_assessment": N_("Tested by ourselves"), "external_review": N_("Tested by somebody else"),
}  # fmt: skip
DIRECTION_WORDS = {
    Direction.UP: N_("Should rise"), Direction.DOWN: N_("Should fall"), Direction.NONE: N_("Neither is wanted"),
}  # fmt: skip
_GAP_KINDS = {
    "fault": N_("Breaks the law"), "undue_burden": N_("The law would ask too much"),
    "exempt": N_("The law does not cover it"),
}  # fmt: skip
_PUBLISHERS = {
    "local_authority": N_("A municipality"), "regional_authority": N_("A region"),
    "national_authority": N_("A government agency"), "supra_national_authority": N_("An international authority"),
    "academia": N_("A university"), "company": N_("A company"), "industry_consortium": N_("A trade organisation"),
    "non_governmental_organisation": N_("A voluntary organisation"),
    "non_profit_organisation": N_("A non-profit organisation"), "private_individual": N_("A private person"),
    "standardisation_body": N_("A standardisation body"),
}  # fmt: skip
"""http://purl.org/adms/publishertype/"""
_THEMES = {
    "AGRI": N_("Agriculture, fisheries, forestry and food"), "ECON": N_("Economy and finance"),
    "EDUC": N_("Education, culture and sport"), "ENER": N_("Energy"), "ENVI": N_("Environment"),
    "GOVE": N_("Government and public sector"), "HEAL": N_("Health"), "INTR": N_("International issues"),
    "JUST": N_("Justice, legal system and public safety"), "OP_DATPRO": N_("Data not yet sorted by theme"),
    "REGI": N_("Regions and cities"), "SOCI": N_("Population and society"), "TECH": N_("Science and technology"),
    "TRAN": N_("Transport"),
}  # fmt: skip
"""http://publications.europa.eu/resource/authority/data-theme"""

_GROUP_ICONS: Mapping[str, str] = {
    "child": N_("a child"), "adult": N_("a grown-up"), "older": N_("an old person with a stick"),
    "family": N_("two people"), "mind": N_("a head with a heart"), "addiction": N_("a glass"),
    "crisis": N_("a speech bubble"), "home": N_("a house"), "work": N_("a briefcase"), "everyone": N_("many people"),
}  # fmt: skip

_REPOSITORY_SERVICES: Mapping[str, str] = {"github": "GitHub", "gitlab": "GitLab", "gitea": "Gitea"}

VOCABULARIES: tuple[Mapping[Any, str], ...] = (
    STATUS_WORDS, PLAN_STATUS_WORDS, AIM_WORDS, _PLAN_KINDS, _PARTY_KINDS, _COST_KINDS, _CONFORMANCE, _METHODS,
    _GAP_KINDS, _PUBLISHERS, _THEMES, DIRECTION_WORDS, _GROUP_ICONS,
    _REPOSITORY_SERVICES,
)  # fmt: skip

_WRITTEN_INSTEAD: Mapping[str, str] = {
    "not_started": "ej påbörjad, inte påbörjat, ej startad, planerad, kommande",
    "started": "påbörjat, pågår, pågående, startad, igång",
    "halfway": "halvvägs, till hälften", "done": "klar, klart, färdig, färdigt, avslutad, genomfört, slutförd, utförd",
    "continuous": "löpande, fortlöpande, kontinuerlig, kontinuerligt, ständig", "paused": "vilande, pausat",
    "not_relevant": "utgår, utgått, inställd, avbruten, nedlagd, inte aktuell, ej aktuell, inte relevant, ej relevant",
    "unknown": "okänd, okänt, vet ej, oklar, oklart",
    "draft": "förslag", "adopted": "antagen, beslutad, fastställd, gällande", "revised": "ändrad, uppdaterad",
    "ended": "avslutad, slut, har upphört, upphävd",
    "long_term": "långsiktigt, långsiktig, lång sikt, på lång sikt",
    "short_term": "kortsiktigt, kortsiktig, kort sikt, på kort sikt", "sub_goal": "etappmål",
    "action_plan": "åtgärdsplan, verksamhetsplan", "agreement": "avtal", "funding_plan": "budget",
    "authority": "statlig myndighet", "federation": "kommunalförbund, förbund", "group": "arbetsgrupp, nämnd, nätverk",
    "association": "organisation, ideell förening", "role": "tjänst, funktion",
    "amount": "belopp", "within_budget": "inom ram, ryms i budget, ryms i budgeten, ryms inom budget, inom budget",
    "not_calculated": "ej beräknad, inte beräknad, ej beräknat, okänd",
    "included": "ingår", "described": "beskriven",
    "full": "helt, helt förenlig, ja", "partial": "delvis, delvis förenlig", "none": "inte förenlig, ej förenlig, nej",
    "self_assessment": "egen granskning, egen test, självskattning", "external_review": "extern granskning",
    "up": "upp, uppåt, öka, ökar, ökning, högre, fler, mer",
    "down": "ner, ned, nedåt, minska, minskar, minskning, lägre, färre, mindre",
    "fault": "brist", "undue_burden": "oskäligt betungande", "exempt": "undantag, undantagen",
    "local_authority": "kommun, kommunen", "regional_authority": "region, regionen",
    "national_authority": "myndighet, statlig myndighet",
}  # fmt: skip
"""What people write where a code should stand, besides what it is called."""


def vocabulary_of(codes: Sequence[str]) -> Mapping[str, str]:
    """The vocabulary that some codes are from, each with what it is called; empty where there is none."""
    return next((words for words in VOCABULARIES if codes and set(codes) <= {str(code) for code in words}), {})


def code_names(codes: Sequence[str]) -> dict[str, str]:
    """What may be meant by what, in lower case: codes as they are, what they are called in Swedish and English, and
    other words for them.
    """
    words = vocabulary_of(codes)
    names: dict[str, str] = {}
    for code in codes:
        called = words.get(code, code)
        more = _WRITTEN_INSTEAD.get(code, "").split(", ") if words else []
        for name in (code, code.replace("_", " "), catalogue("sv").gettext(called), called, *filter(None, more)):
            names.setdefault(name.lower(), code)
    return names

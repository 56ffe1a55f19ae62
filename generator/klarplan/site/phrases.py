"""How facts are said: the one reading of each, for pages, files, feeds and search alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from klarplan.model.periods import Period
from klarplan.model.records import Activity, FocusArea, Municipality, Plan, PlanSource
from klarplan.model.shared import Funding
from klarplan.model.values import Cost, CostKind, Decision, PlanStatus, Source, media_path
from klarplan.model.words import PLAN_STATUSES, STATUSES, SUPERSEDED, StatusWord
from klarplan.site.deadlines import Deadline, DeadlineKind
from klarplan.site.library import CurrentStatus, PlanContents
from klarplan.site.parts import DocumentView, Link, PlanView, StatusMark
from klarplan.site.reviews import overdue
from klarplan.site.site import Site
from klarplan.text.catalogue import N_


@dataclass(frozen=True)
class PlanWords:
    """A plan's own words for its parts, in lower case."""

    focus_area: str
    focus_areas: str


_PLAN_TEXTS = {
    DeadlineKind.PLAN_ENDS: N_("The plan's last day"), DeadlineKind.PLAN_REVIEW: N_("The plan is to be reviewed"),
}  # fmt: skip

_DEADLINE_WORDS = {
    DeadlineKind.REPORTING: N_("Is reported"), DeadlineKind.ACTIVITY_ENDS: N_("Ends"),
    DeadlineKind.ACTIVITY_STARTS: N_("Begins"),
}  # fmt: skip
"""Those whose text says what it is about, and not what happens to it."""

_COST_TEXTS = {
    CostKind.WITHIN_BUDGET: N_("Within the existing budget"), CostKind.NOT_CALCULATED: N_("Not yet calculated"),
}  # fmt: skip
"""Kinds that say something by themselves; the others say what their fields hold."""


def plan_name(site: Site, plan: Plan) -> str:
    """A plan in few words, told from others of the same name: "Dalarna 2020"."""
    return f"{plan.short_title} {site.texts.period(plan.period)}"


def all_ended(site: Site, plans: Iterable[PlanContents]) -> bool:
    """Whether there are plans, and the time of all of them is over: then they are told of as past."""
    over = [is_over(site, contents.plan) for contents in plans]
    return bool(over) and all(over)


def municipality_heading(site: Site, place: Municipality) -> str:
    """ "Det här gäller i Falun", or "Falun: det här planerades" once the time of all its plans is over."""
    ended = all_ended(site, site.library.plans_by_municipality.get(place.id, ()))
    return site.texts._(N_("{name}: this was planned") if ended else N_("This applies in {name}"), name=place.title)


def activity_when(site: Site, activity: Activity) -> str:
    """When an activity is done: its time, and what its source says besides: "2021–2025. Klart före valet."."""
    period = site.texts.sentence(site.texts.period(activity.period)) if activity.period else ""
    return ". ".join(filter(None, (period, activity.period_note)))


def activity_time(site: Site, activity: Activity) -> str:
    """When an activity is done in few words, for rows: its time, or the first sentence of its note."""
    if activity.period:
        return site.texts.sentence(site.texts.period(activity.period))
    first, stop, _ = (activity.period_note or "").partition(". ")
    return first + stop.strip()


def deadline_when(site: Site, deadline: Deadline) -> str:
    """ "31 mars 2021", "Hösten 2021"; empty for a duty without a time."""
    texts = site.texts
    if deadline.when is None:
        return ""
    return texts.sentence(
        texts.period(deadline.when) if isinstance(deadline.when, Period) else texts.point(deadline.when)
    )


def deadline_text(site: Site, deadline: Deadline) -> str:
    """What happens."""
    return deadline.text or site.texts._(_PLAN_TEXTS[deadline.kind])


def deadline_word(site: Site, deadline: Deadline) -> str:
    """What happens to what the text is about: "Börjar", "Slutar", "Redovisas"; empty where the text says it itself."""
    word = _DEADLINE_WORDS.get(deadline.kind)
    return site.texts._(word) if word else ""


def deadline_url(site: Site, deadline: Deadline) -> str:
    """Where the site tells of it."""
    if deadline.kind is DeadlineKind.REPORTING:
        return site.addresses.url(*site.addresses.money(deadline.plan))
    if deadline.kind in (DeadlineKind.ACTIVITY_ENDS, DeadlineKind.ACTIVITY_STARTS):
        return site.activity_url(site.library.plans[deadline.plan].activities[deadline.name])
    return site.plan_url(deadline.plan)


def cost_owner(site: Site, contents: PlanContents, cost: Cost) -> Activity | None:
    """The activity whose cost holds this one, of any plan; None where there is none, or it is not shown."""
    return site.library.activity(cost.included_in, contents.plan.id) if cost.included_in else None


def cost_links(site: Site, contents: PlanContents, cost: Cost) -> tuple[Link, ...]:
    """A cost of an activity of the plan in words, and then the activity that it is a part of, which alone is a link."""
    owner = cost_owner(site, contents, cost)
    text = _sentences(*_cost_sentences(site, contents, cost, with_owner=owner is None))
    part = (
        (Link(owner.title, site.activity_url(owner), note=site.texts._(N_("the cost is a part of that"))),)
        if owner
        else ()
    )
    return (*((Link(text),) if text else ()), *part)


def cost_text(site: Site, contents: PlanContents, cost: Cost) -> str:
    """All that is known of a cost: "Ungefär 100 000 kr för 2017, 0,5 tjänst. Betalas av Region Norrbotten".

    Whatever its kind, each field that says something is in it.
    """
    return _sentences(*_cost_sentences(site, contents, cost))


def _cost_sentences(
    site: Site, contents: PlanContents, cost: Cost, *, with_owner: bool = True
) -> Iterator[str | None]:  # fmt: skip
    _, texts = site.texts._, site.texts
    if cost.kind in _COST_TEXTS:
        yield _(_COST_TEXTS[cost.kind])
    amount = amount_text(site, cost.amount, cost.amount_to, cost.per, approximate=cost.estimated)
    staffing = cost.staffing or ""
    if cost.per and not amount:
        staffing = texts.sentence(texts.amount_per(staffing, cost.per).strip())
    if cost.year and amount:
        yield ", ".join(filter(None, (_(N_("{amount} for {year}"), amount=amount, year=cost.year), staffing)))
    else:
        yield ", ".join(filter(None, (amount, staffing)))
    if with_owner and (owner := cost_owner(site, contents, cost)):
        yield _(N_("Part of the cost of “{activity}”"), activity=owner.title)
    elif with_owner and cost.included_in:
        yield _(N_("Part of the cost of another activity"))
    if cost.year and not amount:
        yield _(N_("For the year {year}"), year=cost.year)
    if cost.payers:
        yield paid_by(site, cost.payers)
    yield cost.note


def amount_text(
    site: Site, low: Decimal | None, high: Decimal | None, per: str | None, *, approximate: bool
) -> str:  # fmt: skip
    """An amount or a span in kronor, and what it is per: "Ungefär 60 000 kr till 100 000 kr per år".

    Empty where there is no amount, and then nothing is said of what it is per.
    """
    _, money = site.texts._, site.texts.money
    if low is None and high is None:
        return ""
    if high is None or low is None:
        text = money(low) if low is not None else _(N_("At most {amount}"), amount=money(high or Decimal(0)))
    else:
        text = _(N_("{low} to {high}"), low=money(low), high=money(high))
    text = site.texts.amount_per(text, per) if per else text
    return _(N_("About {amount}"), amount=text) if approximate else text


def funding_text(site: Site, funding: Funding) -> str:
    """What a plan says of its money as a whole, and the agreement that the money comes from; empty for neither."""
    _ = site.texts._
    agreement = _(N_("Agreement: {agreement}"), agreement=funding.agreement) if funding.agreement else ""
    return " ".join(map(_full_stop, filter(None, (funding.text, agreement))))


def party_names(site: Site, parties: Iterable[str]) -> tuple[str, ...]:
    """Parties by name."""
    return tuple(site.library.parties[party].name for party in parties)


def paid_by(site: Site, payers: Iterable[str]) -> str:
    """ "Betalas av staten och Region Norrbotten": what is no name of its own has no capital within a sentence."""
    parties = [site.library.parties[payer] for payer in payers]
    names = [party.name[:1].lower() + party.name[1:] if party.kind in _NAMELESS else party.name for party in parties]
    return site.texts._(N_("Paid by {payers}"), payers=site.texts.listed(names))


_NAMELESS = ("state", "role")
"""Kinds of parties that are called by a common noun: the state, a coordinator."""


def _full_stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _sentences(*texts: str | None) -> str:
    """Texts as sentences. One that stands alone has no full stop: it is a value beside its label."""
    said = [text.rstrip(".") for text in texts if text]
    return ". ".join(said) + ("." if len(said) > 1 else "")


def decision_text(site: Site, decision: Decision) -> str:
    """ "Direktionen, 10 februari 2021, § 6: godkänner planen" """
    day = site.texts.day(decision.date) if decision.date else ""
    head = ", ".join(filter(None, [decision.body, day, decision.reference]))
    return f"{head}: {decision.decision}" if decision.decision else head


def status_mark(site: Site, current: CurrentStatus) -> StatusMark:
    """A status with its word, reason and day."""
    day = status_day(site, current.date) if current.date else ""
    return StatusMark(STATUSES[current.status].icon, site.texts.status(current.status), current.reason, day)


def plan_view(site: Site, contents: PlanContents) -> PlanView:
    """A plan as lists show it."""
    plan = contents.plan
    return PlanView(
        title=plan.title,
        short_title=plan.short_title,
        url=site.plan_url(plan.id),
        summary=plan.summary,
        area=plan.area,
        period=site.texts.period(plan.period),
        status=plan_status(site, plan),
        status_name=_plan_status_word(site, plan).icon,
        counts=_counts(site, contents),
    )


def plan_status(site: Site, plan: Plan) -> str:
    """Where a plan is in its life; one that a newer revision took the place of holds no longer."""
    return site.texts._(_plan_status_word(site, plan).text)


def _plan_status_word(site: Site, plan: Plan) -> StatusWord:
    if plan.id in site.library.superseded:
        return SUPERSEDED
    ended = plan.status is not PlanStatus.DRAFT and is_over(site, plan)  # by its dates too, whatever nobody has changed
    return PLAN_STATUSES[PlanStatus.ENDED if ended else plan.status]


def _counts(site: Site, contents: PlanContents) -> str:
    plural, parts = site.texts.plural, []
    if contents.focus_areas:
        parts.append(area_count(site, contents.plan, len(contents.focus_areas)))
    if contents.activities:
        parts.append(activity_count(site, len(contents.activities)))
    if places := len(contents.plan.municipalities):
        parts.append(plural("{n} municipality", "{n} municipalities", places))
    return " · ".join(parts)


def activity_count(site: Site, number: int) -> str:
    """ "8 aktiviteter"."""
    return site.texts.plural("{n} activity", "{n} activities", number)


def area_count(site: Site, plan: Plan, number: int) -> str:
    """ "4 insatsområden", in the plan's own words."""
    words = plan_words(site, plan)
    return site.texts._(
        N_("{n} {word}"), n=site.texts.number(number), word=words.focus_area if number == 1 else words.focus_areas
    )


def plan_words(site: Site, plan: Plan) -> PlanWords:
    """What the plan calls its parts."""
    _, terms = site.texts._, plan.terms
    return PlanWords(
        focus_area=terms.focus_area or _(N_("focus area")), focus_areas=terms.focus_areas or _(N_("focus areas"))
    )


def document_view(site: Site, source: PlanSource) -> DocumentView:
    """A source document with its publisher, date and reference."""
    details = [source.publisher, site.texts.day(source.date) if source.date else None, source.reference]
    url = source.url or (media_path(source.file) if source.file else "")
    return DocumentView(source.title, url, ", ".join(filter(None, details)), site.original_lang)


def source_document(plan: Plan, source: Source) -> PlanSource | None:
    """The document that a fact comes from."""
    return next((candidate for candidate in plan.sources if candidate.id == source.document), None)


def source_place(plan: Plan, source: Source | None) -> str:
    """Where a fact comes from, in a line: "Handlingsplan 2017, rad 3"."""
    if not source:
        return ""
    document = source_document(plan, source)
    return ", ".join(filter(None, [document.title if document else "", source.place]))


def source_text(plan: Plan, source: Source | None) -> str:
    """Where a fact comes from, and how it was read: "Handlingsplan 2017, rad 3. Kolumnerna har glidit." """
    place = source_place(plan, source)
    return " ".join(filter(None, [_full_stop(place), source.note])) if source and place else ""


def review_text(site: Site, plan: Plan, record: Plan | FocusArea | Activity) -> str:
    """That a text should have been looked over by now; empty while there is time."""
    late = overdue(record, plan, site.today)
    if not late:
        return ""
    _, day = site.texts._, site.texts.day
    if late.reviewed:
        return _(N_("The text was last looked over on {day}. Things may have changed."), day=day(late.reviewed))
    return _(N_("The text should have been looked over by {day}. Things may have changed."), day=day(late.due))


def is_over(site: Site, plan: Plan) -> bool:
    """Whether a plan's time has ended: it says so, another holds instead, or its last day has passed.

    What it says is told in the past tense then.
    """
    end = None if plan.period.ongoing else plan.period.end
    passed = end is not None and end.last < site.today
    return passed or plan.status is PlanStatus.ENDED or plan.id in site.library.superseded


def said_then(site: Site, plan: Plan) -> str:
    """That a text is what the plan said in its time; empty while it holds."""
    text = N_("This is what the plan said. It was for {period}.")
    return site.texts._(text, period=site.texts.period(plan.period)) if is_over(site, plan) else ""


def status_day(site: Site, day: date) -> str:
    """As of when a status holds: "som det var 24 november 2022"."""
    return site.texts._(N_("as it was on {day}"), day=site.texts.day(day))


def plan_notice(site: Site, plan: Plan) -> str:
    """The line that must be seen first: the plan is a draft, another holds instead, or its time is over."""
    _ = site.texts._
    if newer := site.newer_revision(plan):
        sentence = N_("This version of the plan holds no longer. “{title}”, {period}, holds instead.")
        return _(sentence, title=newer.text, period=newer.note)
    if plan.status is PlanStatus.DRAFT:
        return _(N_("This plan is a draft. It has not been decided."))
    if is_over(site, plan):
        return _(N_("The plan's time is over. It was for {period}."), period=site.texts.period(plan.period))
    return ""

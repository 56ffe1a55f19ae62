"""What JSON Schema tells editors beyond a field's name: what a file, a field and a word of a vocabulary mean."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.i18n import N_
from klarplan.model.values import CostKind
from klarplan.texts import AIM_WORDS, PLAN_STATUS_WORDS, STATUS_WORDS

MODEL_TEXTS: Mapping[str, tuple[str, str]] = {
    "Plan": (N_("Plan"), N_("A plan: its facts above, its text in plain language below.")),
    "FocusArea": (N_("Focus area"), N_("A part of a plan that gathers goals and activities.")),
    "Activity": (
        N_("Activity"),
        N_("Something that the plan's parties do. Tell it in plain language below the facts."),
    ),
    "FollowUp": (N_("Follow-up"), N_("A dated look at how the plan goes.")),
    "Municipality": (N_("Municipality"), N_("A municipality. It can be named as a party too, by its file's name.")),
    "Page": (N_("Page"), N_("An ordinary page.")),
    "Funding": (N_("Money"), N_("A plan's money: what it is for, who gets it, and what the source says of it.")),
    "Term": (N_("Word"), N_("A word explained.")),
    "TargetGroup": (N_("Target group"), N_("People whom plans are for.")),
    "Party": (N_("Party"), N_("Someone who decides, does, pays or takes part.")),
    "Settings": (N_("Klarplan's settings"), N_("What an organisation decides for its site.")),
    "Goal": (N_("Goal"), N_("What a plan or a focus area wants.")),
    "Cost": (
        N_("Cost"),
        N_("An amount, a word such as within_budget, or fields such as amount, year and payers."),
    ),
    "Involved": (N_("Party with role"), N_("The party's id, or fields with the party and its role.")),
    "Source": (N_("Source"), N_("The document that a fact comes from, and the place in it.")),
    "Contact": (N_("Contact"), N_("Where to turn: a role, never a person's name.")),
    "ActivityStatus": (N_("An activity's status"), N_("What a follow-up found of one activity.")),
    "Allocation": (N_("Row of money"), N_("One recipient's amounts, one for each purpose.")),
    "Decision": (N_("Decision"), N_("A decision by an elected body or a board.")),
    "Figure": (N_("Figure"), N_("One figure of a follow-up.")),
    "FundingStatement": (N_("Sum"), N_("A sum that the plan mentions but does not divide.")),
    "FundingUse": (N_("Use"), N_("What the money was or will be used for.")),
    "PlanSource": (N_("Document"), N_("A document that the plan's facts come from.")),
    "PlanTerms": (N_("The plan's own words"), N_("Words for its parts, where they are not the usual ones.")),
    "Principle": (N_("Principle"), N_("A value or principle that the plan rests on.")),
    "Priority": (N_("Priority class"), N_("A class of priority that activities can name.")),
    "Purpose": (N_("Purpose of a sum"), N_("What a sum is for.")),
    "ReportingDuty": (N_("Reporting duty"), N_("Something that must be reported: by a day, or during a time.")),
}
"""Title and description by the model's name. Models of the settings need none: their fields say enough."""

FIELD_TEXTS: Mapping[str, str] = {
    "FileRecord.lang": N_("The language of the text, where it is not the site's: sv, en, fi, se …"),
    "Plan.short_title": N_("A short name for menus and lists, often the area: Norrbotten."),
    "Plan.summary": N_("What the plan is about, in a sentence. It stands first on the page and in search results."),
    "Plan.kind": N_("What sort of document the plan is."),
    "Plan.area": N_("The area that the plan is for, as readers say it: Norra Örebro län."),
    "Plan.municipalities": N_("The municipalities of the plan, by their files' names."),
    "Plan.parties": N_("Those who take part in the plan, by their ids in parties.yml, with a role if there is one."),
    "Plan.target_groups": N_("Whom the plan is for, by their ids in target-groups.yml."),
    "Plan.period": N_("The time that the plan is for: 2021–2025, or hösten 2021–."),
    "Plan.status": N_("Where the plan is in its life. A draft is shown in previews only."),
    "Plan.reference_number": N_("The number of the case: KS 0065/2016-22."),
    "Plan.basis": N_("The agreement or decision that the plan rests on."),
    "Plan.priorities": N_("The plan's classes of priority, which its activities can name."),
    "Plan.sources": N_("The documents that the facts come from. Facts name them by their ids."),
    "Plan.terms": N_("The plan's own words for its parts, such as Insatsområde."),
    "Plan.review_date": N_("The day when the plan should be looked over. When it has passed, the page says so."),
    "FocusArea.summary": N_("What the focus area wants, in a sentence."),
    "FocusArea.definition": N_("What the focus area covers, as the plan defines it."),
    "FocusArea.order": N_("Its place among the plan's focus areas: 1, 2, 3 …"),
    "FocusArea.reviewed": N_("The day when someone last looked over the text. After a year the page says so."),
    "FocusArea.review_date": N_("The day when the text should be looked over. When it has passed, the page says so."),
    "Goal.id": N_("A name within the plan, with a–z, 0–9 and hyphens. Activities and other goals refer to it."),
    "Goal.part_of": N_("The id of the larger goal that it serves."),
    "Activity.focus_area": N_("The file's name of the focus area that it belongs to."),
    "Activity.order": N_("Its place among the activities of its focus area."),
    "Activity.goals": N_("The ids of the goals that it works for."),
    "Activity.target_groups": N_("Whom it is for, by their ids in target-groups.yml."),
    "Activity.municipalities": N_("all, or the municipalities that it concerns, by their files' names."),
    "Activity.responsible": N_("Those who see to it that it is done, by their ids in parties.yml."),
    "Activity.collaborating": N_("Those who help, by their ids in parties.yml."),
    "Activity.period": N_("When it is done: 2017, hösten 2017, 2021–2025, 2022– or löpande."),
    "Activity.period_note": N_("What the source says of the time beyond that."),
    "Activity.situation": N_("How things are today, as the source tells it."),
    "Activity.aim": N_("Why it is done."),
    "Activity.indicators": N_("How one can tell that it works: one or more measures."),
    "Activity.follow_up": N_("How and when it is followed up."),
    "Activity.cost": N_("100000, within_budget, not_calculated, or fields with more."),
    "Activity.status": N_("How far it has come. Leave it out where the source does not say."),
    "Activity.priority": N_("The id of one of the plan's classes of priority."),
    "Activity.replaced_by": N_("Activities that took its place, by their files' names."),
    "Activity.merged_with": N_("Activities that it has become one with, by their files' names."),
    "Activity.see_also": N_("Other activities of interest, by their files' names; in another plan: plan/activity."),
    "Activity.source": N_("The document and the row that it comes from."),
    "Activity.reviewed": N_("The day when someone last looked over the text. After a year the page says so."),
    "Activity.review_date": N_("The day when the text should be looked over. When it has passed, the page says so."),
    "FollowUp.summary": N_("What the follow-up shows, in a sentence."),
    "FollowUp.date": N_("The day of the follow-up: 2022-11-24. The newest says how far activities have come."),
    "FollowUp.period": N_("The time that it is about."),
    "FollowUp.figures": N_("Figures that it tells, each with label, value and unit."),
    "FollowUp.statuses": N_("How far each activity has come."),
    "Municipality.code": N_('The four digits of Statistics Sweden, with quotation marks: "0188".'),
    "Page.summary": N_("What the page is about, in a sentence."),
    "Page.order": N_("Its place in the menu at the foot of the pages."),
    "Funding.rounding": N_("By how many kronor a stated total may differ from the calculated one."),
    "Funding.stated_total": N_("The total that the source states. It is compared with the calculated one."),
    "Funding.statements": N_("Sums that the source mentions but does not divide."),
    "Allocation.recipient": N_("A municipality's file name, a party's id, or county for the county together."),
    "Allocation.amounts": N_("An amount in kronor for each purpose, by the purpose's id."),
    "Allocation.stated_total": N_("The total of the row as the source states it."),
    "Purpose.id": N_("A name within the plan, with a–z, 0–9 and hyphens. Amounts refer to it."),
    "Party.id": N_("A name with a–z, 0–9 and hyphens. Plans and activities refer to it."),
    "Party.short_name": N_("An abbreviation that people use: SKR."),
    "TargetGroup.id": N_("A name with a–z, 0–9 and hyphens. Plans and activities refer to it."),
    "TargetGroup.text": N_("Who they are, to the reader: You who …"),
    "Term.abbreviation": N_("Its abbreviation, as it is written: BUP."),
    "Term.explanation": N_("What it means, in everyday words."),
    "Term.synonyms": N_("Everyday words that should lead here in search."),
    "Term.forms": N_("Inflected forms to recognise in texts."),
    "Term.plan": N_("The plan whose own word it is, by its folder's name."),
    "Cost.kind": N_("What is known of the cost. It need not stand where there is an amount."),
    "Cost.amount_to": N_("The upper end, where the source gives a span."),
    "Cost.per": N_("Per what: per år, per kommun."),
    "Cost.staffing": N_("Cost in people: 0,5 tjänst."),
    "Cost.payers": N_("Those who pay, by their ids in parties.yml."),
    "Cost.included_in": N_("The activity whose cost it is a part of, by its file's name."),
    "Source.document": N_("The id of one of the plan's sources."),
    "Source.place": N_("The place in it, so that one can find it: Fokusområde 2, rad 3."),
    "Source.note": N_("How the source was read, where it is garbled or silent."),
    "PlanSource.id": N_("A name within the plan, with a–z, 0–9 and hyphens. Facts refer to it."),
    "PlanSource.file": N_("A file in the folder media."),
    "Settings.organisation": N_("Who publishes the site."),
    "Settings.licence": N_("The licence of the site's content and data, with name and address."),
    "Settings.contact": N_("Where readers turn with questions."),
    "Settings.report": N_("How readers report a fault: a form, an e-mail address, or both."),
    "Settings.addresses": N_("The folders of the site. Settle them before you publish, so that links last."),
    "Settings.logo": N_("A picture in the content folder."),
}
"""What a field is for, where its name does not say enough: "Model.field"."""

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

WORD_TEXTS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    tuple(str(word) for word in words): tuple(words.values())
    for words in (STATUS_WORDS, PLAN_STATUS_WORDS, AIM_WORDS, _PLAN_KINDS, _PARTY_KINDS, _COST_KINDS)
}
"""What the words of each vocabulary mean, in their order."""

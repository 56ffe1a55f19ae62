"""Kinds of problems between records: what is named and is not there, what does not add up, what is said twice."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

REFERENCES: Mapping[str, Kind] = {
    "unknown-reference": Kind(
        N_('Cannot find {kind} "{found}".'),
        (
            N_('Did you mean "{suggestion}" ({title})?'),
            N_('Did you mean "{suggestion}"?'),
            N_("There are: {allowed}. Otherwise add it in {home}."),
            N_("Add it in {home}, or check the spelling."),
        ),
    ),
    "duplicate-id": Kind(N_('"{found}" is already used in {other}.'), (N_("Change one of them."),)),
    "duplicate-address": Kind(
        N_("The page gets the address {found}, which is already taken by {other}."), (N_("Rename one of the files."),)
    ),
    "goal-circle": Kind(
        N_('The goal "{found}" becomes part of itself.'), (N_("Remove part_of from one of the goals."),)
    ),
    "total-differs": Kind(
        N_("The amounts add up to {found} kr, but the stated total is {stated} kr."),
        (
            N_("They may differ by {rounding} kr at most (rounding). Compare with the source."),
            N_("Compare with the source."),
        ),
    ),
    "double-allocation": Kind(
        N_('"{found}" already has a row, on line {line}.'), (N_("Put the amounts in one row."),)
    ),
    "double-status": Kind(
        N_('"{found}" already has a status in this follow-up, on line {line}.'), (N_("Keep one of them."),)
    ),
    "other-plan-status": Kind(
        N_('The activity "{found}" belongs to another plan. This follow-up does not change its status there.'),
        (N_("Write the status in a follow-up of that plan too ({home}), or remove it here."),),
        severity="warning",
    ),
    "earlier-not-before": Kind(
        N_("What the money was before was decided on {found}, which is not before {other}."),
        (N_("Check the days: each sum holds until the next one is decided."),),
    ),
    "follow-up-ahead": Kind(
        N_("The follow-up is dated {found}, a day that has not come. It is not shown until then."),
        (N_("Check the date. If it is right, build the site again on that day."),),
        severity="warning",
    ),
    "day-ahead": Kind(
        N_('"{field}" ({label}) is {found}, a day that has not come, but it says when something was done.'),
        (N_("Check the date, its year above all."),),
        severity="warning",
    ),
    "value-ahead": Kind(
        N_("There is a value for {found}, a year that has not come."),
        (N_("Check the year. What the plan wants to reach stands under target."),),
        severity="warning",
    ),
    "value-outside-plan": Kind(
        N_('"{found}" is none of the plan\'s municipalities, so its values are not shown.'),
        (N_("Add it to the plan's municipalities, or remove its values."),),
        severity="warning",
    ),
    "baseline-differs": Kind(
        N_("The baseline of {year} is {found}, but the value of that year is {other}."),
        (N_("Compare with the source, and keep one of them."),),
    ),
    "target-direction": Kind(
        N_("The target {found} lies the wrong way from the baseline {other}: the direction wanted is {wanted}."),
        (N_("Check the numbers, and the direction."),),
    ),
    "superseded-circle": Kind(
        N_('The plan "{found}" is superseded by itself, directly or by way of others.'),
        (N_("Remove superseded_by from the plan that holds now."),),
    ),
    "included-circle": Kind(
        N_('The cost of "{found}" is said to be included in itself, by way of others.'),
        (N_("Write the cost in the activity that the others are included in."),),
    ),
    "replacement-circle": Kind(
        N_('The activity "{found}" is replaced by itself, directly or by way of others.'),
        (N_("Remove replaced_by from the activity that holds now."),),
    ),
    "successor-ended": Kind(
        N_('The municipality "{found}" was no more after {other}, so it cannot have taken over.'),
        (N_("Name the municipality that took over, or check the days."),),
    ),
    "municipality-ended": Kind(
        N_('The municipality "{found}" was no more after {other}, before the plan began.'),
        (N_("Name the municipality that took over, or check the days."),),
        severity="warning",
    ),
    "merged-with-itself": Kind(
        N_('The activity "{found}" is merged with itself.'), (N_("Name the other activity, or remove the line."),)
    ),
    "see-also-itself": Kind(
        N_('The activity "{found}" leads to itself.'), (N_("Name the other activity, or remove the line."),)
    ),
    "repeated-entry": Kind(
        N_('"{found}" already stands on line {line}.'), (N_("Keep one of them."),), severity="warning"
    ),
    "redirect-from-page": Kind(
        N_('"{found}" is an address of the site, so nobody can be led on from it.'),
        (N_("Remove the entry, or move the page first."),),
    ),
    "redirect-nowhere": Kind(
        N_('There is no page "{found}" to lead to.'),
        (
            N_('That address leads on itself. Write "{onward}" instead.'),
            N_('The plan "{draft}" is a draft, and is not published.'),
            N_('Did you mean "{suggestion}"?'),
            N_("Write the address of a page on the site, as it stands after the start page's."),
        ),
    ),
    "redirect-anchor": Kind(
        N_('The page "{found}" has no part with the name "{anchor}".'),
        (N_('Did you mean "{suggestion}"?'), N_("Remove # and what follows it, or check the name.")),
    ),
    "redirect-circle": Kind(
        N_('Whoever comes to "{found}" is led in a circle.'), (N_("Lead to a page instead."),)
    ),
    "redirect-twice": Kind(N_('"{found}" already leads on, on line {line}.'), (N_("Keep one of the entries."),)),
    "duplicate-term": Kind(
        N_('"{found}" is already explained on line {line}.'),
        (N_("Put the explanations together."),),
        severity="warning",
    ),
    "duplicate-name": Kind(
        N_('"{found}" is already the name on line {line}.'),
        (N_("Put them together, or give them names that can be told apart."),),
        severity="warning",
    ),
    "unused-term": Kind(
        N_('No text uses "{term}", so these words lead nowhere: {found}.'),
        (N_("Check how the texts write the word, and add that under forms. Or remove the words."),),
        severity="warning",
    ),
    "repeated-synonym": Kind(
        N_('"{found}" already stands on line {line}, and leads to the same place.'),
        (N_("Keep one of them."),),
        severity="warning",
    ),
    "unsafe-html": Kind(
        N_("{found} is taken away from the page: nothing that runs or asks for something may stand in a text."),
        (N_("Remove it. Link to films, maps and forms instead."),),
        severity="warning",
    ),
    "dropped-html": Kind(
        N_("{found} is taken away from the page: it has no effect there."),
        (N_("Remove it. The theme decides how texts look."),),
        severity="warning",
    ),
    "html-in-field": Kind(
        N_("{found} will be read as it stands: a field is plain text."),
        (N_("Remove it. Only the text below the facts can have formatting."),),
        severity="warning",
    ),
    "link-outside": Kind(
        N_('The link "{found}" leads out of the content folder.'),
        (N_("Link to a file in the content folder, or to a web address."),),
    ),
    "draft-link": Kind(
        N_('The link "{found}" leads to a plan that is a draft, and is not published.'),
        (N_("Publish the plan too, or wait with the link."),),
    ),
    "draft-reference": Kind(
        N_('"{found}" belongs to a plan that is a draft. Nothing is shown of it until the plan is published.'),
        (N_("Publish the plan too, or wait with this."),),
        severity="warning",
    ),
    "broken-anchor": Kind(
        N_('The link "{found}" leads to a part that its page does not have.'),
        (N_('Did you mean "{suggestion}"?'), N_("Remove # and what follows it, or check the heading.")),
    ),
    "folder-link": Kind(
        N_('The link "{found}" leads to a folder, which is no page.'),
        (N_('Link to a file in it: "{suggestion}".'),),
    ),
    "unshown-link": Kind(
        N_('The link "{found}" leads to a file that is shown on no page.'),
        (N_("Link to a page where what you mean is shown."),),
    ),
    "bad-address": Kind(
        N_('The link "{found}" is no address that leads anywhere.'),
        (N_("Write it as in https://www.norrtalje.se, mailto:namn@kommun.se or tel:+4617671000."),),
    ),
    "html-link": Kind(
        N_('The link "{found}" stands in HTML, where Klarplan cannot follow it.'),
        (N_("Write it as Markdown: [text](address), or ![words](picture)."),),
    ),
    "foreign-picture": Kind(
        N_('"{found}" is on another web site, and the pages show nothing from there.'),
        (N_("Save it in the folder media, if you may, and link to it there."),),
    ),
    "missing-source": Kind(
        N_('The source\'s file "{found}" is not in the folder media.'),
        (N_('Did you mean "{suggestion}"?'), N_("Put it there, or check the name.")),
    ),
    "source-page": Kind(
        N_('The source\'s file "{found}" is text in Markdown, and is not published in media.'),
        (N_("Save it as a document, for instance a PDF file."),),
    ),
    "source-outside": Kind(
        N_('The source\'s file "{found}" is not within the folder media.'),
        (N_("Put the file in media, and write its name alone."),),
    ),
    "missing-film": Kind(
        N_('The film\'s file "{found}" is not in the folder media.'),
        (N_('Did you mean "{suggestion}"?'), N_("Put it there, or check the name.")),
    ),
    "film-ending": Kind(
        N_('Browsers do not show "{found}" ({label}): its name does not end in {allowed}.'),
        (N_("Save it in a format that they show, or check the name."),),
    ),
    "bad-captions": Kind(
        N_('"{found}" does not begin with WEBVTT, so no captions are shown.'),
        (N_("Save the captions as WebVTT, with the line WEBVTT first."),),
    ),
    "amounts-reversed": Kind(
        N_("The upper amount, {found} kr, is below the lower, {other} kr."), (N_("Check which is which."),)
    ),
    "included-in-itself": Kind(
        N_('The cost of "{found}" is said to be included in itself.'), (N_("Name the other activity."),)
    ),
    "code-of-another": Kind(
        N_("{name} does not have the code {found}."),
        (
            N_('It belongs to {owner}. Write code: "{suggestion}"'),
            N_('Write code: "{suggestion}"'),
        ),
    ),
    "name-of-another": Kind(
        N_("The code {found} belongs to {owner}, but the municipality is called {name} here."),
        (N_("Write the official name, or the code of {name}."),),
        severity="warning",
    ),
    "county-of-another": Kind(
        N_('{name} is not in "{found}".'), (N_('Write county: "{suggestion}"'),)
    ),
    "nested-group": Kind(
        N_('The target group "{found}" is part of "{other}", which is itself part of a group.'),
        (N_("A group can be part of one that is part of no other."),),
    ),
    "long-address": Kind(N_('The address "{found}" is too long for a file.'), (N_("Shorten it."),)),
    "broken-link": Kind(
        N_('The link "{found}" leads to a file that does not exist.'),
        (N_('Did you mean "{suggestion}"?'), N_("Check the file's name and folder.")),
    ),
}  # fmt: skip

"""Kinds of problems with a field: its name, its value."""

from __future__ import annotations

from collections.abc import Mapping

from klarplan.content.problems.kinds.kind import Kind
from klarplan.text.catalogue import N_

FIELDS: Mapping[str, Kind] = {
    "not-fields": Kind(
        N_("Fields with name and value are expected here."),
        (N_("Write it as in: {suggestion}: …"), N_("Write it as in: title: …")),
    ),
    "not-list": Kind(N_("A list is expected here."), (N_("Begin each entry with a hyphen and a space."),)),
    "unknown-field": Kind(
        N_('There is no field "{found}" here.'),
        (N_('Did you mean "{suggestion}" ({label})?'), N_("The fields here are: {allowed}.")),
    ),
    "file-field": Kind(
        N_('The field "{found}" is not written in the file.'),
        (N_("It comes from the file's name and folder. Remove the line."),),
    ),
    "missing-field": Kind(N_('The field "{found}" ({label}) is missing.'), (N_("Add a line: {found}: …"),)),
    "missing-setting": Kind(
        N_('The setting "{found}" ({label}) is missing.'), (N_("Add a line under klarplan: {found}: …"),)
    ),
    "missing-setting-in": Kind(
        N_('The setting "{found}" ({label}) is missing.'), (N_("Add a line under {within} {found}: …"),)
    ),
    "no-effect": Kind(N_("The option {found} has no effect here."), (N_("Instead: {instead}"),), severity="warning"),
    "no-catalogue": Kind(
        N_('The site cannot be in the language "{found}": there is no translation of menus and labels.'),
        (N_("Choose one of {allowed}. What is written in another language says so itself: lang: {found}"),),
    ),
    "missing-site-url": Kind(
        N_("The site's own address is missing, so these are left out: {found}."),
        (N_("Add a line, not indented: site_url: https://…/"),),
        severity="warning",
    ),
    "missing-statement": Kind(
        N_("The site has no accessibility statement: the setting accessibility is missing."),
        (N_("The law asks public bodies for one. Add accessibility: with status, assessed and method."),),
        severity="warning",
    ),
    "missing-report": Kind(
        N_("Nobody can report a fault on the site: the setting report is missing."),
        (N_("Add under klarplan: report: with form and email."),),
        severity="warning",
    ),
    "help-without-phone": Kind(
        N_("Nobody under help has a telephone number."),
        (N_("Add phone to one of them: whoever needs help now has to be able to call."),),
        severity="warning",
    ),
    "help-twice": Kind(N_('"{found}" already stands on line {line}.'), (N_("Keep one of them."),)),
    "help-short-word": Kind(
        N_('The word "{found}" is too short: it stands in searches for anything.'),
        (N_("Write a longer word, or several words."),),
    ),
    "missing-gaps": Kind(
        N_('The status is "{found}", but the statement does not say what is not accessible.'),
        (N_("Add each under gaps: what, reason and alternative."),),
    ),
    "full-with-gaps": Kind(
        N_('The status cannot be "full" when something is not accessible.'),
        (N_("Write status: partial. What the law does not cover has kind: exempt."),),
    ),
    "low-contrast": Kind(
        N_("The contrast is {ratio}:1 between {name} ({found}) and {other_name} ({other}). {needed}:1 is needed."),
        (N_('The nearest that is enough is "{suggestion}".'), N_("Choose another colour for one of them.")),
    ),
    "unquoted-colour": Kind(
        N_('The colour "{found}" is lost: without quotation marks, what follows # is a comment.'),
        (N_('Write it as in: {found}: "#0b4a50"'),),
    ),
    "missing-logo": Kind(
        N_('The logo "{found}" is no picture in the content folder.'),
        (N_('Did you mean "{suggestion}"?'), N_("Check the file's name and folder.")),
    ),
    "wide-content-folder": Kind(
        N_('The content folder cannot be "{found}".'),
        (N_("Name a folder that lies beside site_config.yml. The usual one is “content”."),),
    ),
    "misspelt-plugin": Kind(
        N_('There is no plugin called "{found}", so none of Klarplan\'s settings are read.'),
        (N_("Write its name as it is: “klarplan”."),),
    ),
    "same-address": Kind(
        N_('The address "{found}" of {field} is already that of {other}.'),
        (N_("Choose another word for one of them."),),
    ),
    "missing-extra": Kind(
        N_('"{found}" needs {package}, which is not installed.'),
        (N_('Install it with: pip install "klarplan[{extra}]"'),),
    ),
    "bad-source-date": Kind(
        N_('The environment variable SOURCE_DATE_EPOCH is "{found}", and that is no number of seconds.'),
        (N_("Set it to whole seconds since 1 January 1970, as in 1796040000, or remove it: then the day is today."),),
    ),
    "unknown-time-zone": Kind(
        N_("There is no time zone called {found}."),
        (N_('Did you mean "{suggestion}"?'), N_("Write it as in “Europe/Stockholm”.")),
    ),
    "wrong-type": Kind(N_('"{field}" should be {expected}, not {found}.'), (N_("Write it as in: {suggestion}"),)),
    "not-allowed": Kind(
        N_('"{field}" cannot be {found}.'),
        (
            N_('Did you mean "{suggestion}" ({label})? You can choose from: {allowed}.'),
            N_("You can choose from: {allowed}."),
        ),
    ),
    "bad-form": Kind(N_('"{field}" cannot be {found}.'), (N_("Write it as in: {suggestion}"),)),
    "bad-amount": Kind(
        N_("{found} cannot be read as an amount."),
        (N_("Write {suggestion}"), N_("Write kronor with digits only, and a point before the öre: 131634.63")),
    ),
    "bad-number": Kind(
        N_("{found} cannot be read as a number."),
        (N_("Write {suggestion}"), N_("Write digits only, and a point before the decimals: 84.2")),
    ),
    "large-amount": Kind(
        N_("{found} is more kronor than anybody has."), (N_("Count the digits. Write the amount in whole kronor."),)
    ),
    "distant-date": Kind(
        N_("{found} is not within the years 1900–2199."),
        (N_("Write the day, or remove the line: without a day it holds until further notice."),),
    ),
    "bad-date": Kind(N_("{found} cannot be read as a date."), (N_("Write year-month-day: 2021-03-31"),)),
    "impossible-date": Kind(N_("There is no such day: {found}."), (N_("Write year-month-day: 2021-03-31"),)),
    "bad-year": Kind(N_("{found} cannot be read as a year."), (N_("Write four digits: 2021"),)),
    "bad-period": Kind(
        N_("{found} cannot be read as a period."),
        (N_("Write for instance 2017, hösten 2017, 2021–2025, 2022– or löpande. Other words go in period_note."),),
    ),
    "end-before-start": Kind(N_("The period {found} ends before it begins."), (N_("Check the years."),)),
    "ended-before-added": Kind(
        N_("The activity ended on {found}, before it was added on {added}."), (N_("Check the days."),)
    ),
}

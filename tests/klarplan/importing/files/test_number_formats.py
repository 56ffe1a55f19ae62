"""Numbers and days as a spreadsheet program shows them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from klarplan.importing.files.number_formats import Shown, shown, shown_day


@pytest.mark.parametrize(
    ("value", "code", "text", "exact", "unit"),
    [
        (1250, '# ##0 "tkr"', "1 250 tkr", "1250", "tkr"),
        (1.5, '0.0 "mnkr"', "1,5 mnkr", "1.5", "mnkr"),
        (20000, "#,##0.00 [$€-41D]", "20 000,00 €", "20000", "€"),
        (9000, '"$"#,##0', "$9 000", "9000", "$"),
        (1250, "#,##0.00\\ [$kr-41D]", "1 250,00 kr", "1250", "kr"),
        (1250, '_-* #,##0\\ "kr"_-;\\-* #,##0\\ "kr"_-;_-* "-"\\ "kr"_-;_-@_-', "1 250 kr", "1250", "kr"),
        (1500000, '#,##0," tkr"', "1 500 tkr", "1500", "tkr"),
        (1500000, '0.0,," mnkr"', "1,5 mnkr", "1.5", "mnkr"),
        (2500, '0," tkr"', "3 tkr", "2.5", "tkr"),  # what is shown is rounded, the value is not
        (2500000, '[>=1000000]0.0,," mnkr";[>=1000]0," tkr";0" kr"', "2,5 mnkr", "2.5", "mnkr"),
        (12, '[>=1000000]0.0,," mnkr";[>=1000]0," tkr";0" kr"', "12 kr", "12", "kr"),
        (0.5, "0%", "50 %", "50", "%"),
        (0.505, "0%", "51 %", "50.5", "%"),
        (-1250, '#,##0" kr"', "-1 250 kr", "-1250", "kr"),
        (-1250, "#,##0_);(#,##0)", "(1 250)", "-1250", ""),
        (0, '0;-0;"-"', "-", "0", ""),
        (5, ";;;", "", "5", ""),
        (188, "0000", "0188", "188", ""),
        (1250.5, "#,##0.##", "1 250,5", "1250.5", ""),
        (131634.63, "General", "131634,63", "131634.63", ""),
        (0.1 + 0.2, "General", "0,3", "0.3", ""),
        (0.25, "# ?/?", "0,25", "0.25", ""),  # fractions are shown as decimals
    ],
)
def test_numbers(value: float, code: str, text: str, exact: str, unit: str) -> None:
    assert shown(value, code) == Shown(text, Decimal(exact), unit)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-mm-dd", "2021-03-31"),
        ("mm/dd/yy", "2021-03-31"),
        ("[$-41D]d mmmm yyyy;@", "2021-03-31"),
        ("mmm-yy", "2021-03"),
        ("yyyy", "2021"),
        ("d mmm", "31 mars"),  # the year that the program added is not shown, and not told
        ("mmmm", "mars"),
        ("dddd", "onsdag"),
        ("hh:mm", "09:30"),
        ("yyyy-mm-dd hh:mm", "2021-03-31 09:30"),
        ("General", "2021-03-31"),
    ],
)
def test_days(code: str, text: str) -> None:
    assert shown_day(datetime(2021, 3, 31, 9, 30), code) == text


def test_a_time_and_a_day_without_a_format() -> None:
    assert shown_day(time(9, 30), "h:mm") == "09:30"
    assert shown_day(date(2021, 3, 31), "") == "2021-03-31"

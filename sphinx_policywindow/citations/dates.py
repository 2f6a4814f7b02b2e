"""Dates as styles write them, in the precision that they have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..articles.model import PartialDate
from ..runs import Run, Runs, plain


class Today(Enum):
    """What a citation on a page has for its date of access: the day of whoever reads it."""

    PLACEHOLDER = "[date]"
    """Its value is the text to print where no script can put a date."""


Accessed = PartialDate | Today | None
"""A date of access: a date, the reader's today, or none at all."""

FULL_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
"""As in MLA 9, appendix 1, and The Bluebook, table 12."""
THREE_LETTER_MONTHS = tuple(month[:3] for month in FULL_MONTHS)
"""As in Citing Medicine 2; with periods, as in the IEEE Reference Guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm:
    """How a style writes a date: patterns of ``{day}``, ``{month}`` and ``{year}``.

    *full* is for a date with a day, *monthly* for one without; of *months* there are twelve;
    *day_digits* is the least number of digits of a day.
    """

    full: str
    monthly: str = "{month} {year}"
    months: tuple[str, ...] = FULL_MONTHS
    day_digits: int = 1

    def __call__(self, date: PartialDate) -> str:
        """Write *date*, which may be only a year."""
        if date.month is None:
            return str(date.year)
        month = self.months[date.month - 1]
        if date.day is None:
            return self.monthly.format(month=month, year=date.year)
        return self.full.format(day=f"{date.day:0{self.day_digits}}", month=month, year=date.year)


DAY_MONTH_YEAR = DateForm(full="{day} {month} {year}")
MONTH_DAY_YEAR = DateForm(full="{month} {day}, {year}")


def month_and_day(date: PartialDate) -> str:
    """Return ``March 5``, ``March`` or nothing: what *date* says beyond its year."""
    return DateForm(full="{month} {day}", monthly="{month}")(date) if date.month else ""


def access_date(accessed: Accessed, form: DateForm) -> Runs:
    """Return the date of access in *form*; for the reader's today, its placeholder; no runs for none."""
    if accessed is None:
        return ()
    if accessed is Today.PLACEHOLDER:
        return (Run(text=accessed.value, placeholder=True),)
    return plain(form(accessed))

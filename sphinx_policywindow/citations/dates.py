"""Dates as styles write them, in the precision that they have."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from ..articles.model import PartialDate
from ..runs import Run, Runs, plain


class Today(Enum):
    """What a citation on a page has for its date of access: the day of whoever reads it."""

    PLACEHOLDER = "[date]"
    """Its value is the text to print where no script can put a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A year (before Christ: negative), or a month, a day or a season of it.

    *month* is 1 to 12 or ``None``; *day* is ``None`` without a month; *season* is its name, or empty.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CslDate:
    """A date as CSL-JSON can have it: a season, a range, an approximate date, a date in words.

    *end* is the last moment of a range, or ``None``; *is_open* says that the range has not ended;
    *circa* that the date is approximate. *literal* is the date in words, and then there is no *start*.
    """

    start: Moment | None = None
    end: Moment | None = None
    is_open: bool = False
    circa: bool = False
    literal: str = ""

    @property
    def single(self) -> PartialDate | None:
        """What a format writes that knows only a year, a month or a day: where the date begins.

        Of words it is the year, where they name one. ``None`` for a year before 1 or after 9999.
        """
        if self.start is None:
            years = _YEAR.findall(self.literal)
            return PartialDate(year=int(years[0])) if len(years) == 1 and int(years[0]) else None
        if not 1 <= self.start.year <= 9999:
            return None
        return PartialDate(year=self.start.year, month=self.start.month, day=self.start.day)


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)

ItemDate = PartialDate | CslDate
"""A date of an item: that of an article, or one of CSL-JSON."""

Accessed = ItemDate | Today | None
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

    def __call__(self, date: ItemDate) -> str:
        """Write *date*, which may be only a year; a range says once what both its ends share."""
        return _spanned(date, self._written, self._between)

    def _between(self, start: Moment, end: Moment) -> str:
        whole = f"{self._written(start)}–{self._written(end)}"
        if start.year != end.year:
            return _joined_years(start, end) if _is_year(start) and _is_year(end) else whole
        if start.month == end.month and start.day and end.day:
            return self._written(start, day=f"{self._day(start)}–{self._day(end)}")
        first, last = self._within_year(start), self._within_year(end)
        if not (first and last):
            return whole
        return self._pattern(end).format(day="", month=f"{first}–{last}", year=_year(end.year)).strip()

    def _written(self, moment: Moment, day: str = "") -> str:
        month = self._month(moment)
        if not month:
            return _year(moment.year)
        pattern = self.full if moment.day is not None else self.monthly
        return pattern.format(day=day or self._day(moment), month=month, year=_year(moment.year))

    def _within_year(self, moment: Moment) -> str:
        month = self._month(moment)
        if moment.day is None:
            return month
        is_day_first = self.full.index("{day}") < self.full.index("{month}")
        return f"{self._day(moment)} {month}" if is_day_first else f"{month} {self._day(moment)}"

    def _pattern(self, moment: Moment) -> str:
        """Return the pattern in which month and day are one."""
        if moment.day is None:
            return self.monthly
        return self.full.replace("{day} ", "").replace(" {day}", "")

    def _month(self, moment: Moment) -> str:
        return moment.season if moment.month is None else self.months[moment.month - 1]

    def _day(self, moment: Moment) -> str:
        return "" if moment.day is None else f"{moment.day:0{self.day_digits}}"


DAY_MONTH_YEAR = DateForm(full="{day} {month} {year}")
MONTH_DAY_YEAR = DateForm(full="{month} {day}, {year}")


def year(date: ItemDate | None, eras: tuple[str, str] = ("BC", "AD")) -> str:
    """Return the year or years of *date*, or its words; nothing for no date.

    *eras* are what follows a year before Christ, and one of the first 499 after.
    """
    if date is None:
        return ""
    return _spanned(
        date,
        lambda moment: _year(moment.year, eras),
        lambda start, end: _joined_years(start, end, eras),
    )


def month_and_day(date: ItemDate | None, months: tuple[str, ...] = FULL_MONTHS) -> str:
    """Return ``March 5``, ``March``, ``Spring`` or nothing: what *date* says beyond its year."""
    if date is None or (isinstance(date, CslDate) and date.literal):
        return ""
    form = DateForm(full="{month} {day}", monthly="{month}", months=months)

    def between(start: Moment, end: Moment) -> str:
        if (start.year, start.month) == (end.year, end.month) and start.day and end.day:
            return f"{form._within_year(start)}–{end.day}"
        return "–".join(filter(None, map(form._within_year, (start, end))))

    return _spanned(date, form._within_year, between).rstrip("–")


def is_circa(date: ItemDate | None) -> bool:
    """Whether *date* is only approximate."""
    return isinstance(date, CslDate) and date.circa


def _spanned(
    date: ItemDate, written: Callable[[Moment], str], between: Callable[[Moment, Moment], str]
) -> str:
    if isinstance(date, PartialDate):
        return written(Moment(year=date.year, month=date.month, day=date.day))
    if date.start is None:
        return date.literal
    if date.end is None or date.end == date.start:
        return f"{written(date.start)}–" if date.is_open else written(date.start)
    return between(date.start, date.end)


def _year(year: int, eras: tuple[str, str] = ("BC", "AD")) -> str:
    if year < 0:
        return f"{-year} {eras[0]}"
    return f"{year} {eras[1]}" if year < 500 else str(year)


def _joined_years(start: Moment, end: Moment, eras: tuple[str, str] = ("BC", "AD")) -> str:
    if start.year == end.year:
        return _year(start.year, eras)
    first, last = _year(start.year, eras), _year(end.year, eras)
    era = last.lstrip("0123456789")
    return f"{first.removesuffix(era) if era else first}–{last}"


def _is_year(moment: Moment) -> bool:
    return moment.month is None and not moment.season


def access_date(accessed: Accessed, form: DateForm) -> Runs:
    """Return the date of access in *form*; for the reader's today, its placeholder; no runs for none."""
    if accessed is None:
        return ()
    if accessed is Today.PLACEHOLDER:
        return (Run(text=accessed.value, placeholder=True),)
    return plain(form(accessed))

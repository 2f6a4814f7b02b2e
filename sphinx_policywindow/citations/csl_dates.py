"""Dates of CSL-JSON, read and written.

https://docs.citationstyles.org/en/stable/specification.html#date-variables
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping

from ..articles.model import PartialDate
from .dates import FULL_MONTHS, CslDate, ItemDate, Moment

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_ISO = re.compile(r"(-?\d{4})(?:([-/])(\d\d?)(?:\2(\d\d?))?)?", re.ASCII)
_WORDS = re.compile(r"(?:(\d\d?) )?([A-Za-z]+)\.?,? (?:(\d\d?)(?:st|nd|rd|th)?,? )?(\d{4})", re.ASCII)


def read_date(value: Mapping[str, object]) -> ItemDate | None:
    """Return the date that *value* describes; ``None`` for one that says nothing, as ``[[""]]``.

    ``date-parts`` are a year, a month and a day, or two of these; the months 13 to 24 are seasons, and
    a part that is empty or 0 is not there. A ``raw`` date that cannot be read is kept in words, as
    ``literal`` is. Raises ``ValueError`` for anything else, and for a day that no calendar has.
    """
    parts = value.get("date-parts")
    if parts is not None:
        date = _from_parts(parts, value)
        if date is not None:
            return _simplest(date)
    for name in ("literal", "raw"):
        text = value.get(name)
        if isinstance(text, str) and (words := " ".join(text.split())):
            return _simplest(_from_text(words)) if name == "raw" else CslDate(literal=words)
    if parts is None and value.keys() - {"circa", "season", "literal", "raw"}:
        raise ValueError("no date")
    return None


def date_parts(date: ItemDate | None) -> dict[str, object] | None:
    """Return *date* as CSL-JSON has it, or ``None`` for none."""
    if date is None:
        return None
    if isinstance(date, PartialDate):
        return {"date-parts": [_numbers(Moment(year=date.year, month=date.month, day=date.day))]}
    if date.start is None:
        return {"literal": date.literal}
    ends = [date.start, *([date.end] if date.end else [])]
    written: dict[str, object] = {"date-parts": [*map(_numbers, ends), *([[0]] if date.is_open else [])]}
    if date.start.season and date.start.season not in _SEASONS:
        written["season"] = date.start.season
    if date.circa:
        written["circa"] = True
    return written


def _numbers(moment: Moment) -> list[int]:
    season = _SEASONS.index(moment.season) + 21 if moment.season in _SEASONS else None
    return [part for part in (moment.year, moment.month or season, moment.day) if part is not None]


def _simplest(date: CslDate) -> ItemDate:
    """Return *date* as a plain one where it says no more than that."""
    start = date.start
    is_more = start is None or start.season or date.end or date.is_open or date.circa
    single = None if is_more else date.single
    return single or date


def _from_parts(parts: object, value: Mapping[str, object]) -> CslDate | None:
    if not isinstance(parts, list) or not all(isinstance(part, list) for part in parts):
        raise ValueError("no date")
    moments = [_moment(list(map(_number, part))) for part in parts[:2]]
    if not moments or moments[0] is None:
        return None
    start, end = moments[0], moments[1] if len(moments) == 2 else None
    if end is None and start.month is None and not start.season:
        start = Moment(year=start.year, season=_season(value.get("season")))
    is_open = len(moments) == 2 and end is None
    return CslDate(start=start, end=end, is_open=is_open, circa=_is_true(value.get("circa")))


def _number(part: object) -> int:
    if isinstance(part, bool) or not isinstance(part, int | str):
        raise ValueError("no number")
    return int(part) if not isinstance(part, str) or part.strip() else 0


def _moment(parts: list[int]) -> Moment | None:
    """Return the moment that *parts* name, as far as to the first that is 0; ``None`` without a year."""
    year, month, day = (*parts, 0, 0, 0)[:3]
    if not year:
        return None
    if 13 <= month <= 24:
        return Moment(year=year, season=_SEASONS[(month - 13) % 4])
    if not month:
        return Moment(year=year)
    if not 1 <= month <= 12 or not 0 <= day <= calendar.monthrange(2000 + year % 400, month)[1]:
        raise ValueError("no such day")
    return Moment(year=year, month=month, day=day or None)


def _season(value: object) -> str:
    """Return the name of a season that is a number from 1 to 4, or a name already."""
    text = str(value).strip() if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if text.isdecimal() and text.isascii():
        number = int(text)
        return _SEASONS[number - 1] if 1 <= number <= 4 else ""
    return text.capitalize() if text.capitalize() in _SEASONS else text


def _is_true(value: object) -> bool:
    return bool(value) and str(value).lower() not in ("0", "false")


def _from_text(text: str) -> CslDate:
    """Read a date in ISO 8601 or in English, which may be a range or approximate; else keep the words."""
    dates = [_read_text(half) for half in (text, *(text.split("/") if text.count("/") == 1 else ()))]
    match dates:
        case [CslDate() as date, *_]:
            return date
        case [_, CslDate() as first, CslDate() as last]:
            return CslDate(start=first.start, end=last.start, circa=first.circa or last.circa)
        case [_, CslDate() as first, None] if text.endswith(("/", "/..")):
            return CslDate(start=first.start, is_open=True, circa=first.circa)
    return CslDate(literal=text)


def _read_text(text: str) -> CslDate | None:
    bare = text.rstrip("?~%")
    parts: list[int] = []
    if iso := _ISO.fullmatch(bare):
        parts = [int(iso[number] or 0) for number in (1, 3, 4)]
    elif (words := _WORDS.fullmatch(bare)) and not (words[1] and words[3]):
        parts = [int(words[4]), _month(words[2]), int(words[1] or words[3] or 0)]
    try:
        moment = _moment(parts) if parts and parts[1] >= 0 else None
    except ValueError:
        return None
    return CslDate(start=moment, circa=bare != text) if moment else None


def _month(name: str) -> int:
    """Return the number of a month or a season by its English *name*, or -1."""
    if name.capitalize() in _SEASONS:
        return 21 + _SEASONS.index(name.capitalize())
    known = [number for number, month in enumerate(FULL_MONTHS, 1) if month.lower().startswith(name.lower())]
    return known[0] if len(known) == 1 and len(name) >= 3 else -1

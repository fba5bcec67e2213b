"""Dates as the sources say them: a day, a month, a season, a year, or a span of these.

The written form is a part of EDTF (Extended Date/Time Format, ISO 8601-2, levels 0 to 2):

- day ``2021-06-30``, day with local time ``2023-12-12T08:30``, month ``2021-06``, year ``2021``
- season ``2021-21`` spring (March to May), ``-22`` summer, ``-23`` autumn, ``-24`` winter; a winter carries
  the year in which it begins and ends on the last day of the next February
- interval ``A/B`` of any two of these, ``A/..`` (no end yet), ``../B`` (no known start)
- ``?`` (uncertain), ``~`` (approximate) or ``%`` (both) after a point

Dates sort and age by whole days; the local time is only told, never counted.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}))?)?)?(?P<mark>[?~%])?"
)
_IN_FINLAND = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}
_REMEMBERED = 32_768
"""Distinct dates kept parsed: ninety years of days."""

_DASH = "\N{EN DASH}"
_SEASONS = {
    "fi": ("kevät", "kesä", "syksy", "talvi"),
    "sv": ("våren", "sommaren", "hösten", "vintern"),
    "en": ("spring", "summer", "autumn", "winter"),
}
_SEASONS_FROM_FI = ("keväästä", "kesästä", "syksystä", "talvesta")
_SEASONS_UNTIL_FI = ("kevääseen", "kesään", "syksyyn", "talveen")
_FROM = {"fi": "{} alkaen", "sv": "från och med {}", "en": "from {}"}
_UNTIL = {"fi": "{} asti", "sv": "till och med {}", "en": "until {}"}
_ABOUT = {"fi": "noin", "sv": "cirka", "en": "about"}
_AT = {"fi": "{} klo {}", "sv": "{} kl. {}", "en": "{}, {}"}


class BadDate(ValueError):
    """A text that is no date. ``code``, as of the finding that tells it: bad-date (not written so),
    impossible-date (no such day), backwards-date.
    """

    def __init__(self, text: str, code: str) -> None:
        super().__init__(f"{text!r}: {code}")
        self.text = text
        self.code = code


@dataclass(frozen=True, slots=True)
class Interval:
    """The days a date covers, both included; None is an open end. ``uncertain``: a mark ? ~ % was given."""

    first: date | None
    last: date | None
    uncertain: bool


@dataclass(frozen=True, slots=True)
class _Point:
    """One end as written. ``precision``: year, season, month, day or minute; ``clock``: (hour, minute)."""

    precision: str
    first: date
    last: date
    clock: tuple[int, int] | None
    uncertain: bool


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> Interval:
    """The interval that a date stands for. Raises BadDate."""
    start, end = _ends(text)
    return Interval(
        start.first if start else None,
        end.last if end else None,
        any(point.uncertain for point in (start, end) if point),
    )


def iso_day(text: str) -> str:
    """A day as it is written in Finland, 22.11.2026, as 2026-11-22; any other text as it is."""
    found = _IN_FINLAND.fullmatch(text.strip())
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text


def first_day(text: str | None) -> date | None:
    """The first day of a date; None if there is no date or its start is open. Raises BadDate."""
    return None if not text else parse(text).first


def last_day(text: str | None) -> date | None:
    """The last day of a date; None if there is no date or its end is open. Raises BadDate."""
    return None if not text else parse(text).last


def age_days(text: str | None, today: date) -> int | None:
    """Whole days from the end of a date to ``today``. Raises BadDate.

    0 while the date still runs (it began and has not ended, also with an open end); negative if all of it
    lies ahead; None if there is no date, or if it lies ahead without an end.
    """
    if text is None:
        return None
    span = parse(text)
    begun = span.first is None or span.first <= today
    if begun and (span.last is None or span.last >= today):
        return 0
    return None if span.last is None else (today - span.last).days


@lru_cache(maxsize=_REMEMBERED)
def in_words(text: str, language: str) -> str:
    """The date as people of a language write it: "kesäkuu 2021", "12.12.2023 klo 8.30", "2020 alkaen".

    ``language``: fi, sv (as in Finland) or en. Raises BadDate, and ValueError for any other language.
    """
    if language not in _ABOUT:
        raise ValueError(f"no words for dates in language {language!r}")
    start, end = _ends(text)
    about = f"{_ABOUT[language]} " if parse(text).uncertain else ""
    if start and end:
        return about + _span_words(start, end, language)
    if start:
        return _FROM[language].format(about + _point_words(start, language, _SEASONS_FROM_FI, "sta"))
    assert end is not None
    return _UNTIL[language].format(about + _point_words(end, language, _SEASONS_UNTIL_FI, "hun"))


def _ends(text: str) -> tuple[_Point | None, _Point | None]:
    """Start and end as written; one point alone is both; None is open. Raises BadDate."""
    left, slash, right = text.partition("/")
    if not slash:
        point = _point(text, text)
        return point, point
    start = None if left == ".." else _point(left, text)
    end = None if right == ".." else _point(right, text)
    if start is None and end is None:
        raise BadDate(text, "bad-date")
    if start and end and _begin(start) > _end(end):
        raise BadDate(text, "backwards-date")
    return start, end


def _begin(point: _Point) -> tuple[date, tuple[int, int]]:
    return point.first, point.clock or (0, 0)


def _end(point: _Point) -> tuple[date, tuple[int, int]]:
    return point.last, point.clock or (23, 59)


def _point(written: str, text: str) -> _Point:
    """One point of the date ``text``. Raises BadDate, naming the whole date."""
    found = _POINT.fullmatch(written)
    if not found:
        raise BadDate(text, "bad-date")
    try:
        return _dated(found)
    except ValueError:
        raise BadDate(text, "impossible-date") from None


def _dated(found: re.Match[str]) -> _Point:
    """The point that a match of the written form stands for. Raises ValueError if no calendar has it."""
    year, uncertain = int(found["year"]), found["mark"] is not None
    if found["part"] is None:
        return _Point("year", date(year, 1, 1), date(year, 12, 31), None, uncertain)
    part = int(found["part"])
    if found["day"] is None:
        if part in _FIRST_MONTH_OF_SEASON:
            first = date(year, _FIRST_MONTH_OF_SEASON[part], 1)
            last_year, last_month = (year + 1, 2) if part == 24 else (year, first.month + 2)
            return _Point("season", first, _month_end(last_year, last_month), None, uncertain)
        return _Point("month", date(year, part, 1), _month_end(year, part), None, uncertain)
    day = date(year, part, int(found["day"]))
    if found["hour"] is None:
        return _Point("day", day, day, None, uncertain)
    clock = int(found["hour"]), int(found["minute"])
    if clock > (23, 59) or clock[1] > 59:
        raise ValueError("no such time of day")
    return _Point("minute", day, day, clock, uncertain)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@cache
def _months(language: str) -> tuple[str, ...]:
    """The twelve month names as they stand alone: kesäkuu, juni, June."""
    from babel.dates import get_month_names

    names = get_month_names("wide", context="stand-alone", locale=language)
    return tuple(names[number] for number in range(1, 13))


def _point_words(
    point: _Point, language: str, seasons_fi: tuple[str, ...] = _SEASONS["fi"], month_ending_fi: str = ""
) -> str:
    """One point in words. The Finnish case of a season's and a month's name is the caller's."""
    first = point.first
    if point.precision == "year":
        return str(first.year)
    if point.precision == "season":
        names = seasons_fi if language == "fi" else _SEASONS[language]
        years = f"{first.year}{_DASH}{point.last.year}" if point.last.year > first.year else str(first.year)
        return f"{names[first.month // 3 - 1]} {years}"
    month = _months(language)[first.month - 1]
    if point.precision == "month":
        return f"{month}{month_ending_fi if language == 'fi' else ''} {first.year}"
    day = f"{first.day}.{first.month}." if language == "fi" else f"{first.day} {month} "
    day += str(first.year)
    return _AT[language].format(day, _clock_words(point, language)) if point.clock else day


def _clock_words(point: _Point, language: str) -> str:
    hour, minute = point.clock or (0, 0)
    return f"{hour}:{minute:02}" if language == "en" else f"{hour}.{minute:02}"


def _span_words(start: _Point, end: _Point, language: str) -> str:
    """Two ends in words; what both share is said once. A dash between groups of words has spaces."""
    first, last, kinds = start.first, end.last, (start.precision, end.precision)
    whole = _point_words(end, language)
    if (kinds[0], first, start.clock) == (kinds[1], end.first, end.clock):
        return whole
    if kinds == ("minute", "minute") and first == last:
        return f"{_point_words(start, language)}{_DASH}{_clock_words(end, language)}"
    if kinds in (("month", "month"), ("season", "season")) and first.year == last.year:
        return f"{_point_words(start, language).removesuffix(f' {first.year}')}{_DASH}{whole}"
    if kinds == ("day", "day") and first.year == last.year:
        if first.month == last.month:
            return f"{first.day}{'.' if language == 'fi' else ''}{_DASH}{whole}"
        if language == "fi":
            return f"{first.day}.{first.month}.{_DASH}{whole}"
        return f"{_point_words(start, language).removesuffix(f' {first.year}')} {_DASH} {whole}"
    begin = _point_words(start, language)
    return f"{begin} {_DASH} {whole}" if " " in begin + whole else f"{begin}{_DASH}{whole}"

"""Days as people write them: with points, a weekday before and a clock time after; made into the form of dates.

What is written otherwise is left as it is, so that ``graph.model.dates`` judges it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from graph.model.dates import BadDate

_DAY = r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"
_FINNISH_DAY = re.compile(_DAY)
_WRITTEN = re.compile(
    r"(?:(?P<weekday>[^\W\d_]+)\.?,? )?"
    rf"(?:{_DAY}|(?P<edtf>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))"
    r"(?:,? (?:(?:klo|kello|kl|klockan|at)\.? ?(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))?"
    r"|(?P<bare_hour>[0-9]{1,2})[.:](?P<bare_minute>[0-9]{2})))?",
    re.IGNORECASE,
)
_WEEKDAYS = (
    "ma maanantai maanantaina må mån måndag måndagen mon monday",
    "ti tiistai tiistaina tis tisdag tisdagen tue tues tuesday",
    "ke keskiviikko keskiviikkona ons onsdag onsdagen wed wednesday",
    "to torstai torstaina tor tors torsdag torsdagen thu thur thurs thursday",
    "pe perjantai perjantaina fr fre fredag fredagen fri friday",
    "la lauantai lauantaina lö lör lördag lördagen sat saturday",
    "su sunnuntai sunnuntaina sö sön söndag söndagen sun sunday",
)
"""Words for each day of the week, Monday first, in Finnish, Swedish and English; none means two days."""


def as_edtf(text: str) -> str:
    """``to 8.10.2026 klo 9.00`` as ``2026-10-08T09:00``; what is no such day as it is.

    Raises BadDate where the weekday is not that of the day: one of the two is a slip, and nobody can tell which.
    """
    if found := _FINNISH_DAY.fullmatch(text):
        return _day(found)
    found = _WRITTEN.fullmatch(" ".join(text.split())) if not text.isdigit() else None
    if found is None:
        return text
    written = found["edtf"] or _day(found)
    if found["weekday"]:
        number = _by_weekday().get(found["weekday"].casefold())
        if number is None:
            return text
        if _weekday(written, text) != number:
            raise BadDate(text, "impossible-date")
    hour, minute = found["hour"] or found["bare_hour"], found["minute"] or found["bare_minute"]
    return f"{written}T{hour:0>2}:{minute or '00'}" if hour else written


def _day(found: re.Match[str]) -> str:
    return f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"


def _weekday(day: str, text: str) -> int:
    try:
        return date.fromisoformat(day).weekday()
    except ValueError:
        raise BadDate(text, "impossible-date") from None


@cache
def _by_weekday() -> Mapping[str, int]:
    return {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}

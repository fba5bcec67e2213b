"""The sheet of network meetings: rows to meetings. A row with a date begins one, rows below without a date go on.

A meeting becomes records only when all of its rows are read and none of them has a fault (``minutes.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.merge.checks.faults import clipped
from graph.model.records import Finding, Node, Place, Row
from loaders.workbook.book import Book
from loaders.workbook.by_hand import MEETING
from loaders.workbook.header import Header
from loaders.workbook.meeting import Line, Meeting, day_of, spoken
from loaders.workbook.minutes import Minutes
from loaders.workbook.naming import AREAS, known_thing
from loaders.workbook.raw import error
from loaders.workbook.somebody import tells_somebody

_TEXTS = ("theme", "works", "develop", "concern", "agreed")
"""Columns of free text, which answers show to everybody or to the network."""


MAX_HOMES = 20
"""Areas and networks of one meeting. Each of its points concerns each of them, so their links grow with both."""


class Meetings:
    """The meetings of a book. ``take`` each row, then ``finish`` once for all sheets of them."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._meetings: list[Meeting] = []

    def take(self, header: Header, cells: Sequence[str], place: Place, faults: list[Finding]) -> None:
        """Add one row to the meeting it belongs to; ``faults`` grows."""
        values = header.read("field", cells, place, faults)
        if not header.complete:
            return
        line = Line(header, place, values, frozenset(fault.place.column for fault in faults))
        for where in (line.at(name) for name in _TEXTS if tells_somebody(values.get(name, ""))):
            faults.append(error("person-in-text", where, property=where.column))
        dated = "date" in values or line.at("date").column in line.unread
        above = self._above(place)
        if dated and not (above and self._goes_on(above, values)):
            above = self._begin(line, cells, faults)
        elif above is None:
            faults.append(error("row-before-meeting", line.at("date"), property=line.at("date").column))
            return
        else:
            self._same_dataset(above, line, cells, faults)
        above.lines.append(line)
        above.faulty = above.faulty or any(fault.level == "error" for fault in faults)

    def _above(self, place: Place) -> Meeting | None:
        """The meeting of the row above on the same sheet."""
        if not self._meetings:
            return None
        last = self._meetings[-1]
        return last if (last.lines[-1].place.file, last.lines[-1].place.sheet) == (place.file, place.sheet) else None

    def _goes_on(self, above: Meeting, values: dict[str, Any]) -> bool:
        """Whether a row merely repeats the day of the meeting above it."""
        return "area" not in values and above.day != "" and day_of(str(values.get("date", ""))) == above.day

    def _begin(self, line: Line, cells: Sequence[str], faults: list[Finding]) -> Meeting:
        dataset = self.book.dataset_of(line.header, cells, line.place, faults)
        day = day_of(str(line.values.get("date", "")))
        if "date" in line.values and not day:
            where = line.at("date")
            faults.append(error("not-a-day", where, property=where.column, value=clipped(line.values["date"])))
        meeting = Meeting(dataset or "", day, spoken(line.header, MEETING), faulty=not dataset)
        self._meetings.append(meeting)
        return meeting

    def _same_dataset(self, above: Meeting, line: Line, cells: Sequence[str], faults: list[Finding]) -> None:
        """A row that goes on may name its meeting's dataset again, but no other."""
        named = line.header.read("dataset", cells, line.place, faults).get("dataset", above.dataset)
        if named != above.dataset:
            where = line.at("dataset")
            faults.append(error("one-value-only", where, property=where.column, value=clipped(above.dataset)))

    def finish(self) -> Iterator[Row | Finding]:
        """The records of all meetings taken so far, and what is wrong with them."""
        begun, self._meetings = self._meetings, []
        for meeting in begun:
            faults: list[Finding] = []
            self._find_homes(meeting, faults)
            meeting.faulty = meeting.faulty or bool(faults)
            yield from faults
        made: dict[str, str] = {}
        for meeting in _joined(begun):
            minutes = Minutes(self.book, meeting, made)
            rows = minutes.rows()
            yield from minutes.faults
            for row in rows:
                if meeting.day and isinstance(row.record, Node):
                    self.book.names.add(row.record)
            if not meeting.faulty and all(fault.level != "error" for fault in minutes.faults):
                yield from rows

    def _find_homes(self, meeting: Meeting, faults: list[Finding]) -> None:
        for line in meeting.lines:
            if "area" in line.values:
                home = known_thing(self.book.names, line.values["area"], AREAS, line.at("area"), faults)
                if home and home not in meeting.homes:
                    meeting.homes.append(home)
        where = meeting.lines[0].at("area")
        if len(meeting.homes) > MAX_HOMES:
            faults.append(error("list-too-long", where, count=len(meeting.homes), limit=MAX_HOMES))
            del meeting.homes[1:]
        if not meeting.homes and not faults and not any(where.column in line.unread for line in meeting.lines):
            faults.append(error("missing-cell", where, property=where.column))


def _joined(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings, those of one dataset, day and area as one: somebody has written the date on every row."""
    by_key: dict[tuple[str, str, str], Meeting] = {}
    joined = []
    for meeting in meetings:
        first = None
        if meeting.day and meeting.homes:
            first = by_key.setdefault((meeting.dataset, meeting.day, meeting.homes[0]), meeting)
        if first is None or first is meeting:
            joined.append(meeting)
            continue
        first.lines += meeting.lines
        first.homes += [home for home in meeting.homes if home not in first.homes]
        first.faulty = first.faulty or meeting.faulty
    return joined

"""One network meeting → its records: a document, the event, who took part, the points raised, and the next meeting.

Ids follow from the day, the area and the text alone, so that they stay the same when rows are moved.
"""

from __future__ import annotations

import re

from graph.merge.checks.faults import clipped
from graph.model.dates import in_words
from graph.model.records import Document, Evidence, Finding, Link, Node, Place, Row, Value
from graph.model.vocabulary import LANGUAGES, kind_of_id
from graph.model.wording import catalogue
from loaders.workbook.book import Book
from loaders.workbook.by_hand import MEETING
from loaders.workbook.meeting import Line, Meeting, day_of
from loaders.workbook.naming import new_id, thing_or_new
from loaders.workbook.points import tell_points
from loaders.workbook.raw import MAX_ENDS, error
from loaders.workbook.sheets import other_kinds, sheet_name
from loaders.workbook.slugs import slug_of
from loaders.workbook.somebody import names_somebody

_BETWEEN_NAMES = re.compile(r"[;\n]")
_ANY_DAY = "0001-01-01"
"""Stands for a day that cannot be read, while the rest of the meeting is looked at."""


def _say(key: str, language: str, **facts: object) -> str:
    return catalogue("loaders").text(key, language, **facts)


class Minutes:
    """What is made of one meeting. ``faults`` fills up while ``rows`` makes its records.

    ``made`` are things that the sheet has made so far, by id. ``home`` is the area or network whose meeting it is,
    ``event`` the id of the meeting itself.
    """

    def __init__(self, book: Book, meeting: Meeting, made: dict[str, str]) -> None:
        self.book, self.meeting, self.made = book, meeting, made
        self.day = meeting.day or _ANY_DAY
        self.faults: list[Finding] = []
        self._rows: list[Row] = []
        self._told: set[object] = set()
        self.home = meeting.homes[0] if meeting.homes else ""
        self._document = self._own_id(self.day)
        self.event = self._event_id(self.day)

    def rows(self) -> list[Row]:
        """All records of the meeting, the document first."""
        self._cite()
        first = self.meeting.lines[0]
        self._tell_event(self.day, self._begins(), first, **self._own_values())
        for line in self.meeting.lines:
            self._tell_place(line)
            self._tell_parties(line)
        tell_points(self)
        for line in self.meeting.lines:
            self._tell_next(line)
        return self._rows

    def _own_id(self, day: str) -> str:
        """The id of a meeting's document, and after the kind of the meeting: no other row has a part in it."""
        return f"verkostotapaaminen-{slug_of(self.home)}-{day}"

    def _event_id(self, day: str) -> str:
        return f"event/{self._own_id(day)}"

    def _evidence(self, line: Line) -> Evidence:
        language, meeting = self.meeting.language, self.meeting
        sheet = sheet_name(MEETING, language)
        locator = _say("made:locator", language, sheet=sheet, row=line.place.row)
        return Evidence(meeting.dataset, self._document, locator, self.day, "stated")

    def node(self, kind: str, node_id: str, values: dict[str, Value], line: Line, place: Place) -> None:
        """Tell of a thing, as a row of the meeting says."""
        self._rows.append(Row(Node(kind, node_id, values, self._evidence(line)), place))

    def link(self, kind: str, source: str, target: str, line: Line, place: Place, **values: Value) -> None:
        """Tell a link, once a meeting."""
        if (kind, source, target) not in self._told:
            self._told.add((kind, source, target))
            self._rows.append(Row(Link(kind, source, target, values, self._evidence(line)), place))

    def _one_value(self, name: str) -> Value | None:
        """The value of a column that a meeting can have only one of; a fault where a lower row says another."""
        found: Value | None = None
        for line in self.meeting.lines:
            value = line.values.get(name)
            if found is None:
                found = value
            elif value is not None and value != found:
                where = line.at(name)
                told = clipped(found if isinstance(found, str) else "…")
                self.faults.append(error("one-value-only", where, property=where.column, value=told))
        return found

    def _begins(self) -> str:
        """The day with the time if some row gives it; a fault where two give different times."""
        begins = self.day
        for line in self.meeting.lines:
            written = str(line.values.get("date", ""))
            if written in {"", self.day, begins}:
                continue
            if begins != self.day:
                where = line.at("date")
                self.faults.append(error("one-value-only", where, property=where.column, value=begins))
            else:
                begins = written
        return begins

    def _cite(self) -> None:
        """Take the document that a row names, or make one."""
        meeting = self.meeting
        given = self._one_value("document")
        if given is not None:
            self._document = str(given)
            line = next(line for line in meeting.lines if "document" in line.values)
            self.book.cited(meeting.dataset, self._document, line.at("document"), self.faults)
            return
        if (meeting.dataset, self._document) in self.book.documents or meeting.dataset not in self.book.datasets:
            return
        title = _say("meeting:document", meeting.language, date=in_words(self.day, meeting.language))
        publisher = self.book.datasets[meeting.dataset].publisher
        document = Document(
            meeting.dataset, self._document, title, publisher, self.day, "stated", language=meeting.language
        )
        self.book.documents[meeting.dataset, self._document] = document
        self._rows.append(Row(document, meeting.lines[0].place))

    def _own_values(self) -> dict[str, Value]:
        """What is said of the meeting itself beside its name and day."""
        values: dict[str, Value] = {"modality": "in_force"}
        if (remote := self._one_value("remote")) is not None:
            values["remote"] = remote
        themes = dict.fromkeys(line.values["theme"] for line in self.meeting.lines if "theme" in line.values)
        if themes:
            values[f"theme@{self.meeting.language}"] = "; ".join(themes)
        return values

    def _tell_event(self, day: str, begins: str, line: Line, **values: Value) -> None:
        """An event on a day of the areas and networks whose meeting this is."""
        event = self._event_id(day)
        names: dict[str, Value] = {}
        for language in LANGUAGES:
            home = self.book.names.called(self.home, language)
            date = in_words(day, language)
            name = _say("meeting:event", language, date=date, area=home)
            names[f"name@{language}"] = name if home else _say("meeting:event-alone", language, date=date)
        self.node(
            "Event", event, {**names, "event_type": "network meeting", "begins": begins, **values}, line, line.place
        )
        for home in self.meeting.homes:
            if kind_of_id(home) == "Network":
                self.link("coordinates", home, event, line, line.place)
            else:
                self.link("available_in", event, home, line, line.place)

    def _tell_place(self, line: Line) -> None:
        text = line.values.get("place")
        if text is None:
            return
        # A family centre may have the name of its house: a place comes before a network.
        names = self.book.names
        kinds = ("Place",) if names.named(text, ("Place",)) else other_kinds("delivered_at", "Event", False)
        place = self.thing(text, kinds, "Place", line, "place")
        if place:
            self.link("delivered_at", self.event, place, line, line.at("place"))

    def _tell_parties(self, line: Line) -> None:
        for party in self.things("took_part", "takes_part", line):
            self.link("takes_part", party, self.event, line, line.at("took_part"), role="participant")

    def things(self, column: str, link: str, line: Line) -> tuple[str, ...]:
        """The things that a cell lists; those that are not known are new, organisations unless they say otherwise."""
        taking_part = link == "takes_part"
        kinds = other_kinds(link, "Event" if taking_part else "Observation", taking_part)
        listed = [one for text in line.values.get(column, ()) for one in self._parted(text, kinds)]
        if len(listed) > MAX_ENDS:
            self.faults.append(error("list-too-long", line.at(column), count=len(listed), limit=MAX_ENDS))
            return ()
        found = (self.thing(text, kinds, "Organisation", line, column) for text in listed)
        return tuple(dict.fromkeys(one for one in found if one))

    def _parted(self, text: str, kinds: frozenset[str]) -> list[str]:
        """Names that stand on lines of their own or behind semicolons; one that is known to hold such stays whole."""
        if self.book.names.named(text, kinds):
            return [text]
        return [name for part in _BETWEEN_NAMES.split(text) if (name := part.strip())]

    def thing(self, text: str, kinds: frozenset[str] | tuple[str, ...], new: str, line: Line, column: str) -> str:
        """The thing of that name; one that the sheet makes is told of in every meeting that names it."""
        where, names = line.at(column), self.book.names
        found, is_new = thing_or_new(names, text, kinds, new, where, self.faults)
        if is_new:
            self.made[found] = text
            kind = kind_of_id(found) or new
            names.add(Node(kind, found, {f"name@{self.meeting.language}": text}, self._evidence(line)))
        elif names.only_known(found) and found == new_id(names.called(found, ""), kinds, new):
            # Perhaps the store knows it from an earlier state of this very book: it must not lose its name.
            if names_somebody(names.called(found, "")):
                self.faults.append(error("person-as-name", where, property=where.column))
                return ""
            self.made[found] = names.called(found, "")
        if found in self.made and found not in self._told:
            self._told.add(found)
            name = f"name@{self.meeting.language}"
            self.node(kind_of_id(found) or new, found, {name: self.made[found]}, line, where)
        return found

    def _tell_next(self, line: Line) -> None:
        written = line.values.get("next")
        if written is None:
            return
        where, day = line.at("next"), day_of(str(written))
        if not day:
            self.faults.append(error("not-a-day", where, property=where.column, value=clipped(written)))
        elif day <= self.day:
            self.faults.append(error("next-not-later", where, value=clipped(written), property=where.column))
        else:
            self._tell_event(day, str(written), line, modality="planned")

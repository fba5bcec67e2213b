"""The points raised at a network meeting: what works, what to develop, concerns, and what was agreed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from graph.model.records import Value
from loaders.workbook.meeting import Line
from loaders.workbook.naming import ALL_KINDS, known_thing
from loaders.workbook.raw import error
from loaders.workbook.slugs import slug_of, slug_of_words

if TYPE_CHECKING:
    from loaders.workbook.minutes import Minutes

_TONES = {"works": "strength", "develop": "development", "concern": "concern", "agreed": "development"}
"""Columns of points, and the tone of each."""

_STATES = {"develop": "open", "concern": "open", "agreed": "agreed"}
_INSIDE = "concern"
"""The column whose points the network keeps inside unless the row says otherwise."""

_OF_ANY = ("about", "visibility")
_OF_AGREED = ("agreed_who", "agreed_by")
_NAME_LETTERS = 80
_WORDS_IN_ID = 6


class Point(NamedTuple):
    """One point raised: where it stands, what it is about, who does it and by when."""

    column: str
    text: str
    line: Line
    about: tuple[str, ...]
    who: tuple[str, ...]
    due: str

    @property
    def begins(self) -> str:
        """What its id is made of."""
        return slug_of_words(self.text, _WORDS_IN_ID)

    def order(self) -> tuple[object, ...]:
        """The order of points that begin alike, whatever rows they stand on."""
        return self.begins, self.text, self.column, self.about, self.who, self.due


def tell_points(minutes: Minutes) -> None:
    """Tell every point of a meeting, under an id made of its first words; of two alike the second has a number."""
    points = [one for line in minutes.meeting.lines for one in _points(minutes, line)]
    taken: set[str] = set()
    last: dict[str, int] = {}  # the last number of each beginning: a count from 1 for each would be quadratic
    for (begins, *_), point in sorted(((one.order(), one) for one in points), key=lambda one: one[0]):
        number = last.get(str(begins), 0) + 1
        while (own := f"{begins}-{number}" if number > 1 else str(begins)) in taken:
            number += 1
        last[str(begins)] = number
        taken.add(own)
        _tell(minutes, point, f"observation/{slug_of(minutes.home)}-{minutes.day}-{own}")


def _points(minutes: Minutes, line: Line) -> Iterator[Point]:
    """The points of one row, and faults for cells that belong to a point which the row does not have."""
    said = [column for column in _TONES if column in line.values]
    for name in (*_OF_ANY, *_OF_AGREED):
        if name in line.values and not (said if name in _OF_ANY else "agreed" in said):
            where = line.at(name)
            code = "doer-without-task" if name == "agreed_who" else "point-missing"
            minutes.faults.append(error(code, where, property=where.column))
    about = tuple(minutes.meeting.homes)
    if "about" in line.values:
        named = known_thing(minutes.book.names, line.values["about"], ALL_KINDS, line.at("about"), minutes.faults)
        about = (named,) if named else ()
    for column in said:
        agreed = column == "agreed"
        who = minutes.things("agreed_who", "assigned_to", line) if agreed else ()
        due = str(line.values.get("agreed_by", "")) if agreed else ""
        yield Point(column, str(line.values[column]), line, about, who, due)


def _tell(minutes: Minutes, point: Point, node_id: str) -> None:
    language, line = minutes.meeting.language, point.line
    place = line.at(point.column)
    values: dict[str, Value] = {
        f"name@{language}": shortened(point.text),
        f"text@{language}": point.text,
        "tone": _TONES[point.column],
    }
    if line.values.get("visibility", "network" if point.column == _INSIDE else "public") == "network":
        values["visibility"] = "network"
    if point.column in _STATES:
        values["state"] = _STATES[point.column]
    if point.due:
        values["due"] = point.due
    minutes.node("Observation", node_id, values, line, place)
    for about in point.about:
        minutes.link("concerns", node_id, about, line, place)
    minutes.link("raised_at", node_id, minutes.event, line, place)
    for who in point.who:
        minutes.link("assigned_to", node_id, who, line, line.at("agreed_who"))


def shortened(text: str) -> str:
    """The text as a name: on one line, cut at a word."""
    cut = textwrap.shorten(text, _NAME_LETTERS, placeholder=" …")
    return cut if cut.strip(" …") else " ".join(text.split())[: _NAME_LETTERS - 1] + "…"

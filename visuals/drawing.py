"""What a picture is made of, before anybody knows where things stand or what they look like.

``Dot`` is a thing, ``Stroke`` one drawn line: all links of one family between the same two. ``Bunch`` are dots that are
shown as one until somebody opens it. Texts are in the reader's language and are data: every form escapes them itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.questions.base import Coded, Ref

Position = tuple[float, float]
"""Pixels at the size in which a picture is first drawn; x to the right, y downwards."""

Family = Literal["together", "belongs", "refers", "helps", "other", "missing"]
"""How a line is drawn. ``missing``: nobody has recorded it, and a gap asks for it."""

Freshness = Literal["fresh", "old", "undated"]
"""Said or confirmed within a year, longer ago, or on no known day."""

View = Literal["map", "around", "gaps", "route"]


@dataclass(frozen=True, slots=True)
class Dot:
    """A thing. ``ref.id`` is its key in the drawing; a route begins at a dot of the kind ``Family``, which is no thing.

    ``sectors``: its own or those of whoever it belongs to; the first one gives an organisation its colour. ``standing``
    as in answers (in_force, undated, under_way, planned, paused, ended, …). ``more``: ends of its recorded links that
    are not in the picture. ``marks``: gaps about it, by kind, with their sentence. ``facts``: further terms with their
    texts. ``sources``: what says so, newest first, in words.
    """

    ref: Ref
    kind: Coded
    standing: Coded
    freshness: Freshness
    age: str = ""
    sectors: tuple[Coded, ...] = ()
    areas: tuple[Ref, ...] = ()
    more: int = 0
    distance: int = 0
    marks: tuple[Coded, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its own in the drawing."""
        return self.ref.id


@dataclass(frozen=True, slots=True)
class Told:
    """One link of a stroke as an answer tells it. ``backwards``: it leads from the stroke's target to its source.

    ``kind`` is a kind of link, or of gap where ``family`` is ``missing``. ``text`` is the whole in a line.
    """

    id: str
    kind: Coded
    text: str
    directed: bool
    backwards: bool
    standing: Coded
    freshness: Freshness
    age: str = ""
    fictional: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two dots, ``source`` before ``target`` by key unless it has one direction, with its ``links``.

    ``arrows``: where it has a head. ``standing``: the surest of its links. ``number`` and ``of``: which of several
    lines between the same two it is, from 0, so that they are drawn beside each other. ``marks``: gaps about the line.
    """

    key: str
    source: str
    target: str
    family: Family
    arrows: Literal["none", "target", "source", "both"]
    standing: Coded
    links: tuple[Told, ...]
    number: int = 0
    of: int = 1
    marks: tuple[Coded, ...] = ()


@dataclass(frozen=True, slots=True)
class Bunch:
    """Dots that are one until they are opened: a group of a large picture, or what hangs on one hub alone.

    ``key`` begins with ``group/`` or ``more/``. ``name`` says in words what is in it ("Perhetuki Pihlaja ry and 36
    more"). ``members`` are keys of dots; a dot is in one bunch at most.
    """

    key: str
    name: str
    members: tuple[str, ...]
    hub: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture without places. ``about``: what it shows (filter, date of the data, verified share), in sentences.

    ``left_out``: what is not in it and why. ``of``: what it is a picture of, None for everything. ``bunches`` are
    closed at first. ``layers``: the step of each dot of a route, from left to right; empty in other views.
    """

    view: View
    title: str
    language: str
    as_of: str
    digest: str
    scope: str
    fictional: bool
    of: Ref | None
    about: tuple[str, ...]
    left_out: tuple[str, ...]
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    bunches: tuple[Bunch, ...] = ()
    layers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing with a place for every dot and every bunch. ``kept``: the places belong to the state of the network and
    stay where they are while it changes little; otherwise they were worked out for this picture alone.
    """

    drawing: Drawing
    places: Mapping[str, Position]
    kept: bool = False

"""The rows in which tables tell the same as a picture: one for every dot and one for every link of a stroke.

Both the tables of a page and those that are taken along (``table.py``) are made of them.
``key`` is the opaque id by which the page's script finds what a row tells of: ``n…`` a dot, ``e…-…`` a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graph.questions.base import Coded, Ref
from visuals.drawing import Dot, Drawing, Stroke, Told


@dataclass(frozen=True, slots=True)
class DotRow:
    """A dot; ``links``: how many of the links in the picture end at it."""

    key: str
    dot: Dot
    links: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link, from where it leads to where it leads to; ``marks``: gaps about its line. ``missing``: nobody has
    recorded it, and a gap asks for it.
    """

    key: str
    start: Ref
    end: Ref
    link: Told
    marks: tuple[Coded, ...]
    missing: bool


def dot_rows(drawing: Drawing) -> tuple[DotRow, ...]:
    """Rows of the dots, in the drawing's order."""
    links = Counter(
        end for stroke in drawing.strokes if stroke.family != "missing"
        for end in (stroke.source, stroke.target) for _ in stroke.links
    )  # fmt: skip
    return tuple(DotRow(f"n{number}", dot, links[dot.key]) for number, dot in enumerate(drawing.dots))


def link_rows(drawing: Drawing) -> tuple[LinkRow, ...]:
    """Rows of the links, stroke by stroke."""
    things = {dot.key: dot.ref for dot in drawing.dots}
    return tuple(row for number, stroke in enumerate(drawing.strokes) for row in _rows(number, stroke, things))


def _rows(number: int, stroke: Stroke, things: dict[str, Ref]) -> Iterator[LinkRow]:
    source, target = things[stroke.source], things[stroke.target]
    for place, link in enumerate(stroke.links):
        start, end = (target, source) if link.backwards else (source, target)
        yield LinkRow(f"e{number}-{place}", start, end, link, stroke.marks, stroke.family == "missing")

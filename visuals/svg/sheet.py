"""A whole picture as one SVG: what it is called and shows, the drawing, the legend, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from graph.model.dates import in_words
from visuals.drawing import Drawing, Placed
from visuals.legend import Section
from visuals.scene import Scene, Spot, scene
from visuals.style import OUTLINES
from visuals.svg.elements import LEADING, NAME, SMALL, element, moved, width_of
from visuals.svg.frame import MARGIN, TITLE, About, Writing, as_file, as_part
from visuals.svg.lines import edge_to_edge, signs, stroke
from visuals.svg.paint import Paint, fixed, themed
from visuals.svg.spots import body, depth, writing
from visuals.svg.strip import strip
from visuals.wording import say

NARROWEST = 640.0
"""Pixels that a picture is wide at least, so that its texts have room."""


@dataclass(frozen=True, slots=True)
class Box:
    """What a drawing covers: its left and upper edge, width and height."""

    x: float
    y: float
    width: float
    height: float


def svg(placed: Placed, legend: Iterable[Section]) -> str:
    """The picture as a file of its own, with title, date, legend and what was left out, for light ground and paper."""
    drawing, seen = placed.drawing, scene(placed)
    box = _box(seen)
    width = max(box.width, NARROWEST)
    above = Writing(_above(drawing), width)
    drawn_at = above.height + (MARGIN if above.height else 0)
    key = strip(legend, drawing.language, width, fixed)
    key_at = drawn_at + box.height + MARGIN
    below = Writing(((text, SMALL, "soft") for text in drawing.left_out), width)
    height = key_at + key.height + below.height
    left = (width - box.width) / 2 - box.x
    inside = (
        *above.elements(fixed),
        element("g", *_drawn(seen, fixed), transform=moved(left, drawn_at - box.y)),
        element("g", *key.elements, transform=moved(0, key_at)),
        element("g", *below.elements(fixed), transform=moved(0, key_at + key.height)),
    )
    about = About(drawing.title, _told(drawing), drawing.language)
    return as_file(about, width, height, inside)


def still(placed: Placed, legend: Iterable[Section], prefix: str = "still") -> Markup:
    """The drawing and its legend as a part of a page, which has the title and the rest, and ``svg.style_sheet``.

    ``prefix`` begins all ids in it: of several on one page each has its own.
    """
    drawing, seen = placed.drawing, scene(placed)
    box = _box(seen)
    width = max(box.width, NARROWEST)
    key = strip(legend, drawing.language, width, themed)
    key_at = box.height + MARGIN
    left = (width - box.width) / 2 - box.x
    inside = (
        element("g", *_drawn(seen, themed), transform=moved(left, -box.y)),
        element("g", *key.elements, transform=moved(0, key_at)),
    )
    about = About(drawing.title, _told(drawing), drawing.language)
    return as_part(about, width, key_at + key.height, inside, prefix)


def _told(drawing: Drawing) -> str:
    """The picture in sentences, for whoever cannot see it."""
    counts = {"dots": len(drawing.dots), "strokes": len(drawing.strokes)}
    return " ".join((*drawing.about, say("described", drawing.language, **counts), *drawing.left_out))


def _above(drawing: Drawing) -> Iterator[tuple[str, float, str]]:
    """What stands above the drawing: text, size and colour of each paragraph."""
    yield drawing.title, TITLE, "ink"
    if drawing.fictional:
        yield say("fictional", drawing.language), SMALL + 2, "missing"
    for text in (say("as-of", drawing.language, as_of=in_words(drawing.as_of, drawing.language)), *drawing.about):
        yield text, SMALL + 1, "soft"


def _drawn(seen: Scene, paint: Paint) -> Iterator[Element]:
    """Lines beneath spots, and all that is written above both."""
    yield from (stroke(line, paint) for line in seen.lines)
    yield from (body(spot, paint) for spot in seen.spots)
    for spot in seen.spots:
        yield from writing(spot, paint)
    for line in seen.lines:
        yield from signs(line, paint)


def _box(seen: Scene) -> Box:
    """What the spots cover with their names, and the bends of the lines."""
    covered = [edge for spot in seen.spots for edge in _edges(spot)]
    covered += [edge_to_edge(line).middle for line in seen.lines]
    if not covered:
        return Box(0, 0, 0, 0)
    left, top = min(x for x, _ in covered), min(y for _, y in covered)
    right, bottom = max(x for x, _ in covered), max(y for _, y in covered)
    return Box(left, top, right - left, bottom - top)


def _edges(spot: Spot) -> Iterator[tuple[float, float]]:
    """Two opposite corners of what a spot covers."""
    (x, y), (name, size) = spot.at, spot.surrounded
    corners = OUTLINES[name] or ((1.0, 1.0),)
    aside = size * max(abs(across) for across, _ in corners) + 4
    written_aside = max((width_of(line, NAME) / 2 for line in spot.name), default=0.0)
    beyond = size + 6 + width_of(f"+{spot.more}", SMALL) if spot.more else 0.0
    yield x - max(aside, written_aside), y - size * max(abs(down) for _, down in corners) - 10
    yield x + max(aside, written_aside, beyond), y + depth(spot) + LEADING * len(spot.name) + 6

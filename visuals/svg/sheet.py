"""A whole picture as one SVG: what it is called and shows, the drawing, the legend, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from graph.model.wording import catalogue
from visuals.drawing import Drawing, Placed
from visuals.legend import Section
from visuals.scene import Scene, Spot, scene
from visuals.style import OUTLINES
from visuals.svg.elements import SMALL, element, lines_of, number, width_of, written
from visuals.svg.lines import edge_to_edge, signs, stroke
from visuals.svg.paint import ROOT, Paint, fixed, themed
from visuals.svg.spots import LEADING, body, depth, writing
from visuals.svg.strip import strip

MARGIN = 24.0
NARROWEST = 640.0
"""Pixels that a picture is wide at least, so that its texts have room."""

_TITLE = 20.0
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


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
    above = _Writing(_above(drawing), width)
    drawn_at = above.height + (MARGIN if above.height else 0)
    key = strip(legend, drawing.language, width, fixed)
    key_at = drawn_at + box.height + MARGIN
    below = _Writing(((text, SMALL, "soft") for text in drawing.left_out), width)
    height = key_at + key.height + below.height
    left = (width - box.width) / 2 - box.x
    inside = (
        element("rect", width="100%", height="100%", **fixed("ground", "")),
        element(
            "g",
            *above.elements(fixed),
            element("g", *_drawn(seen, fixed), transform=_moved(left, drawn_at - box.y)),
            element("g", *key.elements, transform=_moved(0, key_at)),
            element("g", *below.elements(fixed), transform=_moved(0, key_at + key.height)),
            transform=_moved(MARGIN, MARGIN),
        ),
    )
    root = _root(drawing, width + 2 * MARGIN, height + 2 * MARGIN, "picture", inside)
    root.set("font-family", _FONTS)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written(root)}\n'


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
        element("g", *_drawn(seen, themed), transform=_moved(left, -box.y)),
        element("g", *key.elements, transform=_moved(0, key_at)),
    )
    root = _root(drawing, width, key_at + key.height, prefix, inside)
    root.set("class", ROOT)
    return Markup(written(root))


def _root(drawing: Drawing, width: float, height: float, prefix: str, inside: Iterable[Element]) -> Element:
    """The outermost element, named and described for whoever cannot see it."""
    say = catalogue("visuals").text
    counts = {"dots": len(drawing.dots), "strokes": len(drawing.strokes)}
    told = " ".join((*drawing.about, say("described", drawing.language, **counts), *drawing.left_out))
    size = {"width": number(width), "height": number(height), "viewBox": f"0 0 {number(width)} {number(height)}"}
    title, description = f"{prefix}-title", f"{prefix}-about"
    names = {"role": "img", "lang": drawing.language, "aria_labelledby": title, "aria_describedby": description}
    return element(
        "svg",
        element("title", drawing.title, id=title),
        element("desc", told, id=description),
        *inside,
        **size,
        **names,
    )


def _above(drawing: Drawing) -> Iterator[tuple[str, float, str]]:
    """What stands above the drawing: text, size and colour of each paragraph."""
    say = catalogue("visuals").text
    yield drawing.title, _TITLE, "ink"
    if drawing.fictional:
        yield say("fictional", drawing.language), SMALL + 2, "missing"
    for text in (say("as-of", drawing.language, as_of=drawing.as_of), *drawing.about):
        yield text, SMALL + 1, "soft"


class _Writing:
    """Paragraphs beneath each other, broken into lines of a width."""

    def __init__(self, paragraphs: Iterable[tuple[str, float, str]], width: float) -> None:
        self._lines = [(line, size, ink) for text, size, ink in paragraphs for line in lines_of(text, width, size)]
        self.height = sum(size * 1.4 for _, size, _ in self._lines)

    def elements(self, paint: Paint) -> Iterator[Element]:
        """The lines, the first at the top."""
        down = 0.0
        for line, size, ink in self._lines:
            weight = {"font_weight": "bold"} if size == _TITLE or ink == "missing" else {}
            yield element("text", line, x=0, y=down + size, font_size=size, **weight, **paint(ink, ""))
            down += size * 1.4


def _drawn(seen: Scene, paint: Paint) -> Iterator[Element]:
    """Lines beneath spots, and all that is written above both."""
    yield from (stroke(line, paint) for line in seen.lines)
    yield from (body(spot, paint) for spot in seen.spots)
    for spot in seen.spots:
        yield from writing(spot, paint)
    for line in seen.lines:
        yield from signs(line, paint)


def _moved(right: float, down: float) -> str:
    return f"translate({number(right)} {number(down)})"


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
    written_aside = max((width_of(line, SMALL) / 2 for line in spot.name), default=0.0)
    beyond = size + 6 + width_of(f"+{spot.more}", SMALL) if spot.more else 0.0
    yield x - max(aside, written_aside), y - size * max(abs(down) for _, down in corners) - 10
    yield x + max(aside, written_aside, beyond), y + depth(spot) + LEADING * len(spot.name) + 6

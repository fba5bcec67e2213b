"""Needs by areas as a heat map: rows of cells beneath slanted headings, and what the colours mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markupsafe import Markup

from graph.model.dates import in_words
from graph.questions.coverage import Cell, CoverageAnswer, CoverageRow
from visuals.drawing import Position
from visuals.heat.cells import NOTHING, OVER, STEPS, Sort, column, short, sort_of, without
from visuals.style import GAP, PLANNED
from visuals.svg.elements import SMALL, element, lines_of, moved, number, numbers, width_of
from visuals.svg.frame import MARGIN, TITLE, About, Writing, as_file, as_part
from visuals.svg.paint import Paint, fixed, themed
from visuals.svg.spots import centred
from visuals.wording import say

_WIDE, _HIGH = 56.0, 32.0
_BETWEEN = 12.0
"""Pixels between the area's own columns and those apart."""

_NAMES = 230.0
_MARKS = 22.0
_HEADING = 200.0
"""Pixels that a heading is long at most, before it is broken."""

_SLANT = 0.7071
_STEP = _HIGH + 2
_APART = ("wider", "national", "digital", "unknown")
_NUMBERS = 13.0
_TOLD = 8
"""Services that a cell names to whoever points at it."""


def heat_svg(answer: CoverageAnswer) -> str:
    """The heat map as a file of its own, with title, date, rules and what was left out, for light ground and paper."""
    language = answer.language
    drawn = _Map(answer, fixed)
    above = Writing(_above(answer), drawn.width)
    below = Writing(((one.text, SMALL, "soft") for one in answer.left_out), drawn.width)
    down = above.height + MARGIN / 2
    inside = (
        *above.elements(fixed),
        element("g", *drawn.elements, transform=moved(0, down)),
        element("g", *below.elements(fixed), transform=moved(0, down + drawn.height)),
    )
    about = About(_title(answer), _told(answer), language)
    return as_file(about, drawn.width, down + drawn.height + below.height, inside)


def heat_still(answer: CoverageAnswer, prefix: str = "heat") -> Markup:
    """The heat map with its legend as a part of a page, which has the title and the rest, and ``svg.style_sheet``.

    ``prefix`` begins all ids in it.
    """
    drawn = _Map(answer, themed)
    about = About(_title(answer), _told(answer), answer.language)
    return as_part(about, drawn.width, drawn.height, drawn.elements, prefix)


def _title(answer: CoverageAnswer) -> str:
    return say("heat-title", answer.language, area=answer.taken[0].ref.name if answer.taken else "–")


def _told(answer: CoverageAnswer) -> str:
    """The map in sentences, for whoever cannot see it."""
    counts = {"rows": len(answer.items), "columns": len(answer.columns)}
    told = (say("heat-described", answer.language, **counts), *(one.text for one in (*answer.filter, *answer.notes)))
    return " ".join(told)


def _above(answer: CoverageAnswer) -> Iterator[tuple[str, float, str]]:
    yield _title(answer), TITLE, "ink"
    if answer.scope == "network":
        yield say("inside", answer.language), SMALL + 2, "missing"
    if answer.fictional:
        yield say("fictional", answer.language), SMALL + 2, "missing"
    yield say("as-of", answer.language, as_of=in_words(answer.as_of, answer.language)), SMALL + 1, "soft"
    known = [answer.known.text] if answer.known else []
    for text in (*known, *(one.text for one in (*answer.filter, *answer.notes))):
        yield text, SMALL + 1, "soft"


class _Map:
    """The cells with their headings and the legend; the upper left corner is (0, 0)."""

    def __init__(self, answer: CoverageAnswer, paint: Paint) -> None:
        self._answer = answer
        self._paint = paint
        self._lefts = list(_lefts(answer))
        headings = [lines_of(one.text, _HEADING, SMALL, 2) for one in answer.columns]
        longest = max((width_of(line, SMALL) for lines in headings for line in lines), default=0.0)
        self._top = longest * _SLANT + _MARKS + SMALL * 2
        bottom = self._top + _HIGH * len(answer.items) + MARGIN
        legend = list(_legend(answer, paint, bottom))
        last = self._lefts[-1] + _WIDE if self._lefts else _NAMES
        self.width = max(last + longest * _SLANT, 620.0)
        self.height = bottom + _STEP * len(legend) + MARGIN / 2
        self.elements = [*self._headings(headings), *self._rows(), *legend]

    def _headings(self, headings: Iterable[list[str]]) -> Iterator[Element]:
        """Names of columns, slanted, so that long ones can be read without turning the head far."""
        for at, (left, lines, named) in enumerate(zip(self._lefts, headings, self._answer.columns, strict=True)):
            x, y = left + _WIDE / 2 + 4, self._top - _MARKS
            texts = [
                element("text", line, x=0, y=(row - len(lines) + 1) * 13, font_size=SMALL, **self._paint("ink", ""))
                for row, line in enumerate(lines)
            ]
            slanted = f"translate({number(x)} {number(y)}) rotate(-45)"
            yield element("g", element("title", named.text), *texts, transform=slanted)
            if without(column(self._answer, at)):
                yield _mark((left + _WIDE / 2, self._top - 9), self._paint)

    def _rows(self) -> Iterator[Element]:
        for at, row in enumerate(self._answer.items):
            top = self._top + at * _HIGH
            yield from self._name(row, top)
            if without(row.cells):
                yield _mark((_NAMES + _MARKS / 2, top + _HIGH / 2), self._paint)
            for left, cell, named in zip(self._lefts, row.cells, self._answer.columns, strict=True):
                told = element("title", _cell_told(row, named.text, cell))
                yield element("g", told, *_cell(sort_of(cell), short(cell), (left, top), self._paint))

    def _name(self, row: CoverageRow, top: float) -> Iterator[Element]:
        made_up = f" ({say('made-up', self._answer.language)})" if row.need.fictional else ""
        lines = lines_of(row.need.name + made_up, _NAMES - 6, SMALL, 2)
        first = top + _HIGH / 2 + 4 - 7 * (len(lines) - 1)
        for number_of, line in enumerate(lines):
            yield element("text", line, x=0, y=first + 14 * number_of, font_size=SMALL, **self._paint("ink", ""))


def _lefts(answer: CoverageAnswer) -> Iterator[float]:
    """The left edge of every column."""
    left, before = _NAMES + _MARKS, False
    for one in answer.columns:
        apart = one.code in _APART
        left += _BETWEEN if apart and not before else 0
        yield left
        left, before = left + _WIDE, apart


def _cell_told(row: CoverageRow, named: str, cell: Cell) -> str:
    names = [one.name for one in cell.services[:_TOLD]]
    rest = len(cell.services) - len(names)
    return "\n".join([f"{row.need.name} – {named}: {cell.text}", *names, *([f"+{rest}"] if rest else [])])


def _cell(sort: Sort, text: str, at: Position, paint: Paint) -> Iterator[Element]:
    """A cell: filled by how much is in force, hatched and with a broken edge where all is planned, else empty."""
    (x, y), filled = at, sort.startswith("heat")
    broken = {"stroke_dasharray": numbers(PLANNED)} if sort == "planned" else {}
    edge = "soft" if sort == "planned" else "line"
    box = {"x": x + 1.5, "y": y + 1.5, "width": _WIDE - 3, "height": _HIGH - 3}
    thin = 0.5 if sort == "nothing" else 1.0
    yield element("rect", **box, rx=3, stroke_width=thin, **broken, **paint(sort if filled else "ground", edge))
    if sort == "planned":
        yield _hatch(x + 3, y + 3, _WIDE - 6, _HIGH - 6, paint)
    ink = f"on-{sort}" if filled else "ink" if sort == "planned" else "soft"
    rim = {"paint-order": "stroke", "stroke-width": "5"} if sort == "planned" else {}
    middle = (x + _WIDE / 2, y + _HIGH / 2)
    yield centred(text, middle, _NUMBERS, {**rim, **paint(ink, "ground" if rim else "")}, bold=filled)


def _hatch(x: float, y: float, wide: float, high: float, paint: Paint) -> Element:
    """Slanted lines within a rectangle."""
    parts = []
    for far in range(7, int(wide + high), 7):
        right, down = min(float(far), wide), max(0.0, far - wide)
        left, bottom = max(0.0, far - high), min(float(far), high)
        parts.append(f"M{number(x + left)} {number(y + bottom)}L{number(x + right)} {number(y + down)}")
    return element("path", d="".join(parts), stroke_width=1, **paint("", "line"))


def _mark(at: Position, paint: Paint) -> Element:
    """The sign of a row or column in which nothing is recorded as in force."""
    return centred(GAP, at, 15, paint("soft", ""), bold=True)


def _legend(answer: CoverageAnswer, paint: Paint, down: float) -> Iterator[Element]:
    """What the cells that occur mean, one line each; the steps of colour in one."""
    cells = [cell for row in answer.items for cell in row.cells]
    there = {sort_of(cell) for cell in cells}
    steps: list[tuple[Sort, str]] = [(name, told) for name, _, told in STEPS]
    lines = [(steps, "heat-steps")] if any(cell.in_force for cell in cells) else []
    lines += [([("heat-1", "1 (2)")], "heat-both")] if any(one.in_force and one.planned for one in cells) else []
    lines += [([("planned", "(2)")], "heat-planned")] if "planned" in there else []
    lines += [([("over", f"{OVER}1")], "heat-over")] if "over" in there else []
    lines += [([("nothing", NOTHING)], "heat-nothing")] if "nothing" in there else []
    for at, (samples, key) in enumerate(lines):
        yield _explained(samples, say(key, answer.language), down + at * _STEP, paint)
    marked = any(without(row.cells) for row in answer.items)
    if marked or any(without(column(answer, at)) for at in range(len(answer.columns))):
        y = down + len(lines) * _STEP + _HIGH / 2
        words = say("heat-without", answer.language)
        text = element("text", words, x=_WIDE + 8, y=y + 4, font_size=SMALL, **paint("ink", ""))
        yield element("g", _mark((_WIDE / 2, y), paint), text)


def _explained(samples: list[tuple[Sort, str]], text: str, down: float, paint: Paint) -> Element:
    """Cells beside each other, and words after them."""
    made = [part for at, one in enumerate(samples) for part in _cell(*one, (at * _WIDE, down), paint)]
    right = len(samples) * _WIDE + 8
    return element("g", *made, element("text", text, x=right, y=down + 20, font_size=SMALL, **paint("ink", "")))

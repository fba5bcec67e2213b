"""What every SVG has around its drawing: size, name and description, and paragraphs above and below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from visuals.svg.elements import element, lines_of, moved, number, written
from visuals.svg.paint import ROOT, Paint, fixed

MARGIN = 24.0
TITLE = 20.0
"""Pixels: the size of a picture's title."""

_LEADING = 1.4
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class About:
    """Name and description of a picture, for whoever cannot see it, and their language."""

    title: str
    told: str
    language: str


def as_file(about: About, width: float, height: float, inside: Iterable[Element]) -> str:
    """A file that stands alone: with a ground and a margin around what is so wide and high."""
    ground = element("rect", width="100%", height="100%", **fixed("ground", ""))
    all_of_it = element("g", *inside, transform=moved(MARGIN, MARGIN))
    root = _outermost(about, width + 2 * MARGIN, height + 2 * MARGIN, (ground, all_of_it), "picture")
    root.set("font-family", _FONTS)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written(root)}\n'


def as_part(about: About, width: float, height: float, inside: Iterable[Element], prefix: str) -> Markup:
    """A part of a page, whose ids begin with ``prefix``."""
    root = _outermost(about, width, height, inside, prefix)
    root.set("class", ROOT)
    return Markup(written(root))


def _outermost(about: About, width: float, height: float, inside: Iterable[Element], prefix: str) -> Element:
    title, description = f"{prefix}-title", f"{prefix}-about"
    size = {"width": number(width), "height": number(height), "viewBox": f"0 0 {number(width)} {number(height)}"}
    names = {"role": "img", "lang": about.language, "aria_labelledby": title, "aria_describedby": description}
    return element(
        "svg",
        element("title", about.title, id=title),
        element("desc", about.told, id=description),
        *inside,
        **size,
        **names,
    )


class Writing:
    """Paragraphs beneath each other, each a text with size and colour, broken into lines of a width."""

    def __init__(self, paragraphs: Iterable[tuple[str, float, str]], width: float) -> None:
        self._lines = [(line, size, ink) for text, size, ink in paragraphs for line in lines_of(text, width, size)]
        self.height = sum(size * _LEADING for _, size, _ in self._lines)

    def elements(self, paint: Paint) -> Iterator[Element]:
        """The lines, the first at the top."""
        down = 0.0
        for line, size, ink in self._lines:
            weight = {"font_weight": "bold"} if size == TITLE or ink == "missing" else {}
            yield element("text", line, x=0, y=down + size, font_size=size, **weight, **paint(ink, ""))
            down += size * _LEADING

"""Parts of an SVG. They are built as a tree, so that no text can become markup, and hold only what XML knows.

SVG 1.1: https://www.w3.org/TR/SVG11/. Presentation attributes and classes alone, no ``style`` attributes, which the
content security policy of a page forbids.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from xml.etree.ElementTree import Element, tostring

from graph.model.xml_text import xml_text
from visuals.drawing import Position

NAMESPACE = "http://www.w3.org/2000/svg"

EM = 0.58
"""How wide a letter is on average, in parts of the size of the writing; fonts that readers have differ in it."""

SMALL = 12.0
"""Pixels: the smallest writing."""

NAME, LEADING = 13.0, 16.0
"""Pixels: names of spots, and from one line of a name to the next, as ``layout.lettering`` leaves room for them."""


def element(tag: str, *inside: Element | str, **attributes: str | float) -> Element:
    """An element with what is in it. In names of attributes ``_`` stands for ``-``, and one at the end for nothing."""
    made = Element(tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), xml_text(value) if isinstance(value, str) else number(value))
    for one in inside:
        if isinstance(one, str):
            made.text = (made.text or "") + xml_text(one)
        else:
            made.append(one)
    return made


def written(root: Element) -> str:
    """The element as text, with the namespace of SVG."""
    root.set("xmlns", NAMESPACE)
    return tostring(root, encoding="unicode")


def number(value: float) -> str:
    """A number to a tenth of a pixel."""
    text = f"{value:.1f}"
    return "0" if text in ("-0.0", "0.0") else text.removesuffix(".0")


def points(corners: Iterable[Position]) -> str:
    """Corners of a polygon."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)


def numbers(values: Iterable[float]) -> str:
    """Numbers of a list, as of dashes."""
    return " ".join(number(one) for one in values)


def width_of(text: str, size: float) -> float:
    """About how wide a text is."""
    return len(text) * size * EM


def lines_of(text: str, width: float, size: float, most: int | None = None) -> list[str]:
    """A text in lines that are about so many pixels wide; "…" ends one that is longer than ``most`` lines."""
    return wrap(xml_text(text), max(8, int(width / (size * EM))), max_lines=most, placeholder="…")


def moved(right: float, down: float) -> str:
    """The transform that moves a group."""
    return f"translate({number(right)} {number(down)})"

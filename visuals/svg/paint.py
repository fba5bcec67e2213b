"""With what shapes and letters are painted: fixed colours for files, classes for pages.

A file that stands alone is opened by programs that know no custom properties (word processors, drawing programs), and
is printed: it has the colours for a light ground as they are. On a page classes are given, and ``style_sheet`` tells
their colours for light, dark and paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from visuals.style import COLOURS, HEAT

Paint = Callable[[str, str], dict[str, str]]
"""From the names of the colours of fill and stroke ("" for none) to attributes."""

ROOT = "still"
"""The class of a drawing on a page, within which the other classes mean something."""


def fixed(fill: str, stroke: str) -> dict[str, str]:
    """Colours for a light ground."""
    colours = _shades()
    return {
        "fill": colours[fill][0] if fill else "none",
        **({"stroke": colours[stroke][0]} if stroke else {}),
    }


def themed(fill: str, stroke: str) -> dict[str, str]:
    """Classes of ``style_sheet``."""
    classes = [f"fill-{fill}"] * bool(fill) + [f"stroke-{stroke}"] * bool(stroke)
    return {**({} if fill else {"fill": "none"}), **({"class_": " ".join(classes)} if classes else {})}


def style_sheet() -> str:
    """CSS of all drawings on a page: custom properties for light and dark screens and for paper, and the classes.

    On a screen a drawing has its own size, so that its letters can be read; what it stands in has to scroll.
    """
    shades = _shades()
    light = "".join(f"--still-{name}:{one};" for name, (one, _) in shades.items())
    dark = "".join(f"--still-{name}:{one};" for name, (_, one) in shades.items())
    classes = "".join(
        f".{ROOT} .fill-{name}{{fill:var(--still-{name})}}.{ROOT} .stroke-{name}{{stroke:var(--still-{name})}}\n"
        for name in shades
    )
    return (
        f".{ROOT}{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.{ROOT}{{{dark}}}}}\n"
        f"@media print{{.{ROOT}{{max-width:100%;height:auto}}}}\n{classes}"
    )


def _shades() -> Mapping[str, tuple[str, str]]:
    """Light and dark of every name, those of heat maps and of the numbers on them too."""
    return {
        **COLOURS,
        **{name: fill for name, (fill, _) in HEAT.items()},
        **{f"on-{name}": ink for name, (_, ink) in HEAT.items()},
    }

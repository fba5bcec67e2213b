"""Where things stand in a picture: the same drawing always in the same way, in every thread and every process.

``organic.py`` lets a network find its shape, ``layered.py`` puts a route into steps; both leave room for names, which
``lettering.py`` breaks into lines. ``keeping.py`` keeps the places of the maps while the network changes little.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from visuals.drawing import Drawing, Placed, Position
from visuals.layout.apart import apart
from visuals.layout.boxes import boxes
from visuals.layout.layered import layered
from visuals.layout.organic import organic, with_bunches


def place(drawing: Drawing, kept: Mapping[str, Position] | None = None) -> Placed:
    """A place for every dot and every bunch of a drawing; of dots that are drawn, no names overlap.

    ``kept``: places of an earlier state of the same picture. Where every dot has one they are taken, and moved no more
    than names need; otherwise what is new finds a place among the others, which move little. Kept places of less than
    half of the dots are not used, and a route keeps none.
    """
    if drawing.view == "route":
        return Placed(drawing, with_bunches(drawing, layered(drawing)))
    old = _known(drawing, kept or {})
    if drawing.dots and all(dot.key in old for dot in drawing.dots):
        # Names of another language, or of things at which other lines end, may want more room.
        return Placed(drawing, with_bunches(drawing, _rounded(apart(old, boxes(drawing)))), kept=True)
    return Placed(drawing, with_bunches(drawing, _rounded(organic(drawing, old))), kept=bool(old))


def moved(drawing: Drawing, kept: Mapping[str, Position]) -> Placed:
    """As ``place``, but lines that are new or gone move things a little too, where every dot has a kept place."""
    old = _known(drawing, kept)
    return Placed(drawing, with_bunches(drawing, _rounded(organic(drawing, old))), kept=bool(old))


def _known(drawing: Drawing, kept: Mapping[str, Position]) -> dict[str, Position]:
    """Kept places of dots of the drawing; none where most dots have none: that is another picture."""
    named = {dot.key: kept[dot.key] for dot in drawing.dots if dot.key in kept}
    found = {key: (x, y) for key, (x, y) in named.items() if isfinite(x) and isfinite(y)}
    return found if 2 * len(found) >= len({dot.key for dot in drawing.dots}) else {}


def _rounded(places: Mapping[str, Position]) -> dict[str, Position]:
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in places.items()}

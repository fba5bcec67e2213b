"""Things with their names pushed apart until no two of them overlap, without tearing the picture about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from statistics import median

from visuals.drawing import Position
from visuals.layout.boxes import Box

_ROUNDS = 24
"""Rounds of pushing before the whole picture is made wider, unless told otherwise."""

_WIDER = 1.08
_MOST = 120
"""How often the picture is made wider at most: ten thousandfold, which no picture needs."""

_SLACK = 0.05
"""Pixels that are pushed further than needed, so that rounding does not bring an overlap back."""


def apart(places: Mapping[str, Position], boxes: Mapping[str, Box], rounds: int = _ROUNDS) -> dict[str, Position]:
    """The places, moved as little as is needed for no two boxes to overlap. Who overlaps nobody may be pushed too.

    The middle of the picture stays about where it is. The outcome does not depend on the order of ``places``.
    ``rounds``: of pushing, before all of it is made wider and pushed again.
    """
    crowd = _Crowd(places, boxes)
    for _ in range(_MOST):
        for _ in range(rounds):
            if not crowd.push():
                return crowd.places()
        crowd.widen()
    return crowd.places()


class _Crowd:
    """Boxes by their middles, on a grid by which those near each other are found."""

    def __init__(self, places: Mapping[str, Position], boxes: Mapping[str, Box]) -> None:
        self._keys = sorted(places)
        self._boxes = [boxes[key] for key in self._keys]
        self._off = [((one.right - one.left) / 2, (one.bottom - one.top) / 2) for one in self._boxes]
        self._x = [places[key][0] + off[0] for key, off in zip(self._keys, self._off, strict=True)]
        self._y = [places[key][1] + off[1] for key, off in zip(self._keys, self._off, strict=True)]
        self._wide = [one.width / 2 for one in self._boxes]
        self._high = [one.height / 2 for one in self._boxes]
        self._weight = [max(one.width * one.height, 1.0) for one in self._boxes]
        self._cell = _cell([one.width for one in self._boxes]), _cell([one.height for one in self._boxes])

    def places(self) -> dict[str, Position]:
        """Where each stands now."""
        found = zip(self._keys, self._x, self._y, self._off, strict=True)
        return {key: (x - off[0], y - off[1]) for key, x, y, off in found}

    def widen(self) -> None:
        """Move all away from the middle of the picture."""
        for along in (self._x, self._y):
            centre = (min(along) + max(along)) / 2
            along[:] = [centre + (one - centre) * _WIDER for one in along]

    def push(self) -> bool:
        """Push each two that overlap away from each other along the shorter way; False if none do."""
        x, y, wide, high, weight = self._x, self._y, self._wide, self._high, self._weight
        pushed = False
        for one, other in self._near():
            across = wide[one] + wide[other] - abs(x[other] - x[one])
            if across <= 0:
                continue
            down = high[one] + high[other] - abs(y[other] - y[one])
            if down <= 0:
                continue
            pushed = True
            share = weight[other] / (weight[one] + weight[other])
            along, far = (x, across + _SLACK) if across < down else (y, down + _SLACK)
            if along[other] < along[one]:
                far = -far
            along[one] -= far * share
            along[other] += far * (1 - share)
        return pushed

    def _near(self) -> Iterator[tuple[int, int]]:
        """Pairs of boxes that share a cell of the grid, some of them several times."""
        cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        across, down = self._cell
        for number, (x, y) in enumerate(zip(self._x, self._y, strict=True)):
            wide, high = self._wide[number], self._high[number]
            rows = range(int((y - high) // down), int((y + high) // down) + 1)
            for column in range(int((x - wide) // across), int((x + wide) // across) + 1):
                for row in rows:
                    cells[column, row].append(number)
        for members in cells.values():
            yield from combinations(members, 2)


def _cell(sizes: list[float]) -> float:
    """The side of a cell: most boxes lie in few cells, and large ones not in very many."""
    return max(median(sizes), max(sizes) / 8, 1.0) if sizes else 1.0

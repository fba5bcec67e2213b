"""A picture laid onto an earlier one (Procrustes): turned, mirrored, scaled and shifted, its shape unchanged."""

from __future__ import annotations

from collections.abc import Mapping

from visuals.drawing import Position
from visuals.layout.boxes import middle

_ALMOST_NOTHING = 1e-12


def aligned(places: Mapping[str, Position], onto: Mapping[str, Position], unit: float) -> dict[str, Position]:
    """The places, so that those of keys that are in ``onto`` too lie as near to it as can be (least squares).

    At least one key is in both. ``unit``: how much larger the outcome is where one alone is, which tells no scale.
    """
    common = sorted(places.keys() & onto.keys())
    here, there = middle(places[key] for key in common), middle(onto[key] for key in common)
    here_, there_ = complex(*here), complex(*there)
    ours = [complex(*places[key]) - here_ for key in common]
    theirs = [complex(*onto[key]) - there_ for key in common]
    size = sum(abs(one) ** 2 for one in ours)
    turned = sum((one.conjugate() * other for one, other in zip(ours, theirs, strict=True)), 0j)
    mirrored = sum((one * other for one, other in zip(ours, theirs, strict=True)), 0j)
    mirror = abs(mirrored) > abs(turned) * (1 + 1e-9)
    best = mirrored if mirror else turned
    factor = best / size if size > _ALMOST_NOTHING and abs(best) > _ALMOST_NOTHING else complex(unit)

    def laid(at: Position) -> Position:
        offset = complex(*at) - here_
        moved = factor * (offset.conjugate() if mirror else offset) + there_
        return moved.real, moved.imag

    return {key: laid(at) for key, at in places.items()}

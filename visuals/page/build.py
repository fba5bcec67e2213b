"""Nodes, edges and options of the interactive picture, built with pyvis.

Only the builder of pyvis is used: its pages fetch from elsewhere and run what stands in names. Ids say nothing
(``n0``, ``b0``, ``e0``: numbers in the drawing); colours are names of ``style.COLOURS``, since the ground is the
reader's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.questions.standing import ORDER
from visuals.drawing import Bunch, Dot, Drawing, Placed, Stroke
from visuals.scene import ends_at
from visuals.style import (
    BUNCH,
    GAP,
    LINES,
    MISSING,
    OVER,
    PLANNED,
    badged,
    dashed,
    faint,
    look_of,
    radius,
    ringed,
    sign_text,
)  # fmt: skip

if TYPE_CHECKING:
    from pyvis.network import Network

MANY_EDGES = 3000
"""While a picture with more is moved, only its dots are drawn."""

_BEND = 0.16
"""How far lines between the same two are bent apart, as a share of their length."""


class _Ids(list[str]):
    """The ids of a network. pyvis asks for every end of every edge whether it is among them."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()

    def append(self, one: str) -> None:
        self._known.add(one)
        super().append(one)

    def __contains__(self, one: object) -> bool:
        return one in self._known


def network(placed: Placed) -> Network:
    """A network whose nodes are the dots (``n…``) and bunches (``b…``) and whose edges (``e…``) are the strokes."""
    from pyvis.network import Network

    drawing = placed.drawing
    made = Network(directed=True)
    made.node_ids = _Ids()
    ends = ends_at(drawing.strokes)
    for number, dot in enumerate(drawing.dots):
        _add(made, f"n{number}", placed, dot.key, _node(dot, ends[dot.key], drawing))
    for number, bunch in enumerate(drawing.bunches):
        _add(made, f"b{number}", placed, bunch.key, _closed(bunch))
    ids = {dot.key: f"n{number}" for number, dot in enumerate(drawing.dots)}
    for number, stroke in enumerate(drawing.strokes):
        made.add_edge(ids[stroke.source], ids[stroke.target], id=f"e{number}", **_edge(stroke))
    made.options = _options(len(drawing.strokes))
    return made


def _add(made: Network, one: str, placed: Placed, key: str, look: dict[str, Any]) -> None:
    x, y = placed.places[key]
    made.add_node(one, shape="custom", x=round(float(x), 1), y=round(float(y), 1), **present(look))


def _node(dot: Dot, ends: int, drawing: Drawing) -> dict[str, Any]:
    look = look_of(dot)
    return {
        "label": dot.ref.name,
        "size": round(radius(ends), 1),
        "color": look.colour,
        "outline": look.outline,
        "sign": sign_text(look.sign, drawing.language),
        "dashed": int(dashed(dot.standing.code)),
        "faint": int(faint(dot.standing.code)),
        "ring": int(ringed(dot.marks)),
        "badge": GAP if badged(dot.marks) else "",
        "more": dot.more,
    }


def _closed(bunch: Bunch) -> dict[str, Any]:
    size = round(radius(len(bunch.members)), 1)
    return {"label": bunch.name, "size": size, "color": BUNCH.colour, "outline": BUNCH.outline}


def _edge(stroke: Stroke) -> dict[str, Any]:
    look, missing = LINES[stroke.family], stroke.family == "missing"
    over = faint(stroke.standing.code) and not missing
    dashes = PLANNED if dashed(stroke.standing.code) and not missing else look.dashes
    sign = MISSING if missing else (OVER if over else "") + (GAP if stroke.marks else "")
    return {
        "width": 1.0 if over else look.width,
        "sure": sureness(stroke.standing.code),
        "color": "line" if over else look.colour,
        "arrows": {"none": "", "target": "to", "source": "from", "both": "to, from"}[stroke.arrows],
        **present({"dashes": list(dashes), "bend": _bend(stroke), "sign": sign, "ball": int(look.head == "ball")}),
    }


def sureness(standing: str) -> int:
    """How surely something holds, 0 for most surely: what is gathered in one line looks as the surest of it."""
    ordered: Sequence[str] = ORDER
    return ordered.index(standing) if standing in ordered else len(ordered)


def present(look: Mapping[str, Any]) -> dict[str, Any]:
    """What says nothing is left out: it would be most of a large picture."""
    return {name: value for name, value in look.items() if value}


def _bend(stroke: Stroke) -> float:
    """To which side and how far a line is bent: seen from the lower key, so that opposite lines do not meet."""
    side = 1 if stroke.source <= stroke.target else -1
    return round(side * _BEND * 2 * (stroke.number - (stroke.of - 1) / 2), 2)


def _options(edges: int) -> dict[str, Any]:
    moved_bare = edges > MANY_EDGES
    return {
        "autoResize": True,
        "physics": False,
        "layout": {"improvedLayout": False},
        "interaction": {
            "dragNodes": False,
            "hover": True,
            "keyboard": False,
            "multiselect": False,
            "hideEdgesOnDrag": moved_bare,
            "hideEdgesOnZoom": moved_bare,
        },
        "nodes": {"shape": "custom", "fixed": True, "chosen": False},
        "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.6}, "from": {"scaleFactor": 0.6}}},
    }

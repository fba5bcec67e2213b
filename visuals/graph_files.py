"""A picture for programs that draw and measure graphs: GraphML and GEXF, with the places of the things.

A node is a dot, an edge a link; every link of a stroke is one, in its own direction. ``family`` says how it is drawn:
edges of the family ``missing`` are recorded by nobody (``recorded`` is false), and whoever measures what is there
filters on ``in_force``. ``x`` and ``y`` are pixels, to the right and downwards; GEXF has them as its own position too,
upwards as Gephi draws.

GraphML: http://graphml.graphdrawing.org/specification.html. GEXF 1.2: https://gexf.net/schema.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from graph.export.graph_formats import BETWEEN, CREATOR, gexf_of
from graph.model.xml_text import xml_text
from graph.questions.base import Coded
from visuals.drawing import Dot, Placed, Stroke, Told
from visuals.scene import ends_at
from visuals.style import COLOURS, look_of, radius

if TYPE_CHECKING:
    from networkx import MultiDiGraph


Plain = str | int | float | bool


def graphml(placed: Placed) -> bytes:
    """The picture as GraphML."""
    from networkx.readwrite.graphml import GraphMLWriter

    out = BytesIO()
    GraphMLWriter(_graph(placed)).dump(out)
    return out.getvalue()


def gexf(placed: Placed) -> bytes:
    """The picture as GEXF, with places, sizes and colours. The same picture gives the same bytes on any day."""
    graph = _graph(placed)
    _dress(graph, placed)
    out = BytesIO()
    gexf_of(graph, out)
    return out.getvalue()


def _graph(placed: Placed) -> MultiDiGraph[str]:
    """The graph with nothing in it that the formats cannot hold."""
    from networkx import MultiDiGraph

    drawing = placed.drawing
    about = {"title": drawing.title, "as_of": drawing.as_of, "digest": drawing.digest, "scope": drawing.scope}
    graph: MultiDiGraph[str] = MultiDiGraph(name=CREATOR, fictional=drawing.fictional)
    graph.graph.update(_clean(about))
    for dot in drawing.dots:
        x, y = placed.places[dot.key]
        graph.add_node(dot.key, x=float(x), y=float(y), **_clean(_of_dot(dot)))
    for stroke in drawing.strokes:
        for link in stroke.links:
            ends = (stroke.target, stroke.source) if link.backwards else (stroke.source, stroke.target)
            graph.add_edge(*ends, link.id)
            graph.edges[*ends, link.id].update(_clean(_of_link(stroke, link)))
    return graph


def _of_dot(dot: Dot) -> dict[str, Plain]:
    return {
        "label": dot.ref.name,
        "kind": dot.kind.code,
        "standing": dot.standing.code,
        "in_force": _in_force(dot.standing),
        "sectors": _joined(dot.sectors),
        "areas": BETWEEN.join(area.name for area in dot.areas),
        "freshness": dot.freshness,
        "age": dot.age,
        "more": dot.more,
        "marks": _joined(dot.marks),
        "sources": BETWEEN.join(dot.sources),
        "fictional": dot.ref.fictional,
    }


def _of_link(stroke: Stroke, link: Told) -> dict[str, Plain]:
    recorded = stroke.family != "missing"
    return {
        "label": link.kind.text,
        "kind": link.kind.code,
        "family": stroke.family,
        "recorded": recorded,
        "standing": link.standing.code,
        "in_force": recorded and _in_force(link.standing),
        "symmetric": not link.directed,
        "freshness": link.freshness,
        "age": link.age,
        "text": link.text,
        "sources": BETWEEN.join(link.sources),
        "fictional": link.fictional,
    }


def _dress(graph: MultiDiGraph[str], placed: Placed) -> None:
    """Give every node the place, size and colour that it has in the picture, as GEXF tells them."""
    ends = ends_at(placed.drawing.strokes)
    for dot in placed.drawing.dots:
        x, y = placed.places[dot.key]
        colour = COLOURS[look_of(dot).colour][0]
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        graph.nodes[dot.key]["viz"] = {
            "position": {"x": float(x), "y": -float(y), "z": 0.0},
            "size": radius(ends[dot.key]),
            "color": {"r": red, "g": green, "b": blue},
        }


_THERE = ("in_force", "unknown", "undated")


def _in_force(standing: Coded) -> bool:
    """Whether something is there as far as anybody knows: neither planned nor paused nor over."""
    return standing.code in _THERE


def _joined(codes: Iterable[Coded]) -> str:
    return BETWEEN.join(code.code for code in codes)


def _clean(told: Mapping[str, Plain]) -> dict[str, Plain]:
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in told.items()}

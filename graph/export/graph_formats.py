"""The network for programs that draw and measure graphs: GraphML and GEXF, for Gephi, Cytoscape, igraph and R.

A node is a thing, an edge a relation, both as they are merged. Plans are in the file too: whoever measures what is
there filters on ``in_force``, and ``modality`` says what the rest is. Links have a direction; those of a symmetric
kind say so (``symmetric``) and are written once. ``fictional``, ``sayings`` (how many), ``said_on`` (the newest) and
``cited`` (titles of documents) lead from a picture back to the sources.

GraphML: http://graphml.graphdrawing.org/specification.html. GEXF 1.2: https://gexf.net/schema.html.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.export.base import Export, Progress, Wish
from graph.export.gathered import Gathered, gather
from graph.export.standing import in_force
from graph.model.records import Merged
from graph.model.wording import label
from graph.model.xml_text import xml_text
from graph.questions.describe import name_of, newest
from graph.store.base import View
from graph.store.networks import attributes

if TYPE_CHECKING:
    from networkx import MultiDiGraph

CREATOR = "Seinätön"
BETWEEN = " | "
"""Between the values of a list: the formats know texts, numbers, yes and no, and no lists."""

Plain = str | int | float | bool


def graph_exports() -> list[Export]:
    """The exports of this file."""
    return [
        Export("graphml", "graphml", "application/graphml+xml", write_graphml),
        Export("gexf", "gexf", "application/gexf+xml", write_gexf),
    ]


def write_graphml(view: View, wish: Wish, path: Path, progress: Progress) -> None:
    """Write the network as GraphML."""
    from networkx.readwrite.graphml import GraphMLWriter

    with path.open("wb") as file:
        GraphMLWriter(_network(view, wish, progress)).dump(file)


def write_gexf(view: View, wish: Wish, path: Path, progress: Progress) -> None:
    """Write the network as GEXF."""
    graph = _network(view, wish, progress)
    with path.open("wb") as file:
        gexf_of(graph, file)


def gexf_of(graph: MultiDiGraph[str], file: BinaryIO) -> None:
    """Write a graph as GEXF, its edges under their keys, without the day and version that networkx writes into it."""
    from networkx.readwrite.gexf import GEXFWriter

    for *_, key, edge in graph.edges(keys=True, data=True):
        edge["id"] = key
    writer = GEXFWriter(graph)
    about = writer.xml.find("meta")
    del about.attrib["lastmodifieddate"]
    about.find("creator").text = CREATOR
    writer.write(file)


def _network(view: View, wish: Wish, progress: Progress) -> MultiDiGraph[str]:
    """The graph with nothing in it that the formats cannot hold. ``digest``: its version."""
    from networkx import MultiDiGraph

    found = gather(view, wish, progress)
    graph: MultiDiGraph[str] = MultiDiGraph(name=CREATOR, digest=found.digest, scope=wish.asking.scope)
    for key, node in found.nodes.items():
        name, _ = name_of(node, wish.asking.language)
        graph.add_node(key, label=_clean(name), **_told(node, found))
    for link in found.links:
        word = label("link", link.kind, wish.asking.language)
        graph.add_edge(link.source, link.target, link.key, label=word, **_told(link, found))
    return graph


def _told(record: Merged, found: Gathered) -> dict[str, Plain]:
    """All that a node or an edge says, beside its label."""
    values = {**record.values, **found.personal.get(record.key, {})}
    told: dict[str, Plain] = {
        name: _clean(BETWEEN.join(value)) if isinstance(value, list) else _clean(value)
        for name, value in attributes(record, values, found.datasets).items()
    }
    told["in_force"] = in_force(found.standing[record.key])
    told["sayings"] = found.sayings[record.key]
    if said_on := newest(one.said_on for one in record.evidence):
        told["said_on"] = said_on
    told["cited"] = _clean(BETWEEN.join(found.titles([record])))
    return told


def _clean(value: Plain) -> Plain:
    return xml_text(value) if isinstance(value, str) else value

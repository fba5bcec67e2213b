"""What the export is made of: triples of one subject, and the graphs they belong to."""

from __future__ import annotations

from typing import NamedTuple

from graph.export.rdf.prefixes import term

TYPE, DERIVED = term("rdf:type"), term("prov:wasDerivedFrom")
SUBJECT, PREDICATE, OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")

Part = tuple[str, str]
"""A predicate and an object, as they stand in N-Triples."""

Graphs = tuple[str, ...]
"""Datasets by their ids; the graph of each holds what it says. Empty: the graph of what the program adds."""


class Block(NamedTuple):
    """Triples of one subject. ``subject`` and the parts stand as in N-Triples."""

    subject: str
    parts: list[Part]
    graphs: Graphs

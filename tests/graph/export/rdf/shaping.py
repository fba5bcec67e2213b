"""Checking RDF against shapes, as a user does it with pySHACL: without inference."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pyshacl import validate
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from graph.export.base import BASE_URI
from graph.export.rdf.shapes import shapes

OFFICIAL = {
    "CPSV-AP 3.2.0": ("cpsv-ap-3.2.0/cpsv-ap-SHACL.ttl",),
    "CPOV 2.1.2": ("cpov-2.1.2/core-public-organisation-ap-SHACL.ttl",),
    "DCAT-AP 3.0.1": ("dcat-ap-3.0.1/shapes.ttl", "dcat-ap-3.0.1/range.ttl"),
}
"""The official shapes, by the name of the profile; files below ``shapes`` of the shared folder."""


class Fault(NamedTuple):
    """What a report says: the name of the shape, and what is at fault, without the base URI."""

    shape: str
    at: str


@cache
def our_shapes() -> Graph:
    """Our shapes as they are published."""
    return Graph().parse(data=shapes(BASE_URI), format="turtle")


@cache
def official_shapes(shared: Path) -> Graph:
    """The shapes of all the official profiles together."""
    graph = Graph()
    for files in OFFICIAL.values():
        for name in files:
            graph.parse(shared / "data" / "shapes" / name)
    return graph


def faults(network: Graph, rules: Graph) -> list[Fault]:
    """Everything a report says against a network, in order.

    A query of ours looks at the whole export: what is at fault is its result's value, not the focus.
    """
    _, report, _ = validate(network, shacl_graph=rules, inference="none", do_owl_imports=False)
    assert isinstance(report, Graph)
    found = set()
    for (whole,) in [[one] for one in report.subjects(RDF.type, SH.ValidationReport)]:
        for result in report.objects(whole, SH.result):
            queried = (result, SH.sourceConstraintComponent, SH.SPARQLConstraintComponent) in report
            at = report.value(result, SH.value if queried else SH.focusNode)
            found.add(Fault(_name(report.value(result, SH.sourceShape)), _name(at)))
    return sorted(found)


def named(found: Iterable[Fault]) -> set[str]:
    """The shapes that report something."""
    return {one.shape for one in found}


def _name(term: Node | None) -> str:
    return str(term).removeprefix(f"{BASE_URI}shapes#").removeprefix(BASE_URI)

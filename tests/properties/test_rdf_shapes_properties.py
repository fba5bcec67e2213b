"""Whatever sources say, what is exported of it keeps our shapes, and nothing is missing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from rdflib import Graph

from graph.model.records import Dataset
from graph.store.base import Scope
from tests.exporting import exported
from tests.graph.export.rdf.counting import differences
from tests.graph.export.rdf.shaping import faults, our_shapes
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 6  # of an engine's examples: a check of the shapes takes half a second


@on_each_engine(
    SHARE,
    first=records("a"),
    second=records("b"),
    scope=st.sampled_from(["public", "network"]),
    personal=st.booleans(),
)
def test_every_network_keeps_our_shapes(
    engine: str, first: list[Record], second: list[Record], scope: Scope, personal: bool
) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        for dataset, *rest in (first, second):
            assert isinstance(dataset, Dataset)
            store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])
        path = exported(store, "n-triples", Path(folder) / "network.nt", scope=scope, personal=personal)
        graph = Graph().parse(path)
        assert faults(graph, our_shapes()) == []
        assert differences(graph, store, network=scope == "network") == {}

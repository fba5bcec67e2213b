"""Whatever sources say, what is exported of it keeps our shapes, and nothing is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import strategies as st
from rdflib import Graph

from graph.model.records import Dataset
from graph.store.base import Scope, Store
from tests.exporting import exported
from tests.graph.export.rdf.counting import differences
from tests.graph.export.rdf.shaping import faults, official_shapes, our_shapes
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 6  # of an engine's examples: a check of the shapes takes half a second
SCOPES: st.SearchStrategy[Scope] = st.sampled_from(("public", "network"))


SHARED = Path(__file__).resolve().parents[3] / "shared"


def export_of(store: Store, folder: str, drawn: Sequence[list[Record]], scope: Scope, personal: bool) -> Graph:
    """The export of a network of several datasets."""
    for dataset, *rest in drawn:
        assert isinstance(dataset, Dataset)
        store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])
    return Graph().parse(exported(store, "n-triples", Path(folder) / "network.nt", scope=scope, personal=personal))


@on_each_engine(SHARE, first=records("a"), second=records("b"), scope=SCOPES, personal=st.booleans())
def test_every_network_keeps_our_shapes_and_is_whole(
    engine: str, first: list[Record], second: list[Record], scope: Scope, personal: bool
) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        graph = export_of(store, folder, (first, second), scope, personal)
        assert differences(graph, store, network=scope == "network") == {}
    assert faults(graph, our_shapes()) == []


@pytest.mark.needs_shared
@on_each_engine(SHARE, first=records("a"), second=records("b"), scope=SCOPES)
def test_every_network_keeps_the_official_shapes(
    engine: str, first: list[Record], second: list[Record], scope: Scope
) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        graph = export_of(store, folder, (first, second), scope, personal=False)
    assert faults(graph, official_shapes(SHARED)) == []

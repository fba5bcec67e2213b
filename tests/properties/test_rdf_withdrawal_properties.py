"""A dataset is taken out of TriG by dropping its graph: nothing of it is left, and all that others say is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
from hypothesis import strategies as st

from graph.export.base import BASE_URI
from graph.model.records import Dataset
from graph.store.base import Store
from tests.exporting import exported
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 3  # of an engine's examples: each has two datasets


def fill(store: Store, drawn: Sequence[Record]) -> None:
    """Put the records of one dataset into a store."""
    dataset, *rest = drawn
    assert isinstance(dataset, Dataset)
    store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])


def graphs(store: Store, folder: Path) -> pyoxigraph.Store:
    """All there is in a store, a named graph a dataset."""
    found = pyoxigraph.Store()
    path = exported(store, "trig", folder / "network.trig", scope="network", personal=True)
    found.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TRIG)
    return found


@on_each_engine(SHARE, first=records("a"), second=st.one_of(records("b"), st.just([Dataset("b", "B")])))
def test_nothing_leads_to_what_a_withdrawn_dataset_said(engine: str, first: list[Record], second: list[Record]) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        fill(store, first)
        fill(store, second)
        network = graphs(store, Path(folder))
    own = pyoxigraph.NamedNode(f"{BASE_URI}dataset/b")
    dataset = pyoxigraph.NamedNode(f"{BASE_URI}def/dataset")
    theirs = {quad.subject for quad in network.quads_for_pattern(None, dataset, own, None)}
    network.remove_graph(own)
    left = set(network)
    assert not [quad for quad in left if quad.object in theirs or quad.subject in theirs]
    kept = [quad for quad in left if quad.object == own]
    assert all(quad.subject == pyoxigraph.NamedNode(f"{BASE_URI}network") for quad in kept), "described as a source"

"""Any network written as GraphML or GEXF is read back as it was; it and the two-mode tables are the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from graph.model.records import Dataset, MergedNode, Value, Values
from graph.store.base import Store
from tests.exporting import READERS, edges, exported, nodes
from tests.properties.each_engine import fresh, on_each_engine
from tests.stores import EXAMPLES
from tests.strategies import Record, records

SHARE = 1 / 2  # of an engine's examples: each is written in two formats and read back


def filled(store: Store, drawn: Sequence[Record]) -> None:
    """Put the records of one dataset into a store."""
    dataset, *rest = drawn
    assert isinstance(dataset, Dataset)
    store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])


def flat(values: Values) -> dict[str, Value]:
    """Values as the formats hold them."""
    return {
        key.replace("@", "_"): " | ".join(value) if isinstance(value, tuple) else value for key, value in values.items()
    }


def written(store: Store) -> dict[str, bytes]:
    """Every file of every form for network analysts, for the network's own people."""
    with TemporaryDirectory() as folder:
        for form in (*READERS, "two-mode"):
            exported(store, form, Path(folder) / form, scope="network")
        files = sorted(one for one in Path(folder).rglob("*") if one.is_file())
        return {one.name: one.read_bytes() for one in files}


@on_each_engine(SHARE, drawn=records())
def test_what_is_written_is_read_back(engine: str, drawn: list[Record]) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        filled(store, drawn)
        merged = store.ask(lambda view: list(view.records()))
        graphs = {
            form: read(exported(store, form, Path(folder) / form, scope="network")) for form, read in READERS.items()
        }
    expected_nodes = {one.key: flat(one.values) for one in merged if isinstance(one, MergedNode)}
    expected_edges = {one.key: (one.source, one.target) for one in merged if not isinstance(one, MergedNode)}
    for graph in graphs.values():
        assert set(nodes(graph)) == set(expected_nodes)
        found = edges(graph)
        assert {key: one["ends"] for key, one in found.items()} == expected_edges
        for one in merged:
            told = nodes(graph)[one.key] if isinstance(one, MergedNode) else found[one.key]
            for name, value in flat(one.values).items():
                assert (told[name], type(told[name])) == (value, type(value))
            assert told["modality"] == one.values.get("modality", "in_force")


@on_each_engine(SHARE, drawn=records())
def test_two_exports_are_the_same_to_the_byte(engine: str, drawn: list[Record]) -> None:
    with fresh(engine) as store:
        filled(store, drawn)
        first = written(store)
        assert written(store) == first
        dataset, *rest = drawn
        assert isinstance(dataset, Dataset)
        store.remove(dataset.id)
        filled(store, [dataset, *reversed(rest)])
        assert written(store) == first, "whatever the order of loading"


@pytest.mark.needs_neo4j
@settings(max_examples=EXAMPLES["neo4j"], deadline=None)
@given(drawn=records())
def test_both_engines_write_the_same_file(drawn: list[Record]) -> None:
    with fresh("sqlite") as one, fresh("neo4j") as other:
        filled(one, drawn)
        filled(other, drawn)
        assert written(one) == written(other)

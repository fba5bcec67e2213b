"""Exports that the tests of our vocabulary and context look into, as triples and as the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import Graph

from graph.store.base import Store
from tests.bundled import network
from tests.exporting import exported
from tests.graph.export.rdf.everything import fill
from tests.stores import open_sqlite

__all__ = ["network"]


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A network that uses all of the vocabulary."""
    store = fill(open_sqlite(tmp_path_factory.mktemp("everything")))
    yield store
    store.close()


@pytest.fixture(scope="session")
def full_graph(everything: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """All that an export can hold of the network that uses everything."""
    path = tmp_path_factory.mktemp("full") / "all.nt"
    return Graph().parse(exported(everything, "n-triples", path, scope="network", personal=True))


@pytest.fixture(scope="session")
def demo_graph(network: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The public export of the demo."""
    return Graph().parse(exported(network, "n-triples", tmp_path_factory.mktemp("demo") / "demo.nt"))


@pytest.fixture(scope="session")
def vocabulary(everything: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The vocabulary as it is published."""
    path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.ttl"
    return Graph(bind_namespaces="none").parse(exported(everything, "vocabulary", path))

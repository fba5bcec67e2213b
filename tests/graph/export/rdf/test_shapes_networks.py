"""Whole networks against our shapes, the official ones and the store: bundled ones, all kinds, a generated one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph

from graph.model.records import Dataset, Evidence, Link, Node
from graph.store.base import Scope, Store
from loaders.run import load
from tests.bundled import load_bundled
from tests.exporting import exported
from tests.graph.export.rdf.counting import differences
from tests.graph.export.rdf.shaping import faults, official_shapes, our_shapes
from tests.planting.plant import plant
from tests.stores import open_sqlite

NETWORKS = {"real": ("areas", "needs", "texts"), "made-up": ("areas", "needs", "esimerkkila")}
"""The bundled networks, each with the areas and needs that it speaks of."""


@pytest.fixture(scope="module", params=NETWORKS)
def bundled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Graph]]:
    """One of the bundled networks, and its public export."""
    folder = tmp_path_factory.mktemp("bundled")
    store = open_sqlite(folder)
    load_bundled(store, NETWORKS[request.param])
    yield store, Graph().parse(exported(store, "n-triples", folder / "network.nt"))
    store.close()


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A county of a generated network: about 5,000 triples."""
    folder = tmp_path_factory.mktemp("generated")
    planted = plant(folder / "csv", seed=1, organisations=146, each=3)
    (area,) = {one.area for one in planted.asks if one.kinds == ("bridge-load",) and one.gaps}
    store = open_sqlite(folder)
    load(store, folder / "csv")
    graph = Graph().parse(exported(store, "n-triples", folder / "county.nt", area=area))
    store.close()
    return graph


def test_a_bundled_network_keeps_our_shapes(bundled: tuple[Store, Graph]) -> None:
    assert faults(bundled[1], our_shapes()) == []


@pytest.mark.needs_shared
def test_a_bundled_network_keeps_the_official_shapes(bundled: tuple[Store, Graph], shared: Path) -> None:
    assert faults(bundled[1], official_shapes(shared)) == []


def test_a_bundled_network_is_whole(bundled: tuple[Store, Graph]) -> None:
    store, graph = bundled
    assert differences(graph, store) == {}


def test_a_generated_network_keeps_our_shapes(county: Graph) -> None:
    assert len(county) > 4_000
    assert faults(county, our_shapes()) == []


@pytest.mark.needs_shared
def test_a_generated_network_keeps_the_official_shapes(county: Graph, shared: Path) -> None:
    assert faults(county, official_shapes(shared)) == []


@pytest.mark.parametrize(("scope", "personal"), [("public", False), ("network", True)])
def test_a_network_of_all_kinds_and_values_keeps_our_shapes_for_everybody(
    everything: Store, tmp_path: Path, scope: Scope, personal: bool
) -> None:
    path = exported(everything, "n-triples", tmp_path / "all.nt", scope=scope, personal=personal)
    graph = Graph().parse(path)
    assert faults(graph, our_shapes()) == []
    assert differences(graph, everything, network=scope == "network") == {}


@pytest.mark.needs_shared
def test_a_network_of_all_kinds_and_values_keeps_the_official_shapes(full_graph: Graph, shared: Path) -> None:
    assert faults(full_graph, official_shapes(shared)) == []


def test_names_that_look_alike_and_partners_that_are_one_break_no_rule(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    for name, publisher in (("one", "Esimerkin Kunta"), ("two", "Esimerkin-Kunta"), ("three", "Esimerkin_Kunta")):
        said = Node("Service", f"service/{name}", {"name@fi": "Kerho"}, Evidence(name))
        store.change(Dataset(name, name, publisher), [said])
    together = [
        Link(kind, "service/one", "service/two", {}, Evidence("four")) for kind in ("cooperates_with", "same_as")
    ]
    store.change(Dataset("four", "four"), together)
    graph = Graph().parse(exported(store, "n-triples", tmp_path / "network.nt"))
    assert faults(graph, our_shapes()) == []
    assert differences(graph, store) == {}
    store.close()

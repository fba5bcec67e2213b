"""Every shape finds what it is there for, and no other speaks up; what none can see is found by counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

from graph.export.base import BASE_URI
from graph.store.base import Store
from tests.exporting import exported
from tests.graph.export.rdf.counting import differences
from tests.graph.export.rdf.planted import Planted, draw, plant, planted
from tests.graph.export.rdf.shaping import faults, official_shapes, our_shapes
from tests.stores import open_sqlite

FAULTS = planted()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The network that is spoilt."""
    opened = draw(open_sqlite(tmp_path_factory.mktemp("small")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def network(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Its public export."""
    return Graph().parse(exported(store, "n-triples", tmp_path_factory.mktemp("small") / "network.nt"))


def reported(graph: Graph) -> set[str]:
    """What our shapes say: the shape and what is at fault; a saying by no more than that it is one."""
    return {f"{one.shape} {re.sub('^saying/.*', 'saying', one.at)}" for one in faults(graph, our_shapes())}


def test_the_network_is_without_fault(network: Graph, store: Store) -> None:
    assert reported(network) == set()
    assert differences(network, store) == {}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: one.name)
def test_a_fault_is_reported_by_its_shape_and_nothing_else(network: Graph, fault: Planted) -> None:
    assert reported(plant(network, fault.change)) == set(fault.reported)


def test_every_shape_that_is_written_by_hand_has_found_something() -> None:
    spoke_up = {line.partition(" ")[0] for one in FAULTS for line in one.reported}
    rules = our_shapes()
    shapes = {*rules.subjects(RDF.type, SH.NodeShape), *rules.subjects(RDF.type, SH.PropertyShape)}
    ours = {str(one).removeprefix(f"{BASE_URI}shapes#") for one in shapes}
    folder = Path(__file__).resolve().parents[4] / "graph" / "export" / "rdf" / "shapes"
    by_hand = {name for path in folder.glob("*.ttl") for name in re.findall(r"^shape:(\w+) a ", path.read_text(), re.M)}
    assert by_hand < ours
    assert by_hand - spoke_up == {
        "Thing",
        "Statement",
        "Agent",
        "Participation",
        "ChangeEvent",
        "Labelled",
        "isReal",
        "noEnds",
    }
    assert spoke_up - ours == set()


def called(name: str) -> Planted:
    (found,) = [one for one in FAULTS if one.name == name]
    return found


def test_a_node_without_its_classes_is_missed_by_counting(network: Graph, store: Store) -> None:
    dropped = plant(network, called("a class dropped").change)
    missing = differences(dropped, store)
    assert missing.pop("told of") == (len(network), len(network) - 2)
    assert missing == {"sn:Channel": (1, 2), "sn:Channel cv:Channel": (1, 2)}


@pytest.mark.needs_shared
def test_the_official_shapes_do_not_see_a_node_without_its_classes(network: Graph, shared: Path) -> None:
    assert faults(plant(network, called("a class dropped").change), official_shapes(shared)) == []


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", ["title without language", "missing channel identifier", "NGO as authority"])
def test_the_official_shapes_see_what_breaks_their_own_rules(network: Graph, shared: Path, name: str) -> None:
    assert {one.at for one in faults(plant(network, called(name).change), official_shapes(shared))} == {
        line.partition(" ")[2] for line in called(name).reported
    }


def test_a_wrong_number_of_triples_is_found_by_counting_alone(network: Graph, store: Store) -> None:
    wrong = plant(network, "DELETE WHERE { <network> void:triples ?any } ; INSERT DATA { <network> void:triples 1 }")
    assert reported(wrong) == set()
    assert differences(wrong, store) == {"told of": (1, len(network))}


def test_what_is_gone_altogether_is_found_by_counting_alone(network: Graph, store: Store) -> None:
    gone = plant(network, "DELETE WHERE { <id/channel/web> ?any ?thing }")
    assert reported(gone) == set()
    assert differences(gone, store).keys() == {"told of", "sn:Channel", "sn:Channel cv:Channel"}


def test_personal_data_may_be_in_an_export_that_says_so(network: Graph) -> None:
    name = called("a person's name").change
    assert reported(plant(network, f"{name} ; INSERT DATA {{ <network> sn:exported 'personal' }}")) == set()

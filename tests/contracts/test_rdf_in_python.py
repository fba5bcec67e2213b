"""The rdflib graph that programs in Python get: what they can ask for, its prefixes, its faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

from graph.errors import NothingFound
from graph.export.base import BASE_URI, Wish
from graph.export.rdf import to_rdflib
from graph.questions.base import Asking
from graph.store.base import Store
from tests.exporting import exported
from tests.networks import TODAY, Drawn, area, link, service, thing

SN, ID = Namespace(f"{BASE_URI}def/"), Namespace(f"{BASE_URI}id/")


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with two services in two areas, and a point raised that is for the network's own people."""
    Drawn(store).draw(
        area("home", name_fi="Kotikunta"),
        area("away"),
        service("cafe", name_fi="Kahvila", name_sv="Kafé", min_age=1.5),
        service("club"),
        link("available_in", "service/cafe", "area/home"),
        link("available_in", "service/club", "area/away"),
        thing("observation/worry", visibility="network"),
    )
    return store


def services(graph: Graph) -> set[object]:
    return set(graph.subjects(RDF.type, SN.Service))


def test_it_is_all_that_is_public_with_its_description(filled: Store) -> None:
    graph = filled.ask(to_rdflib)
    cafe = ID["service/cafe"]
    assert services(graph) == {cafe, ID["service/club"]}
    assert set(graph.objects(cafe, DCTERMS.title)) == {Literal("Kahvila", "fi"), Literal("Kafé", "sv")}
    assert set(graph.objects(cafe, SN.minAge)) == {Literal(1.5)}
    assert (cafe, SN.availableIn, ID["area/home"]) in graph
    assert (ID["observation/worry"], None, None) not in graph
    (count,) = graph.objects(URIRef(f"{BASE_URI}network"), URIRef("http://rdfs.org/ns/void#triples"))
    assert count == Literal(len(graph))


def test_its_prefixes_are_those_of_the_files(filled: Store, tmp_path: Path) -> None:
    path = exported(filled, "turtle", tmp_path / "network.ttl")
    written = dict(Graph(bind_namespaces="none").parse(path).namespaces())
    made = dict(filled.ask(to_rdflib).namespaces())
    assert made == written
    assert made["sn"] == URIRef(str(SN))


def test_an_area_other_addresses_and_what_is_kept_inside_can_be_wished_for(filled: Store) -> None:
    wish = Wish(Asking(TODAY), area="Kotikunta", base_uri="https://verkosto.example/")
    some = filled.ask(lambda view: to_rdflib(view, wish))
    own = Namespace("https://verkosto.example/")
    assert set(some.subjects(RDF.type, own["def/Service"])) == {own["id/service/cafe"]}
    inside = filled.ask(lambda view: to_rdflib(view, Wish(Asking(TODAY, scope="network"))))
    assert (ID["observation/worry"], RDF.type, SN.Observation) in inside


def test_an_area_that_nobody_knows_is_said_to_be_unknown(filled: Store) -> None:
    with pytest.raises(NothingFound):
        filled.ask(lambda view: to_rdflib(view, Wish(Asking(TODAY), area="Olematon")))

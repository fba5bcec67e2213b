"""What is told of one thing as RDF: all that the whole export says of it, for whom it is, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from pyld import jsonld
from rdflib import RDF, Graph, URIRef

from graph.errors import BadQuestion, NothingFound
from graph.export.base import BASE_URI
from graph.export.rdf.context import context
from graph.export.rdf.names import Names
from graph.store.base import Scope, Store
from tests.graph.checking.records import PHONE, SOMEBODY
from tests.graph.export.rdf.shaping import faults, our_shapes
from tests.graph.export.rdf.telling_of_one import READ, Whole, address, keys, told, triples, whole
from tests.networks import Drawn, area, initiative, link, network, organisation, place, professional, service, thing
from tests.stores import open_sqlite

READERS: tuple[tuple[Scope, bool], ...] = (("public", False), ("network", True))
EACH = 9
"""Of the many things of the bundled networks every ninth of each kind is looked at, and the first."""
OF_OTHERS = {"toldSubject", "toldObject"}
"""Shapes that ask for what is said of both ends of a relation; of the other end a file of one thing has only names."""
SECRET = "Salaisuus"


def spread(store: Store, each: int = EACH) -> list[str]:
    """Things of every kind."""
    by_kind = groupby(keys(store), lambda key: key.partition("/")[0])
    return [key for _, some in by_kind for key in list(some)[::each]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_sqlite(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def demo_whole(network: Store) -> Whole:
    return whole(network)


def test_every_kind_is_looked_at(network: Store) -> None:
    assert len({key.partition("/")[0] for key in spread(network)}) == 15
    assert len(spread(network)) > 90


def test_of_the_bundled_networks_it_holds_all_that_the_export_says_of_the_thing(
    network: Store, demo_whole: Whole
) -> None:
    for key in spread(network):
        assert demo_whole.faults(key, triples(told(network, key))) == [], key


@pytest.mark.parametrize(("scope", "personal"), READERS)
def test_of_a_network_that_uses_everything_too(everything: Store, scope: Scope, personal: bool) -> None:
    compared = whole(everything, scope, personal=personal)
    for key in keys(everything, scope):
        said = triples(told(everything, key, scope=scope, personal=personal))
        assert compared.faults(key, said) == [], key


def test_all_programs_read_the_same_from_both_forms(network: Store, everything: Store) -> None:
    for store, key in [
        *((network, key) for key in spread(network, 40)),
        *((everything, key) for key in spread(everything)),
    ]:
        turtle, json_ld = (told(store, key, form) for form in READ)
        said = triples(turtle)
        assert triples(json_ld, "json-ld") == said
        assert triples(json.dumps(jsonld.expand(json.loads(json_ld))), "json-ld") == said
        assert set(Graph().parse(data=json_ld, format="json-ld")) == set(Graph().parse(data=turtle, format="turtle"))


def test_json_ld_is_written_with_the_terms_of_the_published_context(network: Store) -> None:
    published = context(Names(BASE_URI))["@context"]
    file = json.loads(told(network, "service/kemi-perhetyo", "json-ld"))
    assert file["@context"].items() <= published.items()
    assert not [name for node in file["@graph"] for name in node if "://" in name]
    first = file["@graph"][0]
    assert first["id"] == f"{BASE_URI}id/service/kemi-perhetyo"
    assert first["type"] == ["schema:Service", "Service"]
    assert first["dct:title"]["en"] == "Family work, Kemi"
    assert f"{BASE_URI}id/need/arjen-tuki" in first["addressesNeed"]


def test_the_thing_and_its_relations_keep_our_shapes(network: Store, everything: Store) -> None:
    for store, key in [*((network, key) for key in spread(network, 1000)), (everything, "service/plain")]:
        found = faults(Graph().parse(data=told(store, key), format="turtle"), our_shapes())
        own = [one for one in found if not one.at.startswith("id/") or one.at == f"id/{key}"]
        assert [one for one in own if one.at != "network" and one.shape not in OF_OTHERS] == [], key


def test_how_things_stand_may_hang_on_what_is_two_steps_away(store: Store) -> None:
    Drawn(store).draw(
        *(area("home"), organisation("town", organisation_type="municipality"), organisation("club")),
        *(initiative("ended", ends="2020"), initiative("project"), initiative("sub"), network("centre")),
        *(service("clinic"), service("school"), service("cafe")),
        link("part_of", "initiative/project", "initiative/ended"),
        link("part_of", "initiative/sub", "initiative/project"),
        link("takes_part", "organisation/club", "initiative/sub"),
        *(link("provides", "organisation/town", f"service/{one}") for one in ("clinic", "school")),
        link("provides", "organisation/club", "service/cafe"),
        *(link("refers_to", "service/clinic", f"service/{one}") for one in ("school", "cafe")),
        link("located_in", "organisation/town", "area/home", valid_to="2020"),
    )
    compared = whole(store)
    for key in keys(store):
        assert compared.faults(key, triples(told(store, key))) == [], key
    clinic = triples(told(store, "service/clinic"))
    related = {one.object for one in clinic if one.predicate == address("cv:relatedService")}
    assert related == {address("id/service/school")}, "the other is no public service"
    club = triples(told(store, "organisation/club"))
    assert not [one for one in club if one.predicate == address("sn:takesPart")], "its programme has ended"


def test_what_is_left_out_is_said_in_the_file_and_all_else_holds(network: Store, demo_whole: Whole) -> None:
    said = triples(told(network, "area/kemi", limit=3))
    page = address("nodes/area/kemi")
    of_itself = {one for one in said if one.subject == page}
    words = {str(one.object) for one in of_itself if one.predicate == address("dct:description")}
    assert '"Here are 3 relations “available in this area”. In all 26 are recorded."@en' in words
    assert '"Tässä on 3 suhdetta ”alueella saatavilla”. Kaikkiaan niitä on kirjattu 26."@fi' in words
    assert len(words) == 6, "two kinds of relations in three languages"
    about = {one.object for one in of_itself if one.predicate == address("foaf:primaryTopic")}
    assert about == {address("id/area/kemi")}
    assert said - of_itself <= demo_whole.triples
    assert triples(told(network, "area/kemi", "json-ld", limit=3), "json-ld") == said


def test_of_a_relation_without_a_direction_one_count_is_told(store: Store) -> None:
    clubs = ["a", "c", "d", "e"]
    Drawn(store).draw(
        *(organisation(one) for one in ("b", *clubs)),
        *(link("cooperates_with", "organisation/b", f"organisation/{one}") for one in clubs),
        link("cooperates_with", "organisation/b", "organisation/c", manner="network"),
    )
    text = told(store, "organisation/b", limit=1)
    assert "Here are 2 relations “cooperates with”. In all 5 are recorded." in text
    assert text.count("In all") == 1


def test_what_is_complete_says_nothing_of_itself(network: Store) -> None:
    assert "primaryTopic" not in told(network, "area/kemi")


@pytest.mark.parametrize("limit", [1, 2])
def test_however_little_is_shown_the_thing_and_what_is_shown_of_others_is_right(
    network: Store, demo_whole: Whole, limit: int
) -> None:
    types = address("rdf:type")
    for key in spread(network):
        said = {one for one in triples(told(network, key, limit=limit)) if one.subject != address(f"nodes/{key}")}
        assert said <= demo_whole.triples, key
        own = {one for one in said if one.subject == address(f"id/{key}") and one.predicate == types}
        assert own == {one for one in demo_whole.about[address(f"id/{key}")] if one.predicate == types}, key


def test_nothing_of_persons_and_nothing_from_inside_is_told_unless_it_is_asked_for(store: Store) -> None:
    Drawn(store).draw(
        professional("guide", name_fi="Perheohjaaja", person_name=SOMEBODY, phone=PHONE),
        *(organisation("club"), service("cafe"), area("home")),
        place("shelter", hidden_address=True, address=SECRET),
        thing("observation/worry", name_fi=SECRET, visibility="network"),
        link("concerns", "observation/worry", "service/cafe"),
        link("works_in", "professional/guide", "organisation/club"),
        link("provides", "organisation/club", "service/cafe", visibility="network", note=SECRET),
        link("delivered_at", "service/cafe", "place/shelter"),
        link("located_in", "place/shelter", "area/home"),
    )
    for form in READ:
        for key in keys(store):
            text = told(store, key, form)
            assert not [one for one in (SOMEBODY, PHONE, SECRET, "worry", "provides") if one in text], key
        asked_for = told(store, "professional/guide", form, personal=True)
        assert SOMEBODY in asked_for
        assert PHONE in asked_for
        assert SECRET in told(store, "place/shelter", form, personal=True)
        inside = told(store, "service/cafe", form, "network")
        assert inside.count(SECRET) == 3, "the name of what concerns it, twice, and the remark of a saying"
        assert SOMEBODY not in told(store, "professional/guide", form, "network")


def test_a_key_is_taken_exactly(store: Store) -> None:
    Drawn(store).draw(
        *(service("a", identifiers=("ptv:1",)), service("b"), link("same_as", "service/a", "service/b")),
        thing("observation/worry", visibility="network"),
    )
    assert "service/b" in told(store, "service/a")
    for key in ("service/b", "service/c", "ptv:1", "a", "observation/worry", ""):
        with pytest.raises(NothingFound):
            told(store, key)
    assert told(store, "observation/worry", scope="network")


@pytest.mark.parametrize("limit", [0, -1])
def test_an_impossible_limit_is_refused(network: Store, limit: int) -> None:
    with pytest.raises(BadQuestion):
        told(network, "area/kemi", limit=limit)


def test_addresses_begin_as_is_wished_and_an_area_means_nothing(network: Store) -> None:
    own = "https://verkosto.example/"
    moved = told(network, "service/kemi-perhetyo", base_uri=own)
    assert BASE_URI not in moved
    assert moved.replace(own, BASE_URI).splitlines()[-1] == told(network, "service/kemi-perhetyo").splitlines()[-1]
    assert triples(moved.replace(own, BASE_URI)) == triples(told(network, "service/kemi-perhetyo", area="Kouvola"))


def test_it_describes_no_whole(network: Store) -> None:
    graph = Graph().parse(data=told(network, "network/kemin-perhekeskus"), format="turtle")
    assert (URIRef(f"{BASE_URI}network"), None, None) not in graph
    assert not list(graph.subjects(RDF.type, URIRef("http://www.w3.org/ns/dcat#Catalog")))

"""Our published vocabulary: it defines what the exports use, all of it and nothing else, and says nothing untrue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV
from rdflib.term import Node

from graph.export.base import BASE_URI
from graph.export.rdf.names import Names
from graph.model.vocabulary import CODES, LANGUAGES, LINK_KINDS, NODE_KINDS, properties
from graph.store.base import Store
from tests.exporting import exported
from tests.loaders.rdf_files import NAMES, n_quads
from tests.strategies import Record
from tests.strategies import records as any_records

SN, CODE = Namespace(f"{BASE_URI}def/"), Namespace(f"{BASE_URI}code/")
SCHEMA = Namespace("https://schema.org/")
ONTOLOGY = URIRef(str(SN))
FOLLOWS_ANYWAY = {RDF.Statement, RDF.Property, PROV.Entity}
"""What RDF and PROV-O infer from the export without our vocabulary; nobody has to write it."""
STRING = URIRef("http://www.w3.org/2001/XMLSchema#string")
OTHER = "https://verkosto.example/"


def own(nodes: Iterable[Node], under: Namespace = SN) -> set[Node]:
    """Addresses of ours under a namespace, but not the namespace itself."""
    return {one for one in nodes if isinstance(one, URIRef) and one.startswith(under) and str(one) != str(under)}


def used(graph: Graph, under: Namespace = SN) -> set[Node]:
    """Our addresses anywhere in a graph."""
    return own((term for triple in graph for term in triple), under)


def defined(vocabulary: Graph) -> set[Node]:
    """The terms that the vocabulary defines."""
    return own(vocabulary.subjects(RDFS.isDefinedBy, ONTOLOGY))


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """The languages that something is said in, each as often as it is."""
    said = [one.language or "" for one in graph.objects(subject, predicate) if isinstance(one, Literal) and one.strip()]
    return sorted(said)


def members(vocabulary: Graph, schemes: Iterable[Node]) -> set[Node]:
    return {code for scheme in schemes for code in vocabulary.subjects(SKOS.inScheme, scheme)}


def test_every_term_of_an_export_is_defined_in_three_languages(
    vocabulary: Graph, full_graph: Graph, demo_graph: Graph
) -> None:
    terms = used(full_graph) | used(demo_graph)
    assert terms <= defined(vocabulary)
    for term in terms:
        assert languages(vocabulary, term, RDFS.label) == sorted(LANGUAGES), term
        assert languages(vocabulary, term, SKOS.definition) == sorted(LANGUAGES), term


def test_no_term_is_defined_that_no_export_uses(vocabulary: Graph, full_graph: Graph) -> None:
    assert defined(vocabulary) - used(full_graph) == set()


@given(any_records())
def test_whatever_a_source_can_say_is_in_defined_terms(vocabulary: Graph, said: list[Record]) -> None:
    told = n_quads(said).replace(NAMES.base, BASE_URI)
    terms = {URIRef(one) for one in re.findall(rf"<({re.escape(BASE_URI)}(?:def|code)/[^>]+)>", told)}
    assert terms <= defined(vocabulary) | own(vocabulary.subjects(), CODE)


def test_every_code_of_an_export_is_listed_and_named_as_there(
    vocabulary: Graph, full_graph: Graph, demo_graph: Graph
) -> None:
    listed = own(vocabulary.subjects(), CODE)
    for graph in (full_graph, demo_graph):
        assert used(graph, CODE) <= listed
        for code in used(graph, CODE):
            for said in (SKOS.prefLabel, SKOS.notation, SKOS.inScheme, DCTERMS.title):
                assert set(graph.objects(code, said)) == set(vocabulary.objects(code, said)), code


def test_every_list_has_all_its_codes(vocabulary: Graph) -> None:
    names = Names(BASE_URI)
    kinds = [kind.name for kind in (*NODE_KINDS, *LINK_KINDS)]
    lists = {prop.codes for kind in kinds for prop in properties(kind).values()} - {""} | {"date_basis"}
    assert set(CODES) - lists == {"decision"}, "decisions are a form to fill in; nothing in the network has one"
    for codes in lists:
        scheme = URIRef(names.scheme(codes))
        expected = {URIRef(names.code(codes, one)) for one in CODES[codes]}
        more = {CODE["provider-role.not-recorded"]} if codes == "provider_role" else set()
        assert (scheme, RDF.type, SKOS.ConceptScheme) in vocabulary
        assert members(vocabulary, [scheme]) == expected | more
        assert set(vocabulary.objects(scheme, SKOS.hasTopConcept)) == expected | more
        for code in expected:
            assert languages(vocabulary, code, SKOS.prefLabel) == sorted(LANGUAGES)
            assert set(vocabulary.objects(code, SKOS.topConceptOf)) == {scheme}
        assert {str(one) for code in expected for one in vocabulary.objects(code, SKOS.notation)} == set(CODES[codes])


@pytest.mark.parametrize("codes", ["modality", "certainty", "status", "visibility", "manner", "access", "used"])
def test_codes_that_are_easily_misread_are_defined(vocabulary: Graph, codes: str) -> None:
    for code in members(vocabulary, [URIRef(Names(BASE_URI).scheme(codes))]):
        assert languages(vocabulary, code, SKOS.definition) == sorted(LANGUAGES), code


def test_it_tells_what_it_is(vocabulary: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in vocabulary
    for said in (DCTERMS.title, DCTERMS.description):
        assert languages(vocabulary, ONTOLOGY, said) == sorted(LANGUAGES)
    assert len(list(vocabulary.objects(ONTOLOGY, OWL.versionInfo))) == 1
    assert list(vocabulary.objects(ONTOLOGY, DCTERMS.license))
    assert not [one for triple in vocabulary for one in triple if isinstance(one, BNode)]


def test_a_term_means_one_thing(vocabulary: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, SKOS.ConceptScheme, SKOS.Concept)
    groups = [set(vocabulary.subjects(RDF.type, kind)) for kind in kinds]
    assert all(groups)
    assert set.union(*groups) == own(vocabulary.subjects()) | own(vocabulary.subjects(), CODE)
    assert sum(len(one) for one in groups) == len(set.union(*groups)), "no address is of two kinds"


@pytest.mark.parametrize("said", ["domain", "range", "subClassOf"])
def test_what_a_reasoner_would_infer_is_in_the_export_already(vocabulary: Graph, full_graph: Graph, said: str) -> None:
    checked = 0
    for term, named in vocabulary.subject_objects(RDFS[said]):
        if ((term, RDF.type, OWL.DatatypeProperty) in vocabulary and said == "range") or named in FOLLOWS_ANYWAY:
            continue
        triples = {
            "domain": [one for one, _ in full_graph.subject_objects(term)],
            "range": [one for _, one in full_graph.subject_objects(term)],
            "subClassOf": list(full_graph.subjects(RDF.type, term)),
        }[said]
        assert {one for one in triples if (one, RDF.type, named) not in full_graph} == set(), (term, named)
        checked += len(triples)
    assert checked


def test_every_property_stands_where_the_vocabulary_says(vocabulary: Graph, full_graph: Graph) -> None:
    for prop in vocabulary.subjects(RDF.type, RDF.Property):
        on = {*vocabulary.objects(prop, SCHEMA.domainIncludes), *vocabulary.objects(prop, RDFS.domain)}
        for subject, value in full_graph.subject_objects(prop):
            assert on & set(full_graph.objects(subject, RDF.type)), (prop, subject)
            assert isinstance(value, Literal) == ((prop, RDF.type, OWL.DatatypeProperty) in vocabulary), (prop, value)


def test_every_value_is_of_the_kind_that_the_vocabulary_says(vocabulary: Graph, full_graph: Graph) -> None:
    for prop in vocabulary.subjects(RDF.type, OWL.DatatypeProperty):
        (datatype,) = vocabulary.objects(prop, RDFS.range)
        for value in full_graph.objects(None, prop):
            assert isinstance(value, Literal)
            assert (RDF.langString if value.language else value.datatype or STRING) == datatype, (prop, value)
    for prop in vocabulary.subjects(RDFS.range, SKOS.Concept):
        schemes = own(vocabulary.objects(prop, RDFS.seeAlso), CODE)
        assert set(full_graph.objects(None, prop)) <= members(vocabulary, schemes), prop


def test_both_libraries_read_the_same(everything: Store, tmp_path: Path) -> None:
    path = exported(everything, "vocabulary", tmp_path / "vocabulary.ttl")
    triples = {
        (str(one.subject.value), one.predicate.value, one.object.value)
        for one in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    }
    assert {(str(one), str(two), str(three)) for one, two, three in Graph().parse(path)} == triples


def test_it_is_the_same_for_every_network_and_moves_with_the_base(
    everything: Store, network: Store, tmp_path: Path
) -> None:
    ours = exported(everything, "vocabulary", tmp_path / "ours.ttl").read_text(encoding="utf-8")
    assert exported(network, "vocabulary", tmp_path / "same.ttl").read_text(encoding="utf-8") == ours
    moved = Graph().parse(exported(network, "vocabulary", tmp_path / "theirs.ttl", base_uri=OTHER))
    expected = Graph().parse(data=ours.replace(BASE_URI, OTHER), format="turtle")
    assert set(moved) == set(expected)
    assert BASE_URI not in (tmp_path / "theirs.ttl").read_text(encoding="utf-8")
    about = {str(one) for one in moved.subjects()}
    assert {one for one in about if one.startswith(OTHER)} == {
        one for one in about if one.startswith((f"{OTHER}def/", f"{OTHER}code/"))
    }


def test_who_gives_it_out_is_named_if_that_is_known(everything: Store, tmp_path: Path) -> None:
    graph = Graph().parse(exported(everything, "vocabulary", tmp_path / "v.ttl", publisher="Esimerkkilän kunta"))
    (publisher,) = graph.objects(ONTOLOGY, DCTERMS.publisher)
    assert Literal("Esimerkkilän kunta") in set(graph.objects(publisher, URIRef("http://xmlns.com/foaf/0.1/name")))

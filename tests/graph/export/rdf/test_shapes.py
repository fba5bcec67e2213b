"""Our shapes as a file: what is in it, that tools can read it, and that it says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
from pyshacl import validate
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.export.base import BASE_URI
from graph.export.rdf.names import Names
from graph.export.rdf.own_terms import own_properties
from graph.export.rdf.shapes import shapes
from graph.export.rdf.terms import OTHER_SECTORS, PUBLIC_TYPES
from graph.model.vocabulary import CODES, LINK_KINDS
from graph.questions.standing import COUNTED
from graph.store.base import Store
from tests.exporting import exported
from tests.graph.export.rdf.shaping import our_shapes

OTHER = "https://verkosto.example/"
NAMES = Names(BASE_URI)
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
TOLD_BY_THEIR_PARTS = {"Thing", "Statement", "Agent", "Participation", "ChangeEvent", "Labelled"}
"""Shapes that only bring others together, which say what is wrong."""


@pytest.fixture(scope="module")
def rules() -> Graph:
    return our_shapes()


def own(rules: Graph) -> set[Node]:
    """Shapes that are no part of another one."""
    shapes = {*rules.subjects(RDF.type, SH.NodeShape), *rules.subjects(RDF.type, SH.PropertyShape)}
    return shapes | {one for target in TARGETS for one in rules.subjects(target)}


def listed(rules: Graph, *path: Node) -> set[str]:
    """The codes in a list that some steps lead to from a shape."""
    at: Node | None = path[0]
    for step in path[1:]:
        assert at is not None
        at = rules.value(at, step)
    assert at is not None
    return {str(one) for one in Collection(rules, at)}


def shape(name: str) -> URIRef:
    return URIRef(f"{BASE_URI}shapes#{name}")


def test_every_shape_has_an_address_a_name_and_a_message(rules: Graph) -> None:
    for one in own(rules):
        assert not isinstance(one, BNode)
        assert len({*rules.objects(one, RDFS.label), *rules.objects(one, SH.name)}) == 1, one
        queried = rules.value(one, SH.sparql) or one
        told = [word for word in rules.objects(queried, SH.message) if isinstance(word, Literal)]
        silent = str(one).removeprefix(f"{BASE_URI}shapes#") in TOLD_BY_THEIR_PARTS
        only_used = not any(rules.value(one, target) for target in TARGETS)
        assert [word.language for word in told] == ["en"] or (not told and (silent or only_used)), one


def test_no_two_shapes_share_an_address(everything: Store, tmp_path: Path) -> None:
    text = exported(everything, "shapes", tmp_path / "shapes.ttl").read_text(encoding="utf-8")
    begun = re.findall(r"^(shape:\w+) a sh:", text, re.MULTILINE)
    assert len(begun) == len(set(begun)) > 200


def test_they_are_shapes_by_the_rules_of_shacl() -> None:
    text = shapes(BASE_URI)
    _, report, _ = validate(Graph(), shacl_graph=Graph().parse(data=text, format="turtle"), meta_shacl=True)
    assert isinstance(report, Graph), "the data was checked, so the shapes had no fault"
    broken = Graph().parse(data=f"{text}\nshape:level sh:maxCount 'two' .", format="turtle")
    with pytest.raises(ReportableRuntimeError):
        validate(Graph(), shacl_graph=broken, meta_shacl=True)


def test_every_term_with_a_value_or_an_end_has_a_shape(rules: Graph) -> None:
    paths = (SH.path, SH.targetSubjectsOf, SH.targetObjectsOf)
    guarded = {str(one) for path in paths for one in rules.objects(None, path)}
    anything = {kind.name for kind in LINK_KINDS if ("*", "=") in kind.ends}
    named = {NAMES.relation(one) for one in anything} | {NAMES.term("not_recorded")}
    assert {NAMES.vocabulary + one.name for one in own_properties()} - guarded - named == set()


def test_what_is_public_and_what_is_real_is_what_the_code_says(rules: Graph) -> None:
    types = {NAMES.code("organisation_type", one) for one in PUBLIC_TYPES}
    sectors = {NAMES.code("sector", one) for one in OTHER_SECTORS}
    relations = {NAMES.relation(kind.name) for kind in LINK_KINDS}
    assert listed(rules, shape("publicType"), SH["in"]) == types
    assert listed(rules, shape("publicSector"), SH["not"], SH["in"]) == sectors
    assert listed(rules, shape("onePredicate"), SH["in"]) == relations
    assert listed(rules, shape("level"), SH["in"]) == {NAMES.code("level", one) for one in CODES["level"]}
    real = [
        one
        for one in rules.objects(shape("isReal"), SH.property)
        if (one, SH.path, URIRef(NAMES.term("modality"))) in rules
    ]
    assert listed(rules, real[0], SH["in"]) == {NAMES.code("modality", one) for one in COUNTED}


def test_both_libraries_read_the_same_number_of_triples(everything: Store, tmp_path: Path) -> None:
    path = exported(everything, "shapes", tmp_path / "shapes.ttl")
    triples = list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(triples) == len(Graph().parse(path))


def test_they_are_the_same_for_every_network_and_move_with_the_base(
    everything: Store, network: Store, tmp_path: Path
) -> None:
    ours = exported(everything, "shapes", tmp_path / "ours.ttl").read_text(encoding="utf-8")
    assert exported(network, "shapes", tmp_path / "same.ttl").read_text(encoding="utf-8") == ours
    theirs = exported(network, "shapes", tmp_path / "theirs.ttl", base_uri=OTHER).read_text(encoding="utf-8")
    assert BASE_URI not in theirs
    assert theirs.replace(OTHER, BASE_URI) == ours


def test_the_files_are_turtle_by_themselves(repository: Path) -> None:
    files = sorted((repository / "graph" / "export" / "rdf" / "shapes").glob("*.ttl"))
    assert len(files) == 2
    for path in files:
        assert len(Graph().parse(path)) > 100

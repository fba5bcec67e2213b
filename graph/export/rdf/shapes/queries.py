"""Shapes that compare triples of several nodes (SHACL-SPARQL). Each is one query for the whole export.

Their focus is the export's description, which says for whom the export is; what is at fault is the result's value, and
its path where there is one. The queries keep to what SHACL allows: no VALUES, no MINUS, no SERVICE, and no name that
ends in this last word before a blank, which pySHACL takes for it: official terms stand in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.export.rdf.names import Names, camel
from graph.export.rdf.own_terms import INDIVIDUALS
from graph.export.rdf.prefixes import prefixes, term
from graph.export.rdf.shapes.turtle import said
from graph.export.rdf.terms import OTHER_SERVICE, PUBLIC_SERVICE, SHORTCUTS
from graph.model.vocabulary import LINK_KINDS, NODE_KINDS

_FURTHER = (
    ("cv:hasCompetentAuthority", "^sn:provides"),
    ("schema:provider", "^sn:provides"),
    ("org:unitOf", "sn:partOf"),
)
"""Official triples that ``ends.py`` writes beside those of ``SHORTCUTS``, and ours that they stand beside."""


def query_shapes(names: Names) -> Iterator[str]:
    """All of them, one text each, and the prefixes that the queries use."""
    yield _declared(names)
    yield _shape(
        "Direct",
        "A direct triple stands only beside a statement in force",
        _direct(names),
        "A relation of ours leads from it without an sn:Statement in force or under way: take the direct triple away.",
    )
    yield _shape(
        "Official",
        "An official direct triple stands only beside ours",
        _official(names),
        "An official relation leads from it without ours beside it: what is not told to be in force has no direct "
        "triple, so take it away.",
    )
    yield _shape(
        "Classified",
        "A real service is classified by the needs that it addresses",
        _classified(),
        "A real service has sn:addressesNeed to a real need and no cv:isClassifiedBy: write both.",
    )
    yield _shape(
        "NoPersonalData",
        "No personal data, unless the export says that it is for that",
        _personal(names),
        "It has a name, phone or e-mail of a person, or an address that is to stay hidden, and sn:exported does not "
        "say personal: take it away, and do not give the file to anybody.",
    )
    yield _shape(
        "NoInsideData",
        "Nothing that is kept inside the network in a public export",
        'SELECT $this ?value WHERE { $this sn:exported "public" . ?value sn:visibility code:visibility.network }',
        "It is for the network's own people alone, and sn:exported says public: take it away.",
    )


def _shape(name: str, label: str, query: str, message: str) -> str:
    return (
        f'shape:{name} a sh:NodeShape ; rdfs:label "{label}"@en ;\n    sh:targetNode <network> ;\n'
        f"    sh:sparql shape:query{name} .\n"
        f"shape:query{name} a sh:SPARQLConstraint ; sh:prefixes <shapes> ;\n    {said(message)} ;\n"
        f'    sh:select """{query}""" .'
    )


def _declared(names: Names) -> str:
    """The prefixes that stand in the queries."""
    told = (
        f'[ sh:prefix "{prefix}" ; sh:namespace "{address}"^^xsd:anyURI ]'
        for prefix, address in prefixes(names.base).items()
    )
    return "<shapes> sh:declare " + ",\n    ".join(told) + " ."


def _direct(names: Names) -> str:
    """A symmetric relation is one statement, told in either direction, and two direct triples."""
    one_way = [_own(names, kind.name) for kind in LINK_KINDS if not kind.symmetric]
    both_ways = [_own(names, kind.name) for kind in LINK_KINDS if kind.symmetric]
    there, back = _without("?value", "?to"), _without("?to", "?value")
    return _select("?value ?path", f"{{ {_any(one_way)} {there} }}", f"{{ {_any(both_ways)} {there} {back} }}")


def _own(names: Names, link_kind: str) -> str:
    return f"sn:{names.relation(link_kind).removeprefix(names.vocabulary)}"


def _any(relations: Iterable[str]) -> str:
    return " UNION ".join(f"{{ ?value {one} ?to BIND ({one} AS ?path) }}" for one in relations)


def _without(source: str, target: str) -> str:
    """The ends stand apart from the rest, so that rdflib begins with them and not with all statements of a kind."""
    return (
        f"FILTER NOT EXISTS {{ ?told rdf:subject {source} ; rdf:object {target} FILTER EXISTS {{ ?told "
        "rdf:predicate ?path ; a sn:Statement ; sn:modality ?how "
        "FILTER (?how IN (code:modality.in_force, code:modality.under_way)) } }"
    )


def _official(names: Names) -> str:
    beside: dict[str, list[str]] = {}
    for kind, shortcuts in SHORTCUTS.items():
        for one in shortcuts:
            own = _own(names, kind)
            beside.setdefault(one.predicate, []).append(f"^{own}" if one.inverse else own)
    for predicate, own in _FURTHER:
        beside.setdefault(predicate, []).append(own)
    either = (
        f"{{ ?value {term(predicate)} ?to BIND ({term(predicate)} AS ?path) "
        f"FILTER NOT EXISTS {{ ?value {'|'.join(dict.fromkeys(own))} ?to }} }}"
        for predicate, own in beside.items()
    )
    nowhere = ", ".join(f"sn:{camel(name)}" for name in INDIVIDUALS)
    return _select("?value ?path", *either, last=f"?value sn:modality ?how FILTER (?to NOT IN ({nowhere}))")


def _classified() -> str:
    real = f"?value a ?class FILTER (?class IN ({term(PUBLIC_SERVICE)}, {term(OTHER_SERVICE)}))"
    return _select(
        "?value",
        "{ ?value sn:addressesNeed ?to . ?to a skos:Concept . "
        f"{real} FILTER NOT EXISTS {{ ?value cv:isClassifiedBy ?to }} }}",
    )


def _personal(names: Names) -> str:
    """Personal values of a thing, or of a saying that it was made of; and what a flag of the thing hides."""
    either = []
    for kind in NODE_KINDS:
        for prop in kind.properties:
            own = f"sn:{names.term(prop.name).removeprefix(names.vocabulary)}"
            of = f"?value {own} ?said ; ^sn:saying?/a sn:{kind.name}"
            if prop.personal:
                either.append(f"{{ {of} }}")
            if prop.hidden_by:
                flag = f"sn:{names.term(prop.hidden_by).removeprefix(names.vocabulary)}"
                either.append(f"{{ {of} ; ^sn:saying?/{flag} true }}")
    either.append("{ ?value locn:address|geo:hasGeometry ?said ; sn:hiddenAddress true }")
    return _select("?value", *either, last='FILTER NOT EXISTS { $this sn:exported "personal" }')


def _select(variables: str, *either: str, last: str = "") -> str:
    choices = "\n      UNION ".join(either)
    return (
        f"\n    SELECT $this {variables} WHERE {{\n      $this a void:Dataset .\n      {choices}\n      {last}\n    }}"
    )

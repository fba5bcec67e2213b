"""Things of the merged network in official terms: one node a thing, with what belongs to it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from graph.export.rdf import lines
from graph.export.rdf.blocks import DERIVED, TYPE, Block, Part
from graph.export.rdf.calendar import date_term
from graph.export.rdf.marks import NOT_YET, PUBLIC, REACHABLE, TYPED
from graph.export.rdf.names import Names, local
from graph.export.rdf.origin import Spoken, all_graphs, by_graphs, evidence, graphs_of
from graph.export.rdf.outside import Outside, foreign_concept, match
from graph.export.rdf.prefixes import term
from graph.export.rdf.sayings import SayingWriter
from graph.export.rdf.terms import (
    AGENTS,
    AREA_CODES,
    BESIDE,
    CLASSES,
    IDENTIFIER_AGENCIES,
    NAMES,
    PROPERTIES,
    PUBLIC_ORGANISATION,
    SCHEMES,
)
from graph.export.rdf.whereabouts import contact, place
from graph.model.records import MergedNode, Values
from graph.model.vocabulary import base_name
from graph.questions.standing import modality

_IDENTIFIER = term("dct:identifier")


class ThingWriter:
    """Turns merged nodes into blocks."""

    def __init__(self, names: Names, sayings: SayingWriter, outside: Outside) -> None:
        self._names, self._sayings, self._outside = names, sayings, outside
        self._own = {name: lines.iri(names.term(name)) for name in (*CLASSES, "modality", "certainty")}
        self._forms: Mapping[str, Callable[[_Thing, str, Any], Iterator[Part]]] = {
            "name": self._name,
            "identifiers": self._identifiers,
            "ytunnus": self._ytunnus,
            "matches": self._matches,
            "languages": self._languages,
            "profession": self._profession,
            "begins": self._date,
            "ends": self._date,
            "code": self._area_code,
            "alt_names": self._alt_names,
        }

    def blocks(self, node: MergedNode, marks: int, spoken: Spoken, personal: Values) -> Iterator[Block]:
        """All triples about a thing and what belongs to it alone: its address, position, contact, identifiers."""
        thing = _Thing(node, lines.iri(self._names.thing(node.id)), marks)
        for graphs, keys in by_graphs(node).items():
            parts = list(self._values(thing, keys))
            if graphs == thing.graphs:
                parts += self._always(thing)
            yield Block(thing.subject, parts, graphs)
        # An event is a prov:Activity, which nothing but an entity's derivation may lead from.
        stands_on = term("dct:source") if node.kind == "Event" else DERIVED
        yield from evidence(thing.subject, self._sayings, spoken, stands_on)
        yield from place(self._names, node, thing.subject)
        if marks & REACHABLE:
            yield from contact(self._names, node, thing.subject)
        yield from thing.beside
        for key, value in personal.items():
            said = {one.evidence.dataset for _, one in spoken if one.values.get(key) == value}
            yield Block(thing.subject, list(self._sayings.values(node.kind, {key: value})), tuple(sorted(said)))

    def _always(self, thing: _Thing) -> Iterator[Part]:
        node = thing.node
        yield TYPE, self._own[node.kind]
        if thing.marks & TYPED:
            for one in CLASSES[node.kind]:
                yield TYPE, term(one)
            if thing.marks & PUBLIC:
                yield TYPE, term(PUBLIC_ORGANISATION)
        yield _IDENTIFIER, lines.text(node.id)
        if node.kind in SCHEMES:
            yield term("skos:inScheme"), self._outside.scheme(SCHEMES[node.kind], node.kind)
        if thing.marks & NOT_YET:
            yield lines.iri(self._names.term("not_begun")), lines.boolean(True)
        yield self._own["modality"], self._outside.code("modality", modality(node))
        yield self._own["certainty"], self._outside.code("certainty", str(node.values.get("certainty", "stated")))
        if node.visibility != "public":
            yield lines.iri(self._names.term("visibility")), self._outside.code("visibility", node.visibility)
        for alias in node.aliases:
            yield term("owl:sameAs"), lines.iri(self._names.thing(alias))

    def _values(self, thing: _Thing, keys: list[str]) -> Iterator[Part]:
        values = thing.node.values
        for key in keys:
            name = base_name(key)
            if form := self._forms.get(name):
                yield from form(thing, key, values[key])
            elif name in PROPERTIES:
                for _, value in self._sayings.values(thing.node.kind, {key: values[key]}):
                    yield term(PROPERTIES[name]), value
            elif name not in BESIDE:
                yield from self._sayings.values(thing.node.kind, {key: values[key]})

    def _name(self, thing: _Thing, key: str, value: str) -> Iterator[Part]:
        said = lines.tagged(value, key.partition("@")[2])
        for one in NAMES:
            yield term(one), said
        if thing.node.kind in AGENTS:
            yield term("foaf:name"), said

    def _alt_names(self, thing: _Thing, key: str, value: tuple[str, ...]) -> Iterator[Part]:
        concept = thing.node.kind in SCHEMES
        yield from self._sayings.values(thing.node.kind, {key: value})
        if concept:
            for one in value:
                yield term("skos:altLabel"), lines.tagged(one, key.partition("@")[2])

    def _identifiers(self, thing: _Thing, key: str, value: tuple[str, ...]) -> Iterator[Part]:
        for one in value:
            scheme, colon, code = one.partition(":")
            yield from self._identifier(thing, key, scheme if colon else "", code if colon else one)

    def _ytunnus(self, thing: _Thing, key: str, value: str) -> Iterator[Part]:
        yield from self._identifier(thing, key, key, value)

    def _identifier(self, thing: _Thing, key: str, scheme: str, code: str) -> Iterator[Part]:
        address = f"{self._names.thing(thing.node.id)}/identifier/{quote(f'{scheme}:{code}', safe='')}"
        parts = [(TYPE, term("adms:Identifier")), (term("skos:notation"), lines.text(code))]
        if scheme:
            parts.append((lines.iri(self._names.term("identifier_scheme")), lines.text(scheme)))
        if agency := IDENTIFIER_AGENCIES.get(scheme):
            parts.append((term("adms:schemaAgency"), lines.text(agency)))
        thing.beside.append(Block(lines.iri(address), parts, graphs_of(thing.node, key)))
        yield term("adms:identifier"), lines.iri(address)

    def _matches(self, thing: _Thing, key: str, value: tuple[str, ...]) -> Iterator[Part]:
        for one in value:
            address = match(one)
            if address is None:
                yield lines.iri(self._names.term("matches")), lines.text(one)
            elif thing.node.kind in SCHEMES:
                yield term("skos:closeMatch"), address
                thing.beside.append(foreign_concept(address, one, graphs_of(thing.node, key)))
            else:
                yield term("rdfs:seeAlso"), address

    def _languages(self, thing: _Thing, key: str, value: tuple[str, ...]) -> Iterator[Part]:
        for one in value:
            yield term("dct:language"), self._outside.language(one)

    def _profession(self, thing: _Thing, key: str, value: str) -> Iterator[Part]:
        address = lines.iri(f"{self._names.base}role/{local(value.casefold())}")
        label = (term("skos:prefLabel"), lines.text(value.casefold()))
        parts = [(TYPE, term("org:Role")), (TYPE, term("skos:Concept")), label]
        thing.beside.append(Block(address, parts, graphs_of(thing.node, key)))
        yield term("org:role"), address
        yield from self._sayings.values(thing.node.kind, {key: value})

    def _date(self, thing: _Thing, key: str, value: str) -> Iterator[Part]:
        yield from self._sayings.values(thing.node.kind, {key: value})
        yield term("schema:startDate" if key == "begins" else "schema:endDate"), date_term(value)

    def _area_code(self, thing: _Thing, key: str, value: str) -> Iterator[Part]:
        yield from self._sayings.values(thing.node.kind, {key: value})
        codes = AREA_CODES.get(str(thing.node.values.get("area_type")))
        if codes is None:
            return
        address = lines.iri(codes + value)
        labels = [
            (term("skos:prefLabel"), lines.tagged(str(name), one.partition("@")[2]))
            for one, name in thing.node.values.items()
            if base_name(one) == "name"
        ]
        thing.beside.append(Block(address, [(TYPE, term("dct:Location")), *labels], thing.graphs))
        yield term("skos:exactMatch"), address


class _Thing:
    """A node while it is written. ``beside`` gathers what its values bring along."""

    def __init__(self, node: MergedNode, subject: str, marks: int) -> None:
        self.node, self.subject, self.marks = node, subject, marks
        self.graphs = all_graphs(node)
        self.beside: list[Block] = []

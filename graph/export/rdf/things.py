"""Things of the merged network in official terms: one node a thing, with what belongs to it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.calendar import date_term
from graph.export.rdf.names import Names, slug
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
    OTHER_SECTORS,
    PROPERTIES,
    PUBLIC_ORGANISATION,
    PUBLIC_SECTORS,
    PUBLIC_TYPES,
    SCHEMES,
)
from graph.export.standing import in_force, own_standing
from graph.model.records import MergedNode, Value, Values
from graph.model.vocabulary import base_name
from graph.questions.standing import COUNTED, modality

TYPED, CURRENT, PUBLIC, REACHABLE = 1, 2, 4, 8
"""What is known of a thing when relations are written: it has its official classes, holds now as far as is recorded,
is a public body, has a contact point."""

_IDENTIFIER = term("dct:identifier")


def standing(node: MergedNode) -> int:
    """The marks of a thing. What is only planned, or is an unnamed group, has no official class.

    Nothing here asks for the day (``graph.export.standing``): what has a recorded end, past or to come, what is paused,
    and what nobody has spoken of since it was to begin is not said to hold now.
    """
    values = node.values
    if modality(node) not in COUNTED or values.get("status") == "planned":
        return 0
    marks = 0 if values.get("generic") else TYPED
    if in_force(own_standing(node)):
        marks |= CURRENT
    if marks & TYPED and node.kind == "Organisation" and public_body(values):
        marks |= PUBLIC
    if node.kind == "Channel" and ("phone" in values or "url" in values):
        marks |= REACHABLE
    return marks


def public_body(values: Mapping[str, Value]) -> bool:
    """Whether an organisation is a public one, by its type, or by its sector where no type is recorded."""
    if values.get("sector") in OTHER_SECTORS:
        return False
    kind = values.get("organisation_type")
    return kind in PUBLIC_TYPES if kind else values.get("sector") in PUBLIC_SECTORS


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
        yield from evidence(thing.subject, self._sayings, spoken)
        yield from self._place(thing)
        yield from self._contact(thing)
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
        address = lines.iri(f"{self._names.base}role/{slug(value.casefold())}")
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

    def _place(self, thing: _Thing) -> Iterator[Block]:
        """Address and position, each a node of its own."""
        values, base = thing.node.values, self._names.thing(thing.node.id)
        if (words := values.get("address")) or "postal_code" in values:
            parts: list[Part] = [(TYPE, term("locn:Address"))]
            if words:
                parts.append((term("locn:fullAddress"), lines.tagged(str(words), "fi")))
            if "postal_code" in values:
                parts.append((term("locn:postCode"), lines.text(str(values["postal_code"]))))
            graphs = graphs_of(thing.node, "address", "postal_code")
            yield Block(lines.iri(f"{base}/address"), parts, graphs)
            yield Block(thing.subject, [(term("locn:address"), lines.iri(f"{base}/address"))], graphs)
        if "latitude" in values and "longitude" in values:
            point = lines.typed(
                f"POINT({values['longitude']!r} {values['latitude']!r})",
                "http://www.opengis.net/ont/geosparql#wktLiteral",
            )
            graphs, where = graphs_of(thing.node, "latitude", "longitude"), lines.iri(f"{base}/geometry")
            yield Block(where, [(TYPE, term("geo:Geometry")), (term("geo:asWKT"), point)], graphs)
            yield Block(thing.subject, [(term("geo:hasGeometry"), where)], graphs)

    def _contact(self, thing: _Thing) -> Iterator[Block]:
        """The contact point of a channel."""
        if not thing.marks & REACHABLE:
            return
        values, address = thing.node.values, f"{self._names.thing(thing.node.id)}/contact"
        graphs = graphs_of(thing.node, "phone", "url")
        parts: list[Part] = [(TYPE, term("cv:ContactPoint"))]
        if "phone" in values:
            parts.append((term("cv:telephone"), lines.text(str(values["phone"]))))
        url = str(values.get("url", ""))
        if url.lower().startswith("mailto:"):
            parts.append((term("cv:email"), lines.text(url[7:])))
        elif url.lower().startswith("tel:"):
            parts.append((term("cv:telephone"), lines.text(url[4:])))
        elif url:
            parts.append((term("cv:contactPage"), lines.iri(url)))
            yield Block(lines.iri(url), [(TYPE, term("foaf:Document"))], graphs)
        yield Block(lines.iri(address), parts, graphs)
        yield Block(thing.subject, [(lines.iri(self._names.term("contact_point")), lines.iri(address))], graphs)


class _Thing:
    """A node while it is written. ``beside`` gathers what its values bring along."""

    def __init__(self, node: MergedNode, subject: str, marks: int) -> None:
        self.node, self.subject, self.marks = node, subject, marks
        self.graphs = all_graphs(node)
        self.beside: list[Block] = []

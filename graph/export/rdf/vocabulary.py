"""Our own vocabulary as RDF: an ontology of the classes and properties in ``own_terms.py``, and our lists of codes.

It says no more than always holds. Sayings and plans carry our terms, too, so a property that several classes may have
has ``schema:domainIncludes`` and no ``rdfs:domain``, from which a reasoner would infer that whatever has it is of all
of them; and official terms that only what is real is given stand under ``rdfs:seeAlso``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.names import Names
from graph.export.rdf.outside import NOT_RECORDED, Outside
from graph.export.rdf.own_terms import (
    INDIVIDUALS,
    OwnClass,
    OwnProperty,
    definition,
    own_classes,
    own_properties,
    used_codes,
    word,
)
from graph.export.rdf.prefixes import term
from graph.export.rdf.sayings import SayingWriter
from graph.export.rdf.sources import SourceWriter
from graph.export.rdf.terms import SCHEMES
from graph.model.vocabulary import CODES, LANGUAGES, LINK_KINDS

VANN = "http://purl.org/vocab/vann/"
"""Says which short name a vocabulary would like to have (VANN)."""

LICENCE = "CC-BY-4.0"

DATATYPES: Mapping[str, str] = {
    "text": f"{lines.XSD}string",
    "texts": f"{lines.XSD}string",
    "url": f"{lines.XSD}string",
    "languages": f"{lines.XSD}string",
    "words": term("rdf:langString")[1:-1],
    "word_list": term("rdf:langString")[1:-1],
    "whole": f"{lines.XSD}integer",
    "number": f"{lines.XSD}double",
    "flag": f"{lines.XSD}boolean",
    "date": lines.EDTF,
}
"""What the values of a form are in RDF; those of all other forms are nodes."""

_ABOVE: Mapping[str, str] = {
    "addressesNeed": "cv:isClassifiedBy",
    "fromParty": "rdf:subject",
    "toService": "rdf:object",
}
"""Properties that always hold with ours."""

_VERSION_LENGTH = 12


class Vocabulary:
    """Makes the vocabulary under a base URI. ``publisher``: who gives it out, "" if nobody has said."""

    def __init__(self, names: Names, publisher: str = "") -> None:
        self._names, self._publisher = names, publisher
        self._ontology = lines.iri(names.vocabulary)
        self._symmetric = {names.relation(kind.name) for kind in LINK_KINDS if kind.symmetric}

    def blocks(self) -> Iterator[Block]:
        """The whole vocabulary: what it is, classes, properties, lists of codes."""
        yield from self._described()
        yield from self.terms()
        yield from self.schemes()

    def terms(self) -> Iterator[Block]:
        """Classes and properties, and what these need to be understood."""
        for one in own_classes():
            yield Block(self._own(one.name), list(self._class(one)), ())
        for prop in own_properties():
            yield Block(self._own(prop.name), list(self._property(prop)), ())
        nowhere = [(TYPE, term("owl:NamedIndividual")), (TYPE, term("dct:Location"))]
        for name in INDIVIDUALS:
            yield Block(lines.iri(self._names.term(name)), [*nowhere, *self._words(f"individual:{name}")], ())
        edtf = [(TYPE, term("rdfs:Datatype")), (term("rdfs:label"), lines.tagged("Extended Date/Time Format", "en"))]
        yield Block(lines.iri(lines.EDTF), edtf, ())

    def schemes(self) -> Iterator[Block]:
        """Every list that a value may come from with all its codes, and the schemes of things that are concepts."""
        outside = Outside(self._names)
        listed = {codes: [*CODES[codes]] for codes in used_codes()}
        listed["provider_role"].append(NOT_RECORDED)
        addresses = {codes: [outside.code(codes, one) for one in listed[codes]] for codes in listed}
        of_things = {name: outside.scheme(name, kind) for kind, name in SCHEMES.items()}
        told = {one.subject: one for one in outside.described()}
        for codes, members in addresses.items():
            scheme = lines.iri(self._names.scheme(codes))
            tops = [(term("skos:hasTopConcept"), code) for code in members]
            yield Block(scheme, [*told[scheme].parts, self._defined(), *tops], ())
            for one, code in zip(listed[codes], members, strict=True):
                more = [(term("skos:topConceptOf"), scheme), *_definition(f"{codes}:{one}")]
                yield Block(code, [*told[code].parts, *more], ())
        for name, scheme in of_things.items():
            yield Block(scheme, [*told[scheme].parts, self._defined(), *_definition(f"scheme:{name}")], ())

    def _described(self) -> Iterator[Block]:
        sources = SourceWriter(self._names, SayingWriter(self._names), Outside(self._names))
        licence, licence_block = sources.licence(LICENCE)
        parts: list[Part] = [
            (TYPE, term("owl:Ontology")),
            *_in_all("ontology:title", "dct:title"),
            *_in_all("ontology:description", "dct:description"),
            (term("owl:versionInfo"), lines.text(version())),
            (term("dct:license"), licence),
            (f"<{VANN}preferredNamespacePrefix>", lines.text("sn")),
            (f"<{VANN}preferredNamespaceUri>", lines.text(self._names.vocabulary)),
        ]
        yield licence_block
        if self._publisher:
            publisher, agent = sources.agent(self._publisher)
            parts.append((term("dct:publisher"), publisher))
            yield agent
        yield Block(self._ontology, parts, ())

    def _class(self, one: OwnClass) -> Iterator[Part]:
        yield TYPE, term("owl:Class")
        yield TYPE, term("rdfs:Class")
        yield from self._words(one.key)
        for above in one.above:
            yield term("rdfs:subClassOf"), self._named(above)
        for official in one.official:
            yield term("rdfs:seeAlso"), term(official)

    def _property(self, prop: OwnProperty) -> Iterator[Part]:
        datatype = DATATYPES.get(prop.form)
        yield TYPE, term("owl:DatatypeProperty" if datatype else "owl:ObjectProperty")
        yield TYPE, term("rdf:Property")
        if self._names.vocabulary + prop.name in self._symmetric:
            yield TYPE, term("owl:SymmetricProperty")
        yield from self._words(prop.key)
        for remark in prop.remarks:
            yield from _in_all(remark, "skos:scopeNote")
        on = term("rdfs:domain" if prop.only and len(prop.on) == 1 else "schema:domainIncludes")
        yield from ((on, self._named(one)) for one in prop.on)
        yield from self._range(prop, datatype)
        above = _ABOVE.get(prop.name)
        if above:
            yield term("rdfs:subPropertyOf"), term(above)
        yield from ((term("rdfs:seeAlso"), term(one)) for one in prop.official if one != above)

    def _range(self, prop: OwnProperty, datatype: str | None) -> Iterator[Part]:
        if datatype:
            yield term("rdfs:range"), lines.iri(datatype)
        elif prop.form == "property":
            yield term("rdfs:range"), term("rdf:Property")
        elif prop.codes:
            yield term("rdfs:range"), term("skos:Concept")
            yield from ((term("rdfs:seeAlso"), lines.iri(self._names.scheme(codes))) for codes in prop.codes)
        else:
            to = term("rdfs:range" if len(prop.leads_to) == 1 else "schema:rangeIncludes")
            yield from ((to, self._named(one)) for one in prop.leads_to)

    def _words(self, key: str) -> Iterator[Part]:
        for language in LANGUAGES:
            yield term("rdfs:label"), lines.tagged(word(key, language), language)
        yield from _definition(key)
        yield self._defined()

    def _defined(self) -> Part:
        return term("rdfs:isDefinedBy"), self._ontology

    def _own(self, name: str) -> str:
        return lines.iri(self._names.vocabulary + name)

    def _named(self, short: str) -> str:
        """A class by its prefixed name; one without a prefix is ours."""
        prefix, _, name = short.rpartition(":")
        return term(short) if prefix not in {"", "sn"} else self._own(name)


def version() -> str:
    """The version of the vocabulary: a digest of all that it says, whatever the base URI."""
    made = Vocabulary(Names(""))
    said = {(one.subject, *part) for blocks in (made.terms(), made.schemes()) for one in blocks for part in one.parts}
    return hashlib.sha256("\n".join(" ".join(one) for one in sorted(said)).encode()).hexdigest()[:_VERSION_LENGTH]


def _in_all(key: str, predicate: str) -> Iterator[Part]:
    for language in LANGUAGES:
        yield term(predicate), lines.tagged(definition(key, language), language)


def _definition(key: str) -> Iterator[Part]:
    """What a term means, if it is written down: not every code needs it."""
    for language in LANGUAGES:
        if told := definition(key, language):
            yield term("skos:definition"), lines.tagged(told, language)

"""A JSON-LD 1.1 context for the export: short names for our terms, prefixes for the others (JSON-LD 1.1, section 4).

``{"minAge": "1.5", "level": "code:level.special", "name": {"fi": "…"}}``. Our terms stand under their own names; one
that has the name of a prefix (``code``) stands as ``sn:code``. Values keep their types, whichever way they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.export.rdf.names import Names
from graph.export.rdf.own_terms import OwnProperty, own_classes, own_properties
from graph.export.rdf.prefixes import prefixes
from graph.export.rdf.vocabulary import DATATYPES

BY_LANGUAGE = (
    "dct:bibliographicCitation",
    "dct:description",
    "dct:title",
    "foaf:name",
    "locn:fullAddress",
    "rdfs:label",
    "skos:altLabel",
    "skos:prefLabel",
)
"""Official terms whose values are texts by language. What has no language stands under ``@none``."""

LEADS_TO = (
    "adms:identifier",
    "adms:status",
    "cv:contactPage",
    "cv:contactPoint",
    "cv:hasChannel",
    "cv:hasCompetentAuthority",
    "cv:hasParticipant",
    "cv:hasParticipation",
    "cv:isClassifiedBy",
    "cv:ownedBy",
    "cv:relatedService",
    "cv:role",
    "dcat:accessURL",
    "dcat:dataset",
    "dcat:distribution",
    "dcat:mediaType",
    "dct:audience",
    "dct:conformsTo",
    "dct:hasPart",
    "dct:isPartOf",
    "dct:language",
    "dct:license",
    "dct:publisher",
    "dct:source",
    "dct:spatial",
    "dct:type",
    "foaf:page",
    "geo:hasGeometry",
    "locn:address",
    "org:changedBy",
    "org:classification",
    "org:hasMember",
    "org:hasSite",
    "org:linkedTo",
    "org:originalOrganization",
    "org:postIn",
    "org:resultedFrom",
    "org:resultingOrganization",
    "org:role",
    "org:subOrganizationOf",
    "org:unitOf",
    "owl:differentFrom",
    "owl:sameAs",
    "prov:wasAssociatedWith",
    "prov:wasDerivedFrom",
    "rdf:object",
    "rdf:predicate",
    "rdf:subject",
    "rdfs:seeAlso",
    "schema:provider",
    "skos:broader",
    "skos:closeMatch",
    "skos:exactMatch",
    "skos:inScheme",
    "void:class",
    "void:classPartition",
    "void:vocabulary",
)
"""Official terms whose values are addresses."""

TYPED: Mapping[str, str] = {
    "geo:asWKT": "geo:wktLiteral",
    "void:entities": "xsd:integer",
    "void:triples": "xsd:integer",
}
"""Official terms whose values are of one datatype each."""


def context(names: Names) -> dict[str, Any]:
    """The context, as it stands in a file: ``{"@context": {…}}``."""
    short = prefixes(names.base)
    defined: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type", **short}
    defined |= {one.name: f"sn:{one.name}" for one in own_classes()}
    for prop in own_properties():
        key = f"sn:{prop.name}" if prop.name in short else prop.name
        defined[key] = {"@id": f"sn:{prop.name}", **_values(prop)}
    defined |= {one: {"@id": one, "@container": "@language"} for one in BY_LANGUAGE}
    defined |= {one: {"@id": one, "@type": "@id"} for one in LEADS_TO}
    defined |= {one: {"@id": one, "@type": datatype} for one, datatype in TYPED.items()}
    return {"@context": defined}


def _values(prop: OwnProperty) -> Mapping[str, Any]:
    """How the values of a property are written: as a text by language, as an address, or as a typed text."""
    if prop.form in {"words", "word_list"}:
        return {"@container": ["@language", "@set"] if prop.many else "@language"}
    several = {"@container": "@set"} if prop.many else {}
    datatype = DATATYPES.get(prop.form)
    if datatype is None:
        return {"@type": "@id", **several}
    return several if datatype == DATATYPES["text"] else {"@type": datatype, **several}

"""Short names of the vocabularies that the export uses."""

from __future__ import annotations

STANDARD = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def prefixes(base_uri: str) -> dict[str, str]:
    """Every prefix with its namespace; ``sn`` and ``code`` are our own terms and codes under a base URI."""
    return {**STANDARD, "sn": f"{base_uri}def/", "code": f"{base_uri}code/"}


def term(short: str) -> str:
    """The term of a standard vocabulary that ``prefix:name`` means, as it stands in N-Triples."""
    prefix, _, name = short.partition(":")
    return f"<{STANDARD[prefix]}{name}>"

"""Small RDF files made on the fly, and what reading them says. Every finding must have words in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from graph.export.rdf import lines
from graph.export.rdf.names import Names
from graph.export.rdf.sayings import SayingWriter
from graph.model.codec import encode_record, encode_saying, record_hash
from graph.model.records import Dataset, Document, Finding, Row, Saying
from loaders import rdf
from loaders.base import Loader
from loaders.rdf.forms import parser_form
from tests.loaders.books import in_words

BASE = "https://esimerkki.example/verkosto/"
NAMES = Names(BASE)

Record = Dataset | Document | Saying

PREFIXES = f"""\
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix sn: <{BASE}def/> .
@prefix id: <{BASE}id/> .
"""


def n_quads(records: Iterable[Record]) -> str:
    """The records as the export writes them, each in the graph of its dataset."""
    writer = SayingWriter(NAMES)
    text = ""
    for one in records:
        if isinstance(one, Dataset):
            subject, parts, graph = lines.iri(NAMES.dataset(one.id)), writer.dataset(one), one.id
        elif isinstance(one, Document):
            subject, parts, graph = lines.iri(NAMES.document(one.dataset, one.id)), writer.document(one), one.dataset
        else:
            subject = writer.address(record_hash(encode_saying(one)))
            parts, graph = writer.saying(one), one.evidence.dataset
        text += "".join(f"{subject} {name} {value} {lines.iri(NAMES.dataset(graph))} .\n" for name, value in parts)
    return text + promise(text, pyoxigraph.RdfFormat.N_QUADS)


def promise(text: str, form: pyoxigraph.RdfFormat = pyoxigraph.RdfFormat.TURTLE) -> str:
    """The triple that tells how many triples a text has with it, as the export does: loading asks for it."""
    count = len({quad.triple for quad in pyoxigraph.parse(text, format=form)}) + 1
    return f"<{BASE}network> <http://rdfs.org/ns/void#triples> {lines.whole(count)} .\n"


def written(records: Iterable[Record], path: Path) -> Path:
    """The records as a file of the form that its ending tells, written anew by the library."""
    quads = pyoxigraph.parse(n_quads(records), format=pyoxigraph.RdfFormat.N_QUADS)
    form = parser_form(path)
    told = quads if form.supports_datasets and path.suffix != ".jsonld" else (quad.triple for quad in quads)
    path.write_bytes(pyoxigraph.serialize(told, format=form) or b"")
    return path


def turtle(path: Path, text: str) -> Path:
    """A Turtle file with the usual prefixes."""
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def own(path: Path, text: str) -> Path:
    """A Turtle file of ours, whole: with the number of its triples at its end."""
    return turtle(path, f"{text}\n{promise(PREFIXES + text)}")


def counted(records: Iterable[Record]) -> Counter[str]:
    """Records as a bag of their canonical text."""
    return Counter(encode_record(one) if isinstance(one, Dataset | Document) else encode_saying(one) for one in records)


def records(path: Path, loader: Loader = rdf) -> list[Record]:
    """Every record of a file that must have no fault at all."""
    items = list(loader.read(path))
    assert [item for item in items if isinstance(item, Finding)] == []
    return [item.record for item in items if isinstance(item, Row)]


def findings(path: Path, loader: Loader = rdf) -> list[Finding]:
    """Every finding of a file, each put into words."""
    found = [item for item in loader.read(path) if isinstance(item, Finding)]
    for finding in found:
        in_words(finding)
    return found


def codes(path: Path, loader: Loader = rdf) -> list[str]:
    """The codes of a file's findings, in their order."""
    return [finding.code for finding in findings(path, loader)]

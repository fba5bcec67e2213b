"""Where the network comes from: datasets, the documents they cite, publishers and licences."""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.calendar import date_term
from graph.export.rdf.names import Names, local
from graph.export.rdf.outside import Outside, in_words
from graph.export.rdf.prefixes import term
from graph.export.rdf.sayings import SayingWriter
from graph.model.records import Dataset, Document
from graph.model.vocabulary import TEXT_LANGUAGES

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Addresses of licences by their SPDX names; of any other only the name is known."""

_UNKNOWN_LANGUAGE = "und"
"""Tag of a text whose language nobody has recorded (BCP 47); official shapes want a tag."""


class SourceWriter:
    """Turns datasets and documents into blocks, with the agents and licences they name."""

    def __init__(self, names: Names, sayings: SayingWriter, outside: Outside) -> None:
        self._names, self._sayings, self._outside = names, sayings, outside

    def dataset(self, dataset: Dataset) -> Iterator[Block]:
        """A dataset; its description is made from what is recorded."""
        graphs = (dataset.id,)
        publisher, agent = self.agent(dataset.publisher)
        parts: list[Part] = [
            *self._sayings.dataset(dataset),
            (TYPE, term("dcat:Dataset")),
            (TYPE, term("prov:Entity")),
            (term("dct:identifier"), lines.text(dataset.id)),
            (term("dct:title"), lines.tagged(dataset.title or dataset.id, _UNKNOWN_LANGUAGE)),
            *in_words("dataset-fictional" if dataset.fictional else "dataset", term("dct:description")),
            (term("dct:publisher"), publisher),
        ]
        yield agent
        if dataset.licence:
            address, licence = self.licence(dataset.licence)
            parts.append((term("dct:license"), address))
            yield licence
        yield Block(lines.iri(self._names.dataset(dataset.id)), parts, graphs)

    def document(self, document: Document) -> Iterator[Block]:
        """A document that is cited."""
        graphs = (document.dataset,)
        codes = document.language.replace(",", " ").split()
        tag = codes[0] if len(codes) == 1 and codes[0] in TEXT_LANGUAGES else _UNKNOWN_LANGUAGE
        parts: list[Part] = [
            *self._sayings.document(document),
            (TYPE, term("foaf:Document")),
            (TYPE, term("prov:Entity")),
            (term("dct:identifier"), lines.text(document.id)),
            (term("dct:title"), lines.tagged(document.title or document.id, tag)),
        ]
        parts += [(term("dct:language"), self._outside.language(code)) for code in codes if code.isalpha()]
        if document.date:
            parts.append((term("dct:issued"), date_term(document.date)))
        if document.publisher:
            publisher, agent = self.agent(document.publisher)
            parts.append((term("dct:publisher"), publisher))
            yield agent
        if document.url.startswith(("http://", "https://")):
            page = lines.iri(document.url)
            parts.append((term("foaf:page"), page))
            yield Block(page, [(TYPE, term("foaf:Document"))], graphs)
        yield Block(lines.iri(self._names.document(document.dataset, document.id)), parts, graphs)

    def agent(self, name: str) -> tuple[str, Block]:
        """Who gives something out, by name alone, and what is told of them; "" is somebody not recorded."""
        # A publisher called "not-recorded" would share this address; nobody is.
        address = lines.iri(f"{self._names.base}agent/{local(name) or 'not-recorded'}")
        parts: list[Part] = [(TYPE, term("foaf:Agent")), (term("dct:identifier"), lines.text(name or "not recorded"))]
        if name:
            parts += [
                (term("dct:title"), lines.tagged(name, _UNKNOWN_LANGUAGE)),
                (term("foaf:name"), lines.text(name)),
            ]
        else:
            parts += [*in_words("not-recorded", term("dct:title")), *in_words("not-recorded", term("foaf:name"))]
        return address, Block(address, parts, ())

    def licence(self, name: str) -> tuple[str, Block]:
        """A licence by its name, and what is told of it."""
        known = LICENCES.get(name)
        address = lines.iri(known or f"{self._names.base}licence/{local(name)}")
        return address, Block(
            address, [(TYPE, term("dct:LicenseDocument")), (term("rdfs:label"), lines.text(name))], ()
        )

"""What the export says of itself, after DCAT-AP 3.0.1 and VoID: titles, licence, version, counts, how to cite.

Dates come from the data (the newest day a dataset was read), never from the clock; the version is the digest of
what is exported, so that the same sayings make the same description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.export.base import Wish
from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.names import Names
from graph.export.rdf.outside import in_words
from graph.export.rdf.prefixes import STANDARD, term
from graph.export.rdf.sources import SourceWriter
from graph.model.dates import last_day
from graph.model.records import Dataset
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import catalogue

MEDIA_TYPES = {
    "turtle": "text/turtle",
    "json-ld": "application/ld+json",
    "n-triples": "application/n-triples",
    "rdf-xml": "application/rdf+xml",
    "trig": "application/trig",
}
"""The forms of RDF, by the names of their exports."""

STANDARDS = {
    "https://semiceu.github.io/CPSV-AP/releases/3.2.0/": "CPSV-AP 3.2.0",
    "https://semiceu.github.io/CPOV/releases/2.1.2/": "CPOV 2.1.2",
    "https://semiceu.github.io/DCAT-AP/releases/3.0.1/": "DCAT-AP 3.0.1",
}
_IANA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = ("adms", "cpsv", "cv", "dcat", "dct", "foaf", "locn", "org", "prov", "schema", "skos")


def counting(names: Names) -> str:
    """How the one line of N-Triples begins that tells how many triples an export has."""
    return f"{lines.iri(f'{names.base}network')} {term('void:triples')} "


class Description:
    """Makes the description of one export. ``counts`` are how many there are of each of our classes."""

    def __init__(
        self, names: Names, sources: SourceWriter, wish: Wish, digest: str, datasets: Sequence[Dataset]
    ) -> None:
        self._names, self._sources, self._wish, self._digest = names, sources, wish, digest
        self._datasets = datasets
        self._network, self._catalog = lines.iri(f"{names.base}network"), lines.iri(f"{names.base}catalog")

    def named(self) -> Iterator[Block]:
        """Publisher and licence. Datasets name the same ones, so these are not among ``blocks``."""
        yield self._sources.agent(self._publisher())[1]
        yield from (licence for _, licence in self._licence())

    def blocks(self, triples: int, counts: Mapping[str, int]) -> Iterator[Block]:
        """The description itself: nodes that nothing else is said of.

        ``triples`` is the number of triples in the whole export, these included.
        """
        publisher, _ = self._sources.agent(self._publisher())
        licence = [(term("dct:license"), address) for address, _ in self._licence()]
        common = [*self._words(), (term("dct:publisher"), publisher), *self._dates(), *licence]
        conforms = [lines.iri(f"{self._names.base}shapes"), *(lines.iri(one) for one in STANDARDS)]
        yield Block(
            self._catalog,
            [(TYPE, term("dcat:Catalog")), *common, (term("dcat:dataset"), self._network)],
            (),
        )
        yield Block(
            self._network,
            [
                (TYPE, term("dcat:Dataset")),
                (TYPE, term("void:Dataset")),
                *common,
                *((term("dct:conformsTo"), one) for one in conforms),
                *self._version(),
                *self._void(triples, counts),
                *((term("dcat:distribution"), self._distribution(one)) for one in MEDIA_TYPES),
            ],
            (),
        )
        yield from self._partitions(counts)
        yield from self._distributions(licence)
        yield from self._standards()

    def _licence(self) -> list[tuple[str, Block]]:
        """The licence of the whole: only where every dataset has it. Else each dataset tells its own, or none."""
        name = _of_all(one.licence for one in self._datasets)
        return [self._sources.licence(name)] if name else []

    def _publisher(self) -> str:
        """Who gives the export out: as set, else who gave out everything in it, else nobody that is recorded."""
        return self._wish.publisher or _of_all(one.publisher for one in self._datasets)

    def _words(self) -> list[Part]:
        described = in_words("export-description", term("dct:description"))
        if any(one.fictional for one in self._datasets):
            described += in_words("export-fictional", term("dct:description"))
            described.append((lines.iri(self._names.term("fictional")), lines.boolean(True)))
        return [*in_words("export-title", term("dct:title")), *described]

    def _dates(self) -> list[Part]:
        """The newest day on which a dataset was read."""
        days = [day for one in self._datasets if (day := last_day(one.read_on))]
        if not days:
            return []
        newest = lines.typed(max(days).isoformat(), f"{lines.XSD}date")
        return [(term("dct:issued"), newest), (term("dct:modified"), newest)]

    def _version(self) -> Iterator[Part]:
        words = catalogue("graph.export.rdf")
        who = self._publisher()
        for language in LANGUAGES:
            title, nobody = words.text("export-title", language), words.text("not-recorded", language)
            cited = f"{who or nobody}: {title}. {self._names.base}network, {self._digest}."
            yield term("dct:bibliographicCitation"), lines.tagged(cited, language)
        yield term("dct:identifier"), lines.text(f"{self._names.base}network")
        yield term("dcat:version"), lines.text(self._digest)
        for what in self._exported():
            yield lines.iri(self._names.term("exported")), lines.text(what)
        for one in self._datasets:
            yield term("dct:source"), lines.iri(self._names.dataset(one.id))

    def _exported(self) -> Iterator[str]:
        """For whom the export is, and what else was wished for: whoever checks a file has to know what may be in it."""
        yield self._wish.asking.scope
        if self._wish.area is not None:
            yield "area"
        if self._wish.personal:
            yield "personal"

    def _void(self, triples: int, counts: Mapping[str, int]) -> Iterator[Part]:
        yield term("void:triples"), lines.whole(triples)
        yield term("void:entities"), lines.whole(sum(counts.values()))
        yield term("void:uriSpace"), lines.text(f"{self._names.base}id/")
        for prefix in _VOCABULARIES:
            yield term("void:vocabulary"), lines.iri(STANDARD[prefix])
        yield term("void:vocabulary"), lines.iri(self._names.vocabulary)
        for name in sorted(counts):
            yield term("void:classPartition"), self._partition(name)

    def _partitions(self, counts: Mapping[str, int]) -> Iterator[Block]:
        for name, count in sorted(counts.items()):
            kind = lines.iri(self._names.term(name))
            parts = [
                (TYPE, term("void:Dataset")),
                (term("void:class"), kind),
                (term("void:entities"), lines.whole(count)),
            ]
            yield Block(self._partition(name), parts, ())

    def _distributions(self, licence: Sequence[Part]) -> Iterator[Block]:
        for form, media_type in MEDIA_TYPES.items():
            kind = lines.iri(_IANA + media_type)
            parts = [
                (TYPE, term("dcat:Distribution")),
                *in_words("export-title", term("dct:title")),
                (term("dcat:accessURL"), lines.iri(f"{self._names.base}export/{form}")),
                (term("dcat:mediaType"), kind),
                *licence,
            ]
            yield Block(self._distribution(form), parts, ())
            yield Block(kind, [(TYPE, term("dct:MediaType")), (term("rdfs:label"), lines.text(media_type))], ())

    def _standards(self) -> Iterator[Block]:
        ours = lines.iri(f"{self._names.base}shapes")
        yield Block(ours, [(TYPE, term("dct:Standard")), *in_words("shapes-title", term("dct:title"))], ())
        for address, name in STANDARDS.items():
            title = (term("dct:title"), lines.tagged(name, "en"))
            yield Block(lines.iri(address), [(TYPE, term("dct:Standard")), title], ())

    def _partition(self, name: str) -> str:
        return lines.iri(f"{self._names.base}network/class/{name}")

    def _distribution(self, form: str) -> str:
        return lines.iri(f"{self._names.base}network/{form}")


def _of_all(values: Iterable[str]) -> str:
    """What all have in common; "" where they differ, or some have none recorded."""
    known = set(values)
    return known.pop() if len(known) == 1 else ""

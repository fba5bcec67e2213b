"""One file of RDF: looked at whole before anything of it is told, so that a broken one yields nothing but its fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.model.records import Finding, Place, Row
from loaders.rdf import guard, skos, whole
from loaders.rdf.own import OwnReader
from loaders.rdf.subjects import subjects
from loaders.rdf.survey import Survey, survey
from loaders.rdf.telling import Teller
from loaders.rdf.triples import NotRead


def records(path: Path, kind: str) -> Iterator[Row | Finding]:
    """Every record and every fault of a file. Concepts of others become things of ``kind``."""
    harmful = guard.fault(path)
    if harmful is not None:
        yield harmful
        return
    try:
        found = survey(path)
        if found.bases:
            yield from _own(path, found)
        elif found.codes or (found.sourced and found.concepts):
            # Cut before its datasets, an export would pass for a concept scheme of others.
            yield Finding("error", "rdf-no-dataset", Place(path.name))
        elif found.concepts:
            yield from _concepts(path, found, kind)
        else:
            yield Finding("error", "rdf-nothing-known", Place(path.name))
    except NotRead as stopped:
        yield stopped.finding


def _own(path: Path, found: Survey) -> Iterator[Row | Finding]:
    if len(found.bases) > 1:
        yield Finding("error", "rdf-several-bases", Place(path.name), {"bases": ", ".join(sorted(found.bases))})
        return
    (base,) = found.bases
    yield from whole.faults(found, base, path.name)
    told = subjects(path, {*found.sourced, *(one for names in found.ours.values() for one in names)})
    teller = Teller(base, path.name)
    reader, ours = OwnReader(teller), found.ours
    for name, make in (("Dataset", reader.dataset), ("Document", reader.document), ("Saying", reader.saying)):
        for address, subject in told.items():
            if address in ours[name]:
                yield from make(subject)
    for address, subject in told.items():
        if not any(address in names for names in ours.values()):
            yield Finding("error", "rdf-untyped", subject.place(path.name, base))
    yield from teller.findings


def _concepts(path: Path, found: Survey, kind: str) -> Iterator[Row | Finding]:
    told = subjects(path, found.concepts | found.schemes | found.agents, skos.OF_BLANKS)
    concepts = skos.Concepts(kind, path.name, told, found.concepts, found.schemes)
    yield from concepts.rows()
    yield from concepts.findings

"""Relations of the merged network: each is a node of its own that carries how, how surely, and who says so.

A direct triple (shortcut) stands beside it only for what holds now; ``ends.py`` adds these when all things are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.rdf import lines
from graph.export.rdf.blocks import OBJECT, PREDICATE, SUBJECT, TYPE, Block, Part
from graph.export.rdf.names import Names
from graph.export.rdf.origin import Spoken, all_graphs, by_graphs, evidence
from graph.export.rdf.outside import Outside
from graph.export.rdf.sayings import SayingWriter
from graph.export.rdf.terms import STATEMENT_CLASSES
from graph.export.standing import NOT_BEGUN, in_force, own_standing
from graph.model.records import MergedLink
from graph.model.vocabulary import LINK_KINDS
from graph.questions.standing import modality


def holds(link: MergedLink) -> bool:
    """Whether a relation is in force or under way, has begun, and no end of it is recorded, past or to come."""
    return in_force(own_standing(link))


class StatementWriter:
    """Turns merged links into blocks."""

    def __init__(self, names: Names, sayings: SayingWriter, outside: Outside) -> None:
        self._names, self._sayings, self._outside = names, sayings, outside
        self._statement = lines.iri(names.term("Statement"))
        self._relations = {kind.name: lines.iri(names.relation(kind.name)) for kind in LINK_KINDS}
        self._classes = {kind: lines.iri(names.term(name)) for kind, name in STATEMENT_CLASSES.items()}
        self._terms = {
            name: lines.iri(names.term(name))
            for name in ("modality", "certainty", "not_begun", "visibility", "from_party", "to_service", "partner")
        }

    def blocks(self, link: MergedLink, spoken: Spoken) -> Iterator[Block]:
        """All triples about a relation."""
        address = lines.iri(self._names.statement(link.key))
        yield Block(address, list(self._parts(link)), all_graphs(link))
        for graphs, keys in by_graphs(link).items():
            values = {key: link.values[key] for key in keys if key not in {"modality", "certainty"}}
            yield Block(address, list(self._sayings.values(link.kind, values)), graphs)
        yield from evidence(address, self._sayings, spoken)

    def _parts(self, link: MergedLink) -> Iterator[Part]:
        source, target = lines.iri(self._names.thing(link.source)), lines.iri(self._names.thing(link.target))
        yield TYPE, self._statement
        yield SUBJECT, source
        yield PREDICATE, self._relations[link.kind]
        yield OBJECT, target
        if link.kind in self._classes and (link.kind != "cooperates_with" or source != target):
            # Two that work together may turn out to be one and the same.
            yield TYPE, self._classes[link.kind]
        if link.kind == "refers_to":
            yield self._terms["from_party"], source
            yield self._terms["to_service"], target
        if link.kind == "cooperates_with" and source != target:
            yield self._terms["partner"], source
            yield self._terms["partner"], target
        if own_standing(link) == NOT_BEGUN:
            yield self._terms["not_begun"], lines.boolean(True)
        yield self._terms["modality"], self._outside.code("modality", modality(link))
        yield self._terms["certainty"], self._outside.code("certainty", str(link.values.get("certainty", "stated")))
        if link.visibility != "public":
            yield self._terms["visibility"], self._outside.code("visibility", link.visibility)

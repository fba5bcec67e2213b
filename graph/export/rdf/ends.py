"""Direct triples between things. What they are hangs on both ends, which are known only when all has gone by."""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.marks import PUBLIC, REACHABLE
from graph.export.rdf.names import Names
from graph.export.rdf.outside import NOT_RECORDED, Outside, in_words, not_recorded
from graph.export.rdf.prefixes import term
from graph.export.rdf.terms import OTHER_SERVICE, PUBLIC_SERVICE, SHORTCUTS
from graph.export.rdf.waiting import Relation, Waiting
from graph.export.rdf.whereabouts import contact_point
from graph.model.vocabulary import LANGUAGES, LINK_KINDS, kind_of_id
from graph.model.wording import label


class EndsWriter:
    """Turns what has gone by into direct triples."""

    def __init__(self, names: Names, outside: Outside) -> None:
        self._names, self._outside = names, outside
        self._own = {kind.name: lines.iri(names.relation(kind.name)) for kind in LINK_KINDS}
        self._symmetric = {kind.name for kind in LINK_KINDS if kind.symmetric}

    def blocks(self, waiting: Waiting) -> Iterator[Block]:
        """The direct triples, the classes of services, and what official shapes ask for and nobody has recorded."""
        waiting.close()
        for one in waiting.relations():
            yield from self._relation(one)
        yield from self._services(waiting)
        yield from self._nowhere(waiting)

    def _relation(self, one: Relation) -> Iterator[Block]:
        source, target = lines.iri(self._names.thing(one.source)), lines.iri(self._names.thing(one.target))
        if one.current:
            yield Block(source, [(self._own[one.kind], target)], one.graphs)
            if one.kind in self._symmetric:
                yield Block(target, [(self._own[one.kind], source)], one.graphs)
        if not one.typed:
            return
        kinds = kind_of_id(one.source) or "", kind_of_id(one.target) or ""
        for shortcut in SHORTCUTS.get(one.kind, ()):
            if shortcut.fits(*kinds) and (not shortcut.public or (one.source_public and one.target_public)):
                ends = (target, source) if shortcut.inverse else (source, target)
                yield Block(ends[0], [(term(shortcut.predicate), ends[1])], one.graphs)
        if one.kind == "provides":
            yield from self._provides(one, source, target)
        elif one.kind == "reached_through":
            yield from self._reached(one, source)
        elif one.kind == "part_of" and kinds == ("Team", "Organisation") and one.target_marks & PUBLIC:
            yield Block(source, [(term("org:unitOf"), target)], one.graphs)
        elif one.kind == "succeeded_by":
            yield from self._succession(one, source, target)

    def _provides(self, one: Relation, source: str, target: str) -> Iterator[Block]:
        """Who provides a service: its competent authority or another provider, and the part that it has in it."""
        if kind_of_id(one.target) != "Service":
            return
        authority = one.source_marks & PUBLIC and one.role in {"", "responsible"}
        predicate = term("cv:hasCompetentAuthority") if authority else term("schema:provider")
        yield Block(target, [(predicate, source)], one.graphs)
        if kind_of_id(one.source) not in {"Organisation", "Team", "Network"}:
            return
        statement = lines.iri(self._names.statement(one.key))
        parts: list[Part] = [
            (TYPE, term("cv:Participation")),
            (term("dct:identifier"), lines.text(one.key)),
            (term("cv:hasParticipant"), source),
            (term("cv:role"), self._outside.code("provider_role", one.role or NOT_RECORDED)),
        ]
        parts += [
            (term("dct:description"), lines.tagged(label("link", "provides", language), language))
            for language in LANGUAGES
        ]
        yield Block(statement, parts, one.graphs)
        if one.target_public:
            yield Block(target, [(term("cv:hasParticipation"), statement)], one.graphs)

    def _reached(self, one: Relation, source: str) -> Iterator[Block]:
        if one.target_marks & REACHABLE and kind_of_id(one.source) in {"Service", "Organisation"}:
            contact = lines.iri(contact_point(self._names, one.target))
            yield Block(source, [(term("cv:contactPoint"), contact)], one.graphs)

    def _succession(self, one: Relation, source: str, target: str) -> Iterator[Block]:
        """A change of public bodies; the official class is for these alone.

        It is a node of its own, for a change is a prov:Activity and the statement that tells of it a prov:Entity.
        """
        if not (one.source_marks & PUBLIC and one.target_marks & PUBLIC):
            return
        statement = self._names.statement(one.key)
        change = lines.iri(f"{statement}/change")
        parts = [
            (TYPE, term("org:ChangeEvent")),
            (term("org:originalOrganization"), source),
            (term("org:resultingOrganization"), target),
            (term("dct:source"), lines.iri(statement)),
        ]
        yield Block(change, parts, one.graphs)
        yield Block(source, [(term("org:changedBy"), change)], one.graphs)
        yield Block(target, [(term("org:resultedFrom"), change)], one.graphs)

    def _services(self, waiting: Waiting) -> Iterator[Block]:
        """A service of a public body, or any other; the first must have a description."""
        marker = lines.iri(self._names.term("not_recorded"))
        for service, described, graphs, public in waiting.services():
            parts: list[Part] = [(TYPE, term(PUBLIC_SERVICE if public else OTHER_SERVICE))]
            if not described:
                parts += in_words("no-description", term("dct:description"))
                parts.append((marker, term("dct:description")))
            yield Block(lines.iri(self._names.thing(service)), parts, graphs)

    def _nowhere(self, waiting: Waiting) -> Iterator[Block]:
        """Public bodies that no area in force is told of: the official shape wants one, so it is said to be unknown."""
        marker = lines.iri(self._names.term("not_recorded"))
        words: dict[str, list[Part]] = {}
        for body, graphs, located in waiting.nowhere():
            name = "area_not_in_force" if located else "area_not_recorded"
            words[name] = in_words("area-not-in-force", term("skos:prefLabel")) if located else not_recorded()
            parts = [(term("dct:spatial"), lines.iri(self._names.term(name)))]
            if not located:
                parts.append((marker, term("dct:spatial")))
            yield Block(lines.iri(self._names.thing(body)), parts, graphs)
        for name, told in words.items():
            yield Block(lines.iri(self._names.term(name)), [(TYPE, term("dct:Location")), *told], ())

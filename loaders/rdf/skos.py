"""Concepts of others (SKOS) as needs or target groups, each from its concept scheme.

What it is called and what equals it become values (``concepts.py``); ``broader`` and ``narrower`` between concepts of
the file become links. Collections, notations and notes of other kinds are not read. What names no scheme belongs to the
only one of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from graph.export.rdf.prefixes import STANDARD
from graph.merge.checks.faults import clipped
from graph.model.records import Evidence, Finding, Link, Node, Place, Row
from graph.model.vocabulary import node_kinds
from loaders.rdf.concepts import PREF, by_language, cleaned, readable, twice_in_one, values
from loaders.rdf.schemes import NAMES, Scheme, scheme
from loaders.rdf.subjects import Subject, shown
from loaders.rdf.survey import SKOS, TYPE
from loaders.rdf.triples import BLANK

_IN_SCHEME = (f"{SKOS}inScheme", f"{SKOS}topConceptOf")
_DEPRECATED = f"{STANDARD['owl']}deprecated"

OF_BLANKS = frozenset({*NAMES, TYPE})
"""What is wanted of nodes without an address: the name of a publisher, and whether it is a concept."""


class Concepts:
    """The concepts of one file as records of one kind. ``rows`` has to be read before ``findings``."""

    def __init__(
        self, kind: str, file: str, found: Mapping[str, Subject], concepts: Set[str], schemes: Set[str]
    ) -> None:
        self.findings: list[Finding] = []
        self._kind, self._file, self._found = kind, file, found
        self._slug = node_kinds()[kind].slug
        self._described = schemes
        read = [one for one in found.values() if one.address in concepts or f"{SKOS}Concept" in one.terms(TYPE)]
        kept = [one for one in read if self._keep(one)]
        self._schemes = {one.address: self._scheme_of(one) for one in kept}
        self._kept = {one.address: one for one in kept if self._schemes[one.address]}
        homeless = [one for one in kept if one.address not in self._kept]
        if homeless:
            facts = {"count": len(homeless)}
            self.findings.append(Finding("error", "concept-without-scheme", homeless[0].place(file), facts))
        if not kept:
            self.findings.append(Finding("error", "concepts-all-left-out", Place(file), {"count": len(read)}))

    def rows(self) -> Iterator[Row]:
        """Datasets with their documents, concepts, and links to broader ones."""
        made: dict[str, Scheme] = {}
        told: set[str] = set()
        for address in sorted(set(self._schemes.values()) - {""}):
            made[address] = scheme(address, self._found.get(address), self._found, self._file)
            self.findings += made[address].findings
            dataset = made[address].evidence.dataset
            if dataset not in told:  # an address with a slash at its end and one without are one scheme
                told.add(dataset)
                yield from made[address].rows
        for one in self._kept.values():
            yield self._node(one, self._evidence(one, made))
        for narrower, broader, said_at in sorted(self._broader(), key=lambda pair: pair[:2]):
            evidence = self._evidence(self._kept[narrower], made)
            yield Row(Link("broader", self._id(narrower), self._id(broader), {}, evidence), said_at)

    def _keep(self, concept: Subject) -> bool:
        """Whether a concept is read; why not, is told."""
        code = ""
        if concept.address.startswith(BLANK):
            code = "concept-without-address"
        elif any(one.value in {"true", "1"} for one in concept.texts(_DEPRECATED)):
            code = "concept-deprecated"
        elif not by_language(concept.texts(PREF)):
            code = "concept-without-label"
        if code:
            # A node without an address is known to people by its label alone.
            called = next((cleaned(one.value) for one in concept.texts(PREF)), "")
            facts = {"concept": clipped(called) if concept.address.startswith(BLANK) else shown(concept.address)}
            self.findings.append(Finding("warning", code, concept.place(self._file), facts))
        return not code

    def _scheme_of(self, concept: Subject) -> str:
        """The scheme a concept is read from: of several the first by address that the file describes; "" if none."""
        named = sorted(one for one in concept.addresses(*_IN_SCHEME) if not one.startswith(BLANK))
        described = [one for one in named if one in self._described]
        alone = list(self._described) if len(self._described) == 1 else []
        return next(iter((*described, *named, *alone)), "")

    def _id(self, address: str) -> str:
        return f"{self._slug}/{readable(address, 2)}"

    def _evidence(self, concept: Subject, made: Mapping[str, Scheme]) -> Evidence:
        return replace(made[self._schemes[concept.address]].evidence, locator=concept.address)

    def _node(self, concept: Subject, evidence: Evidence) -> Row:
        for tag in twice_in_one(concept.texts(PREF)):
            place = concept.place(self._file, column=f"name@{tag}")
            facts = {"concept": shown(concept.address), "tag": tag}
            self.findings.append(Finding("warning", "concept-with-two-labels", place, facts))
        node = Node(self._kind, self._id(concept.address), values(concept), evidence)
        return Row(node, concept.place(self._file))

    def _broader(self) -> Iterator[tuple[str, str, Place]]:
        """Pairs of concepts of the file, narrower and broader, each once, with the place that says so."""
        found: dict[tuple[str, str], Place] = {}
        for one in self._kept.values():
            pairs = [(one.address, other) for other in one.addresses(f"{SKOS}broader")]
            pairs += [(other, one.address) for other in one.addresses(f"{SKOS}narrower")]
            for narrower, broader in pairs:
                if narrower in self._kept and broader in self._kept:
                    found.setdefault((narrower, broader), one.place(self._file))
        return ((narrower, broader, place) for (narrower, broader), place in found.items())

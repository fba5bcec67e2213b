"""What a file of one thing must hold, worked out from the whole export: for tests over any network."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from graph.export.base import BASE_URI, Wish
from graph.export.rdf.one_thing import one_thing
from graph.export.rdf.prefixes import prefixes
from graph.model.records import MergedNode
from graph.questions.base import Asking
from graph.store.base import Scope, Store
from tests.exporting import exported
from tests.networks import TODAY

READ = {"turtle": RdfFormat.TURTLE, "json-ld": RdfFormat.JSON_LD}
_SHORT = prefixes(BASE_URI)


def address(short: str) -> NamedNode:
    """The address that ``prefix:name`` means, or a path under the base URI."""
    prefix, colon, name = short.partition(":")
    return NamedNode(f"{_SHORT[prefix]}{name}" if colon else f"{BASE_URI}{short}")


NAMING = {
    address(one) for one in ("rdf:type", "dct:identifier", "dct:title", "foaf:name", "owl:sameAs", "skos:prefLabel")
}
"""What may be told of a thing at the other end of a relation."""


def told(store: Store, key: str, form: str = "turtle", scope: Scope = "public", limit: int = 500, **wished: Any) -> str:
    """The file of a thing, as text."""
    wish = Wish(Asking(TODAY, "fi", scope), **wished)
    return store.ask(lambda view: one_thing(view, wish, key, form, limit)).decode()


def triples(text: str, form: str = "turtle") -> set[Triple]:
    """What a file says."""
    return {quad.triple for quad in pyoxigraph.parse(text, format=READ[form])}


def keys(store: Store, scope: Scope = "public") -> list[str]:
    """The keys of all things that a reader may see."""
    found = store.ask(lambda view: list(view.records()))
    return [
        one.key for one in found if isinstance(one, MergedNode) and (scope == "network" or one.visibility == "public")
    ]


@dataclass(frozen=True)
class Whole:
    """A whole export, to be compared with."""

    triples: frozenset[Triple]

    @cached_property
    def about(self) -> dict[Any, set[Triple]]:
        """What is said of each subject."""
        found: dict[Any, set[Triple]] = defaultdict(set)
        for one in self.triples:
            found[one.subject].add(one)
        return found

    @cached_property
    def leading_to(self) -> dict[Any, set[Triple]]:
        """What leads to each thing."""
        found: dict[Any, set[Triple]] = defaultdict(set)
        for one in self.triples:
            found[one.object].add(one)
        return found

    def statements(self, thing: NamedNode) -> set[Any]:
        """The relations that a thing is an end of."""
        ends = {address("rdf:subject"), address("rdf:object")}
        kind = address("sn:Statement")
        ending = {one.subject for one in self.leading_to[thing] if one.predicate in ends}
        return {one for one in ending if any(said.object == kind for said in self.about[one])}

    def faults(self, key: str, said: set[Triple]) -> list[str]:
        """What is wrong with a file of one thing that should be complete."""
        thing = address(f"id/{key}")
        things = {one for one in self.about if one.value.startswith(f"{BASE_URI}id/") and one in self._things}
        found = [f"not in the whole: {one}" for one in said - self.triples]
        for one in {thing, *self.statements(thing), *({one.subject for one in said} - things)}:
            found += [f"left out: {lost}" for lost in self.about[one] - said]
        for one in self.leading_to[thing] - said:
            found += [f"does not lead there: {one}"] if one.subject in things else []
        for one in said:
            if one.subject in things - {thing} and one.predicate not in NAMING and one.object != thing:
                found.append(f"too much of another thing: {one}")
        for one in {one.subject for one in said} & things:
            found += [f"not named: {lost}" for lost in self.about[one] - said if lost.predicate in NAMING]
        return found

    @cached_property
    def _things(self) -> set[Any]:
        return {one.subject for one in self.triples if one.predicate == address("sn:modality")} - {
            one.subject for one in self.triples if one.object in {address("sn:Saying"), address("sn:Statement")}
        }


def whole(store: Store, scope: Scope = "public", **wished: Any) -> Whole:
    """The whole export of a store, for the same reader."""
    with TemporaryDirectory() as folder:
        path = exported(store, "n-triples", Path(folder) / "whole.nt", scope=scope, **wished)
        return Whole(frozenset(quad.triple for quad in pyoxigraph.parse(path=str(path))))

"""The second reading: all that is said of some subjects, whatever the order of the triples."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.merge.checks.faults import clipped
from graph.model.records import Place
from loaders.rdf.survey import address
from loaders.rdf.triples import BLANK, Term, Text, term_of, triples

_SHOWN = 60
"""Characters of an address that a finding shows: its end tells more than its beginning."""


@dataclass(slots=True)
class Subject:
    """What is said of one address. ``line`` is the first that speaks of it; of each predicate its objects, once."""

    address: str
    line: int
    said: dict[str, dict[Term, None]] = field(default_factory=dict)

    def terms(self, predicate: str) -> list[Term]:
        """The objects of a predicate, in the order of the file."""
        return list(self.said.get(predicate, ()))

    def addresses(self, *predicates: str) -> list[str]:
        """The objects of some predicates that are addresses."""
        return [one for name in predicates for one in self.said.get(name, ()) if isinstance(one, str)]

    def texts(self, *predicates: str) -> list[Text]:
        """The objects of some predicates that are texts."""
        return [one for name in predicates for one in self.said.get(name, ()) if isinstance(one, Text)]

    def place(self, file: str, base: str = "", column: str = "") -> Place:
        """Where it stands; under ``base`` its address is shown without that."""
        return Place(file, shown(self.address.removeprefix(base)), self.line, column)


def shown(address: str) -> str:
    """An address for people: its end, where it is long. What a node without one is called changes with each reading."""
    if address.startswith(BLANK):
        return "[]"
    return clipped(address if len(address) <= _SHOWN else f"…{address[1 - _SHOWN :]}")


def subjects(path: Path, wanted: Collection[str], of_blanks: Collection[str] = ()) -> Mapping[str, Subject]:
    """The wanted subjects in the order of the file, and of nodes without an address what ``of_blanks`` say.

    Raises NotRead.
    """
    found: dict[str, Subject] = {}
    for quad, line in triples(path):
        subject, predicate = address(quad.subject), quad.predicate.value
        if subject in wanted or (predicate in of_blanks and subject.startswith(BLANK)):
            one = found.get(subject)
            if one is None:
                one = found[subject] = Subject(subject, line)
            one.said.setdefault(predicate, {})[term_of(quad.object)] = None
    return found

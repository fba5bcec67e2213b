"""The first look at a file: what it tells of, and under which base address. It also finds every fault of form.

Of each subject only its address is kept, so that the second reading keeps nothing that is passed over anyway.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import STANDARD
from graph.model.vocabulary import CODES
from loaders.rdf.distinct import Distinct
from loaders.rdf.triples import BLANK, triples

TYPE = f"{STANDARD['rdf']}type"
SKOS = STANDARD["skos"]
PUBLISHERS = (f"{STANDARD['dct']}publisher", "http://purl.org/dc/elements/1.1/publisher")
_COUNT = f"{STANDARD['void']}triples"
_OURS = ("Saying", "Dataset", "Document")
_BEGINS = {"Saying": "", "Dataset": "dataset/", "Document": "document/"}
"""What the addresses of ours begin with, after the base. The address of a saying says nothing."""

_CODES = frozenset(Names("/").code(name, code) for name, codes in CODES.items() for code in codes)
"""How the addresses of our codes end: ``/code/level.special``."""


@dataclass(slots=True)
class Survey:
    """Addresses of what a file tells of.

    ``bases`` are the base addresses of what is ours; ``ours`` the subjects by class; ``sourced`` all that name a
    dataset of ours, whatever they are; ``agents`` publishers of anything; ``codes`` concepts that are codes of ours.
    ``triples`` counts what there is, and ``promised`` are the numbers that the file itself tells, with the first line
    of each, by what they are told of.
    """

    bases: set[str] = field(default_factory=set)
    ours: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in _OURS})
    sourced: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)
    schemes: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    triples: Distinct = field(default_factory=Distinct)
    promised: dict[str, dict[str, int]] = field(default_factory=dict)

    def typed(self, subject: str, kind: str) -> None:
        """Take note of what a subject is."""
        if kind == f"{SKOS}Concept":
            self.concepts.add(subject)
            if subject[subject.rfind("/code/") :] in _CODES:
                self.codes.add(subject)
        elif kind == f"{SKOS}ConceptScheme":
            self.schemes.add(subject)
        base, found, name = kind.rpartition("def/")
        if found and name in _OURS and base.endswith("/") and subject.startswith(base + _BEGINS[name]):
            self.bases.add(base)
            self.ours[name].add(subject)


def survey(path: Path) -> Survey:
    """What the file tells of. Raises NotRead."""
    found = Survey()
    for quad, line in triples(path):
        found.triples.add(quad.triple)
        predicate = quad.predicate.value
        if predicate == TYPE:
            found.typed(address(quad.subject), address(quad.object))
        elif predicate == _COUNT:
            promised = found.promised.setdefault(address(quad.subject), {})
            promised.setdefault(str(getattr(quad.object, "value", "")), line)
        elif predicate.endswith("/def/dataset"):
            found.sourced.add(address(quad.subject))
        elif predicate in PUBLISHERS:
            found.agents.add(address(quad.object))
    return found


def address(node: object) -> str:
    """The address of a node of the parser; ``_:name`` of one without."""
    value = str(getattr(node, "value", ""))
    return f"{BLANK}{value}" if type(node).__name__ == "BlankNode" else value

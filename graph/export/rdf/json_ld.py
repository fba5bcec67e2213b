"""JSON-LD in its expanded form, a node on each line, so that a large file can be read line by line too.

pyoxigraph writes a node's classes under the address of ``rdf:type``; the form of the standard (JSON-LD 1.1, 3.5) is
``@type``, by which other programs frame and search.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.export.rdf.lines import XSD

if TYPE_CHECKING:
    from pyoxigraph import Literal

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = f"{XSD}string"


def write_json_ld(triples: Path, path: Path) -> None:
    """Write the triples of a sorted N-Triples file."""
    import pyoxigraph

    quads = pyoxigraph.parse(path=str(triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        for number, node in enumerate(_nodes(quads)):
            out.write(",\n" if number else "\n")
            out.write(json.dumps(node, ensure_ascii=False, separators=(",", ":")))
        out.write("\n]\n")


def _nodes(quads: Iterator[Any]) -> Iterator[dict[str, Any]]:
    for subject, told in groupby(quads, lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": subject.value}
        for quad in told:
            if quad.predicate.value == _TYPE:
                node.setdefault("@type", []).append(quad.object.value)
            else:
                node.setdefault(quad.predicate.value, []).append(_value(quad.object))
        yield node


def _value(term: Any) -> dict[str, str]:
    from pyoxigraph import NamedNode

    return {"@id": term.value} if isinstance(term, NamedNode) else _literal(term)


def _literal(term: Literal) -> dict[str, str]:
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    return {"@value": term.value} if datatype == _STRING else {"@type": datatype, "@value": term.value}

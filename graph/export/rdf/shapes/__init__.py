"""Our own SHACL shapes: what every export promises.

A newcomer's map: ``things.ttl`` and ``said.ttl`` are written by hand, one shape a rule, with the words that a report
says; ``terms.py`` makes what follows from the vocabulary, ``queries.py`` what takes a look at several nodes. The two
files are Turtle by themselves, under the base URI of ``graph.export.base``. What each shape says: ``docs/shapes.md``.
"""

from __future__ import annotations

from importlib.resources import files

from graph.export.base import BASE_URI
from graph.export.rdf.names import Names
from graph.export.rdf.shapes.queries import query_shapes
from graph.export.rdf.shapes.terms import term_shapes

_FILES = ("things.ttl", "said.ttl")
_FROM_THE_VOCABULARY = "\n# What follows from the vocabulary."
_OVER_SEVERAL_NODES = "\n# What takes a look at several nodes."


def shapes(base_uri: str) -> str:
    """All shapes under a base URI, as Turtle."""
    folder = files("graph.export.rdf.shapes")
    written = [folder.joinpath(name).read_text(encoding="utf-8") for name in _FILES]
    lines = [line.replace(BASE_URI, base_uri) for text in written for line in text.splitlines()]
    prefixes = sorted({line for line in lines if line.startswith("@")})
    names = Names(base_uri)
    made = [_FROM_THE_VOCABULARY, *term_shapes(names), _OVER_SEVERAL_NODES, *query_shapes(names)]
    by_hand = [line for line in lines if not line.startswith("@")]
    return "\n".join([*prefixes, *by_hand, *made]) + "\n"

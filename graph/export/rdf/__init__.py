"""The network as RDF.

- ``names.py``: the addresses of things, datasets, documents, sayings, codes and terms, and back
- ``forms.py``: the five forms; ``network.py`` brings together what goes into them; ``spool.py`` sorts it outside
  memory, ``counted.py`` sets its number in, ``json_ld.py`` writes that form
- ``sayings.py``: what each source said, without loss: ``loaders/rdf/`` reads it back
- ``things.py`` with ``whereabouts.py``, ``statements.py``: what it amounts to; ``marks.py``: what hangs on how a thing
  stands; ``waiting.py``, ``ends.py``: direct triples, known when all has gone by
- ``sources.py``, ``outside.py``: datasets and documents; codes and addresses of others; ``describe.py``: the whole
- ``described.py``: the description of the whole, alone
- ``terms.py``: which official terms stand for what; ``prefixes.py``; ``blocks.py``, ``lines.py``, ``calendar.py``: how
  triples, terms and dates are written
- ``origin.py``: which dataset says what, for the named graphs of TriG
- ``own_terms.py``: our own vocabulary as one table; ``definitions.csv`` says what each term means
- ``vocabulary.py``, ``context.py``: the vocabulary as an ontology, the JSON-LD context; ``publishing.py`` writes them
- ``shapes/``: our own SHACL shapes, which every export keeps
- ``one_thing.py``: what is told of one thing, as its address gives it; ``around.py`` reads what that hangs on,
  ``compact.py`` writes it as JSON-LD with our context
- ``in_python.py``: the whole as an rdflib graph, which ``to_rdflib`` makes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

    from graph.export.base import Wish
    from graph.store.base import View


def to_rdflib(view: View, wish: Wish | None = None) -> Graph:
    """The network as an rdflib graph: all that is public, or what ``wish`` asks for (``in_python.py``)."""
    from graph.export.rdf.in_python import to_rdflib as made

    return made(view, wish)

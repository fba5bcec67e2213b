"""The network as an rdflib graph, for programs in Python: the same triples as in the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from graph.export.base import Wish
from graph.export.rdf.prefixes import prefixes
from graph.questions.base import Asking
from graph.store.base import View

if TYPE_CHECKING:
    from rdflib import Graph


def to_rdflib(view: View, wish: Wish | None = None) -> Graph:
    """All that is public, or what ``wish`` asks for, in one graph in memory with its prefixes bound.

    Takes about 1 kB of memory a triple. Raises what the export raises: BadQuestion for an area that nobody knows.
    """
    from rdflib import Graph

    from graph.export.rdf.forms import n_triples

    wish = wish or Wish(Asking(date.min))  # of a whole network nothing hangs on the day
    graph = Graph(bind_namespaces="none")
    with TemporaryDirectory(prefix="seinaton-") as folder:
        path = Path(folder) / "network.nt"
        n_triples(view, wish, path, lambda step, count: None)
        graph.parse(path, format="nt")
    for prefix, namespace in prefixes(wish.base_uri).items():
        graph.bind(prefix, namespace)
    return graph

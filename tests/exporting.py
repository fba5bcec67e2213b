"""Exports made in a test, and how other programs read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx

from api.exports import exports
from graph.export.base import Wish
from graph.questions.base import Asking
from graph.store.base import Scope, Store
from tests.networks import TODAY

READERS: Mapping[str, Callable[[Path], Any]] = {
    "graphml": lambda path: networkx.read_graphml(path, force_multigraph=True),
    "gexf": networkx.read_gexf,
}
"""How networkx reads a graph format."""


def exported(
    store: Store, form: str, path: Path, *, language: str = "fi", scope: Scope = "public", **wished: Any
) -> Path:
    """Write an export and say where it is."""
    wish = Wish(Asking(TODAY, language, scope), **wished)
    store.ask(lambda view: exports()[form].write(view, wish, path, lambda step, count: None))
    return path


def nodes(graph: Any) -> dict[str, dict[str, Any]]:
    """What a graph says of its nodes, by id."""
    return dict(graph.nodes(data=True))


def edges(graph: Any) -> dict[str, dict[str, Any]]:
    """What a graph says of its edges, with their ends, by the key of the link. GEXF has it as an attribute, too."""
    listed: Any = networkx.MultiDiGraph(graph).edges(keys=True, data=True)
    return {
        data.get("id", key): {**{name: one for name, one in data.items() if name != "id"}, "ends": (source, target)}
        for source, target, key, data in listed
    }

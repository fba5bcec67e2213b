"""Merged records as networkx users take them: a directed graph with parallel edges, and plain Python values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.model.records import Dataset, Merged, MergedLink, Value
from graph.model.vocabulary import link_kinds

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from graph.store.base import Slice

Attribute = str | int | float | bool | list[str]

UNSAID: Mapping[str, str] = {"modality": "in_force", "certainty": "stated"}
"""What is taken where no source says it; of modality as ``graph.questions.standing`` takes it."""


def network(cut: Slice) -> MultiDiGraph[str]:
    """The nodes and links of a slice. Nodes stand under their ids, edges under the keys of their links."""
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    for key, node in cut.nodes.items():
        graph.add_node(key, **attributes(node, node.values, cut.datasets))
    for link in cut.links:
        graph.add_edge(link.source, link.target, link.key, **attributes(link, link.values, cut.datasets))
    return graph


def attributes(record: Merged, values: Mapping[str, Value], datasets: Mapping[str, Dataset]) -> dict[str, Attribute]:
    """What is said of a record: its kind, who may see it, whether any of it is made up, and its values.

    A text in several languages stands under one name a language, ``name_fi``; lists are lists. ``values`` are the
    record's own, or with what lives apart from it.
    """
    told: dict[str, Attribute] = {"kind": record.kind, **UNSAID}
    if isinstance(record, MergedLink):
        told["symmetric"] = link_kinds()[record.kind].symmetric
    told["visibility"] = record.visibility
    told["fictional"] = any(datasets[one.dataset].fictional for one in record.evidence if one.dataset in datasets)
    for key, value in values.items():
        told[attribute_name(key)] = list(value) if isinstance(value, tuple) else value
    return told


def attribute_name(key: str) -> str:
    """The attribute of a value's key: ``name@fi`` → ``name_fi``."""
    return key.replace("@", "_")

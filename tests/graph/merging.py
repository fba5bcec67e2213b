"""Merging some sayings of one thing, for the tests of the rules."""

from __future__ import annotations

from itertools import permutations

from graph.merge.merge import merge_node
from graph.model.records import Merged, MergedNode, Node

ID = "service/a"


def merged(*sayings: Node) -> MergedNode:
    """The merged record of the sayings, the same in any order."""
    records = [merge_node(ID, order) for order in permutations(sayings)]
    assert records[0] is not None
    assert all(record == records[0] for record in records)
    return records[0]


def voices(record: Merged, name: str) -> list[str]:
    """Datasets of those who say the value of a property."""
    return [record.evidence[position].dataset for position in record.supports[name]]

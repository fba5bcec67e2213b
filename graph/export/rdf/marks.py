"""What is known of a thing when relations are written: marks that official classes and direct triples hang on."""

from __future__ import annotations

from collections.abc import Mapping

from graph.export.rdf.terms import OTHER_SECTORS, PUBLIC_SECTORS, PUBLIC_TYPES
from graph.export.standing import NOT_BEGUN, in_force, is_or_was, is_over, own_standing
from graph.model.records import MergedNode, Value

TYPED, CURRENT, OVER, NOT_YET, PUBLIC, REACHABLE = 1, 2, 4, 8, 16, 32
"""It has its official classes; holds now as far as is recorded; is over, or an end of it is recorded; nobody has spoken
of it since it was to begin; is a public body; has a contact point."""


def marks(node: MergedNode) -> int:
    """The marks of a thing. What is only planned, or is an unnamed group, has no official class.

    Nothing here asks for the day (``graph.export.standing``): what has a recorded end, past or to come, and what is
    paused, has its classes and its dates, but is not said to hold now.
    """
    stands = own_standing(node)
    found = 0
    if is_or_was(stands) and not node.values.get("generic"):
        found |= TYPED
    if in_force(stands):
        found |= CURRENT
    if is_over(stands):
        found |= OVER
    if stands == NOT_BEGUN:
        found |= NOT_YET
    if found & TYPED and node.kind == "Organisation" and public_body(node.values):
        found |= PUBLIC
    if is_or_was(stands) and node.kind == "Channel" and ("phone" in node.values or "url" in node.values):
        found |= REACHABLE
    return found


def public_body(values: Mapping[str, Value]) -> bool:
    """Whether an organisation is a public one, by its type, or by its sector where no type is recorded."""
    if values.get("sector") in OTHER_SECTORS:
        return False
    kind = values.get("organisation_type")
    return kind in PUBLIC_TYPES if kind else values.get("sector") in PUBLIC_SECTORS

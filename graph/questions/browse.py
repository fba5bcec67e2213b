"""Browse: everything there is of one kind, by name. What a page offers to choose from: needs, networks, areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.records import MergedNode
from graph.model.wording import label
from graph.questions.base import Answer, Asking, Cited, Fact, LeftOut, Parameter, Ref, check_limit, frame
from graph.questions.describe import cited, ref, text_of
from graph.questions.kinds import kind_named
from graph.questions.standing import COUNTED, modality, said_later
from graph.store.base import Slice, View

PARAMETERS = (
    Parameter("kind", required=True),
    Parameter("limit", "whole", default=500),
)

_WITHIN = ("broader", "part_of")
"""Links that lead to what a thing is a part of."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the kind. ``within``: what it is a part of, among things of the same kind."""

    node: Ref
    summary: str | None
    within: tuple[Ref, ...]
    urgent: bool
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class BrowseAnswer(Answer):
    """Things of a kind, by name."""

    items: tuple[Thing, ...] = ()


def browse(view: View, asking: Asking, *, kind: str, limit: int = 500) -> BrowseAnswer:
    """All things of a ``kind`` of node: its name in the model, or its plain word in any language.

    The first ``limit`` by id are told, in the order of their names. Raises BadQuestion for what is no kind.
    """
    check_limit(limit)
    name = kind_named("kind", kind)
    found = view.select("of_kind", asking.scope, kind=name, limit=limit + 1)
    keys = [key for key, _ in found.hits[:limit]]
    around = view.select("neighbourhood", asking.scope, keys=keys, kinds=_WITHIN) if keys else Slice()
    within = _within(around, name)
    there = [found.nodes[key] for key in keys if _is_there(found.nodes[key], asking)]
    things = [_thing(node, within.get(node.key, []), found, asking) for node in there]
    left = [LeftOut("more", 1, asking.say("left-more-browse"))] if len(found.hits) > limit else []
    if planned := len(keys) - len(there):
        left.append(LeftOut("planned", planned, asking.say("left-planned", count=planned)))
    asked: Mapping[str, Fact] = {"kind": kind, "limit": limit}
    items = tuple(sorted(things, key=lambda one: (one.node.name.casefold(), one.node.id)))
    notes = () if keys else (asking.reason("browse-nothing", kind=label("node", name, asking.language)),)
    return BrowseAnswer(**frame(view, asking, "browse", asked, items=items, notes=notes, left_out=tuple(left)))


def _is_there(node: MergedNode, asking: Asking) -> bool:
    """Whether a thing may be chosen as it is: what only a plan speaks of is found by search, where that is said."""
    return modality(node) in COUNTED and not said_later(node, asking.today)


def _within(around: Slice, kind: str) -> Mapping[str, list[MergedNode]]:
    found: dict[str, list[MergedNode]] = {}
    for link in around.links:
        whole = around.nodes.get(link.target)
        if whole is not None and whole.kind == kind:
            found.setdefault(link.source, []).append(whole)
    return found


def _thing(node: MergedNode, within: list[MergedNode], found: Slice, asking: Asking) -> Thing:
    summary = text_of(node, "summary", asking.language)
    return Thing(
        ref(node, asking, found.datasets),
        summary[0] if summary else None,
        tuple(ref(one, asking, found.datasets) for one in within),
        bool(node.values.get("urgent")),
        cited(node, found, asking)[:1],
    )

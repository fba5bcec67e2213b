"""Browse: everything there is of one kind, by name. What a page offers to choose from: needs, networks, areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.records import MergedNode
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Fact, LeftOut, ListAnswer, Parameter, Ref, check_limit, frame
from graph.questions.describe import cited, name_of, ref, text_of
from graph.questions.kinds import kind_named
from graph.questions.standing import COUNTED, modality, said_later
from graph.store.base import Slice, View

PARAMETERS = (
    Parameter("kind", required=True),
    Parameter("limit", "whole", default=500, cuts_items=True),
)

SORTED_AT_MOST = 2_000
"""Things of a kind that are looked through for the first of them by name. Of a kind with more the first by id are told,
so that no more is read than what is asked for.
"""

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
class BrowseAnswer(ListAnswer):
    """Things of a kind, by name."""

    items: tuple[Thing, ...] = ()


def browse(view: View, asking: Asking, *, kind: str, limit: int = 500) -> BrowseAnswer:
    """All things of a ``kind`` of node: its name in the model, or its plain word in any language.

    By name; of a kind of which there are very many (more than 2,000), by id. Raises BadQuestion for what is no kind.
    """
    check_limit(limit)
    name = kind_named("kind", kind)
    read = _read(view, asking, name, limit)
    there = [node for node in read.nodes if _is_there(node, asking)]
    if read.whole and len(read.nodes) <= SORTED_AT_MOST:
        there.sort(key=lambda node: (name_of(node, asking.language)[0].casefold(), node.key))
    shown = there[:limit]
    keys = [node.key for node in shown]
    around = view.select("neighbourhood", asking.scope, keys=keys, kinds=_WITHIN) if keys else Slice()
    within = _within(around, name)
    items = tuple(_thing(node, within.get(node.key, []), read.found, asking) for node in shown)
    more = max(len(there) - limit, 0 if read.whole else 1)  # at least: those beyond what was read are not counted
    left = [LeftOut("more", more, asking.say("left-more-browse"))] if more else []
    if planned := len(read.nodes) - len(there):
        left.append(LeftOut("planned", planned, asking.say("left-planned", count=planned)))
    asked: Mapping[str, Fact] = {"kind": kind, "limit": limit}
    notes = () if read.nodes else (asking.reason("browse-nothing", kind=label("node", name, asking.language)),)
    return BrowseAnswer(**frame(view, asking, "browse", asked, items=items, notes=notes, left_out=tuple(left)))


@dataclass(frozen=True, slots=True)
class _Read:
    """Things of a kind by id, and whether they are all that there are."""

    found: Slice
    nodes: list[MergedNode]
    whole: bool


def _read(view: View, asking: Asking, kind: str, limit: int) -> _Read:
    """As many as it takes to know the first ``limit`` of those that are there, or all."""
    most = max(limit, SORTED_AT_MOST)
    while True:
        found = view.select("of_kind", asking.scope, kind=kind, limit=most + 1)
        nodes = [found.nodes[key] for key, _ in found.hits]
        whole = len(nodes) <= most
        if whole or sum(_is_there(node, asking) for node in nodes) > limit:
            return _Read(found, nodes, whole)
        most *= 2


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

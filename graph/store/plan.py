"""What a change touches: from dropped and added sayings to the merged records that must be written.

Shared by all engines. The engine answers the look-ups of ``Held`` about its present state and then writes the
``Plan``; it knows no rule. Only what hangs together with the changed sayings is looked at, so the cost follows
the size of the change and not that of the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.merge.identity import clusters, link_ends, link_key, ties
from graph.merge.merge import merge_link, merge_node
from graph.model.records import Link, Merged, MergedNode, Node, Saying

Hash = bytes


class Held(Protocol):
    """What the store holds before the change."""

    def tied(self, ties: Collection[str]) -> Mapping[Hash, Saying]:
        """Node sayings and ``same_as`` decisions that carry any of the ties."""

    def links_at(self, ids: Collection[str]) -> Mapping[Hash, Link]:
        """Link sayings with any of the ids as an end, as said."""

    def links_of(self, keys: Collection[str]) -> Mapping[Hash, Link]:
        """Link sayings that belong to any of the merged links."""

    def resolve(self, ids: Collection[str]) -> Mapping[str, str]:
        """The merged id of each of the ids that has one."""

    def merged(self, keys: Collection[str]) -> Mapping[str, Merged]:
        """The merged records under the keys, as far as there are any."""

    def hidden(self, keys: Collection[str]) -> Collection[str]:
        """Which of the merged nodes under the keys only the network may see."""


@dataclass(slots=True)
class Plan:
    """What to write. ``record_of`` gives sayings (by hash) their merged key, or None while they wait."""

    put: dict[str, Merged] = field(default_factory=dict)
    drop: dict[str, Merged] = field(default_factory=dict)
    before: dict[str, Merged] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    gone_ids: dict[str, str] = field(default_factory=dict)
    record_of: dict[Hash, str | None] = field(default_factory=dict)


def plan(held: Held, dropped: Mapping[Hash, Saying], added: Mapping[Hash, Saying]) -> Plan:
    """The plan of a change that drops and adds these sayings (by hash, disjoint)."""
    result = Plan()
    component = _component(held, dropped, added)
    after = {h: s for h, s in component.items() if h not in dropped}
    known = {saying.id for saying in component.values() if isinstance(saying, Node)}
    before_ids = held.resolve(known)
    ids = clusters(after.values())
    nodes = _plan_nodes(held, after, ids, set(before_ids.values()), result)
    after_ids = {i: k for i, k in ids.items() if k in nodes}
    _plan_ids(component, before_ids, after_ids, result)
    for h, saying in after.items():
        if isinstance(saying, Node):
            result.record_of[h] = after_ids.get(saying.id)
        else:  # a decision about two ids belongs to their node as soon as both are named
            result.record_of[h] = after_ids.get(saying.source) if saying.target in after_ids else None
    moved = _moved(known, before_ids, after_ids, result)
    _plan_links(held, dropped, added, moved, after_ids, nodes, result)
    return result


def _component(held: Held, dropped: Mapping[Hash, Saying], added: Mapping[Hash, Saying]) -> dict[Hash, Saying]:
    """All node sayings and ``same_as`` decisions that hang together with the changed ones, old and new."""
    found: dict[Hash, Saying] = {}
    frontier: set[str] = set()
    for h, saying in (*dropped.items(), *added.items()):
        if tied := ties(saying):
            found[h] = saying
            frontier.update(tied)
    seen = set(frontier)
    while frontier:
        more = {h: s for h, s in held.tied(frontier).items() if h not in found}
        found.update(more)
        frontier = {tie for saying in more.values() for tie in ties(saying)} - seen
        seen |= frontier
    return found


def _plan_nodes(
    held: Held, after: Mapping[Hash, Saying], ids: Mapping[str, str], old_keys: set[str], result: Plan
) -> dict[str, MergedNode]:
    """Merge every cluster of the component anew; returns its nodes by key."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for saying in after.values():
        if isinstance(saying, Node):
            groups[ids[saying.id]].append(saying)
    nodes: dict[str, MergedNode] = {}
    for key, group in groups.items():
        if (node := merge_node(key, group)) is not None:
            nodes[key] = node
    _differences(held.merged(old_keys | nodes.keys()), nodes, result)
    return nodes


def _differences(before: Mapping[str, Merged], after: Mapping[str, Merged], result: Plan) -> None:
    result.before.update(before)
    for key, record in after.items():
        if before.get(key) != record:
            result.put[key] = record
    for key, record in before.items():
        if key not in after:
            result.drop[key] = record


def _plan_ids(
    component: Mapping[Hash, Saying], before: Mapping[str, str], after: Mapping[str, str], result: Plan
) -> None:
    """Which ids lead where now, and which lead nowhere: their heir, or "" where there is none.

    An heir is what was one thing with it, or else what takes over its identifier in this very change.
    """
    result.ids = {node_id: key for node_id, key in after.items() if before.get(node_id) != key}
    gone = before.keys() - after.keys()
    if not gone:
        return
    heirs: dict[str, str] = {}
    for node_id in sorted(before.keys() & after.keys()):
        heirs.setdefault(before[node_id], after[node_id])
    together = clusters(component.values())
    takers: dict[str, str] = {}
    for node_id in sorted(after):
        takers.setdefault(together[node_id], after[node_id])
    for node_id in gone:
        result.gone_ids[node_id] = heirs.get(before[node_id]) or takers.get(together[node_id], "")


def _moved(ids: Iterable[str], before: Mapping[str, str], after: Mapping[str, str], result: Plan) -> set[str]:
    """Ids whose links must be looked at again: they lead elsewhere, or their node's visibility changed."""
    moved = set()
    for node_id in ids:
        key = after.get(node_id)
        reveals = (
            key in result.put and key in result.before and (result.before[key].visibility != result.put[key].visibility)
        )
        if before.get(node_id) != key or reveals:
            moved.add(node_id)
    return moved


def _plan_links(
    held: Held,
    dropped: Mapping[Hash, Saying],
    added: Mapping[Hash, Saying],
    moved: set[str],
    after_ids: Mapping[str, str],
    nodes: Mapping[str, MergedNode],
    result: Plan,
) -> None:
    """Merge anew every link that gains, loses or changes a saying, an end, or the visibility of an end."""
    gone = {h: s for h, s in dropped.items() if isinstance(s, Link)}
    there = {h: s for h, s in held.links_at(moved).items() if h not in gone}
    touched = {**there, **{h: s for h, s in added.items() if isinstance(s, Link)}}
    old = held.resolve(_ends((*gone.values(), *touched.values())))
    new = {**{i: k for i, k in old.items() if i not in moved}, **after_ids}
    joined = {h: link_key(link, new) for h, link in touched.items()}
    result.record_of.update((h, key) for h, key in joined.items() if touched[h].kind != "same_as")
    left = (link_key(link, old) for link in (*gone.values(), *there.values()))
    keys = {key for key in (*left, *joined.values()) if key is not None}
    kept = {h: s for h, s in held.links_of(keys).items() if h not in gone and h not in touched}
    new = {**held.resolve(_ends(kept.values()) - new.keys()), **new}
    joined.update((h, link_key(link, new)) for h, link in kept.items())
    groups: dict[str, list[Link]] = defaultdict(list)
    for h, link in (*kept.items(), *touched.items()):
        if (key := joined[h]) is not None:
            groups[key].append(link)
    _differences(held.merged(keys), _merged_links(held, groups, new, nodes), result)


def _ends(links: Iterable[Link]) -> set[str]:
    return {end for link in links for end in (link.source, link.target)}


def _merged_links(
    held: Held,
    groups: Mapping[str, list[Link]],
    resolve: Mapping[str, str],
    nodes: Mapping[str, MergedNode],
) -> dict[str, Merged]:
    """The merged record of each group of link sayings, no more visible than the nodes at its ends."""
    ends = {key: link_ends(links[0], resolve) for key, links in groups.items()}
    at_ends = {end for pair in ends.values() for end in pair}
    visibility = dict.fromkeys(held.hidden(at_ends - nodes.keys()), "network")
    visibility.update((key, nodes[key].visibility) for key in at_ends & nodes.keys())
    return {
        key: merge_link(key, ends[key], links, (visibility.get(end, "public") for end in ends[key]))
        for key, links in groups.items()
    }

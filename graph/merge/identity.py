"""Who is the same: the ties between sayings, and the clusters they make.

Two node sayings are of one thing when they have the same id, the same identifying identifier (within one kind),
or when a person decided so (``same_as``). Names, websites and ``matches`` never tie anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from graph.model.records import Link, Node, Saying
from graph.model.vocabulary import CODES, IDENTIFYING_SCHEMES, link_kinds, node_kinds

_BETWEEN = "\x1f"  # cannot stand in an id or identifier: checks refuse control characters


def ties(saying: Saying) -> tuple[str, ...]:
    """The strings by which a saying hangs together with others; sharing one means being of one thing.

    A node is tied by its id and its identifying identifiers (an empty one ties nothing), a ``same_as`` decision
    by both its ends; other links tie nothing.
    """
    if isinstance(saying, Link):
        return (saying.source, saying.target) if saying.kind == "same_as" else ()
    return (saying.id, *_identifiers(saying))


@cache
def _identifying_properties(kind: str) -> tuple[str, ...]:
    return tuple(prop.name for prop in node_kinds()[kind].properties if prop.identifies)


def _identifiers(node: Node) -> list[str]:
    found = [
        _BETWEEN.join((node.kind, name, str(node.values[name])))
        for name in _identifying_properties(node.kind)
        if node.values.get(name)
    ]
    if node.kind == "Area" and node.values.get("area_type") and node.values.get("code"):
        found.append(_area_tie(str(node.values["area_type"]), str(node.values["code"])))
    listed = node.values.get("identifiers", ())
    if isinstance(listed, tuple):
        found.extend(
            _BETWEEN.join((node.kind, one))
            for one in listed
            if one.partition(":")[0] in IDENTIFYING_SCHEMES and one.partition(":")[2]
        )
    return found


def identifier_ties(text: str) -> tuple[str, ...]:
    """The ties that a person's ``scheme:value`` may mean, of every kind: ``ytunnus:1234567-1``, ``ptv:…``.

    The scheme of an Area's official code is the type of area: ``municipality:851``.
    """
    scheme, colon, value = text.partition(":")
    if not colon:
        return ()
    found = [_BETWEEN.join((kind, text)) for kind in node_kinds() if scheme in IDENTIFYING_SCHEMES]
    found.extend(
        _BETWEEN.join((kind, scheme, value)) for kind in node_kinds() if scheme in _identifying_properties(kind)
    )
    if scheme in CODES["area_type"] and value:
        found.append(_area_tie(scheme, value))
    return tuple(found)


def _area_tie(area_type: str, code: str) -> str:
    """An area's code says which area it is only together with the type of area."""
    return _BETWEEN.join(("Area", area_type, code))


def clusters(sayings: Iterable[Saying]) -> dict[str, str]:
    """For every id that a node saying carries, the id of its cluster: the smallest id in it.

    ``sayings`` are the node sayings and ``same_as`` decisions; other links change nothing.
    """
    parent: dict[str, str] = {}

    def root(tie: str) -> str:
        parent.setdefault(tie, tie)
        while parent[tie] != tie:
            parent[tie] = parent[parent[tie]]
            tie = parent[tie]
        return tie

    ids: set[str] = set()
    for saying in sayings:
        if isinstance(saying, Node):
            ids.add(saying.id)
        first, *rest = ties(saying) or ("",)
        for other in rest:
            parent[root(other)] = root(first)
    smallest: dict[str, str] = {}
    for node_id in sorted(ids):
        smallest.setdefault(root(node_id), node_id)
    return {node_id: smallest[root(node_id)] for node_id in ids}


def link_key(link: Link, resolve: Mapping[str, str]) -> str | None:
    """The merged link a saying belongs to: kind, resolved ends, discriminators; None while an end waits.

    ``same_as`` decisions belong to no link of their own: they show in the ids of the node they made.
    """
    if link.kind == "same_as":
        return None
    source, target = resolve.get(link.source), resolve.get(link.target)
    if source is None or target is None:
        return None
    if target < source and link_kinds()[link.kind].symmetric:
        source, target = target, source
    told_apart = (str(link.values.get(name, "")) for name in _key_properties(link.kind))
    return "|".join((link.kind, source, target, *told_apart))


@cache
def _key_properties(kind: str) -> tuple[str, ...]:
    return tuple(prop.name for prop in link_kinds()[kind].properties if prop.in_key)


def link_ends(link: Link, resolve: Mapping[str, str]) -> tuple[str, str]:
    """The merged ids of a link's ends; the ends of a symmetric link are sorted."""
    source, target = resolve[link.source], resolve[link.target]
    if target < source and link_kinds()[link.kind].symmetric:
        return target, source
    return source, target

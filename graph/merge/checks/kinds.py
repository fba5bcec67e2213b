"""Kinds, ids, names, ends and visibility: whether a record is one that the vocabulary knows at all.

An id is the slug of its kind, a slash, and 1 to 200 letters a–z, digits, dots, hyphens and underscores,
beginning with a letter or digit. Only plain letters, so that addresses read the same everywhere: ``ä`` is
written ``a``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.merge.checks.contents import Contents
from graph.merge.checks.faults import clipped, finding
from graph.model.records import Finding, Link, Node, Place
from graph.model.vocabulary import NETWORK_VISIBLE, allowed_ends, kind_of_id, node_kinds

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")


def _kind(node_id: str) -> str | None:
    """The kind of a well-formed id, else None."""
    return kind_of_id(node_id) if _SLUG.fullmatch(node_id.partition("/")[2]) else None


class _Ids:
    """Kinds of ids, each worked out once a file."""

    def __init__(self) -> None:
        self._kinds: dict[str, str | None] = {}

    def kind(self, node_id: str) -> str | None:
        if node_id not in self._kinds:
            self._kinds[node_id] = _kind(node_id)
        return self._kinds[node_id]


def unknown_kinds(contents: Contents) -> Iterator[Finding]:
    """Sayings of a kind that the vocabulary does not have."""
    for saying, place in contents.stray:
        yield finding("unknown-kind", place, kind=clipped(saying.kind))


def node_ids(contents: Contents) -> Iterator[Finding]:
    """Nodes, datasets and documents without an id, and node ids that are ill-formed or of another kind."""
    for kind, nodes in contents.nodes.items():
        begins = f"{node_kinds()[kind].slug}/"
        for node, place in nodes:
            if not node.id:
                yield finding("missing-id", place, "id", kind=kind, property="id")
            elif not (node.id.startswith(begins) and _SLUG.fullmatch(node.id, len(begins))):
                yield _ill_id(node, place)
    for dataset, place in contents.datasets:
        if not dataset.id:
            yield finding("missing-id", place, "id", kind="Dataset", property="id")
        elif not dataset.title.strip():
            yield finding("missing-name", place, "title", id=clipped(dataset.id))
    for document, place in contents.documents:
        if not document.id:
            yield finding("missing-id", place, "id", kind="Document", property="id")
        elif not document.title.strip():
            yield finding("missing-name", place, "title", id=clipped(document.id))


def _ill_id(node: Node, place: Place) -> Finding:
    other = _kind(node.id)
    if other is None:
        return finding("malformed-id", place, "id", id=clipped(node.id), property="id")
    return finding("id-of-another-kind", place, "id", id=clipped(node.id), kind=node.kind, other_kind=other)


def names(contents: Contents) -> Iterator[Finding]:
    """Rows about a node that no row of the file names. Rows with ``verified_on`` may be about what others name."""
    for nodes in contents.nodes.values():
        named = {node.id for node, _ in nodes if is_named(node)}
        for node, place in nodes:
            if node.id and node.id not in named and not node.evidence.verified_on:
                yield finding("missing-name", place, "name", id=clipped(node.id))


def is_named(node: Node) -> bool:
    """Whether the saying gives the node a name in some language."""
    return any(
        key.startswith("name@") and isinstance(value, str) and bool(value.strip()) for key, value in node.values.items()
    )


def ends(contents: Contents) -> Iterator[Finding]:
    """Links with a missing or ill-formed end, with ends that do not go together, or to itself."""
    ids = _Ids()
    for kind, links in contents.links.items():
        allowed: dict[tuple[str, str], bool] = {}
        for link, place in links:
            source, target = ids.kind(link.source), ids.kind(link.target)
            if source is None or target is None:
                yield from _ill_ends(link, place, ids)
                continue
            pair = (source, target)
            if pair not in allowed:
                allowed[pair] = allowed_ends(kind, source, target)
            if not allowed[pair]:
                yield _forbidden(link, pair, place)
            elif link.source == link.target and kind not in {"part_of", "broader"}:  # those are circles
                yield finding("self-link", place, kind=kind, id=clipped(link.source))


def _ill_ends(link: Link, place: Place, ids: _Ids) -> Iterator[Finding]:
    for side, end in (("source", link.source), ("target", link.target)):
        if not end:
            yield finding("missing-id", place, side, kind=link.kind, property=side)
        elif ids.kind(end) is None:
            yield finding("malformed-id", place, side, id=clipped(end), property=side)


def _forbidden(link: Link, pair: tuple[str, str], place: Place) -> Finding:
    return finding(
        "forbidden-ends",
        place,
        kind=link.kind,
        source=clipped(link.source),
        source_kind=pair[0],
        target=clipped(link.target),
        target_kind=pair[1],
    )


def visibility(contents: Contents) -> Iterator[Finding]:
    """Visibility ``network`` on what is public by nature: all but points raised, events and their links."""
    for saying, place in contents.sayings():
        if saying.values.get("visibility") != "network":
            continue
        kinds = {saying.kind} if isinstance(saying, Node) else {kind_of_id(saying.source), kind_of_id(saying.target)}
        if kinds.isdisjoint(NETWORK_VISIBLE):
            yield finding("misplaced-visibility", place, "visibility", kind=clipped(saying.kind))

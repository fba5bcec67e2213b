"""What nobody has said or confirmed for a year, by the document that is the newest about it.

It cannot tell whether it still holds. Things without any date are left out: their age is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.model.records import MergedNode
from graph.questions.base import Fact
from graph.questions.describe import STALE_DAYS, age_text
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_KINDS = ("Service", "Channel", "Place", "Organisation", "Team", "Professional", "Network", "Initiative")


def find(picture: Picture) -> Iterator[Found]:
    """One item for each document, the one that most rests on first."""
    by_document: dict[tuple[str, str], list[MergedNode]] = defaultdict(list)
    for node in picture.things(*_KINDS):
        if node.kind == "Initiative" and not picture.in_force(node):
            continue
        age = picture.age(node)
        if age is not None and age > STALE_DAYS:
            newest = node.evidence[0]
            by_document[newest.dataset, newest.document].append(node)
    for key, nodes in sorted(by_document.items(), key=lambda one: (-len(one[1]), one[0])):
        document = picture.web.source.documents.get(key)
        facts: dict[str, Fact] = {
            "count": len(nodes),
            "names": picture.names(node.key for node in nodes),
            "document": document.title if document else key[0],
            "age": age_text(max(picture.age(node) or 0 for node in nodes), picture.asking),
        }
        yield Found(tuple(node.key for node in nodes), facts, (nodes[0],))

"""Cooperation that only one of the two has told of or confirmed.

It cannot tell that the other sees it differently: perhaps nobody has asked. Where nobody is named as the one who told,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.merge.checks.duplicates import plain_name
from graph.model.records import MergedLink, MergedNode
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """Cooperations in force."""
    for link in sorted(picture.links("cooperates_with"), key=lambda one: one.key):
        tellers = _tellers(link)
        ends = (link.source, link.target)
        told = [end for end in ends if tellers & _known_as(end, picture)]
        if len(told) == 1:
            silent = next(end for end in ends if end != told[0])
            facts = {"told": picture.name(told[0]), "silent": picture.name(silent)}
            yield Found(ends, facts, (link,))


def _tellers(link: MergedLink) -> set[str]:
    confirmed = link.values.get("confirmed_by", ())
    told = [one for evidence in link.evidence for one in evidence.reported_by]
    told += [str(one) for one in confirmed] if isinstance(confirmed, tuple) else []
    return {plain_name(one) for one in told}


def _known_as(key: str, picture: Picture) -> set[str]:
    """The id and names of an end and of its organisations, as they are compared."""
    nodes = [picture.node(one) for one in {key, *picture.organisations(key)} if one in picture.web.source.nodes]
    return {plain_name(one) for node in nodes for one in (node.key, *_names(node))}


def _names(node: MergedNode) -> Iterator[str]:
    for name, value in node.values.items():
        if name.startswith("name@"):
            yield str(value)
        elif name.startswith("alt_names@") and isinstance(value, tuple):
            yield from map(str, value)

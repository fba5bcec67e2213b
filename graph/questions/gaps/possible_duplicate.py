"""Two that may be the same thing recorded twice: the same name, or the same number or address of a channel.

It cannot tell whether they are. A person's decision, ``same_as`` or ``different_from``, closes the question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from graph.merge.checks.duplicates import plain_name, plain_phone, plain_url
from graph.model.records import MergedNode
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_KINDS = ("Organisation", "Team", "Professional", "Service", "Place", "Channel", "Network", "Initiative", "Event")
_DECIDED = ("different_from", "succeeded_by")
_REACHED_BY = ("phone", "url")
_COMPARED = 50
"""How many of a group are compared with each other."""


def find(picture: Picture) -> Iterator[Found]:
    """Pairs, each once."""
    groups: dict[tuple[str, ...], list[MergedNode]] = defaultdict(list)
    for node in picture.named(*_KINDS):
        for mark in _marks(node):
            groups[mark].append(node)
    told: dict[tuple[str, str], str] = {}
    for mark, group in groups.items():
        for one, other in combinations(islice(group, _COMPARED), 2):
            pair = (min(one.key, other.key), max(one.key, other.key))
            if pair not in told and not _apart(one, other, picture):
                told[pair] = mark[0] if mark[0] in _REACHED_BY else "name"
    for pair, what in sorted(told.items()):
        facts = {"one": picture.name(pair[0]), "other": picture.name(pair[1]), "what": picture.say(f"same:{what}")}
        yield Found(pair, facts, tuple(picture.node(key) for key in pair))


def _marks(node: MergedNode) -> Iterable[tuple[str, ...]]:
    """What two must have in common."""
    names = {plain_name(str(value)) for key, value in node.values.items() if key.startswith("name@")}
    begins = str(node.values.get("begins", "")) if node.kind == "Event" else ""
    yield from sorted((node.kind, name, begins) for name in names)
    for prop, plain in (("phone", plain_phone), ("url", plain_url)):
        if node.kind == "Channel" and (told := plain(str(node.values.get(prop, "")))):
            yield (prop, told)


def _apart(one: MergedNode, other: MergedNode, picture: Picture) -> bool:
    """Whether a decision or their owners tell two apart."""
    if one.key == other.key:
        return True
    for kind in _DECIDED:
        joined = (*picture.web.targets(one.key, kind), *picture.web.sources(one.key, kind))
        if any(node.key == other.key for _, node in joined):
            return True
    if one.kind == "Organisation":
        return False
    owners = [picture.organisations(node.key) for node in (one, other)]
    return all(owners) and owners[0].isdisjoint(owners[1])

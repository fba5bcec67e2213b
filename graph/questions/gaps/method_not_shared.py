"""A method that some members of a network are trained in, and others without a record of using it.

"Not recorded" is not "not trained". Principles are no matter of training and are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.model.records import MergedLink, MergedNode
from graph.questions.base import Fact
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture
from graph.questions.standing import real

_TRAINED_IN = ("method", "working model")
_MEMBERS = ("Organisation", "Team", "Service")


def find(picture: Picture) -> Iterator[Found]:
    """One item for each method and network."""
    own_uses = picture.links("uses")
    for network in picture.networks:
        members = [
            node
            for _, node in picture.into(network.key, "member_of")
            if node.kind in _MEMBERS and not node.values.get("generic")
        ]
        for method, uses in sorted(_uses(members, own_uses, picture).items()):
            users = {link.source for link in uses}
            trained = {link.source for link in uses if _is_training(link)}
            without = [one.key for one in members if not any(_is_of(one, user, picture) for user in users)]
            if without and any(_is_of(one, user, picture) for one in members for user in trained):
                facts: dict[str, Fact] = {
                    "method": picture.name(method),
                    "network": picture.name(network.key),
                    "trained": picture.names(trained),
                    "people": sum(_people(link) for link in uses),
                    "count": len(set(without)),
                }
                records = tuple(link for link in uses if _is_training(link))
                yield Found((method, network.key, *sorted(set(without))), facts, records)


def _uses(
    members: Sequence[MergedNode], own_uses: Sequence[MergedLink], picture: Picture
) -> dict[str, list[MergedLink]]:
    """How the methods are used in force by members, their organisations and what is theirs, by method."""
    keys = {one.key for one in members} | {key for one in members for key in picture.organisations(one.key)}
    beyond = picture.further(keys, "uses")
    found: dict[str, dict[str, MergedLink]] = defaultdict(dict)
    pairs = [pair for key in sorted(keys) for pair in beyond.targets_now(key, "uses") if real(pair[0], picture.today)]
    pairs += [(link, picture.node(link.target)) for link in own_uses]
    for link, method in pairs:
        if method.values.get("method_type") in _TRAINED_IN:
            found[method.key][link.key] = link
    return {
        method: [link for _, link in sorted(links.items()) if any(_is_of(one, link.source, picture) for one in members)]
        for method, links in found.items()
    }


def _is_of(member: MergedNode, user: str, picture: Picture) -> bool:
    """Whether a user is the member, its organisation, or something of the member's."""
    return user == member.key or user in picture.organisations(member.key) or member.key in picture.organisations(user)


def _is_training(link: MergedLink) -> bool:
    return _people(link) > 0 or "trained_on" in link.values


def _people(link: MergedLink) -> int:
    people = link.values.get("trained_people", 0)
    return people if isinstance(people, int) else 0

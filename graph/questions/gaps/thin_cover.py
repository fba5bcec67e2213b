"""Needs that one organisation alone serves here.

Nationwide and online services do not count, for they are nobody's neighbour. It cannot tell whether one is enough, nor
whether somebody else does it without a record; where a provider is not recorded nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.questions.base import Fact
from graph.questions.describe import listed
from graph.questions.gaps.expected import HERE, expected, met
from graph.questions.gaps.found import Found
from graph.questions.need_table import Entry
from graph.questions.picture import Picture
from graph.questions.whereabouts import ONLINE


def find(picture: Picture) -> Iterator[Found]:
    """One item for each organisation, with all needs that it alone serves."""
    table = picture.needs
    here = {need for one in table.entries if one.counts and one.place.own for need in one.needs}
    alone: dict[str, set[str]] = defaultdict(set)
    for need in set(expected(picture)) or here:
        providers: set[str] = set()
        entries = [one for one in met(table, need, HERE) if not _is_online(one)]
        owners = [_owners(one, picture) for one in entries]
        if owners and all(owners):
            providers = set().union(*owners)
        if len(providers) == 1:
            alone[providers.pop()].add(need)
    for key, needs in sorted(alone.items()):
        node = picture.web.source.nodes.get(key) or table.source.nodes.get(key)
        if node is None or node.kind != "Organisation" or node.values.get("generic"):
            continue
        facts: dict[str, Fact] = {"name": picture.name(key), "needs": picture.names(needs), "count": len(needs)}
        records = {one.node.key: one.node for need in sorted(needs) for one in met(table, need, HERE)}
        yield Found((key, *sorted(needs)), facts, tuple(records.values()))


def _is_online(entry: Entry) -> bool:
    """Whether something is used online only."""
    return set(listed(entry.node, "form")) == {"digital"} or entry.node.values.get("channel_type") in ONLINE


def _owners(entry: Entry, picture: Picture) -> set[str]:
    """Who provides something: organisations, or a project, network or team where these are all that is recorded."""
    if owners := picture.organisations(entry.node.key):
        return set(owners)
    providers = {provider.key for _, provider in picture.needs.providers(entry.node.key)}
    teams = picture.further([key for key in providers if key.startswith("team/")], "part_of")
    wholes = {key: {whole.key for _, whole in teams.targets_now(key, "part_of")} for key in providers}
    return {owner for key in providers for owner in wholes[key] or {key}}

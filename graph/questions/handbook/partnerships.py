"""Partnerships: whom the family centre works with, and who works with whom beside it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.records import MergedLink, MergedNode
from graph.questions.draft import Draft, Statement
from graph.questions.paper import Named, Section

_PARTNER = "partner"


def sections(draft: Draft) -> list[Section]:
    """Partners of each network of the area, then cooperation between others."""
    networks = {one.key for one in draft.picture.networks}
    found = [_partner(draft, *one) for one in _partners(draft, networks)]
    written = draft.section("partners", found, of_links=True)
    return written + draft.section("cooperation", _between(draft, networks), 2, none=False)


def _partners(draft: Draft, networks: set[str]) -> Iterable[tuple[MergedNode, MergedLink, MergedNode]]:
    """Partner, link and network: those that cooperate with it, and members that are its partners."""
    for key in sorted(networks):
        network = draft.picture.node(key)
        both = [*draft.web.targets(key, "cooperates_with"), *draft.web.sources(key, "cooperates_with")]
        members = [pair for pair in draft.web.sources(key, "member_of") if pair[0].values.get("role") == _PARTNER]
        for link, partner in (*both, *members):
            yield partner, link, network


def _partner(draft: Draft, partner: MergedNode, link: MergedLink, network: MergedNode) -> Statement:
    text = draft.say("partner-of", network=draft.name(network))
    details = _manner(draft, link)
    how = draft.how(partner, link)
    return draft.statement(how, (link,), title=draft.name(partner), text=text, about=(partner,), details=details)


def _manner(draft: Draft, link: MergedLink) -> list[Named]:
    """How they work together. The manner of a membership is the membership itself."""
    told = {
        "manner": draft.word("cooperation_manner", link, "manner"),
        "strength": draft.word("strength", link, "strength"),
        "since": draft.date(link.values.get("since")),
        "until": draft.date(link.values.get("until")),
        "note": draft.text(link, "note"),
    }
    return [one for name, value in told.items() for one in draft.known(name, value)]


def _between(draft: Draft, networks: set[str]) -> Iterable[Statement]:
    for link in draft.web.source.links:
        ends = [draft.web.source.nodes.get(end) for end in (link.source, link.target)]
        if link.kind != "cooperates_with" or draft.picture.own.isdisjoint((link.source, link.target)):
            continue
        if networks.isdisjoint((link.source, link.target)) and all(ends):
            one, other = sorted((end for end in ends if end), key=draft.name)
            title = draft.say("both", one=draft.name(one), other=draft.name(other))
            how = draft.how(one if draft.how(one).standing != "in_force" else other, link)
            yield draft.statement(
                how,
                (link,),
                title=title,
                text=draft.say("cooperation-of"),
                about=(one, other),
                details=_manner(draft, link),
            )

"""What organisations are tied to, directly or through their teams and services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.export.gathered import Gathered
from graph.export.standing import together
from graph.model.records import MergedLink

JOINED = ("Event", "Initiative", "Network")
"""Kinds of what an organisation takes part in."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One way in which an organisation is tied to something.

    ``via`` are the ids of what stands between the two, ``links`` those that it consists of, ``standing`` how all of
    them together stand (``graph.export.standing``).
    """

    organisation: str
    other: str
    via: tuple[str, ...]
    links: tuple[MergedLink, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class _Acting:
    """Who acts when an organisation or a team does: the organisation, and what makes the team its own."""

    organisation: str
    via: tuple[str, ...] = ()
    links: tuple[MergedLink, ...] = ()


def participations(found: Gathered, kind: str) -> list[Tie]:
    """What organisations take part in, of one kind of thing."""
    acting = _acting(found)
    return [
        _tie(found, who, link.target, (), (link,))
        for link in _of_kind(found, "takes_part")
        if found.nodes[link.target].kind == kind
        for who in acting.get(link.source, ())
    ]


def needs_met(found: Gathered) -> list[Tie]:
    """Needs that are met by a service which an organisation provides; the service is last in ``via``."""
    acting = _acting(found)
    meets: dict[str, list[MergedLink]] = defaultdict(list)
    for link in _of_kind(found, "meets"):
        meets[link.source].append(link)
    return [
        _tie(found, who, met.target, (link.target,), (link, met))
        for link in _of_kind(found, "provides")
        if found.nodes[link.target].kind == "Service"
        for who in acting.get(link.source, ())
        for met in meets[link.target]
    ]


def _tie(found: Gathered, who: _Acting, other: str, via: tuple[str, ...], links: Iterable[MergedLink]) -> Tie:
    whole = (*who.links, *links)
    standing = together(*(found.standing[link.key] for link in whole))
    return Tie(who.organisation, other, (*who.via, *via), whole, standing)


def _acting(found: Gathered) -> dict[str, list[_Acting]]:
    acting = {key: [_Acting(key)] for key, node in found.nodes.items() if node.kind == "Organisation"}
    for link in _of_kind(found, "part_of"):
        if found.nodes[link.source].kind == "Team":
            acting.setdefault(link.source, []).append(_Acting(link.target, (link.source,), (link,)))
    return acting


def _of_kind(found: Gathered, kind: str) -> Iterator[MergedLink]:
    return (link for link in found.links if link.kind == kind)

"""What the question about the network comes back with: things, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.base import Answer, Cited, Coded, Ref

CITED = 2
"""Sources that are told of a thing or a link: all of them stand in what is told of one thing (``show``)."""


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A thing. ``newest``: day (EDTF) on which something of it was last said or confirmed, None where nobody dates it.

    ``distance``: steps from what was asked. ``degree``: ends of links at it in this answer; ``more``: ends of its
    recorded links that are not in it ("+37 more"). ``sectors``: its own, or those of whoever it belongs to.
    ``areas``: where it is, or is available. ``evidence``: the newest of what is said of it, at most ``CITED``.
    """

    node: Ref
    kind: Coded
    standing: Coded
    modality: Coded | None
    sectors: tuple[Coded, ...]
    newest: str | None
    age_days: int | None
    distance: int
    degree: int
    more: int
    areas: tuple[Ref, ...]
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """A link between two things of the answer, by their ids. ``sayings``: how many sources' words bear it.

    ``manner``: in which way or role, which tells several links of one kind between the same two apart.
    ``parts`` is 0 for a link that is recorded between the two. Otherwise the link stands for so many of their services,
    places, teams and roles, which are not in the answer. ``text`` is the whole in a line.
    ``evidence``: the newest of what is said of it, at most ``CITED``.
    """

    id: str
    source: str
    target: str
    kind: Coded
    manner: Coded | None
    directed: bool
    standing: Coded
    modality: Coded | None
    newest: str | None
    age_days: int | None
    sayings: int
    parts: int
    fictional: bool
    text: str
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class NetworkAnswer(Answer):
    """Things, the nearest first, and the links between them."""

    items: tuple[NetworkNode, ...] = ()
    links: tuple[NetworkLink, ...] = ()

"""Recorded referrals as far as gaps look at them: who refers on, and how far steps lead."""

from __future__ import annotations

from graph.model.records import MergedNode
from graph.questions.picture import Picture
from graph.questions.standing import real
from graph.questions.web import Web

ROUTE_STEPS = 5
"""Steps of a referral route, at the most."""


def refers_on(picture: Picture, key: str) -> set[str]:
    """The services that a service, or a role that works in it, refers to today."""
    referrers = [key, *(node.key for _, node in picture.into(key, "works_in"))]
    return {target.key for one in referrers for _, target in picture.out(one, "refers_to")}


def reached(picture: Picture, key: str) -> set[str]:
    """The services that recorded steps lead to from a service."""
    found: set[str] = set()
    frontier = {key}
    for _ in range(ROUTE_STEPS):
        beyond = picture.further(frontier, "refers_to")
        frontier = {target for one in frontier for target in refers_on(picture, one) | _beyond(beyond, one)} - found
        found |= frontier
    return found - {key}


def _beyond(web: Web, key: str) -> set[str]:
    """The same of a service that is not the area's own; what its roles refer to is not looked at."""
    return {target.key for link, target in web.targets_now(key, "refers_to") if real(link, web.today)}


def needs_of(picture: Picture, node: MergedNode) -> set[str]:
    """The needs that a service meets, or those of the services that a role works in."""
    services = [node.key] if node.kind == "Service" else []
    if node.kind == "Professional":
        services = [one.key for _, one in picture.out(node.key, "works_in") if one.kind == "Service"]
    own = {need.key for one in services for _, need in picture.out(one, "meets")}
    return own | {need.key for one in services for _, need in picture.needs.targets_now(one, "meets")}

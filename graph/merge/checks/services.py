"""What a family needs to find a service and get in touch: warnings where the file does not say it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.merge.checks.contents import Contents
from graph.merge.checks.faults import clipped, finding, position
from graph.merge.checks.kinds import is_named
from graph.model.records import Finding, Place


def services_without_contact(contents: Contents) -> Iterator[Finding]:
    """Services that no channel leads to: not their own, nor a provider's or place's."""
    reached = {link.source for link, _ in contents.of_kinds("reached_through")}
    reachable = set(reached)
    for link, _ in contents.of_kinds("provides"):
        if link.source in reached:
            reachable.add(link.target)
    for link, _ in contents.of_kinds("delivered_at"):
        if link.target in reached or link.values.get("contact"):
            reachable.add(link.source)
    for service, place in _services(contents):
        if service not in reachable:
            yield finding("service-without-contact", place, id=clipped(service))


def services_without_area(contents: Contents) -> Iterator[Finding]:
    """Services that are said to be available in no area."""
    placed = {link.source for link, _ in contents.of_kinds("available_in")}
    for service, place in _services(contents):
        if service not in placed:
            yield finding("service-without-area", place, id=clipped(service))


def _services(contents: Contents) -> Iterator[tuple[str, Place]]:
    """Services that the file names, with their first place; unnamed groups and ended ones are left out."""
    first: dict[str, Place] = {}
    passed_over: set[str] = set()
    for node, place in contents.nodes.get("Service", ()):
        if node.values.get("generic") is True or node.values.get("status") == "ended":
            passed_over.add(node.id)
        elif is_named(node) and (node.id not in first or position(place) < position(first[node.id])):
            first[node.id] = place
    return ((service, place) for service, place in first.items() if service not in passed_over)

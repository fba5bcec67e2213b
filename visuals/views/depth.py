"""How far from the beginning each place of a route stands: the longest way there, over steps that do not lead back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Step = tuple[str, str]


def depths(beginning: str, steps: Iterable[Step]) -> dict[str, int]:
    """The most steps from the beginning to each place that is reached from it; the beginning is 0.

    ``steps`` are those of routes that begin there, route by route, so that each begins where one before it has led.
    A step that would close a circle with the ones before it counts for nothing: routes may use the same two places in
    either order, and the better route, which comes first, is drawn from left to right.
    """
    onward: dict[str, list[str]] = defaultdict(list)
    for source, target in dict.fromkeys(steps):
        if source not in _reached(target, onward):
            onward[source].append(target)
    found = {beginning: 0}
    for here in _in_order(beginning, onward):
        for there in onward.get(here, ()):
            found[there] = max(found.get(there, 0), found[here] + 1)
    return found


def _reached(start: str, onward: Mapping[str, list[str]]) -> set[str]:
    """The places that steps lead to from one, and itself."""
    found, left = {start}, [start]
    while left:
        new = [one for one in onward.get(left.pop(), ()) if one not in found]
        found.update(new)
        left += new
    return found


def _in_order(beginning: str, onward: Mapping[str, list[str]]) -> list[str]:
    """The places that are reached, each before all that its steps lead to."""
    within = _reached(beginning, onward)
    before: dict[str, int] = defaultdict(int)
    for here in within:
        for there in onward.get(here, ()):
            before[there] += 1
    ready, order = [beginning], []
    while ready:
        here = ready.pop()
        order.append(here)
        for there in onward.get(here, ()):
            before[there] -= 1
            if not before[there]:
                ready.append(there)
    return order

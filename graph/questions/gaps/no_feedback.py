"""A referral of which whoever refers hears nothing afterwards, as the source says.

Where feedback is not recorded, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """Referrals, by key."""
    for link in sorted(picture.links("refers_to"), key=lambda one: one.key):
        if link.values.get("feedback") == "none":
            facts = {"source": picture.name(link.source), "target": picture.name(link.target)}
            yield Found((link.source, link.target), facts, (link,))

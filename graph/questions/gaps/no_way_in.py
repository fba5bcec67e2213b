"""A service that takes a referral or a decision, and nobody is recorded to refer there.

It cannot tell that nobody does; only that the way in is not written down.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.wording import label
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_CLOSED = ("referral needed", "decision needed")


def find(picture: Picture) -> Iterator[Found]:
    """Services, by id."""
    for service in picture.services:
        access = service.values.get("access")
        if access in _CLOSED and not picture.into(service.key, "refers_to"):
            facts = {"name": picture.name(service.key), "access": label("access", str(access), picture.asking.language)}
            yield Found((service.key,), facts, (service,))

"""Services for which no place is recorded, though a family would have to come.

What comes to the family or is used from afar needs none: at home, by phone, online, outreach. Where the form is not
recorded either, the place is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.describe import listed
from graph.questions.gaps.facts_missing import by_provider
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture

_COMES = frozenset({"home", "phone", "digital", "outreach"})


def find(picture: Picture) -> Iterator[Found]:
    """One item for each provider."""
    missing = [
        service
        for service in picture.services
        if not picture.out(service.key, "delivered_at")
        and not (listed(service, "form") and set(listed(service, "form")) <= _COMES)
    ]
    yield from by_provider(missing, picture)

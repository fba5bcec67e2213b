"""Services for which no service language is recorded, where that matters: in an area with services in two languages.

Where services of the area are recorded in Finnish only, nothing is said unless this kind is asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.describe import listed
from graph.questions.gaps.facts_missing import by_provider
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture


def find(picture: Picture) -> Iterator[Found]:
    """One item for each provider."""
    spoken = {language for service in picture.services for language in listed(service, "languages")}
    if {"fi", "sv"} <= spoken or "no-language" in picture.asked_for:
        missing = [service for service in picture.services if not listed(service, "languages")]
        yield from by_provider(missing, picture)

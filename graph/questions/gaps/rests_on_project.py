"""A service that only projects with an end provide.

It cannot tell what happens after the project: perhaps it is agreed and not recorded.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.dates import in_words
from graph.model.records import MergedNode
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture
from graph.questions.standing import is_over


def find(picture: Picture) -> Iterator[Found]:
    """Services, by id."""
    for service in picture.services:
        providers = [provider for _, provider in picture.providers(service.key)]
        ends = {one.key: _end(one, picture) for one in providers if one.kind == "Initiative"}
        still = all(end and not is_over(end, picture.today) for end in ends.values())  # else: provider-ended
        if providers and len(ends) == len({one.key for one in providers}) and still:
            facts = {
                "name": picture.name(service.key),
                "projects": "; ".join(picture.name(key) for key in sorted(ends)),
                "ends": "; ".join(in_words(ends[key], picture.asking.language) for key in sorted(ends)),
            }
            yield Found((service.key, *sorted(ends)), facts, (service, *map(picture.node, sorted(ends))))


def _end(initiative: MergedNode, picture: Picture) -> str:
    """When a project ends, or the nearest whole of it for which that is recorded; "" where nobody says."""
    for one in (initiative, *picture.web.wholes(initiative.key)):
        if "ends" in one.values:
            return str(one.values["ends"])
    return ""

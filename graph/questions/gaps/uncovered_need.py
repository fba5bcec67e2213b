"""A need for which nothing in force is recorded: not in the area, not wider, not nationwide or online.

It cannot tell that there is no service: only that none is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Merged, MergedLink, MergedNode
from graph.questions.describe import name_of
from graph.questions.gaps.expected import NEAR, elsewhere, expected, met
from graph.questions.gaps.found import Found
from graph.questions.need_table import Entry
from graph.questions.picture import Picture
from graph.questions.whereabouts import nearness


def find(picture: Picture) -> Iterator[Found]:
    """Needs that are expected here; if none is, those met elsewhere in the county."""
    wanted = expected(picture)
    looked_at = set(wanted) or {
        need
        for one in elsewhere(picture).entries
        if one.counts and one.place.relation == "same-county"
        for need in one.needs
    }
    missing = {need for need in looked_at if not met(picture.needs, need, NEAR)}
    if not missing:
        return
    near = elsewhere(picture, missing)
    needs = picture.cut("record", ids=sorted(missing)).nodes
    for need in sorted(needs):
        entries = [one for one in near.meeting(need) if one.counts and one.place.elsewhere]
        nearest = min(entries, key=lambda one: (*nearness(one.place), one.node.key), default=None)
        yield _found(picture, needs[need], nearest, wanted.get(need))


def _found(picture: Picture, need: MergedNode, nearest: Entry | None, wanted: MergedLink | None) -> Found:
    language = picture.asking.language
    facts = {
        "need": name_of(need, language)[0],
        "area": picture.area.name,
        "nearest": name_of(nearest.node, language)[0] if nearest else "",
        "there": nearest.place.name if nearest else "",
    }
    wording = ("expected" if wanted else "met") + ("-near" if nearest else "")
    records: tuple[Merged, ...] = (*([wanted] if wanted else []), *([nearest.node] if nearest else []))
    return Found((need.key,), facts, records, wording=wording)

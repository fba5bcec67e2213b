"""Which needs are looked at in an area: those that somebody expects to be covered there, else those met near by."""

from __future__ import annotations

from graph.model.records import MergedLink
from graph.questions.area import NEIGHBOUR, OVERLAPPING, SAME_COUNTY
from graph.questions.need_table import Entry, NeedTable, read_table
from graph.questions.picture import Picture
from graph.questions.standing import real

HERE = ("own", "wider", "overlapping")
"""Where something is that is tied to the area or what contains it."""

NEAR = (*HERE, "national", "digital", "unknown")
"""Where something is that serves the area, as far as known."""


def expected(picture: Picture) -> dict[str, MergedLink]:
    """Needs expected in the asked area, in what contains it, or in a network of its own, with a link that says so."""
    areas = [key for key, number in picture.scope.relation.items() if 0 <= number < OVERLAPPING]
    networks = [node.key for node in picture.things("Network")]
    found = picture.cut("neighbourhood", keys=[*areas, *networks], kinds=["expected_in"])
    return {link.source: link for link in reversed(found.links) if real(link, picture.today)}


def met(table: NeedTable, need: str, where: tuple[str, ...]) -> list[Entry]:
    """What meets a need or a narrower one there, in force as far as known."""
    return [one for one in table.meeting(need) if one.counts and one.place.relation in where]


def elsewhere(picture: Picture, needs: set[str] | None = None) -> NeedTable:
    """What meets the needs (none given: any) in neighbouring areas and the rest of the county."""
    numbers = (NEIGHBOUR, SAME_COUNTY) if needs is not None else (SAME_COUNTY,)
    areas = [key for key, number in picture.scope.relation.items() if number in numbers]
    return picture.remember(read_table(picture.view, picture.asking, picture.scope, areas, needs))

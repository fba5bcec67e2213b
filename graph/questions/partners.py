"""Partners for a need: who serves it here, how a family gets in, whom to contact, and how sure that is.

The asked need and everything narrower; the asked area, its parts and what contains it; then what is national or
digital. Where nothing of the area's own is recorded that is said, and neighbours follow as elsewhere, not as a
substitute. Every item says why it stands where it stands, and which document says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.questions.area import AreaScope, asked_area, known
from graph.questions.base import Asking, Fact, LeftOut, ListAnswer, Parameter, Reason, Taken, check_limit, frame
from graph.questions.cover import Cover, Item, order, read_cover
from graph.questions.naming import AREA_KINDS, find
from graph.questions.partner import Partner
from graph.questions.partner_item import describe_item
from graph.questions.wish import Wish, against, read_wish, wish_in_words
from graph.store.base import View

_ASKERS = ("Organisation", "Team", "Service", "Network")

PARAMETERS = (
    Parameter("need", required=True, node_kinds=("Need",)),
    Parameter("area", node_kinds=AREA_KINDS),
    Parameter("age", "age"),
    Parameter("service_language"),
    Parameter("channel"),
    Parameter("asked_by", node_kinds=_ASKERS),
    Parameter("in_force", "flag", default=False),
    Parameter("limit", "whole", default=20, cuts_items=True),
)


@dataclass(frozen=True, slots=True)
class PartnersAnswer(ListAnswer):
    """Partners for a need, best first."""

    items: tuple[Partner, ...] = ()


def partners(
    view: View,
    asking: Asking,
    *,
    need: str,
    area: str | None = None,
    age: float | None = None,
    service_language: str | None = None,
    channel: str | None = None,
    asked_by: str | None = None,
    in_force: bool = False,
    limit: int = 20,
) -> PartnersAnswer:
    """Who serves a need.

    ``need``, ``area`` and ``asked_by`` are ids or names; ``age`` is in decimal years (−0.75 is pregnancy);
    ``service_language`` is an ISO 639 code; ``channel`` a channel type or form of service. Raises NothingFound
    and Ambiguous for names, BadQuestion for an impossible age, code or limit.
    """
    check_limit(limit)
    wish = read_wish(age, service_language, channel, in_force)
    wanted, taken_need = find(view, asking, "need", need, ("Need",))
    taken: list[Taken] = [taken_need]
    scope: AreaScope | None = None
    if area is not None:
        scope, taken_area = asked_area(view, asking, area)
        taken.append(taken_area)
    asker: str | None = None
    if asked_by is not None:
        node, taken_asker = find(view, asking, "asked_by", asked_by, _ASKERS)
        asker = node.key
        taken.append(taken_asker)
    cover = read_cover(view, asking, wanted, scope, asker)
    kept, left_out = _select(cover, asking, wish)
    shown, more = kept[:limit], len(kept) - limit
    if more > 0:
        left_out.append(_left(asking, "more", more))
    items = tuple(describe_item(item, cover, asking, wish) for item in shown)
    asked: Mapping[str, Fact] = {
        "need": need,
        "area": area,
        "age": age,
        "service_language": service_language,
        "channel": channel,
        "asked_by": asked_by,
        "in_force": in_force,
        "limit": limit,
    }
    parts = {
        "taken": tuple(taken),
        "known": known(view, asking, scope, taken[1].ref) if scope else None,
        "notes": tuple(_notes(cover, kept, asking, taken)),
        "filter": tuple(wish_in_words(wish, asking)),
        "left_out": tuple(left_out),
        "items": items,
    }
    return PartnersAnswer(**frame(view, asking, "partners", asked, **parts))


def _select(cover: Cover, asking: Asking, wish: Wish) -> tuple[list[Item], list[LeftOut]]:
    """The items that pass the wish, in order, and how many do not, by reason."""
    counts: dict[str, int] = {}
    kept: list[Item] = []
    told = [item.place.relation for item in cover.items if not item.said_later]
    # Elsewhere is shown only for want of something here; recorded neighbours come before the rest of the county.
    hidden = {"neighbour", "same-county"} if "own" in told else {"same-county"} if "neighbour" in told else set()
    for item in cover.items:
        code = "elsewhere" if item.place.relation in hidden else None
        code = _apart(item) or code or against(item, wish)
        if code is None:
            kept.append(item)
        else:
            counts[code] = counts.get(code, 0) + 1
    return sorted(kept, key=order), [_left(asking, code, counts[code]) for code in sorted(counts)]


def _apart(item: Item) -> str | None:
    """Why an item has nothing to do with the asked area and day, or None."""
    if item.place.relation == "another":
        return "another-area"
    return "later" if item.said_later else None


def _left(asking: Asking, code: str, count: int) -> LeftOut:
    return LeftOut(code, count, asking.say(f"left-{code}", count=count))


def _notes(cover: Cover, kept: Iterable[Item], asking: Asking, taken: list[Taken]) -> Iterable[Reason]:
    """What a reader must know before the items: nothing here, only wider, only elsewhere."""
    need = taken[0].ref.name
    if cover.need.values.get("urgent"):
        yield asking.reason("urgent")
    places = [item.place for item in kept]
    recorded = [item for item in cover.items if item.place.relation != "another"]
    if recorded and not places:
        yield asking.reason("none-left", need=need)
    elif not places and cover.scope is None:
        yield asking.reason("none-recorded", need=need)
    elif not places:
        yield asking.reason("none-recorded-near", need=need, area=taken[1].ref.name)
    if cover.scope is None or not places or any(place.own for place in places):
        return
    area = taken[1].ref.name
    if any(item.place.own and not item.said_later for item in recorded):
        yield asking.reason("own-left-out", area=area)
    else:
        yield asking.reason("none-of-own", area=area, need=need)
    wider = dict.fromkeys(place.name for place in places if place.relation in {"wider", "overlapping"})
    if wider:
        yield asking.reason("wider-follows", areas=", ".join(wider))
    if any(place.elsewhere for place in places):
        yield asking.reason("elsewhere-follows", area=area)

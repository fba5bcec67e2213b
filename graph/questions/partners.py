"""Partners for a need: who serves it here, how a family gets in, whom to contact, and how sure that is.

The asked need and everything narrower; the asked area, its parts and what contains it; then what is national or
digital. Where nothing of the area's own is recorded that is said, and neighbours follow as elsewhere, not as a
substitute. Every item says why it stands where it stands, and which document says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.model.vocabulary import CODES
from graph.model.wording import code_of, label
from graph.questions.area import AreaScope, asked_area, known
from graph.questions.base import Answer, Asking, Fact, LeftOut, Parameter, Reason, Taken, check_limit, frame
from graph.questions.cover import Cover, Item, listed, order, read_cover
from graph.questions.describe import language_name, value_text
from graph.questions.naming import find
from graph.questions.partner_item import Partner, describe_item
from graph.questions.partner_words import offers
from graph.questions.standing import IN_FORCE
from graph.store.base import View

PARAMETERS = (
    Parameter("need", required=True, node_kinds=("Need",)),
    Parameter("area", node_kinds=("Area", "Network", "Organisation")),
    Parameter("age", "number"),
    Parameter("service_language"),
    Parameter("channel"),
    Parameter("asked_by", node_kinds=("Organisation", "Team", "Service", "Network")),
    Parameter("in_force", "flag", default=False),
    Parameter("limit", "whole", default=20),
)

_YOUNGEST, _OLDEST = -0.75, 120.0
LIFE_STAGE_AGES = {
    "expecting": (-0.75, 0.0),
    "baby": (0.0, 2.0),
    "toddler": (1.0, 7.0),
    "school age": (6.0, 16.0),
    "youth": (12.0, 29.0),
}
"""Ages (years) that a life stage may cover where no age limits are recorded; generous, so that nobody is lost.

Youth to 29 as in the Youth Act (nuorisolaki 1285/2016, 3 §); ``family`` covers all ages.
"""

_ASKERS = ("Organisation", "Team", "Service", "Network")


@dataclass(frozen=True, slots=True)
class PartnersAnswer(Answer):
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
    _check(age, service_language, limit)
    way = None if channel is None else _way(channel)
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
    kept, left_out = _select(cover, asking, age, service_language, way, in_force)
    shown, more = kept[:limit], len(kept) - limit
    if more > 0:
        left_out.append(_left(asking, "more", more))
    items = tuple(describe_item(item, cover, asking, age, service_language, way) for item in shown)
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
        "filter": tuple(_filter(asking, age, service_language, way, in_force)),
        "left_out": tuple(left_out),
        "items": items,
    }
    return PartnersAnswer(**frame(view, asking, "partners", asked, **parts))


def _check(age: float | None, language: str | None, limit: int) -> None:
    if age is not None and not _YOUNGEST <= age <= _OLDEST:
        raise BadQuestion("bad-age", age=age, youngest=_YOUNGEST, oldest=_OLDEST)
    from graph.merge.checks.values import language_codes

    if language is not None and language not in language_codes():
        raise BadQuestion("bad-language", text=language)
    check_limit(limit)


def _way(channel: str) -> str:
    """The channel type or form of service that a text means: its code, or its word in any language."""
    for group in ("channel_type", "service_form"):
        if (code := code_of(group, CODES[group], channel)) is not None:
            return code
    known_ways = dict.fromkeys((*CODES["channel_type"], *CODES["service_form"]))
    raise BadQuestion("bad-choice", parameter="channel", text=channel, known=", ".join(known_ways))


def _select(
    cover: Cover,
    asking: Asking,
    age: float | None,
    service_language: str | None,
    channel: str | None,
    in_force: bool,
) -> tuple[list[Item], list[LeftOut]]:
    """The items that pass the filter, in order, and how many do not, by reason."""
    counts: dict[str, int] = {}
    kept: list[Item] = []
    own = any(item.place.own and not item.said_later for item in cover.items)
    for item in cover.items:
        code = _out(item, age, service_language, channel, in_force, own)
        if code is None:
            kept.append(item)
        else:
            counts[code] = counts.get(code, 0) + 1
    return sorted(kept, key=order), [_left(asking, code, counts[code]) for code in sorted(counts)]


def _out(
    item: Item, age: float | None, language: str | None, channel: str | None, in_force: bool, own: bool
) -> str | None:
    """Why an item is not shown, or None. What is not recorded never excludes: it is shown and said."""
    if item.place.relation == "another":
        return "another-area"
    if item.said_later:
        return "later"
    if item.place.elsewhere and own:
        return "elsewhere"
    if in_force and item.state.standing not in IN_FORCE:
        return item.state.standing
    values = item.node.values
    if age is not None:
        youngest, oldest = values.get("min_age"), values.get("max_age")
        if isinstance(youngest, (int, float)) and age < youngest:
            return "age"
        if isinstance(oldest, (int, float)) and age > oldest:
            return "age"
        if youngest is None and oldest is None and not _fits_life_stage(item, age):
            return "age"
    spoken = values.get("languages")
    if language is not None and isinstance(spoken, tuple) and language not in spoken:
        return "service_language"
    if channel is not None and offers(item, channel) is False:
        return "channel"
    return None


def _fits_life_stage(item: Item, age: float) -> bool:
    """Whether an age lies within any of the item's life stages; true where none is recorded."""
    stages = [LIFE_STAGE_AGES.get(stage, (_YOUNGEST, _OLDEST)) for stage in listed(item.node, "life_stage")]
    return not stages or any(youngest <= age <= oldest for youngest, oldest in stages)


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


def _filter(
    asking: Asking, age: float | None, language: str | None, channel: str | None, in_force: bool
) -> Iterable[Reason]:
    if in_force:
        yield asking.reason("filter-in-force")
    if age is not None:
        years = asking.say("filter-age", age=value_text("Service", "min_age", float(age), asking))
        yield Reason("filter-age", {"age": age}, years)
    if language is not None:
        spoken = asking.say("filter-language", spoken=language_name(language, asking.language))
        yield Reason("filter-language", {"language": language}, spoken)
    if channel is not None:
        group = "channel_type" if channel in CODES["channel_type"] else "service_form"
        way = asking.say("filter-channel", channel=label(group, channel, asking.language))
        yield Reason("filter-channel", {"channel": channel}, way)

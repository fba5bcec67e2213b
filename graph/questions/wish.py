"""What the asking person wishes of an item beside the need: age, language, channel, and only what is in force.

What is not recorded never excludes: it is shown, and said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.model.vocabulary import CODES, OLDEST, YOUNGEST, language_codes
from graph.model.wording import code_of, label
from graph.questions.base import Asking, Reason
from graph.questions.cover import Item
from graph.questions.describe import language_name, listed, value_text
from graph.questions.standing import IN_FORCE

LIFE_STAGE_AGES = {
    "expecting": (YOUNGEST, 0.0),
    "baby": (0.0, 2.0),
    "toddler": (1.0, 7.0),
    "school age": (6.0, 16.0),
    "youth": (12.0, 29.0),
}
"""Ages (years) that a life stage may cover where no age limits are recorded; generous, so that nobody is lost.

Youth to 29 as in the Youth Act (nuorisolaki 1285/2016, 3 §); ``family`` covers all ages.
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """Age in decimal years, ISO 639 code, code of a channel type or form of service; None where anything will do."""

    age: float | None
    service_language: str | None
    channel: str | None
    in_force: bool


def read_wish(age: float | None, service_language: str | None, channel: str | None, in_force: bool) -> Wish:
    """A wish from the parameters of a question. Raises BadQuestion for what can not be wished."""
    if age is not None and not YOUNGEST <= age <= OLDEST:
        raise BadQuestion("bad-age", parameter="age", age=age, youngest=YOUNGEST, oldest=OLDEST)
    if service_language is not None and service_language not in language_codes():
        raise BadQuestion("bad-language", parameter="service_language", text=service_language)
    way = None if channel is None else _way(channel)
    return Wish(None if age is None else float(age), service_language, way, in_force)


def _way(channel: str) -> str:
    """The channel type or form of service that a text means: its code, or its word in any language."""
    for group in ("channel_type", "service_form"):
        if (code := code_of(group, CODES[group], channel)) is not None:
            return code
    known_ways = dict.fromkeys((*CODES["channel_type"], *CODES["service_form"]))
    raise BadQuestion("bad-choice", parameter="channel", text=channel, known=", ".join(known_ways))


def against(item: Item, wish: Wish) -> str | None:
    """What of the wish an item does not meet, as a code, or None."""
    if wish.in_force and item.state.standing not in IN_FORCE:
        return item.state.standing
    values = item.node.values
    if wish.age is not None:
        youngest, oldest = values.get("min_age"), values.get("max_age")
        if isinstance(youngest, (int, float)) and wish.age < youngest:
            return "age"
        if isinstance(oldest, (int, float)) and wish.age > oldest:
            return "age"
        if youngest is None and oldest is None and not _fits_life_stage(item, wish.age):
            return "age"
    spoken = values.get("languages")
    if wish.service_language is not None and isinstance(spoken, tuple) and wish.service_language not in spoken:
        return "service_language"
    if wish.channel is not None and offers(item, wish.channel) is False:
        return "channel"
    return None


def _fits_life_stage(item: Item, age: float) -> bool:
    """Whether an age lies within any of the item's life stages; true where none is recorded."""
    stages = [LIFE_STAGE_AGES.get(stage, (YOUNGEST, OLDEST)) for stage in listed(item.node, "life_stage")]
    return not stages or any(youngest <= age <= oldest for youngest, oldest in stages)


def offers(item: Item, way: str) -> bool | None:
    """Whether an item can be used in a way, a type of channel or form of service; None if nothing alike is recorded."""
    recorded = [ways for codes, ways in item.ways.items() if way in CODES[codes] and ways]
    return any(way in ways for ways in recorded) if recorded else None


def not_recorded(item: Item, wish: Wish, asking: Asking) -> Iterable[Reason]:
    """What of the wish nothing is recorded about, and must be asked."""
    values = item.node.values
    if wish.age is not None and not {"min_age", "max_age", "life_stage"} & values.keys():
        yield asking.reason("age-not-recorded")
    if wish.service_language is not None and "languages" not in values:
        yield asking.reason("language-not-recorded")
    if wish.channel is not None and offers(item, wish.channel) is None:
        yield asking.reason("channel-not-recorded")


def wish_in_words(wish: Wish, asking: Asking) -> Iterable[Reason]:
    """The filter in force, in words."""
    if wish.in_force:
        yield asking.reason("filter-in-force")
    if wish.age is not None:
        yield Reason("filter-age", {"age": wish.age}, _age_text(wish.age, asking))
    if wish.service_language is not None:
        spoken = asking.say("filter-language", spoken=language_name(wish.service_language, asking.language))
        yield Reason("filter-language", {"language": wish.service_language}, spoken)
    if wish.channel is not None:
        group = "channel_type" if wish.channel in CODES["channel_type"] else "service_form"
        way = asking.say("filter-channel", channel=label(group, wish.channel, asking.language))
        yield Reason("filter-channel", {"channel": wish.channel}, way)


def _age_text(age: float, asking: Asking) -> str:
    """An age in years, one that is some whole months and no years in months."""
    months = age * 12
    if 0 < age < 2 and abs(months - round(months)) < 0.01 and months % 6 > 0.01:
        return asking.say("filter-age-months", months=round(months))
    return asking.say("filter-age", age=value_text("Service", "min_age", round(age, 2), asking))

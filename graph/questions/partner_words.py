"""Why a partner stands where it stands, and the slip for the family: the sentences of one item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.model.dates import in_words
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Reason
from graph.questions.cover import Item
from graph.questions.describe import STALE_DAYS, age_text, name_of, newest_by, value_text
from graph.questions.partner import Reach, Role
from graph.questions.wish import Wish, not_recorded

SLIP_LETTERS = 320
"""Two text messages; a slip that would be longer leaves out what a family can best do without."""


def why(
    item: Item,
    place: str,
    asking: Asking,
    wish: Wish,
    own_contact: bool,
) -> Iterable[Reason]:
    """Why an item stands where it stands, in the order of the ranking, and what must be asked first.

    ``place`` is where, in words; ``own_contact``: whether a way to reach the item itself is recorded.
    """
    values = item.node.values
    yield Reason(f"area-{item.place.relation}", {"area": item.place.name, "distance_km": item.place.km}, place)
    yield _why_standing(item, asking)
    need = name_of(item.need, asking.language)[0]
    yield asking.reason("need-exact" if item.need_steps == 0 else "need-narrower", need=need)
    if item.meets.values.get("certainty") == "implied":
        yield asking.reason("need-implied", need=need)
    if "access" in values:
        access = str(values["access"])
        yield asking.reason("access", access=value_text("Service", "access", access, asking))
    if item.by_asker:
        yield asking.reason("partner-self")
    elif item.shares_network:
        yield asking.reason("partner-network")
    elif item.known_partner is not None:
        yield asking.reason("partner-known" if item.known_partner else "partner-unknown")
    yield from not_recorded(item, wish, asking)
    if not own_contact:
        yield asking.reason("no-own-contact")
    if item.age_days is None:
        yield asking.reason("undated-why")
    elif item.age_days > STALE_DAYS:
        yield asking.reason("stale", age=age_text(item.age_days, asking))


def _why_standing(item: Item, asking: Asking) -> Reason:
    standing = item.state.standing
    when = in_words(item.state.date, asking.language) if item.state.date else asking.say("undated")
    if standing == "ended":
        if item.state.because is not None:
            name = name_of(item.state.because, asking.language)[0]
            return asking.reason("why-ended-with", date=when, whole=name)
        return asking.reason("why-ended", date=when)
    if item.state.not_begun:
        return asking.reason("why-not-begun", date=when)
    if standing == "planned":
        word = label("modality", item.state.modality, asking.language)
        return asking.reason("why-planned", date=when, modality=word)
    return asking.reason(f"why-{item.state.wording}")


def slip(
    item: Item,
    asking: Asking,
    *,
    who: Sequence[str],
    where: Sequence[Role],
    way: str,
    channels: Sequence[Reach],
    evidence: Sequence[Cited],
) -> str:
    """A note for the family: what, what for, who, where and when, how in, contact, and when it was last checked.

    Never longer than ``SLIP_LETTERS``; what is not certain to be in force, or old, is said first. Empty for what
    has ended: nobody is sent there.
    """
    if item.state.standing == "ended":
        return ""
    checked = newest_by(evidence, asking.today)
    missing = asking.say("not-recorded")
    places = "; ".join(_place(one) for one in where)
    parts = {
        "fictional": asking.say("slip-fictional") if any(one.fictional for one in evidence) else "",
        "warnings": " ".join(_warnings(item, asking)),
        "name": f"{name_of(item.node, asking.language)[0]}.",
        "need": asking.say("slip-need", need=name_of(item.need, asking.language)[0]),
        "who": asking.say("slip-who", who=", ".join(who) or missing),
        "where": _whereabouts(places, item.place.name, asking),
        "way": asking.say("slip-way", way=way or missing),
        "contact": asking.say("slip-contact", contact=_contact(where, channels) or missing),
        "checked": asking.say("slip-checked", date=in_words(checked, asking.language) if checked else missing),
    }
    return _fitted({name: text for name, text in parts.items() if text})


def _whereabouts(places: str, area: str, asking: Asking) -> str:
    """Where to come; where only the area is recorded, that and not a place."""
    if area and not places:
        return asking.say("slip-area", area=area)
    return asking.say("slip-where", where=places or asking.say("not-recorded"))


def _place(one: Role) -> str:
    """A place: its name, where it is, when it is open there."""
    told = ", ".join(filter(None, (one.ref.name, one.address)))
    return f"{told} ({one.hours})" if one.hours else told


def _contact(places: Sequence[Role], channels: Sequence[Reach]) -> str:
    """How to make contact: what is said of the place, else a phone, else an address on the web, else what there is.

    A channel of which nothing but its kind is recorded is told by its name and kind.
    """
    told = [one.contact for one in places if one.contact]
    for name in ("phone", "url"):
        told += [_reach(one, value) for one in channels if (value := getattr(one, name))]
    told += [_reach(one, one.ref.name) for one in channels if not one.phone and not one.url]
    return told[0] if told else ""


def _reach(one: Reach, how: str) -> str:
    """A way to make contact, what kind it is where its name alone is known, and its hours."""
    kind = one.type.text if one.type and how == one.ref.name else None
    said = ", ".join(filter(None, (kind, one.hours)))
    return f"{how} ({said})" if said else how


def _fitted(parts: dict[str, str]) -> str:
    """The slip, shortened if need be: by what it is for and who provides it, then cut at a word.

    How to make contact and how old this is stay at its end, as far as there is room for them.
    """
    for name in ("need", "who", ""):
        text = " ".join(parts.values())
        if len(text) <= SLIP_LETTERS:
            return text
        parts = {key: one for key, one in parts.items() if key != name}
    end = f" … {parts['contact']} {parts['checked']}"
    if len(end) > SLIP_LETTERS // 2:
        end = f" … {parts['checked']}"
    return text[: SLIP_LETTERS - len(end)].rsplit(" ", 1)[0] + end


def _warnings(item: Item, asking: Asking) -> Iterable[str]:
    if item.state.standing != "in_force":
        yield asking.say(f"slip-{item.state.standing}")
    if item.age_days is not None and item.age_days > STALE_DAYS:
        yield asking.say("slip-stale", age=age_text(item.age_days, asking))

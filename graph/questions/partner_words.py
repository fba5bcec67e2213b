"""Why a partner stands where it stands, and the slip for the family: the sentences of one item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.model.dates import in_words
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Reason
from graph.questions.cover import Item
from graph.questions.describe import STALE_DAYS, age_text, name_of, newest_by, value_text
from graph.questions.wish import Wish, not_recorded

SLIP_LETTERS = 320
"""Two text messages; a slip is cut at a word before it grows longer."""


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
    return asking.reason(f"why-{standing}")


def slip(
    item: Item,
    asking: Asking,
    *,
    who: Sequence[str],
    where: Sequence[str],
    way: str,
    contact: Sequence[str],
    evidence: Sequence[Cited],
) -> str:
    """A note for the family: what, who, where, how in, and when it was last checked; short and plain.

    Never longer than ``SLIP_LETTERS``; what is not certain to be in force, or old, is said first. Empty for what
    has ended: nobody is sent there.
    """
    if item.state.standing == "ended":
        return ""
    checked = newest_by(evidence, asking.today)
    missing = asking.say("not-recorded")
    parts = [
        *([asking.say("slip-fictional")] if any(one.fictional for one in evidence) else []),
        *_warnings(item, asking),
        f"{name_of(item.node, asking.language)[0]}.",
        asking.say("slip-who", who=", ".join(who) or missing),
        asking.say("slip-where", where=", ".join(where) or item.place.name or missing),
        asking.say("slip-way", way=way or missing),
        asking.say("slip-contact", contact=next((one for one in contact if one), missing)),
        asking.say("slip-checked", date=in_words(checked, asking.language) if checked else missing),
    ]
    text = " ".join(parts)
    return text if len(text) <= SLIP_LETTERS else text[: SLIP_LETTERS - 2].rsplit(" ", 1)[0] + " …"


def _warnings(item: Item, asking: Asking) -> Iterable[str]:
    if item.state.standing != "in_force":
        yield asking.say(f"slip-{item.state.standing}")
    elif item.age_days is not None and item.age_days > STALE_DAYS:
        yield asking.say("slip-stale", age=age_text(item.age_days, asking))

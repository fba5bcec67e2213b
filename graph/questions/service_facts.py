"""What is recorded of a service, in plain words: who, where, how to make contact, ages, waiting time.

Shared by all answers that tell a service: a partner's card, the handbook, the public list. None and empty lists mean
"not recorded".
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.dates import in_words
from graph.model.records import Merged, MergedNode
from graph.model.wording import label
from graph.questions.base import Asking, Coded, Ref
from graph.questions.describe import coded, name_of, ref, text_of, value_text
from graph.questions.partner import Ages, Capacity, Reach, Role, Waiting
from graph.questions.standing import COUNTED, modality
from graph.questions.web import Web


def _ref(node: MergedNode, web: Web, asking: Asking) -> Ref:
    return ref(node, asking, web.source.datasets)


def roles_of(pairs: Iterable[tuple[Merged, MergedNode]], group: str, web: Web, asking: Asking) -> tuple[Role, ...]:
    """Somebody or some place at the other end of links, in the role that each link says (a code of ``group``)."""
    return tuple(
        Role(
            _ref(node, web, asking),
            coded(group, link.values.get("role"), asking),
            unreal(link, asking) or unreal(node, asking),
            _address(node, asking),
            _text(link, "hours"),
            _text(link, "contact"),
        )
        for link, node in pairs
    )


def _address(node: MergedNode, asking: Asking) -> str | None:
    """Where a place is; of one whose address is kept back, that it is."""
    if node.kind != "Place":
        return None
    return asking.say("address-hidden") if node.values.get("hidden_address") else _text(node, "address")


def unreal(link: Merged, asking: Asking) -> Coded | None:
    """How far along a relation or a thing is, where it is not in force or under way."""
    said = modality(link)
    return None if said in COUNTED else coded("modality", said, asking)


def contacts_of(node: MergedNode, web: Web, asking: Asking) -> tuple[Role, ...]:
    """Roles and teams to turn to: who coordinates it, who works in it or at its provider."""
    found: dict[str, Role] = {}
    wholes = [node, *web.wholes(node.key)]
    for kind, nodes in (
        ("coordinates", wholes),
        ("works_in", [*wholes, *(one for _, one in web.providers(node.key))]),
    ):
        for owner in nodes:
            for link, one in web.sources_now(owner.key, kind):
                word = asking.say(f"contact-{kind}", name=name_of(owner, asking.language)[0])
                role = Role(_ref(one, web, asking), Coded(kind, word), unreal(link, asking))
                found.setdefault(one.key, role)
    return tuple(found.values())


def channels_of(node: MergedNode, web: Web, asking: Asking) -> tuple[Reach, ...]:
    """Its own channels; where it has none, those of its place, then of its provider, then of its network."""
    key = node.key
    itself = [_reach(node, None, None, web, asking)] if node.kind == "Channel" else []
    own = [_reach(one, link, None, web, asking) for link, one in web.targets_now(key, "reached_through")]
    if itself or own:
        return (*itself, *own)
    for owners in (web.targets_now(key, "delivered_at"), web.providers(key), web.targets_now(key, "member_of")):
        found = [
            _reach(one, link, owner, web, asking)
            for _, owner in owners
            for link, one in web.targets_now(owner.key, "reached_through")
        ]
        if found:
            return tuple(found)
    return ()


def _reach(node: MergedNode, link: Merged | None, owner: MergedNode | None, web: Web, asking: Asking) -> Reach:
    hours = link.values.get("hours") if link else None
    through = asking.say("through", name=name_of(owner, asking.language)[0]) if owner else ""
    return Reach(
        _ref(node, web, asking),
        coded("channel_type", node.values.get("channel_type"), asking),
        _text(node, "url"),
        _text(node, "phone"),
        str(hours) if hours else _text(node, "hours"),
        (unreal(link, asking) if link else None) or unreal(node, asking),
        Coded(owner.key, through) if owner else None,
    )


def _text(record: Merged, name: str) -> str | None:
    return str(record.values[name]) if name in record.values else None


def said_of(node: MergedNode, name: str, asking: Asking) -> str | None:
    """A text in the asked language, else in another; None where nobody gives it."""
    found = text_of(node, name, asking.language)
    return found[0] if found else None


def _number(record: Merged, name: str) -> float | None:
    value = record.values.get(name)
    return float(value) if isinstance(value, (int, float)) else None


def ages_of(node: MergedNode, asking: Asking) -> Ages | None:
    """For which ages a service is."""
    youngest, oldest = _number(node, "min_age"), _number(node, "max_age")
    if youngest is None and oldest is None:
        return None
    pregnancy = asking.say("age-pregnancy")
    unborn = youngest is not None and youngest < 0
    if oldest is not None and oldest < 0:
        return Ages(youngest, oldest, pregnancy)
    if unborn and oldest is None:
        return Ages(youngest, oldest, asking.say("ages-from-pregnancy"))
    low = pregnancy if unborn else _years(youngest, asking)
    key = "ages-from" if oldest is None else "ages-to" if youngest is None else "ages-between"
    return Ages(youngest, oldest, asking.say(key, low=low, high=_years(oldest, asking)))


def _years(number: float | None, asking: Asking) -> str:
    return "" if number is None else value_text("Service", "min_age", number, asking)


def waiting_of(record: Merged, asking: Asking) -> Waiting | None:
    """How long people wait for a service or after a referral, and on which day that was told."""
    low, high = _number(record, "waiting_min_days"), _number(record, "waiting_max_days")
    if low is None and high is None:
        return None
    as_of = _text(record, "waiting_as_of")
    days = "–".join(f"{one:g}" for one in dict.fromkeys((low, high)) if one is not None)
    when = in_words(as_of, asking.language) if as_of else asking.say("undated")
    text = asking.say("waiting", days=days, date=when)
    return Waiting(None if low is None else int(low), None if high is None else int(high), as_of, text)


def capacity_of(node: MergedNode, asking: Asking) -> Capacity | None:
    """Whether there is room, and on which day that was told."""
    code, as_of = _text(node, "capacity_status"), _text(node, "capacity_as_of")
    if code is None:
        return None
    when = in_words(as_of, asking.language) if as_of else asking.say("undated")
    word = label("capacity_status", code, asking.language)
    return Capacity(code, as_of, asking.say("capacity", word=word, date=when))

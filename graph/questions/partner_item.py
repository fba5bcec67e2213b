"""One partner as an item of the answer: what a family and a colleague need to know, with reasons and sources."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.dates import in_words
from graph.model.records import Merged, MergedNode
from graph.model.wording import label
from graph.questions.base import Asking, Cited, Coded, Ref
from graph.questions.cover import Cover, Item
from graph.questions.describe import (
    cited,
    coded,
    language_name,
    listed,
    name_of,
    ref,
    telling,
    text_of,
    value_text,
)
from graph.questions.partner import Ages, AreaMatch, Capacity, Partner, Reach, Role, Waiting
from graph.questions.partner_words import slip, why
from graph.questions.standing import COUNTED, IN_FORCE, modality
from graph.questions.wish import Wish


def describe_item(
    item: Item,
    cover: Cover,
    asking: Asking,
    wish: Wish,
) -> Partner:
    """An item as people read it."""
    node, values = item.node, item.node.values
    providers = _roles(cover.providers(node.key), "provider_role", cover, asking)
    places = _roles(cover.targets_now(node.key, "delivered_at"), "", cover, asking)
    channels = _channels(item, cover, asking)
    contacts = _contacts(item, cover, asking)
    access = coded("access", values.get("access"), asking)
    if access and item.state.standing == "planned":
        access = Coded(access.code, asking.say("access-planned", access=access.text))
    evidence = _evidence(item, cover, asking)
    match = _area_match(item, asking)
    own_contact = any(one.through is None for one in channels) or any(one.contact for one in places)
    return Partner(
        service=_ref(node, cover, asking),
        summary=_said(node, "summary", asking),
        providers=providers,
        known_partner=item.known_partner,
        places=places,
        channels=channels,
        contacts=contacts,
        access=access,
        ages=_ages(node, asking),
        languages=tuple(Coded(code, language_name(code, asking.language)) for code in listed(node, "languages")),
        fee=_said(node, "fee", asking),
        waiting=_waiting(node, asking),
        capacity=_capacity(node, asking),
        criteria=_said(node, "criteria", asking),
        exclusions=_said(node, "exclusions", asking),
        area_match=match,
        status=coded("status", values.get("status"), asking),
        modality=coded("modality", values.get("modality"), asking),
        standing=_standing(item, asking),
        why=tuple(why(item, match.text, asking, wish, own_contact)),
        evidence=evidence,
        slip=slip(
            item,
            asking,
            who=_named(providers, item),
            where=_named(places, item),
            way=access.text if access else "",
            contact=[*(one.contact or "" for one in places), *(one.phone or one.url or "" for one in channels)],
            evidence=evidence,
        ),
    )


def _standing(item: Item, asking: Asking) -> Coded:
    word = label("modality", item.state.modality, asking.language) if item.state.modality else ""
    return Coded(item.state.standing, asking.say(f"standing-{item.state.standing}", modality=word))


def _ref(node: MergedNode, cover: Cover, asking: Asking) -> Ref:
    return ref(node, asking, cover.source.datasets)


def _roles(pairs: Iterable[tuple[Merged, MergedNode]], group: str, cover: Cover, asking: Asking) -> tuple[Role, ...]:
    return tuple(
        Role(
            _ref(node, cover, asking),
            coded(group, link.values.get("role"), asking),
            _unreal(link, asking),
            _text(link, "hours"),
            _text(link, "contact"),
        )
        for link, node in pairs
    )


def _unreal(link: Merged, asking: Asking) -> Coded | None:
    """How far along a relation is, where it is not in force or under way."""
    said = modality(link)
    return None if said in COUNTED else coded("modality", said, asking)


def _named(roles: Iterable[Role], item: Item) -> list[str]:
    """Names for the slip: of something that is in force only what is in force as well."""
    real = item.state.standing in IN_FORCE
    return [one.ref.name for one in roles if one.modality is None or not real]


def _contacts(item: Item, cover: Cover, asking: Asking) -> tuple[Role, ...]:
    """Roles and teams to turn to: who coordinates it, who works in it or at its provider."""
    found: dict[str, Role] = {}
    wholes = [item.node, *cover.wholes(item.node.key)]
    for kind, nodes in (
        ("coordinates", wholes),
        ("works_in", [*wholes, *(node for _, node in cover.providers(item.node.key))]),
    ):
        for owner in nodes:
            for link, node in cover.sources_now(owner.key, kind):
                word = asking.say(f"contact-{kind}", name=name_of(owner, asking.language)[0])
                role = Role(_ref(node, cover, asking), Coded(kind, word), _unreal(link, asking))
                found.setdefault(node.key, role)
    return tuple(found.values())


def _channels(item: Item, cover: Cover, asking: Asking) -> tuple[Reach, ...]:
    """Its own channels; where it has none, those of its place, then of its provider, then of its network."""
    key = item.node.key
    itself = [_reach(item.node, None, None, cover, asking)] if item.node.kind == "Channel" else []
    own = [_reach(node, link, None, cover, asking) for link, node in cover.targets_now(key, "reached_through")]
    if itself or own:
        return (*itself, *own)
    for owners in (cover.targets_now(key, "delivered_at"), cover.providers(key), cover.targets_now(key, "member_of")):
        found = [
            _reach(node, link, owner, cover, asking)
            for _, owner in owners
            for link, node in cover.targets_now(owner.key, "reached_through")
        ]
        if found:
            return tuple(found)
    return ()


def _reach(node: MergedNode, link: Merged | None, owner: MergedNode | None, cover: Cover, asking: Asking) -> Reach:
    hours = link.values.get("hours") if link else None
    through = asking.say("through", name=name_of(owner, asking.language)[0]) if owner else ""
    return Reach(
        _ref(node, cover, asking),
        coded("channel_type", node.values.get("channel_type"), asking),
        _text(node, "url"),
        _text(node, "phone"),
        str(hours) if hours else _text(node, "hours"),
        Coded(owner.key, through) if owner else None,
    )


def _text(record: Merged, name: str) -> str | None:
    return str(record.values[name]) if name in record.values else None


def _said(node: MergedNode, name: str, asking: Asking) -> str | None:
    """A text in the asked language, else in another; None where nobody gives it."""
    found = text_of(node, name, asking.language)
    return found[0] if found else None


def _number(node: MergedNode, name: str) -> float | None:
    value = node.values.get(name)
    return float(value) if isinstance(value, (int, float)) else None


def _ages(node: MergedNode, asking: Asking) -> Ages | None:
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


def _waiting(node: MergedNode, asking: Asking) -> Waiting | None:
    low, high = _number(node, "waiting_min_days"), _number(node, "waiting_max_days")
    if low is None and high is None:
        return None
    as_of = _text(node, "waiting_as_of")
    days = "–".join(f"{one:g}" for one in dict.fromkeys((low, high)) if one is not None)
    when = in_words(as_of, asking.language) if as_of else asking.say("undated")
    text = asking.say("waiting", days=days, date=when)
    return Waiting(None if low is None else int(low), None if high is None else int(high), as_of, text)


def _capacity(node: MergedNode, asking: Asking) -> Capacity | None:
    code, as_of = _text(node, "capacity_status"), _text(node, "capacity_as_of")
    if code is None:
        return None
    when = in_words(as_of, asking.language) if as_of else asking.say("undated")
    word = label("capacity_status", code, asking.language)
    return Capacity(code, as_of, asking.say("capacity", word=word, date=when))


def _area_match(item: Item, asking: Asking) -> AreaMatch:
    place = item.place
    part = place.link is not None and place.link.values.get("extent") == "part"
    key = f"area-{place.relation}" + ("-part" if part and place.relation == "own" else "")
    if place.relation == "anywhere" and not place.name:
        key = "area-unknown"
    return AreaMatch(place.relation, place.name, place.km, asking.say(key, area=place.name))


def _evidence(item: Item, cover: Cover, asking: Asking) -> tuple[Cited, ...]:
    """Sources of the item itself, then of the links that bring it here, each once."""
    links = [item.meets, *([item.place.link] if item.place.link else [])]
    ending = [item.state.because] if item.state.because else []
    found: dict[tuple[str, ...], Cited] = {}
    records: tuple[Merged, ...] = (item.node, *links, *ending)
    for record in records:
        bearing = telling(record)
        for at, one in enumerate(cited(record, cover.source, asking)):
            if at not in bearing:
                continue
            # Without a locator, rows of different dates are a history: each of them is a source.
            found.setdefault((one.dataset, one.document, one.locator, one.said_on, one.verified_on), one)
    return tuple(found.values())

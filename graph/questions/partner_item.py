"""One partner as an item of the answer: what a family and a colleague need to know, with reasons and sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from graph.model.records import Merged, MergedNode
from graph.questions.base import Asking, Cited, Coded, Ref
from graph.questions.cover import Cover, Item
from graph.questions.describe import cited, coded, language_name, listed, ref, telling
from graph.questions.partner import AreaMatch, Partner, Reach, Role
from graph.questions.partner_words import slip, why
from graph.questions.service_facts import ages_of, capacity_of, channels_of, contacts_of, roles_of, said_of, waiting_of
from graph.questions.standing import IN_FORCE
from graph.questions.standing_words import standing_told
from graph.questions.wish import Wish

Part = TypeVar("Part", Role, Reach)


def describe_item(
    item: Item,
    cover: Cover,
    asking: Asking,
    wish: Wish,
) -> Partner:
    """An item as people read it."""
    node, values = item.node, item.node.values
    providers = roles_of(cover.providers(node.key), "provider_role", cover, asking)
    places = roles_of(cover.targets_now(node.key, "delivered_at"), "", cover, asking)
    channels = channels_of(item.node, cover, asking)
    contacts = contacts_of(item.node, cover, asking)
    access = coded("access", values.get("access"), asking)
    if access and item.state.standing == "planned":
        access = Coded(access.code, asking.say("access-planned", access=access.text))
    evidence = _evidence(item, cover, asking)
    match = _area_match(item, asking)
    own_contact = any(one.through is None for one in channels) or any(one.contact for one in places)
    return Partner(
        service=_ref(node, cover, asking),
        summary=said_of(node, "summary", asking),
        providers=providers,
        known_partner=item.known_partner,
        places=places,
        channels=channels,
        contacts=contacts,
        access=access,
        ages=ages_of(node, asking),
        languages=tuple(Coded(code, language_name(code, asking.language)) for code in listed(node, "languages")),
        fee=said_of(node, "fee", asking),
        waiting=waiting_of(node, asking),
        capacity=capacity_of(node, asking),
        criteria=said_of(node, "criteria", asking),
        exclusions=said_of(node, "exclusions", asking),
        area_match=match,
        status=coded("status", values.get("status"), asking),
        modality=coded("modality", values.get("modality"), asking),
        standing=standing_told(item.state, node, asking),
        why=tuple(why(item, match.text, asking, wish, own_contact)),
        evidence=evidence,
        slip=slip(
            item,
            asking,
            who=[one.ref.name for one in _handed(providers, item)],
            where=_handed(places, item),
            way=access.text if access else "",
            channels=_handed(channels, item),
            evidence=evidence,
        ),
    )


def _ref(node: MergedNode, cover: Cover, asking: Asking) -> Ref:
    return ref(node, asking, cover.source.datasets)


def _handed(found: Iterable[Part], item: Item) -> list[Part]:
    """What goes into the slip: of something that is in force only what is in force as well."""
    real = item.state.standing in IN_FORCE
    return [one for one in found if one.modality is None or not real]


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

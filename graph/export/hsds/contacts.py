"""How to make contact: phones, e-mail and web addresses of channels, and the roles to turn to.

Persons are not exported: a contact is a role. Its phone and e-mail are given only where personal values are asked for.
"""

from __future__ import annotations

from graph.export.hsds.attributes import add_sources, add_values
from graph.export.hsds.building import Building, add_languages
from graph.export.hsds.words import email_address, phone_of, web_address
from graph.model.records import MergedLink, MergedNode

_WEB_FIRST = ("web", "form", "button", "chat", "app", "social media")
"""Which of several web addresses stands in the one field that there is: the page that tells most comes first."""


def website_of(build: Building, node: MergedNode) -> str:
    """The web address that something is reached through; "" where there is none."""
    found = sorted(
        (_rank(channel), link.key, made)
        for link, channel in build.network.targets(node.key, "reached_through")
        if (made := web_address(channel.values.get("url")))
    )
    return found[0][2] if found else ""


def _rank(channel: MergedNode) -> int:
    kind = channel.values.get("channel_type")
    return _WEB_FIRST.index(kind) if kind in _WEB_FIRST else len(_WEB_FIRST)


def email_of(build: Building, node: MergedNode) -> str:
    """The e-mail address that something is reached through; "" where there is none."""
    addresses = (
        email_address(channel.values.get("url")) for _, channel in build.network.targets(node.key, "reached_through")
    )
    return next(filter(None, addresses), "")


def add_phones(build: Building, node: MergedNode, table: str) -> None:
    """The numbers of channels that something is reached through."""
    for link, channel in build.network.targets(node.key, "reached_through"):
        if phone_of(channel):
            _phone(build, link, channel, {f"{table}_id": build.id_of(node.key)})


def _phone(build: Building, link: MergedLink, channel: MergedNode, owner: dict[str, str]) -> None:
    words, address = build.words, build.names.statement(link.key)
    hours = str(link.values.get("hours") or channel.values.get("hours", ""))
    made = build.tables.add(
        "phone",
        address,
        **owner,
        number=phone_of(channel),
        # RFC 6350; of other channels with a number nobody says what may be sent there.
        type="voice" if channel.values.get("channel_type") == "phone" else None,
        description=build.description(channel, words.name(channel), hours, words.text(link, "note")),
    )
    add_sources(build, ("phone", made), link)
    add_languages(build, channel, address, phone_id=made)


def add_contacts(build: Building, node: MergedNode, table: str) -> None:
    """The roles that coordinate something or work in it."""
    for kind in ("coordinates", "works_in"):
        for link, role in build.network.sources(node.key, kind):
            if role.kind == "Professional":
                _contact(build, link, role, {f"{table}_id": build.id_of(node.key)})


def _contact(build: Building, link: MergedLink, role: MergedNode, owner: dict[str, str]) -> None:
    words, address = build.words, build.names.statement(link.key)
    own = build.found.personal.get(role.key, {})
    made = build.tables.add(
        "contact",
        address,
        **owner,
        title=str(role.values.get("profession") or words.name(role)),
        email=email_address(own.get("email")),
    )
    told = {"profession"} if "profession" in role.values else {words.key_of(role, "name")}
    add_values(build, ("contact", made), role, told)
    add_sources(build, ("contact", made), link)
    if number := own.get("phone"):
        build.tables.add("phone", f"{address}#phone", contact_id=made, number=str(number))

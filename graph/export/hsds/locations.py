"""Locations: places with their addresses, and services on the web."""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.hsds.attributes import add_relations, add_sources, add_values
from graph.export.hsds.building import Building, add_languages, organization_of
from graph.export.hsds.contacts import add_contacts, add_phones
from graph.export.hsds.words import number, web_address
from graph.model.records import MergedNode

COUNTRY = "FI"
"""ISO 3166-1; every place of the network is in Finland."""

_NAMED = ("name", "summary", "alt_names")


def add_locations(build: Building) -> None:
    """Places, and channels that are offered for their own sake."""
    for key, table in build.table_of.items():
        if table != "location":
            continue
        node = build.found.nodes[key]
        made = _place(build, node) if node.kind == "Place" else _online(build, node)
        add_sources(build, ("location", made), node)
        add_relations(build, node)
        add_phones(build, node, "location")
        add_contacts(build, node, "location")


def _place(build: Building, node: MergedNode) -> str:
    words, address = build.words, build.names.thing(node.key)
    hidden = bool(node.values.get("hidden_address"))
    made = build.tables.add(
        "location",
        address,
        location_type="physical",
        organization_id=organization_of(build, list(build.network.sources(node.key, "provides"))),
        name=words.name(node),
        alternate_name=words.other_names(node),
        description=build.description(node, words.text(node, "summary"), words.say("hidden-address") if hidden else ""),
        latitude=number(node.values.get("latitude")),
        longitude=number(node.values.get("longitude")),
    )
    if accessibility := words.text(node, "accessibility"):
        build.tables.add(
            "accessibility",
            f"{address}#accessibility",
            location_id=made,
            description=build.description(node, accessibility),
        )
    told = {"latitude", "longitude", "address", *(words.key_of(node, name) for name in (*_NAMED, "accessibility"))}
    if "address" in node.values:
        _address(build, node, made)
        told.add("postal_code")
    add_values(build, ("location", made), node, told)
    return made


def _address(build: Building, node: MergedNode, location: str) -> None:
    """A recorded street; the standard also wants a town, a region and a postal code, or to be told that there is none.

    A hidden address is not among the values of a node, whoever asks.
    """
    words = build.words
    areas = {str(one.values.get("area_type", "")): words.name(one) for one in _around(build, node)}
    missing = words.say("not-recorded")
    made = build.tables.add(
        "address",
        f"{build.names.thing(node.key)}#address",
        location_id=location,
        address_1=str(node.values["address"]),
        city=areas.get("municipality", missing),
        state_province=areas.get("region") or areas.get("wellbeing services county") or missing,
        postal_code=str(node.values.get("postal_code", missing)),
        country=COUNTRY,
        address_type="physical",
    )
    add_sources(build, ("address", made), node)


def _around(build: Building, node: MergedNode) -> Iterator[MergedNode]:
    """The areas that a place is in, from the widest to its own; each once."""
    found: dict[str, MergedNode] = {}
    above = [one for _, one in build.network.targets(node.key, "located_in")]
    while above:
        found |= {one.key: one for one in above if one.key not in found}
        further = (one for below in above for _, one in build.network.targets(below.key, "part_of"))
        above = [one for one in further if one.key not in found]
    return reversed(found.values())


def _online(build: Building, node: MergedNode) -> str:
    words, address = build.words, build.names.thing(node.key)
    made = build.tables.add(
        "location",
        address,
        location_type="virtual",
        url=web_address(node.values["url"]),
        organization_id=organization_of(build, list(build.network.sources(node.key, "provides"))),
        name=words.name(node),
        alternate_name=words.other_names(node),
        description=build.description(node, words.text(node, "summary")),
    )
    add_languages(build, node, address, location_id=made)
    if hours := str(node.values.get("hours", "")):
        build.tables.add(
            "schedule", f"{address}#schedule", location_id=made, description=build.description(node, hours)
        )
    told = {"url", "languages", "hours", *(words.key_of(node, name) for name in _NAMED)}
    add_values(build, ("location", made), node, told)
    return made

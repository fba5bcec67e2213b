"""Organisations: the network's own, others that provide something, and one that stands for "not recorded"."""

from __future__ import annotations

from graph.export.hsds.attributes import add_relations, add_sources, add_values
from graph.export.hsds.building import Building
from graph.export.hsds.contacts import add_contacts, add_phones, email_of, website_of
from graph.export.hsds.words import capital, web_address
from graph.model.records import MergedNode
from graph.questions.describe import listed

_TYPES = {
    "Organisation": "organisation_type",
    "Team": "team_type",
    "Network": "network_type",
    "Initiative": "initiative_type",
}
"""The property that tells what sort of organisation something is, by its kind."""

_NO_SCHEME = "identifier"
"""The type of a code whose scheme nobody tells: the standard wants one."""


def add_organisations(build: Building) -> None:
    """Everybody who may stand behind a service."""
    for node in build.network.organisations():
        _add(build, node)


def _add(build: Building, node: MergedNode) -> None:
    words, address = build.words, build.names.thing(node.key)
    made = build.tables.add(
        "organization",
        address,
        name=words.name(node),
        alternate_name=words.other_names(node),
        description=_description(build, node),
        email=email_of(build, node),
        website=website_of(build, node),
        uri=web_address(address),
        parent_organization_id=_parent(build, node),
    )
    _identifiers(build, node, made)
    told = {"ytunnus", "identifiers", *(words.key_of(node, name) for name in ("name", "summary", "alt_names"))}
    add_values(build, ("organization", made), node, told)
    add_sources(build, ("organization", made), node)
    add_relations(build, node)
    add_phones(build, node, "organization")
    add_contacts(build, node, "organization")


def _description(build: Building, node: MergedNode) -> str:
    """What is recorded; the standard wants a text, so where nobody gives one it is made of the type and says so."""
    words = build.words
    group = _TYPES[node.kind]
    kind = words.label(group, node.values.get(group)) or words.label("node", node.kind)
    recorded = words.text(node, "summary") or words.say("description-generated", kind=capital(kind))
    return build.description(node, recorded, words.say("unnamed-group") if node.values.get("generic") else "")


def _identifiers(build: Building, node: MergedNode, organization: str) -> None:
    """The business ID, and official codes, which are recorded as ``scheme:value``."""
    found = [_apart(one) for one in listed(node, "identifiers") if one]
    if ytunnus := node.values.get("ytunnus"):
        found.append((build.words.label("property", "ytunnus"), str(ytunnus)))
    for scheme, value in found:
        build.tables.add(
            "organization_identifier",
            f"{build.names.thing(node.key)}#identifier/{scheme}/{value}",
            organization_id=organization,
            identifier_type=scheme,
            identifier=value,
        )


def _apart(code: str) -> tuple[str, str]:
    scheme, _, value = code.partition(":")
    return (scheme, value) if scheme and value else (_NO_SCHEME, code)


def _parent(build: Building, node: MergedNode) -> str | None:
    above = (one.key for _, one in build.network.targets(node.key, "part_of"))
    return next((build.id_of(key) for key in above if build.table_of.get(key) == "organization"), None)


def nobody(build: Building, told: bool) -> str:
    """The organisation that stands where no provider does: the standard wants one for every service.

    ``told``: somebody is recorded, but as planned, ended or with an end.
    """
    which = "not-in-force" if told else "not-recorded"
    return build.tables.add(
        "organization",
        f"{build.names.base}hsds/provider-{which}",
        name=build.words.say(f"provider-{which}"),
        description=build.words.say(f"provider-{which}-description"),
    )

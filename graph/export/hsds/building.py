"""What every writer of rows needs: the network, the words, the tables, and which thing is a row of which table."""

from __future__ import annotations

from dataclasses import dataclass

from graph.export.gathered import Gathered
from graph.export.hsds.network import Network
from graph.export.hsds.tables import Tables, row_id
from graph.export.hsds.words import Words, lines, web_address
from graph.export.rdf.names import Names
from graph.model.records import Merged, MergedLink, MergedNode
from graph.questions.describe import fictional, language_name, listed


@dataclass(frozen=True, slots=True)
class Building:
    """An export while it is being put together. ``table_of`` names the table of each thing that has a row."""

    found: Gathered
    network: Network
    words: Words
    names: Names
    tables: Tables
    table_of: dict[str, str]

    def id_of(self, key: str) -> str:
        """The id of a thing's row: UUIDv5 of its address."""
        return row_id(self.names.thing(key))

    def made_up(self, record: Merged) -> str:
        """What has to be said with a record that is made up; "" for a real one."""
        return self.words.say("made-up") if fictional(record.evidence, self.found.datasets) else ""

    def description(self, record: Merged, *parts: str) -> str:
        """What is recorded, with a warning above it if it is made up."""
        return lines((self.made_up(record), *parts))


def building(found: Gathered, words: Words, base_uri: str) -> Building:
    """Nothing written yet; what will have a row is decided."""
    network = Network(found)
    table_of = {node.key: "service" for node in network.services()}
    table_of |= {node.key: "organization" for node in network.organisations()}
    table_of |= {node.key: "location" for node in network.of_kind("Place")}
    table_of |= {node.key: "location" for node in network.of_kind("Channel") if _online_service(node, network)}
    table_of |= {node.key: "taxonomy_term" for node in network.of_kind("Need", "TargetGroup")}
    return Building(found, network, words, Names(base_uri), Tables(), table_of)


def _online_service(channel: MergedNode, network: Network) -> bool:
    """Whether a channel is offered for its own sake, on the web: a place to go to, in the words of the standard."""
    return bool(web_address(channel.values.get("url"))) and any(network.sources(channel.key, "provides"))


def organization_of(build: Building, links: list[tuple[MergedLink, MergedNode]]) -> str | None:
    """The id of the organisation that answers for something: HSDS has room for one."""
    roles = ("responsible", "producer", "co-producer")
    ranked = sorted(
        (roles.index(role) if (role := link.values.get("role")) in roles else len(roles), link.key, node.key)
        for link, node in links
        if build.table_of.get(node.key) == "organization"
    )
    return build.id_of(ranked[0][2]) if ranked else None


def add_languages(build: Building, node: MergedNode, address: str, **owner: str) -> None:
    """The languages in which something serves. ``owner`` is the one field that tells what, and its row's id."""
    for code in listed(node, "languages"):
        build.tables.add(
            "language",
            f"{address}#language/{code}",
            **owner,
            name=language_name(code, build.words.asking.language),
            code=code,
            note=build.made_up(node),
        )

"""Whose database it is, and bringing it to today's schema: numbered steps, and an index for each kind of link."""

from __future__ import annotations

from importlib.resources import files

import neo4j

from graph.errors import StoreUnusable
from graph.store.neo4j.natural import relationship_types
from graph.store.neo4j.server import Server, all_rows

_OWN = """
OPTIONAL MATCH (s:Seinaton {name: 'store'})
RETURN s IS NOT NULL AS ours, s.schema AS schema, s.types AS types, EXISTS { MATCH (n) } AS anything
"""
_BEGIN = """
MERGE (s:Seinaton {name: 'store'}) SET s.schema = $schema, s.types = $types
MERGE (r:Revision {name: 'now'})
  ON CREATE SET r.seq = 0, r.edition = 0, r.number = 0, r.digest = $nothing, r.counts = '{}'
MERGE (l:Lease {name: 'writer'})
"""
_WAIT = "CALL db.awaitIndexes(600)"


def prepare(server: Server, adopt: bool) -> None:
    """Bring the database to today's schema.

    Raises StoreUnusable for a database that holds somebody else's data (unless ``adopt``), for one of a newer
    program, and for one that must be prepared and cannot be written.
    """
    found = server.read(lambda transaction: all_rows(transaction, _OWN))[0]
    steps, types = migrations(), sorted(relationship_types().values())
    if not found["ours"] and found["anything"] and not adopt:
        raise StoreUnusable("neo4j-not-ours", address=server.address)
    version = found["schema"] or 0
    if version > len(steps):
        raise StoreUnusable("store-too-new", path=server.address, version=version, known=len(steps))
    if found["ours"] and version == len(steps) and found["types"] == types:
        return
    for step in steps[version:]:
        for statement in _statements(step):
            server.define(statement)
    for name in types:
        server.define(
            f"CREATE CONSTRAINT seinaton_{name.lower()} IF NOT EXISTS FOR ()-[l:{name}]-() REQUIRE l.key IS UNIQUE"
        )
    server.define(_WAIT)
    server.write(lambda transaction: _begin(transaction, len(steps), types))


def _begin(transaction: neo4j.Transaction, schema: int, types: list[str]) -> None:
    transaction.run(_BEGIN, schema=schema, types=types, nothing="0" * 64).consume()


def migrations() -> list[str]:
    """The numbered steps from an empty database to today's schema, in order."""
    folder = files("graph.store.neo4j").joinpath("schema")
    steps = sorted((step for step in folder.iterdir() if step.name.endswith(".cypher")), key=lambda step: step.name)
    return [step.read_text(encoding="utf-8") for step in steps]


def _statements(script: str) -> list[str]:
    lines = [line for line in script.splitlines() if not line.startswith("//")]
    return [statement.strip() for statement in "\n".join(lines).split(";") if statement.strip()]

"""What a query must never show, put beside all that it may: a second network of things that are not there.

For each thing a staged one, a removed one and one for the network only, with all its relationships to the real ones;
for each relationship one for the network only; for each saying, document, dataset, entry of the index and of the log
one of the next edition and one of the last.
"""

from __future__ import annotations

from tests.neo4j.database import Database

_BARE = "MATCH (n:Thing) WHERE n._decoy IS NULL WITH n, [name IN labels(n) WHERE name <> 'Thing'][0] AS kind "
_NODES = (
    _BARE + "CREATE (c:Staged:$('Staged' + kind)) SET c = n {.*, _decoy: 'staged'}",
    _BARE + "CREATE (c:Removed) SET c = n {.*, _decoy: 'removed'}",
    _BARE + "CREATE (c:Thing:$(kind)) SET c = n {.*, key: n.key + '/decoy', _scope: 1, _decoy: 'network'}",
)
_LINKS = """
MATCH (c) WHERE c._decoy = $sort
WITH replace(c.key, '/decoy', '') AS key, c
MATCH (n:Thing {key: key})
CALL (n, c) {
  MATCH (n:Thing)-[r]->(b:Thing) WHERE r._decoy IS NULL AND b._decoy IS NULL
  CREATE (c)-[x:$(type(r))]->(b)
  SET x = r {.*, key: r.key + '|out ' + $sort, _decoy: $sort}
  UNION ALL
  WITH n, c
  MATCH (a:Thing)-[r]->(n:Thing) WHERE r._decoy IS NULL AND a._decoy IS NULL
  CREATE (a)-[x:$(type(r))]->(c)
  SET x = r {.*, key: r.key + '|in ' + $sort, _decoy: $sort}
}
RETURN count(*)
"""
_BETWEEN = """
MATCH (a:Thing)-[r]->(b:Thing) WHERE r._decoy IS NULL AND a._decoy IS NULL AND b._decoy IS NULL
CREATE (a)-[x:$(type(r))]->(b) SET x = r {.*, key: r.key + '|between', _decoy: 'network'}
"""
_SCOPE = "MATCH ()-[x]->() WHERE x._decoy = 'network' SET x._scope = 1"
_SAID_OF_THESE = """
CALL () {
  MATCH (n:Thing) WHERE n._decoy = 'network' RETURN n.key AS key
  UNION ALL
  MATCH (:Thing)-[x]->(:Thing) WHERE x._decoy = 'network' RETURN x.key AS key
}
MATCH (document:Document {id: 'kemi-suunnittelu-2020'}) WHERE document._decoy IS NULL
CREATE (:Saying {about: key, hash: 'decoy', dataset: document.dataset, document: document.id, said_on: '1999',
                 locator: 'decoy', verified_on: '', _since: 0, _decoy: 'network'})
"""
_BESIDE = """
MATCH (now:Revision {{name: 'now'}})
MATCH (n:{label}) WHERE n._decoy IS NULL
UNWIND [[now.edition + 1, null], [0, now.edition]] AS window
CREATE (c:{label})
SET c = properties(n), c._since = window[0], c._until = window[1], c._decoy = 'edition', {changed}
"""
_CHANGED = {
    "Saying": "c.locator = 'decoy', c.said_on = '1999'",
    "Document": "c.title = 'decoy'",
    "Dataset": "c.title = 'decoy'",
    "LogEntry": "c._until = null, c._since = now.edition + 1",
    "Entry": "c.kind = 'Decoy'",
}
_FOUND = """
MATCH (w:Word {text: 'kemi'}) WITH w LIMIT 1
MATCH (e:Entry) WHERE e._decoy = 'edition'
CREATE (w)-[:FINDS {weight: 9999}]->(e)
"""
_AWAY = (
    "MATCH ()-[x]->() WHERE x._decoy IS NOT NULL DELETE x",
    "MATCH (n) WHERE n._decoy IS NOT NULL DETACH DELETE n",
)


def put_in(database: Database) -> None:
    """Put them in."""
    for statement in _NODES:
        database.run(statement)
    for sort in ("staged", "removed", "network"):
        database.run(_LINKS, sort=sort)
    for statement in (_BETWEEN, _SCOPE, _SAID_OF_THESE):
        database.run(statement)
    for label, changed in _CHANGED.items():
        database.run(_BESIDE.format(label=label, changed=changed))
    database.run(_FOUND)


def take_out(database: Database) -> None:
    """Take them out again."""
    for statement in _AWAY:
        database.run(statement)

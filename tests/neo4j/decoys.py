"""What a query must never show, put beside all that it may: a second network of things that are not there.

For each thing (but most municipalities, of which nothing is told) a staged one, a removed one and one for the network
only, with all its relationships to the real ones; for each relationship one for the network only; for each saying,
document, dataset, entry of the index and of the log one of the next edition and one of the last.
"""

from __future__ import annotations

from tests.neo4j.database import Database

_BARE = """
MATCH (n:Thing)
WHERE n._decoy IS NULL AND (NOT n:Area OR EXISTS { (n)<-[:PART_OF|AVAILABLE_IN|LOCATED_IN]-(:Thing) })
WITH n, [name IN labels(n) WHERE name <> 'Thing'][0] AS kind
"""
_NODES = (
    _BARE + "CREATE (c:Staged:$('Staged' + kind)) SET c = n {.*, key: n.key + '/decoy', _of: n.key, _decoy: 'staged'}",
    _BARE + "CREATE (c:Removed) SET c = n {.*, _of: n.key, _decoy: 'removed'}",
    _BARE + "CREATE (c:Thing:$(kind)) SET c = n {.*, key: n.key + '/decoy', _of: n.key, _scope: 1, _decoy: 'network'}",
)
_LINKS = """
MATCH (c) WHERE c._decoy = $sort
MATCH (n:Thing {key: c._of})
CALL (n, c) {
  MATCH (n:Thing)-[r]->(b:Thing) WHERE r._decoy IS NULL AND b._decoy IS NULL
  CREATE (c)-[x:$(type(r))]->(b)
  SET x = r {.*, key: r.key + '|out ' + $sort, _scope: $scope, _decoy: $sort}
  UNION ALL
  WITH n, c
  MATCH (a:Thing)-[r]->(n:Thing) WHERE r._decoy IS NULL AND a._decoy IS NULL
  CREATE (a)-[x:$(type(r))]->(c)
  SET x = r {.*, key: r.key + '|in ' + $sort, _scope: $scope, _decoy: $sort}
}
RETURN count(*)
"""
_BETWEEN = """
MATCH (a:Thing)-[r]->(b:Thing) WHERE r._decoy IS NULL AND a._decoy IS NULL AND b._decoy IS NULL
CREATE (a)-[x:$(type(r))]->(b) SET x = r {.*, key: r.key + '|between', _scope: 1, _decoy: 'network'}
"""
_SAYINGS_OF_THESE = """
CALL () {
  MATCH (n:Thing|Staged) WHERE n._decoy IS NOT NULL RETURN n.key AS key
  UNION ALL
  MATCH ()-[x]->() WHERE x._decoy IS NOT NULL RETURN x.key AS key
}
MATCH (document:Document {id: 'kemi-suunnittelu-2020'})
CREATE (:Saying {about: key, hash: 'decoy', dataset: document.dataset, document: document.id, said_on: '1999',
                 locator: 'decoy', verified_on: '', _since: 0, _decoy: 'beside'})
"""
_BESIDE = """
MATCH (now:Revision {{name: 'now'}})
MATCH (n:{label}) WHERE n._decoy IS NULL
UNWIND [[now.edition + 1, null, n._scope], {more}] AS one
CREATE (c:{label})
SET c = n {{.*, _since: one[0], _until: one[1], _scope: one[2], _decoy: 'beside', {changed}}}
"""
_PAST, _NETWORK = "[0, now.edition, n._scope]", "[0, null, 1]"
_FALSE = {
    "Saying": (_PAST, "locator: '', said_on: '1999', dataset: 'perhekeskustekstit', document: 'kymsote-tiedote-2021'"),
    "Document": (_PAST, "title: 'decoy'"),
    "Dataset": (_PAST, "title: 'decoy'"),
    "LogEntry": (_NETWORK, "at: '9999'"),
    "Entry": (f"{_PAST}, {_NETWORK}", "kind: 'decoy'"),
}
_FINDS = """
MATCH (w:Word {text: 'kemi'}) WITH w LIMIT 1
MATCH (e:Entry) WHERE e._decoy IS NOT NULL
CREATE (w)-[:FINDS {weight: 1000 + e._scope}]->(e)
"""
_AWAY = (
    "MATCH ()-[x]->() WHERE x._decoy IS NOT NULL DELETE x",
    "MATCH (n) WHERE n._decoy IS NOT NULL DETACH DELETE n",
)


def put_in(database: Database) -> None:
    """Put them in."""
    for statement in _NODES:
        database.run(statement)
    for sort, scope in (("staged", 0), ("removed", 0), ("network", 1)):
        database.run(_LINKS, sort=sort, scope=scope)
    database.run(_BETWEEN)
    database.run(_SAYINGS_OF_THESE)
    for label, (more, changed) in _FALSE.items():
        database.run(_BESIDE.format(label=label, more=more, changed=changed))
    database.run(_FINDS)


def take_out(database: Database) -> None:
    """Take them out again."""
    for statement in _AWAY:
        database.run(statement)

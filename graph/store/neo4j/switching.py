"""The switch: one transaction that puts the staged edition in force.

What was staged gets its labels, what changed its new properties, what is gone the label ``Removed``; links between
nodes that stay are made and taken away here, because both their ends already show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import neo4j

from graph.model.records import MergedLink, MergedNode
from graph.store.changing import Changeset
from graph.store.neo4j.batches import Row, portions
from graph.store.neo4j.natural import REMOVED, STAGED, THING, label, natural, relationship_types
from graph.store.neo4j.server import stream
from graph.store.neo4j.staging import is_new, link_row, link_statement
from graph.store.neo4j.state import Counts
from graph.store.plan import Plan

Step = tuple[str, list[Row]]

_SHOW = f"MATCH (n:{STAGED}) SET n:{THING}:$(n._kind) REMOVE n:{STAGED} REMOVE n._kind"
_REMOVE = (
    f"UNWIND $rows AS row MATCH (n:{THING} {{key: row.key}}) USING INDEX n:{THING}(key)"
    f" SET n:{REMOVED} REMOVE n:{THING}:$(row.kind)"
)
_CHANGE = (
    f"UNWIND $rows AS row MATCH (n:{THING} {{key: row.node.key}}) USING INDEX n:{THING}(key)"
    " SET n = row.node REMOVE n:$(row.old) SET n:$(row.new)"
)
_CLOSE_LOG = (
    "UNWIND $rows AS row MATCH (e:LogEntry {key: row.key}) USING INDEX e:LogEntry(key)"
    " WHERE e._since < $next AND e._scope = 0 SET e._scope = 1"
)


def steps(changeset: Changeset) -> list[Step]:
    """The statements of the switch with their rows, in order."""
    plan = changeset.plan
    return [
        *_links_that_go(plan),
        *_nodes_that_go(plan),
        (_SHOW, []),
        *_changed(plan),
        *_links_between_old(plan),
        *_log_to_close(changeset),
    ]


def switch(transaction: neo4j.Transaction, work: Iterable[Step], edition: int) -> None:
    """Run the steps in the transaction that puts ``edition`` in force."""
    for statement, rows in work:
        for some in portions(rows) or [rows]:
            stream(transaction, statement, rows=some, next=edition).consume()


def counts_after(counts: Counts, plan: Plan) -> Counts:
    """How many nodes of each kind there are after the switch, (public, for the network only)."""
    found = {kind: list(pair) for kind, pair in counts.items()}
    for records, one in ((plan.put.items(), 1), (plan.before.items(), -1)):
        for key, record in records:
            if isinstance(record, MergedNode) and (key in plan.put or key in plan.drop):
                found.setdefault(record.kind, [0, 0])[record.visibility == "network"] += one
    return {kind: (public, network) for kind, (public, network) in found.items()}


def _log_to_close(changeset: Changeset) -> Iterator[Step]:
    if changeset.closed:
        yield _CLOSE_LOG, [{"key": key} for key in sorted(changeset.closed)]


def _links_that_go(plan: Plan) -> Iterator[Step]:
    """Links between nodes that stay; those of a node that goes are out of sight with it, and swept."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for link in plan.drop.values():
        if isinstance(link, MergedLink) and link.source not in plan.drop and link.target not in plan.drop:
            rows[link.kind].append({"key": link.key})
    for kind, own in rows.items():
        yield f"{_link_found(kind, 'row.key')} DELETE l", own


def _nodes_that_go(plan: Plan) -> Iterator[Step]:
    gone = [record for record in plan.drop.values() if isinstance(record, MergedNode)]
    if gone:
        yield _REMOVE, [{"key": node.key, "kind": label(node.kind)} for node in gone]


def _changed(plan: Plan) -> Iterator[Step]:
    nodes: list[Row] = []
    links: dict[str, list[Row]] = defaultdict(list)
    for key, record in plan.put.items():
        if is_new(plan, key):
            continue
        if isinstance(record, MergedLink):
            links[record.kind].append({"link": natural(record)})
        else:
            kinds = {"old": label(plan.before[key].kind), "new": label(record.kind)}
            nodes.append({"node": natural(record), **kinds})
    if nodes:
        yield _CHANGE, nodes
    for kind, own in links.items():
        yield f"{_link_found(kind, 'row.link.key')} SET l = row.link", own


def _link_found(kind: str, key: str) -> str:
    """The relationship of a kind with a row's key, as ``l``: an index on keys belongs to one type."""
    name = relationship_types()[kind]
    return f"UNWIND $rows AS row MATCH (:{THING})-[l:{name} {{key: {key}}}]->(:{THING}) USING INDEX l:{name}(key)"


def _links_between_old(plan: Plan) -> Iterator[Step]:
    new = (r for key, r in plan.put.items() if isinstance(r, MergedLink) and is_new(plan, key))
    between = [link for link in new if not is_new(plan, link.source) and not is_new(plan, link.target)]
    if between:
        yield link_statement(THING, THING), [link_row(link) for link in between]

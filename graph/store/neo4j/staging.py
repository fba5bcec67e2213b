"""Staging: everything of the next edition that can be put in beside the present one without being seen.

New things carry ``Staged`` labels that no selection names; relationships hang on them. What stands beside the
graph (sayings, the word index, ids, the log) has a window of editions: it begins, or ends, with the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from typing import Any

from graph.merge.identity import ties
from graph.model.codec import decode_document, encode_saying, record_hash, to_json
from graph.model.records import MergedLink, MergedNode, Node, Saying
from graph.model.text import Analyser, decode
from graph.store.base import LogEntry
from graph.store.changing import Changeset
from graph.store.incoming import Incoming
from graph.store.neo4j.batches import Batches, Row
from graph.store.neo4j.natural import STAGED, THING, label, natural, relationship_types
from graph.store.plan import Plan
from graph.store.words import node_terms, reworded

_WORDED_AT_ONCE = 1_000
"""Nodes whose words are worked out before they are written: a statement for many is quicker than one for each."""

_NODES = f"UNWIND $rows AS row CREATE (n:{STAGED}) SET n = row.node, n._kind = row.kind"
_SAYING = """
UNWIND $rows AS row
CREATE (s:Saying {_since: $next}) SET s += row.saying
FOREACH (tie IN row.ties | CREATE (:Tie {tie: tie})-[:TIES]->(s))
"""
_MOVE = """
UNWIND $rows AS row
MATCH (s:Saying {hash: row.hash}) USING INDEX s:Saying(hash)
WHERE s._since < $next AND s._until IS NULL AND s.about <> row.about
SET s._until = $next
CREATE (t:Saying) SET t = properties(s), t.about = row.about, t._since = $next, t._until = null
WITH s, t
MATCH (k:Tie)-[:TIES]->(s)
CREATE (:Tie {tie: k.tie})-[:TIES]->(t)
"""
_WORDS = """
UNWIND $rows AS row
MERGE (w:Word {token: row.token}) ON CREATE SET w.text = row.text
"""
_ENTRIES = """
UNWIND $rows AS row
CREATE (e:Entry {about: row.about, kind: row.kind, _scope: row.scope, _since: $next})
WITH e, row
UNWIND range(0, size(row.tokens) - 1) AS i
MATCH (w:Word {token: row.tokens[i]}) USING INDEX w:Word(token)
CREATE (w)-[:FINDS {weight: row.weights[i]}]->(e)
"""


def _create(label: str) -> str:
    return f"UNWIND $rows AS row CREATE (n:{label} {{_since: $next}}) SET n += row"


def stage(batches: Batches, changeset: Changeset, analyser: Analyser) -> None:
    """Put in whatever the next edition has and this one has not; readers see none of it."""
    _stage_graph(batches, changeset.plan)
    _stage_sayings(batches, changeset)
    _stage_descriptions(batches, changeset.descriptions)
    _stage_ids(batches, changeset)
    stage_words(batches, *_reworded(changeset.plan), analyser)
    batches.add(_create("LogEntry"), _log_rows(changeset.entries))
    batches.finish()


def is_new(plan: Plan, key: str) -> bool:
    """Whether a node of the plan is not in the graph yet."""
    return key in plan.put and key not in plan.before


def _stage_graph(batches: Batches, plan: Plan) -> None:
    new = [record for key, record in plan.put.items() if is_new(plan, key)]
    nodes = (record for record in new if isinstance(record, MergedNode))
    batches.add(_NODES, ({"node": natural(node), "kind": label(node.kind)} for node in nodes))
    links: dict[str, list[MergedLink]] = defaultdict(list)
    for link in new:
        if isinstance(link, MergedLink) and (is_new(plan, link.source) or is_new(plan, link.target)):
            ends = (STAGED if is_new(plan, end) else THING for end in (link.source, link.target))
            links[link_statement(*ends)].append(link)
    for statement, some in links.items():
        batches.add(statement, map(link_row, some))


def link_statement(source: str, target: str) -> str:
    """Create relationships between ends that carry these labels: of what is staged, or of what is in the graph."""
    return (
        "UNWIND $rows AS row"
        f" MATCH (a:{source} {{key: row.source}}) USING INDEX a:{source}(key)"
        f" MATCH (b:{target} {{key: row.target}}) USING INDEX b:{target}(key)"
        " CREATE (a)-[l:$(row.type)]->(b) SET l = row.link"
    )


def link_row(link: MergedLink) -> Row:
    """The row of ``link_statement``."""
    return {
        "source": link.source,
        "target": link.target,
        "type": relationship_types()[link.kind],
        "link": natural(link),
    }


def _stage_sayings(batches: Batches, changeset: Changeset) -> None:
    gone = [{"hash": h.hex()} for h in changeset.dropped]
    batches.end("Saying", "hash", gone)
    batches.end("Personal", "hash", gone)
    about = changeset.plan.record_of
    batches.add(_SAYING, (_saying_row(h, one, about.get(h)) for h, one in changeset.added.items()))
    moved = ((h, key) for h, key in about.items() if h not in changeset.added)
    batches.add(_MOVE, ({"hash": h.hex(), "about": key or ""} for h, key in moved))
    batches.add(
        _create("Personal"),
        (
            {
                "hash": h.hex(),
                "dataset": changeset.added[h].evidence.dataset,
                "names": sorted(values),
                "_values": to_json(dict(values)),
            }
            for h, values in changeset.personal.items()
        ),
    )


def _saying_row(h: bytes, saying: Saying, about: str | None) -> Row:
    ends = {"id": saying.id} if isinstance(saying, Node) else {"source": saying.source, "target": saying.target}
    evidence = saying.evidence
    said = {
        "hash": h.hex(),
        "about": about or "",
        "kind": saying.kind,
        **ends,
        "dataset": evidence.dataset,
        "document": evidence.document,
        "locator": evidence.locator,
        "said_on": evidence.said_on,
        "verified_on": evidence.verified_on,
        "_body": encode_saying(saying),
    }
    return {"saying": said, "ties": sorted(set(ties(saying)))}


def _stage_descriptions(batches: Batches, descriptions: Mapping[str, Incoming | None]) -> None:
    gone = list(descriptions)
    batches.end("Dataset", "id", ({"id": one} for one in gone))
    batches.end("Document", "dataset", ({"dataset": one} for one in gone))
    for incoming in descriptions.values():
        if incoming is None:
            continue
        own = asdict(incoming.dataset)
        batches.add(_create("Dataset"), [_described(own, incoming.body)])
        batches.add(
            _create("Document"), (_described(asdict(decode_document(one)), one) for one in incoming.documents.values())
        )


def _described(own: dict[str, Any], body: str) -> Row:
    return {**own, "hash": record_hash(body).hex(), "_body": body}


def _stage_ids(batches: Batches, changeset: Changeset) -> None:
    """Aliases lead ids that are no key to their node; former ids lead to their heir."""
    leading, former = changeset.plan.ids, changeset.former
    touched = sorted(leading.keys() | former.keys() | changeset.plan.gone_ids.keys())
    for name in ("Alias", "FormerId"):
        batches.end(name, "id", ({"id": one} for one in touched))
    aliases = ({"id": one, "key": key} for one, key in leading.items() if one != key)
    batches.add(_create("Alias"), aliases)
    batches.add(_create("FormerId"), ({"id": one, "heir": heir} for one, heir in former.items()))


def _reworded(plan: Plan) -> tuple[list[str], list[MergedNode]]:
    """Keys whose entries end, and nodes that get a new one: an entry says kind and visibility too."""
    gone, new = reworded(plan)
    there = {node.key for node in new}
    turned = [
        record
        for key, record in plan.put.items()
        if isinstance(record, MergedNode) and key not in there and _looks(plan.before.get(key)) != _looks(record)
    ]
    return [*gone, *(node.key for node in turned)], [*new, *turned]


def _looks(record: object) -> tuple[str, str] | None:
    return (record.kind, record.visibility) if isinstance(record, MergedNode) else None


def stage_words(batches: Batches, gone: Iterable[str], new: Iterable[MergedNode], analyser: Analyser) -> None:
    """End entries of the word index and begin others."""
    batches.end("Entry", "about", ({"about": key} for key in gone))
    known: set[str] = set()
    nodes = iter(new)
    while some := list(islice(nodes, _WORDED_AT_ONCE)):
        entries = [_entry_row(node, node_terms(node, analyser)) for node in some]
        fresh = {token for entry in entries for token in entry["tokens"]} - known
        known |= fresh
        batches.add(_WORDS, ({"token": token, "text": decode(token[1:])} for token in sorted(fresh)))
        batches.add(_ENTRIES, entries)


def _entry_row(node: MergedNode, terms: Mapping[str, int]) -> Row:
    return {
        "about": node.key,
        "kind": node.kind,
        "scope": int(node.visibility == "network"),
        "tokens": list(terms),
        "weights": list(terms.values()),
    }


def _log_rows(entries: Iterable[LogEntry]) -> Iterator[Row]:
    for place, entry in enumerate(entries):
        yield {
            "revision": entry.revision,
            "place": place,
            "at": entry.at,
            "dataset": entry.dataset,
            "key": entry.key,
            "what": entry.what,
            "before": to_json(dict(entry.before)),
            "after": to_json(dict(entry.after)),
            "_scope": int(entry.visibility == "network"),
        }

"""What a change will cost the server in memory, worked out before anything is written.

The server counts what a transaction holds, most of all while it is being committed, against a bound. Staging and
sweeping go in batches that fit; the switch is one transaction, and a change whose switch does not fit is refused. The
constants are what Neo4j 5.26 counted for changes of 10,000 to 180,000 records, and about a quarter more.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.errors import StoreUnusable
from graph.model.records import Merged, MergedNode
from graph.store.changing import Changeset
from graph.store.neo4j.batches import AT_ONCE
from graph.store.neo4j.natural import natural
from graph.store.neo4j.server import Limits
from graph.store.neo4j.staging import is_new
from graph.store.plan import Plan

STAGED = 4_800
"""Bytes for a new node, which changes its labels (counted: 3,800)."""
GONE = 2_500
"""Bytes for a node that goes, or for a key whose log entry closes (counted: 1,900 and 2,000)."""
NODE, LINK = 4_000, 6_500
"""Bytes for a node whose properties change, and for a link that is made, changed or taken away between nodes that
stay (counted: 3,000 and 3,900 to 5,200), without its properties."""
BYTE, ITEM = 4.2, 150
"""Bytes for each byte of text (in UTF-8) among the properties that are taken away or put in, and for each item of a
list (counted: 3.4 and 100)."""

ROW = 20_000
"""Bytes for a row that is staged or swept (counted for a saying with its ties: 9,000)."""


def rows_at_once(limits: Limits) -> int:
    """How many rows one transaction of staging or sweeping takes."""
    return max(1, min(AT_ONCE, limits.transaction // ROW)) if limits.transaction else AT_ONCE


def check_memory(changeset: Changeset, limits: Limits, address: str) -> None:
    """Raise StoreUnusable ``neo4j-change-too-large`` for a switch that the server has no memory for."""
    size = needed(changeset)
    if limits.transaction and size > limits.transaction:
        raise StoreUnusable(
            "neo4j-change-too-large",
            address=address,
            needed=_megabytes(size),
            limit=limits.transaction // 2**20,
            setting=limits.setting,
        )


def needed(changeset: Changeset) -> int:
    """How much memory the switch takes, in bytes."""
    plan = changeset.plan
    put = sum(_put(plan, record) for record in plan.put.values())
    drop = sum(_drop(plan, record) for record in plan.drop.values())
    return round(put + drop + GONE * len(changeset.closed))


def _put(plan: Plan, record: Merged) -> float:
    if not is_new(plan, record.key):
        base = NODE if isinstance(record, MergedNode) else LINK
        return base + _differing(natural(plan.before[record.key]), natural(record))
    if isinstance(record, MergedNode):
        return STAGED + BYTE * len(record.key)
    if is_new(plan, record.source) or is_new(plan, record.target):
        return 0  # staged, and shown by its end
    return LINK + _properties(record)


def _drop(plan: Plan, record: Merged) -> float:
    if isinstance(record, MergedNode):
        return GONE
    if record.source in plan.drop or record.target in plan.drop:
        return 0  # out of sight with its end
    return LINK + _properties(record)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> float:
    """The properties that are taken away and put in; one that stays as it is costs nothing."""
    names = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    return sum(_weight(one.get(name)) for name in names for one in (before, after))


def _properties(record: Merged) -> float:
    return _weight(natural(record))


def _weight(value: object) -> float:
    if isinstance(value, str):
        return BYTE * (len(value) if value.isascii() else len(value.encode()))
    if isinstance(value, list):
        return ITEM * len(value) + sum(map(_weight, value))
    return sum(map(_weight, value.values())) if isinstance(value, Mapping) else 0


def _megabytes(size: int) -> int:
    return -(-size // 2**20)

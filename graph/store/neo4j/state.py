"""The one node that says which state of the graph is in force, and whether a writer is in the middle of the next.

``seq`` is odd while a switch is under way (the sequence lock of readers); ``edition`` counts switches, and what
is staged belongs to the next one; ``pending`` says what a writer that was cut short left to clear away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import neo4j

from graph.model.codec import to_json
from graph.store.base import Revision
from graph.store.neo4j.server import all_rows

Pending = Literal["", "stage", "sweep"]
Counts = Mapping[str, tuple[int, int]]

_STATE = """
MATCH (r:Revision {name: 'now'})
RETURN r.seq AS seq, r.edition AS edition, r.number AS number, r.digest AS digest,
       coalesce(r.pending, '') AS pending, coalesce(r.log_from, '') AS log_from, r.counts AS counts
"""
_SEQ = "MATCH (r:Revision {name: 'now'}) RETURN r.seq AS seq"
_BEGIN_STAGE = "MATCH (r:Revision {name: 'now'}) SET r.pending = 'stage'"
_ODD = "MATCH (r:Revision {name: 'now'}) WHERE r.seq % 2 = 0 SET r.seq = r.seq + 1"
_EVEN = "MATCH (r:Revision {name: 'now'}) WHERE r.seq % 2 = 1 SET r.seq = r.seq + 1"
_SWITCH = """
MATCH (r:Revision {name: 'now'})
SET r.edition = $edition, r.number = $number, r.digest = $digest, r.log_from = $log_from, r.counts = $counts,
    r.pending = CASE WHEN $edition > 1 THEN 'sweep' END
"""
_CLEAR = "MATCH (r:Revision {name: 'now'}) REMOVE r.pending"


@dataclass(frozen=True, slots=True)
class State:
    """What ``(:Revision)`` says.

    ``log_from``: the moment before which log entries are gone, or "" for none. ``counts``: how many merged nodes
    of each kind there are, (public, for the network only): a database user's own nodes are not among them.
    """

    seq: int
    edition: int
    revision: Revision
    pending: Pending
    log_from: str
    counts: Counts

    @property
    def steady(self) -> bool:
        """Whether no switch is under way."""
        return self.seq % 2 == 0


def read_state(transaction: neo4j.Transaction) -> State:
    """The state that a transaction sees now."""
    (row,) = all_rows(transaction, _STATE)
    revision = Revision(row["number"], row["digest"])
    counts = {kind: (public, network) for kind, (public, network) in json.loads(row["counts"]).items()}
    return State(row["seq"], row["edition"], revision, row["pending"], row["log_from"], counts)


def read_seq(transaction: neo4j.Transaction) -> int:
    """The sequence number alone."""
    (row,) = all_rows(transaction, _SEQ)
    return int(row["seq"])


def begin_stage(transaction: neo4j.Transaction) -> None:
    """Say that things of the next edition are being put in."""
    transaction.run(_BEGIN_STAGE).consume()


def make_odd(transaction: neo4j.Transaction) -> None:
    """Shut readers out: from now on no answer is accepted."""
    transaction.run(_ODD).consume()


def make_even(transaction: neo4j.Transaction) -> None:
    """Let readers in again."""
    transaction.run(_EVEN).consume()


def switch_state(transaction: neo4j.Transaction, state: State) -> None:
    """Put the next edition in force; ``seq`` and ``pending`` of the given state are not looked at.

    The first edition leaves nothing behind that would have to be swept.
    """
    transaction.run(
        _SWITCH,
        edition=state.edition,
        number=state.revision.number,
        digest=state.revision.digest,
        log_from=state.log_from,
        counts=to_json({kind: list(pair) for kind, pair in state.counts.items()}),
    ).consume()


def clear_pending(transaction: neo4j.Transaction) -> None:
    """Say that nothing is left to clear away."""
    transaction.run(_CLEAR).consume()


def window(name: str) -> str:
    """The condition that a node beside the graph is of the edition that is asked for.

    A sweep may take away an ended node while it is looked at, and whatever is read of it from then on is null. So
    ``_until`` is read before ``_since``: a node that seems never to end because it is gone has no beginning either.
    """
    since, until = f"{name}._since <= $edition", f"{name}._until"
    return f"CASE WHEN {until} IS NULL THEN {since} ELSE {until} > $edition AND {since} END"

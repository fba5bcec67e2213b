"""Sweeping: what no edition shows any more is deleted in batches, after a switch or after a writer was cut short."""

from __future__ import annotations

import neo4j

from graph.store.neo4j.lease import Turn
from graph.store.neo4j.natural import REMOVED, STAGED
from graph.store.neo4j.server import all_rows
from graph.store.neo4j.state import State, clear_pending, make_even

_RICH = 10  # so many times what others weigh is an entry of the word index, with the links from its words

_ENDED = ("Saying", "Personal", "Alias", "FormerId", "Entry", "Dataset", "Document")
"""What stands beside the graph and ends with an edition; entries of the log never do."""

_COUNT = "RETURN count(*) AS rows"


def _delete_things(name: str) -> tuple[str, ...]:
    return (
        f"MATCH (n:{name})-[l]-() WITH DISTINCT l LIMIT $at_once DELETE l {_COUNT}",
        f"MATCH (n:{name}) WHERE NOT EXISTS {{ (n)--() }} WITH n LIMIT $at_once DELETE n {_COUNT}",
    )


def _delete_beside(name: str, found: str) -> str:
    """Delete nodes of a label that ``found`` finds as ``n``, with what hangs on them."""
    if name == "Saying":
        return f"{found} WITH n LIMIT $at_once OPTIONAL MATCH (t:Tie)-[:TIES]->(n) DETACH DELETE t, n {_COUNT}"
    if name != "Entry":
        return f"{found} WITH n LIMIT $at_once DELETE n {_COUNT}"
    return f"""{found} WITH n LIMIT $few
OPTIONAL MATCH (w:Word)-[:FINDS]->(n)
WITH collect(DISTINCT n) AS entries, collect(DISTINCT w) AS words
FOREACH (n IN entries | DETACH DELETE n)
WITH entries, words
CALL (words) {{ UNWIND words AS w WITH w WHERE NOT EXISTS {{ (w)-[:FINDS]->(:Entry) }} DELETE w }}
RETURN size(entries) AS rows"""


def _ended(name: str) -> str:
    # Without the hint a plan made while the database was small would look at every node of the label, each time.
    return f"MATCH (n:{name}) USING INDEX n:{name}(_until) WHERE n._until <= $edition"


_SWEEP = (
    *_delete_things(REMOVED),
    *(_delete_beside(name, _ended(name)) for name in _ENDED),
    f"MATCH (n:LogEntry) USING INDEX n:LogEntry(at) WHERE n.at < $log_from WITH n LIMIT $at_once DELETE n {_COUNT}",
)
_UNDO = (
    *_delete_things(STAGED),
    *(_delete_beside(name, f"MATCH (n:{name}) WHERE n._since > $edition") for name in (*_ENDED, "LogEntry")),
    *(
        f"MATCH (n:{name}) USING INDEX n:{name}(_until) WHERE n._until > $edition"
        f" WITH n LIMIT $at_once REMOVE n._until {_COUNT}"
        for name in _ENDED
    ),
)


def sweep(turn: Turn, state: State, at_once: int) -> None:
    """Delete what the edition in force has left behind; ``at_once`` nodes or relationships in one transaction."""
    _all(turn, _SWEEP, state, at_once)


def recover(turn: Turn, state: State, at_once: int) -> None:
    """Put in order what a writer that was cut short left: to the last edition that was switched on."""
    if not state.steady:
        turn.write(make_even)
    if state.pending == "stage":
        _all(turn, _UNDO, state, at_once)
    elif state.pending == "sweep":
        _all(turn, _SWEEP, state, at_once)


def _all(turn: Turn, statements: tuple[str, ...], state: State, at_once: int) -> None:
    """Run the statements, each until nothing is left for it, and then say that nothing is pending."""
    left = list(statements)
    days = {"edition": state.edition, "log_from": state.log_from}
    rest: list[str] = []

    def some(transaction: neo4j.Transaction) -> None:
        rest[:] = left  # anew: the transaction may be tried again
        done = 0
        while rest and done < at_once:
            room = at_once - done
            few = max(1, room // _RICH)
            (row,) = all_rows(transaction, rest[0], at_once=room, few=few, **days)
            done += row["rows"] * (_RICH if "$few" in rest[0] else 1)
            if row["rows"] < few:  # whoever deletes so few is done
                rest.pop(0)
        if not rest:
            clear_pending(transaction)

    while left:
        turn.write(some)
        left = list(rest)

"""The Neo4j store: the contract of ``graph.store.base`` over one database of a server or cluster.

Writing: lease, then the difference is worked out, staged, switched on in one transaction, and swept. Reading: a
sequence lock around one transaction, because the server's own isolation lets half of a commit be seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import NothingFound, SeinatonError, StoreBusy, StoreUnusable
from graph.model.records import Dataset, Document, MergedNode, Saying
from graph.model.text import Analyser
from graph.store.access import Credentials
from graph.store.base import Change, Copy, Revision, View
from graph.store.changing import Changeset, change, take
from graph.store.incoming import Incoming
from graph.store.log import KEEP_LOG
from graph.store.neo4j.batches import Batches
from graph.store.neo4j.holding import Neo4jHolding
from graph.store.neo4j.lease import LENGTH, Lease, Turn
from graph.store.neo4j.memory import check_memory, rows_at_once
from graph.store.neo4j.schema import prepare
from graph.store.neo4j.server import READING, Server, all_rows
from graph.store.neo4j.staging import stage, stage_words
from graph.store.neo4j.state import State, make_even, make_odd, read_seq, read_state, switch_state, window
from graph.store.neo4j.sweeping import recover, sweep
from graph.store.neo4j.switching import counts_after, steps, switch
from graph.store.neo4j.trouble import explained, retryable
from graph.store.neo4j.view import Neo4jView

T = TypeVar("T")

ASK_AGAIN = 5.0
"""Seconds for which a question is asked again because the revision moved under it."""

_PAUSE = 0.05  # seconds between two askings
_KEEP_WAIT = 30.0  # seconds that ``keep`` waits for a writer

_COUNTS = f"""
MATCH (x:Dataset) WHERE {window("x")} RETURN 'dataset' AS name, count(x) AS number
UNION ALL MATCH (x:Document) WHERE {window("x")} RETURN 'document' AS name, count(x) AS number
UNION ALL MATCH (x:Saying) WHERE {window("x")} RETURN 'saying' AS name, count(x) AS number
UNION ALL MATCH (x:Thing) RETURN 'node' AS name, count(x) AS number
UNION ALL MATCH (:Thing)-[x]->(:Thing) RETURN 'link' AS name, count(x) AS number
UNION ALL MATCH (x:Saying {{about: ''}}) WHERE x.source IS NOT NULL AND {window("x")}
  RETURN 'waiting' AS name, count(x) AS number
"""
_ANALYSER = "MATCH (s:Seinaton {name: 'store'}) RETURN s.analyser AS analyser"
_FIRST_ANALYSER = "MATCH (s:Seinaton {name: 'store'}) WHERE s.analyser IS NULL SET s.analyser = $name"
_NEW_ANALYSER = "MATCH (s:Seinaton {name: 'store'}) SET s.analyser = $name"
_KEEP = "MERGE (k:Kept {name: $name}) SET k.content = $content"


class Neo4jStore:
    """One Neo4j database as a store. Thread-safe."""

    def __init__(
        self,
        address: str,
        analyser: Analyser,
        *,
        credentials: Credentials | None = None,
        keep_log: timedelta = KEEP_LOG,
        on_wait: Callable[[str], None] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        adopt: bool = False,
        lease: timedelta = LENGTH,
    ) -> None:
        """Connect and bring the database to today's schema. Raises StoreUnusable where that cannot be.

        ``adopt``: also where it holds somebody else's data, which stays untouched. ``lease``: how long a writer
        that was killed keeps the others waiting.
        """
        self._server = Server(address, credentials or Credentials())
        self._lease = Lease(self._server, lease, on_wait)
        self._analyser = analyser
        self._keep_log = keep_log
        self._clock = clock
        try:
            self._server.check_version()
            prepare(self._server, adopt)
            self._tidy()
        except BaseException:
            self._server.close()
            raise

    @property
    def address(self) -> str:
        """Where it is, as ``open_store`` takes it."""
        return self._server.address

    def _tidy(self) -> None:
        """Put in order what a killed writer left, unless a living one is at work or this process may only read."""
        state = self._server.read(read_state)
        if (state.pending or not state.steady) and self._lease.holder() is None:
            with suppress(SeinatonError), self._writing("recovery", 0.0):
                pass

    def ask(self, work: Callable[[View], T]) -> T:
        """Run ``work`` on one revision, again from the start if the revision moved."""
        return self._ask(lambda transaction, state: self._look(transaction, state, work))

    def _look(self, transaction: neo4j.Transaction, state: State, work: Callable[[View], T]) -> T:
        view = Neo4jView(transaction, state, self._analyser)
        try:
            return work(view)
        finally:
            view.end()

    def _ask(self, work: Callable[[neo4j.Transaction, State], T]) -> T:
        until = time.monotonic() + ASK_AGAIN
        while True:
            try:
                with self._server.transaction(neo4j.READ_ACCESS, READING) as transaction:
                    answers = _one_revision(transaction, work)
                    if answers:
                        return answers[0]
            except (DriverError, Neo4jError) as error:
                if not retryable(error) or time.monotonic() >= until:
                    raise explained(error, self.address) from error
            if time.monotonic() >= until:
                raise self._unanswered()
            self._tidy()
            time.sleep(_PAUSE)

    def _unanswered(self) -> Exception:
        """Why no revision could be read: somebody is writing, or was cut short in the middle of a switch."""
        before, who = self._server.read(read_state), self._lease.holder()
        # The same state before and after: between two looks one writer may have ended and another begun.
        if who is None and not before.steady and before == self._server.read(read_state):
            return StoreUnusable("neo4j-unfinished", address=self.address)
        return StoreBusy("store-busy", who=who or "", seconds=ASK_AGAIN)

    @contextmanager
    def _writing(self, who: str, wait: float) -> Iterator[tuple[Turn, State]]:
        """A turn of one's own, and the state it begins with: whole, whatever happened to the last writer."""
        with self._lease.held(who, wait) as turn:
            self._recover(turn)
            try:
                yield turn, self._server.read(read_state)
            except BaseException as error:
                # If the server is gone, or the turn is another's by now, the next one who writes does this.
                if getattr(error, "code", "") not in {"neo4j-down", "lease-lost"}:
                    with suppress(SeinatonError):
                        self._recover(turn)
                raise

    def _recover(self, turn: Turn) -> None:
        state = self._server.read(read_state)
        if state.pending or not state.steady:
            recover(turn, state, rows_at_once(self._server.limits()))

    def change(self, dataset: Dataset, records: Iterable[Document | Saying], wait: float = 30.0) -> Change:
        """Put these sayings in the place of all of the dataset's earlier ones; all or nothing."""
        incoming = Incoming(dataset, records)
        unchanged = self._ask(lambda t, state: _unchanged(Neo4jHolding(t, state.edition), incoming, state))
        if unchanged is not None:
            return unchanged
        return self._replace(dataset.id, dataset.title or dataset.id, incoming, wait)

    def remove(self, dataset: str, wait: float = 30.0) -> Change:
        """Take a dataset's sayings out again, exactly."""
        loaded = sorted(self.datasets())
        if dataset not in loaded:
            raise NothingFound("unknown-dataset", dataset=dataset, near=loaded)
        return self._replace(dataset, dataset, None, wait)

    def _replace(self, dataset: str, who: str, incoming: Incoming | None, wait: float) -> Change:
        with self._writing(who, wait) as (turn, state):
            moment = self._clock()

            def work_out(transaction: neo4j.Transaction) -> tuple[Changeset | None, Change]:
                holding = Neo4jHolding(transaction, state.edition)
                return change(holding, dataset, incoming, state.revision, moment, self._keep_log)

            changeset, told = self._server.read(work_out)
            if changeset is not None:
                self._write(turn, state, changeset)
            return told

    def copy_from(self, copy: Copy, wait: float = 30.0) -> Revision:
        """Become the store that a copy was read from."""
        with self._writing("copy", wait) as (turn, state):

            def work_out(transaction: neo4j.Transaction) -> Changeset:
                return take(Neo4jHolding(transaction, state.edition), copy, state.revision, self.address)

            self._write(turn, state, self._server.read(work_out))
        return copy.revision

    def _write(self, turn: Turn, state: State, changeset: Changeset) -> None:
        """Stage, switch, sweep."""
        edition = state.edition + 1
        work = steps(changeset)
        limits = self._server.limits()
        check_memory(changeset, limits, self.address)
        stage(Batches(turn, edition, rows_at_once(limits)), changeset, self._analyser)
        after = replace(
            state,
            edition=edition,
            revision=changeset.revision,
            log_from=max(state.log_from, changeset.forget_before),
            counts=counts_after(state.counts, changeset.plan),
        )

        def put_in_force(transaction: neo4j.Transaction) -> None:
            switch(transaction, work, edition)
            switch_state(transaction, after)
            # The index keeps the name it was begun with until it is built anew as a whole.
            transaction.run(_FIRST_ANALYSER, name=self._analyser.name).consume()

        self._switch(turn, put_in_force)

    def _switch(self, turn: Turn, put_in_force: Callable[[neo4j.Transaction], None]) -> None:
        """Shut readers out, switch, let them in again, and clear away what the last edition left."""
        turn.write(make_odd)
        turn.write(put_in_force)
        turn.write(make_even)
        state = self._server.read(read_state)
        if state.pending:
            sweep(turn, state, rows_at_once(self._server.limits()))

    def datasets(self) -> Mapping[str, Dataset]:
        """What is loaded, by id."""
        return self.ask(lambda view: view.datasets())

    def counts(self) -> Mapping[str, int]:
        """How many sayings, nodes, links, documents and waiting sayings there are."""
        rows = self._ask(lambda transaction, state: all_rows(transaction, _COUNTS, edition=state.edition))
        nothing = dict.fromkeys(("dataset", "document", "saying", "node", "link", "waiting"), 0)
        return {**nothing, **{row["name"]: row["number"] for row in rows}}

    def analyser_differs(self) -> str | None:
        """The analyser the word index was built with, if it is another than this program's."""
        built_with = self._server.read(lambda transaction: all_rows(transaction, _ANALYSER))[0]["analyser"]
        return built_with if built_with not in (None, self._analyser.name) else None

    def reindex(self, wait: float = 30.0) -> int:
        """Build the word index anew; returns the number of nodes indexed."""
        with self._writing("reindex", wait) as (turn, state):
            nodes = self.ask(lambda view: [one for one in view.records() if isinstance(one, MergedNode)])
            batches = Batches(turn, state.edition + 1, rows_at_once(self._server.limits()))
            stage_words(batches, (node.key for node in nodes), nodes, self._analyser)
            batches.finish()

            def put_in_force(transaction: neo4j.Transaction) -> None:
                switch_state(transaction, replace(state, edition=state.edition + 1))
                transaction.run(_NEW_ANALYSER, name=self._analyser.name).consume()

            self._switch(turn, put_in_force)
        return len(nodes)

    def keep(self, name: str, content: bytes) -> None:
        """Put bytes away beside the graph."""
        with self._writing(name, _KEEP_WAIT) as (turn, _):
            turn.write(lambda transaction: transaction.run(_KEEP, name=name, content=content).consume())

    def close(self) -> None:
        """Close all connections."""
        self._server.close()


def _one_revision(transaction: neo4j.Transaction, work: Callable[[neo4j.Transaction, State], T]) -> tuple[T, ...]:
    """The answer, or nothing if a switch was under way at its beginning or by its end."""
    state = read_state(transaction)
    if not state.steady:
        return ()
    try:
        answer = work(transaction, state)
    except (DriverError, Neo4jError):
        raise
    except Exception:
        # What was read may have been half of one revision and half of another: then the fault is not the work's.
        if read_seq(transaction) == state.seq:
            raise
        return ()
    return (answer,) if read_seq(transaction) == state.seq else ()


def _unchanged(holding: Neo4jHolding, incoming: Incoming, state: State) -> Change | None:
    """What a change that changes nothing did; None for one that does."""
    dataset = incoming.dataset.id
    if holding.described(dataset) != incoming.beside or holding.said(dataset) != incoming.sayings.keys():
        return None
    _, told = change(holding, dataset, incoming, state.revision, datetime.now(UTC), KEEP_LOG)
    return told

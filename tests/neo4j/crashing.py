"""What crash tests load, what a store tells of it, and what must not be left behind in the database.

Two states of one dataset over another that stays: from ``OLD`` to ``NEW`` things are added, changed and removed, become
one and part again, links change ends and values, and what only the network may see is opened and closed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from graph.errors import SeinatonError, StoreBusy
from graph.model.records import Dataset, Document, Merged, MergedNode, Saying
from graph.model.text import Analyser
from graph.store.base import LogEntry, Store, View
from graph.store.neo4j.store import Neo4jStore
from graph.store.words import node_terms
from tests.colliding import Record, dataset, link, node
from tests.neo4j.database import Database

T = TypeVar("T")
LEASE = timedelta(seconds=2)
PATIENCE = 600.0  # seconds until a test gives up on what must come
WAIT = 120.0  # seconds for another writer: one that was killed blocks the next as long as its lease lasts

OLD, NEW = "vanha", "uusi"
BIG = dataset("big")
BASE: tuple[Record, ...] = (
    *(node(f"need/n{n}", f"Tarve {n}", by="base") for n in range(50)),
    *(link(f"service/s{n}", "meets", "need/n0", by="base", note="base") for n in range(40)),  # some wait in one state
    *(node(f"service/s{n}", f"Palvelu {n} base", by="base", identifiers=(f"ptv:{n}",)) for n in range(0, 40, 5)),
    node("organisation/a", "Kunta", by="base"),
)


def clock() -> datetime:
    """A moment that is the same in every process."""
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


def made(state: str, size: int) -> list[Record]:
    """The records of ``BIG`` in a state: about ``size`` of them in the new one, half as many in the old."""
    services = size * 9 // 25
    numbers = range(services // 2) if state == OLD else range(services // 8, services)
    found: list[Record] = [Document("big", state, "Raportti"), Document("big", "both", f"Raportti, {state}")]
    for n in numbers:
        found += _service(state, n, numbers)
    for n in range(size // 100):
        found += _beside(state, n)
    return found


def _service(state: str, n: int, numbers: range) -> Iterator[Record]:
    name = f"Palvelu {n} {state}" if n % 3 == 0 else f"Palvelu {n}"
    age = 6 if n % 4 == 0 and state == NEW else 0
    own = f"service/s{n}"
    yield node(own, name, by="big", on="2024", identifiers=(f"ptv:{n}",), min_age=age)
    moved = n % 2 == 1 and state == NEW
    yield link(own, "meets", f"need/n{(n + moved) % 50}", by="big", note=state if n % 5 == 0 else "")
    yield link(own, "refers_to", f"service/s{numbers[n * 7 % len(numbers)]}", by="big")
    if n % 20 == (3 if state == NEW else 13):  # one thing with the service; its id is the smaller one
        yield node(f"service/a{n}", name, by="big", at="row 2", identifiers=(f"ptv:{n}",))


def _beside(state: str, n: int) -> Iterator[Record]:
    closed = (state == NEW) == (n % 2 == 0)
    scope = "network" if closed else "public"
    yield node(f"observation/o{n}", f"Havainto {n} {state}", by="big", visibility=scope)
    yield link(f"observation/o{n}", "concerns", f"service/s{n}", by="big")
    yield node(f"professional/p{n}", f"Ohjaaja {n}", by="big", phone=f"numero {state} {n}")
    yield link(f"professional/p{n}", "works_in", "organisation/a", by="big")


def opened(address: str) -> Neo4jStore:
    """A store with the short lease, which may wait for another's."""
    return Neo4jStore(address, Analyser(voikko=False), clock=clock, lease=LEASE)


def load_base(store: Store, size: int) -> None:
    """Bring an empty store to the old state, as revision 2."""
    store.change(dataset("base"), BASE)
    store.change(BIG, made(OLD, size), WAIT)


def load(address: str, size: str) -> None:
    """In a child: load the new state; say ``done`` or the code of the error."""
    records = made(NEW, int(size))
    try:
        opened(address).change(BIG, records)
    except SeinatonError as error:
        print(error.code)
    else:
        print("done")


def patiently(work: Callable[[], T]) -> T:
    """Do what a reader does who is told to try again later."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except StoreBusy:
            if time.monotonic() > until:
                raise


@dataclass(frozen=True, slots=True)
class Network:
    """What a store tells of the network, whatever happened before. ``hits``: of searches for several words."""

    digest: str
    datasets: Mapping[str, Dataset]
    documents: Mapping[tuple[str, str], Document]
    records: list[Merged]
    sayings: list[Saying]
    originals: list[Saying]
    hits: list[tuple[tuple[str, int], ...]]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """All that a store tells: the network, and what became of it revision by revision."""

    network: Network
    number: int
    log: list[LogEntry]
    former: Mapping[str, str]


ASKED: tuple[tuple[str, dict[str, object]], ...] = (
    ("names", {"text": "Palvelu", "limit": 30}),
    ("names", {"text": OLD, "limit": 300}),
    ("names", {"text": NEW, "limit": 300}),
    ("names", {"text": "Palvelu 60 vanha"}),
    ("names", {"text": "Havainto", "limit": 100}),
    ("same_names", {"text": "Palvelu 0 base"}),
    ("same_names", {"text": "Palvelu 150 uusi"}),
    ("same_names", {"text": "Palvelu 7"}),
    ("spellings", {"text": "palvelo"}),
    ("spellings", {"text": "vanhaa"}),
)


def tell(store: Store) -> Told:
    """Ask a store for everything. ``counts`` is a question of its own, of the same revision if nobody writes."""

    def look(view: View) -> Told:
        hits = [view.select(name, "network", **asked).hits for name, asked in ASKED]
        streams = list(view.records()), list(view.sayings()), list(view.originals())
        network = Network(view.revision.digest, view.datasets(), view.documents(), *streams, hits, counts)
        return Told(network, view.revision.number, list(view.log("network")), view.former_ids())

    counts = patiently(store.counts)
    return patiently(lambda: store.ask(look))


def differences(one: Any, other: Any) -> list[str]:
    """The fields in which two records of this file differ."""
    return [name for name in one.__slots__ if getattr(one, name) != getattr(other, name)]


def _without(what: str, other: str, name: str, value: str) -> str:
    """Nodes for which there is no other. With a hint: a plan made while the database was small looks at everything."""
    found = f"MATCH (y:{other}) USING INDEX y:{other}({name}) WHERE y.{name} = {value}"
    return f"MATCH (x:{what}) WHERE NOT EXISTS {{ {found} }}"


_LEFT = {
    "staged or removed": "MATCH (x) WHERE any(l IN labels(x) WHERE l STARTS WITH 'Staged' OR l = 'Removed')",
    "window that has ended": "MATCH (x) WHERE x._until IS NOT NULL",
    "window that has not begun": "MATCH (r:Revision {name: 'now'}) MATCH (x) WHERE x._since > r.edition",
    "tie of no saying": "MATCH (x:Tie) WHERE NOT EXISTS { (x)-[:TIES]->(:Saying) }",
    "tie that stands twice": "MATCH (t:Tie)-[:TIES]->(x) WITH x, t.tie AS tie, count(*) AS ties WHERE ties > 1",
    "word of no entry": "MATCH (x:Word) WHERE NOT EXISTS { (x)-[:FINDS]->(:Entry) }",
    "entry of no thing": _without("Entry", "Thing", "key", "x.about"),
    "personal values of no saying": _without("Personal", "Saying", "hash", "x.hash"),
    "saying of no thing": _without("Saying", "Thing", "key", "x.about") + " AND x.id IS NOT NULL",
    "link outside of the graph": """
        MATCH (a)-[x]->(b) WHERE NOT type(x) IN ['TIES', 'FINDS'] AND NOT (a:Thing AND b:Thing)
    """,
    "unfinished change": "MATCH (x:Revision {name: 'now'}) WHERE x.pending IS NOT NULL OR x.seq % 2 = 1",
    "lease": "MATCH (x:Lease {name: 'writer'}) WHERE x.token IS NOT NULL",
}
_INDEX = """
MATCH (w:Word)-[f:FINDS]->(e:Entry)
RETURN elementId(e) AS entry, e.about AS key, w.token AS token, f.weight AS weight
"""


def left_behind(database: Database) -> dict[str, int]:
    """How much there is of what no finished change leaves."""
    found = {what: database.run(f"{match} RETURN count(x) AS number")[0]["number"] for what, match in _LEFT.items()}
    return {what: number for what, number in found.items() if number}


def index_is_whole(database: Database, records: list[Merged]) -> bool:
    """Whether the word index has one entry for each node, with the node's words and no others."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in database.run(_INDEX):
        found.setdefault((row["entry"], row["key"]), {})[row["token"]] = row["weight"]
    wanted = {one.key: node_terms(one, Analyser(voikko=False)) for one in records if isinstance(one, MergedNode)}
    return len(found) == len(wanted) and all(wanted.get(key) == terms for (_, key), terms in found.items())

"""What goes into a server's memory: a large dataset loads, and one that is too large is refused before the first write.

The server gets 1 GB of heap. ``SEINATON_FULL=1`` loads 100,000 nodes and 200,000 links with the bound that Neo4j then
sets by itself; otherwise everything is a tenth, the bound too. What was tried is printed (``pytest -rP``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from api.wording import error_text
from graph.errors import StoreUnusable
from graph.model.records import Saying
from graph.model.text import Analyser
from graph.store.neo4j.store import Neo4jStore
from tests.colliding import dataset, digest_of, link, node
from tests.neo4j.door import contents
from tests.neo4j.server import Server

pytestmark = pytest.mark.needs_own_neo4j

FULL = os.environ.get("SEINATON_FULL") == "1"
NODES = 100_000 if FULL else 10_000
BOUND = "dbms.memory.transaction.total.max"
LARGE = {} if FULL else {BOUND: "72m"}  # a tenth of what Neo4j 5.26 gives itself of 1 GB of heap
SMALL = "12m"
JUST_BELOW = 0.95
LONG = "Tukea perheelle arjessa. " * 20


@pytest.fixture(scope="module")
def large() -> Iterator[Server]:
    """A server with 1 GB of heap."""
    with Server(heap="1g", settings=LARGE) as server:
        yield server


@pytest.fixture(scope="module")
def small() -> Iterator[Server]:
    """A server that gives transactions little memory."""
    with Server(heap="1g", settings={BOUND: SMALL}) as server:
        yield server


def opened(server: Server) -> Neo4jStore:
    """The store on a server, without Voikko, so that it is the same everywhere."""
    return Neo4jStore(server.address, Analyser(voikko=False))


def services(count: int, text: str = "Tukea arkeen") -> list[Saying]:
    """So many services with a name, a text and an age."""
    return [
        node(f"service/s{n}", f"Palvelu {n}", at=f"row {n}", on="2024", min_age=float(n % 7), **{"summary@fi": text})
        for n in range(count)
    ]


def links(count: int, manner: str = "told about") -> list[Saying]:
    """Two links from each service to others."""
    return [
        link(f"service/s{n}", "refers_to", f"service/s{(n + step) % count}", at=f"row {n}", manner=manner)
        for n in range(count)
        for step in (1, 17)
    ]


def test_a_large_dataset_loads_and_loads_again(large: Server) -> None:
    large.wipe()
    records = [*services(NODES), *links(NODES)]
    store = opened(large)
    first = store.change(dataset(), records)
    assert (first.added, first.revision.number) == (len(records), 1)
    counts = store.counts()
    assert (counts["node"], counts["link"]) == (NODES, 2 * NODES)
    assert first.revision.digest == digest_of([dataset()], records)
    before = _count(large)
    again = store.change(dataset(), records)
    assert (again.wrote, again.revision) == (False, first.revision)
    assert _count(large) == before, "an unchanged reload writes nothing"
    store.close()
    print(f"{NODES} nodes and {2 * NODES} links at 1 GB of heap")


def _count(server: Server) -> list[dict[str, object]]:
    """How much there is, and the last transaction that wrote anything."""
    return [
        *server.run("MATCH (n) RETURN count(n) AS number"),
        *server.run("MATCH ()-[l]->() RETURN count(l) AS number"),
        *server.run("SHOW DATABASE neo4j YIELD lastCommittedTxn"),
    ]


Records = Callable[[int], list[Saying]]
CHANGES: dict[str, tuple[int, Records, Records]] = {
    "things that are new": (4_000, lambda count: [], services),
    "texts that change": (2_000, lambda count: services(count, LONG), lambda count: services(count, LONG.upper())),
    "links between what stays": (
        1_000,
        lambda count: [*services(count), *links(count)],
        lambda count: [*services(count), *links(count, "warm handover")],
    ),
}
"""How many are too many, and what is there before and after."""


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_refused_before_the_first_write_or_it_goes_through(case: str, small: Server) -> None:
    too_many, before, after = CHANGES[case]
    store = _store_with(small, before(too_many))
    revision, there = store.ask(lambda view: view.revision), contents(small)
    with pytest.raises(StoreUnusable) as refused:
        store.change(dataset(), after(too_many))
    assert refused.value.code == "neo4j-change-too-large"
    facts = refused.value.facts
    for language in ("fi", "sv", "en"):
        told = error_text(refused.value, language)
        assert BOUND in told
        assert f"{facts['needed']} M" in told
    assert contents(small) == there
    assert store.ask(lambda view: view.revision) == revision
    store.close()

    fitting = int(too_many * JUST_BELOW * float(str(facts["limit"])) / float(str(facts["needed"])))
    store = _store_with(small, before(fitting))
    change = store.change(dataset(), after(fitting))
    assert change.wrote
    assert change.revision.digest == digest_of([dataset()], after(fitting))
    store.remove("one")
    assert store.counts()["node"] == 0
    store.close()
    print(f"{case}: {too_many} need {facts['needed']} MB of {facts['limit']} and are refused, {fitting} go through")


def _store_with(server: Server, records: list[Saying]) -> Neo4jStore:
    store = opened(server)
    if store.datasets():
        store.remove("one")  # in portions; to wipe the database would take more memory than there is
    if records:
        store.change(dataset(), records)
    return store

"""``kill -9`` on the server and on the client in each part of a change: the old network or the new one, and it goes on.

What the kill hit is read from the database afterwards, not believed from before. ``SEINATON_FULL=1`` loads 50,000
records instead of some thousand, and kills in the middle of the long parts too. What was hit is printed
(``pytest -rP``).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from neo4j import Driver
from neo4j.exceptions import DriverError, Neo4jError

from graph.merge.merge import merge_all
from graph.store.base import Store
from tests.neo4j.crashing import (
    BIG,
    NEW,
    OLD,
    PATIENCE,
    WAIT,
    Told,
    clock,
    differences,
    index_is_whole,
    left_behind,
    load_base,
    made,
    opened,
    tell,
)
from tests.neo4j.server import QUICK, Server
from tests.stores import open_sqlite

pytestmark = pytest.mark.needs_own_neo4j

FULL = os.environ.get("SEINATON_FULL") == "1"
SIZE = 50_000 if FULL else 3_000
TRIES = 6
"""How often a part of a change may be missed, because it was over before the kill came."""

Part = Literal["stage", "switch", "switched", "sweep"]
PARTS: dict[tuple[str, bool], Part] = {
    ("stage", False): "stage",
    ("stage", True): "switch",
    ("sweep", True): "switched",
    ("sweep", False): "sweep",
}
"""Parts of a change by ``pending`` and whether ``seq`` is odd. ``switched``: it is done, and readers are still out."""
ORDER = [*PARTS.values()]

LOOK = "MATCH (r:Revision {name: 'now'}) RETURN coalesce(r.pending, '') AS pending, r.seq % 2 = 1 AS odd"
HOLD = "MATCH (l:Lease {name: 'writer'}) SET l.asked = 'test'"
"""Undone, but until then no writer begins another transaction."""

CHILD = "import sys; from tests.neo4j.crashing import load; load(*sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a store tells before and after the change. Made on SQLite: no killed server had a hand in it."""

    old: Told
    new: Told

    def which(self, told: Told) -> str:
        """Which of the two states this is; it is no third one."""
        merged = {one.key: one for one in told.network.records} == merge_all(told.network.sayings)
        assert merged, "the records are not what the sayings make"
        for name, state in (("old", self.old), ("new", self.new)):
            if told == state:
                return name
        apart = [(differences(told, one), differences(told.network, one.network)) for one in (self.old, self.new)]
        pytest.fail(f"a mixture: it differs from the old state in {apart[0]}, from the new one in {apart[1]}")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """The two states."""
    store = open_sqlite(tmp_path_factory.mktemp("reference"), clock=clock)
    load_base(store, SIZE)
    old = tell(store)
    store.change(BIG, made(NEW, SIZE))
    new = tell(store)
    store.close()
    return Reference(old, new)


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    """A server that tests kill and start again."""
    with Server(options=() if FULL else QUICK) as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    """The server, running."""
    if not running.is_running:
        running.start()
    return running


class Watcher:
    """Looks at a change from outside, on a connection of its own."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def part(self) -> Part | None:
        """The part of a change that is under way; None between changes."""
        record = self._driver.execute_query(LOOK).records[0]
        return PARTS.get((record["pending"], record["odd"]))

    @contextmanager
    def seen(self, part: Part, child: subprocess.Popen[str]) -> Iterator[bool]:
        """Wait until a part begins; False if the child is further already. ``switched`` is held until the end."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            now = self.part()
            if now == part:
                yield True
                return
            if child.poll() is not None or (now and ORDER.index(now) > ORDER.index(part)):
                break
            if (part, now) == ("switched", "switch"):
                with self._held():
                    if self.part() == part:
                        yield True
                        return
            time.sleep(0.002)
        yield False

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Wait for the end of the writer's transaction and let no other begin."""
        with ExitStack() as stack:
            stack.enter_context(suppress(DriverError, Neo4jError))  # the server may be killed meanwhile
            session = stack.enter_context(self._driver.session())
            session.begin_transaction(timeout=PATIENCE).run(HOLD).consume()
            yield


def _kill(server: Server, who: str, child: subprocess.Popen[str]) -> None:
    """The client; or the server, whose client then sleeps until the server is back."""
    if who == "client":
        child.kill()
        child.wait()
        return
    assert server.process
    server.process.kill()
    child.send_signal(signal.SIGSTOP)


@contextmanager
def loading(server: Server, repository: Path) -> Iterator[subprocess.Popen[str]]:
    """A child that loads the new state over the old one; killed in the end at the latest."""
    command = [sys.executable, "-c", CHILD, server.address, str(SIZE)]
    with subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


@contextmanager
def killed(server: Server, who: str, part: Part, later: float, repository: Path) -> Iterator[subprocess.Popen[str]]:
    """Kill one of the two in a part of a change, ``later`` seconds into it; the child that was loading.

    The part is hit if it is what the database is left in. If it was over too soon, everything begins anew.
    """
    missed: list[str] = []
    while len(missed) < TRIES:
        server.wipe()
        store = opened(server.address)
        load_base(store, SIZE)
        store.close()
        with loading(server, repository) as child, server.connect() as driver:
            watcher = Watcher(driver)
            with watcher.seen(part, child) as seen:
                if seen:
                    time.sleep(later / 2 ** len(missed))
                    _kill(server, who, child)
            if seen and who == "server":
                server.kill()  # and wait for its end
                server.start()
            if seen and watcher.part() == part:
                print(f"{who} killed in {part}, after {missed or 'no'} misses")
                yield child
                return
            missed.append(f"{watcher.part() if seen else 'not seen'}")
    pytest.fail(f"{part} was never hit; what was left instead: {missed}")


def ends_of(who: str, part: Part) -> set[str]:
    """In which states a change may end that was cut short in a part of it."""
    if part == "switch" and who == "client":
        return {"old", "new"}  # a commit that the server has begun goes on without the client
    return {"old"} if part in {"stage", "switch"} else {"new"}


def go_on(store: Store, server: Server, reference: Reference, end: str) -> Told:
    """The next change, to the state that is not there, finds nothing in its way and leaves nothing behind."""
    target, wanted = (NEW, reference.new) if end == "old" else (OLD, reference.old)
    assert store.change(BIG, made(target, SIZE), WAIT).wrote
    told = tell(store)
    assert differences(told.network, wanted.network) == []
    assert end == "new" or told == reference.new
    check_order(server, told)
    return told


def check_order(server: Server, told: Told) -> None:
    """Nothing is left of the change that was cut short."""
    assert left_behind(server) == {}
    assert index_is_whole(server, told.network.records)


CASES: list[tuple[str, Part, float]] = [
    *(("server", part, 0.0) for part in ORDER),
    ("client", "stage", 0.0),
    ("client", "sweep", 0.0),
]
"""Who is killed, in what, and how many seconds into it. The client's other two have a test of their own below."""
if FULL:
    CASES += [(who, part, 3.0) for who in ("server", "client") for part in ORDER if part != "switched"]


@pytest.mark.parametrize(("who", "part", "later"), CASES)
def test_a_change_that_was_cut_short_is_the_old_state_or_the_new(
    server: Server, reference: Reference, repository: Path, who: str, part: Part, later: float
) -> None:
    with killed(server, who, part, later, repository) as child:
        store = opened(server.address)
        end = reference.which(tell(store))
        assert end in ends_of(who, part)
        told = go_on(store, server, reference, end)
        if who == "server":
            # The client that outlived its server finds that its turn is over, and spoils nothing.
            child.send_signal(signal.SIGCONT)
            said, _ = child.communicate(timeout=PATIENCE)
            # Its change is in force once the switch is; where others have swept for it, nothing is left to be refused.
            assert said.strip() in {"lease-lost", "neo4j-down"} | ({"done"} if end == "new" else set())
            assert tell(store) == told
            check_order(server, told)
        store.close()
    print(f"of {len(made(NEW, SIZE))} records; found the {end} state")


@pytest.mark.parametrize("part", ORDER if FULL else ["stage"])
def test_a_client_that_finds_its_server_again_goes_on_where_it_was(
    server: Server, reference: Reference, repository: Path, part: Part
) -> None:
    with killed(server, "server", part, 0.0, repository) as child:
        child.send_signal(signal.SIGCONT)
        said, _ = child.communicate(timeout=PATIENCE)
        assert said.strip() in {"done", "neo4j-down"}  # on a slow machine the server was away for too long
        store = opened(server.address)
        end = reference.which(tell(store))
        assert end == "new" or said.strip() == "neo4j-down"
        go_on(store, server, reference, end)
        store.close()
    print(f"of {len(made(NEW, SIZE))} records; the client said {said.strip()}; found the {end} state")


@pytest.mark.parametrize("part", ["switch", "switched"])
def test_a_reader_shut_out_by_a_dead_client_puts_the_store_in_order(
    server: Server, reference: Reference, repository: Path, part: Part
) -> None:
    with opened_before(server) as reader, killed(server, "client", part, 0.0, repository):
        begin = time.monotonic()
        assert reader.ask(lambda view: view.revision.number) in {2, 3}  # and no StoreBusy
        took = time.monotonic() - begin
        end = reference.which(tell(reader))
        assert end in ends_of("client", part)
        rows = server.run("MATCH (r:Revision {name: 'now'}) RETURN r.seq % 2 AS odd, r.pending AS pending")
        assert rows == [{"odd": 0, "pending": None}]
        go_on(reader, server, reference, end)
    print(f"of {len(made(NEW, SIZE))} records; a reader found the {end} state in {took:.1f} s")


@contextmanager
def opened_before(server: Server) -> Iterator[Store]:
    """A store that is there already when the client dies."""
    store = opened(server.address)
    yield store
    store.close()

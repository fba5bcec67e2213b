"""A Neo4j server that tests start for themselves: one process of Java, a fresh home folder, a free port.

It never outlives the process that started it, however that one ends (``keeper.py``).
"""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import neo4j
import psutil

from tests.neo4j.database import Database
from tests.neo4j.jars import jars, java

HOST = "127.0.0.1"
KEEPER = Path(__file__).with_name("keeper.py")
STARTING = 180.0  # seconds until Bolt must answer: 6 on a machine that has nothing else to do, 35 on a busy one
STOPPING = 30.0  # seconds until a server that was asked to stop is killed
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java's options for many small tests: half the processor time of Java's own choice, in starting and in 300 small
transactions. For loads of many minutes and for measuring use ``options=()``."""
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
SETTINGS = {
    "server.http.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "server.memory.pagecache.size": "128m",
    "db.tx_log.preallocate": "false",  # 6 MB on disk instead of half a GB
    "dbms.cypher.min_replan_interval": "1h",  # databases are wiped all the time; hints make plans that fit any size
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",  # stops in 1 second instead of 10
}
INITIAL_PASSWORD = "neo4j"  # Neo4j's own, which it wants changed at once

_PORTS = itertools.count(os.getpid() * 7)
_PIPES: weakref.WeakSet[subprocess.Popen[str]] = weakref.WeakSet()


class ServerFailed(Exception):
    """A server did not start, or is not the one that was started; with the end of its log."""


def _let_go() -> None:
    """In a forked child: close the pipes to keepers, so that they end with the process that started them."""
    for keeper in _PIPES:
        if keeper.stdin:
            keeper.stdin.close()


os.register_at_fork(after_in_child=_let_go)


def free_port() -> int:
    """A port that nobody listens on, below those that systems give to outgoing connections: it can be had again."""
    while True:
        port = 20_000 + next(_PORTS) % 12_000
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port


class Server(Database):
    """One server. With a password (8 characters or more) it asks for user ``neo4j`` and that; without, for nothing.

    ``heap`` as Java says it; ``settings`` are lines of neo4j.conf; ``options`` go to Java. A ``home`` that is given
    stays when the server ends, and may hold what another server left there.
    """

    def __init__(
        self,
        *,
        heap: str = "1g",
        password: str = "",
        settings: Mapping[str, str] | None = None,
        options: Sequence[str] = QUICK,
        home: Path | None = None,
        port: int | None = None,
    ) -> None:
        self.port = port or free_port()
        super().__init__(f"bolt://{HOST}:{self.port}", password=password)
        self._is_own = home is None
        self.home = (home or Path(tempfile.mkdtemp(prefix="seinaton-neo4j-"))).resolve()
        self.log = self.home / "server.log"
        self._is_new = not (self.home / "data").exists()
        self._settings = dict(settings or {})
        self._java = (f"-Xmx{heap}", *options, *(f"--add-opens=java.base/{one}=ALL-UNNAMED" for one in OPENS))
        self._keeper: subprocess.Popen[str] | None = None
        self.process: psutil.Process | None = None
        try:
            self.start()
        except BaseException:
            self.end()
            raise

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    @property
    def is_running(self) -> bool:
        """Whether its process is there."""
        try:
            return self.process is not None and self.process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    def start(self) -> None:
        """Start the process on its home folder and wait until it answers; raises ``ServerFailed``."""
        assert not self.is_running
        conf = self.home / "conf"
        conf.mkdir(exist_ok=True)
        lines = {
            "server.bolt.listen_address": f"{HOST}:{self.port}",
            "server.bolt.advertised_address": f"{HOST}:{self.port}",
            "dbms.security.auth_enabled": str(bool(self.password)).lower(),
            **SETTINGS,
            **self._settings,
        }
        conf.joinpath("neo4j.conf").write_text("".join(f"{k}={v}\n" for k, v in lines.items()), encoding="utf-8")
        command = [java(), *self._java, "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint"]
        self._launch([*command, f"--home-dir={self.home}", f"--config-dir={conf}"])
        self._wait_until_it_answers()
        self._make_sure_it_is_ours()
        if self._is_new:
            self.make_sure_it_is_empty()
        self._is_new = False
        self.version()

    def stop(self) -> None:
        """Ask it to stop; kill it if it does not. Its home folder stays."""
        self._finish(ask=True)

    def kill(self) -> None:
        """``kill -9``. Its home folder stays."""
        self._finish(ask=False)

    def restart(self) -> None:
        """Start it again on the same home folder and port; one that runs is stopped first."""
        self.stop()
        self.start()

    def end(self) -> None:
        """Kill it, and take its home folder away unless that was given. Nobody needs what it holds."""
        self.kill()
        if self._is_own:
            shutil.rmtree(self.home, ignore_errors=True)

    def _launch(self, command: list[str]) -> None:
        self.process = None
        keeper = [sys.executable, "-I", "-S", str(KEEPER), str(self.home) if self._is_own else "-"]
        with self.log.open("a", encoding="utf-8") as log:
            # In a session of its own: Ctrl-C in a terminal is for pytest, which then ends its servers.
            self._keeper = subprocess.Popen(
                [*keeper, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        _PIPES.add(self._keeper)
        assert self._keeper.stdout
        with self._keeper.stdout as told:
            number = told.readline().strip()
        if not number:
            raise ServerFailed(self._with_log("could not be started"))
        try:
            self.process = psutil.Process(int(number))
        except psutil.NoSuchProcess:
            raise ServerFailed(self._with_log("ended at once")) from None

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + STARTING
        while not self._listens():
            if not self.is_running:
                raise ServerFailed(self._with_log("ended while it was starting"))
            if time.monotonic() > deadline:
                raise ServerFailed(self._with_log(f"did not listen within {STARTING:.0f} seconds"))
            time.sleep(0.1)
        while True:
            try:
                self._set_password()
                self.run("RETURN 1")
                return
            except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError) as error:
                if time.monotonic() > deadline or not self.is_running:
                    raise ServerFailed(self._with_log(f"did not answer within {STARTING:.0f} seconds")) from error
                time.sleep(0.2)

    def _listens(self) -> bool:
        """Whether our process itself, and no other, listens on the port."""
        assert self.process
        try:
            connections = self.process.net_connections(kind="tcp")
        except psutil.NoSuchProcess:
            return False
        return any(one.status == psutil.CONN_LISTEN and one.laddr.port == self.port for one in connections)

    def _set_password(self) -> None:
        """Change Neo4j's initial password for ours, in a home that is new."""
        if not self.password or not self._is_new:
            return
        with Database(self.address, password=INITIAL_PASSWORD).connect() as driver:
            try:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
                    old=INITIAL_PASSWORD,
                    new=self.password,
                    database_="system",
                )
            except neo4j.exceptions.AuthError:
                self.run("RETURN 1")  # it was changed by an attempt whose answer was lost

    def _make_sure_it_is_ours(self) -> None:
        """Before the first write: the server that answers has our home folder, and our process listens."""
        home = self.run("SHOW SETTINGS 'server.directories.neo4j_home' YIELD value")[0]["value"]
        if Path(home).resolve() != self.home or not self._listens():
            raise ServerFailed(f"the server that answers at {self.address} is another one, with its home in {home}")

    def _finish(self, *, ask: bool) -> None:
        self.disconnect()
        if self._keeper is None or self._keeper.stdin is None:
            return
        if self.process is None:
            self._keeper.stdin.close()  # for the keeper this is the word to end
        else:
            with suppress(psutil.NoSuchProcess):
                if ask:
                    self.process.terminate()
                    psutil.wait_procs([self.process], STOPPING)
                self.process.kill()
        self._keeper.wait(STOPPING)
        self._keeper.stdin.close()

    def _with_log(self, what: str) -> str:
        """A sentence about the server, and the end of what it said."""
        logs = [one for one in (self.log, self.home / "logs" / "neo4j.log") if one.exists()]
        told = "".join(one.read_text(encoding="utf-8", errors="replace")[-3000:] for one in logs)
        return f"Neo4j at {self.address} {what}:\n{told}"

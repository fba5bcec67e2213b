"""The Neo4j store that lives in a folder."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph.model.text import Analyser
from graph.store.access import Credentials
from graph.store.log import KEEP_LOG
from graph.store.neo4j.store import Neo4jStore
from tests.neo4j.pool import pool


class FolderStore(Neo4jStore):
    """A store on the database that stands for a folder; the database is in use until the store is closed."""

    def __init__(
        self,
        folder: Path,
        analyser: Analyser,
        *,
        keep_log: timedelta = KEEP_LOG,
        on_wait: Callable[[str], None] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        database, give_back = pool().hold(folder)
        # Also when a test forgets to close it and nobody knows it any more.
        self._give_back = weakref.finalize(self, give_back)
        self._give_back.atexit = False
        credentials = Credentials(database.username, database.password)
        super().__init__(
            database.address, analyser, credentials=credentials, keep_log=keep_log, on_wait=on_wait, clock=clock
        )

    def close(self) -> None:
        """Close it, and let another folder have the database."""
        super().close()
        self._give_back()

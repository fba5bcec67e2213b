"""Answering over HTTP until stopped: in this process, or in several that stand at one door.

Several processes open the store each by itself, from the settings (``application``). ``workers.py`` starts and ends
them.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

from api.desk import Desk
from api.settings import Settings
from api.wording import error_text
from graph.errors import SeinatonError
from graph.store import open_store
from graph.store.base import Store

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Config

_LOG = logging.getLogger("seinaton.http")
_BACKLOG = 2048
_LAST_PORT = 65535
_TO_END = 5
"""Seconds that a process may take to end when it has answered what it was asked."""


def listening(host: str, port: int, ports: int = 1) -> socket.socket:
    """A place to listen at: the first free one of so many ports. The caller closes it.

    It is taken before anything is made, so that a taken port is told in words, and who comes meanwhile waits.
    """
    for tried in range(port, min(port + ports, _LAST_PORT + 1)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # Without its protocol asyncio does not know it for TCP, and each answer waits 40 ms for the reader to confirm.
        listener = socket.socket(family, proto=socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, tried))
            listener.listen(_BACKLOG)
            return listener
        except OSError as error:
            listener.close()
            reason = error.strerror or str(error)
    raise SeinatonError("port-unusable", host=host, port=port, reason=reason)


@contextmanager
def stopped_in_good_order() -> Iterator[None]:
    """Until the end of the block SIGTERM is as Ctrl-C: what was opened is closed, and nothing is complained of.

    The server ends its work, then does again what it was stopped by.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def serve_here(settings: Settings, store: Store, listener: socket.socket) -> None:
    """Answer in this process until SIGINT or SIGTERM (``stopped_in_good_order``). The store is the caller's."""
    import uvicorn

    from api.app import create_app

    _log_to_errors()
    uvicorn.Server(_config(create_app(settings, store), settings)).run([listener])


def serve_together(settings: Settings, workers: int, listener: socket.socket) -> None:
    """Answer in several processes until SIGINT or SIGTERM. They find the store in the environment."""
    from api.workers import work_together

    _log_to_errors()
    work_together(workers, listener, settings.seconds + _TO_END)


def serve_as_one_of_several(listener: socket.socket) -> None:
    """What each of several processes does."""
    import uvicorn

    from api.workers import end_with_parent

    end_with_parent()
    uvicorn.Server(_config(application(), Settings.from_env(os.environ))).run([listener])


def application() -> FastAPI:
    """The application over the store of the environment, which is closed at the application's end.

    For servers that make the application themselves, once in each process. Ends the process where there is no store.
    """
    from api.app import create_app

    _log_to_errors()
    try:
        settings = Settings.from_env(os.environ)
        Desk(settings.desk).secret()  # one that cannot be used is told before anything starts
        store = open_store(settings.store, credentials=settings.credentials, keep_log=settings.keep_log)
    except SeinatonError as error:
        _LOG.error(error_text(error, "en"))
        sys.exit(1)
    app = create_app(settings, store)
    app.router.lifespan_context = _closing(store)
    return app


def _log_to_errors() -> None:
    """Log lines of the HTTP door on standard error, as they are. The server's own log would tell what people ask."""
    log = logging.getLogger("seinaton")
    if not log.handlers:
        lines = logging.StreamHandler()
        lines.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(lines)
    log.setLevel(logging.INFO)


def _config(app: FastAPI, settings: Settings) -> Config:
    """How the server is run. Of a trusted proxy (``FORWARDED_ALLOW_IPS``) it takes the reader's address."""
    from uvicorn import Config

    from api.guards.size import MOST_OF_A_HEAD

    return Config(
        app,
        http="h11",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        h11_max_incomplete_event_size=MOST_OF_A_HEAD,
        timeout_graceful_shutdown=settings.seconds,
    )


def _closing(store: Store) -> Callable[[FastAPI], Any]:
    """What goes around the life of an application: at its end the store is closed."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    return living

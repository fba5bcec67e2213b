"""What is noted of a request: a line in the log, and numbers for whoever watches over the program (``/metrics``).

Operation, status and time; nothing of who asked or of what was asked, and no address with an id in it.
"""

from __future__ import annotations

import json
import logging
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("seinaton.requests")
_NOWHERE = "none"
"""Stands for requests that no route answers."""


class Noted:
    """Counts and logs every request. ``registry`` holds the numbers."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self._app = app
        of = ("operation", "status")
        self._requests = Counter("seinaton_requests", "Requests answered.", of, registry=registry)
        self._seconds = Histogram("seinaton_seconds", "Seconds until answered.", ("operation",), registry=registry)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note what became of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, status, size = perf_counter(), 500, 0

        async def sending(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            took = perf_counter() - begin
            operation = getattr(scope.get("route"), "name", _NOWHERE)
            self._requests.labels(operation, status).inc()
            self._seconds.labels(operation).observe(took)
            told = {"operation": operation, "status": status, "ms": round(took * 1000, 1), "bytes": size}
            _LOG.info(json.dumps(told))

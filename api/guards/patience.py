"""How long a reader waits for an answer to begin. Then the door says so, instead of leaving the reader without one.

Work in a thread cannot be stopped from outside: it ends by itself, and what it would have said is dropped. A file that
it made is kept all the same, so whoever comes back may find it ready. An answer that has begun is never cut short.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.exception_handlers import told
from api.guards.prefix import own_path

_LOG = logging.getLogger("seinaton.http")


class Patience:
    """Waits ``seconds`` for an answer to begin; ``more`` of them at addresses that have a time limit of their own."""

    def __init__(self, app: ASGIApp, seconds: float, more: Mapping[str, float] | None = None) -> None:
        self._app, self._seconds, self._more = app, seconds, more or {}
        self._given_up: set[asyncio.Task[None]] = set()  # the event loop alone would forget them

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer in its place where it takes too long."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = asyncio.Event()
        is_late = False

        async def sending(message: Message) -> None:
            if not is_late:
                begun.set()
                await send(message)

        work = asyncio.ensure_future(self._work(scope, receive, sending))
        work.add_done_callback(lambda _: begun.set())
        try:
            await asyncio.wait_for(begun.wait(), self._seconds_for(scope))
        except TimeoutError:
            is_late = not begun.is_set()
        except asyncio.CancelledError:
            work.cancel()
            raise
        if not is_late:
            await work
            return
        self._given_up.add(work)
        work.add_done_callback(self._ended)
        await told(scope, 503, "too-slow", {})(scope, receive, send)

    async def _work(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    def _seconds_for(self, scope: Scope) -> float:
        path = own_path(scope.get("root_path", ""), scope["path"])
        return self._seconds + self._more.get(path, 0)

    def _ended(self, work: asyncio.Task[None]) -> None:
        """Forget work that nobody waits for. What went wrong in it is told to those who run the program."""
        self._given_up.discard(work)
        if not work.cancelled() and (error := work.exception()):
            _LOG.error("given up, then failed", exc_info=error)

"""What nobody foresaw, told like every other problem: inside the other guards, so that it is noted and has its headers.

Starlette's own place for it is outside of all guards.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.exception_handlers import unforeseen


class Unforeseen:
    """Answers in the place of what failed, unless an answer has begun."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if has_begun:  # what has been sent cannot be taken back: the connection breaks, and the server says so
                raise
            answer = await run_in_threadpool(unforeseen, scope, error)
            await answer(scope, receive, send)

"""How large a request may be: its address, its headers, its content. What is larger is refused before it is read.

What is larger still (64 KB of address and headers) the server refuses by itself, without a sentence.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.exception_handlers import told

MOST_OF_A_HEAD = 64_000
"""Bytes of address and headers that the server reads."""

_MOST_OF_AN_ADDRESS = 8_000  # RFC 9110, 4.1: at least so much should be understood
_MOST_OF_HEADERS = 16_000


class _TooLarge(Exception):
    """More came than was said."""


class Size:
    """Lets requests through whose content has ``most`` bytes at most."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = self._refusal(scope)
        if not status and await self._passed_on(scope, receive, send):
            return
        # Nothing more of the connection is read: what the reader still sends would stand before the next request.
        await told(scope, status or 413, "too-large", {"Connection": "close"})(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        """The status that refuses a request by what it says of itself; 0 where nothing does."""
        path = scope.get("raw_path") or scope["path"].encode()
        if len(path) + len(scope["query_string"]) > _MOST_OF_AN_ADDRESS:
            return 414
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _MOST_OF_HEADERS:
            return 431
        said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        return 413 if said.isdigit() and int(said) > self._most else 0

    async def _passed_on(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Pass a request on; False if its content went on and on, and no answer had begun."""
        came, has_begun = 0, False

        async def receiving() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._most:
                raise _TooLarge
            return message

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receiving, sending)
        except _TooLarge:
            if has_begun:
                raise
            return False
        return True

"""Headers by which browsers keep an answer from doing anything but being read."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "same-site",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""A search is in the address, so no address is told to other sites."""


class SafeHeaders:
    """Adds the headers to every answer that has none of its own.

    ``sign_in``: the header by which a proxy says what a reader may see, "" where there is none. What hangs on a token
    hangs on it as well, and caches are told so.
    """

    def __init__(self, app: ASGIApp, sign_in: str) -> None:
        self._app, self._sign_in = app, sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if self._sign_in and "authorization" in headers.get("vary", "").lower():
                    headers.add_vary_header(self._sign_in)
                for name, value in _ALWAYS.items():
                    # "Nothing has changed" must not change the policy of the page that the reader has.
                    if message["status"] != 304 or name != "Content-Security-Policy":
                        headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)

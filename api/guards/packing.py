"""Answers packed on their way (gzip), for readers who take them so."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Message, Receive, Scope, Send


class Packing(GZipMiddleware):
    """Packs answers, but no part of a file: parts are counted in bytes of the file as it is. What is packed is not the
    same byte for byte, so its tag is weak (RFC 9110, 8.8.3.3).

    A cache is told that the whole answer may come packed also where nothing is packed: with a part of it, and where the
    reader has it already (RFC 9110, 15.4.5: as in the answer itself).
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if message["status"] in (206, 304):
                    headers.add_vary_header("Accept-Encoding")
                if "content-encoding" in headers and headers.get("etag", "").startswith('"'):
                    headers["ETag"] = f"W/{headers['ETag']}"
            await send(message)

        in_parts = any(name == b"range" for name, _ in scope.get("headers", ()))
        await (self.app if in_parts else super().__call__)(scope, receive, sending)

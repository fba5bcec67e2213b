"""Forms in a browser send every field, also those that nobody has filled in. Here these are taken as not sent.

Programs are taken at their word: ``age=`` is no age, and is told so.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from api.pages.reader import SENT
from api.routes.forms import wants_page

_OF_EVERY_PAGE = frozenset({b"language", b"as_of"})


class Blank:
    """Takes empty fields out of what a browser asks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        await self._app(_filled_in(scope) if scope["type"] == "http" else scope, receive, send)


def _filled_in(scope: Scope) -> Scope:
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    if not scope["query_string"] or not wants_page(accept.decode("latin-1")):
        return scope
    # Bytes stay as they are: what is no UTF-8 is told where it is read.
    fields = [one.partition(b"=") for one in scope["query_string"].split(b"&")]
    scope[SENT] = any(name not in _OF_EVERY_PAGE for name, _, _ in fields)
    filled = [name + sign + value for name, sign, value in fields if value.replace(b"%20", b"").strip(b"+ ")]
    if len(filled) < len(fields):
        scope["query_string"] = b"&".join(filled)
    return scope

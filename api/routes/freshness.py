"""Conditional requests: a reader who has the answer already is told so, and nothing is worked out again.

An answer hangs on the network (its digest), the day, the reader and the address that was asked, and on nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version

from fastapi import Request, Response

from api.routes.circumstances import VARY
from graph.questions.base import Asking


@cache
def _program() -> str:
    """The version of the program. Looking it up reads files, which took half of an answer's time."""
    return version("seinaton")


class Freshness:
    """Tags of one request's answer (RFC 9110, 8.8.3): weak, since another store may have other revision numbers.

    ``private``: no cache that several readers share may keep it, as always where the network's inside is shown.
    A file is the same byte for byte: its tag is strong, so that whoever has a part of it may ask for the rest.
    """

    def __init__(self, request: Request, asking: Asking, form: str, weak: bool = True, private: bool = False) -> None:
        self._request, self._asking = request, asking
        self._mark = "W/" if weak else ""
        self._private = private or asking.scope != "public"
        self._about = (_program(), asking.today.isoformat(), asking.language, asking.scope, form)

    def known(self, state: Callable[[], str]) -> Response | None:
        """The answer that the reader has it, if so.

        ``state`` tells the state of the network, as far as the answer hangs on it; only where a reader asks.
        """
        if "if-none-match" not in self._request.headers:
            return None
        headers = self.headers(state())
        tag = headers["ETag"]
        listed = tuple(one.strip() for one in self._request.headers["if-none-match"].split(","))
        had = tag.removeprefix("W/") in {one.removeprefix("W/") for one in listed}  # 13.1.2: compared weakly
        return Response(status_code=304, headers=headers) if had else None

    def headers(self, state: str) -> dict[str, str]:
        """What an answer says of its keeping."""
        keep = "private, no-cache" if self._private else "no-cache"
        return {
            "ETag": self._tag(state),
            "Vary": VARY,
            "Cache-Control": keep,
            "Content-Language": self._asking.language,
        }

    def _tag(self, state: str) -> str:
        parts = (state, *self._about, self._request.url.path, self._request.url.query)
        told = "\n".join(parts).encode(errors="surrogateescape")
        return f'{self._mark}"{hashlib.sha256(told).hexdigest()[:32]}"'

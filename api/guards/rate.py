"""How much one reader may ask: so many requests a minute, after which the door says when to come back.

A bucket for each reader (RFC 6585, 4: 429 with Retry-After). It is refilled steadily, so that somebody who clicks fast
for a moment is not stopped, and somebody who never stops is. Readers are told apart by their address alone, an IPv6 one
by its network, and are forgotten when their bucket is full.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from starlette.types import ASGIApp, Receive, Scope, Send

from api.exception_handlers import told
from api.guards.prefix import own_path
from api.places import who_asks

_MOST_READERS = 100_000
"""Buckets that are kept: about 20 MB. Of more, those that asked longest ago are forgotten."""

FREE = frozenset({"/health/live", "/health/ready"})
"""Addresses of those who watch over the program."""


class Rate:
    """Lets ``per_minute`` requests of one reader through. ``clock`` tells seconds."""

    def __init__(self, app: ASGIApp, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._app, self._most, self._clock = app, per_minute, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and own_path(scope.get("root_path", ""), scope["path"]) not in FREE:
            wait = self._wait(who_asks(scope))
            if wait:
                await told(scope, 429, "too-many", {"Retry-After": str(math.ceil(wait))})(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _wait(self, reader: str) -> float:
        """Take one request out of a reader's bucket; seconds to wait where there is none in it."""
        now, refill = self._clock(), self._most / 60
        left, since = self._buckets.pop(reader, (float(self._most), now))
        left = min(self._most, left + (now - since) * refill)
        self._buckets[reader] = (left - 1 if left >= 1 else left, now)
        if len(self._buckets) > _MOST_READERS:
            self._buckets.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / refill

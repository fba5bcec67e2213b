"""How many requests may wait at once. One that comes when there is no room is told so at once, not in a minute. One
reader has half of the room at most: who asks much, or reads slowly, does not keep the others out.

Work that nobody waits for any more (``patience.py``) takes room until it ends.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from api.exception_handlers import told
from api.guards.prefix import own_path
from api.guards.rate import FREE
from api.places import Places, who_asks


class Crowd:
    """Lets ``most`` requests in at once."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._places = app, Places(most, "too-busy", most)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or own_path(scope.get("root_path", ""), scope["path"]) in FREE:
            await self._app(scope, receive, send)
            return
        who = who_asks(scope)
        if not self._places.take(who):
            await told(scope, 503, "too-busy", {})(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            self._places.free(who)

"""The part of every address that a proxy puts before ours: ``/perhe`` in ``https://kunta.example/perhe/search``.

A proxy may pass it on or take it away. Within the program it always stands in the path and is named as ASGI names it
(``root_path``), so that routes are found and addresses that are told back hold for whoever is outside.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class Prefix:
    """Puts ``prefix`` where it belongs. "": there is none."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app, self._prefix = app, prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if self._prefix and scope["type"] == "http":
            scope = {**scope, "path": self._prefix + own_path(self._prefix, scope["path"]), "root_path": self._prefix}
        await self._app(scope, receive, send)


def own_path(prefix: str, path: str) -> str:
    """A path without the prefix, whether it has it or not."""
    rest = path.removeprefix(prefix)
    return rest if rest.startswith("/") or not rest else path

"""Who is asking: what a token, or a sign-in in front of this program, lets a reader see beyond what is public."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.desk import SCOPES, Desk
from api.errors import NotAllowed
from api.settings import Settings
from graph.questions.base import Asking

Scopes = frozenset[str]

_BEARER = Annotated[
    HTTPAuthorizationCredentials | None,
    Depends(HTTPBearer(auto_error=False, description="A token of `seinaton token create`.")),
]


def access(settings: Settings) -> Callable[..., Awaitable[Scopes]]:
    """A dependency that tells what the reader of a request may see: scopes, none for everybody.

    Raises NotAllowed for a token that opens nothing (any more): without it the answer would look complete.
    """
    desk = Desk(settings.desk)

    async def granted(request: Request, bearer: _BEARER = None) -> Scopes:
        found = _from_proxy(settings, request)
        if bearer is None and _is_ours(request):
            raise NotAllowed("token-refused", status=401)
        if bearer is None:
            return found
        operation = request.scope["route"].name
        opened = await run_in_threadpool(desk.check, bearer.credentials, operation, datetime.now(UTC))
        if opened is None:
            raise NotAllowed("token-refused", status=401)
        return found | opened

    return granted


def _is_ours(request: Request) -> bool:
    """Whether a reader meant to show a token. What a sign-in in front leaves there (Basic) means nothing here."""
    scheme = request.headers.get("authorization", "").strip().partition(" ")[0].lower()
    return scheme in {"bearer", "token"} or scheme.startswith("sn_")


def _from_proxy(settings: Settings, request: Request) -> Scopes:
    """Scopes that a proxy, which has asked the reader to sign in, writes into the header that is set for it."""
    if not settings.proxy_header:
        return frozenset()
    told = request.headers.get(settings.proxy_header, "")
    return frozenset(one.strip() for one in told.split(",")) & frozenset(SCOPES)


def needs(scopes: Scopes, scope: str) -> None:
    """Raise NotAllowed unless a scope is open to the reader."""
    if scope not in scopes:
        raise NotAllowed("scope-needed", status=403 if scopes else 401, scope=scope)


def inside(asking: Asking, scopes: Scopes) -> Asking:
    """The circumstances of a reader who sees what the network keeps inside, as far as that is open."""
    return replace(asking, scope="network") if "network" in scopes else asking

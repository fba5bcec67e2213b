"""The HTTP door: one application over one store. Everything it answers comes from the registers.

Endpoints are plain functions, run in FastAPI's thread pool; stores are thread-safe.
"""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from api.guards.head import Heads
from api.guards.headers import SafeHeaders
from api.guards.noted import Noted
from api.guards.rate import Rate
from api.problems import add_problems
from api.routes.addresses import address_routes
from api.routes.health import health_routes
from api.routes.lists import list_routes
from api.routes.questions import question_routes
from api.routes.sparql import sparql_routes
from api.routes.taking_out import export_routes
from api.settings import Settings
from graph.questions import questions
from graph.store.base import Store

_SMALLEST_PACKED = 1_000
"""Bytes from which packing an answer is worth it."""


def create_app(settings: Settings, store: Store) -> FastAPI:
    """The application. The store is the caller's, who closes it."""
    app = FastAPI(
        title="Seinätön",
        version=version("seinaton"),
        summary="The service network around families, and who says so.",
        docs_url=None,
        redoc_url=None,
    )
    add_problems(app)
    numbers = CollectorRegistry()
    # The last one stands outermost: what a guard refuses is noted, and has its headers, too.
    app.add_middleware(_Packing, minimum_size=_SMALLEST_PACKED)
    app.add_middleware(Heads)
    app.add_middleware(Rate, per_minute=settings.rate)
    if settings.cors:
        app.add_middleware(CORSMiddleware, allow_origins=settings.cors, allow_headers=["Authorization"])
    app.add_middleware(SafeHeaders)
    app.add_middleware(Noted, registry=numbers)
    app.include_router(question_routes(questions(), settings, store))
    app.include_router(address_routes(settings, store))
    app.include_router(list_routes(store))
    app.include_router(export_routes(settings, store))
    app.include_router(sparql_routes(settings, store))
    app.include_router(health_routes(store, numbers))
    _tokens_are_optional(app)
    return app


def _tokens_are_optional(app: FastAPI) -> None:
    """Say in the description that everybody may ask; FastAPI itself knows only tokens that everybody needs."""
    described = app.openapi()
    for operation in (one for operations in described["paths"].values() for one in operations.values()):
        if "security" in operation:
            operation["security"] = [{}, *operation["security"]]


class _Packing(GZipMiddleware):
    """Packs answers, but no part of a file: parts are counted in bytes of the file as it is."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        in_parts = any(name == b"range" for name, _ in scope.get("headers", ()))
        await (self.app if in_parts else super().__call__)(scope, receive, send)

"""The HTTP door: one application over one store. Everything it answers comes from the registers.

Endpoints are plain functions, run in FastAPI's thread pool; stores are thread-safe.
"""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from starlette.middleware.cors import CORSMiddleware

from api.description import describe
from api.desk import Desk
from api.exception_handlers import add_problems
from api.guards.blank import Blank
from api.guards.crowd import Crowd
from api.guards.head import Heads
from api.guards.headers import SafeHeaders
from api.guards.noted import Noted
from api.guards.packing import Packing
from api.guards.patience import Patience
from api.guards.prefix import Prefix
from api.guards.rate import Rate
from api.guards.size import Size
from api.guards.unforeseen import Unforeseen
from api.loaded import Loaded
from api.pages.site import Site
from api.routes.addresses import address_routes
from api.routes.health import health_routes
from api.routes.lists import list_routes
from api.routes.pages import page_routes
from api.routes.questions import question_routes
from api.routes.scripts import script_routes
from api.routes.sparql import LONGEST_QUERY, sparql_routes
from api.routes.taking_out import export_routes
from api.sealed import Sealed
from api.settings import Settings
from graph.questions import questions
from graph.store.base import Readable

_SMALLEST_PACKED = 1_000
"""Bytes from which packing an answer is worth it."""


def create_app(settings: Settings, store: Readable) -> FastAPI:
    """The application. The store is the caller's, who closes it."""
    readable = Sealed(store, Desk(settings.desk))
    app = FastAPI(
        title="Seinätön",
        version=version("seinaton"),
        summary="The service network around families, and who says so.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # FastAPI would name the host that the reader says
    )
    numbers = CollectorRegistry()
    # The last one stands outermost: what a guard refuses is noted, and has its headers, too.
    app.add_middleware(Packing, minimum_size=_SMALLEST_PACKED)
    app.add_middleware(Crowd, most=settings.at_once)
    app.add_middleware(Patience, seconds=settings.seconds, more={"/sparql": settings.sparql.seconds})
    app.add_middleware(Size, most=4 * LONGEST_QUERY)  # letters of four bytes
    app.add_middleware(Rate, per_minute=settings.rate)
    app.add_middleware(Unforeseen)
    app.add_middleware(Heads)
    if settings.cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match", "If-Range", "Range"],
            expose_headers=["Accept-Ranges", "Content-Disposition", "Content-Range", "ETag", "Link", "Retry-After"],
        )
    app.add_middleware(SafeHeaders, sign_in=settings.proxy_header)
    app.add_middleware(Noted, registry=numbers)
    app.add_middleware(Blank)
    app.add_middleware(Prefix, prefix=settings.path_prefix)
    register = questions()
    site, loaded = Site(settings, register, readable), Loaded(readable)
    add_problems(app, site)
    app.include_router(question_routes(register, settings, readable, site))
    app.include_router(page_routes(register, settings, readable, site, loaded))
    app.include_router(address_routes(settings, readable))
    app.include_router(list_routes(settings, readable, site, loaded))
    app.include_router(export_routes(settings, readable))
    app.include_router(sparql_routes(settings, readable))
    app.include_router(script_routes(site))
    app.include_router(health_routes(readable, numbers))
    describe(app)
    return app

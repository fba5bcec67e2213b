"""The scripts that draw pictures. Their addresses change with them, so that browsers may keep them."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Response

from api.pages.site import Site

_KEPT = "public, max-age=31536000, immutable"
"""Seconds: a year (RFC 8246)."""


def script_routes(site: Site) -> APIRouter:
    """One address a script."""
    router = APIRouter(include_in_schema=False)

    def of(content: bytes) -> Callable[[], Response]:
        return lambda: Response(content, media_type="text/javascript", headers={"Cache-Control": _KEPT})

    for path, content in site.scripts.items():
        router.add_api_route(path, of(content), name=path)
    return router

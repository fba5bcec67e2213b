"""Who reads a page: language and day, and addresses that keep them on the way to other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Request

from api.language import Language

SENT = "seinaton.sent"
"""Under this name a request carries whether a form was sent, be it an empty one."""
_KEPT = ("language", "as_of")
"""Parameters that go along from page to page, once somebody has chosen them."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader. ``root`` is the path that a proxy puts before every address, ``path`` the address without it, ``query``
    what is asked in it, ``sent`` whether a form was sent, be it with nothing filled in.
    """

    language: str
    root: str
    path: str
    query: Mapping[str, str]
    sent: bool

    def to(self, path: str, /, **query: object) -> str:
        """The address of another page, with the chosen language and day."""
        kept = {name: self.query[name] for name in _KEPT if name in self.query}
        return self._address(path, {**kept, **query})

    def to_written(self, address: str) -> str:
        """The address of another page, written out with its query."""
        path, _, query = address.partition("?")
        return self.to(path, **dict(parse_qsl(query)))

    def here(self, **changes: object) -> str:
        """The address of this page with other parameters; None takes one out."""
        return self._address(self.path, {**self.query, **changes})

    def thing(self, node_id: str) -> str:
        """The address of the page of a thing."""
        return self.to(f"/nodes/{node_id}")

    def languages(self) -> list[tuple[str, str]]:
        """Every language with the address of this page in it."""
        return [(one.value, self.here(language=one.value)) for one in Language]

    def kept(self) -> dict[str, str]:
        """What a form sends along unseen: the chosen language."""
        return {name: self.query[name] for name in ("language",) if name in self.query}

    def _address(self, path: str, query: Mapping[str, object]) -> str:
        told = urlencode({name: _plain(value) for name, value in query.items() if value not in (None, "", False)})
        return quote(self.root + path, safe="/%:@!$&'()*+,;=~-._") + (f"?{told}" if told else "")


def _plain(value: object) -> str:
    return "true" if value is True else f"{value:g}" if isinstance(value, float) else str(value)


def reader_of(request: Request, language: str) -> Reader:
    """The reader of a request."""
    scope = request.scope
    root = scope.get("root_path", "")
    path = scope["path"].removeprefix(root) if root else scope["path"]
    path = f"/{path.lstrip('/')}"  # two would begin an address of another site
    sent = bool(scope.get(SENT, request.query_params.keys() - set(_KEPT)))
    return Reader(language, root, path, dict(request.query_params), sent)

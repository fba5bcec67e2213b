"""Who reads a page: language and day, and addresses that keep them on the way to other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Request

from api.language import Language
from graph.model.dates import iso_day

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
        return self._address(path, {**self._chosen(), **query})

    def _chosen(self) -> dict[str, str]:
        """What goes along to other pages: no day that is none, which every one of them would refuse."""
        return {name: value for name in _KEPT if _fits(name, value := self.query.get(name, ""))}

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
        return {name: value for name, value in self._chosen().items() if name == "language"}

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
    query = dict(request.query_params)
    is_wrong = any(name in query and not _fits(name, query[name]) for name in _KEPT)
    sent = is_wrong or bool(scope.get(SENT, query.keys() - set(_KEPT)))
    return Reader(language, root, path, query, sent)


def _fits(name: str, value: str) -> bool:
    """Whether a value is one of ours: a language, or a day."""
    if name == "language":
        return value in set(Language)
    day = iso_day(value)
    try:
        return date.fromisoformat(day).isoformat() == day  # and not in another of its forms
    except ValueError:
        return False

"""The store as the HTTP door shows it: under another digest.

A store's digest is a sum over all sayings, personal values included, so whoever knows it before and after a small
change, and all of the change but one telephone number, finds that number by trying. What this door tells of a digest,
or derives from it (tags, names of files), is therefore sealed: HMAC-SHA256 (RFC 2104) with the desk's secret. It still
tells whether the network changed, and nothing else.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

from api.desk import Desk
from graph.store.base import Readable, Revision, View

T = TypeVar("T")


class Sealed:
    """A store to read, whose views tell sealed digests. Processes with the same desk tell the same."""

    def __init__(self, store: Readable, desk: Desk) -> None:
        self._store, self._desk = store, desk

    @property
    def address(self) -> str:
        """Where the store is."""
        return self._store.address

    def ask(self, work: Callable[[View], T]) -> T:
        """As the store does. Raises StoreUnusable ``desk-unusable`` as well."""
        secret = self._secret
        return self._store.ask(lambda view: work(cast(View, _SealedView(view, secret))))

    @cached_property
    def _secret(self) -> bytes:
        return self._desk.secret()


class _SealedView:
    """A view in all but its revision."""

    def __init__(self, view: View, secret: bytes) -> None:
        self._view = view
        digest = hmac.new(secret, view.revision.digest.encode(), hashlib.sha256).hexdigest()
        self.revision = Revision(view.revision.number, digest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

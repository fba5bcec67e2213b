"""Places for what takes long, and who has them: no reader alone keeps all others out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import Any

from graph.errors import StoreBusy


def who_asks(scope: Mapping[str, Any]) -> str:
    """Who asks, of an ASGI scope. A household or an office has a whole IPv6 network; any address of it may be used."""
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return host
    address = getattr(address, "ipv4_mapped", None) or address  # as a listener for both kinds tells IPv4
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else host


class Places:
    """A number of places, at most half of them for one reader. Thread-safe.

    ``code`` is that of the error for whoever finds none, ``told`` the number that it tells.
    """

    def __init__(self, number: int, code: str, told: int) -> None:
        self._number, self._code, self._told = number, code, told
        self._taken: Counter[str] = Counter()
        self._changing = Lock()

    @contextmanager
    def one(self, who: str) -> Iterator[None]:
        """A place, as long as it is used. Raises StoreBusy at once where there is none."""
        if not self.take(who):
            raise StoreBusy(self._code, count=self._told)
        try:
            yield
        finally:
            self.free(who)

    def take(self, who: str) -> bool:
        """Take a place, if there is one."""
        with self._changing:
            is_free = self._taken.total() < self._number and self._taken[who] < max(1, self._number // 2)
            if is_free:
                self._taken[who] += 1
            return is_free

    def free(self, who: str) -> None:
        """Give it back."""
        with self._changing:
            self._taken[who] -= 1
            if not self._taken[who]:
                del self._taken[who]

"""Addresses from data, which anybody may have written: which of them a page may lead to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"
"""Signs that have a meaning in an address, and so stay as they are."""


def web_address(text: str | None) -> str | None:
    """The address of a text if a browser may follow it: http or https, without signs that could end a link."""
    try:
        parts = urlsplit(text or "")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(text or "", safe=_IN_ADDRESS)

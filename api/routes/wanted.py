"""What a reader wants, from a header that lists it with weights (RFC 9110, 12.4.2): languages, forms."""

from __future__ import annotations

from collections.abc import Iterator

_LONGEST = 1_000
"""Letters of such a header that are read."""


def wanted(header: str) -> list[str]:
    """What is listed with a weight above nought, the weightiest first, else as listed; in small letters."""
    ranked = sorted(_weighted(header[:_LONGEST]), key=lambda pair: -pair[1])
    return [name for name, weight in ranked if weight > 0]


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """Names with their weights. One whose weight is none is left out."""
    for one in header.split(","):
        name, *rest = (part.strip() for part in one.split(";"))
        weights = [part.removeprefix("q=") for part in rest if part.startswith("q=")]
        try:
            yield name.lower(), float(weights[0]) if weights else 1.0
        except ValueError:
            continue

"""Names beneath dots, broken into lines that stay near them."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 18
"""Characters of a line, about."""

MOST_LINES = 3


def wrapped(name: str) -> tuple[str, ...]:
    """A name in at most ``MOST_LINES`` lines of ``WIDTH`` characters; an ellipsis where it is longer."""
    return tuple(wrap(name, WIDTH, max_lines=MOST_LINES, placeholder="…"))

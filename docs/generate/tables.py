"""Markdown tables, as the generated pages use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; upright bars and line ends inside cells are made harmless."""
    yield _line(headings)
    yield _line(["---"] * len(headings))
    for row in rows:
        yield _line([cell.replace("|", "\\|").replace("\n", " ") for cell in row])
    yield ""


def code(name: str) -> str:
    """A name as the program writes it; nothing for no name."""
    return f"`{name}`" if name else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

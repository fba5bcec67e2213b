"""The page that lies beside the two-mode tables: what they hold, and what they do not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.export.base import Wish
from graph.model.wording import catalogue


def readme(wish: Wish, digest: str, sizes: Mapping[str, tuple[int, int]], unnamed: int, made_up: Sequence[str]) -> str:
    """The page in the reader's language.

    ``sizes``: organisations and columns of each table, by its name; ``unnamed``: organisations that are left out;
    ``made_up``: titles of the fictional datasets in the tables.
    """
    return "\n\n".join(_paragraphs(wish, digest, sizes, unnamed, made_up)) + "\n"


def _paragraphs(
    wish: Wish, digest: str, sizes: Mapping[str, tuple[int, int]], unnamed: int, made_up: Sequence[str]
) -> Iterator[str]:
    words = catalogue("graph.export")

    def told(key: str, **facts: object) -> str:
        return words.text(f"two-mode-{key}", wish.asking.language, **facts)

    yield told("title")
    if made_up:
        yield told("made-up", datasets="; ".join(made_up))
    if wish.area is not None:
        yield told("area", area=wish.area)
    if wish.asking.scope == "network":
        yield told("inside")
    for name, (rows, columns) in sizes.items():
        size = told("size", rows=rows, columns=columns) if rows else told("nothing")
        yield f"{told(name, file=f'organisation-{name}.csv')} {size}"
    yield from (told(one) for one in ("cells", "pairs", "standing", "teams"))
    yield told("unnamed", count=unnamed)
    yield told("form")
    yield told("digest", digest=digest)

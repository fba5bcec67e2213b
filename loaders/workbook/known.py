"""The sheet of known names: what a store calls things, so that cells can name them. It makes no records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from graph.merge.checks.faults import clipped
from graph.model.records import Finding, Place
from graph.model.vocabulary import LANGUAGES, node_kinds
from graph.model.wording import label
from loaders.workbook.book import Book
from loaders.workbook.header import Header
from loaders.workbook.link_keys import link_of
from loaders.workbook.names import even, is_id
from loaders.workbook.raw import error


def take(book: Book, header: Header, cells: Sequence[str], place: Place, faults: list[Finding]) -> None:
    """Remember the name of one row. The kind may be left out where the id begins with it.

    The column of how far along it is may be missing: books of names from before it are read all the same.
    """
    values = header.read("field", cells, place, faults)
    if not header.complete or faults:
        return
    for name in ("name", "id"):
        if name not in values:
            where = header.under(name, place)
            faults.append(error("missing-cell", where, property=where.column))
    if faults:
        return
    key = str(values["id"])
    if "/" not in key and (kind := _kinds_by_word().get(even(str(values.get("kind", ""))))):
        key = f"{kind}/{key}"
    if not is_id(key) and link_of(key) is None:
        faults.append(error("bad-known-id", header.under("id", place), value=clipped(key)))
        return
    book.names.add_known(str(values["name"]), key, str(values.get("modality", "")))


@cache
def _kinds_by_word() -> Mapping[str, str]:
    """Slugs of kinds by every word for them."""
    words = {even(kind.name): kind.slug for kind in node_kinds().values()}
    for kind in node_kinds().values():
        words[even(kind.slug)] = kind.slug
        for language in LANGUAGES:
            words.setdefault(even(label("node", kind.name, language)), kind.slug)
    return words

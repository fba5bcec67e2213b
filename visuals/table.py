"""The table twin of a picture: the same things and links in rows of words, for a page and as CSV.

It is what screen readers, keyboards, printers and spreadsheets get. Every link of a stroke has a row of its own, and a
link that nobody has recorded says so in its row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model.spreadsheet import guard
from graph.questions.base import Coded
from visuals.drawing import Dot, Drawing, Freshness
from visuals.rows import LinkRow, dot_rows, link_rows
from visuals.wording import say

BETWEEN = " | "
"""Between several values in one cell."""

_DOTS = ("name", "kind", "sectors", "areas", "standing", "age", "marks", "more", "facts", "sources", "fictional")
_LINKS = ("from", "link", "to", "direction", "standing", "age", "text", "marks", "sources", "fictional")


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: key and title of each. ``rows``: key of the dot or link, and its cells in the order of the columns.

    Everything is in words; a cell is empty only where there is nothing to tell (no gap, no link beyond the picture).
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def dots_table(drawing: Drawing) -> Table:
    """The things of a drawing, in its order. Row keys are keys of dots."""
    rows = ((row.dot.key, _dot(row.dot, drawing.language)) for row in dot_rows(drawing))
    return Table(_titles(_DOTS, drawing.language), tuple(rows))


def links_table(drawing: Drawing) -> Table:
    """All links of all strokes of a drawing, in its order, those that are missed too. Row keys are ids of links."""
    rows = ((row.link.id, _link(row, drawing.language)) for row in link_rows(drawing))
    return Table(_titles(_LINKS, drawing.language), tuple(rows))


def table_csv(table: Table) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, semicolons, and nothing that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([_csv_cell(title) for _, title in table.columns])
    writer.writerows([_csv_cell(cell) for cell in cells] for _, cells in table.rows)
    # A lone half of a character pair, which no encoding has, becomes a question mark.
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _csv_cell(text: str) -> str:
    """A text in one line, since programs differ in what they take for the end of a row."""
    return guard(" ".join(text.split()))


def _titles(keys: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, say(f"column:{key}", language)) for key in keys)


def _dot(dot: Dot, language: str) -> tuple[str, ...]:
    return (
        dot.ref.name,
        dot.kind.text,
        _joined(_texts(dot.sectors)) or say("not-recorded", language),
        _joined(area.name for area in dot.areas) or say("not-recorded", language),
        dot.standing.text,
        _age(dot.age, dot.freshness, language),
        _joined(_texts(dot.marks)),
        str(dot.more) if dot.more else "",
        _joined(f"{term}: {text}" for term, text in dot.facts),
        _joined(dot.sources) or say("not-recorded", language),
        _yes_or_no(dot.ref.fictional, language),
    )


def _link(row: LinkRow, language: str) -> tuple[str, ...]:
    link = row.link
    return (
        row.start.name,
        link.kind.text,
        row.end.name,
        say("direction:along" if link.directed else "direction:none", language),
        say("family:missing", language) if row.missing else link.standing.text,
        "" if row.missing else _age(link.age, link.freshness, language),
        link.text,
        _joined(_texts(row.marks)),
        _joined(link.sources) or ("" if row.missing else say("not-recorded", language)),
        _yes_or_no(link.fictional, language),
    )


def _texts(codes: Iterable[Coded]) -> Iterator[str]:
    return (code.text for code in codes)


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(texts)


def _age(age: str, freshness: Freshness, language: str) -> str:
    return age or say(f"age:{freshness}", language)


def _yes_or_no(is_so: bool, language: str) -> str:
    return say("yes" if is_so else "no", language)

"""The table twin of a picture has everything that the picture has, in words, and opens safely in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given

from tests.visuals.made import dot, drawing, drawings, every_sign, stroke, told
from visuals.drawing import Placed
from visuals.rows import dot_rows, link_rows
from visuals.table import Table, dots_table, links_table, table_csv


def cells(table: Table, key: str) -> dict[str, str]:
    """A row by the keys of its columns."""
    row = dict(table.rows)[key]
    return {column: cell for (column, _), cell in zip(table.columns, row, strict=True)}


def test_a_thing_tells_what_its_sign_tells() -> None:
    told = cells(dots_table(every_sign().drawing), "org/b")
    assert told["name"] == "Kirkonkylän seurakunta"
    assert (told["more"], told["marks"], told["fictional"]) == ("37", "gap one-sided", "ei")
    assert (told["sectors"], told["areas"]) == ("church", "ei kirjattu")


def test_every_link_of_a_stroke_has_a_row_in_its_own_direction() -> None:
    both = (told("1", "refers_to"), told("2", "refers_to", backwards=True))
    table = links_table(drawing((dot("a", "Yksi"), dot("b", "Kaksi")), (stroke("a", "b", "refers", links=both),)))
    assert [(cells(table, one)["from"], cells(table, one)["to"]) for one in "12"] == [
        ("Yksi", "Kaksi"),
        ("Kaksi", "Yksi"),
    ]


def test_a_missed_link_is_said_to_be_unrecorded_and_has_no_age_or_source_of_its_own() -> None:
    missed = replace(told("1", "missing-partnership", standing="in_force"), sources=())
    table = links_table(drawing((dot("a"), dot("b")), (stroke("a", "b", "missing", links=(missed,)),)))
    row = cells(table, "1")
    assert row["standing"].endswith("ei ole kirjattu")
    assert (row["age"], row["sources"]) == ("", "")


@given(placed=drawings())
def test_the_tables_of_a_page_and_those_taken_along_have_the_same_rows(placed: Placed) -> None:
    drawn = placed.drawing
    words = [cells for _, cells in dots_table(drawn).rows]
    assert [(row.dot.ref.name, row.dot.kind.text) for row in dot_rows(drawn)] == [row[:2] for row in words]
    links = [(row.start.name, row.link.kind.text, row.end.name) for row in link_rows(drawn)]
    assert links == [cells[:3] for _, cells in links_table(drawn).rows]


@given(placed=drawings())
def test_csv_has_every_row_and_no_formula(placed: Placed) -> None:
    drawn = placed.drawing
    for table, count in ((dots_table(drawn), len(drawn.dots)), (links_table(drawn), 2 * len(drawn.strokes))):
        content = table_csv(table)
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert len(rows) == count + 1
        assert all(len(row) == len(table.columns) for row in rows)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_columns_are_in_the_language_of_the_picture() -> None:
    swedish = replace(every_sign().drawing, language="sv")
    assert dict(dots_table(swedish).columns)["areas"] == "Område"
    assert dict(links_table(swedish).columns)["sources"] == "Källor"

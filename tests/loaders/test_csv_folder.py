"""The folder of CSV files: encodings, delimiters, quotes, and files that are not what they should be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import DataRefused
from graph.model.records import Dataset, Node
from loaders.workbook.raw import MAX_COLUMNS, MAX_CSV_FILES, MAX_EMPTY_ROWS, MAX_FILE_BYTES
from loaders.workbook.writer import write
from tests.loaders.books import codes, findings, folder, nodes

NEED = "id;nimi;muut nimet\npuhe;Puhe, kieli ja ääni;puhe|kieli\n"


def _name(path: Path) -> object:
    (node,) = nodes(path)
    return node.values["name@fi"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_with_and_without_byte_order_mark(tmp_path: Path, encoding: str, line_end: str) -> None:
    assert _name(folder(tmp_path, Need=NEED.replace("\n", line_end).encode(encoding))) == "Puhe, kieli ja ääni"


def test_commas_between_cells(tmp_path: Path) -> None:
    sheet = '\n# remark; with; many; semicolons\nid,nimi,muut nimet\npuhe,"Puhe, kieli; ääni",puhe|kieli\n'
    assert _name(folder(tmp_path, Need=sheet)) == "Puhe, kieli; ääni"


def test_line_ends_and_quotes_inside_a_cell(tmp_path: Path) -> None:
    assert _name(folder(tmp_path, Need='id;nimi\npuhe;"sanoi: ""ei""\nja lähti"\n')) == 'sanoi: "ei"\nja lähti'


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    path = folder(tmp_path, Need=NEED)
    (path / "README.md").write_text("not a sheet")
    (path / "._Need.csv").write_bytes(b"\xff\xfe hidden")
    assert _name(path) == "Puhe, kieli ja ääni"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_told_with_its_line(tmp_path: Path, encoding: str) -> None:
    (finding,) = findings(folder(tmp_path, Need=NEED.encode(encoding)))
    assert finding.code == "not-utf8"
    assert finding.place.row == {"cp1252": 2, "utf-16": 1}[encoding]


@pytest.mark.parametrize(
    ("sheet", "code", "row"),
    [
        ('id;nimi\na;A\nb;"B\nc;C\n', "open-quote", 3),
        ('id;nimi\na;A\nb;"' + "x" * 200_000 + "\n", "open-quote", 3),
        ('id;nimi\na;"A"x\n', "bad-quotes", 2),
    ],
)
def test_unbalanced_quotes_are_told_with_their_row(tmp_path: Path, sheet: str, code: str, row: int) -> None:
    (finding,) = findings(folder(tmp_path, Need=sheet))
    assert (finding.code, finding.place.row) == (code, row)


def test_a_nul_byte_is_kept_for_the_checks_to_refuse(tmp_path: Path) -> None:
    assert _name(folder(tmp_path, Need="id;nimi\na;A\0B\n")) == "A\0B"


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    path = folder(tmp_path, Need="id;nimi\na;\xff".encode("latin-1"), Service="id;min_age\na;x\n")
    assert sorted(codes(path)) == ["bad-number", "not-utf8"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(NEED)
    path = folder(tmp_path / "book")
    (path / "Need.csv").symlink_to(outside)
    assert codes(path) == ["link-out-of-folder"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "Need.csv").mkdir()
    os.mkfifo(path / "Service.csv")
    assert codes(path) == ["unreadable", "unreadable"]


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    path = folder(tmp_path)
    with (path / "Need.csv").open("wb") as out:
        out.truncate(MAX_FILE_BYTES + 1)
    assert codes(path) == ["file-too-large"]


def test_bounds_on_files_rows_and_columns(tmp_path: Path) -> None:
    wide = folder(tmp_path / "wide", Need="id" + ";" * MAX_COLUMNS + "\n")
    assert codes(wide) == ["too-many-columns"]
    empty = folder(tmp_path / "empty", Need="id;nimi\na;A\n" + ";\n" * (MAX_EMPTY_ROWS + 1) + "b;B\n")
    (finding,) = findings(empty)
    assert (finding.level, finding.code) == ("warning", "rows-not-read")
    many = folder(tmp_path / "many", **{f"x{number}": "id\n" for number in range(MAX_CSV_FILES)})
    assert codes(many) == ["too-many-files"]


def test_writing_never_mixes_with_what_is_there(tmp_path: Path) -> None:
    path = folder(tmp_path)
    with pytest.raises(DataRefused, match="folder-in-use"):
        write([Dataset("a", "A")], path)


def test_a_text_that_no_cell_holds_is_not_cut(tmp_path: Path) -> None:
    from graph.model.records import Evidence

    node = Node("Need", "need/a", {"name@fi": "x" * 40_000}, Evidence("a"))
    for name in ("folder", "book.xlsx"):
        with pytest.raises(DataRefused, match="too-long-to-write"):
            write([Dataset("a", "A"), node], tmp_path / name)

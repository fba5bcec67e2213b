"""The .xlsx dress: typed cells, and workbooks made to do harm, each refused with a word and at little cost."""

from __future__ import annotations

import gc
import os
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from graph.errors import DataRefused
from graph.model.records import Evidence
from loaders import find_loader
from loaders.workbook import xlsx
from loaders.workbook.raw import MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, MAX_ZIP_PARTS, OutSheet
from tests.loaders.books import codes, findings, nodes, workbook

NEED = [["id", "nimi"], ["a", "A"]]
SHEET = "xl/worksheets/sheet2.xml"
"""The second sheet of ``workbook(…, {"Need": …})``."""


TABLED = '<c r="B2" t="s"><v>0</v></c>'
TABLE_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
TABLE = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<si><r><t>A__x0078_0041_B </t></r><r><t>x005F</t></r></si></sst>"
)


def _book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "book.xlsx", {"Need": NEED})


def _changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part rewritten."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def _with_part(path: Path, part: str, content: bytes = b"x") -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(part, content)
    return path


def test_numbers_days_and_flags_of_a_spreadsheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "book.xlsx",
        {
            "Service": [
                ["id", "nimi", "alin ikä", "nimeämätön joukko", "odotusajan päiväys", "tiedon päiväys", "maksu"],
                ["a", 2024, -0.75, True, date(2024, 5, 31), 2021, 12.5],
            ],
            "Event": [["id", "nimi", "alkaa"], ["b", "B", datetime(2024, 5, 31, 8, 30)]],
        },
    )
    service, event = nodes(path)
    assert service.values == {
        "name@fi": "2024",
        "min_age": -0.75,
        "generic": True,
        "waiting_as_of": "2024-05-31",
        "fee@fi": "12.5",
    }
    assert service.evidence == Evidence("kemi", locator="Palvelut, rivi 2", said_on="2021")
    assert event.values["begins"] == "2024-05-31T08:30"


def test_characters_that_excel_writes_as_escapes(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", {"Need": [["id", "nimi"], ["a", "yksi_x000D_\nkaksi_xD800_"]]})
    assert nodes(path)[0].values["name@fi"] == "yksi\nkaksi_xD800_"


def test_texts_that_excel_keeps_in_a_table_of_their_own(tmp_path: Path) -> None:
    path = _changed(_book(tmp_path), SHEET, lambda xml: re.sub(r'<c r="B2".*?</c>', TABLED, xml))
    path = _changed(path, "[Content_Types].xml", lambda xml: xml.replace("</Types>", TABLE_TYPE + "</Types>"))
    assert nodes(_with_part(path, "xl/sharedStrings.xml", TABLE))[0].values == {"name@fi": "A_x0041_B x005F"}


def test_an_empty_sheet_of_any_name_is_passed_over(tmp_path: Path) -> None:
    assert len(nodes(workbook(tmp_path / "book.xlsx", {"Need": NEED, "Taul2": []}))) == 1


def test_formulas_and_errors_are_told_with_their_cells(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "book.xlsx",
        {"Need": [["id", "nimi", "name"], ["a", '=HYPERLINK("http://x")', "#REF!"], ["=A2", "B", ""]]},
    )
    told = [(finding.code, finding.place.row, finding.place.column) for finding in findings(path)]
    assert told == [("formula", 2, "nimi"), ("cell-error", 2, "name"), ("formula", 3, "id")]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "outside-links"),
        ("xl/connections.xml", "outside-links"),
        ("xl/embeddings/oleObject1.bin", "embedded-objects"),
        ("XL\\Embeddings\\x.docx", "embedded-objects"),
    ],
)
def test_parts_that_do_more_than_hold_cells_are_refused(tmp_path: Path, part: str, code: str) -> None:
    assert codes(_with_part(_book(tmp_path), part)) == [code]


@pytest.mark.parametrize(("name", "code"), [("a.xlsm", "macros"), ("a.xls", "other-format"), ("a.ods", "other-format")])
def test_other_forms_are_recognised_and_refused(tmp_path: Path, name: str, code: str) -> None:
    path = _book(tmp_path).rename(tmp_path / name)
    assert find_loader(path).recognises(path)
    assert codes(path) == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unreadable"),
        (b"id;name\n", "unreadable"),
        (b"PK\x03\x04" + b"\0" * 100, "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-or-locked"),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert codes(path) == [code]


def test_a_zip_of_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("hello.txt", "hello")
    assert codes(path) == ["unreadable"]


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with path.open("wb") as out:
        out.truncate(MAX_FILE_BYTES + 1)
    assert codes(path) == ["file-too-large"]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = _with_part(_book(tmp_path), "xl/media/image1.png", b"\0" * 50_000_000)
    begun = time.process_time()
    assert codes(path) == ["zip-bomb"]
    assert time.process_time() - begun < 1


def test_too_many_parts(tmp_path: Path) -> None:
    path = _book(tmp_path)
    with zipfile.ZipFile(path, "a") as book:
        for number in range(MAX_ZIP_PARTS):
            book.writestr(f"xl/{number}.xml", "")
    assert codes(path) == ["too-many-parts"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", SHEET])
def test_xml_that_defines_entities_is_refused(tmp_path: Path, part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = _changed(_book(tmp_path), part, lambda xml: bomb + xml[xml.find("?>") + 2 if "?>" in xml else 0 :])
    assert codes(path) == ["unreadable"]


def test_a_sheet_cut_short_is_told(tmp_path: Path) -> None:
    path = _changed(_book(tmp_path), SHEET, lambda xml: xml[: xml.find("</sheetData>")])
    assert codes(path) == ["unreadable"]


def test_a_stated_size_is_not_believed(tmp_path: Path) -> None:
    small = _changed(_book(tmp_path), SHEET, lambda xml: xml.replace('ref="A1:B2"', 'ref="A1"'))
    assert [node.values for node in nodes(small)] == [{"name@fi": "A"}]
    large = _changed(small, SHEET, lambda xml: xml.replace('ref="A1"', 'ref="A1:XFD1048576"'))
    assert len(nodes(large)) == 1


def test_a_million_empty_rows_cost_little(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 1_048_577))
    path = _changed(_book(tmp_path), SHEET, lambda xml: xml.replace("</sheetData>", rows + "</sheetData>"))
    begun = time.process_time()
    (finding,) = findings(path)
    assert (finding.level, finding.code) == ("warning", "rows-not-read")
    assert time.process_time() - begun < 5


def test_a_last_row_far_down_is_no_fault(tmp_path: Path) -> None:
    last = '<row r="1048576"/></sheetData>'
    path = _changed(_book(tmp_path), SHEET, lambda xml: xml.replace("</sheetData>", last))
    assert len(nodes(path)) == 1


def test_a_row_beyond_all_rows_is_refused(tmp_path: Path) -> None:
    last = '<row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData>'
    path = _changed(_book(tmp_path), SHEET, lambda xml: xml.replace("</sheetData>", last))
    assert codes(path) == ["too-many-rows"]


def test_too_many_columns(tmp_path: Path) -> None:
    headings = ["id", "nimi", *[""] * (MAX_COLUMNS - 2), "x"]
    assert codes(workbook(tmp_path / "book.xlsx", {"Need": [headings, ["a", "A"]]})) == ["too-many-columns"]


def test_a_sheet_that_is_listed_and_lost_is_told(tmp_path: Path) -> None:
    whole, damaged = workbook(tmp_path / "whole.xlsx", {"Need": NEED}), tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(damaged, "w") as fewer:
        sheets = sorted(name for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))
        for name in parts.namelist():
            if name != sheets[-1]:
                fewer.writestr(name, parts.read(name))
    assert "sheet-lost" in codes(damaged)


def test_a_pipe_is_not_read_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert codes(tmp_path / "pipe.xlsx") == ["not-a-file"]


def test_more_rows_than_a_sheet_holds_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with pytest.raises(DataRefused, match="sheet-too-long"):
        xlsx.write(path, [OutSheet("Tarpeet", ["tunnus"], ([] for _ in range(MAX_ROWS)))])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_whoever_breaks_writing_off_leaves_nothing_and_is_told_nothing(tmp_path: Path) -> None:
    def broken_off() -> Iterator[list[str]]:
        yield ["need/a"]
        raise KeyboardInterrupt

    sheets = [OutSheet("Palvelut", ["tunnus"], [["service/a"]]), OutSheet("Tarpeet", ["tunnus"], broken_off())]
    with pytest.raises(KeyboardInterrupt):
        xlsx.write(tmp_path / "book.xlsx", sheets)
    gc.collect()
    assert list(tmp_path.iterdir()) == []

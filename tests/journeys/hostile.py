"""Broken sources that are made when they are needed: workbooks, long texts, and paths where nothing is to be read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.journeys.broken import Broken, Told
from tests.loaders.books import folder, workbook

Make = Callable[[Path], Path]

BOOK = "kirja.xlsx"
HEADINGS = ["tunnus", "nimi", "kuvaus", "tiedon päiväys"]
DATASET = [["tunnus", "otsikko"], ["mallila", "Mallilan perhepalvelut"]]
SHEET = "xl/worksheets/sheet2.xml"
"""The part that holds the sheet Palvelut."""

ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
"""How a workbook of the old form, or one with a password, begins."""


def hostile_sources() -> list[Broken]:
    """All of them."""
    return [*_texts(), *_cells(), *_parcels(), *_files(), *_nothing_to_read()]


def _csv(summary: str = "Avoin kahvila.", heading: str = "kuvaus") -> Make:
    """A folder of CSV files; its service has this summary under this heading."""
    sheet = f"tunnus;nimi;{heading};tiedon päiväys\nkahvila;Perhekahvila;{summary};2026\n"
    return lambda where: folder(where / "kansio", Dataset="id;title\nmallila;Mallila\n", Palvelut=sheet)


def _book(summary: str = "Avoin kahvila.", name: str = BOOK) -> Make:
    """A workbook; its service has this summary."""
    sheets = {"Dataset": DATASET, "Palvelut": [HEADINGS, ["kahvila", "Perhekahvila", summary, "2026"]]}
    return lambda where: workbook(where / name, sheets)


def _texts() -> list[Broken]:
    """Texts that are too long, or that a terminal could take for commands."""
    wide = ";".join(["kuvaus", *[""] * 300])
    commands = _csv(heading="\x1b[2Jkuvailu")
    return [
        Broken("text-too-long", _csv("a" * 10_001), _csv("a" * 10_000), _in_csv("text-too-long", 2, "summary@fi")),
        Broken("cell-too-long", _csv("a" * 32_768), _csv("a" * 10_000), _in_csv("cell-too-long", 2, "kuvaus")),
        Broken("commands-for-the-terminal", commands, _csv(), _in_csv("unknown-heading", 1, "[2Jkuvailu")),
        Broken("too-many-columns", _csv(heading=wide), _csv(), _in_csv("too-many-columns", 1)),
    ]


def _in_csv(code: str, row: int, column: str = "") -> tuple[Told, ...]:
    """An error in the folder's sheet of services."""
    return (Told(code, "Palvelut", row, column, "Palvelut.csv"),)


def _cells() -> list[Broken]:
    """Cells of a workbook that hold something else than a value."""
    return [
        Broken("formula", _book("=1+1"), _book("2"), (Told("formula", "Palvelut", 2, "kuvaus", BOOK),)),
        Broken("cell-error", _book("#REF!"), _book(), (Told("cell-error", "Palvelut", 2, "kuvaus", BOOK),)),
    ]


def _parcels() -> list[Broken]:
    """Workbooks that hold more than cells."""
    zeros = "xl/media/image1.png"
    return [
        Broken("macros", _with_part("xl/vbaProject.bin"), _book(), _of_book("macros")),
        Broken("external-link", _with_part("xl/externalLinks/externalLink1.xml"), _book(), _of_book("outside-links")),
        Broken("embedded-file", _with_part("xl/embeddings/object1.bin"), _book(), _of_book("embedded-objects")),
        Broken("zip-bomb", _with_part(zeros, 50_000_000), _with_part(zeros, 50_000), _of_book("zip-bomb")),
        Broken("xml-with-entities", _with_entities, _book(), _of_book("unreadable")),
    ]


def _of_book(code: str) -> tuple[Told, ...]:
    """An error about the workbook as a whole."""
    return (Told(code, file=BOOK),)


def _with_part(part: str, size: int = 1) -> Make:
    """A workbook with one part more, of that many zeros."""

    def make(where: Path) -> Path:
        path = _book()(where)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parcel:
            parcel.writestr(part, b"\0" * size)
        return path

    return make


def _with_entities(where: Path) -> Path:
    """A workbook whose sheet defines entities, which can be made to swell without end."""
    path = _book()(where)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[SHEET] = ENTITIES + parts[SHEET]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def _files() -> list[Broken]:
    """Files that are not what their name says, or of a form that is not read."""
    other = (Told("other-format", file="kirja.ods"),)
    outside = (Told("link-out-of-folder", "Tuen tarpeet", file="Tuen tarpeet.csv"),)
    return [
        Broken("text-called-xlsx", _file(BOOK, b"id;nimi\na;A\n"), _book(), _of_book("unreadable")),
        Broken("locked-workbook", _file(BOOK, OLD_OR_LOCKED), _book(), _of_book("old-or-locked")),
        Broken("cut-short", _cut_short, _book(), _of_book("unreadable")),
        Broken("macro-workbook", _book(name="kirja.xlsm"), _book(), (Told("macros", file="kirja.xlsm"),)),
        Broken("other-format", _file("kirja.ods", b"PK"), _book(), other),
        Broken("link-out-of-the-folder", _needs_beside(linked=True), _needs_beside(linked=False), outside),
    ]


def _file(name: str, content: bytes) -> Make:
    def make(where: Path) -> Path:
        (where / name).write_bytes(content)
        return where / name

    return make


def _cut_short(where: Path) -> Path:
    path = _book()(where)
    path.write_bytes(path.read_bytes()[:-100])
    return path


def _needs_beside(linked: bool) -> Make:
    """A folder with a sheet of needs: a link to a file elsewhere, or the file itself."""

    def make(where: Path) -> Path:
        needs = where / "muualla.csv"
        needs.write_text("tunnus;nimi;tiedon päiväys\nvertaistuki;Vertaistuki;2026\n", encoding="utf-8")
        path = _csv()(where)
        if linked:
            (path / "Tuen tarpeet.csv").symlink_to(needs)
        else:
            needs.rename(path / "Tuen tarpeet.csv")
        return path

    return make


def _nothing_to_read() -> list[Broken]:
    """Paths where nothing is to be read."""

    def notes_only(where: Path) -> Path:
        _file("LUE.md", b"# Kansio")(where)
        return where

    def headings_only(where: Path) -> Path:
        path = where / "kansio"
        path.mkdir()
        (path / "Palvelut.csv").write_text("tunnus;nimi\n", encoding="utf-8")
        return path

    return [
        Broken("empty-folder", lambda where: where, _csv(), refusal="unrecognised"),
        Broken("folder-without-tables", notes_only, _csv(), refusal="unrecognised"),
        Broken("missing-path", lambda where: where / BOOK, _book(), refusal="no-such-path"),
        Broken("headings-only", headings_only, _csv(), (Told("no-dataset", file="kansio"),)),
    ]

"""Whether an .xlsx file may be opened at all: what its zip directory says, before anything in it is read.

Checked here: size, the zip bomb's unlikely ratio, and parts that do more than hold cells (macros, links to
other files, embedded objects). See ECMA-376 part 2 for the parcel's form.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from graph.model.records import Finding, Place
from loaders.workbook.raw import (
    MAX_FILE_BYTES,
    MAX_UNZIPPED_BYTES,
    MAX_ZIP_PARTS,
    MAX_ZIP_RATIO,
    RATIO_COUNTS_FROM_BYTES,
    error,
)

OTHER_FORMATS = (".xlsm", ".xltm", ".xltx", ".xls", ".xlsb", ".ods")
"""Workbooks of other forms: recognised, so that they can be refused with a word about .xlsx."""

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""First bytes of an OLE file: Excel's form before 2007, and any workbook locked with a password."""

_FORBIDDEN = {
    "macros": ("vbaproject", "xl/macrosheets/", "xl/dialogsheets/", "xl/activex/"),
    "outside-links": ("xl/externallinks/", "xl/connections", "xl/querytables/", "xl/webextensions/"),
    "embedded-objects": ("xl/embeddings/", "xl/oleobjects"),
}
"""Parts by the finding they lead to; DDE links are among the external links."""

_ENCRYPTED = 0x1


def faults(path: Path) -> Iterator[Finding]:
    """Every reason not to open the file; none if it may be opened."""
    place = Place(path.name)
    suffix = path.suffix.lower()
    if suffix in {".xlsm", ".xltm"}:
        yield error("macros", place, part=suffix)
        return
    if suffix in OTHER_FORMATS:
        yield error("other-format", place, suffix=suffix)
        return
    if not path.is_file():  # a pipe or device would be read for ever
        yield error("not-a-file", place)
        return
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        yield error("file-too-large", place, size=size // 1_000_000, limit=MAX_FILE_BYTES // 1_000_000)
        return
    with path.open("rb") as start:
        if start.read(len(_OLD_OR_LOCKED)) == _OLD_OR_LOCKED:
            yield error("old-or-locked", place)
            return
    try:
        with ZipFile(path) as parcel:
            parts = parcel.infolist()
            reasons = [*_sizes(parts, place), *_forbidden(parts, place)]
            yield from reasons
            if not reasons and any(_has_doctype(parcel, part) for part in parts):
                yield error("unreadable", place, reason="DOCTYPE")
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError) as fault:
        yield error("unreadable", place, reason=type(fault).__name__)


class _Begun(Exception):
    """The first element or document type of an XML part; ``args[0]`` is whether it is a document type."""


def _has_doctype(parcel: ZipFile, part: ZipInfo) -> bool:
    """Whether an XML part defines a document type, and so may define entities; no workbook needs one.

    Looked for here since openpyxl guards itself with defusedxml only where lxml is not installed.
    """
    from xml.parsers.expat import ParserCreate

    if not part.filename.lower().endswith((".xml", ".rels")):
        return False

    def begun(doctype: bool) -> None:
        raise _Begun(doctype)

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: begun(True)
    parser.StartElementHandler = lambda *_: begun(False)
    try:
        with parcel.open(part) as content:
            parser.ParseFile(content)
    except _Begun as found:
        return bool(found.args[0])
    except Exception:  # damaged in whatever way: whoever reads the part tells that
        return False
    return False


def _sizes(parts: list[ZipInfo], place: Place) -> Iterator[Finding]:
    """Sizes as the directory states them; ``zipfile`` reads no more of a part than is stated."""
    if len(parts) > MAX_ZIP_PARTS:
        yield error("too-many-parts", place, count=len(parts), limit=MAX_ZIP_PARTS)
    unzipped = sum(part.file_size for part in parts)
    zipped = sum(part.compress_size for part in parts) or 1
    too_dense = unzipped > RATIO_COUNTS_FROM_BYTES and unzipped / zipped > MAX_ZIP_RATIO
    if unzipped > MAX_UNZIPPED_BYTES or too_dense:
        yield error("zip-bomb", place, size=unzipped // 1_000_000, limit=MAX_UNZIPPED_BYTES // 1_000_000)


def _forbidden(parts: list[ZipInfo], place: Place) -> Iterator[Finding]:
    names = [part.filename.lower().replace("\\", "/").lstrip("/") for part in parts]
    for code, marks in _FORBIDDEN.items():
        found = next((name for name in names for mark in marks if mark in name), None)
        if found:
            yield error(code, place, part=found)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        yield error("old-or-locked", place)

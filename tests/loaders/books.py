"""Small workbooks made on the fly, and what reading them says. Every finding must have words in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.model import wording
from graph.model.records import Dataset, Document, Finding, Link, Node, Row
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import catalogue
from loaders.workbook import read

DATASET = "id;title\nkemi;Kemin perhekeskus\n"


def folder(where: Path, **sheets: str | bytes) -> Path:
    """A folder of CSV files by sheet; with a Dataset unless one is given."""
    where.mkdir(exist_ok=True)
    for name, text in {"Dataset": DATASET, **sheets}.items():
        content = text if isinstance(text, bytes) else text.encode()
        (where / f"{name}.csv").write_bytes(content)
    return where


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with these rows by sheet, written by openpyxl's own rules; with a Dataset unless one is given."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {"Dataset": [["id", "title"], ["kemi", "Kemin perhekeskus"]], **sheets}.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def records(path: Path, warnings: bool = False) -> list[Dataset | Document | Node | Link]:
    """Every record of a book that must have no fault, or with ``warnings`` no error."""
    items = list(read(path))
    found = [item for item in items if isinstance(item, Finding)]
    assert [item for item in found if not warnings or item.level == "error"] == []
    return [item.record for item in items if isinstance(item, Row)]


def nodes(path: Path) -> list[Node]:
    """The nodes of a book that must have no fault."""
    return [record for record in records(path) if isinstance(record, Node)]


def links(path: Path) -> list[Link]:
    """The links of a book that must have no fault."""
    return [record for record in records(path) if isinstance(record, Link)]


def findings(path: Path) -> list[Finding]:
    """Every finding of a book, each put into words."""
    found = [item for item in read(path) if isinstance(item, Finding)]
    for finding in found:
        in_words(finding)
    return found


def codes(path: Path) -> list[str]:
    """The codes of a book's findings, in order."""
    return [finding.code for finding in findings(path)]


def in_words(finding: Finding) -> list[str]:
    """The finding's sentence in each language. Fails where a sentence or a fact is missing."""
    key = f"finding:{finding.code}"
    words = catalogue("loaders") if key in catalogue("loaders") else wording.sentences()
    said = [words.text(key, language, **finding.facts) for language in LANGUAGES]
    assert all("{" not in text for text in said), said
    return said

"""A made-up network meeting as it is written on its sheet, in each language and dress, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.model.codec import encode_record, encode_saying
from graph.model.records import Dataset, Document, Link, Node
from graph.model.vocabulary import LANGUAGES
from loaders.workbook.by_hand import MEETING
from loaders.workbook.cells import FLAG_WORDS
from loaders.workbook.sheets import columns, heading, sheet_name
from tests.loaders.books import folder, records, workbook

Row = Mapping[str, str]
"""Cells by the column's own name."""

AREA = "id;name@fi;name@sv;alt_names@fi\nlehtola;Lehtola;Lövlunda;\npuisto;Puisto;;Lehtolan puisto\n"
NETWORK = "id;name@fi\nlehtolan-perhekeskus;Lehtolan perhekeskus\n"
ORGANISATION = "id;name@fi;alt_names@fi\nlehtolan-kunta;Lehtolan kunta;Kunta\n"
BOOK = {"Area": AREA, "Network": NETWORK, "Organisation": ORGANISATION}

MEETING_ROWS: Sequence[Row] = (
    {
        "date": "8.10.2026",
        "area": "Lehtola",
        "theme": "Arki",
        "remote": "no",
        "place": "Lehtolan kirjasto",
        "took_part": "lehtolan  KUNTA",
        "works": "Perhekahvila on täynnä joka viikko ja kaikki viihtyvät",
        "concern": "Neuvolaan jonottaa kuukauden",
        "agreed": "Kutsutaan nuoret mukaan",
        "agreed_who": "Kunta|Lehtolan seurakunta",
        "agreed_by": "31.12.2026",
        "next": "2026-11-12T09:00",
    },
    {"took_part": "Lehtolan seurakunta", "develop": "Pidempi puhelinaika", "about": "Kunta"},
)


def sheet(rows: Sequence[Row], language: str | None = None, kind: str = MEETING) -> list[list[str]]:
    """Headings and rows of a sheet written by hand, in a language; only columns that some row uses."""
    used = [column for column in columns(kind) if any(column.name in row for row in rows)]
    cells = [[_cell(column.name, row.get(column.name, ""), language) for column in used] for row in rows]
    return [[heading(column, kind, language) for column in used], *cells]


def _cell(name: str, text: str, language: str | None) -> str:
    return FLAG_WORDS[language or "en"][text != "yes"] if name == "remote" and text else text


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a CSV file."""
    return "\n".join(";".join(f'"{cell}"' if cell else "" for cell in row) for row in rows) + "\n"


def meeting_book(where: Path, rows: Sequence[Row], language: str | None = None, **sheets: str) -> Path:
    """A folder with a sheet of meetings, beside the area, network and organisation that it speaks of."""
    name = sheet_name(MEETING, language)
    return folder(where, **{**BOOK, **sheets, name: csv_text(sheet(rows, language))})


def meeting_workbook(path: Path, rows: Sequence[Row], language: str | None) -> Path:
    """The same as a spreadsheet."""
    others = {name: [line.split(";") for line in text.splitlines()] for name, text in BOOK.items()}
    return workbook(path, {**others, sheet_name(MEETING, language): sheet(rows, language)})


def noted(path: Path) -> list[Document | Node | Link]:
    """What the sheet of meetings has made: all that stands in a document. The book must have no error."""
    return [
        one
        for one in records(path, warnings=True)
        if (isinstance(one, Document) and one.id.startswith("verkosto"))
        or (isinstance(one, Node | Link) and one.evidence.document)
    ]


def by_id(path: Path) -> dict[str, Node]:
    """The nodes that the sheet of meetings has made."""
    return {one.id: one for one in noted(path) if isinstance(one, Node)}


def ends(path: Path, kind: str) -> set[tuple[str, str]]:
    """The ends of the links of a kind that the sheet of meetings has made."""
    return {(one.source, one.target) for one in noted(path) if isinstance(one, Link) and one.kind == kind}


def encoded(record: Dataset | Document | Node | Link) -> str:
    """A record as text, the same for the same record."""
    return encode_record(record) if isinstance(record, Dataset | Document) else encode_saying(record)


def without_language(made: Document | Node | Link) -> str:
    """A record without what is said in the language of the sheet."""
    if isinstance(made, Document):
        return f"{made.dataset} {made.id} {made.date} {made.date_basis} {made.publisher}"
    values = {key.partition("@")[0] if key[-3:-2] == "@" else key: one for key, one in made.values.items()}
    if isinstance(made, Node) and made.kind == "Event":
        values = {**values, "name": "", "names": tuple(sorted(str(made.values[f"name@{one}"]) for one in LANGUAGES))}
    evidence = (made.evidence.dataset, made.evidence.document, made.evidence.said_on)
    about = made.id if isinstance(made, Node) else f"{made.source} {made.target}"
    return f"{made.kind} {about} {sorted(values.items())} {evidence}"

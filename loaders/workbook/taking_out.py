"""The network in the workbook's own form, to be read, corrected and loaded again.

What the form cannot carry comes back as from any workbook: a saying without a place in its source gets the row it
stands in, one without a date that of its document; an empty text or list says nothing; texts lose spaces at their ends
and have their letters composed (NFC) and lines ended by a line feed; a document's languages stand as ``fi, sv``. None
of this can come from a workbook in the first place.

A folder of CSV files can be larger than what loads again: the bounds of ``raw`` are for files from anywhere.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from graph.export.base import Export, Progress, Wish
from graph.export.contents import Contents
from graph.model.records import Saying
from graph.store.base import View
from loaders.workbook import csv_folder, writer, xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TELL_EVERY = 1_000


def exports() -> list[Export]:
    """A folder of CSV files, and an Excel book."""
    return [Export("csv", "", "text/csv", _csv), Export("xlsx", "xlsx", XLSX, _xlsx)]


def _csv(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    language = wish.asking.language
    sheets = writer.sheets_of(_records(view, wish, tell), language)
    shutil.rmtree(path, ignore_errors=True)
    csv_folder.write(path, sheets, language)


def _xlsx(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    xlsx.write(path, writer.sheets_of(_records(view, wish, tell), wish.asking.language))


def _records(view: View, wish: Wish, tell: Progress) -> list[writer.Record]:
    """Datasets, documents and sayings."""
    contents = Contents(view, wish)
    sayings: list[Saying] = []
    for number, told in enumerate(contents, start=1):
        sayings.extend(told.sayings.values())
        if number % _TELL_EVERY == 0:
            tell("exporting", number)
    return [*contents.datasets(), *contents.documents(), *sayings]

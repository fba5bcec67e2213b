"""What the rows of one sheet need to know of the rows of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.merge.checks.faults import clipped
from graph.model.records import Dataset, Document, Finding, Place
from loaders.workbook.header import Header
from loaders.workbook.names import Names
from loaders.workbook.raw import error


@dataclass(slots=True)
class Book:
    """A workbook as far as it is read. ``only`` is the dataset, if there is just one.

    ``names`` is what its things and the known names are called.
    """

    name: str
    sheets: list[str] = field(default_factory=list)
    datasets: dict[str, Dataset] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    only: str = ""
    dataset_rows: int = 0
    lack_told: bool = False

    def dataset_of(self, header: Header, cells: Sequence[str], place: Place, faults: list[Finding]) -> str | None:
        """The dataset that a row belongs to; None if that is told as a fault, "" where the book has none."""
        if not self.dataset_rows:
            if not self.lack_told:
                self.lack_told = True
                faults.append(error("no-dataset", Place(self.name)))
            return ""
        named: str = self.only
        if "dataset" in header.parts:
            named = header.read("dataset", cells, place, faults).get("dataset", named)
        if named in self.datasets:
            return named
        if self.datasets:
            code = "unknown-dataset" if named else "which-dataset"
            known = ", ".join(sorted(self.datasets))
            faults.append(error(code, header.under("dataset", place), value=clipped(named), known=known))
        return None

    def cited(self, dataset: str, document: str, where: Place, faults: list[Finding]) -> bool:
        """Whether the dataset has a document of this id; told as a fault where not."""
        if (dataset, document) in self.documents:
            return True
        faults.append(error("unknown-document", where, document=clipped(document)))
        return False

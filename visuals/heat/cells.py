"""What each cell of a heat map says: how much is in force, only planned, over, or that nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from graph.questions.coverage import Cell, CoverageAnswer

Sort = Literal["heat-1", "heat-2", "heat-3", "heat-4", "planned", "over", "nothing"]

STEPS: tuple[tuple[Sort, int, str], ...] = (
    ("heat-1", 1, "1"),
    ("heat-2", 2, "2–3"),
    ("heat-3", 4, "4–6"),
    ("heat-4", 7, "7+"),
)
"""Steps of colour: their name in ``style.HEAT``, from how many on, and how they are told."""

OVER, NOTHING = "×", "–"


def sort_of(cell: Cell) -> Sort:
    """How a cell is painted: by what is in force; else planned, over, or nothing recorded."""
    if cell.in_force:
        return [name for name, least, _ in STEPS if cell.in_force >= least][-1]
    if cell.planned:
        return "planned"
    return "over" if cell.services else "nothing"


def short(cell: Cell) -> str:
    """A cell in few signs: what is in force, and in brackets what is planned; "×2" for two that are over."""
    sort = sort_of(cell)
    if sort == "nothing":
        return NOTHING
    if sort == "over":
        return f"{OVER}{len(cell.services)}"
    planned = f"({cell.planned})" if cell.planned else ""
    return f"{cell.in_force} {planned}".strip() if cell.in_force else planned


def without(cells: Iterable[Cell]) -> bool:
    """Whether nothing in a row or column is recorded as in force."""
    return not any(cell.in_force for cell in cells)


def column(answer: CoverageAnswer, at: int) -> list[Cell]:
    """The cells of a column."""
    return [row.cells[at] for row in answer.items]

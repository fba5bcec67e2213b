"""A map on the wall and the next one: what has hardly changed stands where it stood."""

from __future__ import annotations

import csv
from collections.abc import Callable
from math import hypot
from pathlib import Path
from statistics import median

import pytest

from tests.exporting import READERS, nodes
from tests.journeys.program import TODAY, Program
from tests.planting.plant import plant

Rows = list[dict[str, str]]
ORGANISATIONS = 300
OF_A_HUNDRED = 100


def places(program: Program, path: Path) -> dict[str, tuple[float, float]]:
    """Where things stand on the organisation map of everything."""
    program.text("draw", "-o", str(path), "--as-of", TODAY, "--limit", "1000")
    return {key: (one["x"], one["y"]) for key, one in nodes(READERS["graphml"](path)).items()}


def rewrite(path: Path, change: Callable[[Rows], Rows]) -> None:
    """Write the rows of a sheet anew."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        names, rows = list(reader.fieldnames or ()), list(reader)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=";")
        writer.writeheader()
        writer.writerows(change(rows))


def without_one_in_a_hundred(rows: Rows) -> Rows:
    """All rows but every hundredth."""
    return [row for number, row in enumerate(rows) if number % OF_A_HUNDRED]


def renamed_one_in_a_hundred(rows: Rows) -> Rows:
    """Every hundredth thing has another name."""
    return [
        row if number % OF_A_HUNDRED else {**row, "name@fi": f"{row['name@fi']} uusi"}
        for number, row in enumerate(rows)
    ]


def moved(before: dict[str, tuple[float, float]], after: dict[str, tuple[float, float]]) -> float:
    """How far the median thing has moved, as a share of the radius of the picture."""
    both = before.keys() & after.keys()
    x, y = (sum(before[key][axis] for key in both) / len(both) for axis in (0, 1))
    radius = max(hypot(before[key][0] - x, before[key][1] - y) for key in both)
    return median(hypot(after[key][0] - before[key][0], after[key][1] - before[key][1]) for key in both) / radius


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A made-up county as CSV files."""
    folder = tmp_path / "book"
    folder.mkdir()
    plant(folder, seed=1, organisations=ORGANISATIONS, each=3)
    return folder


def test_after_a_change_of_one_in_a_hundred_the_map_can_still_be_found_one_s_way_on(
    own: Program, book: Path, tmp_path: Path
) -> None:
    assert own.run("load", str(book)).code == 0
    before = places(own, tmp_path / "before.graphml")
    assert len(before) > ORGANISATIONS
    for sheet in ("member_of", "cooperates_with", "part_of"):
        rewrite(book / f"{sheet}.csv", without_one_in_a_hundred)
    rewrite(book / "Organisation.csv", renamed_one_in_a_hundred)
    assert own.run("load", str(book)).code == 0
    after = places(own, tmp_path / "after.graphml")
    assert after != before
    assert moved(before, after) < 0.1


def test_what_is_loaded_again_without_a_change_stands_where_it_stood(own: Program, book: Path, tmp_path: Path) -> None:
    assert own.run("load", str(book)).code == 0
    before = places(own, tmp_path / "before.graphml")
    assert own.run("load", str(book)).code == 0
    assert places(own, tmp_path / "after.graphml") == before

"""How often everyday words find the right need among the first three.

The phrases (``phrases/*.csv``: language, phrase, needs that a sensible helper would accept) were written by readers
who knew only the official names of the needs, not the other names that search knows them by.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bundled import bundled_store
from graph.questions.base import Asking
from graph.questions.search import search
from graph.store.base import Store

FIRST = 3
FOLDER = Path(__file__).parent / "phrases"


def measure() -> list[str]:
    """One line a set and language: share found; then the phrases of the first set that were not found."""
    with TemporaryDirectory() as folder:
        store = bundled_store(Path(folder) / "phrases.sqlite")
        lines = [line for path in sorted(FOLDER.glob("*.csv")) for line in _one_set(store, path)]
        store.close()
    return lines


def _one_set(store: Store, path: Path) -> list[str]:
    found: dict[str, list[bool]] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter=";"):
            wanted = set(row["needs"].split("|"))
            found.setdefault(row["language"], []).append(bool(wanted & _hits(store, row["phrase"], row["language"])))
    return [
        f"phrases, {path.stem} set, {language}: {sum(hits)} of {len(hits)} found among the first {FIRST} "
        f"({100 * sum(hits) / len(hits):.0f} %)"
        for language, hits in found.items()
    ]


def _hits(store: Store, phrase: str, language: str) -> set[str]:
    asking = Asking(date(2026, 11, 22), language)
    answer = store.ask(lambda view: search(view, asking, text=phrase, kinds="Need", limit=FIRST))
    return {item.node.id for item in answer.items}

"""Gaps that were planted are found, near misses are not, and nothing beside: on every store, with the same answers.

``tests/planting`` makes the networks from what ``docs/questions.md`` says and calls nothing of the program. In CI a
small network; ``SEINATON_FULL=1`` makes one of 2,000 organisations with 30 gaps and 30 near misses of each kind. How
many of each were found is printed (``pytest -rP``).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model.text import Analyser
from graph.questions.base import MOST_ITEMS, Asking
from graph.questions.gaps import gap_kinds
from graph.questions.gaps.question import gaps
from graph.store.base import Store
from loaders.run import load
from tests.planting.plant import plant
from tests.planting.planted import TODAY, Ask, Gap, Planted
from tests.stores import ENGINES, engine_params

FULL = os.environ.get("SEINATON_FULL") == "1"
ORGANISATIONS, EACH = (2_000, 30) if FULL else (150, 3)
ASKING = Asking(TODAY, "en", "network")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    """The planted network as a folder of CSV, and what it promises."""
    folder = tmp_path_factory.mktemp("planted")
    return folder, plant(folder, seed=7, organisations=ORGANISATIONS, each=EACH)


@pytest.fixture(scope="module", params=engine_params())
def store(
    request: pytest.FixtureRequest, book: tuple[Path, Planted], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The planted network on an engine."""
    opened = ENGINES[str(request.param)](tmp_path_factory.mktemp("store"), analyser=Analyser(voikko=False))
    load(opened, book[0])
    yield opened
    opened.close()


def found(store: Store, ask: Ask) -> list[Gap]:
    """The area's own gaps, as the planter names them."""
    kinds = ",".join(ask.kinds) or None
    answer = store.ask(lambda view: gaps(view, ASKING, area=ask.area, kinds=kinds, limit=MOST_ITEMS))
    own = [item for item in answer.items if item.place.code == "own"]
    return [Gap(one.kind.code, frozenset(ref.id for ref in one.about), one.detail or "") for one in own]


def test_each_planted_gap_is_found_and_no_near_miss(store: Store, book: tuple[Path, Planted]) -> None:
    planted, hits, wrong = Counter[str](), Counter[str](), []
    for ask in book[1].asks:
        told = found(store, ask)
        assert len(set(told)) == len(told), "each gap is told once"
        planted.update(one.kind for one in ask.gaps)
        hits.update(one.kind for one in ask.gaps & set(told))
        wrong += [(ask.area, "not found", one) for one in sorted(ask.gaps - set(told), key=str)]
        wrong += [
            (ask.area, "near miss told" if one in ask.misses else "told beside", one)
            for one in sorted(set(told) - ask.gaps, key=str)
        ]
    shares = {kind: f"{hits[kind]} of {number}" for kind, number in sorted(planted.items())}
    print(f"{book[1].organisations} organisations, found of planted: {shares}; wrong: {len(wrong)}")
    assert wrong == []
    assert set(planted) == set(gap_kinds()), "every kind is planted"


def test_near_misses_of_every_kind_are_planted(book: tuple[Path, Planted]) -> None:
    misses = Counter(one.kind for ask in book[1].asks for one in ask.misses)
    assert {kind: count for kind, count in misses.items() if count < EACH} == {}
    assert set(misses) == set(gap_kinds())

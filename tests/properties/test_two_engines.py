"""Two engines that were told the same tell the same: after any history, in every answer, to the last letter.

In CI 200 random networks, always the same ones. ``SEINATON_FULL=1`` compares 5,000 others.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS

from tests.comparing import Pair
from tests.mixed import Asked, Move, asked, histories
from tests.stores import ENGINES, Clock

PARTS = 4
"""Tests that share the networks, so that workers can share the time."""
FULL = os.environ.get("SEINATON_FULL") == "1"
NETWORKS = 5_000 if FULL else 200

# By itself Hypothesis varies what it has tried: of 200 networks some 40 would be new ones. Under another name than its
# own the same provider draws each from scratch.
AVAILABLE_PROVIDERS["from-scratch"] = AVAILABLE_PROVIDERS["hypothesis"]


@contextmanager
def pair(one: str, other: str) -> Iterator[Pair]:
    """A fresh store of each of two engines."""
    clock = Clock()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        stores = []
        for number, engine in enumerate((one, other)):
            home = Path(folder) / f"{number}"
            home.mkdir()
            stores.append(ENGINES[engine](home, clock=clock))
            stack.callback(stores[-1].close)
        yield Pair((stores[0], stores[1]), (one, other), clock)


@pytest.mark.needs_neo4j
@pytest.mark.parametrize("part", range(PARTS))
def test_any_history_gives_the_same_graph_and_the_same_answers(
    part: int, record_property: Callable[[str, object], None]
) -> None:
    compared: set[str] = set()

    def on_neo4j_as_on_sqlite(history: list[Move], questions: list[Asked]) -> None:
        with pair("sqlite", "neo4j") as both:
            both.play(history, questions)
        compared.add(repr(history))

    begin = time.monotonic()
    many = NETWORKS // PARTS
    with_seed = seed(part + (1_000 if FULL else 0))
    chosen = settings(
        max_examples=many + 1,  # the first is always the simplest of all
        backend="from-scratch",
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    with_seed(chosen(given(history=histories(), questions=asked())(on_neo4j_as_on_sqlite)))()
    told = f"{len(compared)} networks without a difference in {time.monotonic() - begin:.0f} s"
    print(told)
    record_property("networks", told)
    assert len(compared) >= many

"""A network's index to ask, and a way to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graph.export.base import Wish
from graph.export.sparql.asking import Answer, Queries
from graph.export.sparql.index import Index, index_of
from graph.export.sparql.limits import Limits
from graph.questions.base import Asking
from graph.store.base import Store
from tests.bundled import load_bundled
from tests.networks import TODAY
from tests.stores import open_sqlite

WISH = Wish(Asking(TODAY))
LIMITS = Limits(seconds=20, memory_mb=512, result_mb=5, at_once=2, patience=20)

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the needs, the areas and the made-up network: some ten thousand triples."""
    store = open_sqlite(tmp_path_factory.mktemp("made-up"))
    load_bundled(store, ("needs", "esimerkkila"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def index(made_up: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with index_of(made_up, WISH, tmp_path_factory.mktemp("spool"), lambda step, count: None) as made:
        yield made


@pytest.fixture
def ask(index: Index) -> Ask:
    """Ask the index. ``limits``: others than the usual; ``forms``: acceptable ones."""

    def asked(query: str, *forms: str, limits: Limits = LIMITS) -> Answer:
        return Queries(limits, WISH.base_uri).ask(index, query, forms or ("json", "turtle"))

    return asked

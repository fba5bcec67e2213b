"""What is taken out as a workbook and loaded again is the same network, whatever it holds."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from graph.model.records import Dataset, Document, Merged, Saying
from graph.model.vocabulary import LANGUAGES
from graph.store.base import Store
from loaders.run import load
from tests.exporting import exported
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records


def _network(store: Store) -> tuple[str, list[Merged]]:
    return store.ask(lambda view: (view.revision.digest, list(view.records())))


def _put(store: Store, said: list[Record]) -> None:
    first, *rest = said
    assert isinstance(first, Dataset)
    records: list[Document | Saying] = [one for one in rest if not isinstance(one, Dataset)]
    store.change(first, records)


def _comes_back(engine: str, first: list[Record], second: list[Record], name: str, language: str) -> None:
    """Out of the store of an engine, and into a file store: loading is alike in all engines."""
    with TemporaryDirectory() as folder:
        with fresh(engine) as store:
            _put(store, first)
            _put(store, second)
            given = _network(store)
            form = name.removeprefix("book.")
            path = exported(store, form, Path(folder) / name, language=language, scope="network", personal=True)
        with fresh("sqlite") as again:
            load(again, path, keep_personal=True)
            assert _network(again) == given


test_a_network_comes_back_from_its_tables = on_each_engine(
    share=0.3,
    first=records("a"),
    second=records("b"),
    name=st.sampled_from(("csv", "book.xlsx")),
    language=st.sampled_from(LANGUAGES),
)(_comes_back)

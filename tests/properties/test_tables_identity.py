"""What is taken out as a workbook and loaded again is the same network, whatever it holds."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from graph.model.codec import without
from graph.model.records import Dataset, Document, Merged, Node, Saying
from graph.model.vocabulary import LANGUAGES, base_name
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


def _public_part_comes_back(engine: str, first: list[Record], second: list[Record], name: str) -> None:
    with TemporaryDirectory() as folder:
        with fresh(engine) as store:
            _put(store, first)
            _put(store, second)
            public = [record for record in _network(store)[1] if record.visibility == "public"]
            path = exported(store, name.removeprefix("book."), Path(folder) / name)
        with fresh("sqlite") as again:
            load(again, path)
            assert _network(again)[1] == public


test_the_public_part_of_a_network_comes_back = on_each_engine(
    share=0.3, first=records("a"), second=records("b"), name=st.sampled_from(("csv", "book.xlsx"))
)(_public_part_comes_back)


def _nameless(said: list[Record]) -> list[Record]:
    """The same, what somebody confirmed without its name: it waits, and its relations, unless others name it."""
    return [
        without(one, [name for name in one.values if base_name(name) == "name"])
        if isinstance(one, Node) and one.evidence.verified_on
        else one
        for one in said
    ]


def _comes_back(engine: str, first: list[Record], second: list[Record], waits: bool, name: str, language: str) -> None:
    """Out of the store of an engine, and into a file store: loading is alike in all engines."""
    with TemporaryDirectory() as folder:
        with fresh(engine) as store:
            _put(store, first)
            _put(store, _nameless(second) if waits else second)
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
    waits=st.booleans(),
    name=st.sampled_from(("csv", "book.xlsx")),
    language=st.sampled_from(LANGUAGES),
)(_comes_back)

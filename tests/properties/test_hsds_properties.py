"""Whatever sources say, what is exported of it as HSDS keeps the standard, and nothing in it leads nowhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import strategies as st

from graph.model.records import Dataset
from graph.model.vocabulary import LANGUAGES
from graph.store.base import Scope, Store
from tests.conftest import shared_folder
from tests.exporting import exported
from tests.hsds import Standard, described_faults, page_faults, table_faults
from tests.networks import Drawn, channel, link, service
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 3
SCOPES: st.SearchStrategy[Scope] = st.sampled_from(("public", "network"))
SHARED = shared_folder(Path(__file__).resolve().parents[2])
MOST = 12
"""Records of a dataset: enough that services have places, channels and providers."""


@cache
def standard() -> Standard:
    """HSDS 3.0, read once."""
    return Standard(SHARED / "data" / "hsds" / "3.0")


def tell(store: Store, drawn: Sequence[list[Record]]) -> None:
    """Put a network of several datasets into a store."""
    for dataset, *rest in drawn:
        assert isinstance(dataset, Dataset)
        store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])


@pytest.mark.needs_shared
@on_each_engine(SHARE, url=st.from_regex(r"(?i:https?://[^\s/?#]\S*|mailto:[^\s@]+@[^\s@]+)", fullmatch=True))
def test_any_address_of_a_channel_becomes_one_that_the_standard_takes(engine: str, url: str) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        Drawn(store).draw(service("a"), channel("b", url=url), link("reached_through", "service/a", "channel/b"))
        page = json.loads(exported(store, "hsds", Path(folder) / "page.json").read_text(encoding="utf-8"))
        rows = exported(store, "hsds-csv", Path(folder) / "tables")
        assert standard().faults(page) == standard().faults_of_tables(rows) == described_faults(rows) == []
    (told,) = [one for one in page["contents"][0]["attributes"] if one["link_type"] == "reached_through"]
    assert told["value"] == f"b · {url}", "and stands as it was recorded, too"


@on_each_engine(
    SHARE,
    first=records("a", MOST),
    second=records("b"),
    language=st.sampled_from(LANGUAGES),
    scope=SCOPES,
    personal=st.booleans(),
)
def test_nothing_leads_nowhere_and_nothing_stands_twice(
    engine: str, first: list[Record], second: list[Record], **wished: Any
) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        tell(store, (first, second))
        page = exported(store, "hsds", Path(folder) / "page.json", **wished)
        rows = exported(store, "hsds-csv", Path(folder) / "tables", **wished)
        assert page_faults(json.loads(page.read_text(encoding="utf-8"))) == []
        assert table_faults(rows) == []
        assert described_faults(rows) == []


@pytest.mark.needs_shared
@on_each_engine(
    SHARE, first=records("a", MOST), second=records("b"), language=st.sampled_from(LANGUAGES), personal=st.booleans()
)
def test_every_network_keeps_the_standard(
    engine: str, first: list[Record], second: list[Record], **wished: Any
) -> None:
    with fresh(engine) as store, TemporaryDirectory() as folder:
        tell(store, (first, second))
        page = exported(store, "hsds", Path(folder) / "page.json", **wished)
        rows = exported(store, "hsds-csv", Path(folder) / "tables", **wished)
        assert standard().faults(json.loads(page.read_text(encoding="utf-8"))) == []
        assert standard().faults_of_tables(rows) == []

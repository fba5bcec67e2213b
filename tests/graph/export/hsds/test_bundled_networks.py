"""The bundled networks as HSDS: without a fault by the standard's own schemas, by frictionless, and by our checks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.bundled import load_bundled
from tests.exporting import exported
from tests.hsds import Standard, described_faults, page_faults, table_faults, tables
from tests.stores import open_sqlite

NETWORKS = {"real": ("areas", "needs", "texts"), "made-up": ("areas", "needs", "esimerkkila")}
"""Each with the areas and needs that it speaks of."""


@dataclass(frozen=True, slots=True)
class Written:
    """A network in both forms, and how many services there are in the store."""

    services: int
    page: dict[str, Any]
    folder: Path


@pytest.fixture(scope="module", params=[(name, language) for name in NETWORKS for language in ("fi", "sv", "en")])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """One of the networks in one of the languages."""
    name, language = request.param
    folder = tmp_path_factory.mktemp("hsds")
    store = open_sqlite(folder)
    load_bundled(store, NETWORKS[name])
    page = exported(store, "hsds", folder / "page.json", language=language)
    rows = exported(store, "hsds-csv", folder / "tables", language=language)
    services = store.ask(lambda view: sum(1 for one in view.records() if one.kind == "Service"))
    yield Written(services, json.loads(page.read_text(encoding="utf-8")), rows)
    store.close()


def test_nothing_leads_nowhere_and_nothing_stands_twice(written: Written) -> None:
    assert page_faults(written.page) == []
    assert table_faults(written.folder) == []
    assert described_faults(written.folder) == []


@pytest.mark.needs_shared
def test_it_keeps_the_standard(written: Written, standard: Standard) -> None:
    assert standard.faults(written.page) == []
    assert standard.faults_of_tables(written.folder) == []


def test_both_forms_have_every_service(written: Written) -> None:
    rows = tables(written.folder)["service"]
    assert {(one["id"], one["status"]) for one in rows} == {(s["id"], s["status"]) for s in written.page["contents"]}
    assert len(rows) == written.services > 0

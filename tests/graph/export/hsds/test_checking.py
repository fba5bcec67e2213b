"""The checks of HSDS files notice what they are there for: without this, no fault found would mean nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.exporting import exported
from tests.hsds import Standard, described_faults, page_faults, table_faults
from tests.networks import Drawn, area, channel, link, organisation, service
from tests.stores import open_sqlite

Page = dict[str, Any]


@pytest.fixture
def forms(tmp_path: Path) -> tuple[Page, Path]:
    """A small network in both forms."""
    store = open_sqlite(tmp_path)
    Drawn(store).draw(
        area("home"),
        organisation("town"),
        channel("web", url="https://example.org/"),
        service("cafe", verified_on="2026-10-02", languages=("fi",)),
        link("provides", "organisation/town", "service/cafe"),
        link("available_in", "service/cafe", "area/home"),
        link("reached_through", "service/cafe", "channel/web"),
    )
    page = exported(store, "hsds", tmp_path / "page.json")
    folder = exported(store, "hsds-csv", tmp_path / "tables")
    store.close()
    return json.loads(page.read_text(encoding="utf-8")), folder


def _set(page: Page, name: str, value: object) -> None:
    page["contents"][0][name] = value


BY_THE_STANDARD: dict[str, Callable[[Page], None]] = {
    "null": lambda page: _set(page, "alert", None),
    "no status": lambda page: page["contents"][0].pop("status"),
    "a status of its own": lambda page: _set(page, "status", "planned"),
    "no UUID": lambda page: _set(page, "id", "service/cafe"),
    "no address": lambda page: _set(page, "url", "https://example.org/ä"),
    "no e-mail": lambda page: _set(page, "email", "nobody"),
    "no description of the organisation": lambda page: page["contents"][0]["organization"].pop("description"),
    "a count in words": lambda page: page.update(total_items="one"),
}

BY_US: dict[str, Callable[[Page], None]] = {
    "a wrong count": lambda page: page.update(total_items=2),
    "a second page": lambda page: page.update(last_page=False),
    "twice": lambda page: page["contents"].append(page["contents"][0]),
    "two things with one id": lambda page: page["contents"][0]["organization"].update(id=page["contents"][0]["id"]),
    "dangling": lambda page: _set(page, "program_id", "1e00e955-8eb6-5d11-9797-e7512b94955e"),
    "no day": lambda page: _set(page, "assured_date", "2026-02-30"),
    "no language": lambda page: page["contents"][0]["languages"][0].update(code="suomi"),
    "an empty text": lambda page: _set(page, "alert", ""),
}


@pytest.mark.needs_shared
@pytest.mark.parametrize("fault", BY_THE_STANDARD)
def test_the_schemas_notice(fault: str, forms: tuple[Page, Path], standard: Standard) -> None:
    page, _ = forms
    assert standard.faults(page) == []
    BY_THE_STANDARD[fault](page)
    assert len(standard.faults(page)) == 1


@pytest.mark.parametrize("fault", BY_US)
def test_we_notice(fault: str, forms: tuple[Page, Path]) -> None:
    page, _ = forms
    assert page_faults(page) == []
    BY_US[fault](page)
    assert page_faults(page) != []


def rewrite(path: Path, column: str, value: str) -> None:
    """Put a value into a column of the first row."""
    with path.open(encoding="utf-8", newline="") as file:
        first, *rest = csv.DictReader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerows([{**first, column: value}, *rest])


IN_TABLES = {
    "organization_id": "1e00e955-8eb6-5d11-9797-e7512b94955e",
    "status": "planned",
    "name": "",
    "assured_date": "2026-02-30",
    "url": "example",
    "id": "cafe",
}
"""What a row of the services must not hold, by column."""


@pytest.mark.needs_shared
@pytest.mark.parametrize("column", IN_TABLES)
def test_frictionless_notices(column: str, forms: tuple[Page, Path], standard: Standard) -> None:
    _, folder = forms
    assert described_faults(folder) == standard.faults_of_tables(folder) == []
    rewrite(folder / "services.csv", column, IN_TABLES[column])
    assert described_faults(folder) != []
    assert standard.faults_of_tables(folder) != []


def test_an_attribute_of_nothing_is_noticed(forms: tuple[Page, Path]) -> None:
    _, folder = forms
    assert table_faults(folder) == []
    rewrite(folder / "attributes.csv", "link_entity", "phone")
    assert table_faults(folder) != []

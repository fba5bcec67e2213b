"""The page about HSDS tells of every table and every word that the export writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.export.hsds.fields import ENUMS, TABLES
from graph.export.hsds.forms import hsds_exports


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    """The words of ``docs/export-hsds.md`` that stand in code."""
    text = (repository / "docs" / "export-hsds.md").read_text(encoding="utf-8")
    return " ".join(re.findall(r"`([^`\n]+)`", text))


@pytest.mark.parametrize("name", [*TABLES, *ENUMS["service", "status"], *(one.name for one in hsds_exports())])
def test_it_is_told(name: str, page: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page)

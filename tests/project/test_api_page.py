"""The page about HTTP names every address that there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from api.app import create_app
from api.settings import Settings
from tests.stores import open_sqlite


def test_the_page_names_every_address(repository: Path, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    app = create_app(Settings.from_env({"HOME": str(tmp_path)}), store)
    described = {*app.openapi()["paths"], str(app.openapi_url)}
    store.close()
    text = (repository / "docs" / "api.md").read_text(encoding="utf-8")
    table = text.partition("## Addresses")[2].partition("\n\n`as_of`")[0]
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert {address for cell in cells for address in re.findall(r"`(/[^`]*)`", cell)} == described

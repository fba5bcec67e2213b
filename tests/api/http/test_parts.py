"""Long answers in parts: of every question that lists items, all parts together are the whole."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.questions import questions

ASKED = {
    "search": "/search?text=neuvola",
    "browse": "/browse?kind=Service",
    "partners": "/partners?need=vertaistuki",
    "routes": "/routes?origin=family&target=puheen%20kehitys&area=Esimerkkil%C3%A4",
    "changes": "/changes?since=0&area=Esimerkkil%C3%A4",
}
"""Questions whose answers can be asked for in parts, each with more than one item."""

_PARTS = 4


def test_every_such_question_is_asked_here() -> None:
    listed = {one.name for one in questions().values() if any(parameter.cuts_items for parameter in one.parameters)}
    assert set(ASKED) == listed


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("address", ASKED.values(), ids=ASKED)
def test_parts_fit_together(client: TestClient, address: str, language: str) -> None:
    whole = client.get(f"{address}&language={language}&limit=1000").json()["items"]
    size = max(1, len(whole) // _PARTS)
    found: list[object] = []
    part = f"{address}&language={language}&limit={size}"
    while part and len(found) < len(whole):
        told = client.get(part)
        assert told.status_code == 200, told.text
        found += told.json()["items"]
        part = told.headers.get("link", "").removeprefix("<").partition(">")[0]
    assert len(whole) > 1
    assert found == whole

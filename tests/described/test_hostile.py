"""Whatever is put into a parameter, a header or the content of any operation stays text: nothing runs, nothing leaks.

Operations and their parameters are taken from the application's own description. Readers that are browsers are among
those that ask, so that pages are tried as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from api.settings import Settings
from graph.store.base import Store
from tests.described.asking import HEADERS, Asked, right
from tests.described.hostile import FOR_PAGES, Answer, Trap, texts, trap, wrong

_BROWSER = "text/html"


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A reader. What goes wrong inside comes back as an answer, as it would to anybody."""
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def set_trap(tmp_path: Path) -> Iterator[Trap]:
    with trap(tmp_path) as one:
        yield one


@pytest.fixture
def folders(repository: Path, settings: Settings) -> tuple[Path, ...]:
    return (repository, settings.data_folder)


@pytest.mark.parametrize(
    "page",
    [
        "<script>hostile()</script>",
        "<p><img src=x onerror=hostile()></p>",
        "<svg/onload=hostile()>",
        "<a href=' JavaScript:hostile()'>x</a>",
    ],
)
def test_a_page_in_which_something_runs_would_be_noticed(page: str) -> None:
    answer = Response(200, headers={"Content-Type": "text/html"}, text=page)
    assert wrong(answer, "", ())
    shown = Response(200, headers={"Content-Type": "text/html"}, text=f"<p>{escape(page)}</p>")
    assert not wrong(shown, "", ())


def test_what_is_made_hostile_is_right_before(app: FastAPI, client: TestClient, token: str) -> None:
    """Otherwise nothing would be tried but refusals."""
    for asked, _ in _asked(app):
        answer = _send(client, asked, {"Authorization": token, "Accept": _BROWSER})
        assert answer.status_code < 400, f"{asked}: {answer.text}"


def test_hostile_texts_in_parameters(
    app: FastAPI, client: TestClient, network: Store, token: str, set_trap: Trap, folders: tuple[Path, ...]
) -> None:
    before = _digest(network)
    found: list[str] = []
    every = texts(set_trap.file, set_trap.address)
    for asked, is_page in _asked(app):
        for place in asked.places():
            for kind, text in every.items():
                if not is_page or kind in FOR_PAGES:
                    answer = _send(client, asked.put(place, text), {"Authorization": token, "Accept": _BROWSER})
                    found += _told(asked, f"{kind} in {place}", wrong(answer, text, folders))
    assert not found, "\n".join(found)
    assert not set_trap.has_run()
    assert _digest(network) == before


@pytest.mark.parametrize("names", [HEADERS, ("Authorization",)], ids=["all but the token", "the token"])
def test_hostile_texts_in_headers(
    app: FastAPI,
    client: TestClient,
    network: Store,
    set_trap: Trap,
    folders: tuple[Path, ...],
    names: tuple[str, ...],
) -> None:
    before = _digest(network)
    found: list[str] = []
    for asked in right(app.openapi()):
        for kind, text in texts(set_trap.file, set_trap.address).items():
            answer = _send(client, asked, dict.fromkeys(names, text))
            found += _told(asked, f"{kind} in {', '.join(names)}", wrong(answer, text, folders))
    assert not found, "\n".join(found)
    assert not set_trap.has_run()
    assert _digest(network) == before


def _asked(app: FastAPI) -> Iterator[tuple[Asked, bool]]:
    """Right requests; of what has a form, also the one without it: then a browser is shown a page, where there is one.

    Beside each, whether it is such a one.
    """
    for asked in right(app.openapi()):
        yield asked, False
        if "format" in asked.query:
            yield asked.without("format"), True


def _send(client: TestClient, asked: Asked, headers: Mapping[str, str]) -> Answer:
    raw = {name.encode(): value.encode() for name, value in headers.items()}
    given = dict(asked.query)
    answer: Answer = client.request(asked.method, asked.address, params=given, content=asked.body, headers=raw)
    return answer


def _told(asked: Asked, what: str, found: list[str]) -> list[str]:
    return [f"{asked.method} {asked.path}, {what}: {one}" for one in found]


def _digest(store: Store) -> str:
    return store.ask(lambda view: view.revision.digest)

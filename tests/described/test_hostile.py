"""Whatever is put into a parameter, a header or the content of any operation stays text: nothing runs, nothing leaks.

Operations and their parameters are taken from the application's own description. Readers that are browsers are among
those that ask, so that pages are tried as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from api.app import create_app
from api.settings import Settings
from graph.store.base import Store
from tests.bundled import load_bundled
from tests.described.asking import HEADERS, Asked, right
from tests.described.hostile import FOR_PAGES, Answer, Trap, texts, trap, wrong
from tests.stores import ENGINES, engine_params

_BROWSER = "text/html"
FOR_A_STORE = (
    "sql",
    "words of a text index",
    "cypher",
    "cypher that calls",
    "template",
    "nul",
    "signs",
    "huge",
)
"""Kinds that would do something in a store. Every other engine than SQLite is tried with these alone, and without
pages: what else becomes of a text does not hang on the engine.
"""


@dataclass(frozen=True, slots=True)
class Tried:
    """The application over an engine, and what of it is tried."""

    app: FastAPI
    store: Store
    kinds: Collection[str] = ()
    pages: bool = True

    def texts(self, one: Trap) -> Mapping[str, str]:
        """The hostile texts, by kind."""
        return {
            kind: text for kind, text in texts(one.file, one.address).items() if not self.kinds or kind in self.kinds
        }

    def asked(self) -> Iterator[tuple[Asked, bool]]:
        """Requests that are right, and whether a page is asked for."""
        return ((asked, is_page) for asked, is_page in _asked(self.app) if self.pages or not is_page)


@pytest.fixture(scope="module", params=engine_params())
def tried(
    request: pytest.FixtureRequest,
    app: FastAPI,
    network: Store,
    settings: Settings,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Tried]:
    """The bundled networks on each engine."""
    if request.param == "sqlite":
        yield Tried(app, network)
        return
    store = ENGINES[request.param](tmp_path_factory.mktemp("hostile"))
    load_bundled(store)
    yield Tried(create_app(settings, store), store, FOR_A_STORE, pages=False)
    store.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return _reader(app)


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


def test_hostile_texts_in_parameters(tried: Tried, token: str, set_trap: Trap, folders: tuple[Path, ...]) -> None:
    client = _reader(tried.app)
    before = _held(tried.store)
    found: list[str] = []
    every = tried.texts(set_trap)
    for asked, is_page in tried.asked():
        for place in asked.places():
            for kind, text in every.items():
                if not is_page or kind in FOR_PAGES:
                    answer = _send(client, asked.put(place, text), {"Authorization": token, "Accept": _BROWSER})
                    found += _told(asked, f"{kind} in {place}", wrong(answer, text, folders))
    assert not found, "\n".join(found)
    assert not set_trap.has_run()
    assert _held(tried.store) == before


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


def _reader(app: FastAPI) -> TestClient:
    """A reader. What goes wrong inside comes back as an answer, as it would to anybody."""
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


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


def _held(store: Store) -> tuple[str, int]:
    """What a store holds: what it says of itself, and how many records really are there."""
    return store.ask(lambda view: (view.revision.digest, sum(1 for _ in view.records())))


def _digest(store: Store) -> str:
    return store.ask(lambda view: view.revision.digest)

"""Every question over HTTP: the answer is that of the other door, says how fresh it is, and is not made twice."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api.app import create_app
from api.pages.site import Site
from api.printing import as_json
from api.routes.questions import question_routes
from api.settings import Settings
from graph.model.records import Dataset, Evidence, Link, Node
from graph.questions import questions
from graph.questions.base import Answer, Asking, Fact, Parameter, Question, frame
from graph.store.base import Store, View
from tests.addresses import address_of
from tests.contracts.question_worlds import BUNDLED
from tests.stores import Clock, open_sqlite

AS_OF = "2026-11-22"
FOR_THE_NETWORK = {"meeting"}
"""Questions for those alone who may see what the network keeps inside."""

ASKED = [case for case in BUNDLED if case[0] not in FOR_THE_NETWORK]
ADDRESSES = [address_of(*case) for case in ASKED]


def test_every_question_is_asked_here() -> None:
    assert {name for name, _ in ASKED} == set(questions()) - FOR_THE_NETWORK


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("name", "given"), ASKED, ids=ADDRESSES)
def test_an_answer_is_that_of_the_other_door(
    client: TestClient, network: Store, repository: Path, name: str, given: dict[str, Fact], language: str
) -> None:
    address = address_of(name, given)
    between = "&" if "?" in address else "?"
    told = client.get(f"{address}{between}as_of={AS_OF}&language={language}")
    assert told.status_code == 200, told.text
    asking = Asking(date.fromisoformat(AS_OF), language)
    expected = json.loads(as_json(network.ask(lambda view: questions()[name].answer(view, asking, **given))))
    assert _without_names(told.json()) == _without_names(expected)
    schema = json.loads((repository / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(told.json())) == []
    assert told.headers["content-language"] == language
    assert told.headers["cache-control"] == "no-cache"


def _without_names(answer: dict[str, Any]) -> dict[str, Any]:
    """What an answer says, but for what its parameters were called: an id in the address stands for a name. And but for
    the digest, which this door seals.
    """
    return {name: part for name, part in answer.items() if name not in {"asked", "taken", "digest"}}


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("sv", "sv"),
        ("sv-FI, fi;q=0.5", "sv"),
        ("de, en;q=0.8, fi;q=0.2", "en"),
        ("en;q=0, sv;q=0.1", "sv"),
        ("de", "fi"),
        ("", "fi"),
        ("*", "fi"),
        ("en;q=nonsense, sv;q=0.3", "sv"),
    ],
)
def test_the_reader_gets_the_language_the_browser_wants(client: TestClient, wanted: str, given: str) -> None:
    told = client.get("/nodes/area/kemi", headers={"Accept-Language": wanted})
    assert told.headers["content-language"] == given
    assert "Accept-Language" in told.headers["vary"]


def test_a_language_that_is_named_comes_first(client: TestClient) -> None:
    told = client.get("/nodes/area/kemi?language=en", headers={"Accept-Language": "sv"})
    assert told.headers["content-language"] == "en"


@pytest.mark.parametrize("address", [*ADDRESSES, "/datasets"])
def test_who_has_the_answer_is_told_so(client: TestClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    between = "&" if "?" in address else "?"
    for other in (f"{address}{between}language=en", f"{address}{between}as_of=2026-01-01"):
        assert client.get(other, headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize("address", ["/partners?need=nothing+of+all", "/search?text=neuvola&limit=-1", "/datasets"])
def test_nobody_has_an_answer_of_which_nothing_is_told(client: TestClient, address: str) -> None:
    """``*`` means any answer (RFC 9110, 13.1.2): whether there is one is not known before it is worked out."""
    told = client.get(address, headers={"If-None-Match": "*"})
    assert told.status_code == client.get(address).status_code != 304


@pytest.mark.parametrize("address", ["/datasets", "/changes?since=0"])
def test_answers_with_one_number_and_another_network_have_other_tags(
    settings: Settings, tmp_path: Path, address: str
) -> None:
    """As after a backup was put back: the number comes again."""
    tags = []
    for name in ("Neuvola", "Perhetyö"):
        (tmp_path / name).mkdir()
        store = open_sqlite(tmp_path / name, clock=Clock())
        store.change(Dataset("a", name), [Node("Service", "service/x", {"name@fi": name}, Evidence("a"))])
        answer = TestClient(create_app(settings, store)).get(address)
        tags.append((answer.json()["revision"], answer.headers["etag"]))
        store.close()
    assert tags[0][0] == tags[1][0]
    assert tags[0][1] != tags[1][1]


def test_an_answer_is_new_when_the_network_is(settings: Settings, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    reader = TestClient(create_app(settings, store))
    said = Evidence("a", locator="rivi 1", said_on="2026")
    store.change(Dataset("a", "Aineisto"), [Node("Area", "area/kemi", {"name@fi": "Kemi"}, said)])
    tags: list[str] = []
    for name in ("Neuvola", "Perhetyö"):
        store.change(
            Dataset("b", "Toinen"), [Node("Service", "service/x", {"name@fi": name}, replace(said, dataset="b"))]
        )
        told = reader.get("/nodes/service/x", headers={"If-None-Match": ", ".join(tags)})
        assert told.json()["node"]["name"] == name
        tags.append(told.headers["etag"])
    store.close()
    assert len(set(tags)) == 2


def test_what_has_moved_says_where_to(settings: Settings, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    reader = TestClient(create_app(settings, store), follow_redirects=False)
    said = Evidence("a", locator="rivi 1", said_on="2026")
    twins = [Node("Area", f"area/{one}", {"name@fi": "Kemi"}, said) for one in ("kemi", "kemin-kaupunki")]
    store.change(Dataset("a", "Aineisto"), [*twins, Link("same_as", "area/kemi", "area/kemin-kaupunki", {}, said)])
    moves = {
        "/nodes/area/kemin-kaupunki?language=sv": "/nodes/area/kemi?language=sv",
        "/services/kemin-kaupunki": "/services/kemi",
    }
    for old, new in moves.items():
        told = reader.get(old)
        assert (told.status_code, told.headers["location"]) == (301, new)
        assert reader.get(new).status_code == 200
    for one in ("kemi", "kemin-kaupunki"):
        told = reader.get(f"/id/area/{one}")
        assert (told.status_code, told.headers["location"]) == (303, "/nodes/area/kemi")
    store.close()


@dataclass(frozen=True, slots=True)
class _CountAnswer(Answer):
    """How many there are."""

    items: tuple[int, ...] = ()


def _count(view: View, asking: Asking, *, kind: str, least: int = 1) -> _CountAnswer:
    """How many things of a kind there are."""
    found = sum(1 for one in view.records() if one.kind == kind)
    asked: dict[str, Fact] = {"kind": kind, "least": least}
    return _CountAnswer(items=(max(found, least),), **frame(view, asking, "count", asked))


def test_a_new_question_needs_nothing_but_its_place_in_the_register(network: Store, settings: Settings) -> None:
    parameters = (Parameter("kind", required=True), Parameter("least", "whole", default=1))
    register = {"count": Question("count", _count, _CountAnswer, parameters)}
    app = FastAPI()
    app.include_router(question_routes(register, settings, network, Site(settings, register, network)))
    reader = TestClient(app)
    assert reader.get("/count?kind=Organisation").json()["items"][0] > 10
    assert reader.get("/count?kind=Nothing&least=3").json()["items"] == [3]
    told = reader.get("/openapi.json").json()["paths"]["/count"]["get"]
    assert {one["name"] for one in told["parameters"]} == {"kind", "least", "format", "as_of", "language"}


def test_parts_of_an_answer_fit_together(client: TestClient) -> None:
    whole = client.get("/search?text=neuvola&limit=9").json()["items"]
    address, found = "/search?text=neuvola&limit=4", []
    while address:
        told = client.get(address)
        found += told.json()["items"]
        address = told.headers.get("link", "").removeprefix("<").partition(">")[0] if len(found) < len(whole) else ""
    assert len(whole) == 9
    assert found[:9] == whole
    assert client.get("/search?text=neuvola&limit=4&offset=4").json()["asked"] == {
        "text": "neuvola",
        "limit": 4,
        "offset": 4,
    }
    assert "link" not in client.get("/search?text=neuvola&limit=1000").headers


def test_an_age_in_months_and_a_day_as_in_finland(client: TestClient) -> None:
    told = client.get("/partners?need=vertaistuki&area=Kemi&age=2%20kk&as_of=22.11.2026").json()
    assert told["as_of"] == AS_OF
    assert told["asked"]["age"] == pytest.approx(1 / 6)
    page = client.get("/partners?need=vertaistuki&age=2%20kk&as_of=22.11.2026", headers={"Accept": "text/html"}).text
    assert 'value="2 kk"' in page
    assert 'value="2026-11-22"' in page
    for wrong in ("age=2%20koiraa", "as_of=31.2.2026", "as_of=22.11."):
        assert client.get(f"/partners?need=vertaistuki&{wrong}").status_code in (400, 422)

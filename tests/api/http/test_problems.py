"""What goes wrong is told as a problem (RFC 9457): what, where, what to do, in the reader's language, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.model.records import Dataset, Evidence, Node
from tests.api.pages.reading import BROWSER, Page
from tests.stores import open_sqlite

WRONG: tuple[tuple[str, int, str, list[str]], ...] = (
    ("/partners", 422, "bad-parameter", ["need"]),
    ("/partners?need=vertaistuki&limit=0", 422, "bad-parameter", ["limit"]),
    ("/partners?need=vertaistuki&limit=1001", 422, "bad-parameter", ["limit"]),
    ("/partners?need=vertaistuki&age=old&as_of=soon&in_force=so", 422, "bad-parameter", ["age", "as_of", "in_force"]),
    ("/partners?need=vertaistuki&language=de", 422, "bad-parameter", ["language"]),
    ("/partners?need=vertaistuki&age=200", 400, "bad-age", ["age"]),
    ("/partners?need=" + "a" * 501, 422, "bad-parameter", ["need"]),
    ("/partners?need=xyzzy", 404, "nothing-named", ["need"]),
    ("/partners?need=vertaistuki&area=Atlantis", 404, "nothing-named", ["area"]),
    ("/search?text=%20", 422, "bad-parameter", ["text"]),
    ("/datasets?as_of=0", 422, "bad-parameter", ["as_of"]),
    ("/datasets?as_of=2026-02-30", 422, "bad-parameter", ["as_of"]),
    ("/search?text=a&format=docx", 422, "bad-parameter", ["format"]),
    ("/search?text=a&kinds=Nonsense", 400, "bad-choice", ["kinds"]),
    ("/nodes/service/nothing", 404, "nothing-named", ["node"]),
    ("/nodes/nothing/nothing", 404, "nothing-named", ["node"]),
    ("/handbook/atlantis", 404, "nothing-named", ["node"]),
    ("/services/kem", 404, "nothing-named", ["node"]),
    ("/id/service/nothing", 404, "nothing-named", ["node"]),
    ("/export/owl", 404, "export-unknown", []),
    ("/export/turtle?area=Atlantis", 404, "nothing-named", ["area"]),
    ("/nowhere", 404, "http-404", []),
)


@pytest.mark.parametrize(("address", "status", "code", "places"), WRONG, ids=[address[:60] for address, *_ in WRONG])
def test_a_problem_says_what_where_and_what_to_do(
    client: TestClient, address: str, status: int, code: str, places: list[str]
) -> None:
    texts = set()
    for language in ("fi", "sv", "en"):
        told = client.get(address, headers={"Accept-Language": language})
        problem = told.json()
        assert (told.status_code, problem["status"], problem["code"]) == (status, status, code)
        assert told.headers["content-type"] == "application/problem+json"
        assert sorted(one["place"] for one in problem["errors"]) == sorted(places)
        assert problem["detail"]
        assert "Traceback" not in told.text
        assert not problem["detail"].startswith(code)
        texts.add(problem["detail"])
    assert len(texts) == 3, "each language has words of its own"


def test_a_name_of_several_lists_them(settings: Settings, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    said = Evidence("a", locator="rivi 1", said_on="2026")
    twins = [Node("Organisation", f"organisation/{one}", {"name@fi": "Yhdistys"}, said) for one in ("a", "b")]
    store.change(Dataset("a", "Aineisto"), [*twins, Node("Need", "need/x", {"name@fi": "Vertaistuki"}, said)])
    told = TestClient(create_app(settings, store)).get("/partners?need=Vertaistuki&asked_by=Yhdistys")
    store.close()
    assert (told.status_code, told.json()["code"]) == (409, "several-named")
    listed = [
        {"id": f"organisation/{one}", "name": "Yhdistys", "kind": "Organisation", "fictional": False}
        for one in ("a", "b")
    ]
    assert told.json()["candidates"] == listed


def test_of_several_the_made_up_ones_are_marked(settings: Settings, tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    for name, made_up in (("a", False), ("b", True)):
        said = Evidence(name, locator="rivi 1", said_on="2026")
        twin = Node("Organisation", f"organisation/{name}", {"name@fi": "Yhdistys"}, said)
        store.change(Dataset(name, "Aineisto", fictional=made_up), [twin])
    reader = TestClient(create_app(settings, store))
    for address, status in (("/network?node=Yhdistys", 409), ("/partners?need=Yhdistys", 404)):
        told = reader.get(address)
        page = Page(reader.get(address, headers=BROWSER).text)
        assert told.status_code == status
        assert {one["id"]: one["fictional"] for one in told.json()["candidates"]} == {
            "organisation/a": False,
            "organisation/b": True,
        }
        marked = [
            line.endswith(", kuvitteellinen") for line in told.json()["detail"].split("\n") if "organisation/" in line
        ]
        assert marked == [False, True]
        assert page.text(marked="made-up") == "kuvitteellinen"
    store.close()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed_from_here(client: TestClient, method: str) -> None:
    told = client.request(method, "/partners")
    assert told.status_code == 405
    assert told.json()["code"] == "http-405"


def test_a_store_in_trouble_is_no_fault_of_the_reader_and_tells_nothing_of_the_machine(
    settings: Settings, tmp_path: Path
) -> None:
    store = open_sqlite(tmp_path)
    reader = TestClient(create_app(settings, store), raise_server_exceptions=False)
    store.close()
    for address in ("/partners?need=vertaistuki", "/datasets", "/health/ready", "/export/turtle"):
        told = reader.get(address)
        assert told.status_code == 503
        assert int(told.headers["retry-after"]) > 0
        assert str(tmp_path) not in told.text
    assert reader.get("/health/live").status_code == 200


def test_the_description_tells_every_answer(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    for address, operations in described["paths"].items():
        for operation in operations.values():
            assert operation["summary"]
            assert all(one.get("description") for one in operation.get("parameters", ()) if one["in"] == "query"), (
                address
            )
            told = operation["responses"].items()
            problems = [one for status, one in told if int(status) >= 400 and status != "416"]  # of files, in no words
            assert all("application/problem+json" in one["content"] for one in problems), address


@pytest.mark.parametrize("address", ["/gaps", "/coverage", "/changes?since=last%20meeting"])
def test_what_to_do_is_told_as_it_is_done_here(client: TestClient, address: str) -> None:
    for language in ("fi", "sv", "en"):
        detail = client.get(address, headers={"Accept-Language": language}).json()["detail"]
        assert "area=Kemi" in detail
        assert "--" not in detail

"""Every answer that programs read has an example in the description, and each example is what is really answered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api.app import create_app
from api.settings import Settings
from docs.generate.examples import published
from tests.bundled import load_bundled
from tests.stores import Clock, open_sqlite

MOST_BYTES = 400_000
WITHOUT = {
    ("context", "application/ld+json"),  # the whole file, the same for everybody
    ("export", "application/ld+json"),  # the JSON-LD of one thing is shown
    ("sparql", "application/ld+json"),  # of a CONSTRUCT: the form of a thing's JSON-LD
    ("sparql_post", "application/ld+json"),
}
"""Answers of JSON that have no example, by operation and media type."""

_SCOPES = "X-Scopes"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reader of the bundled networks, as loaded on the day that the examples name."""
    folder = tmp_path_factory.mktemp("examples")
    store = open_sqlite(folder, clock=Clock())
    load_bundled(store)
    settings = Settings.from_env({"HOME": str(folder), "SEINATON_PROXY_HEADER": _SCOPES})
    yield TestClient(create_app(settings, store))
    store.close()


def test_every_json_answer_has_an_example(app: FastAPI) -> None:
    missing = {
        (operation["operationId"], media_type)
        for operation, media_type, content in _answers(app.openapi())
        if "json" in media_type and not content.get("examples")
    }
    assert missing == WITHOUT


def test_an_example_is_what_is_answered(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    faults = []
    for operation, media_type, content in _answers(described):
        for example in content.get("examples", {}).values():
            told = _ask(client, example["summary"])
            assert told.headers["content-type"].partition(";")[0] == media_type
            faults += [f"{operation['operationId']}{one}" for one in _unlike(example["value"], told.json())]
    assert not faults


def test_an_example_is_an_answer_to_its_operation(client: TestClient) -> None:
    """Its call leads to the operation beside which it stands."""
    described = client.get("/openapi.json").json()
    patterns = {
        one["operationId"]: (method.upper(), path)
        for path, methods in described["paths"].items()
        for method, one in methods.items()
    }
    for operation, _, content in _answers(described):
        method, pattern = patterns[operation["operationId"]]
        for example in content.get("examples", {}).values():
            asked, address, *_ = example["summary"].split(" ", 2)
            steps, wanted = address.partition("?")[0].split("/"), pattern.split("/")
            assert (asked, len(steps)) == (method, len(wanted))
            assert all(step == one or one.startswith("{") for step, one in zip(steps, wanted, strict=True))


def test_an_example_keeps_to_its_schema(app: FastAPI) -> None:
    described = app.openapi()
    faults = [
        f"{operation['operationId']} {fault.json_path}: {fault.message}"
        for operation, _, content in _answers(described)
        for example in content.get("examples", {}).values()
        for fault in Draft202012Validator(
            {**content.get("schema", {}), "components": described["components"]}
        ).iter_errors(example["value"])
    ]
    assert not faults


def test_the_description_is_no_burden(app: FastAPI) -> None:
    assert len(json.dumps(app.openapi(), ensure_ascii=False).encode()) < MOST_BYTES


def test_the_folder_holds_what_is_published_and_nothing_else(repository: Path) -> None:
    held = {one.name: one.read_text(encoding="utf-8") for one in (repository / "api" / "examples").iterdir()}
    assert held == dict(published())


def _answers(described: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Operation, media type and content of each answer that goes well."""
    for methods in described["paths"].values():
        for operation in methods.values():
            for media_type, content in operation["responses"].get("200", {}).get("content", {}).items():
                yield operation, media_type, content


def _ask(client: TestClient, call: str) -> Any:
    """What is answered to a call; where everybody is refused, to a reader who sees what the network keeps inside."""
    method, address, *body = call.split(" ", 2)
    content = body[0] if body else None
    told = client.request(method, address, content=content)
    if told.status_code == 401:
        told = client.request(method, address, content=content, headers={_SCOPES: "network"})
    assert told.status_code == 200, told.text
    return told


def _unlike(example: Any, answer: Any, place: str = "") -> Iterator[str]:
    """Places where an example is not the answer with shorter lists, and without the digest's figures."""
    if isinstance(answer, dict) and isinstance(example, dict) and set(answer) == set(example):
        for name, one in answer.items():
            yield from _unlike(example[name], "0" * len(one) if name == "digest" else one, f"{place}.{name}")
    elif isinstance(answer, list) and isinstance(example, list) and len(example) == min(1, len(answer)):
        for number, one in enumerate(example):
            yield from _unlike(one, answer[number], f"{place}[{number}]")
    elif example != answer or type(example) is not type(answer):
        yield f"{place}: {example!r} is not {answer!r}"

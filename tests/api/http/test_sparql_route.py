"""SPARQL over HTTP: the protocol's three ways to ask, the forms of answers, and what a query may not do."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph

from api.app import create_app
from api.settings import Settings
from graph.store.base import Store

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a sn:Service }"
LIST = "SELECT ?s ?name WHERE { ?s a sn:Service ; skos:prefLabel ?name } ORDER BY ?s ?name LIMIT 3"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ITSELF = {"Content-Type": "application/sparql-query"}


def number(told: object) -> int:
    assert isinstance(told, dict)
    return int(told["results"]["bindings"][0]["n"]["value"])


def test_the_three_ways_of_asking_give_one_answer(client: TestClient) -> None:
    told = [
        client.get(f"/sparql?query={quote(COUNT)}"),
        client.post("/sparql", content=COUNT, headers=ITSELF),
        client.post("/sparql", content=f"query={quote(COUNT)}", headers=FORM),
    ]
    assert [one.status_code for one in told] == [200] * 3
    assert len({number(one.json()) for one in told}) == 1
    assert number(told[0].json()) > 30
    assert told[0].headers["content-type"] == "application/sparql-results+json"


def test_an_answer_has_the_form_that_is_asked_for(client: TestClient) -> None:
    tables = {}
    for accept, apart in (("text/csv", ","), ("text/tab-separated-values", "\t")):
        told = client.get(f"/sparql?query={quote(LIST)}", headers={"Accept": accept})
        assert told.headers["content-type"].partition(";")[0] == accept
        tables[accept] = list(csv.reader(io.StringIO(told.text), delimiter=apart))
    assert {len(rows) for rows in tables.values()} == {4}
    made = client.get(
        f"/sparql?query={quote('CONSTRUCT { ?s a sn:Service } WHERE { ?s a sn:Service }')}",
        headers={"Accept": "text/turtle;q=0.5, application/n-triples"},
    )
    assert made.headers["content-type"].partition(";")[0] == "application/n-triples"
    assert len(Graph().parse(data=made.text, format="nt")) == number(client.get(f"/sparql?query={quote(COUNT)}").json())
    asked = client.get(f"/sparql?query={quote('ASK { ?s a sn:Service }')}", headers={"Accept": "image/png"})
    assert asked.json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "sparql-service"),
        ("DELETE WHERE { ?s ?p ?o }", "sparql-update"),
        ("SELECT * FROM <http://a.example/> WHERE { ?s ?p ?o }", "sparql-from"),
        ("SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }", "sparql-graph"),
        ("SELECT nonsense", "sparql-syntax"),
    ],
)
def test_what_a_query_may_not_do_is_told(client: TestClient, query: str, code: str) -> None:
    for told in (client.get(f"/sparql?query={quote(query)}"), client.post("/sparql", content=query, headers=ITSELF)):
        assert (told.status_code, told.json()["code"]) == (400, code)


def test_graphs_of_the_protocol_are_refused_and_not_overlooked(client: TestClient) -> None:
    asked = f"query={quote(COUNT)}&default-graph-uri={quote('http://a.example/')}"
    assert client.get(f"/sparql?{asked}").json()["code"] == "sparql-from"
    assert client.post("/sparql", content=asked, headers=FORM).json()["code"] == "sparql-from"


def test_what_is_no_query_at_all_is_told(client: TestClient) -> None:
    assert client.get("/sparql").status_code == 422
    assert client.post("/sparql", content=b"\xff\xfe", headers=ITSELF).json()["code"] == "query-not-text"
    assert client.post("/sparql", content="# " + "a" * 100_001, headers=ITSELF).json()["code"] == "text-too-long"
    assert client.post("/sparql", content=b"a" * 500_000, headers=ITSELF).status_code == 413


def test_a_query_without_end_is_ended_and_the_next_is_answered(network: Store, settings: Settings) -> None:
    hurried = replace(settings, sparql=replace(settings.sparql, seconds=1))
    reader = TestClient(create_app(hurried, network), raise_server_exceptions=False)
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    told = reader.get(f"/sparql?query={quote(endless)}")
    assert (told.status_code, told.json()["code"]) == (422, "sparql-time")
    assert "--seconds" not in told.json()["detail"]
    assert reader.get(f"/sparql?query={quote(COUNT)}").status_code == 200


def test_who_has_the_answer_is_told_so(client: TestClient) -> None:
    tag = client.get(f"/sparql?query={quote(COUNT)}").headers["etag"]
    assert client.get(f"/sparql?query={quote(COUNT)}", headers={"If-None-Match": tag}).status_code == 304
    assert client.post("/sparql", content=LIST, headers={**ITSELF, "If-None-Match": tag}).status_code == 200

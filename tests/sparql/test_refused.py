"""No query changes anything, and none reaches another machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import BadQuestion
from graph.export.sparql import child
from graph.export.sparql.asking import KNOWN
from tests.sparql.conftest import Ask

CALLS = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "select * { service silent <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { SeRvIcE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { SERVICE # away\n <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o . { SELECT * { SERVICE ?where { ?a ?b ?c } } } }",
    'SELECT * { ?s ?p "SERVICE" . SERVICE sn:x { ?a ?b ?c } }',
    "SELECT * { BIND(<http://example.org/#> AS ?x) SERVICE ?x { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { FILTER(?a<?b&&?c>?d) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }",
)
HARMLESS = (
    'SELECT * { ?s ?p "SERVICE" } LIMIT 1',
    "SELECT * { ?s ?p '''a SERVICE\n 'of' \"mine\" ''' } LIMIT 1",
    "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1:9/>\nLIMIT 1",
    "SELECT * { ?s a <http://example.org/SERVICE> } LIMIT 1",
    "SELECT ?service { ?service a sn:Service } LIMIT 1",
    "PREFIX service: <http://example.org/> SELECT * { ?s a service:service } LIMIT 1",
    "SELECT $SERVICE { $SERVICE a schema:Service } LIMIT 1",
    'SELECT * { ?s ?p "\\\\"  . ?s ?q "SERVICE" } LIMIT 1',
)
UPDATES = (
    "INSERT DATA { <http://a/a> <http://a/b> <http://a/c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "LOAD <http://127.0.0.1:9/>",
    "CREATE GRAPH <http://a/a>",
)


@pytest.mark.parametrize("query", CALLS)
def test_another_server_is_not_called(ask: Ask, query: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(query)
    assert refused.value.code == "sparql-service"


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_harmless(ask: Ask, query: str) -> None:
    assert json.loads(ask(query, "json").content)["head"]["vars"]


@pytest.mark.parametrize("query", UPDATES)
def test_nothing_is_changed(ask: Ask, query: str) -> None:
    before = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv").content
    with pytest.raises(BadQuestion) as refused:
        ask(query)
    assert refused.value.code in {"sparql-syntax", "sparql-unread"}
    assert ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv").content == before


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine. Who comes waits until it looks."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        opened.settimeout(0.2)
        yield opened


def _visited(listener: socket.socket) -> bool:
    try:
        visitor, _ = listener.accept()
    except TimeoutError:
        return False
    visitor.close()
    return True


def test_the_listener_notices(listener: socket.socket) -> None:
    assert not _visited(listener)
    with socket.create_connection(listener.getsockname(), timeout=10):
        assert _visited(listener)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?a ?b ?c }} }}",
        "SELECT * {{ SERVICE SILENT <http://localhost:{port}/sparql> {{ ?a ?b ?c }} }}",
        "SELECT * FROM <http://127.0.0.1:{port}/graph> {{ ?a ?b ?c }}",
        "SELECT * FROM NAMED <http://127.0.0.1:{port}/graph> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
    ],
)
def test_the_process_that_answers_cannot_connect(index: Path, listener: socket.socket, query: str) -> None:
    """Also where nobody has looked at the query before: the process is asked itself."""
    job = {
        "store": str(index),
        "query": query.format(port=listener.getsockname()[1]),
        "forms": ["json"],
        "known": KNOWN,
        "prefixes": {},
        "memory_mb": 512,
        "cpu_seconds": 20,
        "result_mb": 1,
    }
    command = [sys.executable, "-I", str(Path(child.__file__))]
    subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, timeout=60, check=False)
    assert not _visited(listener)

"""No query changes anything, and none reaches another machine."""

from __future__ import annotations

import json
from contextlib import suppress
from time import process_time

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.export.sparql.refused import check
from tests.sparql.conftest import Ask

CALLED = "<http://127.0.0.1:1/>"
"""A port that no program calls: it is kept for another protocol."""

CALLS = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "select * { service silent <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { SeRvIcE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { SERVICE # away\n <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o . { SELECT * { SERVICE ?where { ?a ?b ?c } } } }",
    'SELECT * { ?s ?p "SERVICE" . SERVICE sn:x { ?a ?b ?c } }',
    "SELECT * { BIND(<http://example.org/#> AS ?x) SERVICE ?x { ?a ?b ?c } }",
    "SELECT * { SERVICEsn:x { ?a ?b ?c } }",
    "SELECT * { SERVICE SILENTsn:x{ ?a ?b ?c } }",
    "SELECT * { SERVICESILENTsn:x# away\n{ ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICEsn:x { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1e5SERVICE sn:x { ?a ?b ?c } }",
    "SELECT * { ?s ?p sn:.SERVICE<http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p <http://example.org/\\u0041#> SERVICE sn:x { ?a ?b ?c } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?a ?b ?c } }",
    "SELECT * { FILTER(?a<?b&&?c>?d) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }",
    "SELECT * { ?s ?p sn:a.b\\'c SERVICE <http://127.0.0.1:9/> { ?a ?b sn:d\\'e } }",
    "SELECT * { FILTER(1<2&&'a>'='a>') SERVICE <http://127.0.0.1:9/> { ?a ?b 'c' } }",
)
HARMLESS = (
    'SELECT * { ?s ?p "SERVICE" } LIMIT 1',
    "SELECT * { ?s ?p '''a SERVICE\n 'of' \"mine\" ''' } LIMIT 1",
    "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1:9/>\nLIMIT 1",
    "SELECT * { ?s a <http://example.org/SERVICE> } LIMIT 1",
    "SELECT ?service { ?service a sn:Service } LIMIT 1",
    "PREFIX service: <http://example.org/> SELECT * { ?s a service:service } LIMIT 1",
    "SELECT $SERVICE { $SERVICE a schema:Service } LIMIT 1",
    "SELECT ?service ?name { ?service dct:title ?name } LIMIT 1",
    "SELECT ?service (COUNT(*) AS ?n) { ?service sn:service ?o } GROUP BY ?service LIMIT 1",
    "SELECT * { ?service a sn:Service { ?service dct:title ?name } } LIMIT 1",
    'SELECT * { ?s ?p "\\\\"  . ?s ?q "SERVICE" } LIMIT 1',
)
GRAPHS = (
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { GRAPH <http://a/a> { ?s ?p ?o } }",
    "select * { graph<http://a/a>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o . GRAPH # which\n sn:a { ?s ?p ?o } }",
    "SELECT * { GRAPHsn:a { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueGRAPH ?g { ?a ?b ?c } }",
    "PREFIX : <http://a/> SELECT * { GRAPH:a { ?s ?p ?o } }",
    "PREFIX : <http://a/> PREFIX graph: <http://a/> SELECT * { GRAPH:a { ?s ?p ?o } }",
    "ASK { FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
)
NO_GRAPHS = (
    "SELECT ?graph { ?graph ?p ?o { ?graph a sn:Service } } LIMIT 1",
    "SELECT $graph { VALUES $graph { sn:a } }",
    "SELECT * { ?s ?p 'GRAPH ?g { }' } LIMIT 1",
    'SELECT * { ?s ?p """GRAPH\n?g { } """ } LIMIT 1',
    "SELECT * { ?s ?p ?o } # GRAPH ?g { }\nLIMIT 1",
    "SELECT * { ?s a <http://example.org/GRAPH> { ?s ?p ?o } } LIMIT 1",
    "PREFIX graph: <http://example.org/> SELECT * { ?s graph:graph ?o { ?s ?p ?o } } LIMIT 1",
    "PREFIX graph: <http://example.org/> SELECT * { ?s a graph:graph { ?s ?p ?o } } LIMIT 1",
    "SELECT * { ?s sn:a.graph ?o { ?s ?p ?o } } LIMIT 1",
    "SELECT ?x\u00b7graph { ?x\u00b7graph ?p ?o } LIMIT 1",
    "SELECT * { _:graph ?p ?o { ?s ?p 'x'@en-graph } } LIMIT 1",
)
UPDATES = (
    "INSERT DATA { <http://a/a> <http://a/b> <http://a/c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "LOAD <http://127.0.0.1:9/>",
    "CREATE GRAPH <http://a/a>",
    "PREFIX select: <http://a/> BASE <http://a/> # SELECT\nINSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
)


@pytest.mark.parametrize("query", CALLS)
def test_another_server_is_not_called(ask: Ask, query: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(query)
    assert refused.value.code == "sparql-service"


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_harmless(ask: Ask, query: str) -> None:
    assert json.loads(ask(query, "json").content)["head"]["vars"]


@pytest.mark.parametrize("query", GRAPHS)
def test_one_graph_of_several_is_refused_and_not_found_empty(ask: Ask, query: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(query)
    assert refused.value.code == "sparql-graph"


@pytest.mark.parametrize("query", NO_GRAPHS)
def test_graph_in_another_place_is_harmless(ask: Ask, query: str) -> None:
    assert json.loads(ask(query, "json").content)["head"]["vars"]


@pytest.mark.parametrize("query", UPDATES)
def test_nothing_is_changed(ask: Ask, query: str) -> None:
    before = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv").content
    with pytest.raises(BadQuestion) as refused:
        ask(query)
    assert refused.value.code == "sparql-update"
    assert ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv").content == before


@pytest.mark.parametrize("graph", ["FROM <http://a/a>", "FROM NAMED <http://a/a>", "from sn:a"])
def test_another_graph_is_refused_and_not_found_empty(ask: Ask, graph: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(f"SELECT * {graph} {{ ?from ?p ?o }}")
    assert refused.value.code == "sparql-from"


LONG = 100_000
"""Letters, as many as a query may have."""

_NAMES = "a GRAPH SERVICE FROM é 1 . - _ % < <a <a://b' <a> <\\u0041 ? ?x @en : a: a:\\. # {"
_QUOTES = ("'", '"', "'a", '"\\', "'''", '"""', "\\", "\\'", '\\"')
_BETWEEN = (" ", "\n", "'a\n", '\\"""\n', "PREFIX ", "silent ")
_PIECES = st.sampled_from((*_NAMES.split(), *_QUOTES, *_BETWEEN))
_FEW = st.lists(_PIECES, max_size=2).map("".join)


@given(before=_FEW, again=st.lists(_PIECES, min_size=1, max_size=4).map("".join), behind=_FEW)
@example(before="", again="a", behind=":")
@example(before="", again="GRAPH", behind="?g")
@example(before="", again='\\"""\n', behind="")
@example(before="", again="\\'''\n", behind="")
@example(before='"', again='\\"', behind="")
@example(before='"""', again='\\"""', behind="\\")
@settings(max_examples=200, deadline=None)
def test_no_query_makes_looking_at_it_long(before: str, again: str, behind: str) -> None:
    """That is done before the clock of the query runs. Where each letter is looked at again for each, it takes 20 s."""
    query = before + again * ((LONG - len(before) - len(behind)) // len(again)) + behind
    began = process_time()
    with suppress(BadQuestion):
        check(query)
    assert process_time() - began < 5


_WORDS = "SERVICE service SILENT true 1 1. . ; a { } ?x ?service $b _:b :a ex:a ex: service: service:a 'x' @en"
_MORE = "@en-service ^^ex:a <http://x.example/#a> ex:a\\' ex:%41 \\u0053ERVICE ?a<?b OPTIONAL UNION FILTER( ) BIND( e5"
_OTHERS = (CALLED, "{ }", '"""SERVICE"""', "# SERVICE\n", " ", " ", "\n", " AS ?y)", "\u00a0", "\u017fERVICE")
_MISREAD = ("ex:a.b\\'c ", "ex:a.", "FILTER(1<2&&'a>'='a>')")
_PARTS = st.sampled_from((*_WORDS.split(), *_MORE.split(), *_OTHERS, *_MISREAD))


@given(parts=st.lists(_PARTS, max_size=10), call=st.sampled_from(("SERVICE", "SERVICE ", "SERVICESILENT", "service\n")))
@settings(max_examples=3_000)
def test_whatever_the_parser_takes_for_a_call_is_refused(parts: list[str], call: str) -> None:
    """The parser itself is asked: it names the port, which is never opened, when it begins to call."""
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("http://x.example/a")] * 3))
    prefixes = dict.fromkeys(("", "ex", "service", "trueSERVICE"), CALLED[1:-1])
    for body in ("".join(parts), "".join(parts) + call + CALLED + "{}", call.join(parts)):
        query = f"SELECT * {{ {{ {body} }} UNION {{ ?s ?p ?o }} }}"
        try:
            found = store.query(query, prefixes=prefixes)
            assert isinstance(found, pyoxigraph.QuerySolutions)
            list(found)
        except (SyntaxError, RuntimeError, ValueError):
            continue
        except OSError:  # it would call, and stops at the port
            with pytest.raises(BadQuestion):
                check(query)

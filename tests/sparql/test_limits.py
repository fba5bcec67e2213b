"""A query that takes too much is ended and told why; whoever asks goes on, and the next query is answered."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import psutil
import pytest

from graph.errors import BadQuestion, StoreBusy
from graph.export.sparql.asking import Ended, Queries, TooMuch
from graph.export.sparql.index import Index
from tests.sparql.conftest import LIMITS, WISH, Ask

DOUBLED = "".join(f" BIND(CONCAT({', '.join([f'?x{n}'] * 8)}) AS ?x{n + 1})" for n in range(10))
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ALL_PAIRS = "SELECT ?a ?b ?c ?f { ?a ?b ?c . ?d ?e ?f }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a sn:Need }"


def _children() -> list[psutil.Process]:
    """The processes that answer queries, those that have ended and were not taken note of among them."""
    found = []
    for one in psutil.Process().children(recursive=True):
        try:
            if one.status() == psutil.STATUS_ZOMBIE or "sparql" in " ".join(one.cmdline()):
                found.append(one)
        except psutil.NoSuchProcess:
            continue
    return found


@pytest.mark.parametrize(
    ("query", "tighter", "code"),
    [
        (CROSS_JOIN, {"seconds": 1.0}, "sparql-time"),
        (f"{ALL_PAIRS} ORDER BY ?f ?c", {"memory_mb": 100}, "sparql-memory"),
        (f"SELECT (STRLEN(?x10) AS ?n) {{ BIND('abcdefgh' AS ?x0){DOUBLED} }}", {"memory_mb": 100}, "sparql-memory"),
        ("SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f }", {"memory_mb": 10}, "sparql-memory"),
        (ALL_PAIRS, {"result_mb": 1}, "sparql-long"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"result_mb": 1}, "sparql-long"),
    ],
)
def test_too_much_is_ended_and_the_next_query_is_answered(
    ask: Ask, query: str, tighter: dict[str, Any], code: str
) -> None:
    with pytest.raises(TooMuch) as ended:
        ask(query, limits=replace(LIMITS, **tighter))
    assert ended.value.code == code
    assert _children() == []
    assert int(json.loads(ask(COUNT).content)["results"]["bindings"][0]["n"]["value"]) > 50


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_what_somebody_else_ended_is_not_told_as_a_limit(ask: Ask, ending: signal.Signals) -> None:
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, CROSS_JOIN)
        while not (found := _children()) and not asked.done():
            time.sleep(0.05)
        for one in found:
            one.send_signal(ending)
        with pytest.raises(Ended) as ended:
            asked.result()
    assert ended.value.code == "sparql-killed"
    assert ask(COUNT).form == "json"


def _outcome(ask: Callable[[], object]) -> str:
    try:
        ask()
    except StoreBusy as busy:
        return busy.code
    except TooMuch as ended:
        return ended.code
    return "answered"


def test_ten_at_once_are_all_answered_in_turn(index: Index) -> None:
    queries = Queries(LIMITS, WISH.base_uri)
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(lambda _: _outcome(lambda: queries.ask(index, COUNT, ("json",))), range(10)))
    assert outcomes == ["answered"] * 10


def test_whoever_finds_no_turn_is_told_so(index: Index) -> None:
    queries = Queries(replace(LIMITS, seconds=3.0, patience=0.2), WISH.base_uri)
    with ThreadPoolExecutor(10) as pool:
        begun = [pool.submit(_outcome, lambda: queries.ask(index, CROSS_JOIN, ("json",))) for _ in range(10)]
        outcomes = sorted(one.result() for one in begun)
    assert outcomes == ["sparql-busy"] * 8 + ["sparql-time"] * 2
    assert _children() == []
    assert _outcome(lambda: queries.ask(index, COUNT, ("json",))) == "answered"


def test_a_query_that_nests_too_deep_is_told_so(ask: Ask) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(f"SELECT * {{ ?s ?p ?o FILTER({'!' * 90_000}true) }}")
    assert refused.value.code == "sparql-nested"
    assert ask(COUNT).form == "json"

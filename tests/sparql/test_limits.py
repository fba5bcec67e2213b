"""A query that takes too much is ended and told why; whoever asks goes on, and the next query is answered."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from graph.errors import StoreBusy
from graph.export.sparql.asking import Queries, TooMuch
from tests.sparql.conftest import LIMITS, WISH, Ask

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
        (ALL_PAIRS, {"result_mb": 1}, "sparql-long"),
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


def _outcome(ask: Callable[[], object]) -> str:
    try:
        ask()
    except StoreBusy as busy:
        return busy.code
    except TooMuch as ended:
        return ended.code
    return "answered"


def test_ten_at_once_are_all_answered_in_turn(index: Path) -> None:
    queries = Queries(LIMITS, WISH.base_uri)
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(lambda _: _outcome(lambda: queries.ask(index, COUNT, ("json",))), range(10)))
    assert outcomes == ["answered"] * 10


def test_whoever_finds_no_turn_is_told_so(index: Path) -> None:
    queries = Queries(replace(LIMITS, seconds=3.0, patience=0.2), WISH.base_uri)
    with ThreadPoolExecutor(10) as pool:
        begun = [pool.submit(_outcome, lambda: queries.ask(index, CROSS_JOIN, ("json",))) for _ in range(10)]
        outcomes = sorted(one.result() for one in begun)
    assert outcomes == ["sparql-busy"] * 8 + ["sparql-time"] * 2
    assert _children() == []
    assert _outcome(lambda: queries.ask(index, COUNT, ("json",))) == "answered"


def test_a_process_whose_asker_is_gone_ends_by_itself(index: Path) -> None:
    """The limit on processor time holds without anybody watching."""
    import subprocess
    import sys

    from graph.export.sparql import child
    from graph.export.sparql.asking import KNOWN

    job = {
        "store": str(index),
        "query": CROSS_JOIN,
        "forms": ["json"],
        "known": KNOWN,
        "prefixes": {},
        "memory_mb": 512,
        "cpu_seconds": 1,
        "result_mb": 1,
    }
    process = subprocess.Popen(
        [sys.executable, "-I", str(Path(child.__file__))], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        assert process.stdin is not None
        process.stdin.write(json.dumps(job).encode())
        process.stdin.close()
        begin = time.monotonic()
        process.wait(timeout=60)
        assert process.returncode < 0, f"ended by a signal after {time.monotonic() - begin:.1f} s"
    finally:
        process.kill()
        process.wait()

"""Two hundred readers at once while datasets come and go: whole answers, each of one revision, and nothing refused.

Neo4j alone may say that the network is just being changed, and when to come back. In CI this is short;
``pytest tests/load --load-seconds 60`` is the full minute. At the usual rate one reader is stopped, then let in again.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest

from api.settings import Settings
from graph.store import open_store
from tests.load.readers import Seen, ask_at_once
from tests.load.rounds import NEEDS, Rounds, State
from tests.load.served import PATIENCE, served
from tests.stores import ADDRESSES, engine_params

READERS = 200
MOST_ASKED = 2_000
"""So often a single reader asks before it is wrong that nobody stops it."""

WHOLE = ("/partners", "/routes", "/nodes")
"""Answers that name services whenever there are any."""


@pytest.mark.parametrize("engine", engine_params())
def test_no_answer_is_mixed_or_refused_under_load(
    engine: str, load_seconds: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"SEINATON_RATE": "1000000", "SEINATON_SECONDS": "120"}  # how slow this machine is is not asked here
    over = Event()
    with ADDRESSES[engine](tmp_path) as address:
        store = open_store(address, credentials=Settings.from_env(os.environ).credentials)
        rounds = Rounds(store)
        with served(address, tmp_path, **settings) as place, ThreadPoolExecutor(1) as pool:
            writing = pool.submit(rounds.go_on, over)
            try:
                seen = ask_at_once(place, READERS, load_seconds)
            finally:
                over.set()
            writing.result()
        store.close()
    with capsys.disabled():
        print(f"\n{engine}: {_told(seen, load_seconds)}, {len(rounds.states)} revisions made")
    _check(engine, seen, rounds.states)


def _check(engine: str, seen: list[Seen], states: Mapping[int, State]) -> None:
    answers = [one for one in seen if one.status == 200]
    refused = [one for one in seen if one.status != 200]
    may_be_refused = {(503, "store-busy")} if engine == "neo4j" else set()
    assert {(one.status, one.code) for one in refused} <= may_be_refused
    assert all(one.retry_after.isdigit() for one in refused)
    sealed: dict[str, str] = {}  # what the door tells instead of each digest of the store
    for one in answers:
        state = states[one.revision]
        assert one.digest == sealed.setdefault(state.digest, one.digest), one
        assert one.rounds <= {state.round}, one
        assert one.rounds or not one.path.startswith(WHOLE), one
        assert state.has_guest or not one.has_guest, one
        assert one.has_guest or not (state.has_guest and _asks_for_guest(one)), one
    assert len(set(sealed.values())) == len(sealed)
    assert len({one.revision for one in answers}) > 2, "the network changed while they asked"
    assert len({one.path for one in answers}) > len(WHOLE)
    assert any(one.has_guest for one in answers)


def _asks_for_guest(one: Seen) -> bool:
    """Whether it asks for all that meet the need which the guest meets."""
    asked = httpx.URL(one.asked)
    return one.path == "/partners" and asked.params["need"] == NEEDS[0] and "area" not in asked.params


def _told(seen: list[Seen], seconds: float) -> str:
    """A line for whoever watches."""
    counted = Counter(f"{one.status} {one.code}".strip() for one in seen)
    told = ", ".join(f"{count} × {status}" for status, count in sorted(counted.items()))
    revisions = len({one.revision for one in seen if one.status == 200})
    return f"{READERS} readers, {seconds} s: {told}; {revisions} revisions seen"


def test_one_reader_is_stopped_at_the_usual_rate_and_let_in_again(tmp_path: Path) -> None:
    address = f"sqlite:{tmp_path / 'store.sqlite'}"
    open_store(address).close()
    with served(address, tmp_path) as place, httpx.Client(base_url=place, timeout=PATIENCE) as client:
        asked = (client.get("/datasets") for _ in range(MOST_ASKED))
        answers = []
        for response in asked:
            answers.append(response.status_code)
            if response.status_code != 200:
                break
        assert set(answers[:-1]) == {200}
        assert answers[-1] == 429
        assert len(answers) > 100, "somebody who clicks fast is not stopped"
        time.sleep(int(response.headers["retry-after"]))
        assert client.get("/datasets").status_code == 200

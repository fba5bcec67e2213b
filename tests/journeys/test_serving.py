"""The program serves until it is stopped, in one process or several, and leaves nothing and no complaint behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from tests.journeys.program import run_inside
from tests.journeys.served import Told, ask, free_port, served, small_store, wait_for


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_stopped(tmp_path: Path, how: signal.Signals) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    store = small_store(tmp_path)
    with served(tmp_path, "serve", "--port", str(port), "--store", store, "--language", "en") as running:
        assert ask(f"{here}/health/ready").data["status"] == "ready"
        hits = ask(f"{here}/search?text=neuvola").data["items"]
        assert isinstance(hits, list)
        assert [one["node"]["id"] for one in hits] == ["service/x"]
        assert running.end(how) == 0
    assert f"{here}/" in running.said
    assert '"operation": "search"' in running.said
    assert "neuvola" not in running.said, "what people search for is not logged"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_port_that_is_taken_is_told(tmp_path: Path, workers: str) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = str(listening.getsockname()[1])
        done = run_inside("serve", "--workers", workers, "--port", port, "--store", small_store(tmp_path))
    assert done.code == 1
    assert port in done.err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_store_that_cannot_be_opened_is_told_before_anything_starts(tmp_path: Path, workers: str) -> None:
    (tmp_path / "letter.txt").write_text("Hyvä perhekeskus, tervetuloa kylään.", encoding="utf-8")
    other = f"sqlite:{tmp_path / 'letter.txt'}"
    done = run_inside("serve", "--workers", workers, "--port", str(free_port()), "--store", other)
    assert done.code == 1
    assert "letter.txt" in done.err
    assert "http://" not in done.err


def test_several_processes_answer_and_end_together(tmp_path: Path) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    with served(tmp_path, "serve", "--workers", "2", "--port", str(port), "--store", small_store(tmp_path)) as running:
        wait_for(lambda: len(running.workers()) == 2)
        assert ask(f"{here}/health/ready").data["revision"] == 1
        first, _ = running.workers()
        first.kill()
        assert {ask(f"{here}/datasets").status for _ in range(10)} == {200}, "the other one goes on"
        wait_for(lambda: len(running.workers()) == 2 and first not in running.workers())
        assert ask(f"{here}/datasets").status == 200
        assert running.end(signal.SIGTERM) == 0
    assert running.said.count("http://") == 1


def test_several_processes_do_not_outlive_the_one_that_started_them(tmp_path: Path) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    with served(tmp_path, "serve", "--workers", "2", "--port", str(port), "--store", small_store(tmp_path)) as running:
        wait_for(lambda: len(running.workers()) == 2)
        assert ask(f"{here}/health/ready").status == 200
        assert running.end(signal.SIGKILL) == -signal.SIGKILL


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_is_being_answered_when_it_is_stopped_is_answered(demo_store: Path, tmp_path: Path, workers: str) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    told: list[Told] = []
    with served(
        tmp_path, "serve", "--workers", workers, "--port", str(port), "--store", f"sqlite:{demo_store}"
    ) as running:
        assert ask(f"{here}/health/ready").status == 200
        readers = [Thread(target=lambda: told.append(ask(f"{here}/export/turtle"))) for _ in range(4)]
        for one in readers:
            one.start()
        spool = tmp_path / "data" / "seinaton" / "spool"
        wait_for(spool.exists)  # somebody is being answered
        assert running.end(signal.SIGTERM) == 0
        for one in readers:
            one.join()
    whole = [one for one in told if one.status == 200]
    assert whole
    assert {len(one.content) for one in whole} == {int(one.headers["content-length"]) for one in whole}


def test_behind_a_proxy_readers_are_told_apart_and_addresses_hold(tmp_path: Path) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    settings = {"SEINATON_PATH_PREFIX": "/perhe", "SEINATON_RATE": "2", "FORWARDED_ALLOW_IPS": "127.0.0.1"}
    with served(tmp_path, "serve", "--port", str(port), "--store", small_store(tmp_path), **settings) as running:
        first = {"X_Forwarded_For": "192.0.2.1", "X_Forwarded_Proto": "https", "Host": "kunta.example"}
        passed_on = ask(f"{here}/perhe/id/service/x", **first)
        stripped = ask(f"{here}/id/service/x", **first)
        assert [one.status for one in (passed_on, stripped)] == [303, 303]
        assert {one.headers["location"] for one in (passed_on, stripped)} == {"/perhe/nodes/service/x"}
        assert ask(f"{here}/datasets", **first).status == 429
        forged = first | {"X_Forwarded_For": "198.51.100.7, 192.0.2.1"}
        assert ask(f"{here}/datasets", **forged).status == 429, "what a reader sends in front tells nothing"
        second = first | {"X_Forwarded_For": "192.0.2.2"}
        assert ask(f"{here}/datasets", **second).status == 200
        assert running.end(signal.SIGTERM) == 0


def test_a_request_too_large_for_the_server_itself_ends_nothing(tmp_path: Path) -> None:
    here = f"http://127.0.0.1:{(port := free_port())}"
    with served(tmp_path, "serve", "--port", str(port), "--store", small_store(tmp_path)) as running:
        assert [ask(f"{here}/search?text={'a' * letters}").status for letters in (100, 9_000)] == [200, 414]
        assert ask(f"{here}/datasets", Cookie="a" * 20_000).status == 431
        with socket.create_connection(("127.0.0.1", port)) as wire, suppress(ConnectionError):
            wire.sendall(b"GET /search?text=" + b"a" * 200_000)
            assert wire.recv(12) == b"HTTP/1.1 400"
        assert ask(f"{here}/datasets").status == 200
        assert running.end(signal.SIGINT) == 0


def test_another_server_can_make_the_application_itself(tmp_path: Path, repository: Path) -> None:
    port = free_port()
    surroundings = {**os.environ, "HOME": str(tmp_path), "SEINATON_STORE": small_store(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "--factory", "api.serving:application", "--port", str(port)],
        cwd=repository,
        env=surroundings,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        assert ask(f"http://127.0.0.1:{port}/health/ready").data["status"] == "ready"
    finally:
        process.kill()
        process.wait()


@pytest.mark.needs_own_neo4j
def test_a_server_that_is_away_for_a_while_is_told_and_comes_back(tmp_path: Path) -> None:
    from tests.neo4j.server import Server

    port = free_port()
    ready = f"http://127.0.0.1:{port}/health/ready"
    with Server() as server:
        assert run_inside("status", "--store", server.address).code == 0
        arguments = ("serve", "--workers", "2", "--port", str(port), "--store", server.address)
        with served(tmp_path, *arguments, SEINATON_RATE="100000") as running:
            wait_for(lambda: len(running.workers()) == 2)
            assert ask(ready).data["status"] == "ready"
            server.kill()
            told = ask(ready)
            assert (told.status, told.headers["content-type"]) == (503, "application/problem+json")
            assert told.headers["retry-after"] == "5"
            assert str(server.port) not in told.content.decode()
            running.workers()[0].kill()  # the next one finds no server, and tries until there is one
            wait_for(lambda: "is started anew" in running.said)
            server.start()
            wait_for(lambda: {ask(ready).status for _ in range(10)} == {200})
            wait_for(lambda: len(running.workers()) == 2)
            assert running.end(signal.SIGTERM) == 0

"""The program serves until it is stopped, and leaves no complaint behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from graph.model.records import Dataset, Evidence, Node
from tests.journeys.program import COMMAND
from tests.stores import open_sqlite

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def told(address: str) -> dict[str, object]:
    """What an address answers, as soon as somebody listens there."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                return dict(json.load(answer))
        except (URLError, ConnectionError):
            assert time.monotonic() < until
            time.sleep(0.1)


def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    said = Evidence("a", locator="rivi 1", said_on="2026")
    store.change(Dataset("a", "Aineisto"), [Node("Service", "service/x", {"name@fi": "Neuvola"}, said)])
    address = store.address
    store.close()
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), "--store", address, "--language", "en"],
        env={**os.environ, "HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert told(f"http://127.0.0.1:{port}/health/ready")["status"] == "ready"
        hits = told(f"http://127.0.0.1:{port}/search?text=neuvola")["items"]
        assert isinstance(hits, list)
        assert [one["node"]["id"] for one in hits] == ["service/x"]
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}/" in complaints
    assert "Traceback" not in complaints
    assert '"operation": "search"' in complaints
    assert "neuvola" not in complaints, "what people search for is not logged"


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    address = store.address
    store.close()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = str(listening.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "serve", "--port", port, "--store", address, "--language", "en"],
            env={**os.environ, "HOME": str(tmp_path)},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == 1
    assert port in done.stderr
    assert "Traceback" not in done.stderr

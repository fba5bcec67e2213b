"""Bytes that are no text, or no HTTP, sent over a wire to a server: it refuses them, tells nothing, and goes on.

The server is set as ``seinaton serve`` sets it, and runs in a thread on a port of its own.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from fastapi import FastAPI
from httpx import Client

from api.guards.size import MOST_OF_A_HEAD
from api.settings import Settings
from graph.store.base import Store
from tests.described.asking import right
from tests.described.hostile import wrong

_HOST = "127.0.0.1"
_PARTS = {
    "NUL": b"%00",
    "no UTF-8": b"%ff%fe",
    "half a letter": b"%c3",
    "a slash written too long": b"%c0%af",
    "dots written too long": b"%c0%ae%c0%ae%c0%af%c0%ae%c0%ae%c0%afetc%c0%afpasswd",
    "a surrogate": b"%ed%a0%80",
    "the folder above": b"%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "the folder above, written twice": b"%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "the folder above, of another system": b"..%5c..%5cwindows%5cwin.ini",
    "a line's end": b"%0d%0aX-hostile:%20yes",
    "no number": b"%zz%",
}
_HEAD = b"GET /datasets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
_POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
_WHOLE = {
    "a NUL in the path": b"GET /data\x00sets HTTP/1.1\r\nHost: x\r\n\r\n",
    "no UTF-8 in the path": b"GET /nodes/area/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    "the folder above": b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "a whole address": b"GET http://169.254.169.254/latest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "a NUL in a header": _HEAD + b"Accept: a\x00b\r\n\r\n",
    "no UTF-8 in headers": _HEAD + b"Accept: \xff\xfe\r\nAccept-Language: \xc3\r\nIf-None-Match: \xed\xa0\x80\r\n\r\n",
    "no UTF-8 in a token": _HEAD.replace(b"/datasets", b"/search?text=x") + b"Authorization: Bearer \xff\xc3\r\n\r\n",
    "a header of 60 kB": _HEAD + b"X-Forwarded-For: " + b"1" * 60_000 + b"\r\n\r\n",
    "a header that has no end": _HEAD + b"Accept: " + b"a" * (2 * MOST_OF_A_HEAD),
    "many headers": _HEAD + b"".join(b"X-%d: a\r\n" % number for number in range(3_000)) + b"\r\n",
    "an address of 60 kB": b"GET /search?text=" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "no host": b"GET /datasets HTTP/1.1\r\n\r\n",
    "two lengths": _POST + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\nASK",
    "a length and parts": _POST
    + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    "a length below nought": _POST + b"Content-Length: -1\r\n\r\n",
    "parts of no length": _POST + b"Transfer-Encoding: chunked\r\n\r\nhostile\r\n\r\n",
    "no UTF-8 as content": _POST + b"Content-Length: 4\r\n\r\n\xff\xfe\x00\xc3",
    "NUL as content": _POST + b"Content-Length: 9\r\n\r\nASK {\x00\x00} ",
    "a form that is none": _POST.replace(b"sparql-query", b"x-www-form-urlencoded")
    + b"Content-Length: 15\r\n\r\nquery=%ff%00%zz&",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x00\x00\r\n\r\n",
}


@pytest.fixture(scope="module")
def port(app: FastAPI) -> Iterator[int]:
    """A server in a thread, which ends with the tests."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        log_level="critical",
        access_log=False,
        h11_max_incomplete_event_size=MOST_OF_A_HEAD,
    )
    server = uvicorn.Server(config)
    with socket.create_server((_HOST, 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


@pytest.fixture
def folders(repository: Path, settings: Settings) -> tuple[Path, ...]:
    return (repository, settings.data_folder)


@pytest.mark.parametrize("part", _PARTS.values(), ids=_PARTS)
def test_bytes_that_are_no_text(
    app: FastAPI, port: int, network: Store, token: str, folders: tuple[Path, ...], part: bytes
) -> None:
    """In every parameter of every operation, by turns of a browser and of a program."""
    before = _digest(network)
    found: list[str] = []
    with Client(base_url=f"http://{_HOST}:{port}", headers={"Authorization": token}, timeout=None) as reader:
        for asked in right(app.openapi()):
            for place, accept in zip(asked.places(), cycle(("text/html", "application/json"))):
                if place != "body":
                    address = asked.put(place, "HERE").whole_address.replace("HERE", part.decode())
                    answer = reader.request(asked.method, address, content=asked.body, headers={"Accept": accept})
                    told = wrong(answer, part.decode(), folders)
                    found += [f"{asked.method} {address}: {one}" for one in told]
    assert not found, "\n".join(found)
    assert _digest(network) == before


@pytest.mark.parametrize("request_", _WHOLE.values(), ids=_WHOLE)
def test_what_is_hardly_a_request(port: int, network: Store, folders: tuple[Path, ...], request_: bytes) -> None:
    before = _digest(network)
    said = _sent(port, request_)
    assert not said or said.startswith(b"HTTP/1.1 "), said[:200]
    assert not said.startswith(b"HTTP/1.1 5"), said[:500]
    assert not any(str(folder).encode() in said for folder in folders)
    assert b"Traceback" not in said
    assert b"root:x:0" not in said
    assert _sent(port, _HEAD + b"\r\n").startswith(b"HTTP/1.1 200 "), "it goes on"
    assert _digest(network) == before


def _sent(port: int, request: bytes) -> bytes:
    """What a server says to bytes, up to the end of the connection."""
    with closing(socket.create_connection((_HOST, port), timeout=60)) as wire:
        said = b""
        try:
            wire.sendall(request)
            while part := wire.recv(65_536):
                said += part
        except ConnectionError:  # the server has closed it, as it may
            pass
        return said


def _digest(store: Store) -> str:
    return store.ask(lambda view: view.revision.digest)

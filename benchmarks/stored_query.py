"""Datasette, which answers a stored query with the rows that SQLite gives: the selection ``need_cover.sql``.

``need_cover``: the selection as it is, whose rows are keys. ``need_cover_records``: the records under these keys, too,
as they are stored. Neither ranks, explains or cites.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from graph.store.sqlite.view import selection
from tests.neo4j.server import HOST, free_port

QUERIES: Mapping[str, str] = {"need_cover": "keys", "need_cover_records": "keys with their records"}
"""Stored queries, and what their rows are."""

_PATIENCE = 60.0
_PARAMETERS = ("needs", "areas", "scope")
_RECORDS = """
WITH chosen (form, key, number) AS (SELECT * FROM ({selection}))
SELECT chosen.form, chosen.key, chosen.number, COALESCE(node.body, link.body) AS body FROM chosen
LEFT JOIN node ON node.key = chosen.key LEFT JOIN link ON link.key = chosen.key
"""


def query_path(store: Path, query: str, need: str, areas: Collection[str]) -> str:
    """Where a stored query is asked, with the arguments that the selection is given for a need and areas."""
    given = {"needs": json.dumps([need]), "areas": json.dumps(sorted(areas)), "scope": 0}
    return f"/{store.stem}/{query}.json?{urlencode(given)}"


@contextmanager
def datasette(store: Path, folder: Path) -> Iterator[str]:
    """Where Datasette answers over a store's file: one process, with no limit that the rows would meet."""
    cover = selection("need_cover")
    texts = {"need_cover": cover, "need_cover_records": _RECORDS.format(selection=cover)}
    queries = {name: {"sql": text, "params": list(_PARAMETERS)} for name, text in texts.items()}
    metadata = folder / "metadata.json"
    metadata.write_text(json.dumps({"databases": {store.stem: {"queries": queries}}}), encoding="utf-8")
    port = free_port()
    limits = {"max_returned_rows": "1000000", "sql_time_limit_ms": "60000"}
    command = [sys.executable, "-m", "datasette", "serve", str(store), "--host", HOST, "--port", str(port)]
    command += ["--metadata", str(metadata)]
    for name, value in limits.items():
        command += ["--setting", name, value]
    with (folder / "datasette.log").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        _wait_for(process, f"http://{HOST}:{port}/-/versions.json")
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            urlopen(address, timeout=_PATIENCE).close()
            return
        except (URLError, ConnectionError):
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)

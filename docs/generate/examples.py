"""Writes examples of the answers that programs read, as the description of the HTTP door shows them.

``python -m docs.generate.examples FOLDER`` asks the program itself, over the bundled networks, about the made-up
Esimerkkilä, and writes one file for each operation, and a README, into a folder (``api/examples``). Nothing in them is
written by hand. Of every list only the first entry is kept, and the digest, another in each service, is noughts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from fastapi.testclient import TestClient

from api.app import create_app
from api.commands.demo import BUNDLED
from api.settings import Settings
from docs.generate.tables import table
from graph.model.text import Analyser
from graph.store.sqlite.store import SqliteStore
from loaders.run import load

LOADED_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When the networks are taken to be loaded: an answer about changes tells it."""

_AS_OF = "as_of=2026-11-22&language=en"
_AREA = f"area={quote('Esimerkkilä')}"
_QUERY = "SELECT ?name WHERE { ?need a sn:Need ; skos:prefLabel ?name } ORDER BY ?name LIMIT 1"

CALLS: tuple[tuple[str, str], ...] = (
    ("search", f"GET /search?text=neuvola&limit=1&{_AS_OF}"),
    ("browse", f"GET /browse?kind=Network&limit=1&{_AS_OF}"),
    ("show", f"GET /nodes/service/esimerkkila-neuvola?limit=1&{_AS_OF}"),
    ("show", f"GET /nodes/service/esimerkkila-neuvola?format=jsonld&{_AS_OF}"),
    ("partners", f"GET /partners?need={quote('puheen kehitys')}&{_AREA}&age=3&limit=1&{_AS_OF}"),
    ("routes", f"GET /routes?origin=family&target={quote('puheen kehitys')}&{_AREA}&limit=1&{_AS_OF}"),
    ("gaps", f"GET /gaps?{_AREA}&limit=1&{_AS_OF}"),
    ("coverage", f"GET /coverage?{_AREA}&{_AS_OF}"),
    ("network", f"GET /network?{_AREA}&limit=2&{_AS_OF}"),
    ("network-around", f"GET /nodes/service/esimerkkila-neuvola/network?limit=2&{_AS_OF}"),
    ("meeting", f"GET /meeting/esimerkkila?limit=1&{_AS_OF}"),
    ("handbook", f"GET /handbook/esimerkkila?{_AS_OF}"),
    ("services", f"GET /services/esimerkkila?{_AS_OF}"),
    ("changes", f"GET /changes?since=0&{_AREA}&limit=1&{_AS_OF}"),
    ("datasets", f"GET /datasets?{_AS_OF}"),
    ("export", f"GET /export/hsds?{_AREA}&{_AS_OF}"),
    ("sparql", f"GET /sparql?query={quote(_QUERY)}"),
    ("sparql_post", f"POST /sparql {_QUERY}"),
    ("live", "GET /health/live"),
    ("ready", "GET /health/ready"),
)
"""What is asked for each operation, by its id: method, address, and what is sent along."""

FOR_THE_NETWORK = {"meeting"}
"""Operations that answer only those who may see what the network keeps inside."""

_SCOPES = "X-Scopes"
_NO_DIGEST = "0" * 64
_OPENING = """\
<!-- generated folder: python -m docs.generate.examples -->
# Examples of the answers

What the program answers over the network of `seinaton demo`, asked about the made-up Esimerkkilä. Of every list only
the first entry is kept, and the digest, another in each service, is noughts. The description of the
[HTTP door](../../docs/api.md) shows them.

"""


def shortened(part: Any) -> Any:
    """A part of an answer with the first entry of every list alone, and without the digest's figures."""
    if isinstance(part, dict):
        return {name: _NO_DIGEST if name == "digest" else shortened(one) for name, one in part.items()}
    return [shortened(one) for one in part[:1]] if isinstance(part, list) else part


def examples(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The examples of each operation. The store that is asked is made in a folder."""
    store = SqliteStore(folder / "network.sqlite", Analyser(voikko=False), clock=lambda: LOADED_AT)
    bundled = Path(__file__).resolve().parents[2] / "loaders" / "bundled"
    for name in BUNDLED:
        load(store, bundled / name)
    settings = Settings.from_env({"HOME": str(folder), "SEINATON_PROXY_HEADER": _SCOPES})
    client = TestClient(create_app(settings, store))
    found: dict[str, list[dict[str, Any]]] = {}
    for operation, call in CALLS:
        found.setdefault(operation, []).append(_asked(client, operation, call))
    store.close()
    return found


def _asked(client: TestClient, operation: str, call: str) -> dict[str, Any]:
    method, address, *body = call.split(" ", 2)
    scopes = "network" if operation in FOR_THE_NETWORK else ""
    told = client.request(method, address, headers={_SCOPES: scopes}, content=body[0] if body else None)
    if told.status_code != 200:
        raise SystemExit(f"{call}: {told.text}")
    media_type = told.headers["content-type"].partition(";")[0]
    return {"call": call, "media_type": media_type, "answer": shortened(told.json())}


def published() -> Iterator[tuple[str, str]]:
    """Name and content of each file of the folder."""
    with TemporaryDirectory() as folder:
        made = examples(Path(folder))
    rows = []
    for operation, several in made.items():
        name = f"{operation}.json"
        yield name, json.dumps(several, ensure_ascii=False, indent=2) + "\n"
        rows += [(f"[{name}]({name})", f"`{one['call']}`") for one in several]
    yield "README.md", _OPENING + "\n".join(table(("file", "asked"), rows))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("api/examples")
    target.mkdir(parents=True, exist_ok=True)
    for file, content in published():
        (target / file).write_text(content, encoding="utf-8")

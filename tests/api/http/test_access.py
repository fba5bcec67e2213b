"""Who may see more than everybody: by a token, or by what a proxy says that asked people to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.desk import Desk
from api.settings import Settings
from graph.model.records import Dataset, Evidence, Link, Node
from graph.store.base import Store
from tests.stores import open_sqlite

CONCERN = "Ilta-ajat puuttuvat"
STREET = "Suojakatu 7"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    """A network with a concern that is kept inside, and a shelter whose address is not for everybody."""
    store = open_sqlite(tmp_path)
    said = Evidence("a", locator="rivi 1", said_on="2026-11-01")
    store.change(
        Dataset("a", "Aineisto"),
        [
            Node("Area", "area/kemi", {"name@fi": "Kemi", "area_type": "municipality"}, said),
            Node(
                "Observation", "observation/x", {"name@fi": CONCERN, "tone": "concern", "visibility": "network"}, said
            ),
            Link("concerns", "observation/x", "area/kemi", {}, said),
            Node("Place", "place/x", {"name@fi": "Turvakoti", "address": STREET, "hidden_address": True}, said),
        ],
    )
    yield store
    store.close()


@pytest.fixture
def known(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, desk=tmp_path / "desk.sqlite")


def bearer(settings: Settings, *scopes: str) -> dict[str, str]:
    _, text = Desk(settings.desk).create(scopes, 1, "", datetime.now(UTC))
    return {"Authorization": f"Bearer {text}"}


def test_what_is_kept_inside_is_shown_to_those_who_may_see_it(own: Store, known: Settings) -> None:
    reader = TestClient(create_app(known, own))
    may, other = bearer(known, "network"), bearer(known, "personal")
    for address in ("/nodes/area/kemi", "/gaps?area=Kemi", "/changes?since=0"):
        open_to_all, told = reader.get(address), reader.get(address, headers=may)
        assert CONCERN not in open_to_all.text
        assert CONCERN not in reader.get(address, headers=other).text
        assert CONCERN in told.text
        assert told.headers["cache-control"].startswith("private")
        assert "Authorization" in told.headers["vary"]
        assert told.headers["etag"] != open_to_all.headers["etag"]
    for address in ("/nodes/observation/x", "/id/observation/x"):
        assert reader.get(address).status_code == 404
        assert reader.get(address, headers=may).status_code == 200


def test_the_meeting_page_is_for_the_network_alone(own: Store, known: Settings) -> None:
    reader = TestClient(create_app(known, own))
    nobody, wrong = reader.get("/meeting/kemi"), reader.get("/meeting/kemi", headers=bearer(known, "personal"))
    assert (nobody.status_code, nobody.headers["www-authenticate"]) == (401, "Bearer")
    assert wrong.status_code == 403
    assert CONCERN not in nobody.text + wrong.text
    told = reader.get("/meeting/kemi", headers=bearer(known, "network"))
    assert (told.status_code, told.json()["question"]) == (200, "meeting")


@pytest.mark.parametrize(
    ("address", "scope", "secret"),
    [
        ("/export/turtle?network=true", "network", CONCERN),
        ("/export/turtle?personal=true", "personal", STREET),
        ("/handbook/kemi?network=true", "network", CONCERN),
    ],
)
def test_more_than_everybody_sees_has_to_be_asked_for(
    own: Store, known: Settings, address: str, scope: str, secret: str
) -> None:
    reader = TestClient(create_app(known, own))
    may, other = bearer(known, scope), bearer(known, "network" if scope == "personal" else "personal")
    assert reader.get(address).status_code == 401
    assert reader.get(address, headers=other).status_code == 403
    assert secret not in reader.get(address.partition("?")[0], headers=may).text, "it was not asked for"
    told = reader.get(address, headers=may)
    assert told.headers["cache-control"].startswith("private")
    if "export" in address:
        assert secret in told.text


UNKNOWN = "sn_" + "0" * 12 + "_" + "a" * 43


@pytest.mark.parametrize(
    "text", ["Bearer nonsense", f"Bearer {UNKNOWN}", "Bearer ", "bearer", f"Token {UNKNOWN}", UNKNOWN]
)
def test_a_token_that_opens_nothing_is_refused_and_not_overlooked(own: Store, known: Settings, text: str) -> None:
    told = TestClient(create_app(known, own)).get("/nodes/area/kemi", headers={"Authorization": text})
    assert (told.status_code, told.json()["code"]) == (401, "token-refused")


@pytest.mark.parametrize("text", ["Basic bmFtZTpwYXNz", "Digest username=x", ""])
def test_what_a_sign_in_in_front_leaves_means_nothing(own: Store, known: Settings, text: str) -> None:
    reader = TestClient(create_app(known, own))
    told = reader.get("/nodes/area/kemi", headers={"Authorization": text, "Accept": "application/json"})
    assert (told.status_code, told.json()["scope"]) == (200, "public")


def test_each_use_is_noted_without_what_was_asked(own: Store, known: Settings) -> None:
    desk = Desk(known.desk)
    token_id, text = desk.create(["network"], 1, "", datetime.now(UTC))
    reader = TestClient(create_app(known, own))
    reader.get("/search?text=salaisuus", headers={"Authorization": f"Bearer {text}"})
    reader.get("/meeting/kemi", headers={"Authorization": f"Bearer {text}"})
    assert [operation for _, operation in desk.uses(token_id)] == ["search", "meeting"]
    assert b"salaisuus" not in known.desk.read_bytes()


def test_a_proxy_is_believed_only_where_that_is_set(own: Store, known: Settings) -> None:
    header = {"X-Scopes": "network, everything"}
    believing = TestClient(create_app(replace(known, proxy_header="X-Scopes"), own))
    assert CONCERN in believing.get("/nodes/area/kemi", headers=header).text
    assert CONCERN not in believing.get("/nodes/area/kemi").text
    assert CONCERN not in TestClient(create_app(known, own)).get("/nodes/area/kemi", headers=header).text

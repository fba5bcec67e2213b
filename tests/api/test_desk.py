"""Tokens: told once, kept as a hash, good until they are over or taken back, and every use is noted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cli import run
from api.desk import Desk
from graph.errors import NothingFound, StoreUnusable

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk" / "desk.sqlite")


def test_a_token_opens_what_it_was_made_for_until_it_is_over(desk: Desk) -> None:
    token_id, text = desk.create(["network"], 90, "a system", NOW)
    assert desk.check(text, "gaps", NOW) == frozenset({"network"})
    assert desk.check(text, "gaps", NOW + timedelta(days=89)) == frozenset({"network"})
    assert desk.check(text, "gaps", NOW + timedelta(days=90)) is None
    assert desk.uses(token_id)[0] == ("2026-11-22T12:00:00+00:00", "gaps")
    (known,) = desk.tokens()
    assert (known.id, known.scopes, known.note, known.uses) == (token_id, ("network",), "a system", 2)


def test_a_token_that_is_taken_back_opens_nothing(desk: Desk) -> None:
    token_id, text = desk.create(["network", "personal"], 90, "", NOW)
    _, other = desk.create(["personal"], 90, "", NOW)
    desk.revoke(token_id, NOW)
    desk.revoke(token_id, NOW + timedelta(days=1))
    assert desk.check(text, "show", NOW) is None
    assert desk.check(other, "show", NOW) == frozenset({"personal"})
    assert desk.tokens()[0].revoked.startswith("2026-11-22") or desk.tokens()[1].revoked.startswith("2026-11-22")
    with pytest.raises(NothingFound):
        desk.revoke("0" * 12, NOW)


def test_whoever_reads_the_file_cannot_use_what_is_in_it(desk: Desk, tmp_path: Path) -> None:
    _, text = desk.create(["network"], 90, "", NOW)
    file = tmp_path / "desk" / "desk.sqlite"
    secret = text.rpartition("_")[2] if text.count("_") == 2 else text[16:]
    assert secret.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert len(secret) == 43, "256 bits in base 64"


@given(changed=st.text(alphabet="abcXYZ019_-", min_size=0, max_size=70))
def test_nothing_but_the_token_opens(changed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk") / "desk.sqlite")
    _, text = desk.create(["network"], 90, "", NOW)
    for wrong in {changed, text + changed, text[: -len(changed)] + changed} - {text}:
        assert desk.check(wrong, "show", NOW) is None


def test_without_any_token_there_is_no_file(desk: Desk, tmp_path: Path) -> None:
    assert desk.tokens() == []
    assert desk.check("sn_" + "0" * 12 + "_" + "a" * 43, "show", NOW) is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_text("no database" * 100, encoding="utf-8")
    with pytest.raises(StoreUnusable):
        Desk(tmp_path / "desk.sqlite").create(["network"], 90, "", NOW)


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SEINATON_DESK", str(tmp_path / "desk.sqlite"))
    made = ("token", "create", "--scope", "network", "--note", "meeting page", "--language", "en")
    assert run(made) == 0
    text, told = capsys.readouterr()
    assert text.startswith("sn_")
    assert text.strip() not in told
    token_id = text.split("_")[1]
    assert run(("token", "list", "--language", "en")) == 0
    listed = capsys.readouterr().out
    assert token_id in listed
    assert "meeting page" in listed
    assert text.strip() not in listed
    assert run(("token", "revoke", token_id)) == 0
    assert run(("token", "list", "--language", "en")) == 0
    assert "revoked" in capsys.readouterr().out
    assert run(("token", "revoke", "nothing")) == 1
    assert run(("token", "create", "--scope", "everything")) == 2

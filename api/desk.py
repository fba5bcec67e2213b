"""The desk: who may see more than everybody over HTTP, and a secret of the door. Its only own state, one SQLite file.

A token is 256 random bits, told once. Only its SHA-256 is kept: that much randomness needs no slow hash, and who reads
the file cannot use what is in it. Each use is noted with the operation's name, never with what was asked.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph.errors import NothingFound, StoreUnusable

SCOPES = ("network", "personal")
"""What a token may open: what the network keeps inside; names and contacts of persons, and hidden addresses."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS token (
  id TEXT PRIMARY KEY, hash BLOB NOT NULL, scopes TEXT NOT NULL, note TEXT NOT NULL,
  made TEXT NOT NULL, expires TEXT NOT NULL, revoked TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS use (at TEXT NOT NULL, token TEXT NOT NULL, operation TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS use_by_token ON use (token, at);
CREATE INDEX IF NOT EXISTS use_by_time ON use (at);
CREATE TABLE IF NOT EXISTS secret (value BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS one_secret ON secret (1);
"""
_FORM = re.compile(r"sn_(?P<id>[0-9a-f]{12})_[A-Za-z0-9_-]{43}")
_BITS = 256
_KEEP_USE = timedelta(days=365)
_BUSY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token. ``revoked``: when, "" if it is not. ``last_used``: "" if it never was."""

    id: str
    scopes: tuple[str, ...]
    note: str
    made: str
    expires: str
    revoked: str
    last_used: str
    uses: int


class Desk:
    """A file, which is made when something first is put into it. Several processes may use it; thread-safe."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def create(self, scopes: Iterable[str], days: int, note: str, now: datetime) -> tuple[str, str]:
        """Id and text of a new token, which opens ``scopes`` for so many days."""
        token_id = secrets.token_hex(6)
        text = f"sn_{token_id}_{secrets.token_urlsafe(_BITS // 8)}"
        expires = now + timedelta(days=days)
        row = (token_id, _hash(text), ",".join(sorted(set(scopes))), note, _moment(now), _moment(expires))
        with self._open() as db:
            db.execute("INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
        return token_id, text

    def check(self, text: str, operation: str, now: datetime) -> frozenset[str] | None:
        """What a token opens now; None for one that is unknown, over or revoked. Notes the use."""
        form = _FORM.fullmatch(text)
        if form is None or not self._path.exists():
            return None
        with self._open() as db:
            row = db.execute(
                "SELECT hash, scopes FROM token WHERE id = ? AND revoked IS NULL AND expires > ?",
                (form["id"], _moment(now)),
            ).fetchone()
            # Compared in the same time whether there is such an id or not.
            known = hmac.compare_digest(row[0] if row else bytes(32), _hash(text))
            if row is None or not known:
                return None
            db.execute("DELETE FROM use WHERE at < ?", (_moment(now - _KEEP_USE),))
            db.execute("INSERT INTO use VALUES (?, ?, ?)", (_moment(now), form["id"], operation))
        return frozenset(row[1].split(","))

    def tokens(self) -> list[Token]:
        """All tokens, the oldest first."""
        if not self._path.exists():
            return []
        with self._open() as db:
            rows = db.execute(
                "SELECT id, scopes, note, made, expires, revoked, MAX(at), COUNT(at) FROM token "
                "LEFT JOIN use ON token = id GROUP BY id ORDER BY made, id"
            ).fetchall()
        return [
            Token(key, tuple(scopes.split(",")), note, made, expires, revoked or "", used or "", uses)
            for key, scopes, note, made, expires, revoked, used, uses in rows
        ]

    def uses(self, token_id: str) -> list[tuple[str, str]]:
        """Moment and operation of each use of a token, the oldest first. Raises NothingFound for an unknown id."""
        if not any(one.id == token_id for one in self.tokens()):
            raise NothingFound("unknown-token", token=token_id)
        with self._open() as db:
            return [
                (str(at), str(operation))
                for at, operation in db.execute(
                    "SELECT at, operation FROM use WHERE token = ? ORDER BY at, rowid", (token_id,)
                )
            ]

    def revoke(self, token_id: str, now: datetime) -> None:
        """Let a token open nothing from now on. Raises NothingFound for an unknown id."""
        if self._path.exists():
            with self._open() as db:
                sql = "UPDATE token SET revoked = COALESCE(revoked, ?) WHERE id = ?"
                if db.execute(sql, (_moment(now), token_id)).rowcount:
                    return
        raise NothingFound("unknown-token", token=token_id)

    def secret(self) -> bytes:
        """256 random bits that are the same for all who use this file, and are told to nobody."""
        with self._open() as db:
            db.execute("INSERT OR IGNORE INTO secret VALUES (?)", (secrets.token_bytes(_BITS // 8),))
            (value,) = db.execute("SELECT value FROM secret").fetchone()
        return bytes(value)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work, all of it or nothing. The file is for its owner's eyes."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            db = sqlite3.connect(self._path, timeout=_BUSY_SECONDS)
            try:
                with db:
                    db.executescript(_SCHEMA)
                    yield db
            finally:
                db.close()
        except (sqlite3.Error, OSError) as error:
            raise StoreUnusable("desk-unusable", path=str(self._path), reason=str(error)) from error


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")

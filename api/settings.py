"""Settings, read once at the door from the environment. ``docs/operations.md`` lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import BadQuestion
from graph.export.base import BASE_URI
from graph.export.sparql.limits import Limits
from graph.store.access import Credentials
from graph.store.address import checked

STORE_NAME = "network.sqlite"
_MOST_DAYS = 36_500  # a century
_MOST = 1_000_000
_RATE = 300
_SECONDS = 30
_AT_ONCE = 500
DEMO_NAME = "demo.sqlite"
DESK_NAME = "desk.sqlite"
_FOLDER_ADDRESS = re.compile(r"https?://([A-Za-z0-9.:\[\]-]+)/(?:(?!\.{1,2}/)[A-Za-z0-9._~-]+/)*")
"""An address of a folder, and in it host and port. A step that means this folder or the one above makes two addresses
of one thing."""
_PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+")
_REPORT = re.compile(r"https://[A-Za-z0-9.:\[\]-]+(?:/[!#-;=?-Z_a-z~]*)?|mailto:[^\s<>\"@]+@[^\s<>\"@]+")
"""What a link may lead to: a page, or a letter."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``store``: address; ``data_folder``: for files that nobody named; ``keep_log``: how long the log is kept.

    ``credentials`` open a store on a server. ``base_uri`` begins the addresses of things in exports and ends in ``/``;
    ``publisher`` is who gives exports out, "" where nobody has said. ``spool`` is a folder for what can be made anew,
    ``sparql`` how much a query may take. ``desk`` is the file of the HTTP door's tokens; ``proxy_header`` the header in
    which a proxy that asks people to sign in tells what they may see, "" where there is none.
    ``rate`` is how many requests a minute one reader may make, ``cors`` the sites whose pages may read answers.
    ``path_prefix`` stands before every path behind a proxy: "/perhe", or "". ``seconds`` is how long an answer may take
    to begin, ``at_once`` how many requests may wait in one process. ``report`` is a link for whoever sees an error in
    the data, "" where there is none.
    """

    store: str
    data_folder: Path
    keep_log: timedelta | None = None
    credentials: Credentials = field(default_factory=Credentials)
    base_uri: str = BASE_URI
    publisher: str = ""
    spool: Path = field(default_factory=Path)
    sparql: Limits = field(default_factory=Limits)
    desk: Path = field(default_factory=lambda: Path(DESK_NAME))
    proxy_header: str = ""
    rate: int = _RATE
    cors: tuple[str, ...] = ()
    path_prefix: str = ""
    seconds: int = _SECONDS
    at_once: int = _AT_ONCE
    report: str = ""

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Settings from ``SEINATON_…`` and ``NEO4J_…`` variables and the user's data folder.

        Raises BadQuestion for a number that is none or too large, for a server's address with a password in it or with
        anything behind host and port, for a base URI that is no address of a folder, and for a path or a link that is
        none.
        """
        folder = _data_folder(environ)
        days = _whole("SEINATON_LOG_DAYS", environ.get("SEINATON_LOG_DAYS", ""), _MOST_DAYS)
        store = checked(environ.get("SEINATON_STORE") or f"sqlite:{folder / STORE_NAME}")
        return cls(
            store,
            folder,
            timedelta(days=days) if days else None,
            _credentials(environ),
            _base_uri(environ.get("SEINATON_BASE_URI") or BASE_URI),
            environ.get("SEINATON_PUBLISHER", "").strip(),
            Path(environ.get("SEINATON_SPOOL") or folder / "spool"),
            _limits(environ),
            Path(environ.get("SEINATON_DESK") or folder / DESK_NAME),
            _header(environ.get("SEINATON_PROXY_HEADER", "")),
            _whole("SEINATON_RATE", environ.get("SEINATON_RATE", "")) or _RATE,
            tuple(one.strip() for one in environ.get("SEINATON_CORS", "").split(",") if one.strip()),
            _prefix(environ.get("SEINATON_PATH_PREFIX", "")),
            _whole("SEINATON_SECONDS", environ.get("SEINATON_SECONDS", "")) or _SECONDS,
            _whole("SEINATON_AT_ONCE", environ.get("SEINATON_AT_ONCE", "")) or _AT_ONCE,
            _report(environ.get("SEINATON_REPORT", "").strip()),
        )


def _credentials(environ: Mapping[str, str]) -> Credentials:
    """Name, password and database for a Neo4j server; what is not set is as Neo4j has it by itself."""
    return Credentials(
        username=environ.get("NEO4J_USERNAME") or Credentials().username,
        password=environ.get("NEO4J_PASSWORD", ""),
        database=environ.get("NEO4J_DATABASE", ""),
    )


def _whole(name: str, text: str, most: int = _MOST) -> int | None:
    """A setting that is a whole number above nought; None where it is not set. Raises BadQuestion."""
    if text and not (text.isascii() and text.isdigit() and 0 < int(text) <= most):
        raise BadQuestion("bad-setting", name=name, text=text)
    return int(text) if text else None


def _limits(environ: Mapping[str, str]) -> Limits:
    """How much a query in SPARQL may take."""
    usual = Limits()
    return Limits(
        _whole("SEINATON_SPARQL_SECONDS", environ.get("SEINATON_SPARQL_SECONDS", "")) or usual.seconds,
        _whole("SEINATON_SPARQL_MEMORY_MB", environ.get("SEINATON_SPARQL_MEMORY_MB", "")) or usual.memory_mb,
        _whole("SEINATON_SPARQL_RESULT_MB", environ.get("SEINATON_SPARQL_RESULT_MB", "")) or usual.result_mb,
        _whole("SEINATON_SPARQL_AT_ONCE", environ.get("SEINATON_SPARQL_AT_ONCE", "")) or usual.at_once,
    )


def _header(text: str) -> str:
    """The name of a header (RFC 9110, 5.6.2); "" where none is set."""
    if text and not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", text):
        raise BadQuestion("bad-setting", name="SEINATON_PROXY_HEADER", text=text)
    return text


def _prefix(text: str) -> str:
    """What a proxy puts before every path; "" where none is set."""
    if text and not _PREFIX.fullmatch(text):
        raise BadQuestion("bad-path-prefix", text=text)
    return text


def _report(text: str) -> str:
    """A link to where errors are reported. An e-mail address may stand alone."""
    link = f"mailto:{text}" if "@" in text and ":" not in text else text
    if link and not _REPORT.fullmatch(link):
        raise BadQuestion("bad-report", text=text)
    return link


def _base_uri(text: str) -> str:
    """What begins the addresses of things. Without ``/`` at its end they would run into it."""
    if not ((found := _FOLDER_ADDRESS.fullmatch(text)) and _is_host(found[1])):
        raise BadQuestion("bad-base-uri", text=text)
    return text


def _is_host(text: str) -> bool:
    """Whether something is a host, with a port or without."""
    try:
        parts = urlsplit(f"//{text}")
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # a port above 65535, brackets without an IPv6 address in them
        return False


def _data_folder(environ: Mapping[str, str]) -> Path:
    """The folder for a user's data: ``XDG_DATA_HOME``, ``LOCALAPPDATA`` on Windows, else ``~/.local/share``."""
    base = environ.get("XDG_DATA_HOME") or environ.get("LOCALAPPDATA")
    home = environ.get("HOME") or environ.get("USERPROFILE") or "."
    return (Path(base) if base else Path(home) / ".local" / "share") / "seinaton"

"""``seinaton sparql`` at its edges: what it reads, how long it may take, and what it prints."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from graph.store.base import Store
from tests.journeys.program import COMMAND, Done, run_inside

Run = Callable[..., Done]

FITS = "SELECT * { ?s ?p ?o } LIMIT 1 #"
LIMIT = 100_000
"""Letters of a query."""


@pytest.fixture(scope="module")
def spool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spool")


@pytest.fixture(autouse=True)
def surroundings(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SEINATON_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SEINATON_SPOOL", str(spool))


@pytest.fixture
def run(made_up: Store, tmp_path: Path) -> Run:
    """Ask a query that stands in a file."""

    def done(query: str | bytes, *more: str) -> Done:
        path = tmp_path / "query.rq"
        path.write_bytes(query.encode() if isinstance(query, str) else query)
        return run_inside("sparql", str(path), "--store", made_up.address, "--language", "en", *more)

    return done


def _given(monkeypatch: pytest.MonkeyPatch, content: bytes, store: Store, encoding: str = "utf-8") -> Done:
    """Ask what comes by standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding, errors="surrogateescape"))
    return run_inside("sparql", "-", "--store", store.address, "--language", "en", "--format", "csv")


def test_the_longest_query_is_answered_and_a_longer_one_refused(run: Run) -> None:
    assert run(FITS.ljust(LIMIT, "ä")).code == 0
    done = run(FITS.ljust(LIMIT + 1, "ä"))
    assert done.code == 2
    assert "too long: at most 100000 characters" in done.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no file without an end")
def test_a_file_without_an_end_is_too_long(made_up: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run_inside("sparql", "/dev/zero", "--store", made_up.address, "--language", "en")
    assert (done.code, "too long" in done.err) == (2, True)
    with open("/dev/zero", encoding="ascii") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        done = run_inside("sparql", "-", "--store", made_up.address, "--language", "en")
    assert (done.code, "too long" in done.err) == (2, True)


@pytest.mark.parametrize("content", [b"ASK { ?s ?p '\xe4' }", b"\xff\xfeA\x00S\x00K\x00", b"ASK { ?s ?p ?o } # \xc3"])
def test_what_is_no_text_is_told(run: Run, made_up: Store, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    for done in (run(content), _given(monkeypatch, content, made_up)):
        assert done.code == 2
        assert "is no text in UTF-8" in done.err


def test_standard_input_is_utf_8_whatever_the_system_writes(made_up: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "\ufeffSELECT ?x { VALUES ?x { 'päivä' } }".encode()
    assert _given(monkeypatch, query, made_up, "latin-1").out.splitlines() == ["x", "päivä"]


def test_a_closed_standard_input_is_told(made_up: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    done = run_inside("sparql", "-", "--store", made_up.address, "--language", "en")
    assert done.code == 2
    assert "The query - cannot be read" in done.err


@pytest.mark.parametrize("seconds", ["inf", "-inf", "nan", "1e300", "1000001", "-1", "0", "0.09"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_time_that_no_clock_can_be_set_to_is_told_with_those_that_can(run: Run, seconds: str, language: str) -> None:
    done = run(FITS, f"--seconds={seconds}", "--language", language)
    assert done.code == 2
    assert "--seconds" in done.err
    assert "0.1" in done.err
    assert "1000000" in done.err


@pytest.mark.parametrize("seconds", ["1000000", "0.1"])
def test_the_longest_and_the_shortest_time_can_be_set(run: Run, seconds: str) -> None:
    done = run(FITS, "--seconds", seconds)
    assert done.code == 0 or "was over" in done.err


@pytest.mark.parametrize("text", ["inf", "nan", "1e300", "-1", "0", "1000001"])
@pytest.mark.parametrize("name", ["SECONDS", "MEMORY_MB", "RESULT_MB", "AT_ONCE"])
def test_so_are_settings(run: Run, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(f"SEINATON_SPARQL_{name}", text)
    done = run(FITS)
    assert done.code == 2
    assert f"SEINATON_SPARQL_{name}" in done.err
    assert text in done.err


VALUES = "SELECT ?short ?long { VALUES (?short ?long) { ('a' '%s') (UNDEF 'b'@fi) (sn:Service 12) } }"


def test_a_long_text_does_not_make_a_table_wide(run: Run) -> None:
    long = "x" * 60_000
    done = run(VALUES % long)
    assert done.code == 0
    assert done.out.splitlines() == [
        "short       long",
        f"──────────  {'─' * 100}",
        f"a           {'x' * 99}…",
        "            b [fi]",
        "sn:Service  12",
    ]
    assert "1 of them" in done.err
    assert long in run(VALUES % long, "--format", "csv").out
    whole = json.loads(run(VALUES % long, "--format", "json").out)
    assert whole["results"]["bindings"][0]["long"]["value"] == long


def test_what_just_fits_is_whole_and_nothing_is_said(run: Run) -> None:
    done = run(VALUES % ("x" * 100))
    assert f"a           {'x' * 100}" in done.out.splitlines()
    assert "…" not in done.out + done.err


def test_a_table_of_many_rows_takes_little_memory_beside_the_answer(run: Run) -> None:
    """Row by row: the result itself stands in memory, the rows do not. All of them would be several times as large."""
    query = "SELECT ?a ?b { { SELECT ?a { ?a ?p ?o } LIMIT 200 } { SELECT ?b { ?b ?p ?o } LIMIT 200 } }"
    size = len(run(query, "--format", "json").out)
    tracemalloc.start()
    try:
        done = run(query)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "40000 rows" in done.err
    assert most < 6 * size


STEERING = "SELECT ?x { VALUES ?x { 'a\x1b[2Jb\x9bc\u202ed' '=1+1' 'two\\r\\nlines\\rx' } }"
AS_THEY_ARE = [["x"], ["a\x1b[2Jb\x9bc\u202ed"], ["=1+1"], ["two\r\nlines\rx"]]


def test_csv_for_a_program_has_every_letter(run: Run) -> None:
    assert list(csv.reader(io.StringIO(run(STEERING, "--format", "csv").out, newline=""))) == AS_THEY_ARE


@pytest.mark.skipif(os.name != "posix", reason="it needs a terminal that a program can look into")
@pytest.mark.parametrize("form", ["table", "csv", "tsv", "xml", "json"])
def test_nothing_steers_a_terminal(made_up: Store, tmp_path: Path, repository: Path, form: str) -> None:
    (tmp_path / "query.rq").write_text(STEERING, encoding="utf-8")
    command = [*COMMAND, "sparql", str(tmp_path / "query.rq"), "--store", made_up.address, "--format", form]
    ours, its = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        done = subprocess.run(command, cwd=repository, stdout=its, stderr=subprocess.PIPE, check=False, timeout=60)
        os.close(its)
        shown = _all_of(terminal).decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "=1+1" in shown
    assert not set(shown) & set("\x1b\x9b\u202e")
    assert not re.search(r"\r(?![\r\n])", shown)


def _all_of(terminal: IO[bytes]) -> bytes:
    """What was written to it. Where nobody writes any more, Linux gives an error, macOS nothing."""
    read = b""
    with suppress(OSError):
        while some := terminal.read(4_096):
            read += some
    return read

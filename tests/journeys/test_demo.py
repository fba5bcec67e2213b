"""The demo: what a newcomer sees first."""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
from pathlib import Path

import pytest

from graph.questions import questions
from tests.journeys.program import Done, Program, run_inside, run_process
from tests.journeys.served import ask, served, wait_for

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+\+00:00")
"""When something was loaded: of no two runs the same."""
SERVED = r"http://127\.0\.0\.1:(\d+)/"
LAST_PORT = 65535
DEMO = ("demo", "--no-serve", "--as-of", "2026-11-22")
ASKED = ('"puheen kehitys" --area Kouvola', '"ero ja lapsen asuminen" --area Kemi', "vertaistuki --area Kemi")


def test_it_answers_each_question_with_its_sources_and_says_what_to_try(repository: Path, home: Path) -> None:
    done = run_process(*DEMO, cwd=repository)
    assert done.code == 0, done.err
    asked = [line.removeprefix("$ seinaton ") for line in done.lines if line.startswith("$ ")]
    assert asked[: len(ASKED)] == [f"partners {one}" for one in ASKED]
    assert {one.split()[0] for one in asked} == set(questions())
    assert "1. Lasten kehitykselliset palvelut" in done.lines
    assert "1. Lastenvalvojien palvelut, Kemi" in done.lines
    assert "1. Perheiden piha" in done.lines
    assert done.lines.count("Lähteet:") > 20
    assert "Asiakkaat halutaan mukaan uuden perhekeskuksen suunnitteluun Kemissä, rivi 11, virke 2" in done.out
    made = home / "data" / "seinaton" / "demo.sqlite"
    assert f"Kokeile seuraavaksi (lisää --store sqlite:{made}):" in done.lines
    assert "Traceback" not in done.err


def test_then_it_serves_at_the_next_free_port_until_it_is_stopped(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with served(tmp_path, "demo", "--port", str(taken), "--language", "en") as running:
            wait_for(lambda: bool(re.search(SERVED, running.said)))
            found = re.search(SERVED, running.said)
            assert found
            assert f"Port {taken} is taken" in running.said
            assert found[1] != str(taken)
            assert ask(f"http://127.0.0.1:{found[1]}/health/ready").data["revision"] == 5
            assert ask(f"http://127.0.0.1:{found[1]}/", Accept="text/html").status == 200
            assert running.end(signal.SIGINT) == 0


def test_where_no_port_is_free_it_says_so_after_its_answers(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", LAST_PORT))
        other.listen()
        done = run_inside("demo", "--port", str(LAST_PORT), "--language", "en")
    assert done.code == 1
    assert str(LAST_PORT) in done.err
    assert "Try next" in done.out


def test_its_own_file_is_made_anew_and_twice_gives_the_same(home: Path) -> None:
    folder = home / "data" / "seinaton"
    folder.mkdir(parents=True)
    (folder / "demo.sqlite").write_text("left over from a run that broke", encoding="utf-8")
    first, second = run_inside(*DEMO), run_inside(*DEMO)
    assert first.code == second.code == 0
    assert MOMENT.sub("", first.out) == MOMENT.sub("", second.out)
    assert os.listdir(folder) == ["demo.sqlite"], "the user's own store is not even made"


def test_what_it_says_to_try_works_and_on_a_store_of_ones_own_nothing_is_written_twice(own: Program) -> None:
    tried = 0
    for language, unchanged in (("fi", 0), ("sv", 5), ("en", 5)):
        done = own.run("demo", "--no-serve", "--language", language)
        assert done.out.count("(versio 5).") + done.out.count("version 5).") + done.out.count("revision 5).") >= 1
        told = ("mitään ei tallennettu", "inget sparades", "nothing was written")
        assert sum(done.out.count(one) for one in told) == unchanged
        for line in done.lines:
            if line.startswith(("seinaton search", "seinaton show", "seinaton partners")):
                assert len(own.text(*shlex.split(line)[1:]).splitlines()) > 5, line
                tried += 1
    assert tried == 9


def test_a_store_with_other_data_is_refused_and_not_changed(own: Program, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "Dataset.csv").write_text("id;title\nsome-other;Muu aineisto\n", encoding="utf-8")
    (folder / "Need.csv").write_text("id;name@fi\nneed/muu-tarve;Muu tarve\n", encoding="utf-8")
    assert own.run("load", str(folder)).code == 0
    before = own.text("status")
    refused = own.run("demo", "--no-serve")
    assert (refused.code, refused.out) == (1, "")
    assert "some-other" in refused.err
    assert own.text("status") == before
    assert "some-other" in own.text("datasets")


QUESTIONS = (
    *(("partners", *shlex.split(asked)) for asked in ASKED),
    ("partners", "vertaistuki", "--area", "Utsjoki", "--language", "sv"),
    ("routes", "family", "puheen kehitys", "--area", "Esimerkkilä", "--limit", "50"),
    ("routes", "varhaiskasvatus", "lastenpsykiatria", "--area", "Kemi", "--language", "en"),
    ("gaps", "--area", "Kemi", "--limit", "500"),
    ("gaps", "--area", "Esimerkin hyvinvointialue", "--limit", "500", "--language", "sv"),
    ("coverage", "--area", "Esimerkin hyvinvointialue"),
    ("coverage", "--area", "Kymenlaakso", "--language", "en"),
    ("search", "neuvola", "--limit", "100"),
    ("search", "perhe tuki", "--language", "en"),
    ("show", "network/kemin-perhekeskus"),
    ("show", "need/vertaistuki", "--language", "en"),
    ("changes", "--since", "2", "--limit", "5000"),
)


@pytest.mark.needs_neo4j
def test_on_a_server_the_answers_are_those_of_the_embedded_store(
    demo_on_sqlite: tuple[Program, Done], demo_on_neo4j: tuple[Program, Done]
) -> None:
    (embedded, said), (server, said_there) = demo_on_sqlite, demo_on_neo4j
    assert MOMENT.sub("", said_there.out).replace(server.address, embedded.address) == MOMENT.sub("", said.out)
    status, status_there = embedded.data("status"), server.data("status")
    assert len(status["digest"]) == 64
    assert {**status_there, "store": ""} == {**status, "store": ""}
    for question in QUESTIONS:
        answer, answer_there = embedded.data(*question), server.data(*question)
        assert answer["items"] or answer["broken"], question
        for at, (item, item_there) in enumerate(zip(answer["items"], answer_there["items"], strict=True)):
            assert {**item_there, "at": ""} == {**item, "at": ""}, (question, at)  # the moment it was loaded
        assert {**answer_there, "items": ()} == {**answer, "items": ()}, question

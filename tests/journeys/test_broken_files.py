"""A broken file is refused: every fault told with its place and a remedy, in three languages, and nothing changed.

The sources stand in ``tests/data/broken/``; hostile ones are made by ``hostile.py``. Each has a good twin, the same
source without the fault. The twin is loaded first, so that what is refused is the fault and nothing else, and so
that the store holds the very dataset that the broken source would replace.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.cli import run
from api.wording import say
from graph.model.vocabulary import LANGUAGES
from tests.journeys.broken import Broken, Told, expected, kept_sources
from tests.journeys.hostile import hostile_sources
from tests.journeys.program import Program

KEPT = kept_sources()
SOURCES = [*KEPT, *hostile_sources()]
SEVERAL = "several-at-once"

PLACES = {"fi": ("rivi", "sarake"), "sv": ("rad", "kolumn"), "en": ("row", "column")}
REMEDY = re.compile(
    r"(?:^|[.:] )(?:Aloita|Anna|Avaa|Jaa|Jätä|Katkaise|Kirjoita|Kopioi|Korjaa|Käytä|Lisää|Lyhennä|Poista|Siirrä"
    r"|Tallenna|Tarkista|Täytä|Vaihda|Valitse)\b"
)
"""A sentence that tells what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code, its answer and its messages."""

    code: int
    answer: str
    messages: str

    def lines(self) -> list[str]:
        """The messages, a line each."""
        return self.messages.splitlines()


Seinaton = Callable[..., Outcome]


@pytest.fixture
def seinaton(own: Program, capsys: pytest.CaptureFixture[str]) -> Seinaton:
    """The program on a store of its own."""

    def call(*arguments: str) -> Outcome:
        code = run([*arguments, "--store", own.address])
        told = capsys.readouterr()
        return Outcome(code, told.out, told.err)

    return call


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> Broken:
    """Each broken source in turn."""
    found: Broken = request.param
    return found


def _made(make: Callable[[Path], Path], where: Path) -> str:
    where.mkdir()
    return str(make(where))


def _state(seinaton: Seinaton) -> tuple[int, str]:
    """The store's revision and digest."""
    facts = json.loads(seinaton("status", "--format", "json").answer)
    return facts["revision"], facts["digest"]


def _sentence(key: str, language: str) -> str:
    """A pattern for a sentence of the catalogue with its gaps filled by anything."""
    return re.sub(r"\\{\w+\\}", ".+", re.escape(say(key, language)))


def _pattern(told: Told, language: str) -> re.Pattern[str]:
    """A pattern for the line that tells an error: its place, and its sentence as a group."""
    row, column = PLACES[language]
    parts = [re.escape(part) for part in (told.file, told.sheet) if part]
    if told.row:
        parts.append(f"{row} {told.row}")
    if told.column:
        parts.append(rf"{column} [^:]*{re.escape(told.column)}[^:]*")
    level = say("level-error", language)
    return re.compile(f"{level}: {', '.join(parts)}: ({_sentence(f'finding:{told.code}', language)})")


def _errors(outcome: Outcome, source: Broken, language: str) -> list[str]:
    """The sentences of the errors, in the order of ``source.told``. Fails where one is missing or too many."""
    *findings, last = outcome.lines()
    left = [line for line in findings if not line.startswith(f"{say('level-warning', language)}: ")]
    sentences = []
    for told in source.told:
        pattern = _pattern(told, language)
        matches = [match for line in left if (match := pattern.fullmatch(line))]
        assert matches, f"{told} is not told in {language}:\n{outcome.messages}"
        left.remove(matches[0][0])
        sentences.append(matches[0][1])
    assert left == [], "told beside what is expected"
    assert re.fullmatch(_sentence(f"error:{source.refusal}", language), last), last
    return [*sentences, last]


def test_it_is_refused_and_its_good_twin_is_not(source: Broken, seinaton: Seinaton, tmp_path: Path) -> None:
    good = seinaton("load", _made(source.good, tmp_path / "good"))
    assert (good.code, say("level-error", "fi") in good.messages) == (0, False), good.messages
    before = _state(seinaton)
    assert before[0] > 0

    path = _made(source.broken, tmp_path / "broken")
    said = {}
    for language in LANGUAGES:
        outcome = seinaton("load", path, "--language", language)
        assert (outcome.code, outcome.answer) == (1, "")
        assert all(line.isprintable() for line in outcome.lines())
        said[language] = _errors(outcome, source, language)
    assert _state(seinaton) == before

    for sentence in said["fi"]:
        assert REMEDY.search(sentence), f"no remedy: {sentence}"
    for language in ("sv", "en"):
        for finnish, other in zip(said["fi"], said[language], strict=True):
            assert other.strip()
            assert other != finnish


def test_there_are_thirty_and_each_has_one_fault_of_its_own() -> None:
    single = [source for source in KEPT if source.name != SEVERAL]
    assert len(single) >= 30
    assert [source.name for source in single if len(source.told) != 1] == []
    faults = [expected(source.broken(Path()))["fault"] for source in single]
    assert len(set(faults)) == len(faults)


def test_several_faults_are_told_in_one_run(seinaton: Seinaton) -> None:
    (several,) = (source for source in KEPT if source.name == SEVERAL)
    outcome = seinaton("load", str(several.broken(Path())))
    assert outcome.code == 1
    assert len({told.code for told in several.told}) == 9
    assert len({told.sheet for told in several.told}) == 4
    assert len(_errors(outcome, several, "fi")) == 9 + 1
    assert "9" in outcome.lines()[-1]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("unknown-code", "avoin, voi tulla suoraan; ota itse yhteyttä"),
        ("unknown-heading", "alin ikä"),
        ("missing-id-column", "”tunnus”"),
        ("unknown-sheet", "Palvelut,"),
        (SEVERAL, "Aineisto, Lähteet"),
        ("end-of-unknown-kind", "service/"),
    ],
)
def test_what_may_be_written_is_told_in_the_words_of_the_sheet(name: str, advice: str, seinaton: Seinaton) -> None:
    """In the file's own language, whatever the reader's: it is to be typed into that file."""
    (source,) = (source for source in KEPT if source.name == name)
    for language in ("fi", "sv"):
        assert advice in seinaton("load", str(source.broken(Path())), "--language", language).messages


def test_a_good_source_beside_broken_ones_is_loaded(seinaton: Seinaton, tmp_path: Path) -> None:
    """Each source is refused for itself: several on one command line do not stop each other."""
    broken, other = (source.broken(Path()) for source in KEPT[:2])
    good = _made(KEPT[0].good, tmp_path / "good")
    outcome = seinaton("load", str(broken), good, str(other))
    assert outcome.code == 1
    assert outcome.messages.count(f"{say('level-error', 'fi')}: ") == 2
    assert _state(seinaton)[0] == 1


@pytest.mark.parametrize("name", [SEVERAL, "nul-byte", "wrong-encoding"])
def test_the_program_itself_ends_with_one_and_shows_no_stack(name: str, repository: Path, tmp_path: Path) -> None:
    (source,) = (source for source in KEPT if source.name == name)
    store = tmp_path / "network.sqlite"
    ended = subprocess.run(
        [sys.executable, "-m", "api.cli", "load", str(source.broken(tmp_path)), "--store", f"sqlite:{store}"],
        cwd=repository,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "SEINATON_DEBUG": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Traceback" not in ended.stderr
    assert 'File "' not in ended.stderr
    _errors(Outcome(ended.returncode, ended.stdout, ended.stderr), source, "fi")

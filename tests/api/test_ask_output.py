"""Papers and workbooks at the command line: the ending of a file's name, whole files, and the network's own scope."""

from __future__ import annotations

import csv
import io
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from api.commands.ask import add_questions
from api.commands.output import write_new
from api.wording import error_text
from graph.errors import BadQuestion
from graph.questions.base import Asking, Parameter, Question, frame
from graph.questions.paper import PaperAnswer
from graph.store.base import View
from tests.api.papers import line, section, source, text_in


def leaf(view: View, asking: Asking, *, tree: str) -> PaperAnswer:
    """A leaf of a tree, as a paper."""
    items = (section(f"Leaf of {tree}", line("It is green.")),)
    return PaperAnswer(**frame(view, asking, "leaf", {"tree": tree}, heading=tree, items=items, sources=(source(),)))


LEAF = Question("leaf", leaf, PaperAnswer, (Parameter("tree", required=True),), as_paper=("html", "md", "docx"))


def asked(store: Path, *arguments: str, question: Question = LEAF) -> Result:
    """What comes of a command of a program with this question."""
    app = typer.Typer()
    app.callback()(lambda: None)
    add_questions(app, {question.name: question})
    given = [] if "--help" in arguments else ["--store", f"sqlite:{store}", "--language", "en"]
    return CliRunner().invoke(app, [*arguments, *given], env={"COLUMNS": "200"})


def refused(store: Path, *arguments: str, question: Question = LEAF) -> str:
    """Why a command is refused, in the words that the program says it in."""
    done = asked(store, *arguments, question=question)
    assert isinstance(done.exception, BadQuestion), done.output
    assert done.stdout == ""
    return error_text(done.exception, "en")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the question's store is."""
    return tmp_path / "network.sqlite"


@pytest.mark.parametrize("name", ["oak.html", "oak.md", "oak.docx", "OAK.HTML", "an oak.tree.md"])
def test_the_ending_of_the_name_says_what_is_written(name: str, store: Path, tmp_path: Path) -> None:
    done = asked(store, "leaf", "oak", "-o", str(tmp_path / name))
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert done.stderr == f"Written: {tmp_path / name}\n"
    told = text_in(name.rpartition(".")[2].lower(), (tmp_path / name).read_bytes())
    assert "Leaf of oak" in told
    assert "It is green. [1, rivi 3]" in told


@pytest.mark.parametrize("name", ["oak.pdf", "oak", "oak.xlsx", ".html", "oak.htm"])
def test_another_ending_is_refused_and_the_possible_ones_are_named(name: str, store: Path, tmp_path: Path) -> None:
    why = refused(store, "leaf", "oak", "-o", str(tmp_path / name))
    assert why == f"The file name ({tmp_path / name}) must end in one of these: .html, .md, .docx."
    assert not (tmp_path / name).exists()
    assert not store.exists(), "it is refused before any work"


def test_only_what_the_question_says_can_be_written(store: Path, tmp_path: Path) -> None:
    only_text = replace(LEAF, as_paper=("md",))
    assert asked(store, "leaf", "oak", "-o", str(tmp_path / "oak.md"), question=only_text).exit_code == 0
    assert ".md." in refused(store, "leaf", "oak", "-o", str(tmp_path / "oak.html"), question=only_text)


def test_the_ending_and_a_form_are_not_given_together(store: Path, tmp_path: Path) -> None:
    for form in ("json", "csv"):
        why = refused(store, "leaf", "oak", "-o", str(tmp_path / "oak.md"), "--format", form)
        assert why.startswith("Give either -o or --format")


def test_what_is_there_is_not_written_over(store: Path, tmp_path: Path) -> None:
    there = tmp_path / "oak.md"
    there.write_text("mine", encoding="utf-8")
    assert refused(store, "leaf", "oak", "-o", str(there)).endswith("exists already and is not written over.")
    assert there.read_text(encoding="utf-8") == "mine"


def test_a_place_where_nothing_can_be_written_is_said(store: Path, tmp_path: Path) -> None:
    why = refused(store, "leaf", "oak", "-o", str(tmp_path / "no folder" / "oak.md"))
    assert "cannot be written (No such file or directory)" in why


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """While this lasts, no file of this process can grow beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "oak.html"
    with pytest.raises(BadQuestion, match="file-not-written"), files_at_most(1_000):
        write_new(path, b"x" * 100_000)
    assert not path.exists()
    write_new(path, b"x" * 100_000)
    assert path.stat().st_size == 100_000


def test_without_a_file_it_is_printed_in_the_forms_of_every_question(store: Path) -> None:
    assert asked(store, "leaf", "oak").stdout.startswith("# oak\n\nAs of ")
    answer = json.loads(asked(store, "leaf", "oak", "--format", "json").stdout)
    assert answer["items"][0]["lines"][0]["text"] == "It is green."
    rows = list(csv.reader(io.StringIO(asked(store, "leaf", "oak", "--format", "csv").stdout), delimiter=";"))
    assert rows == [
        ["section", "text", "marks", "details", "references", "fictional"],
        ["Leaf of oak", "It is green.", "", "", "[1, rivi 3]", "False"],
    ]


def test_what_the_network_keeps_inside_is_asked_for_and_said(store: Path) -> None:
    def scope(*more: str, question: Question = LEAF) -> str:
        done = asked(store, "leaf", "oak", "--format", "json", *more, question=question)
        return str(json.loads(done.stdout)["scope"])

    assert scope() == "public"
    assert scope("--network") == "network"
    assert "FOR THE NETWORK ONLY" in asked(store, "leaf", "oak", "--network").stdout
    assert "FOR THE NETWORK ONLY" not in asked(store, "leaf", "oak").stdout
    seeing = replace(LEAF, sees_network=True)
    assert scope(question=seeing) == "network"
    assert asked(store, "leaf", "oak", "--network", question=seeing).exit_code == 2, "there is nothing to ask for"


def test_help_names_the_endings_and_the_options(store: Path) -> None:
    told = asked(store, "leaf", "--help").stdout
    for words in ("FILE.html|md|docx", "--output", "--network", "what the network keeps inside"):
        assert words in told
    plain = asked(store, "leaf", "--help", question=replace(LEAF, as_paper=())).stdout
    assert "--output" not in plain
    assert "--network" not in plain


def test_a_paper_may_be_a_workbook_too(store: Path, tmp_path: Path) -> None:
    both = replace(LEAF, as_sheet=True)
    told = asked(store, "leaf", "--help", question=both).stdout
    assert "FILE.html|md|docx|xlsx" in told
    assert asked(store, "leaf", "oak", "-o", str(tmp_path / "oak.md"), question=both).exit_code == 0
    assert refused(store, "leaf", "oak", "--format", "xlsx", question=both).startswith("An Excel workbook is written")


def test_a_workbook_is_asked_for_as_before(store: Path, tmp_path: Path) -> None:
    sheet = replace(LEAF, as_paper=(), as_sheet=True)
    why = refused(store, "leaf", "oak", "-o", str(tmp_path / "oak.xlsx"), question=sheet)
    assert why.startswith("Only an Excel workbook is written to a file.")
    why = refused(store, "leaf", "oak", "--format", "xlsx", question=sheet)
    assert why.startswith("An Excel workbook is written to a file.")

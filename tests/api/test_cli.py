"""The command line: its options, its exit codes, and the language it speaks."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import pytest
import typer

from api.cli import build, run
from api.wording import CATALOGUES
from graph.model.wording import read_catalogue
from graph.questions import questions

COMMON = {"format", "as-of", "language", "store", "help"}
BESIDE = {"partners": {"slip"}, "gaps": {"output"}, "coverage": {"output"}}
"""Options that a question's command has beside its parameters and the common ones."""


def beside_paper(name: str) -> set[str]:
    """Options that the command of a question has whose answer is a paper."""
    question = questions()[name]
    return ({"output"} | (set() if question.sees_network else {"network"})) if question.as_paper else set()


def commands() -> dict[str, typer.core.TyperCommand]:
    """Every command by name."""
    found: dict[str, typer.core.TyperCommand] = typer.main.get_command(build()).commands  # type: ignore[attr-defined]
    return found


def ran(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output and messages of a run."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder and a store of the test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("SEINATON_STORE", f"sqlite:{tmp_path / 'store.sqlite'}")
    monkeypatch.delenv("SEINATON_DEBUG", raising=False)
    monkeypatch.delenv("SEINATON_LOG_DAYS", raising=False)
    return tmp_path


@pytest.mark.parametrize("name", questions())
def test_the_options_of_a_question_are_its_parameters_and_the_common_ones(name: str) -> None:
    given = {option for one in commands()[name].params for option in (*one.opts, *one.secondary_opts)}
    options = {option.removeprefix("--") for option in given if option.startswith("--")}
    arguments = {option for option in given if not option.startswith("-")}
    parameters = {one.name.replace("_", "-") for one in questions()[name].parameters}
    assert options | arguments | {"help"} == parameters | COMMON | BESIDE.get(name, set()) | beside_paper(name)
    required = {one.name for one in questions()[name].parameters if one.required}
    assert {one.name for one in commands()[name].params if one.required} == required


def test_every_question_has_a_command_and_every_command_says_what_it_is_for() -> None:
    assert set(questions()) <= set(commands())
    code, help_text, _ = ran("--help")
    assert code == 0
    for name, command in commands().items():
        assert command.help, name
        assert f"\n  {name} " in help_text
        assert ran(name, "--help")[0] == 0
        for one in command.params:
            assert getattr(one, "help", None), f"{name} {one.name}"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("status",), 0),
        (("search", "x"), 0),
        (("show", "x"), 1),
        (("remove", "x"), 1),
        (("load", "no-such-file.xlsx"), 1),
        (("load", ".", "--loader", "no-such-loader"), 1),
        (("status", "--store", "ftp://example.org"), 1),
        ((), 2),
        (("nothing",), 2),
        (("show",), 2),
        (("show", "x", "--nothing"), 2),
        (("show", "x", "--limit", "many"), 2),
        (("show", "x", "--limit", "0"), 2),
        (("search", ""), 2),
        (("search", "x", "--as-of", "yesterday"), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    done, out, err = ran(*arguments)
    assert done == code
    assert bool(out) is (code == 0), "answers alone go to standard output"
    assert bool(err) is (code != 0)
    assert "Traceback" not in err


def test_a_setting_that_will_not_do_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEINATON_LOG_DAYS", "ten")
    code, _, err = ran("status")
    assert code == 2
    assert "SEINATON_LOG_DAYS" in err


def test_what_nobody_foresaw_is_a_sentence_and_with_debugging_the_whole_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(package: str, name: str = "sentences.csv") -> None:
        raise RuntimeError("out of paper")

    with monkeypatch.context() as patch:
        patch.setattr("api.commands.data.opened", broken)
        code, out, err = ran("status", "--language", "en")
        assert (code, out) == (1, "")
        assert "out of paper" in err
        assert "Nothing half-done was written." in err
        patch.setenv("SEINATON_DEBUG", "1")
        with pytest.raises(RuntimeError, match="out of paper"):
            run(["status"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_language_of_errors_is_the_asked_one_wherever_it_stands(language: str) -> None:
    for arguments in (
        ("show", "x", "--language", language),
        ("show", f"--language={language}", "x"),
        ("search", "--language", language, ""),
        ("remove", "x", "--language", language),
        ("load", "no-such-file.xlsx", "--language", language),
    ):
        _, _, err = ran(*arguments)
        assert not finnish_in(err), err
    assert ran("show", "x")[2].startswith("”x” ei vastaa mitään kirjattua (kohde).")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_finnish_is_left_in_the_frame(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    name = {"sv": "namn", "en": "name"}[language]
    (folder / "Dataset.csv").write_text("id;title\nx;Title\n", encoding="utf-8")
    (folder / "Document.csv").write_text("id;title;date\nd;Note;2020-01-01\n", encoding="utf-8")
    (folder / "Area.csv").write_text(f"id;{name};document\narea/x;Place;d\n", encoding="utf-8")
    (folder / "Need.csv").write_text(f"id;{name};document\nneed/x;Sleeping;d\n", encoding="utf-8")
    (folder / "Service.csv").write_text(
        f"id;{name};meets;available_in;modality;document\nservice/x;School;need/x;area/x;planned;d\n", encoding="utf-8"
    )
    said = []
    for arguments in (
        ("load", str(folder)),
        ("load", str(folder)),
        ("datasets",),
        ("status",),
        ("reindex",),
        ("search", "Sleeping"),
        ("search", "Sleepung"),
        ("show", "School"),
        ("partners", "Sleeping", "--area", "Place", "--age", "3", "--service-language", "sv", "--channel", "phone"),
        ("partners", "Sleeping", "--area", "Place", "--in-force"),
        ("partners", "Sleeping", "--slip"),
        ("changes", "--since", "0"),
        ("changes", "--since", "9"),
        ("template", "-o", str(tmp_path / f"{language}.xlsx")),
        ("remove", "x"),
    ):
        code, out, err = ran(*arguments, "--language", language)
        assert code == 0, err
        assert not finnish_in(out + err), (arguments, finnish_in(out + err))
        said.append(out + err)
    assert all(said)


@cache
def finnish_pieces() -> frozenset[str]:
    """The fixed parts of the Finnish sentences that no other language shares, as long as they tell."""
    pieces: set[str] = set()
    for package in CATALOGUES:
        for texts in read_catalogue(package, "sentences.csv").values():
            for piece in re.split(r"{\w+}", texts["fi"]):
                bare = piece.strip(" .,:;()”\n")
                if len(bare) > 5 and not any(bare in texts[other] for other in ("sv", "en")):
                    pieces.add(bare)
    return frozenset(pieces)


def test_the_search_for_finnish_finds_it() -> None:
    assert len(finnish_pieces()) > 150
    assert finnish_in(ran("status")[1])
    assert finnish_in(ran("show", "x")[2])


def finnish_in(text: str) -> list[str]:
    """Which parts of Finnish sentences a text holds."""
    return sorted(piece for piece in finnish_pieces() if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text))

"""Misspelt names, wrong options, strange letters: a sentence and an exit code, never a stack trace."""

from __future__ import annotations

import pytest

from tests.journeys.program import Program, run_inside


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("partners", "vertaistuki", "--area", "Kemmi"), "(area/kemi)"),
        (("partners", "vertaistuki", "--area", "Kouvoola"), "Kouvola"),
        (("partners", "vertaistuki", "--area", "Atlantis"), "”Atlantis” ei vastaa mitään kirjattua (alue)."),
        (("partners", "verttaistuki"), "ertaistuki"),
        (("partners", "qwertyuiop"), "”qwertyuiop” ei vastaa mitään kirjattua (tarve)."),
        (("partners", "vertaistuki", "--asked-by", "Kemin kapunki"), "Kemin kaupunki"),
        (("partners", "service/perheiden-piha"), "ei vastaa mitään kirjattua (tarve)."),
        (("show", "service/perheiden-pihaa"), "Perheiden piha"),
        (("show", "MLL"), "(organisation/mll-kotka)"),
        (("partners", "", "--area", "Kemi"), "(tarve)"),
        (("partners", "vertaistuki", "--area", " "), "(alue)"),
    ],
)
def test_a_name_that_does_not_fit_gets_candidates_or_near_ones(
    program: Program, arguments: tuple[str, ...], expected: str
) -> None:
    done = program.run(*arguments)
    assert (done.code, done.out) == (1, "")
    assert expected in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("partnerz",),
        ("partners",),
        ("partners", "vertaistuki", "liikaa"),
        ("partners", "vertaistuki", "--nonsense"),
        ("partners", "vertaistuki", "--age", "kolme"),
        ("partners", "vertaistuki", "--age", "200"),
        ("partners", "vertaistuki", "--age", "nan"),
        ("partners", "vertaistuki", "--age"),
        ("partners", "vertaistuki", "--channel", "savumerkit"),
        ("partners", "vertaistuki", "--service-language", "ruotsi"),
        ("partners", "vertaistuki", "--service-language", ""),
        ("partners", "vertaistuki", "--limit", "0"),
        ("partners", "vertaistuki", "--limit", "9" * 40),
        ("partners", "vertaistuki", "--limit", "1.5"),
        ("partners", "vertaistuki", "--format", "xml"),
        ("partners", "vertaistuki", "--language", "de"),
        ("partners", "vertaistuki", "--as-of", "eilen"),
        ("partners", "vertaistuki", "--as-of", "2026-02-30"),
        ("partners", "x" * 100_000),
        ("search", ""),
        ("search", " \t"),
        ("search", "neuvola", "--kinds", "Palvelu"),
        ("search", "neuvola", "--limit", "9" * 40),
        ("show", "Kemi", "--limit", "-1"),
        ("changes",),
        ("changes", "--since", "eilen"),
        ("changes", "--since", "²"),
        ("changes", "--since", "2026-13-01"),
        ("changes", "--since", "1", "--limit", "9" * 40),
        ("load",),
        ("template",),
        ("status", "--nonsense"),
    ],
    ids=lambda arguments: " ".join(arguments)[:60] or "nothing",
)
def test_wrong_usage_is_said_with_exit_code_2(program: Program, arguments: tuple[str, ...]) -> None:
    done = run_inside(*arguments) if arguments in {(), ("template",)} else program.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert len(done.err) < 3_000, "nobody's whole input is thrown back"
    assert "Odottamaton vika" not in done.err


@pytest.mark.parametrize(
    "text", ["a\x00b", "\x1b[31mKemi", "\u202e\u200b", "\udcff\udce4", "%", "*", '"', "' OR 1=1 --", "../..", "🦄", "|"]
)
@pytest.mark.parametrize("command", ["partners", "show", "search"])
def test_strange_letters_find_nothing_and_break_nothing(program: Program, command: str, text: str) -> None:
    done = program.run(command, text)
    assert done.code in ({0, 2} if command == "search" else {1})
    assert "Odottamaton vika" not in done.err
    assert "\x1b" not in done.out + done.err
    assert "\x00" not in done.out + done.err


def test_any_day_may_be_asked_for(program: Program) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        done = program.run("partners", "vertaistuki", "--area", "Kemi", "--as-of", day)
        assert (done.code, done.err) == (0, ""), day

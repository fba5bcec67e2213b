"""The same network makes the same bytes, in every form, on every store, as often as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.exports import exports
from tests.journeys.program import Done, Program


def _bytes(path: Path) -> dict[str, bytes]:
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return {"" if path.is_file() else str(one.relative_to(path)): one.read_bytes() for one in files}


def _exported(program: Program, form: str, path: Path, *more: str) -> dict[str, bytes]:
    program.text("export", form, "-o", str(path), *more)
    return _bytes(path)


@pytest.mark.parametrize("form", exports())
def test_two_exports_are_the_same(
    form: str, program: Program, demo_on_sqlite: tuple[Program, Done], tmp_path: Path
) -> None:
    more = ("--network", "--personal", "--language", "en")
    assert _exported(program, form, tmp_path / "one", *more) == _exported(
        demo_on_sqlite[0], form, tmp_path / "two", *more
    )


@pytest.mark.parametrize("form", ["n-triples", "trig", "xlsx", "hsds"])
def test_so_are_two_of_one_area(
    form: str, program: Program, demo_on_sqlite: tuple[Program, Done], tmp_path: Path
) -> None:
    more = ("--area", "Esimerkkilä")
    first = _exported(program, form, tmp_path / "one", *more)
    assert first == _exported(demo_on_sqlite[0], form, tmp_path / "two", *more)


def test_an_area_is_a_part_of_the_whole(demo_on_sqlite: tuple[Program, Done], tmp_path: Path) -> None:
    """What is said of it; direct triples and the description may differ, since less is known of what lies around."""
    program, _ = demo_on_sqlite
    whole = _exported(program, "n-triples", tmp_path / "whole")[""].splitlines()
    area = _exported(program, "n-triples", tmp_path / "area", "--area", "Kemi")[""].splitlines()
    sayings = [line for line in area if line.startswith(b"<https://seinaton.example/saying/")]
    assert len(sayings) > 500
    assert set(sayings) < set(whole)

"""The check of the documents finds dead links and generated pages that are out of date, and mends these."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.check import check

GENERATED = "<!-- generated: python made.py -->\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages that link to each other, and a third that a program writes."""
    (tmp_path / "README.md").write_text("[how](docs/how.md#the-way-in)\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "how.md").write_text("# The way in\n\n[back](../README.md)\n", encoding="utf-8")
    (tmp_path / "made.py").write_text(f"print({GENERATED!r} + 'one', end='')", encoding="utf-8")
    (tmp_path / "made.md").write_text(f"{GENERATED}one", encoding="utf-8")
    return tmp_path


def test_good_pages_pass(folder: Path) -> None:
    assert check(folder, write=False) == 0


@pytest.mark.parametrize("link", ["[x](gone.md)", "[x](docs/how.md#no-such-heading)"])
def test_a_dead_link_is_found(folder: Path, link: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "README.md").write_text(link, encoding="utf-8")
    assert check(folder, write=False) == 1
    assert "README.md: the link" in capsys.readouterr().out


def test_a_page_out_of_date_is_found_and_written_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "made.md").write_text(f"{GENERATED}two", encoding="utf-8")
    assert check(folder, write=False) == 1
    assert "made.md: not up to date" in capsys.readouterr().out
    assert check(folder, write=True) == 0
    assert (folder / "made.md").read_text(encoding="utf-8") == f"{GENERATED}one"
    assert check(folder, write=False) == 0


def test_a_program_that_fails_ends_the_check(folder: Path) -> None:
    (folder / "made.py").write_text("raise SystemExit('no vocabulary')", encoding="utf-8")
    with pytest.raises(SystemExit, match="its program failed"):
        check(folder, write=False)

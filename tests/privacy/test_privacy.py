"""No person's name, phone or e-mail is anywhere in the repository, and the scan finds what is planted.

Names that are planted here are put together from the list of first names and an impossible last name, so that
no file holds them.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.privacy.reading import repository_files, texts
from tests.privacy.scanner import Finding, first_names, scan, scan_columns

FIRST = sorted(name for name in first_names() if len(name) > 5)[0]
LAST = "qwertylä"
NAME = f"{FIRST} {LAST}".title()
MAILBOX = "@".join(["koordinaattori", "perhekeskus.fi"])
PHONE = "".join(["04", "9" * 8])
"""Ten digits in the form of a mobile number."""


def findings_in(path: Path, place: str) -> Iterator[Finding]:
    """What the scan finds in one file."""
    for part, text in texts(path):
        yield from scan(f"{place}:{part}" if part else place, text)


def listed(findings: list[Finding], remedy: str) -> str:
    """What a failing test says: a line a finding, and what to do."""
    lines = [f"{each.place}: {each.what}: {each.text}" for each in findings]
    return "\n".join([*lines, f"Take it out. {remedy}"])


def declared_columns(repository: Path) -> dict[str, str]:
    with (repository / "tests" / "privacy" / "columns.csv").open(encoding="utf-8", newline="") as table:
        return {row["column"]: row["holds"] for row in csv.DictReader(table, delimiter=";")}


def test_the_repository_names_no_person(repository: Path) -> None:
    files = repository_files(repository)
    assert repository / "LICENSE" in files
    findings = [
        finding
        for path in files
        for place in [str(path.relative_to(repository))]
        for finding in (*scan("name of a file", place), *findings_in(path, place))
    ]
    assert not findings, listed(findings, "Is it no person: allow it in allowed.csv, with the reason.")


def test_each_column_of_the_bundled_tables_holds_what_it_may(repository: Path) -> None:
    folders = (repository / "loaders" / "bundled", repository / "docs" / "generate")
    tables = [path for folder in folders for path in repository_files(folder) if path.suffix == ".csv"]
    assert {path.parent for path in tables} > {repository / "docs" / "generate"}
    holds = declared_columns(repository)
    findings = [
        finding
        for path in tables
        for finding in scan_columns(str(path.relative_to(repository)), path.read_text(encoding="utf-8-sig"), holds)
    ]
    assert not findings, listed(findings, "Is the column a new one: declare it in columns.csv.")


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        (f"Lisätietoja antaa {NAME}.", "name"),
        (f"Lisätietoja antaa koordinaattori {NAME} arkisin.", "name"),
        (NAME.upper(), "name"),
        (f"{FIRST.title()} K. {LAST.title()}", "name"),
        (f"{FIRST.title()}-{FIRST.title()} {LAST.title()}", "name"),
        ("P H O T O  B Y  " + "  ".join(" ".join(word) for word in NAME.upper().split()), "spaced-name"),
        (".".join(NAME), "spaced-name"),
        (f"{FIRST} {LAST}, palvelu@perhekeskus.example", "name-beside-email"),
        (f"{FIRST}.qwertyla@perhekeskus.example", "name-beside-email"),
        (MAILBOX, "email"),
        (MAILBOX.upper().replace("@", " (at) "), "email"),
        (f"puh. {PHONE[:3]} {PHONE[3:6]} {PHONE[6:]}", "phone"),
        (f"+358 {PHONE[1:3]} {PHONE[3:]}", "phone"),
        (f"tel:+358{PHONE[1:]}", "phone"),
        (f"00358-{PHONE[1:3]}-{PHONE[3:]}", "phone"),
    ],
)
def test_what_is_planted_in_a_text_is_found(planted: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "planted.md"
    path.write_text(f"# Otsikko\n\n{planted}\n", encoding="utf-8")
    assert what in {finding.what for finding in findings_in(path, "planted")}


def in_json(path: Path) -> None:
    path.write_text(json.dumps({"contact": f"{FIRST.title()} Ä{LAST}"}, ensure_ascii=True), encoding="utf-8")


def in_utf16(path: Path) -> None:
    path.write_text(NAME, encoding="utf-16")


def in_a_cell(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.create_sheet("Piilossa").cell(3, 2, NAME)
    book["Piilossa"].sheet_state = "hidden"
    book.save(path)


def in_a_comment(path: Path) -> None:
    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    book.worksheets[0]["A1"].comment = Comment(f"kysy: {NAME}", "toimisto")
    book.save(path)


def in_the_properties(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = NAME
    book.save(path)


def in_runs_of_a_letter(path: Path) -> None:
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{letters}</w:t></w:r>" for letters in (NAME[:3], NAME[3:]))
    with zipfile.ZipFile(path, "w") as office:
        office.writestr("word/document.xml", f"<w:document><w:p>{runs}</w:p></w:document>")


@pytest.mark.parametrize(
    ("file", "plant"),
    [
        ("planted.json", in_json),
        ("planted.txt", in_utf16),
        ("planted.xlsx", in_a_cell),
        ("planted.xlsx", in_a_comment),
        ("planted.xlsx", in_the_properties),
        ("planted.docx", in_runs_of_a_letter),
    ],
)
def test_what_is_planted_in_a_file_is_found(file: str, plant: Callable[[Path], None], tmp_path: Path) -> None:
    plant(tmp_path / file)
    assert "name" in {finding.what for finding in findings_in(tmp_path / file, file)}


@pytest.mark.parametrize(
    "harmless",
    [
        "Perhekeskuskoordinaattori vastaa puhelimeen arkisin 8.15–16.00.",
        "Kemin kaupunki, Lapin hyvinvointialue ja Mannerheimin Lastensuojeluliitto",
        "palaute@esimerkkila.example, puh. 016 000 1234",
        "2019-02-15T08:15:30+02:00 ja 12.12.2023 kello 8.30-10.30",
        "code 240; code 051; 1.2.246.10.1234567 ja 0.45690058; Y-tunnus 0500000-0",
        "f(a, b, c, d, e, x, y, z)",
    ],
)
def test_what_is_no_person_is_let_be(harmless: str) -> None:
    assert scan("text", harmless) == []


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("id;shoe_size\na;43\n", "undeclared-column"),
        (f"id;person_name\na;{FIRST.title()}\n", "personal-column"),
        (f"id,status\na,{LAST.title()} {LAST.title()}\n", "name-among-codes"),
    ],
)
def test_a_column_that_holds_what_it_may_not_is_found(table: str, what: str, repository: Path) -> None:
    assert [finding.what for finding in scan_columns("t", table, declared_columns(repository))] == [what]


@pytest.mark.needs_shared
def test_the_persons_of_the_source_texts_are_known_in_every_form(shared: Path) -> None:
    """Counted by text; each is then found spaced out, in capitals, in lower case and inflected as well."""
    known: dict[str, Counter[str]] = {}
    names = set()
    for path in sorted((shared / "seeds").glob("*.txt")):
        found = list(findings_in(path, path.name))
        known[path.name[:3]] = Counter(each.what for each in found if each.what.startswith("known"))
        names |= {each.text for each in found if each.what == "known-person"}
    assert known == {
        "000": {},
        "001": {"known-person": 2, "known-phone": 1},
        "002": {"known-person": 3, "known-phone": 1, "known-email": 1},
        "003": {"known-person": 6},
        "004": {},
    }
    for name in names:
        for form in (" ".join(name.upper()), f"<{name.upper()}>", f"({name})", f"{name}lle sanottiin"):
            assert "known-person" in {each.what for each in scan("form", form)}, form

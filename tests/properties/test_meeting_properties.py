"""Whatever is written in the cells of a meeting or decision: it never raises, and never makes half of one."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from graph.merge.check import check
from graph.model.records import Dataset, Finding, Link, Node, Place, Row
from loaders.workbook.by_hand import COLUMNS, DECISION, MEETING
from loaders.workbook.raw import RawRow
from loaders.workbook.rows import records
from loaders.workbook.slugs import slug, slug_of_words
from tests.graph.checking.records import SOMEBODY
from tests.loaders.minutes import by_id, meeting_book
from tests.strategies import texts

DAY = "2026-10-08"
AREA = ("id", "name@fi", "alt_names@fi"), ("lehtola", "Lehtola", "Lehtolan kylä")
PLAUSIBLE = (
    "",
    DAY,
    "8.10.2026",
    "to 8.10.2026 klo 9",
    f"{DAY}T09:00",
    "2026-11-12",
    "0001-01-01",
    "9999-12-31",
    "2026/..",
    "Lehtola",
    "area/lehtola",
    "Lehtola (area/lehtola)",
    "kyllä",
    "network",
    "Perheohjaaja; vanhemmat",
    "verified",
    "ended",
    "same_as",
    "did_not_happen",
    "provides|organisation/a|service/b|producer",
    "coordinates|organisation/a|area/lehtola|9999-12-31",
    "|",
    SOMEBODY,
    "organisation/",
    "area/Ä",
    "#",
    "'",
    "…",
    "???",
)
CELLS = st.one_of(st.sampled_from(PLAUSIBLE), texts())


def _written(kind: str) -> st.SearchStrategy[list[tuple[str, ...]]]:
    return st.lists(st.tuples(*(CELLS for _ in COLUMNS[kind])), min_size=1, max_size=4)


def _read(kind: str, rows: list[tuple[str, ...]]) -> list[Row | Finding]:
    headings = tuple(prop.name for prop in COLUMNS[kind])
    sheets = {"Dataset": (("id", "title"), ("omat", "Omat")), "Area": AREA, kind: (headings, *rows)}
    raw = [
        RawRow("book.xlsx", sheet, number, cells)
        for sheet, lines in sheets.items()
        for number, cells in enumerate(lines, start=1)
    ]
    return list(records(raw, "book.xlsx"))


@given(_written(MEETING))
def test_a_meeting_is_made_whole_or_not_at_all(rows: list[tuple[str, ...]]) -> None:
    items = _read(MEETING, rows)
    made = [item.record for item in items if isinstance(item, Row) and item.place.sheet == MEETING]
    check([item for item in items if isinstance(item, Row)])
    events = {one.id for one in made if isinstance(one, Node) and one.kind == "Event"}
    pointed = {one.target for one in made if isinstance(one, Link) and one.kind == "raised_at"}
    assert pointed <= events
    faulty = any(isinstance(item, Finding) and item.level == "error" for item in items)
    days = [cells[0] for cells in rows if cells[0].strip() and not cells[0].lstrip().startswith("#")]
    if faulty and len(days) <= 1:
        assert made == []


@given(_written(DECISION))
def test_a_decision_is_one_saying_or_a_fault(rows: list[tuple[str, ...]]) -> None:
    items = _read(DECISION, rows)
    check([item for item in items if isinstance(item, Row)])
    said = [
        item.place.row
        for item in items
        if isinstance(item, Row) and item.place.sheet == DECISION and isinstance(item.record, Node | Link)
    ]
    wrong = {
        item.place.row
        for item in items
        if isinstance(item, Finding) and item.level == "error" and item.place.sheet == DECISION
    }
    assert len(said) == len(set(said))
    assert not wrong.intersection(said)
    about = [prop.name for prop in COLUMNS[DECISION]].index("about")
    written = {
        number: {at for at, cell in enumerate(cells) if cell.strip()}
        for number, cells in enumerate(rows, start=2)
        if any(map(str.strip, cells)) and not cells[0].lstrip().startswith("#")
    }
    assert wrong.union(said) <= set(written)
    passed_over = set(written).difference(wrong, said)
    assert all(written[number] == {about} for number in passed_over), "an open question says nothing but what it asks"


@given(texts())
def test_any_text_gives_an_id_that_may_stand(text: str) -> None:
    for made in (slug(text), slug_of_words(text, 6)):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", made)


@given(st.lists(st.sampled_from(("Kahvila auki", "Kahvila auki!", "kahvila auki 2", "Jono")), max_size=6), st.randoms())
def test_points_keep_their_ids_wherever_their_rows_stand(points: list[str], chance: object) -> None:
    shuffled = sorted(points, key=lambda _: chance.random())  # type: ignore[attr-defined]
    with TemporaryDirectory() as folder:
        first, second = (
            {key: one.values for key, one in by_id(_book(Path(folder) / name, order)).items()}
            for name, order in (("a", points), ("b", shuffled))
        )
    assert first == second
    assert len([key for key in first if key.startswith("observation/")]) == len(points)


def _book(where: Path, points: list[str]) -> Path:
    return meeting_book(where, [{"date": DAY, "area": "Lehtola"}, *({"develop": one} for one in points)])


def test_the_dataset_of_these_books_is_read() -> None:
    items = _read(MEETING, [(DAY, "Lehtola", *("" for _ in COLUMNS[MEETING][2:]))])
    assert isinstance(items[0], Row)
    assert items[0] == Row(Dataset("omat", "Omat"), Place("book.xlsx", "Dataset", 2))
    assert len(items) == 5

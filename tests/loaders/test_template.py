"""The empty workbook: opens, reads as nothing, and helps those who fill it in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.model.vocabulary import LANGUAGES, LINK_KINDS, NODE_KINDS, node_kinds
from graph.model.wording import label
from loaders.workbook import read
from loaders.workbook import template as written
from loaders.workbook.by_hand import DECISION, MEETING
from loaders.workbook.sheets import columns, headings, kind_of_sheet, sheet_name
from tests.loaders.books import nodes


@pytest.fixture(params=LANGUAGES)
def template(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """An empty workbook and its language."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(written.template(request.param))
    return path, request.param


def test_it_reads_as_nothing(template: tuple[Path, str]) -> None:
    path, _ = template
    assert list(read(path)) == []


def test_it_has_a_sheet_for_everything(template: tuple[Path, str]) -> None:
    path, _ = template
    kinds = [kind_of_sheet(name) for name in load_workbook(path).sheetnames]
    assert kinds[:3] == ["notes", MEETING, DECISION], "what is used every month comes first"
    assert {"Dataset", "Document", *node_kinds()} <= set(kinds)
    assert {kind.name for kind in LINK_KINDS if kind.properties} <= set(kinds)
    assert None not in kinds


def test_every_heading_is_known_and_explained(template: tuple[Path, str]) -> None:
    path, _ = template
    for page in load_workbook(path).worksheets[1:]:
        kind = kind_of_sheet(page.title)
        assert kind is not None
        assert page.freeze_panes == "B2"
        for head in page[1]:
            assert str(head.value).casefold() in headings(kind), (kind, head.value)
            assert head.comment is not None
            assert len(head.comment.text) > 10


def test_every_property_has_a_column(template: tuple[Path, str]) -> None:
    path, _ = template
    book = load_workbook(path)
    for kind in NODE_KINDS:
        page = next(page for page in book.worksheets if kind_of_sheet(page.title) == kind.name)
        known = headings(kind.name)
        offered = {known[str(head.value).casefold()].property.name for head in page[1]}
        assert {one.property.name for one in columns(kind.name) if one.role in {"value", "evidence"}} <= offered


def test_drop_downs_offer_the_words_that_are_read(template: tuple[Path, str]) -> None:
    path, language = template
    book = load_workbook(path)
    page = book[sheet_name("Service", language)]
    column = next(head.column_letter for head in page[1] if head.value == label("property", "access", language))
    (rule,) = (one for one in page.data_validations.dataValidation if str(one.sqref).startswith(f"{column}2"))
    sheet, _, cells = rule.formula1.rpartition("!")
    offered = [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]
    assert offered[0] == label("access", "open", language)
    assert len(offered) == 5
    flags = [one for one in page.data_validations.dataValidation if "$C$2:$C$3" in one.formula1]
    assert len(flags) == 2, "yes and no for generic and examples"


def test_the_example_row_would_be_read_if_it_were_no_remark(template: tuple[Path, str]) -> None:
    path, _ = template
    book = load_workbook(path)
    for page in book.worksheets[1:]:
        assert str(page["A2"].value).startswith("#")
        if kind_of_sheet(page.title) in {MEETING, DECISION}:  # the things they name are in no empty book
            continue
        page["A2"] = "target-group/x" if kind_of_sheet(page.title) in {k.name for k in LINK_KINDS} else "x-1"
    book.save(path)
    faults = [item for item in read(path) if not hasattr(item, "record")]
    assert faults == []


def test_it_can_be_filled_in(template: tuple[Path, str]) -> None:
    path, language = template
    book = load_workbook(path)
    book[sheet_name("Dataset", language)].append(["kemi", "Kemin perhekeskus"])
    book[sheet_name("Need", language)].append(["puhe", "Puhe"])
    book.save(path)
    (node,) = nodes(path)
    assert (node.id, node.values) == ("need/puhe", {f"name@{language}": "Puhe"})

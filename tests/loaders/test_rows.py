"""What rows of each sheet say, with headings in every language, and every fault told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.records import Dataset, Document, Evidence, Link, Node, Place
from graph.model.vocabulary import LANGUAGES
from loaders.workbook.raw import MAX_ENDS
from loaders.workbook.sheets import SHEETS, columns, heading, headings, kind_of_sheet, sheet_name
from tests.loaders.books import codes, findings, folder, links, nodes, records, workbook

SERVICE = "id;name@fi;level;document;locator\nperhetyo;Perhetyö;early support;r1;kappale 2\n"
DOCUMENT = "id;title;date;date_basis;language\nr1;Raportti;2021-05;inferred;fi|sv\n"


def test_a_node_with_its_dataset_and_document(tmp_path: Path) -> None:
    assert records(folder(tmp_path, Service=SERVICE, Document=DOCUMENT)) == [
        Dataset("kemi", "Kemin perhekeskus"),
        Document("kemi", "r1", "Raportti", date="2021-05", date_basis="inferred", language="fi, sv"),
        Node(
            "Service",
            "service/perhetyo",
            {"name@fi": "Perhetyö", "level": "early support"},
            Evidence("kemi", "r1", "kappale 2", said_on="2021-05", date_basis="inferred"),
        ),
    ]


@pytest.mark.parametrize(
    ("sheet", "first_row"),
    [
        ("Palvelut", "Tunnus;NIMI;palvelun taso;lähde;kohta lähteessä"),
        ("tjänster", "id;namn;servicenivå;källa;ställe i källan"),
        ("Services", "id; Name ;level of service;source document;place in the source"),
    ],
)
def test_headings_and_sheets_in_each_language(tmp_path: Path, sheet: str, first_row: str) -> None:
    (node,) = nodes(
        folder(tmp_path, Document=DOCUMENT, **{sheet: SERVICE.replace("id;name@fi;level;document;locator", first_row)})
    )
    (said,) = (key for key in node.values if key.startswith("name@"))
    assert said == {"P": "name@fi", "t": "name@sv", "S": "name@en"}[sheet[0]]
    assert node.values["level"] == "early support"
    assert node.evidence.document == "r1"


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_written_is_read_as_the_same_column(kind: str, language: str) -> None:
    written = [heading(column, kind, language) for column in columns(kind)]
    assert [headings(kind)[word.casefold()] for word in written] == list(columns(kind))
    assert kind_of_sheet(sheet_name(kind, language).upper()) == kind


def test_own_date_of_a_row_does_not_borrow_the_documents_basis(tmp_path: Path) -> None:
    sheet = "id;name@fi;document;said_on\na;A;r1;2020\n"
    (node,) = nodes(folder(tmp_path, Service=sheet, Document=DOCUMENT))
    assert (node.evidence.said_on, node.evidence.date_basis) == ("2020", "")


@pytest.mark.parametrize(
    ("sheet", "first_row", "locator"),
    [
        ("Service", "id;name@fi", "Palvelut, rivi 3"),
        ("Palvelut", "id;name@fi", "Palvelut, rivi 3"),
        ("Tjänster", "id;name@fi", "Tjänster, rad 3"),
        ("Service", "id;namn", "Tjänster, rad 3"),
        ("Services", "id;name", "Services, row 3"),
        ("Service", "id;name;meets;available_in;level", "Services, row 3"),
    ],
)
def test_a_row_without_locator_names_its_sheet_and_row(
    tmp_path: Path, sheet: str, first_row: str, locator: str
) -> None:
    (_, node) = nodes(folder(tmp_path, **{sheet: f"{first_row}\na;A\nb;B\n"}))
    assert node.evidence == Evidence("kemi", locator=locator)


def test_links_told_on_a_nodes_row(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        Service="id;name@fi;auttaa tässä;available_in;provides:inverse;cooperates_with;locator\n"
        "a;A;need/puhe|uni;kemi;organisation/kemi|team/t;service/b;s. 1\n",
    )
    assert [(link.kind, link.source, link.target) for link in links(path)] == [
        ("meets", "service/a", "need/puhe"),
        ("meets", "service/a", "need/uni"),
        ("available_in", "service/a", "area/kemi"),
        ("provides", "organisation/kemi", "service/a"),
        ("provides", "team/t", "service/a"),
        ("cooperates_with", "service/a", "service/b"),
    ]
    assert all(link.values == {} and link.evidence.locator == "s. 1" for link in links(path))


def test_a_link_sheet_with_values(tmp_path: Path) -> None:
    path = folder(tmp_path, **{"Ohjaa palveluun": "mistä;mihin;tapa;tarvitaanko suostumus\nplace/x;y;lähete;kyllä\n"})
    assert links(path) == [
        Link(
            "refers_to",
            "place/x",
            "service/y",
            {"manner": "referral letter", "consent_needed": True},
            Evidence("kemi", locator="Ohjaa palveluun, rivi 2"),
        )
    ]


def test_the_other_end_decides_which_prefix_may_be_left_out(tmp_path: Path) -> None:
    path = folder(tmp_path, part_of="source;target\nteam/t;o\narea/a;b\n")
    assert [link.target for link in links(path)] == ["organisation/o", "area/b"]


def test_remarks_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    path = folder(tmp_path, Service="# a remark; with a separator\n\nid;name@fi\n # esimerkki;X\n;\na;A\n")
    assert [(node.id, node.evidence.locator) for node in nodes(path)] == [("service/a", "Palvelut, rivi 6")]


def test_several_datasets(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        Dataset="id;title\na;A\nb;B\n",
        Document="dataset;id;title;date\na;d;D;2020\nb;d;D;2021\n",
        Need="id;name@fi;dataset;document\nx;X;a;d\nx;X;b;d\n",
    )
    assert [(node.evidence.dataset, node.evidence.said_on) for node in nodes(path)] == [
        ("a", "2020"),
        ("b", "2021"),
    ]


def test_the_order_of_sheets_does_not_matter(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "b.xlsx",
        {
            "meets": [["source", "target"], ["service/a", "n"]],
            "Service": [["id", "name@fi", "document"], ["a", "A", "d"]],
            "Document": [["id", "title", "date"], ["d", "D", 2020]],
        },
    )
    assert [type(record).__name__ for record in records(path)] == ["Dataset", "Document", "Node", "Link"]
    assert nodes(path)[0].evidence.said_on == "2020"


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"Dataset": "id;title\n", "Need": "id\na\n"}, ["no-dataset"]),
        ({"Dataset": "id;title\nÄ ;A\n"}, ["bad-id"]),
        ({"Dataset": "id;title\na;A\na;B\n"}, ["duplicate-id"]),
        ({"Document": "id;title\nd;D\nd;E\n"}, ["duplicate-id"]),
        ({"Document": "title\nD\n"}, ["missing-heading"]),
        ({"Kaverit": "id\na\n"}, ["unknown-sheet"]),
        ({"Need": "id;nmi;name@xx\na;A;B\n"}, ["unknown-heading", "unknown-heading"]),
        ({"Need": "id;nimi;name@fi\na;A;B\n"}, ["duplicate-heading"]),
        ({"Need": "id;nimi;\na;A;B\n"}, ["no-heading"]),
        ({"Need": "id;nimi\na;A;B\n"}, ["no-heading"]),
        ({"Need": "id;nimi\n;A\n"}, ["missing-id"]),
        ({"meets": "source;target\nservice/a;\n;need/x\n"}, ["missing-end", "missing-end"]),
        ({"meets": "source;target\na;x\n"}, ["missing-prefix"]),
        ({"Service": "id;provides:inverse\na;kemi\n"}, ["missing-prefix"]),
        (
            {"Service": "id;min_age;level;generic;said_on\na;x;x;x;x\n"},
            ["bad-number", "bad-code", "bad-flag", "bad-date"],
        ),
        ({"Need": "id;dataset\na;muu\n"}, ["unknown-dataset"]),
        ({"Dataset": "id;title\na;A\nb;B\n", "Need": "id\nx\n"}, ["which-dataset"]),
        ({"Service": "id;criteria\na;" + "x" * 40_000 + "\n"}, ["cell-too-long"]),
    ],
)
def test_each_fault_is_told(tmp_path: Path, sheets: dict[str, str], expected: list[str]) -> None:
    assert sorted(codes(folder(tmp_path, **sheets))) == sorted(expected)


def test_all_faults_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        Document="id;title;date\nd;D;eilen\n",
        Palvelut="id;alin ikä;omituinen\na;1,5;\nb;paljon;\n;2;\n",
        meets="source;target\nservice/a;\n",
    )
    assert [(finding.place, finding.code) for finding in findings(path)] == [
        (Place("Document.csv", "Document", 2, "date"), "bad-date"),
        (Place("Palvelut.csv", "Palvelut", 1, "omituinen"), "unknown-heading"),
        (Place("Palvelut.csv", "Palvelut", 3, "alin ikä"), "bad-number"),
        (Place("Palvelut.csv", "Palvelut", 4, "id"), "missing-id"),
        (Place("meets.csv", "meets", 2, "target"), "missing-end"),
    ]


def test_an_unknown_heading_is_told_with_what_comes_near(tmp_path: Path) -> None:
    (finding,) = findings(folder(tmp_path, Service="id;alinikä\na;1\n"))
    assert "alin ikä" in str(finding.facts["near"])


def test_a_cell_lists_only_so_many_other_ends(tmp_path: Path) -> None:
    for count, told in ((MAX_ENDS, []), (MAX_ENDS + 1, ["list-too-long"])):
        ends = "|".join(f"n{number}" for number in range(count))
        where = tmp_path / str(count)
        where.mkdir()
        book = folder(where, Service=f"id;name@fi;meets\na;A;{ends}\n")
        assert [code for code in codes(book) if code == "list-too-long"] == told

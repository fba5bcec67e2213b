"""Concept schemes of others: concepts become needs or target groups, a scheme a dataset with its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.merge.check import check
from graph.model.records import Dataset, Document, Evidence, Finding, Link, Node, Row
from loaders import find_loader, rdf
from loaders.rdf import target_groups
from tests.loaders.rdf_files import codes, findings, records, turtle

HERE = "https://kunta.example/tarpeet/"
PREFIX = f"@prefix : <{HERE}> .\n@prefix yso: <http://www.yso.fi/onto/yso/> .\n"
SCHEME = """\
: a skos:ConceptScheme ; dct:title "Behov"@sv, "Tarpeet"@fi ; dct:license <http://creativecommons.org/licenses/by/4.0> ;
  dct:publisher <https://kunta.example/> ; dct:issued "2024-05" ; dct:modified "2025-06-30"^^xsd:date .
<https://kunta.example/> foaf:name "Kunta"@fi .
"""
SLEEP = ':uni a skos:Concept ; skos:inScheme : ; skos:prefLabel "Uni"@fi '


def _file(tmp_path: Path, *said: str, name: str = "needs.ttl", scheme: str = SCHEME) -> Path:
    return turtle(tmp_path / name, PREFIX + scheme + "\n".join(said))


def _nodes(path: Path) -> list[Node]:
    return [item.record for item in rdf.read(path) if isinstance(item, Row) and isinstance(item.record, Node)]


def _node(tmp_path: Path, *said: str, scheme: str = SCHEME) -> Node:
    path = _file(tmp_path, *said, scheme=scheme)
    assert codes(path) == []
    (node,) = _nodes(path)
    return node


def test_a_scheme_is_a_dataset_with_a_document(tmp_path: Path) -> None:
    dataset, document, node = records(_file(tmp_path, f"{SLEEP}."))
    assert isinstance(dataset, Dataset)
    assert (dataset.title, dataset.publisher, dataset.licence) == ("Tarpeet", "Kunta", "CC-BY-4.0")
    assert dataset.id.startswith("tarpeet-")
    assert document == Document(
        dataset.id, dataset.id, "Tarpeet", publisher="Kunta", date="2025-06-30", date_basis="stated", url=HERE
    )
    assert isinstance(node, Node)
    assert node.evidence == Evidence(
        dataset.id, document=dataset.id, locator=f"{HERE}uni", said_on="2025-06-30", date_basis="stated"
    )


def test_labels_in_the_languages_of_the_model_become_names(tmp_path: Path) -> None:
    said = (
        'skos:prefLabel "Sömn"@sv-FI, "Schlaf"@de, "Oađđin"@se, " yö  uni "@en ; skos:altLabel "nukkuminen"@fi,'
        ' "unet"@fi, "Uni"@fi, "sleep", "sova"@sv ; skos:hiddenLabel "nukuminen"@fi ; skos:definition "Lepo."@fi ;'
        ' skos:scopeNote "Muu."@fi, "Vila."@sv'
    )
    assert _node(tmp_path, f"{SLEEP}; {said} .").values == {
        "name@fi": "Uni",
        "name@sv": "Sömn",
        "name@se": "Oađđin",
        "name@en": "yö uni",
        "alt_names@fi": ("nukkuminen", "nukuminen", "unet"),
        "alt_names@sv": ("sova",),
        "summary@fi": "Lepo.",
        "summary@sv": "Vila.",
        "matches": (f"{HERE}uni",),
    }


def test_equals_elsewhere_are_matches_and_nothing_more(tmp_path: Path) -> None:
    said = "skos:exactMatch yso:p123 ; skos:closeMatch <https://a.example/x>, [ ] ; skos:broadMatch yso:p9"
    node = _node(tmp_path, f"{SLEEP}; {said} .")
    assert node.values["matches"] == (f"{HERE}uni", "https://a.example/x", "yso:p123")


@pytest.mark.parametrize(
    ("address", "node_id"),
    [
        ("http://www.yso.fi/onto/yso/p13050", "need/yso-p13050"),
        ("http://www.yso.fi/onto/koko/p1", "need/koko-p1"),
        ("http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.1", "need/ptvserclass2-p6.1"),
    ],
)
def test_ids_of_known_vocabularies_are_readable(tmp_path: Path, address: str, node_id: str) -> None:
    node = _node(tmp_path, f'<{address}> a skos:Concept ; skos:prefLabel "Uni"@fi .')
    assert node.id == node_id
    (match,) = node.values["matches"] if isinstance(node.values["matches"], tuple) else ()
    assert match == node_id.removeprefix("need/").replace("-p6", ":P6").replace("-p", ":p")


ALIKE = (
    "https://a.example/tarpeet/uni",
    "https://b.example/tarpeet/uni",
    "https://b.example/tarpeet/Uni",
    "https://b.example/tarpeet/uni/",
    "https://b.example/tarpeet#uni",
    "http://www.yso.fi/onto/yso/P1",
    "http://www.yso.fi/onto/yso/p1",
    "http://www.yso.fi/onto/yso/p/1",
    "https://c.example/työ/%C3%A4",
    "https://c.example/работа/сон",
    "urn:uuid:1",
)


def test_two_addresses_never_get_one_id_and_every_id_is_sound(tmp_path: Path) -> None:
    said = [f'<{one}> a skos:Concept ; skos:prefLabel "Tarve {n}"@fi .' for n, one in enumerate(ALIKE)]
    path = _file(tmp_path, *said)
    rows = [item for item in rdf.read(path) if isinstance(item, Row)]
    assert len({row.record.id for row in rows if isinstance(row.record, Node)}) == len(ALIKE)
    assert [one for one in check(rows) if one.level == "error"] == []


def test_an_id_does_not_depend_on_what_else_is_in_the_file(tmp_path: Path) -> None:
    alone = _node(tmp_path, f"{SLEEP}.").id
    assert alone in {
        one.id for one in _nodes(_file(tmp_path, f"{SLEEP}.", ':Uni a skos:Concept ; skos:prefLabel "U"@fi .'))
    }


def test_broader_and_narrower_inside_the_file_are_links_each_once(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        f"{SLEEP}; skos:broader :arki, <https://elsewhere.example/x> .",
        ':arki a skos:Concept ; skos:inScheme : ; skos:prefLabel "Arki"@fi ; skos:narrower :uni, :ruoka .',
        ':ruoka a skos:Concept ; skos:inScheme : ; skos:prefLabel "Ruoka"@fi .',
        "[] a skos:Collection ; skos:member :uni .",
    )
    links = [one for one in records(path) if isinstance(one, Link)]
    names = {one.id: one.values["name@fi"] for one in _nodes(path)}
    assert sorted((one.kind, names[one.source], names[one.target]) for one in links) == [
        ("broader", "Ruoka", "Arki"),
        ("broader", "Uni", "Arki"),
    ]


def test_what_is_left_out_is_told_and_nothing_leads_to_it(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        f"{SLEEP}; skos:broader :vanha, :nimetön .",
        ':vanha a skos:Concept ; skos:prefLabel "Vanha"@fi ; owl:deprecated true .',
        ':nimetön a skos:Concept ; skos:prefLabel "Namenlos"@de, "namn" .',
        '[] a skos:Concept ; skos:prefLabel "Osoitteeton"@fi .',
    )
    found = findings(path)
    assert sorted(one.code for one in found) == [
        "concept-deprecated",
        "concept-without-address",
        "concept-without-label",
    ]
    assert {one.level for one in found} == {"warning"}
    assert findings(path) == found
    items = [item.record for item in rdf.read(path) if isinstance(item, Row)]
    assert [type(one) for one in items] == [Dataset, Document, Node]


def test_a_file_of_which_nothing_is_left_is_an_error(tmp_path: Path) -> None:
    found = findings(_file(tmp_path, ':x a skos:Concept ; skos:prefLabel "Namenlos"@de .'))
    assert [(one.level, one.code) for one in found] == [
        ("warning", "concept-without-label"),
        ("error", "concepts-all-left-out"),
    ]


def test_two_labels_in_one_language_are_told_and_none_is_lost(tmp_path: Path) -> None:
    path = _file(tmp_path, f'{SLEEP}, "Nukkuminen"@fi ; skos:altLabel "yö"@fi .')
    assert codes(path) == ["concept-with-two-labels"]
    (node,) = _nodes(path)
    assert (node.values["name@fi"], node.values["alt_names@fi"]) == ("Nukkuminen", ("Uni", "yö"))


def test_a_concept_belongs_to_the_only_scheme_of_the_file(tmp_path: Path) -> None:
    node = _node(tmp_path, ':uni a skos:Concept ; skos:prefLabel "Uni"@fi .')
    assert node.evidence.dataset.startswith("tarpeet-")


def test_concepts_of_no_scheme_are_one_error(tmp_path: Path) -> None:
    said = [f':{n} a skos:Concept ; skos:prefLabel "{n}"@fi .' for n in "abc"]
    (finding,) = (one for one in findings(_file(tmp_path, *said, scheme="")) if one.level == "error")
    assert (finding.code, finding.facts["count"]) == ("concept-without-scheme", 3)


def test_each_scheme_of_a_file_is_a_dataset_of_its_own(tmp_path: Path) -> None:
    other = 'yso: a skos:ConceptScheme ; dct:title "YSO"@fi ; dct:license "vapaa" .'
    concept = 'yso:p1 a skos:Concept ; skos:topConceptOf yso: ; skos:prefLabel "Äiti"@fi ; skos:narrower :uni .'
    found = records(_file(tmp_path, other, f"{SLEEP}.", concept))
    assert {one.id: one.licence for one in found if isinstance(one, Dataset)}["yso"] == "vapaa"
    (link,) = (one for one in found if isinstance(one, Link))
    assert (link.target, link.evidence.dataset[:7]) == ("need/yso-p1", "tarpeet")


def test_a_scheme_that_says_little_of_itself_is_told(tmp_path: Path) -> None:
    path = _file(tmp_path, f"{SLEEP}.", scheme=": a skos:ConceptScheme ; dct:issued 'last spring', '' .")
    assert sorted(codes(path)) == [
        "scheme-date-not-read",
        "scheme-date-not-read",
        "scheme-without-licence",
        "scheme-without-title",
    ]
    (dataset, *_) = [item.record for item in rdf.read(path) if isinstance(item, Row)]
    assert isinstance(dataset, Dataset)
    assert (dataset.title, dataset.licence) == (HERE, "")


def test_a_scheme_that_is_only_named_is_a_dataset_all_the_same(tmp_path: Path) -> None:
    path = _file(tmp_path, f"{SLEEP}.", scheme="")
    assert sorted(codes(path)) == ["scheme-without-licence", "scheme-without-title"]
    assert len(_nodes(path)) == 1


def test_a_file_may_be_read_as_target_groups(tmp_path: Path) -> None:
    path = _file(tmp_path, f"{SLEEP}.", name="ryhmät.target-groups.ttl")
    assert find_loader(path) is target_groups
    assert find_loader(_file(tmp_path, f"{SLEEP}.")) is rdf
    assert find_loader(_file(tmp_path, f"{SLEEP}."), "target-groups") is target_groups
    (node,) = (one for one in records(path, target_groups) if isinstance(one, Node))
    assert (node.kind, node.id.partition("/")[0]) == ("TargetGroup", "target-group")


def test_a_circle_of_broader_is_for_the_checks_to_refuse(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        f"{SLEEP}; skos:broader :arki .",
        ':arki a skos:Concept ; skos:inScheme : ; skos:prefLabel "Arki"@fi ; skos:broader :uni .',
    )
    items = list(rdf.read(path))
    assert [item for item in items if isinstance(item, Finding)] == []
    found = check([item for item in items if isinstance(item, Row)])
    assert [one.code for one in found if one.level == "error"] == ["circle"]

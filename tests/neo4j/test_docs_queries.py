"""The queries of ``docs/neo4j.md`` are run as printed: they give what the page says, and what the program says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from graph.merge.merge import days
from graph.model.records import MergedNode, Values
from graph.model.vocabulary import CODES, node_kinds
from graph.questions.base import Asking
from graph.questions.changes import changes
from graph.questions.partners import partners
from graph.questions.show import show
from graph.store.base import Store
from tests.bundled import load_bundled
from tests.neo4j import counted, decoys
from tests.neo4j.counted import TODAY, Public, in_force
from tests.neo4j.database import Database
from tests.neo4j.made_up import KAUPUNKI, KIELI, MADE_UP, NEUVOLA, PARI, SEURAKUNTA, TERAPIA, YHDISTYS
from tests.neo4j.page import PAGE, QUERIES, Query, Row, about, numbered, rules, run
from tests.neo4j.pool import pool
from tests.networks import Drawn, confirmation, thing
from tests.stores import open_neo4j

pytestmark = pytest.mark.needs_neo4j

TEXT = PAGE.read_text(encoding="utf-8")
ASKING = Asking(TODAY, "en")
KINDS = "|".join(("Thing", *node_kinds()))
LABEL = re.compile(rf"(?<=[(\w]):((?:{KINDS})(?:\|(?:{KINDS}))*)(?=[ )])")
GUARDS: Mapping[str, Callable[[str], str]] = {
    "labels": lambda text: LABEL.sub(r":\1|Staged|Removed", text),
    "scope": lambda text: text.replace("_scope = 0", "_scope >= 0"),
    "edition": lambda text: text.replace("_since <= now.edition", "true").replace("_until > now.edition", "true"),
}
"""What keeps a query from showing what is not there, and the query without it."""
ASKED = {"5": {"origin": f"'{NEUVOLA}'"}, "11": {"network": "'network/m-verkosto'"}}
"""Parameters with which queries find something that the bundled network does not tell of."""
TRIED = [query.given(**ASKED.get(query.heading.partition(".")[0], {})) for query in QUERIES]
DATES = ("valid_from", "valid_to", "until", "ends")
ENDS = (
    *("2025", "2026", "2027", "2026-10", "2026-11", "2026-12", "2026-11-21", "2026-11-22"),
    *("2026-11-21T10:30", "2026-11-22T10:30", "2020/2022", "2020/2030", "2020/..", "../2025"),
    *("2025~", "2026~", "2026?", "2025-11?", "2025-22", "2027-21", "2026-21", "2026%"),
)
BEGINNINGS = (
    *("2025", "2026", "2027", "2026-11-22", "2026-11-23", "2026-12", "2026-12/2027", "../2027"),
    *("2027~", "2025-23", "2027-21", "2026-21"),
)


def name_of(query: Query) -> str:
    return f"{query.place} {query.heading}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A store with the bundled and the made-up network, and what each query printed before the second came."""

    store: Store
    database: Database
    printed: Mapping[int, list[Row]]
    sizes: Row

    def rows(self, query: Query) -> list[Row]:
        return run(self.database, query)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    folder = tmp_path_factory.mktemp("page")
    store = open_neo4j(folder)
    database = pool().database(folder)
    load_bundled(store, ("areas", "needs", "texts"))
    printed = {query.place: run(database, query) for query in QUERIES}
    (sizes,) = database.run("MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:Thing THEN 1 END) AS things")
    Drawn(store).draw(*MADE_UP)
    yield Loaded(store, database, printed, sizes)
    store.close()


@pytest.fixture(scope="module")
def public(loaded: Loaded) -> Public:
    return loaded.store.ask(Public)


@pytest.fixture
def with_decoys(loaded: Loaded) -> Iterator[dict[int, list[Row]]]:
    """The store with what must not show; what each query gave without it."""
    before = {query.place: loaded.rows(query) for query in TRIED}
    decoys.put_in(loaded.database)
    yield before
    decoys.take_out(loaded.database)


@pytest.mark.parametrize("query", QUERIES, ids=name_of)
def test_a_query_gives_what_the_page_says(query: Query, loaded: Loaded) -> None:
    assert query.gives(loaded.printed[query.place]), loaded.printed[query.place]


def test_what_is_not_there_never_shows(loaded: Loaded, with_decoys: dict[int, list[Row]]) -> None:
    for query in TRIED:
        assert loaded.rows(query) == with_decoys[query.place], query.heading
    for guard, without in GUARDS.items():
        for query in TRIED:
            careless = replace(query, text=without(query.text))
            by_one_key = query.heading == "Who said it" and guard != "edition"
            if careless != query and not by_one_key:
                assert loaded.rows(careless) != with_decoys[query.place], f"{query.heading}: no need of {guard}"


@pytest.mark.parametrize("need", [KIELI, "need/lapsen-kasvu-ja-kehitys", "need/vertaistuki", "need/arjen-tuki"])
@pytest.mark.parametrize("area", ["area/kouvola", "area/kemi", "area/kotka", "area/m-kunta", "area/m-kyla"])
def test_partners_are_those_of_the_program(need: str, area: str, loaded: Loaded, public: Public) -> None:
    answer = loaded.store.ask(lambda view: partners(view, ASKING, need=need, area=area, limit=1000))
    placed = {link.source for link in public.of("available_in")}
    theirs = {
        one.service.id: one.standing.code in {"in_force", "unknown", "undated"}
        for one in answer.items
        if one.service.id in placed and one.area_match.relation in {"own", "wider", "national", "digital"}
    }
    rows = loaded.rows(numbered(1).given(need=f"'{need}'", area=f"'{area}'"))
    assert {row["key"]: row["in_force"] for row in rows} == theirs
    assert all(row["in_force"] for row in rows[: sum(theirs.values())]), "what is in force comes first"


@pytest.mark.parametrize("area", ["area/kotka", "area/kemi", "area/m-kunta"])
def test_who_provides_what(area: str, loaded: Loaded, public: Public) -> None:
    rows = loaded.rows(numbered(2).given(area=f"'{area}'"))
    found = Counter((row["provider"], row["role"], row["key"], row["in_force"]) for row in rows)
    assert found == counted.who_provides(public, area)
    assert found


def test_the_same_need_and_no_recorded_cooperation(loaded: Loaded) -> None:
    (pair,) = loaded.rows(numbered(3))
    assert pair == {"one": SEURAKUNTA, "other": YHDISTYS, "same_needs": [KIELI], "same_areas": ["area/m-kunta"]}


def test_services_without_a_way_in(loaded: Loaded, public: Public) -> None:
    assert [row["key"] for row in loaded.rows(numbered(4))] == counted.without_a_way_in(public)


def test_referral_steps(loaded: Loaded) -> None:
    rows = loaded.rows(TRIED[numbered(5).place])
    assert [(row["steps"], row["manners"], row["in_force"]) for row in rows] == [
        ([NEUVOLA, TERAPIA], ["guided"], True),
        ([NEUVOLA, TERAPIA, PARI], ["guided", "not recorded"], False),
    ]


def test_what_is_only_planned(loaded: Loaded, public: Public) -> None:
    rows = loaded.rows(numbered(6))
    assert {row["key"]: row["as_what"] for row in rows} == counted.planned(public)
    for row in rows:
        assert row["first_said"] == min(
            (one.said_on for one in public.evidence(row["key"]) if one.said_on), default=None
        )


def test_facts_not_confirmed_by_document(loaded: Loaded, public: Public) -> None:
    rows = loaded.rows(numbered(7))
    found = {(row["dataset"], row["document"]): row["facts"] for row in rows}
    assert found == counted.stale_by_document(public, lambda record: days(record)[0])
    assert sum(row["of_these_undated"] for row in rows) > 0


def test_where_sources_disagree(loaded: Loaded, public: Public) -> None:
    rows = loaded.rows(numbered(8))
    assert {(row["key"], row["property"]) for row in rows} == counted.differing(public)
    assert {row["key"] for row in rows} >= {NEUVOLA, KAUPUNKI}


def test_networks_and_their_members(loaded: Loaded, public: Public) -> None:
    found: Counter[tuple[object, ...]] = Counter()
    for row in loaded.rows(numbered(9)):
        for generic, column in ((False, "named"), (True, "unnamed_groups")):
            found[row["network"], row["kind"], row["sector"], generic] = row[column]
    assert +found == counted.members(public)


def test_needs_and_areas(loaded: Loaded, public: Public) -> None:
    areas = ["area/kemi", "area/kotka", "area/m-kyla"]
    rows = loaded.rows(numbered(10).given(areas=str(areas)))
    assert rows == counted.coverage(public, areas)


def test_who_works_with_whom(loaded: Loaded) -> None:
    rows = loaded.rows(TRIED[numbered(11).place])
    assert {row["organisation"]: row["works_with"] for row in rows} == {
        KAUPUNKI: [SEURAKUNTA, YHDISTYS],
        SEURAKUNTA: [KAUPUNKI],
        YHDISTYS: [KAUPUNKI],
    }


def test_what_a_dataset_added_is_what_changes_tells(loaded: Loaded) -> None:
    answer = loaded.store.ask(lambda view: changes(view, ASKING, since="2", limit=10_000))
    theirs = [(one.revision, one.at, one.key) for one in answer.items if one.dataset == "perhekeskustekstit"]
    rows = loaded.rows(numbered(12))
    assert [(row["revision"], row["at"], row["key"]) for row in rows] == theirs


def test_everything_said_about_a_relationship_is_what_show_cites(loaded: Loaded) -> None:
    answer = loaded.store.ask(lambda view: show(view, ASKING, node="network/kemin-perhekeskus"))
    (fact,) = [one for one in answer.items if one.what.code == "available_in" and one.other]
    rows = loaded.rows(about("Who said it"))
    found = {(row["document"], row["place"], row["said_on"]) for row in rows}
    assert found == {(one.title, one.locator, one.said_on) for one in fact.evidence}


def test_areas_within_an_area(loaded: Loaded) -> None:
    area = "area/kymenlaakson-maakunta"
    around = loaded.store.ask(lambda view: view.select("area_scope", "public", area=area)).hits
    rows = loaded.rows(about("Rules for a query that tells the truth"))
    assert {row["key"]: -row["steps"] for row in rows} == {key: number for key, number in around if number < 0}


def test_what_is_in_force_is_what_the_program_says(loaded: Loaded, public: Public) -> None:
    alone = [(name, end) for name in ("valid_to", "until", "ends") for end in ENDS]
    alone += [("valid_from", beginning) for beginning in BEGINNINGS]
    alone += [(name, code) for name in ("modality", "status") for code in CODES[name]]
    records = (one.values.items() for one in public.records())
    cases: list[Values] = [{name: value} for name, value in alone]
    cases += [{name: value for name, value in one if name in {"modality", "status", *DATES}} for one in records]
    statement = f"UNWIND $cases AS case WITH case, [case] AS facts {rules(TEXT)[0]} RETURN collect(in_force) AS found"
    found = loaded.database.run(statement, cases=cases, today=TODAY.isoformat())[0]["found"]
    theirs = [in_force(MergedNode("Service", "service/x", case, "public", (), {})) for case in cases]
    unlike = [case for case, ours, program in zip(cases, found, theirs, strict=True) if ours != program]
    told = [{name: end} for name in ("valid_to", "until", "ends") for end in ("2026-21", "2026%")]
    assert unlike == [*told, {"valid_from": "2026-21"}]


def test_labels_and_the_programs_own_properties_are_told(loaded: Loaded) -> None:
    labels = loaded.database.run("MATCH (n) UNWIND labels(n) AS name RETURN DISTINCT name")
    assert not [row["name"] for row in labels if row["name"] not in node_kinds() and row["name"] not in TEXT]
    names = loaded.database.run(
        "CALL () { MATCH (n) RETURN keys(n) AS names UNION MATCH ()-[l]->() RETURN keys(l) AS names }"
        " UNWIND names AS name WITH DISTINCT name WHERE name STARTS WITH '_' RETURN name"
    )
    told = set(re.findall(r"`(_\w+)`", TEXT.partition("| property | where | what |")[2].partition("\n\n")[0]))
    assert {row["name"] for row in names} <= told
    assert (loaded.sizes["nodes"] > 50_000, loaded.sizes["things"]) == (True, 611), "as the page says"


def test_changes_by_hand_are_not_kept(loaded: Loaded) -> None:
    store, said = loaded.store, thing("service/m-kasin", name="Ryhmä", dataset="hand")
    Drawn(store).draw(said)
    before = store.ask(lambda view: view.revision)
    loaded.database.run("MATCH (n:Service {key: 'service/m-kasin'}) SET n.name_fi = 'Kerhola'")
    assert store.ask(lambda view: view.revision) == before
    assert _name(store, "service/m-kasin") == "Kerhola", "shown as if it had been said"
    assert not store.ask(lambda view: view.select("same_names", "public", text="Kerhola")).hits
    Drawn(store).draw(said)
    assert _name(store, "service/m-kasin") == "Kerhola", "loading alone sees nothing to do"
    Drawn(store).draw(said, confirmation("service/m-kasin", dataset="hand", status="active"))
    assert _name(store, "service/m-kasin") == "Ryhmä"
    store.remove("hand")


def _name(store: Store, key: str) -> object:
    return store.ask(lambda view: view.select("record", "public", ids=[key])).nodes[key].values["name@fi"]

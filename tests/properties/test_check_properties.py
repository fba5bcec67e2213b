"""Properties of the checks that hold for whatever a file says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.merge.check import FAULTS, check, summarise
from graph.model.records import Dataset, Document, Evidence, Finding, Link, Node, Place, Row
from graph.model.vocabulary import CODES, LINK_KINDS, NODE_KINDS, properties
from graph.model.wording import sentences

ANY_TEXT = st.text(alphabet=st.characters(), max_size=30)
NODE_KIND_NAMES = [kind.name for kind in NODE_KINDS]
LINK_KIND_NAMES = [kind.name for kind in LINK_KINDS]
KEYS = sorted(
    {
        f"{prop.name}@fi" if prop.by_language else prop.name
        for kind in (*NODE_KIND_NAMES, *LINK_KIND_NAMES)
        for prop in properties(kind).values()
    }
)
IDS = st.sampled_from([f"{kind.slug}/{letter}" for kind in NODE_KINDS for letter in "ab"]) | ANY_TEXT
DATES = st.sampled_from(["", "2024", "2023-12", "2024-24", "2024-02-30", "2024/2023", "2023/.."])
TEXTS = ANY_TEXT | DATES | st.sampled_from(["Kemi", "kemi!", "https://a.example", *CODES["status"]])
VALUES = TEXTS | st.integers() | st.floats() | st.booleans() | st.just(10**400) | st.lists(TEXTS, max_size=3).map(tuple)
VALUE_MAPS = st.dictionaries(st.sampled_from(KEYS) | ANY_TEXT, VALUES, max_size=6)
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(["a", "b"]),
    st.sampled_from(["", "d"]) | ANY_TEXT,
    st.sampled_from(["", "1"]) | ANY_TEXT,
    DATES | ANY_TEXT,
    TEXTS,
    DATES | ANY_TEXT,
    st.lists(TEXTS, max_size=2).map(tuple),
    TEXTS,
)
RECORDS = st.one_of(
    st.builds(Node, st.sampled_from(NODE_KIND_NAMES) | ANY_TEXT, IDS, VALUE_MAPS, EVIDENCE),
    st.builds(Link, st.sampled_from(LINK_KIND_NAMES) | ANY_TEXT, IDS, IDS, VALUE_MAPS, EVIDENCE),
    st.builds(Document, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    st.builds(Dataset, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.booleans()),
)
PLACES = st.builds(Place, st.just("f"), st.sampled_from(["", "s"]), st.integers(0, 4))
FILES = st.lists(st.builds(Row, RECORDS, PLACES), max_size=8)

SMALL_WORLD = st.lists(
    st.builds(
        Row,
        st.one_of(
            st.builds(
                Node,
                st.just("Place"),
                st.sampled_from(["place/a", "place/b", "place/c"]),
                st.fixed_dictionaries(
                    {},
                    optional={
                        "name@fi": st.sampled_from(["Kemi", "kemi"]),
                        "address": st.sampled_from("xyz"),
                    },
                ),
                st.just(Evidence("a", locator="1")),
            ),
            st.builds(
                Link,
                st.sampled_from(["part_of", "different_from", "same_as"]),
                st.sampled_from(["place/a", "place/b", "place/c"]),
                st.sampled_from(["place/a", "place/b", "place/c"]),
                st.just({}),
                st.just(Evidence("a")),
            ),
        ),
        PLACES,
    ),
    max_size=8,
)
"""Few ids, so that circles, contradictions and duplicates are frequent."""


def _told(findings: list[Finding]) -> list[str]:
    return [repr(one) for one in findings]


@given(FILES)
def test_no_record_makes_the_checks_fail_and_every_finding_can_be_said(rows: list[Row]) -> None:
    places = {(row.place.file, row.place.sheet, row.place.row) for row in rows}
    for one in check(rows):
        assert one.level == FAULTS[one.code].level
        assert set(one.facts) == set(FAULTS[one.code].facts)
        assert (one.place.file, one.place.sheet, one.place.row) in places
        sentences().text(f"finding:{one.code}", "fi", **one.facts).encode()


@given(st.data(), FILES | SMALL_WORLD)
def test_the_order_of_rows_does_not_change_the_findings(data: st.DataObject, rows: list[Row]) -> None:
    shuffled = data.draw(st.permutations(rows))
    assert _told(check(shuffled)) == _told(check(rows))


@given(FILES | SMALL_WORLD)
def test_folding_keeps_every_error_and_counts_every_warning(rows: list[Row]) -> None:
    found = check(rows)
    folded = summarise(found)
    assert [one for one in folded if one.level == "error"] == [one for one in found if one.level == "error"]
    counts = [one.facts.get("count", 1) for one in folded if one.level == "warning"]
    assert sum(int(str(count)) for count in counts) == sum(one.level == "warning" for one in found)
    codes = [one.code.partition(":")[0] for one in folded if one.level == "warning"]
    assert len(set(codes)) == len(codes)

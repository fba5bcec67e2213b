"""What holds of the data of any network: both ends of each link are there, and a higher limit only adds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from graph.model.records import Saying
from graph.questions.base import MOST_ITEMS, Asking
from graph.questions.network.answer import NetworkAnswer
from graph.questions.network.question import network
from graph.store.base import Store
from tests.networks import TODAY, Drawn, link, organisation, service
from tests.properties.each_engine import fresh, on_each_engine
from tests.serving import ACTORS, AREAS, HELPERS, NEEDS, networks

ASKED: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"area": st.sampled_from(AREAS)}),
    st.fixed_dictionaries(
        {"node": st.sampled_from([*NEEDS, *AREAS, *HELPERS, *ACTORS]), "depth": st.sampled_from([1, 2])}
    ),
    st.just({}),
)
KINDS = st.sampled_from([None, None, "Organisation,Network,Team", "Service,Need", "Organisation"])
SHARE = 4 / 15  # of an engine's examples: a network is larger here than elsewhere


def ask(store: Store, limit: int, **given: Any) -> NetworkAnswer:
    return store.ask(lambda view: network(view, Asking(TODAY), limit=limit, **given))


def holds_together(answer: NetworkAnswer) -> None:
    ids = [one.node.id for one in answer.items]
    assert len(set(ids)) == len(ids)
    assert len({one.id for one in answer.links}) == len(answer.links)
    for one in answer.links:
        assert {one.source, one.target} <= set(ids)
        assert one.sayings > 0
    for item in answer.items:
        assert item.degree == sum((one.source, one.target).count(item.node.id) for one in answer.links)
        assert item.more >= 0


def grows(store: Store, **given: Any) -> None:
    """Ask with every limit up to what there is, and hold each answer against the next."""
    whole = ask(store, MOST_ITEMS, **given)
    holds_together(whole)
    links: set[str] = set()
    for limit in range(1, len(whole.items) + 2):
        cut = ask(store, limit, **given)
        holds_together(cut)
        assert [one.node for one in cut.items] == [one.node for one in whole.items[:limit]]
        more = [one.count for one in cut.left_out if one.code == "more"]
        assert more == ([len(whole.items) - limit] if limit < len(whole.items) else [])
        assert links <= {one.id for one in cut.links}
        links = {one.id for one in cut.links}
    assert links == {one.id for one in whole.links}


@on_each_engine(SHARE, records=networks(), asked=ASKED, kinds=KINDS)
def test_a_limit_holds_and_a_higher_one_only_adds(
    engine: str, records: list[Saying], asked: dict[str, Any], kinds: str | None
) -> None:
    with fresh(engine) as store:
        Drawn(store).draw(records)
        grows(store, **asked, kinds=kinds)


@pytest.mark.parametrize("kinds", [None, "Organisation"])
def test_the_same_where_there_are_more_links_than_are_followed(store: Store, kinds: str | None) -> None:
    owned = [(f"organisation/o{number % 5}", f"service/s{number}") for number in range(60)]
    Drawn(store).draw(
        [organisation(f"o{number}") for number in range(5)],
        [service(f"s{number}") for number in range(60)],
        [link("provides", owner, one) for owner, one in owned],
        [link("refers_to", "service/s0", one) for _, one in owned[1:]],
        [link("refers_to", one, "service/s1") for _, one in owned[2:]],
    )
    for asked in ({}, {"node": "organisation/o0", "depth": 2}, {"node": "service/s7", "depth": 2}):
        whole = ask(store, MOST_ITEMS, **asked, kinds=kinds)
        holds_together(whole)
        before: set[str] = set()
        for limit in (1, 2, 5, 20, 61, 70):
            cut = ask(store, limit, **asked, kinds=kinds)
            assert [one.node for one in cut.items] == [one.node for one in whole.items[:limit]]
            assert before <= {one.id for one in cut.links} <= {one.id for one in whole.links}
            before = {one.id for one in cut.links}

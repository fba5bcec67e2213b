"""What goes into an export: what the reader may see, whole or of one area, with what bears it."""

from __future__ import annotations

from typing import Any

from graph.export.base import Wish
from graph.export.contents import Contents
from graph.model.records import Dataset, Document, Evidence, Node
from graph.questions.base import Asking
from graph.store.base import Scope, Store
from tests.colliding import dataset, link, node
from tests.graph.checking.records import PHONE, SOMEBODY
from tests.networks import TODAY
from tests.telling import SCOPES

STREET = "Piilokuja 1"


def _contents(store: Store, scope: Scope = "public", **wished: Any) -> tuple[set[str], str]:
    """The keys of the records, and everything that there is to be read."""

    def read(view: Any) -> tuple[set[str], str]:
        contents = Contents(view, Wish(Asking(TODAY, "fi", scope), **wished))
        told = list(contents)
        keys = {one.record.key if one.record else "waiting" for one in told}
        return keys, f"{told} {contents.documents()} {contents.datasets()}"

    return store.ask(read)


def test_what_only_the_network_may_see_is_kept_back_with_its_document(store: Store) -> None:
    store.change(
        dataset(),
        [
            node("service/a", "Perhetyö"),
            Document("one", "muistio", "Luottamuksellinen muistio"),
            Node(
                "Observation",
                "observation/a",
                {"name@fi": "Huoli", "visibility": "network"},
                Evidence("one", document="muistio"),
            ),
            link("observation/a", "concerns", "service/a"),
            link("service/a", "meets", "need/unknown"),
        ],
    )
    keys, text = _contents(store)
    assert keys == {"service/a"}
    assert "Huoli" not in text
    assert "Luottamuksellinen" not in text
    assert "need/unknown" not in text, "what waits for an end might be about what is kept inside"
    keys, text = _contents(store, "network")
    assert keys == {"service/a", "observation/a", "concerns|observation/a|service/a", "waiting"}
    assert "Luottamuksellinen" in text


def _place(by: str, **values: str | bool) -> Node:
    return Node("Place", "place/turvakoti", {"name@fi": "Turvakoti", **values}, Evidence(by, locator="rivi 1"))


def test_an_address_that_another_source_hides_stands_nowhere(store: Store) -> None:
    store.change(Dataset("a", "A"), [_place("a", address=STREET, postal_code="99999")])
    assert STREET in _contents(store)[1]
    store.change(Dataset("b", "B"), [_place("b", hidden_address=True)])
    for scope in SCOPES:
        _, text = _contents(store, scope)
        assert STREET not in text
        assert "99999" not in text
    assert _contents(store, personal=True)[1].count(STREET) == 2, "in the saying and in what is merged of it"


def test_an_address_is_hidden_also_while_nobody_has_named_the_place(store: Store) -> None:
    own, other = "place/turvakoti", "place/talo"
    store.change(
        Dataset("a", "A"),
        [
            Node("Place", own, {"address": STREET}, Evidence("a", locator="rivi 1")),
            Node("Place", "place/avoin", {"address": "Avokuja 2"}, Evidence("a", locator="rivi 2")),
        ],
    )
    assert STREET in _contents(store, "network")[1]
    hides = Node("Place", other, {"hidden_address": True}, Evidence("b", locator="rivi 1"))
    store.change(Dataset("b", "B"), [hides, link(other, "same_as", own, by="b")])
    assert _contents(store)[0] == set()
    _, text = _contents(store, "network")
    assert STREET not in text
    assert "Avokuja 2" in text
    assert STREET in _contents(store, "network", personal=True)[1]


def test_persons_stand_in_it_only_where_they_are_asked_for(store: Store) -> None:
    store.change(dataset(), [node("professional/a", "Perheohjaaja", person_name=SOMEBODY, phone=PHONE)])
    _, text = _contents(store, "network")
    assert SOMEBODY not in text
    assert PHONE not in text
    _, text = _contents(store, personal=True)
    assert text.count(SOMEBODY) == 2
    assert text.count(PHONE) == 2


def test_an_area_holds_its_own_and_what_contains_it(store: Store) -> None:
    store.change(
        dataset(),
        [
            node("area/kemi", "Kemi", area_type="municipality", code="240"),
            node("area/lappi", "Lappi", area_type="region", code="19"),
            node("area/oulu", "Oulu", area_type="municipality", code="564"),
            link("area/kemi", "part_of", "area/lappi"),
            node("service/kemi", "Perhetyö"),
            node("service/oulu", "Kotiapu"),
            node("need/uni", "Uni"),
            node("need/arki", "Arki"),
            link("need/uni", "broader", "need/arki"),
            link("service/kemi", "available_in", "area/kemi"),
            link("service/kemi", "meets", "need/uni"),
            link("service/oulu", "available_in", "area/oulu"),
        ],
    )
    keys, text = _contents(store, area="Kemi")
    assert keys == {
        "area/kemi",
        "area/lappi",
        "part_of|area/kemi|area/lappi",
        "service/kemi",
        "available_in|service/kemi|area/kemi",
        "need/uni",
        "meets|service/kemi|need/uni",
        "need/arki",
        "broader|need/uni|need/arki",
    }
    assert "Kotiapu" not in text
    assert len(_contents(store)[0]) == 12 == len(keys) + 3

"""What was said of each record, as exports read it: by key, what waits first, persons only where they are asked for."""

from __future__ import annotations

from collections.abc import Collection

from graph.merge.identity import link_key
from graph.model.codec import personal_values, without
from graph.model.records import Dataset, Document, Link, Node, Saying
from graph.store.base import Store
from tests.colliding import dataset, link, node
from tests.graph.checking.records import SOMEBODY
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

PERSON = node("professional/a", "Perheohjaaja", person_name=SOMEBODY)
SAID: tuple[Saying, ...] = (
    node("service/a", "Perhetyö", on="2024"),
    node("service/a", "Perhetyö kotona", on="2025"),
    node("need/a", "Uni"),
    link("service/a", "meets", "need/a"),
    link("service/a", "meets", "need/unknown"),
    PERSON,
)


def _told(store: Store, keys: Collection[str] | None = None, personal: bool = False) -> list[tuple[str, Saying]]:
    return store.ask(lambda view: list(view.told(keys, personal)))


def test_each_saying_comes_with_the_key_of_its_record(store: Store) -> None:
    store.change(dataset(), SAID)
    told = _told(store)
    keys = [key for key, _ in told]
    assert keys == ["", "meets|service/a|need/a", "need/a", "professional/a", "service/a", "service/a"]
    assert told[0] == ("", SAID[4]), "what waits comes first"
    assert told[1] == ("meets|service/a|need/a", SAID[3])
    assert sorted(str(saying) for _, saying in told[4:]) == sorted(map(str, SAID[:2]))


def test_only_what_is_said_of_some_records(store: Store) -> None:
    store.change(dataset(), SAID)
    assert _told(store, ["service/a", "need/a", "need/nowhere"]) == _told(store)[2:3] + _told(store)[4:]
    assert _told(store, []) == []


def test_persons_come_along_only_where_they_are_asked_for(store: Store) -> None:
    store.change(dataset(), SAID)
    assert _told(store, ["professional/a"]) == [("professional/a", without(PERSON, personal_values(PERSON)))]
    assert _told(store, ["professional/a"], personal=True) == [("professional/a", PERSON)]
    assert SOMEBODY in str(_told(store, personal=True))


def _whole(said: list[Record]) -> tuple[Dataset, list[Document | Saying]]:
    first, *rest = said
    assert isinstance(first, Dataset)
    return first, [one for one in rest if not isinstance(one, Dataset)]


def _holds(engine: str, said: list[Record]) -> None:
    with fresh(engine) as store:
        store.change(*_whole(said))
        told = _told(store, personal=True)
        resolve = store.ask(
            lambda view: {
                one: record.key
                for record in view.records()
                for one in (record.key, *getattr(record, "aliases", ()))
                if "|" not in record.key
            }
        )
        originals = store.ask(lambda view: list(view.originals()))
    assert [key for key, _ in told] == sorted(key for key, _ in told)
    assert sorted(map(repr, (saying for _, saying in told))) == sorted(map(repr, originals))
    for key, saying in told:
        if isinstance(saying, Node):
            assert key == resolve.get(saying.id, "")
        elif isinstance(saying, Link) and saying.kind != "same_as":
            assert key == (link_key(saying, resolve) or "")


test_every_saying_is_told_once_under_its_own_record = on_each_engine(share=0.5, said=records())(_holds)

"""Random histories of a network in which everything may occur that the vocabulary knows, and questions to ask of it.

Four ways to fill a dataset take turns: a network of who serves which need, with things and links of every kind
(``serving.py`` and what stands here); sayings that collide (``colliding.py``); records with any value and any text
(``strategies.py``); and what the dataset said before, some of it left out. They speak of the same few ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from graph.model.records import Dataset, Document, Saying, Value
from graph.model.vocabulary import CODES, LINK_KINDS, allowed_ends, kind_of_id
from graph.questions import questions
from graph.questions.base import MOST_ITEMS, Parameter
from tests.colliding import Record, contents
from tests.networks import MADE_UP, confirmation, link, thing
from tests.serving import ACTORS, AREAS, DATES, HELPERS, NEEDS, NOTHING, OWN, REALITY, WAYS
from tests.strategies import records as any_records

DATASETS = ("one", "two", MADE_UP)
OTHERS = (
    *("observation/a", "observation/b", "event/a", "target-group/a", "target-group/b", "method/a", "guideline/a"),
    *("area/kemi-1", "professional/b", "organisation/c", "team/b", "place/b", "network/c"),
)
IDS = (*NEEDS, *AREAS, *HELPERS, *ACTORS, *OTHERS)
WORDS = (
    "Neuvola",
    "neuvolan kerhot",
    "Perhekeskus",
    "perhe",
    "Kerho",
    "Rådgivning för familjer",
    "family centre",
    "Åbo",
    "E-talo 2",
    "lapsi ei nuku",
    "Ab",
)
"""Names, other names and what is searched for: some are the beginning of another, or another form of it."""
ANY_WAYS = [
    (kind.name, source, target)
    for kind in LINK_KINDS
    for source in IDS
    for target in IDS
    if source != target and allowed_ends(kind.name, kind_of_id(source) or "", kind_of_id(target) or "")
]
CALLED: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(WORDS),
        "name_sv": st.sampled_from(WORDS),
        "name_en": st.sampled_from(WORDS),
        "alt_names_fi": st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(tuple),
        "summary": st.sampled_from(WORDS),
        "identifiers": st.sampled_from([("ptv:1",), ("ptv:2", "www:1"), ("www:1",)]),
    },
)
FURTHER: Mapping[str, st.SearchStrategy[dict[str, Any]]] = {
    **OWN,
    "Professional": st.fixed_dictionaries(
        {"profession": st.sampled_from(WORDS)},
        optional={
            "person_name": st.sampled_from(WORDS),
            "phone": st.sampled_from(["040 1", "040 2"]),
            "email": st.sampled_from(["a@example.org", "b@example.org"]),
        },
    ),
    "Observation": st.fixed_dictionaries(
        {"text": st.sampled_from(WORDS)},
        optional={"visibility": st.sampled_from(CODES["visibility"]), "state": st.sampled_from(CODES["state"])},
    ),
    "Event": st.fixed_dictionaries(
        {}, optional={"visibility": st.sampled_from(CODES["visibility"]), "theme": st.sampled_from(WORDS)}
    ),
    "Need": st.fixed_dictionaries({}, optional={"urgent": st.booleans()}),
}
OF_LINKS: Mapping[str, st.SearchStrategy[dict[str, Any]]] = {
    "provides": st.fixed_dictionaries({}, optional={"role": st.sampled_from(CODES["provider_role"])}),
    "available_in": st.fixed_dictionaries({}, optional={"extent": st.sampled_from(CODES["extent"])}),
    "cooperates_with": st.fixed_dictionaries(
        {},
        optional={
            "manner": st.sampled_from(CODES["cooperation_manner"]),
            "confirmed_by": st.sampled_from([("A",), ("A", "B")]),
        },
    ),
    "refers_to": st.fixed_dictionaries(
        {}, optional={"manner": st.sampled_from(CODES["manner"]), "waiting_max_days": st.sampled_from([7, 30])}
    ),
}
EVIDENCE = st.fixed_dictionaries(
    {}, optional={"said_on": st.sampled_from(DATES), "verified_on": st.sampled_from(["2020-05", "2026-10-30"])}
)
HIDDEN = st.sampled_from([NOTHING] * 7 + [{"visibility": "network"}])


@dataclass(frozen=True, slots=True)
class Move:
    """What a dataset says from now on, or (``records`` None) its removal; the clock goes on ``days`` before it."""

    dataset: Dataset
    records: tuple[Record, ...] | None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its parameters."""

    question: str
    given: Mapping[str, Any]


@st.composite
def _network(draw: st.DrawFn, name: str) -> tuple[Dataset, tuple[Record, ...]]:
    """Three in four of all things, mostly one saying of each, and links, some to things that nobody has named."""
    told: list[Saying] = []
    for node_id in IDS:
        if draw(st.integers(0, 3)) == 0:
            continue
        own: dict[str, Value] = {**draw(FURTHER.get(kind_of_id(node_id) or "", st.just(NOTHING)))}
        if node_id in HELPERS:
            own |= draw(REALITY)
        said = draw(EVIDENCE)
        values: dict[str, Value] = {**own, **draw(CALLED), **said}
        told.append(thing(node_id, dataset=name, **values))
        if draw(st.integers(0, 15)) == 0:
            told.append(confirmation(node_id, dataset=name, locator="call", verified_on="2026-11-01"))
    chosen = draw(st.lists(st.sampled_from(WAYS), min_size=5, max_size=25))
    chosen += draw(st.lists(st.sampled_from(ANY_WAYS), max_size=10))
    for kind, source, target in dict.fromkeys(chosen):
        own = {**draw(OF_LINKS.get(kind, REALITY)), **draw(HIDDEN)}
        told.append(link(kind, source, target, dataset=name, **{**own, **draw(EVIDENCE)}))
    text = Document(name, "text", draw(st.sampled_from(WORDS)), date="2026-10-01")
    return Dataset(name, f"Dataset {name}", fictional=name == MADE_UP), (text, *told)


@st.composite
def _colliding(draw: st.DrawFn, name: str) -> tuple[Dataset, tuple[Record, ...]]:
    return Dataset(name, f"Dataset {name}", fictional=name == MADE_UP), draw(contents(name))


@st.composite
def _anything(draw: st.DrawFn, name: str) -> tuple[Dataset, tuple[Record, ...]]:
    whole, *told = draw(any_records(name, most=8))
    assert isinstance(whole, Dataset)
    return whole, tuple(one for one in told if not isinstance(one, Dataset))


FILLINGS: tuple[Callable[[str], st.SearchStrategy[tuple[Dataset, tuple[Record, ...]]]], ...] = (
    _network,
    _colliding,
    _anything,
)


@st.composite
def histories(draw: st.DrawFn, most: int = 4) -> list[Move]:
    """A network, and up to ``most`` - 1 further moves."""
    moves: list[Move] = []
    loaded: dict[str, Move] = {}
    for number in range(draw(st.integers(2, most))):
        name = draw(st.sampled_from(DATASETS))
        days = draw(st.sampled_from([0, 1, 20]))
        before = loaded.get(name)
        how = draw(st.integers(0, 7)) if number else 7
        if how == 0:
            move = Move(Dataset(name, name), None, days)
        elif how < 3 and before is not None and before.records:
            kept = draw(st.lists(st.booleans(), min_size=len(before.records), max_size=len(before.records)))
            again = tuple(one for one, stays in zip(before.records, kept, strict=True) if stays or how == 1)
            move = Move(before.dataset, again, days)
        else:
            filling = FILLINGS[0] if not number else draw(st.sampled_from(FILLINGS))
            move = Move(*draw(filling(name)), days)
        loaded[name] = move
        moves.append(move)
    return moves


_NAMES = st.sampled_from([*IDS, *WORDS, "ptv:1", "service/kemi-1", "nobody at all", "Neuvla"])
_BY_NAME: Mapping[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from([*WORDS, "neuvoloiden", "rådg", "talo", "Neuvla", "perhe kerho"]),
    "kinds": st.sampled_from(["Service", "Need, Area", "palvelu", "Professional,Observation", "stale,left-out"]),
    "since": st.sampled_from(["0", "1", "2", "2026", "2026-11-23", "2026-12"]),
    "service_language": st.sampled_from(["fi", "sv"]),
    "channel": st.sampled_from(["phone", "home", "chat"]),
}
_BY_TYPE: Mapping[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(WORDS),
    "age": st.sampled_from([-0.75, 0, 6.5, 17.5]),
    "number": st.sampled_from([0.0, 1.5, 100.0]),
    "whole": st.sampled_from([1, 2, 20, MOST_ITEMS]),
    "flag": st.booleans(),
}


def _value(parameter: Parameter) -> st.SearchStrategy[Any]:
    if parameter.node_kinds:
        named = [one for one in IDS if kind_of_id(one) in parameter.node_kinds]
        return st.sampled_from(named) | st.sampled_from(named) | _NAMES
    if parameter.name == "node":
        return _NAMES
    return _BY_NAME.get(parameter.name, _BY_TYPE[parameter.type])


@st.composite
def asked(draw: st.DrawFn) -> list[Asked]:
    """Every question of the register with random parameters."""
    found = []
    for question in questions().values():
        of_an_area = question.name in {"gaps", "coverage"}
        given = {
            one.name: draw(_value(one))
            for one in question.parameters
            if one.required or (of_an_area and one.name == "area") or draw(st.booleans())
        }
        found.append(Asked(question.name, given))
    return found

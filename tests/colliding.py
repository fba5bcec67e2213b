"""Small networks for tests of merging and stores: records made in short, and random ones that often collide.

Ids, identifiers, dates and places are few, so that several sayings speak of one thing, contradict each other,
merge and part again. Unlike ``strategies.py`` this leaves out what matters to files only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from graph.model.codec import digest_sum, encode_record, encode_saying, record_hash
from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying, Value
from graph.model.vocabulary import kind_of_id

Record = Document | Saying

POOL = (
    *(f"service/{slug}" for slug in "abc"),
    *(f"organisation/{slug}" for slug in "ab"),
    *(f"area/{slug}" for slug in "ab"),
    *(f"observation/{slug}" for slug in "ab"),
    "professional/a",
)
DATASETS = ("one", "two", "three")


def node(node_id: str, name: str = "", *, by: str = "one", at: str = "", on: str = "", **values: Value) -> Node:
    """A node saying; ``by`` a dataset, ``at`` a locator, ``on`` a day. ``name`` is Finnish; "" gives none."""
    named: dict[str, Value] = {"name@fi": name} if name else {}
    return Node(kind_of_id(node_id) or "", node_id, {**named, **values}, Evidence(by, locator=at, said_on=on))


def link(source: str, kind: str, target: str, *, by: str = "one", at: str = "", on: str = "", **values: Value) -> Link:
    """A link saying; the arguments are as for ``node``."""
    return Link(kind, source, target, values, Evidence(by, locator=at, said_on=on))


def confirmed(about: str | tuple[str, str, str], on: str, *, by: str = "two", **key: Value) -> Saying:
    """A saying with only a key and the day on which a person confirmed it; ``about``: an id, or a link."""
    evidence = Evidence(by, locator="call", verified_on=on)
    if isinstance(about, str):
        return Node(kind_of_id(about) or "", about, key, evidence)
    source, kind, target = about
    return Link(kind, source, target, key, evidence)


def dataset(name: str = "one") -> Dataset:
    """A dataset; its title is told to those who wait for it."""
    return Dataset(name, f"Data {name}")


def digest_of(datasets: Iterable[Dataset], records: Iterable[Record]) -> str:
    """The digest from scratch: the sum of the hashes of all records, each once."""
    encoded = {encode_record(one) for one in datasets}
    encoded |= {encode_record(r) if isinstance(r, Document) else encode_saying(r) for r in records}
    return f"{digest_sum(0, map(record_hash, encoded)):064x}"


@dataclass(frozen=True, slots=True)
class Step:
    """A change of a store: a dataset with its records, or without any (None) its removal."""

    dataset: str
    records: tuple[Record, ...] | None


_NAMES = ("Neuvola", "Perhekeskus", "Kerho")
_OWN: dict[str, dict[str, Sequence[Value]]] = {
    "Service": {
        "min_age": (0.0, 6.0, 6),
        "access": ("open", "guided"),
        "life_stage": (("pregnancy",), ("school age",)),
    },
    "Organisation": {"ytunnus": ("0112038-9", "1927400-1"), "sector": ("third sector",)},
    "Area": {"area_type": ("municipality", "region"), "code": ("240", "286")},
    "Observation": {"text@fi": ("Jonot", "Tilat"), "state": ("open", "done"), "visibility": ("network", "public")},
    "Professional": {"person_name": ("A", "B"), "profession": ("ohjaaja",)},
}
_COMMON: dict[str, Sequence[Value]] = {
    "name@fi": _NAMES,
    "name@sv": ("Rådgivning",),
    "alt_names@fi": (("nepa",), ("nepa", "nupa")),
    "identifiers": (("ptv:1",), ("ptv:2",), ("ptv:1", "ptv:2"), ("www:1",)),
    "modality": ("in_force", "planned"),
    "status": ("active", "ended"),
}
_LINKS: dict[str, tuple[str, str, dict[str, Sequence[Value]]]] = {
    "provides": ("organisation/", "service/", {"role": ("responsible", "producer"), "note@fi": ("x", "y")}),
    "part_of": ("service/", "service/", {}),
    "cooperates_with": ("organisation/", "organisation/", {"manner": ("network",), "confirmed_by": (("A",), ("B",))}),
    "available_in": ("service/", "area/", {"extent": ("whole", "part"), "certainty": ("implied",)}),
    "located_in": ("organisation/", "area/", {}),
    "concerns": ("observation/", "", {"visibility": ("network",)}),
    "works_in": ("professional/", "organisation/", {}),
}


@st.composite
def _values(draw: st.DrawFn, choices: dict[str, Sequence[Value]]) -> dict[str, Value]:
    keys = draw(st.lists(st.sampled_from(sorted(choices)), max_size=4, unique=True)) if choices else []
    return {key: draw(st.sampled_from(choices[key])) for key in keys}


@st.composite
def _evidence(draw: st.DrawFn, dataset: str) -> Evidence:
    return Evidence(
        dataset,
        document=draw(st.sampled_from(("", "d"))),
        locator=draw(st.sampled_from(("row 1", "row 2"))),
        said_on=draw(st.sampled_from(("", "2019", "2021-05", "2021-05-31", "2021/.."))),
        verified_on=draw(st.sampled_from(("", "", "2020-01-01", "2022"))),
        reported_by=draw(st.sampled_from(((), ("coordinator",)))),
    )


@st.composite
def nodes(draw: st.DrawFn, dataset: str) -> Node:
    """A node saying, mostly with a name."""
    node_id = draw(st.sampled_from(POOL))
    kind = kind_of_id(node_id) or ""
    named: dict[str, Value] = {"name@fi": draw(st.sampled_from(_NAMES))} if draw(st.integers(0, 3)) else {}
    values = draw(_values({**_COMMON, **_OWN[kind]}))
    return Node(kind, node_id, {**named, **values}, draw(_evidence(dataset)))


@st.composite
def links(draw: st.DrawFn, dataset: str) -> Link:
    """A link saying between ids of the pool, one in four a decision that two are the same."""
    if draw(st.integers(0, 3)) == 0:
        source = draw(st.sampled_from(POOL))
        alike = [one for one in POOL if kind_of_id(one) == kind_of_id(source)]
        return Link("same_as", source, draw(st.sampled_from(alike)), {}, draw(_evidence(dataset)))
    kind = draw(st.sampled_from(sorted(_LINKS)))
    begin, end, choices = _LINKS[kind]
    source = draw(st.sampled_from([one for one in POOL if one.startswith(begin)]))
    target = draw(st.sampled_from([one for one in POOL if one.startswith(end)]))
    return Link(kind, source, target, draw(_values(choices)), draw(_evidence(dataset)))


@st.composite
def contents(draw: st.DrawFn, dataset: str, most: int = 6) -> tuple[Record, ...]:
    """Up to ``most`` nodes and as many links of one dataset, and perhaps the document they cite."""
    cited = [Document(dataset, "d", draw(st.sampled_from(("Plan", "Report"))))] if draw(st.booleans()) else []
    told = draw(st.lists(nodes(dataset), max_size=most))
    related = draw(st.lists(links(dataset), max_size=most))
    return (*cited, *told, *related)


@st.composite
def histories(draw: st.DrawFn, most: int = 6) -> list[Step]:
    """Sequences of changes and removals; a removal of what is not loaded does nothing.

    Whoever loads a dataset again says some of it as before.
    """
    steps: list[Step] = []
    loaded: dict[str, tuple[Record, ...]] = {}
    for _ in range(draw(st.integers(1, most))):
        name = draw(st.sampled_from(DATASETS))
        before = loaded.pop(name, ())
        if draw(st.integers(0, 3)) == 0:
            steps.append(Step(name, None))
            continue
        again = [one for one in before if not isinstance(one, Document) and draw(st.booleans())]
        loaded[name] = (*draw(contents(name)), *again)
        steps.append(Step(name, loaded[name]))
    return steps

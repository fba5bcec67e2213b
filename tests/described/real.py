"""Values that stand in the bundled networks, by place and name of a parameter: a schema cannot list them, and what is
made up finds nothing. A name that is not here is drawn from its schema alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.exports import exports
from api.routes.taking_out import PUBLISHED
from graph.model.records import MergedNode
from graph.store.base import Store

Values = Sequence[str | float]

QUERIES = (
    "SELECT ?s ?name WHERE { ?s a sn:Need ; skos:prefLabel ?name } ORDER BY ?name LIMIT 5",
    "ASK { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3",
)
_BY_NAME: Mapping[str, Values] = {
    "query.as_of": ("2026-11-22", "2026-12-01"),
    "query.text": ("puheterapia", "vertaistuki", "neuvola", "Kemi"),
    "query.area": ("Kemi", "Kouvola", "Esimerkkilä", "area/kemi"),
    "query.need": ("vertaistuki", "need/puheen-ja-kielen-kehitys"),
    "query.age": (-0.75, 0.5, 5, 16.5),
    "query.service_language": ("fi", "sv", "se"),
    "query.channel": ("phone", "chat", "home", "digital"),
    "query.asked_by": ("Kemin perhekeskus", "service/kemi-aitiys-ja-lastenneuvola"),
    "query.origin": ("family", "service/kemi-aitiys-ja-lastenneuvola"),
    "query.target": ("vertaistuki", "need/puheen-ja-kielen-kehitys"),
    "query.node": ("puheen kehitys", "service/kemi-aitiys-ja-lastenneuvola"),
    "query.kind": ("Need", "Network", "Area", "Service"),
    "query.kinds": ("Service,Need", "Area"),
    "query.depth": (1, 2),
    "query.offset": (0, 3),
    "query.since": ("0", "2026-01-01", "2026-11-22"),
    "query.query": QUERIES,
    "body.query": QUERIES,
    "path.kind": ("area",),
    "path.slug": ("kemi", "kouvola", "esimerkkila"),
    "path.format": [name for name in exports() if name not in PUBLISHED],
}
_OF_ONE_OPERATION: Mapping[str, Mapping[str, Values]] = {"gaps": {"query.kinds": ("raised,dead-end", "stale")}}
"""Where a name means something else than everywhere, by the operation's id."""

APART = ("area", "node")
"""What the description says in words alone: these do not go together."""

_EVERY = 41
"""One of so many things is taken: of every kind there are some."""


def values(operation_id: str = "") -> Mapping[str, Values]:
    """Values of every parameter; of one operation those that are its own."""
    return _OF_ONE_OPERATION.get(operation_id, {}) if operation_id else _BY_NAME


def things(store: Store) -> list[tuple[str, str]]:
    """Kind and slug of things of every kind, as they stand in an address."""
    keys = store.ask(lambda view: [one.key for one in view.records() if isinstance(one, MergedNode)])
    pairs = [key.partition("/") for key in keys[::_EVERY]]
    return [(kind, slug) for kind, _, slug in pairs]

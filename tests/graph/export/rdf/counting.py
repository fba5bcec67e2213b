"""How many there are of each class in an export, beside the store that it was made from.

A node that has lost its class is looked at by no shape for that class; only a count finds it. What counts as real is
said here anew, from the specification, and not taken from the export's code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import VOID

from graph.export.base import BASE_URI
from graph.export.rdf.prefixes import prefixes
from graph.model.dates import first_day, last_day
from graph.model.records import MergedLink, MergedNode
from graph.store.base import Store, View

OFFICIAL: Mapping[str, tuple[str, ...]] = {
    "Area": ("dct:Location",),
    "Network": ("org:OrganizationalCollaboration", "org:Organization", "foaf:Agent"),
    "Organisation": ("org:Organization", "foaf:Agent"),
    "Team": ("org:OrganizationalUnit", "org:Organization", "foaf:Agent"),
    "Professional": ("org:Post",),
    "Place": ("org:Site",),
    "Channel": ("cv:Channel",),
    "Need": ("skos:Concept",),
    "TargetGroup": ("skos:Concept",),
    "Method": ("skos:Concept",),
    "Guideline": ("dct:Standard",),
    "Initiative": ("foaf:Project",),
    "Event": ("prov:Activity", "schema:Event"),
}
"""Classes that every real and named thing of a kind has."""
_PUBLIC = {"municipality", "wellbeing services county", "joint authority", "state", "national body"}

Counts = Counter[str]


def expected(store: Store, *, network: bool = False) -> Counts:
    """What an export of the whole store must have, by class; ``sn:Channel cv:Channel`` are nodes that have both."""
    return store.ask(lambda view: Counter(_classes(view, network)))


def found(graph: Graph) -> Counts:
    """What an export has."""
    short = prefixes(BASE_URI)
    things = {f"sn:{kind}": _having(graph, f"{short['sn']}{kind}") for kind in (*OFFICIAL, "Service", "Observation")}
    counts = Counter({kind: len(nodes) for kind, nodes in things.items()})
    for kind, classes in (*OFFICIAL.items(), ("Organisation", ("cv:PublicOrganisation",))):
        for one in classes:
            prefix, _, name = one.partition(":")
            counts[f"sn:{kind} {one}"] = len(things[f"sn:{kind}"] & _having(graph, short[prefix] + name))
    services = _having(graph, f"{short['cpsv']}PublicService") | _having(graph, f"{short['schema']}Service")
    counts["real services"] = len(services)
    for name in ("Statement", "Saying", "ReferralStep", "Cooperation"):
        counts[f"sn:{name}"] = len(_having(graph, f"{short['sn']}{name}"))
    (told,) = graph.objects(URIRef(f"{BASE_URI}network"), VOID.triples)
    counts["told of"] = int(str(told))
    return +counts


def differences(graph: Graph, store: Store, *, network: bool = False) -> dict[str, tuple[int, int]]:
    """Where an export has not what the store has: what, how many it has, how many it should have."""
    has, should = found(graph), expected(store, network=network)
    should["told of"] = len(graph)
    return {name: (has[name], should[name]) for name in {*has, *should} if has[name] != should[name]}


def _having(graph: Graph, kind: str) -> set[object]:
    return set(graph.subjects(RDF.type, URIRef(kind)))


def _classes(view: View, network: bool) -> Iterator[str]:
    keys = set()
    for record in view.records():
        if record.visibility == "public" or network:
            keys.add(record.key)
            yield from _of_node(record) if isinstance(record, MergedNode) else _of_link(record)
    yield from ("sn:Saying" for key, _ in view.told() if key in keys or (network and not key))


def _of_node(node: MergedNode) -> Iterator[str]:
    yield f"sn:{node.kind}"
    values = node.values
    told = values.get("modality", "in_force") in {"in_force", "under_way"} and values.get("status") != "planned"
    if not told or values.get("generic") or not _begun(node):
        return
    yield from (f"sn:{node.kind} {one}" for one in OFFICIAL.get(node.kind, ()))
    if node.kind == "Service":
        yield "real services"
    other = values.get("sector") in {"third sector", "church", "private"}
    sector = {"municipal administration", "state"} if "organisation_type" not in values else set()
    if not other and (values.get("organisation_type") in _PUBLIC or values.get("sector") in sector):
        yield "sn:Organisation cv:PublicOrganisation"


def _begun(node: MergedNode) -> bool:
    """Whether a source has spoken of it since the day it was to begin, or gives no such day."""
    begins = [day for name in ("valid_from", "begins") if (day := first_day(str(node.values.get(name, ""))))]
    said = [day for one in node.evidence for told in (one.said_on, one.verified_on) if (day := last_day(told))]
    return not begins or max(begins) <= max(said, default=date.min)


def _of_link(link: MergedLink) -> Iterator[str]:
    yield "sn:Statement"
    if link.kind == "refers_to":
        yield "sn:ReferralStep"
    if link.kind == "cooperates_with" and link.source != link.target:
        yield "sn:Cooperation"

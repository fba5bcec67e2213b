"""A small network with one of everything that a shape looks at, and faults planted in its export (``faults.ru``)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from graph.export.base import BASE_URI
from graph.export.rdf.prefixes import prefixes
from graph.store.base import Store
from tests.networks import Drawn, area, channel, link, need, network, organisation, place, professional, service, thing

_REPORTED = "# -> "


def draw(store: Store) -> Store:
    """A small network with one of everything that a shape looks at."""
    Drawn(store).draw(
        *(area("kemi", code="240"), area("county", "wellbeing services county")),
        organisation("county", organisation_type="wellbeing services county", ytunnus="0112038-9"),
        *(organisation("former", organisation_type="joint authority"), organisation("club", sector="third sector")),
        *(link("succeeded_by", "organisation/former", "organisation/county"),),
        *(thing("team/clinic"), link("part_of", "team/clinic", "organisation/county")),
        *(professional("nurse", profession="nurse"), link("works_in", "professional/nurse", "team/clinic")),
        *(service("clinic", summary_fi="Neuvola", min_age=0.5, level="special"), service("cafe", summary_fi="Kahvila")),
        *(
            link("provides", "organisation/county", "service/clinic"),
            link("provides", "organisation/club", "service/cafe"),
        ),
        *(
            link("available_in", "service/clinic", "area/kemi"),
            link("located_in", "organisation/county", "area/county"),
        ),
        *(
            channel("phone", phone="1", channel_type="phone"),
            channel("web"),
            thing("target-group/all", matches=("yso:p1",)),
        ),
        *(
            link("reached_through", "service/clinic", "channel/phone"),
            link("provides", "organisation/club", "channel/phone"),
        ),
        *(
            place("house", latitude=65.7, longitude=24.5, address="Katu 1"),
            link("provides", "organisation/club", "place/house"),
        ),
        *(place("shelter", hidden_address=True), thing("event/inside", visibility="network")),
        *(
            need("sleep"),
            need("rest"),
            link("broader", "need/sleep", "need/rest"),
            link("meets", "service/clinic", "need/sleep"),
        ),
        *(
            network("centre"),
            link("member_of", "organisation/club", "network/centre"),
            link("member_of", "service/cafe", "network/centre"),
        ),
        *(
            link("refers_to", "service/clinic", "service/cafe"),
            link("cooperates_with", "organisation/club", "organisation/county"),
        ),
        *(
            service("plan", modality="planned", summary_fi="Aie"),
            link("serves", "service/cafe", "target-group/all", modality="planned"),
        ),
    )
    return store


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: what it is, the SPARQL update by which it comes about, and all that our shapes must report then.

    ``reported`` are lines of a shape's name and what is at fault, without the base URI.
    """

    name: str
    change: str
    reported: tuple[str, ...]


def plant(graph: Graph, change: str) -> Graph:
    """A copy of an export with a fault in it."""
    spoilt = Graph()
    for triple in graph:
        spoilt.add(triple)
    # rdflib forgets the prefixes of an update after its first operation.
    spoilt.update(f"BASE <{BASE_URI}>\n{change}", initNs=prefixes(BASE_URI))
    assert set(spoilt) != set(graph), "nothing was planted"
    return spoilt


def planted() -> list[Planted]:
    """The faults of ``faults.ru``."""
    blocks = (Path(__file__).parent / "faults.ru").read_text(encoding="utf-8").split("\n\n")
    return [_planted(block.strip().splitlines()) for block in blocks[1:] if block.strip()]


def _planted(lines: list[str]) -> Planted:
    name, *rest = lines
    reported = tuple(line.removeprefix(_REPORTED) for line in rest if line.startswith(_REPORTED))
    return Planted(name.removeprefix("# "), "\n".join(line for line in rest if not line.startswith("#")), reported)

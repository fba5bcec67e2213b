"""What the contract of questions is tried on: the bundled networks and a small made-up one, and what is asked of them.

The made-up network is fictional as a whole, keeps something inside the network, holds values of a person, and has
names for every way in which finding can fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.records import Saying
from graph.questions import questions
from graph.questions.base import Answer, Asking
from graph.store.base import Scope, Store
from tests.networks import (
    MADE_UP,
    TODAY,
    Drawn,
    area,
    channel,
    link,
    need,
    organisation,
    professional,
    service,
    thing,
)

Case = tuple[str, Mapping[str, Any]]

BUNDLED: list[Case] = [
    ("search", {"text": "neuvola"}),
    ("search", {"text": "perheiden piha", "kinds": "Service", "limit": 3}),
    ("browse", {"kind": "Need"}),
    ("browse", {"kind": "verkostot", "limit": 1}),
    ("show", {"node": "service/perheiden-piha"}),
    ("show", {"node": "area/kemi", "limit": 2}),
    ("partners", {"need": "need/vertaistuki", "area": "area/kemi"}),
    ("partners", {"need": "need/puheen-ja-kielen-kehitys", "area": "area/kotka", "age": 4.0, "limit": 2}),
    ("partners", {"need": "need/lapsen-kasvu-ja-kehitys", "in_force": True}),
    (
        "partners",
        {"need": "puheen kehitys", "area": "Esimerkkilä", "age": 3.5, "service_language": "sv", "in_force": True},
    ),
    ("routes", {"origin": "service/kemi-perhetyo", "target": "service/kemi-lastenpsykiatria", "area": "area/kemi"}),
    ("routes", {"origin": "service/esimerkkila-neuvola", "target": "need/puheen-ja-kielen-kehitys", "limit": 3}),
    ("routes", {"origin": "family", "target": "puheen kehitys", "area": "Esimerkkilä"}),
    ("gaps", {"area": "area/kemi"}),
    ("gaps", {"area": "area/kymenlaakson-maakunta", "kinds": "stale,thin-cover", "limit": 1}),
    ("coverage", {"area": "area/kymenlaakson-maakunta"}),
    ("network", {}),
    ("network", {"area": "area/kemi"}),
    ("network", {"area": "area/esimerkkila", "kinds": "Organisation,Network,Team", "limit": 20}),
    ("network", {"node": "network/kemin-perhekeskus", "depth": 2, "limit": 40}),
    ("meeting", {"area": "area/kemi"}),
    ("meeting", {"area": "area/esimerkkila", "limit": 2}),
    ("handbook", {"area": "area/kemi"}),
    ("handbook", {"area": "area/kymenlaakson-maakunta"}),
    ("services", {"area": "area/esimerkkila"}),
    ("changes", {"since": "0", "limit": 40}),
    ("changes", {"since": "last-meeting", "area": "area/kemi", "limit": 5}),
    ("changes", {"since": "2020"}),
]
MADE_UP_CASES: list[Case] = [
    ("search", {"text": "uni"}),
    ("search", {"text": "salaisuus"}),
    ("search", {"text": "nothing of the kind"}),
    ("browse", {"kind": "Service"}),
    ("browse", {"kind": "tiimit ja työryhmät"}),
    ("show", {"node": "service/group"}),
    ("show", {"node": "professional/nurse"}),
    ("partners", {"need": "need/sleep"}),
    ("partners", {"need": "Uni", "area": "Kotila", "asked_by": "Yhdistys", "service_language": "sv", "limit": 2}),
    ("routes", {"origin": "professional/nurse", "target": "need/sleep", "area": "area/home"}),
    ("routes", {"origin": "service/plan", "target": "service/group", "support": True}),
    ("gaps", {"area": "Kotila"}),
    ("coverage", {"area": "Yhdistys"}),
    ("network", {}),
    ("network", {"area": "Kotila"}),
    ("network", {"node": "service/group", "depth": 2}),
    ("meeting", {"area": "Kotila"}),
    ("handbook", {"area": "Kotila"}),
    ("services", {"area": "Kotila"}),
    ("changes", {"since": "0"}),
    ("changes", {"since": "999"}),
    ("changes", {"since": "0", "area": "Kotila"}),
]
WORLDS = {"bundled": BUNDLED, MADE_UP: MADE_UP_CASES}
NAMING = [
    (question.name, parameter)
    for question in questions().values()
    for parameter in question.parameters
    if parameter.node_kinds or parameter.name == "node"
]


@dataclass(frozen=True, slots=True)
class World:
    """A store with something in it, and what is asked of it."""

    name: str
    store: Store
    cases: list[Case]

    def answers(self, language: str = "fi", scope: Scope = "public") -> Iterator[tuple[Case, Answer]]:
        """Every case answered."""
        for case in self.cases:
            yield case, ask(self.store, case, language, scope)


def ask(store: Store, case: Case, language: str = "fi", scope: Scope = "public") -> Answer:
    """The answer to one case."""
    name, given = case
    asking = Asking(TODAY, language, scope)
    return store.ask(lambda view: questions()[name].answer(view, asking, **given))


def draw_made_up(store: Store) -> None:
    """A small network in which all is invented."""
    said: dict[str, Any] = {"dataset": MADE_UP}
    private = {"person_name": "PRIVATE-NAME", "phone": "PRIVATE-PHONE", "email": "PRIVATE-MAIL"}
    records: list[Saying] = [
        need("sleep", name="Uni", name_en="Sleep", **said),
        need("twin", name="Kaksonen", **said),
        need("other-twin", name="Kaksonen", **said),
        area("home", name="Kotila", **said),
        *(area(f"twin-{number}", name="Kaksonen", **said) for number in range(2)),
        organisation("club", name="Yhdistys", name_sv="Förening", **said),
        *(organisation(f"twin-{number}", name="Kaksonen", **said) for number in range(2)),
        service("group", name="Uniryhmä", access="open", languages=("fi",), **said),
        service("plan", name="Suunnitelma", modality="planned", said_on="", dataset=MADE_UP),
        service("over", name="Entinen", status="ended", **said),
        *(link("meets", f"service/{one}", "need/sleep", **said) for one in ("group", "plan", "over")),
        link("available_in", "service/group", "area/home", **said),
        link("provides", "organisation/club", "service/group", role="responsible", **said),
        channel("line", name="Puhelin", channel_type="phone", phone="116 111", **said),
        link("reached_through", "service/group", "channel/line", **said),
        professional("nurse", name="terveydenhoitaja", **private, **said),
        link("works_in", "professional/nurse", "service/group", **said),
        thing("observation/secret", name="SALAISUUS", text="salaisuus", visibility="network", **said),
        link("concerns", "observation/secret", "service/group", **said),
    ]
    Drawn(store).draw(records)

"""Small networks drawn by hand, for tests: a line a thing, a line a relation, and the questions asked of them.

``service("a", access="open")`` is a saying about ``service/a``, named "a" in Finnish; ``link("meets", "service/a",
"need/x")`` is one about a relation. A property by language takes its language at the end: ``name_sv="b"``. What is not
a property is evidence: ``said_on``, ``verified_on``, ``locator``, ``dataset``. Everything was said on ``SAID``, a few
weeks before ``TODAY``; every record stands at a place of its own in the one text of its dataset.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying, Value
from graph.model.vocabulary import kind_of_id, properties
from graph.questions import questions
from graph.questions.base import Asking
from graph.questions.changes import ChangesAnswer, changes
from graph.questions.paper import PaperAnswer
from graph.questions.partner import Partner
from graph.questions.partners import PartnersAnswer, partners
from graph.questions.search import SearchAnswer, search
from graph.questions.show import ShowAnswer, show
from graph.store.base import Change, Scope, Store

TODAY = date(2026, 11, 22)
SAID = "2026-10-01"
MADE_UP = "made-up"
"""The dataset that is fictional; every other one is real."""

_EVIDENCE = {one.name for one in fields(Evidence)}


def thing(node_id: str, /, **said: Value) -> Node:
    """A saying about a thing; its name is its slug unless one is given."""
    kind = kind_of_id(node_id)
    assert kind is not None, node_id
    values, evidence = _apart(kind, said)
    if not any(key.startswith("name@") for key in values):
        values["name@fi"] = node_id.partition("/")[2]
    return Node(kind, node_id, values, _evidence(node_id, evidence))


def confirmation(node_id: str, /, **said: Value) -> Node:
    """A saying with no name of its own: a confirmation, or a further fact."""
    node = thing(node_id, name="", **said)
    return Node(node.kind, node.id, {key: one for key, one in node.values.items() if key != "name@fi"}, node.evidence)


def link(kind: str, source: str, target: str, /, **said: Value) -> Link:
    """A saying about a relation."""
    values, evidence = _apart(kind, said)
    return Link(kind, source, target, values, _evidence(f"{kind} {source} {target}", evidence))


def area(slug: str, area_type: str = "municipality", /, **said: Value) -> Node:
    """A saying about an area."""
    return thing(f"area/{slug}", area_type=area_type, **said)


def channel(slug: str, /, **said: Value) -> Node:
    """A saying about a channel."""
    return thing(f"channel/{slug}", **said)


def initiative(slug: str, /, **said: Value) -> Node:
    """A saying about a programme, project or pilot."""
    return thing(f"initiative/{slug}", **said)


def need(slug: str, /, **said: Value) -> Node:
    """A saying about a need."""
    return thing(f"need/{slug}", **said)


def network(slug: str, /, **said: Value) -> Node:
    """A saying about a network."""
    return thing(f"network/{slug}", **said)


def organisation(slug: str, /, **said: Value) -> Node:
    """A saying about an organisation."""
    return thing(f"organisation/{slug}", **said)


def place(slug: str, /, **said: Value) -> Node:
    """A saying about a place."""
    return thing(f"place/{slug}", **said)


def professional(slug: str, /, **said: Value) -> Node:
    """A saying about a role."""
    return thing(f"professional/{slug}", **said)


def service(slug: str, /, **said: Value) -> Node:
    """A saying about a service."""
    return thing(f"service/{slug}", **said)


def helping(slug: str, needs: str = "need/x", areas: str = "", /, **said: Value) -> list[Saying]:
    """A service that meets needs and is available in areas, each a list of ids with blanks between."""
    return [
        service(slug, **said),
        *(link("meets", f"service/{slug}", one) for one in needs.split()),
        *(link("available_in", f"service/{slug}", one) for one in areas.split()),
    ]


def _apart(kind: str, said: dict[str, Value]) -> tuple[dict[str, Value], dict[str, Any]]:
    """Values under the keys that records have, and what is evidence."""
    values: dict[str, Value] = {}
    evidence: dict[str, Any] = {}
    for name, value in said.items():
        if name in _EVIDENCE:
            evidence[name] = value
            continue
        base, _, language = name.rpartition("_")
        own = properties(kind).get(name)
        if own is not None and own.by_language:
            values[f"{name}@fi"] = value
        elif own is not None:
            values[name] = value
        else:
            assert properties(kind)[base].by_language, name
            values[f"{base}@{language}"] = value
    return values, evidence


def _evidence(locator: str, given: dict[str, Any]) -> Evidence:
    return Evidence(**{"dataset": "d", "document": "text", "locator": locator, "said_on": SAID, **given})


def datasets(records: Iterable[Saying]) -> dict[Dataset, list[Document | Saying]]:
    """Each dataset with its one text and what belongs to it, in the order given."""
    found: dict[Dataset, list[Document | Saying]] = {}
    for record in records:
        name = record.evidence.dataset
        owner = Dataset(name, f"Dataset {name}", fictional=name == MADE_UP)
        found.setdefault(owner, [Document(name, "text", f"Text of {name}", date=SAID)]).append(record)
    return found


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn network in a store, and the questions asked of it."""

    store: Store

    def draw(self, *records: Saying | Iterable[Saying]) -> list[Change]:
        """Put records in the place of all that their datasets held before."""
        flat = [one for part in records for one in ([part] if isinstance(part, Node | Link) else part)]
        return [self.store.change(dataset, own) for dataset, own in datasets(flat).items()]

    def partners(
        self, *, today: date = TODAY, language: str = "fi", scope: Scope = "public", need: str = "need/x", **given: Any
    ) -> PartnersAnswer:
        """Partners for a need, ``need/x`` unless another is given."""
        asking = Asking(today, language, scope)
        return self.store.ask(lambda view: partners(view, asking, need=need, **given))

    def partner(self, service_id: str, **given: Any) -> Partner:
        """The one partner of an answer that is this thing."""
        (found,) = [one for one in self.partners(**given).items if one.service.id == service_id]
        return found

    def order(self, **given: Any) -> list[str]:
        """Slugs of the partners, in order."""
        return [one.service.id.partition("/")[2] for one in self.partners(**given).items]

    def show(self, node: str, *, today: date = TODAY, language: str = "fi", scope: Scope = "public") -> ShowAnswer:
        """Everything known of a thing."""
        return self.store.ask(lambda view: show(view, Asking(today, language, scope), node=node))

    def paper(
        self, question: str, *, today: date = TODAY, language: str = "fi", scope: Scope = "public", **given: Any
    ) -> PaperAnswer:
        """A paper of an area, ``area/home`` unless another is given."""
        asking = Asking(today, language, scope)
        found = self.store.ask(
            lambda view: questions()[question].answer(view, asking, **{"area": "area/home", **given})
        )
        assert isinstance(found, PaperAnswer)
        return found

    def search(self, text: str, *, language: str = "fi", scope: Scope = "public", **given: Any) -> SearchAnswer:
        """What carries the words of a text."""
        return self.store.ask(lambda view: search(view, Asking(TODAY, language, scope), text=text, **given))

    def changes(self, since: str, *, language: str = "fi", scope: Scope = "public", **given: Any) -> ChangesAnswer:
        """What changed since a day or revision."""
        return self.store.ask(lambda view: changes(view, Asking(TODAY, language, scope), since=since, **given))


def codes(partner: Partner) -> list[str]:
    """The codes of the reasons why a partner stands where it stands."""
    return [reason.code for reason in partner.why]


def because(partner: Partner, code: str) -> str:
    """The sentence of one of a partner's reasons."""
    (text,) = [reason.text for reason in partner.why if reason.code == code]
    return text

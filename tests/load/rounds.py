"""A network that changes all the time, in rounds: every service carries the number of the round in its name.

An answer of one revision therefore holds one number and no other, and a service that comes and goes is in it or not,
as the revision says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event

from graph.model.records import Saying
from graph.store.base import Change, Store
from tests.networks import Drawn, area, link, need, organisation, service

SERVICES = 20
NEEDS = ("need/uni", "need/arki")
AREAS = ("area/omala", "area/toisala")
ROUND, GUEST = "round", "guest"
"""Datasets, and a service of the second."""

_PAUSE = 0.2
"""Seconds between two changes, in which readers find the network at rest."""


@dataclass(frozen=True, slots=True)
class State:
    """What a revision is: its digest, the round that all services tell, and whether the guest is there."""

    digest: str
    round: int
    has_guest: bool


def services(number: int) -> Iterator[Saying]:
    """The services of a round, each referring to the next."""
    for at in range(SERVICES):
        one, following = f"service/s{at}", f"service/s{(at + 1) % SERVICES}"
        name = f"Uniryhmä {at} kierros {number}"
        yield service(f"s{at}", name=name, summary=f"Ryhmä, kierros {number}", access="open", dataset=ROUND)
        yield link("meets", one, NEEDS[at % 2], dataset=ROUND)
        yield link("available_in", one, AREAS[at // 2 % 2], dataset=ROUND)
        yield link("provides", "organisation/kunta", one, dataset=ROUND)
        yield link("refers_to", one, following, manner="told about", dataset=ROUND)


def guest() -> Iterator[Saying]:
    """A service that comes and goes."""
    yield service(GUEST, name="Vieras", dataset=GUEST)
    yield link("meets", f"service/{GUEST}", NEEDS[0], dataset=GUEST)
    yield link("available_in", f"service/{GUEST}", AREAS[0], dataset=GUEST)


class Rounds:
    """Changes a store round by round. ``states`` are all that it has been, by the number of the revision."""

    def __init__(self, store: Store) -> None:
        self._store, self._drawn = store, Drawn(store)
        self.states: dict[int, State] = {}
        needs, areas = ([one.partition("/")[2] for one in several] for several in (NEEDS, AREAS))
        self._drawn.draw(*map(need, needs), *map(area, areas), organisation("kunta"))
        self._note(self._drawn.draw(services(0)), 0, has_guest=False)

    def go_on(self, over: Event) -> None:
        """One round after another until it is over."""
        number = 0
        while not over.wait(_PAUSE):
            number += 1
            has_guest = number % 2 == 0  # as the round before left it
            self._note(self._drawn.draw(services(number)), number, has_guest)
            if over.wait(_PAUSE):
                return
            done = [self._store.remove(GUEST)] if has_guest else self._drawn.draw(guest())
            self._note(done, number, not has_guest)

    def _note(self, changes: list[Change], number: int, has_guest: bool) -> None:
        (change,) = changes
        self.states[change.revision.number] = State(change.revision.digest, number, has_guest)

"""thin-cover: organisations that alone provide what meets a need here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import Any

from tests.planting.needs import Site, expecting
from tests.planting.planted import YESTERDAY, Ask, Gap, gap
from tests.planting.world import World

KIND = "thin-cover"

Case = Callable[["Cover"], Gap]


class Cover:
    """A site with an organisation that provides something beside others, and one that is nationwide."""

    def __init__(self, site: Site, national: str) -> None:
        self.site, self.world, self.national = site, site.world, national

    def need(self) -> str:
        """A need that is looked at here."""
        need = self.world.need()
        if self.site.expected:
            self.world.link("expected_in", need, self.site.expected)
        return need

    def service(self, who: str, needs: Sequence[str], area: str = "", **values: Any) -> str:
        """A service of theirs for the needs, here or wider."""
        area = area or self.site.here
        place = self.world.office(area) if area == self.site.here else ""
        return self.world.service(who, area, needs=needs, place=place, **values)


def alone(needs: int = 1, services: int = 1, *, team: bool = False, area: str = "here", **values: Any) -> Case:
    """A case: one with so many needs and services for each; the services are of a team of theirs, or wider."""

    def case(cover: Cover) -> Gap:
        who = cover.world.organisation(cover.site.here)
        all_needs = [cover.need() for _ in range(needs)]
        for _ in range(services):
            one = cover.world.team(who) if team else who
            cover.service(one, all_needs)
        if area != "here" or values:
            cover.service(cover.national, all_needs, getattr(cover.site, area), **values)
        return gap(KIND, who, *all_needs)

    return case


def narrower_of_its_own(cover: Cover) -> Gap:
    """It meets a narrower need as well, and nobody else meets either."""
    who, need = cover.world.organisation(cover.site.here), cover.need()
    cover.service(who, [need])
    cover.service(who, [cover.world.need(need)])
    return gap(KIND, who, need)


def beside(area: str = "here", *, provider: bool = True, narrower: bool = False) -> Case:
    """A near miss: somebody else provides something for it too, here or wider, or it is not recorded who."""

    def case(cover: Cover) -> Gap:
        need = cover.need()
        cover.service(cover.site.who, [need])
        other = cover.world.need(need) if narrower else need
        cover.service(cover.national if provider else "", [other], getattr(cover.site, area))
        return gap(KIND, cover.site.who, need)

    return case


def together(cover: Cover) -> Gap:
    """Near miss: one service of two."""
    need = cover.need()
    service = cover.service(cover.site.who, [need])
    cover.world.link("provides", cover.national, service, role="co-producer")
    return gap(KIND, cover.site.who, need)


def over(cover: Cover) -> Gap:
    """Near miss: what it alone provided is over; the need is not met any more."""
    need = cover.need()
    cover.service(cover.site.who, [need], valid_to=YESTERDAY)
    return gap(KIND, cover.site.who, need)


# Nothing nationwide is digital here: it would stand for a part of every family centre (family_centres.py).
GAPS = (
    alone(),
    alone(2, area="country"),
    alone(services=2, team=True),
    alone(modality="planned"),
    alone(3),
    alone(form="digital"),
    alone(valid_to=YESTERDAY),
    alone(area="country", form="phone"),
    alone(area="wider", status="paused"),
)
MISSES = (
    beside(),
    beside("wider"),
    beside(provider=False),
    together,
    over,
    beside("wider", provider=False),
)


def plant(world: World, country: str, each: int) -> list[Ask]:
    """A county of which needs are expected, and a town where what is met is looked at."""
    world.topic = KIND
    national = world.organisation(country)
    hows = ("county", "nowhere")
    return [
        _ask(Cover(expecting(world, country, how), national), how, len(range(at, each, 2)))
        for at, how in enumerate(hows)
    ]


def _ask(cover: Cover, how: str, each: int) -> Ask:
    """Where nothing is expected needs have no narrower ones: which of them are looked at is not said."""
    gaps, misses = list(GAPS), list(MISSES)
    if how == "county":
        gaps.insert(1, narrower_of_its_own)
        misses.insert(1, beside(narrower=True))
    start = cover.world.rng.randrange(60)
    told = (
        frozenset(case(cover) for case in islice(cycle(cases), at, at + each))
        for cases, at in ((gaps, start % len(gaps)), (misses, start % len(misses)))
    )
    return Ask(cover.site.asked, (KIND,), *told)

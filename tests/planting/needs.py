"""uncovered-need: needs that are expected somewhere, or met next door, and that nothing here meets."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any, NamedTuple

from tests.planting.planted import YESTERDAY, Ask, gap
from tests.planting.world import World

KIND = "uncovered-need"


class Site(NamedTuple):
    """Where needs are asked for, and where else something may be.

    ``asked`` is the area, ``here`` a town of it, ``beside`` another town of the same county, ``wider`` what contains
    it, ``away`` a town of another county; ``expected`` is the area or network that should have the needs, if any.
    """

    world: World
    asked: str
    here: str
    beside: str
    wider: str
    away: str
    country: str
    who: str
    expected: str = ""

    def service(self, area: str, need: str, **values: Any) -> str:
        """A service for a need."""
        place = self.world.office(area) if area in {self.here, self.beside, self.away} else ""
        return self.world.service(self.who, area, needs=[need], place=place, **values)


Case = Callable[[Site, str], str]
"""Says what meets a need, and tells which need it is about."""


def served(*where: str, **values: Any) -> Case:
    """A case: services for the need in these of the site's areas."""

    def case(site: Site, need: str) -> str:
        for one in where:
            site.service(getattr(site, one), need, **values)
        return need

    return case


def wider_need(site: Site, need: str) -> str:
    """What is met here is a wider need; the narrow one is not."""
    top = site.world.need()
    site.world.link("broader", need, top)
    site.service(site.here, top)
    return need


def narrower_need(site: Site, need: str) -> str:
    """Near miss: a narrower need of a narrower one is met."""
    site.service(site.here, site.world.need(site.world.need(need)))
    return need


def planned_link(site: Site, need: str) -> str:
    """A service that is only to meet the need."""
    service = site.world.service(site.who, site.here)
    site.world.link("meets", service, need, modality="planned")
    return need


def otherwise(slug: str) -> Case:
    """A near miss: it is no service that meets it, but a channel, project or network."""

    def case(site: Site, need: str) -> str:
        world = site.world
        if slug == "channel":
            thing = world.channel()
            world.link("available_in", thing, site.here)
        elif slug == "initiative":
            thing = world.initiative(site.here)
        else:
            thing = world.network(site.here, [site.who], coordinator=site.who)
        world.link("meets", thing, need)
        return need

    return case


EXPECTED_GAPS = (
    served(),
    served("here", modality="planned"),
    served("away"),
    wider_need,
    served("here", valid_to=YESTERDAY),
    planned_link,
    served("wider", status="paused"),
)
EXPECTED_MISSES = (
    served("here"),
    narrower_need,
    served("wider"),
    served("country"),
    otherwise("channel"),
    served("here", modality="under_way"),
    otherwise("initiative"),
    otherwise("network"),
    served("here", status="unknown"),
)


def beside_and(case: Case, **values: Any) -> Case:
    """A case where nothing is expected: the need is met in the next town, and this is so besides."""

    def both(site: Site, need: str) -> str:
        site.service(site.beside, need, **values)
        return case(site, need)

    return both


BESIDE_GAPS = (
    beside_and(served()),
    beside_and(served("here", modality="planned")),
    beside_and(wider_need),
    beside_and(served("here", valid_to=YESTERDAY)),
    beside_and(served("away")),
)
BESIDE_MISSES = (
    beside_and(served("here")),
    beside_and(served(), modality="planned"),
    beside_and(narrower_need),
    beside_and(served("wider")),
    beside_and(served("country")),
    served("away"),
    beside_and(served(), valid_to=YESTERDAY),
)


def site(world: World, country: str, *, whole: bool) -> Site:
    """A county of two towns within a region; asked is the county as a whole or the first town."""
    region = world.area("region", country)
    county, (here, beside) = world.county(region, 2)
    _, (away,) = world.county(country)
    asked, wider = (county, region) if whole else (here, county)
    return Site(world, asked, here, beside, wider, away, country, world.organisation(here))


def expecting(world: World, country: str, how: str) -> Site:
    """A site where needs are expected: in the ``county``, in what ``contains`` a town, in a ``network``, or nowhere."""
    one = site(world, country, whole=how == "county")
    if how == "network":
        return one._replace(expected=world.network(one.here, [one.who], coordinator=one.who))
    return one._replace(expected={"county": one.asked, "contains": one.wider}.get(how, ""))


HOWS = ("county", "nowhere", "network", "contains")


def plant(world: World, country: str, each: int) -> list[Ask]:
    """Sites of each sort, with their share of the gaps and near misses."""
    world.topic = KIND
    return [_ask(expecting(world, country, how), len(range(at, each, len(HOWS)))) for at, how in enumerate(HOWS)]


def _ask(site: Site, each: int) -> Ask:
    gaps, misses = (EXPECTED_GAPS, EXPECTED_MISSES) if site.expected else (BESIDE_GAPS, BESIDE_MISSES)
    start = site.world.rng.randrange(60)
    last = 1 if site.expected and each > 1 else 0
    found = [_one(site, case) for case in islice(cycle(gaps), start % len(gaps), start % len(gaps) + each)]
    at = start % len(misses)
    near = [_one(site, case) for case in islice(cycle(misses), at, at + each - last)]
    near += [_expected_no_more(site) for _ in range(last)]
    told = (frozenset(gap(KIND, need) for need in needs) for needs in (found, near))
    return Ask(site.asked, (KIND,), *told)


def _one(site: Site, case: Case) -> str:
    need = site.world.need()
    if site.expected:
        site.world.link("expected_in", need, site.expected)
    return case(site, need)


def _expected_no_more(site: Site) -> str:
    """Near miss: until yesterday it was expected."""
    need = site.world.need()
    site.world.link("expected_in", need, site.expected, valid_to=YESTERDAY)
    return need

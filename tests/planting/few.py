"""too-little-named, and whole areas of eight in which nothing but a language is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tests.planting.planted import YESTERDAY, Ask, Gap, gap
from tests.planting.world import World

KIND = "too-little-named"
LANGUAGE = "no-language"
MEASURED = (KIND, "hangs-on-one", "bridge-load", "left-out", "inside-own-sector")
"""Asked together: where too few are named, that is said instead of the others."""
NOTHING = frozenset[Gap]()


class Numbers(NamedTuple):
    """How many organisations of each sort a county has."""

    own: int = 0
    acting: int = 0
    generic: int = 0
    over: int = 0
    placeless: int = 0


FEW = (Numbers(7), Numbers(generic=9), Numbers(1), Numbers(5, 2), Numbers(7, generic=2), Numbers(6, over=2))
ENOUGH = (Numbers(), Numbers(6, 2), Numbers(7, placeless=1), Numbers(8), Numbers(0, acting=8), Numbers(8, generic=1))


class Few:
    """Plants small counties."""

    def __init__(self, world: World, country: str) -> None:
        self.world, self.country = world, country

    def plant(self, each: int) -> tuple[list[Ask], int]:
        """Counties with too few and with just enough, and in how many of the latter a language was planted."""
        self.world.topic = KIND
        languages = max(1, each // 10)
        asks = [self.whole(languages, ("fi", "sv")), self.whole(languages, ("fi", "en"))]
        asks += [self._few(FEW[at % len(FEW)]) for at in range(each)]
        asks += [self._enough(ENOUGH[at % len(ENOUGH)]) for at in range(each - 2)]
        return asks, languages

    def _few(self, numbers: Numbers) -> Ask:
        """Too few are named. Nobody has a line to anybody, which would be left-out and is not said."""
        area, named = self._county(numbers)
        return Ask(area, MEASURED, frozenset((gap(KIND, *named),)), NOTHING)

    def _enough(self, numbers: Numbers) -> Ask:
        """Just enough are named, all in one network; or nothing is recorded."""
        area, named = self._county(numbers)
        if named:
            self.world.network(area, named, coordinator=named[0])
        return Ask(area, MEASURED, NOTHING, frozenset((gap(KIND, *named),)))

    def _county(self, numbers: Numbers) -> tuple[str, list[str]]:
        """The area and its named organisations; each of another place acts here by a service or a team."""
        world, (area, towns) = self.world, self.world.county(self.country, 2)
        named = [world.organisation(towns[at % 2]) for at in range(numbers.own)]
        for _ in range(numbers.generic):
            world.organisation(towns[0], generic=True)
        for _ in range(numbers.over):
            world.organisation(towns[0], valid_to=YESTERDAY)
        for _ in range(numbers.placeless):
            named.append(world.organisation(""))
            world.service(named[-1], towns[1])
        if numbers.acting:
            _, (away,) = world.county(self.country)
            guests = [world.organisation(away) for _ in range(numbers.acting)]
            for at, guest in enumerate(guests):
                world.service(guest if at % 2 else world.team(guest), towns[0])
            named += guests
        return area, named

    def whole(self, missing: int, languages: Sequence[str]) -> Ask:
        """A county of eight in which everything is complete, but the languages of some services.

        It is asked without naming a kind. Where both Finnish and Swedish are spoken the missing ones are the only
        gaps of all; elsewhere they are none.
        """
        world, (area, towns) = self.world, self.world.county(self.country, 2)
        for town in towns:
            world.place(town, place_type="meeting place")
        who = [world.organisation(towns[at % 2]) for at in range(8)]
        world.network(area, who, coordinator=who[0])
        need = world.need()
        for at, one in enumerate(who):
            world.service(one, towns[at % 2], needs=[need], languages=languages if at == 7 else languages[0])
        silent = [
            gap(LANGUAGE, *(world.service(one, towns[0], languages="") for _ in range(1 + at % 2)))
            for at, one in enumerate(who[:missing])
        ]
        few = gap(KIND, *who)
        if "sv" in languages:
            return Ask(area, (), frozenset(silent), frozenset((few,)))
        return Ask(area, (), NOTHING, frozenset((few, *silent)))

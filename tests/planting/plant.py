"""Makes a network in which gaps are planted, with near misses beside them.

    planted = plant(folder, seed=1, organisations=2000, each=30)

Everything here was written from the specification of `gaps` alone, and imports nothing of the program: what the
program finds in the folder is to be compared with what ``planted`` promises. The networks that are measured are
computed here too, with networkx, and the planter refuses to promise what they do not say (``measured.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.planting import (
    doubles,
    facts,
    family_centres,
    heirs,
    meeting_places,
    methods,
    needs,
    networks,
    pairs,
    plans,
    raised,
    referrals,
    resting,
    sayings,
    shape,
    sides,
    stale,
    thin,
    transitions,
)
from tests.planting.few import Few
from tests.planting.load import Loads
from tests.planting.measured import Measured
from tests.planting.planted import Ask, Gap, Planted
from tests.planting.scene import Ring, Scene, Sown
from tests.planting.sectors import Sectors
from tests.planting.world import World

__all__ = ["Ask", "Gap", "Planted", "plant"]

TOWNS = 6
"""Ordinary towns of the big county."""


def plant(folder: Path, *, seed: int, organisations: int, each: int) -> Planted:
    """Writes a folder of CSV files and tells what is in it.

    ``each`` is how many gaps and how many near misses of each kind there are; ``organisations`` how many named
    organisations in all. What the plantings do not need becomes ordinary ones, complete in every respect.
    """
    if each < 3:
        raise ValueError("three of each kind are the fewest")
    world = World(Random(seed))
    country = world.area("country")
    asks, languages = Few(world, country).plant(each)
    for more in (needs.plant(world, country, each), thin.plant(world, country, each)):
        asks += more
    asks += family_centres.plant(world, country, each)
    asks += Loads(world, country, each).plant()
    asks += Sectors(world, country).plant(each)
    scene = _scene(world, country, organisations, each)
    asks += _big(scene, each, languages, organisations)
    if both := [one for ask in asks for one in ask.gaps & ask.misses]:
        raise AssertionError(f"planted as a near miss and as a gap: {both}")
    world.book.write(folder)
    return Planted(tuple(asks), world.organisations)


def _scene(world: World, country: str, organisations: int, each: int) -> Scene:
    """The big county before anything is planted in it. Pairs that nothing joins take half of the ring."""
    world.topic = "ring"
    county, towns = world.county(country, TOWNS)
    for town in towns:
        world.place(town, place_type="meeting place")
    ring = Ring(world, county, towns, max(8 * each, organisations // 6))
    return Scene(world, country, county, towns, ring)


def _big(scene: Scene, each: int, languages: int, organisations: int) -> Iterator[Ask]:
    """What is planted in the big county; then ordinary organisations fill it up, and its network is measured."""
    sown = _alike(scene, each)
    sown |= {kind: facts.plant(scene, kind, each, each) for kind in (facts.CONTACT, facts.PLACE)}
    fewer = each - languages
    sown[facts.LANGUAGE] = facts.plant(scene, facts.LANGUAGE, fewer, fewer)
    sown[shape.HANGS] = shape.Shape(scene, each).hangs()
    sown[shape.LEFT], parts = shape.left_out(scene, each)
    sown[meeting_places.KIND], towns = meeting_places.plant(scene, each)
    sown[networks.VOICE], voices = networks.voices(scene, each)
    sown[resting.SPECIAL], bare = resting.specials(scene, each)
    yield from (*parts, *towns, *voices, *bare)
    _fill(scene, organisations)
    measured = Measured(scene.world.book, scene.county)
    pairs.check(measured, sown[pairs.KIND])
    shape.check(measured, sown[shape.HANGS], sown[shape.LEFT])
    gaps, misses = (frozenset(one for kind in sown.values() for one in kind[at]) for at in (0, 1))
    yield Ask(scene.county, tuple(sorted(sown)), gaps, misses)


def _alike(scene: Scene, each: int) -> dict[str, Sown]:
    """Kinds that need nothing but the big county."""
    return {
        raised.KIND: raised.plant(scene, each),
        plans.KIND: plans.plant(scene, each),
        stale.KIND: stale.plant(scene, each),
        sayings.KIND: sayings.plant(scene, each),
        doubles.KIND: doubles.plant(scene, each),
        heirs.KIND: heirs.plant(scene, each),
        pairs.KIND: pairs.plant(scene, each),
        sides.KIND: sides.plant(scene, each),
        referrals.DEAD: referrals.dead_ends(scene, each),
        referrals.WAY: referrals.ways_in(scene, each),
        referrals.FEEDBACK: referrals.answers(scene, each),
        transitions.KIND: transitions.plant(scene, each),
        networks.COORDINATOR: networks.coordinators(scene, each),
        methods.KIND: methods.Methods(scene).plant(each),
        resting.PROJECT: resting.projects(scene, each),
    }


def _fill(scene: Scene, organisations: int) -> None:
    """Ordinary organisations up to the number asked."""
    left = organisations - scene.world.organisations
    if left < 0:
        raise ValueError(f"the plantings need {scene.world.organisations} organisations, not {organisations}")
    scene.world.topic = "ring"
    scene.ring.grow(len(scene.ring.services) + left)

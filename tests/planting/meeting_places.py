"""no-meeting-place: municipalities of which something is recorded, but nowhere to meet."""

from __future__ import annotations

from collections.abc import Callable

from tests.planting.planted import YESTERDAY, Ask, Gap, gap
from tests.planting.scene import Scene, Sown, turns

KIND = "no-meeting-place"
MEETING = "meeting place"

Maker = Callable[[Scene, str], None]
"""Says something of a new town."""


def service(scene: Scene, town: str) -> None:
    """A service at an office."""
    scene.world.service(scene.ring.one(), town)


def school(scene: Scene, town: str) -> None:
    """A school whose name alone promises a place to meet."""
    world = scene.world
    world.place(town, place_type="school", name_fi=f"{world.word()} kohtaamispaikka")


def point(scene: Scene, town: str) -> None:
    """Nothing but a point raised."""
    scene.world.observation(town, tone="strength")


def closed(scene: Scene, town: str) -> None:
    """A meeting place that is over."""
    scene.world.place(town, place_type=MEETING, valid_to=YESTERDAY)


def meeting(scene: Scene, town: str) -> None:
    """A meeting of organisations, and a network that is none of meeting places."""
    scene.world.event(town, scene.ring.two())
    scene.world.network(town, scene.ring.neighbours(), coordinator=scene.ring.one())


def only_next_door(scene: Scene, town: str) -> None:
    """A service here; its provider has another one at a meeting place of the next town, available there only."""
    world, who, other = scene.world, scene.ring.one(), scene.town()
    world.service(who, town)
    world.service(who, other, place=world.place(other, place_type=MEETING))


def there(scene: Scene, town: str) -> None:
    """Near miss: a meeting place."""
    scene.world.place(town, place_type=MEETING)


def nothing(scene: Scene, town: str) -> None:
    """Near miss: nothing is recorded of the town."""


def next_door(scene: Scene, town: str) -> None:
    """Near miss: a service that takes place at a meeting place of the next town and is available here."""
    world = scene.world
    world.service(scene.ring.one(), town, place=world.place(scene.town(), place_type=MEETING))


def network(scene: Scene, town: str) -> None:
    """Near miss: a network of meeting places."""
    world, members = scene.world, scene.ring.neighbours()
    world.network(town, members, coordinator=members[0], network_type="meeting-place network")


def district(scene: Scene, town: str) -> None:
    """Near miss: a meeting place in a part of the town."""
    service(scene, town)
    scene.world.place(scene.world.area("district", town), place_type=MEETING)


GAPS: tuple[Maker, ...] = (service, closed, point, school, meeting, only_next_door)
MISSES: tuple[Maker, ...] = (there, nothing, next_door, network, district)


def plant(scene: Scene, each: int) -> tuple[Sown, list[Ask]]:
    """Towns of the big county, and one town of either sort that is asked for by itself."""
    scene.world.topic = KIND
    inside = [_town(scene, make, scene.county) for make in turns(GAPS, each - 1)]
    near = [_town(scene, make, scene.county) for make in turns(MISSES, each - 1)]
    alone = _alone(scene, school)
    beside = _alone(scene, there)
    none = frozenset[Gap]()
    asks = [Ask(alone, (KIND,), frozenset((gap(KIND, alone),)), none)]
    asks.append(Ask(beside, (KIND,), none, frozenset((gap(KIND, beside),))))
    return Sown(inside, near), asks


def _town(scene: Scene, make: Maker, county: str) -> Gap:
    town = scene.world.town(county)
    make(scene, town)
    return gap(KIND, town)


def _alone(scene: Scene, make: Maker) -> str:
    """A town of another county, of which only places are recorded."""
    county, _ = scene.world.county(scene.country)
    town = scene.world.town(county)
    make(scene, town)
    return town

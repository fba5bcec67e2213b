"""possible-duplicate: things that are recorded twice under one name, number or address."""

from __future__ import annotations

from typing import Any

from tests.planting.planted import YESTERDAY, Gap, gap
from tests.planting.scene import Case, Scene, Sown, sow

KIND = "possible-duplicate"


def services(*, shared: bool = True, word: str = "kerho", **second: Any) -> Case:
    """A case: two services of one name; of one provider, or of two that have nothing in common."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        name, who, other = f"{world.word()} {word}", *scene.ring.two()
        one = world.service(who, scene.town(), name_fi=name)
        two = world.service(who if shared else other, scene.town(), **{"name_fi": name, **second})
        return gap(KIND, one, two)

    return case


def one_provider_in_common(scene: Scene) -> Gap:
    """One of two services of one name has a second provider, who is the other's."""
    world = scene.world
    name, who, other = f"{world.word()} ryhmä", *scene.ring.two()
    one, two = (world.service(each, scene.town(), name_fi=name) for each in (who, other))
    world.link("provides", who, two, role="co-producer")
    return gap(KIND, one, two)


def in_swedish(scene: Scene) -> Gap:
    """The Finnish names differ, the Swedish ones do not; case and punctuation are no difference."""
    world, who = scene.world, scene.ring.one()
    word = world.word()
    one = world.team(who, name_fi=f"{world.word()} tiimi", name_sv=f"Teamet {word}")
    two = world.team(who, name_fi=f"{world.word()} tiimi", name_sv=f"TEAMET, {word.upper()}!")
    return gap(KIND, one, two)


def places(scene: Scene) -> Gap:
    """Two places of one name."""
    name = f"{scene.world.word()} talo"
    return gap(KIND, *(scene.world.place(scene.town(), name_fi=one) for one in (name, name.lower() + ".")))


def channels(same: bool = True, **values: Any) -> Case:
    """A case: two channels of one number or address; ``#`` stands for digits of their own."""

    def case(scene: Scene) -> Gap:
        world, number = scene.world, scene.world.number()
        both = []
        for _ in range(2):
            mine = number if same else world.number()
            channel = world.channel(**{key: one.replace("#", f"{mine:06}") for key, one in values.items()})
            world.link("reached_through", scene.service(channel=False), channel)
            both.append(channel)
        return gap(KIND, *both)

    return case


def organisations(scene: Scene) -> Gap:
    """Two organisations of one name."""
    name = f"{scene.world.word()} yhdistys"
    return gap(KIND, scene.newcomer(name_fi=name), scene.newcomer(name_fi=name))


def initiatives(scene: Scene) -> Gap:
    """Two projects of one name."""
    name = f"{scene.world.word()} hanke"
    return gap(KIND, *(scene.world.initiative(scene.town(), name_fi=name, begins="2025") for _ in range(2)))


def networks(scene: Scene) -> Gap:
    """Two networks of one name."""
    name = f"{scene.world.word()} verkosto"
    return gap(KIND, scene.network(name_fi=name), scene.network(name_fi=name))


def events(*days: str) -> Case:
    """A case: two meetings of one name."""

    def case(scene: Scene) -> Gap:
        name = f"{scene.world.word()} tapaaminen"
        return gap(KIND, *(scene.world.event(scene.town(), name_fi=name, begins=day) for day in days))

    return case


def told_apart(link: str) -> Case:
    """A near miss: two teams of one name that a link tells apart, or makes one the other's heir."""

    def case(scene: Scene) -> Gap:
        name = f"{scene.world.word()} tiimi"
        one, two = scene.team(name_fi=name), scene.team(name_fi=name)
        scene.world.link(link, one, two)
        return gap(KIND, one, two)

    return case


def bare(slug: str) -> Case:
    """A near miss: kinds in which one name for two is no fault."""

    def case(scene: Scene) -> Gap:
        world = scene.world
        name = f"{world.word()} asia"
        one, two = (world.node(slug, name_fi=name) for _ in range(2))
        service = scene.service()
        for thing in (one, two):
            world.link({"need": "meets", "target-group": "serves", "method": "uses"}[slug], service, thing)
        return gap(KIND, one, two)

    return case


def of_two_kinds(scene: Scene) -> Gap:
    """Near miss: a team is called like the service it gives."""
    name = f"{scene.world.word()} pysäkki"
    return gap(KIND, scene.team(name_fi=name), scene.service(name_fi=name))


def by_another_name(scene: Scene) -> Gap:
    """Near miss: the other name of one is the name of the other."""
    name = f"{scene.world.word()} pysäkki"
    return gap(KIND, scene.service(name_fi=name), scene.service(alt_names_fi=name))


GAPS = (
    services(),
    channels(channel_type="phone", phone="0000 #"),
    in_swedish,
    places,
    one_provider_in_common,
    channels(channel_type="form", url="https://lomake-#.example/"),
    organisations,
    events("2026-12-01", "2026-12-01"),
    initiatives,
    networks,
)
MISSES = (
    services(shared=False),
    told_apart("different_from"),
    channels(same=False, channel_type="phone", phone="0000 1 #"),
    events("2026-12-01", "2026-12-08"),
    services(generic=True),
    told_apart("succeeded_by"),
    bare("need"),
    services(valid_to=YESTERDAY),
    of_two_kinds,
    bare("target-group"),
    by_another_name,
    bare("method"),
)


def plant(scene: Scene, each: int) -> Sown:
    """Things alike."""
    return sow(scene, KIND, each, GAPS, MISSES)

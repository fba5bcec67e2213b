"""part-missing: parts of a family centre as THL describes it that nothing recorded stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.planting.planted import YESTERDAY, Ask, Gap, gap
from tests.planting.world import World

KIND = "part-missing"

WORDS: Mapping[str, tuple[str, ...]] = {
    "clinic": ("äitiysneuvola", "lastenneuvola", "mödrarådgivning", "barnrådgivning", "child health clinic"),
    "counselling": ("perheneuvola", "perheneuvonta", "familjerådgivning", "family counselling"),
    "family-work": ("perhetyö", "familjearbete", "family work"),
    "home-help": ("kotipalvelu", "hemservice", "home help"),
    "family-law": ("lastenvalvoja", "perheoikeudelliset palvelut", "barnatillsyning", "familjerätt", "family law"),
    "student-welfare": ("kouluterveydenhuolto", "opiskeluhuolto", "elevhälsa", "skolkurator", "student welfare"),
    "early-education": ("varhaiskasvatus", "småbarnspedagogik", "early education"),
    "youth-work": ("nuorisotyö", "ungdomsarbete", "youth work"),
    "meeting-place": ("kohtaamispaikka", "mötesplats", "meeting place"),
    "benefits": ("Kela", "FPA", "Folkpensionsanstalten"),
}
"""Some of the words of each part that is recognised by words."""
PROPERTIES: Mapping[str, tuple[tuple[str, Mapping[str, Any]], ...]] = {
    "clinic": (("place", {"place_type": "child health clinic"}),),
    "special": (("service", {"level": "special"}), ("service", {"level": "demanding"})),
    "meeting-place": (("place", {"place_type": "meeting place"}),),
    "ngo": (("organisation", {"organisation_type": "NGO"}),),
    "parish": (("organisation", {"organisation_type": "parish"}),),
    "digital": (
        ("channel", {"channel_type": "chat"}),
        ("service", {"form": ["group", "digital"]}),
        ("channel", {"channel_type": "web"}),
        ("channel", {"channel_type": "app"}),
    ),
}
PARTS = sorted({*WORDS, *PROPERTIES})
KINDS = ("service", "place", "channel", "network", "organisation")
"""Kinds of things that may stand for a part by their name."""


class Centre:
    """A county with a family centre, or one without, to which parts come one by one."""

    def __init__(self, world: World, country: str, *, centres: int = 1, **values: Any) -> None:
        self.world, self.region = world, world.area("region", country)
        self.area, (self.town,) = world.county(self.region)
        self.who = world.organisation(self.town)
        _, (self.away,) = world.county(country)
        values = {"network_type": "family centre", **values}
        names = (f"{world.word()} perhekeskus" for _ in range(centres))
        self.centres = [world.network(self.area, [self.who], name_fi=name, **values) for name in names]

    def thing(self, slug: str, *, area: str = "", **values: Any) -> None:
        """A thing there with these values."""
        world, area = self.world, area or self.town
        if slug == "service":
            world.service(self.who, area, place="", **values)
        elif slug == "channel":
            world.link("available_in", world.channel(**values), area)
        elif slug == "network":
            world.network(area, [self.who], **values)
        else:
            {"place": world.place, "organisation": world.organisation}[slug](area, **values)

    def there(self, part: str) -> Gap:
        """Near miss: something stands for the part, by a property or by a word in one of its names."""
        rng = self.world.rng
        more = rng.choice(({}, {}, {"status": "planned"}, {"area": self.region}))
        if part in PROPERTIES and (part not in WORDS or rng.random() < 0.5):
            slug, values = rng.choice(PROPERTIES[part])
            self.thing(slug, **values, **more)
        else:
            self.thing(rng.choice(KINDS), **self._named(part), **more)
        return gap(KIND, *self.centres, detail=part)

    def _named(self, part: str) -> dict[str, str]:
        """A name or other name with a word of the part, in any language, in capitals or not."""
        word = self.world.word()
        one = self.world.rng.choice(WORDS[part])
        name = f"{word} {self.world.rng.choice((one, one.upper(), one.capitalize()))}"
        key = self.world.rng.choice(("name_fi", "name_sv", "alt_names_fi", "alt_names_en", "name_en"))
        return {"name_fi": f"{word} toiminta", key: name}

    def lacking(self, part: str) -> Gap:
        """A gap: nothing stands for the part, but something that is over, elsewhere, or no such thing nearly does."""
        near = self.world.rng.randrange(5)
        state: dict[str, Any] = {"valid_to": YESTERDAY} if near % 2 else {"area": self.away}
        if part not in WORDS:
            if near:
                slug, values = PROPERTIES[part][0]
                self.thing(slug, **values, **({"status": "ended"} if slug == "organisation" else state))
        elif near in {1, 2}:
            self.thing("service", **self._named(part), **state)
        elif near == 3:
            self.thing("service", summary_fi=f"Lähellä on {WORDS[part][0]}.")
        elif near == 4:
            self.world.team(self.who, name_fi=f"{self.world.word()} {WORDS[part][0]}")
        return gap(KIND, *self.centres, detail=part)

    def ask(self, gaps: list[Gap], misses: list[Gap]) -> Ask:
        """The question about it."""
        return Ask(self.area, (KIND,), frozenset(gaps), frozenset(misses))


def plant(world: World, country: str, each: int) -> list[Ask]:
    """Counties with up to seven parts missing and seven there, and two without a family centre to ask about."""
    world.topic = KIND
    asks, gaps, misses = [], each, each
    if each >= 5:
        for values in ({"generic": True}, {"valid_to": YESTERDAY}):
            none = Centre(world, country, **values)
            asks.append(none.ask([], [none.lacking("clinic")]))
        misses -= 2
    while gaps or misses:
        parts = world.rng.sample(PARTS, len(PARTS))
        lacking, counted = min(gaps, 7), min(misses, 7)
        centre = Centre(world, country, centres=1 + len(asks) % 2)
        missing = [centre.lacking(part) for part in parts[:lacking]]
        there = [centre.there(part) for part in parts[lacking:]]
        asks.append(centre.ask(missing, there[:counted]))
        gaps, misses = gaps - lacking, misses - counted
    return asks

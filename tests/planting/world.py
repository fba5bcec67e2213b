"""The made-up land: things with all their facts, from which plantings take one away at a time.

Every name is made of a word of its own, so that no two things are alike by chance. What is not planted is complete:
dated lately, with contact, place and language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from tests.planting.book import SHEETS, Book, Cell
from tests.planting.planted import ago

MAIN = "kartoitus"
OTHER = "rekisteri"
"""The two datasets; most is said by the first."""

Said = Mapping[str, str]
"""Evidence of a row: dataset, document, and days where they are not the document's."""

_BY_LANGUAGE = re.compile(r"(name|alt_names|summary|fee|text|theme)_(fi|sv|en)")
_SYLLABLES = [first + second for first in "hjlmnprstv" for second in "aeiou"]
_WORDS = {
    "network": "verkosto",
    "organisation": "toimija",
    "team": "tiimi",
    "professional": "rooli",
    "service": "toiminta",
    "place": "talo",
    "channel": "yhteys",
    "need": "tarve",
    "target-group": "joukko",
    "method": "malli",
    "initiative": "hanke",
    "event": "tapaaminen",
    "observation": "havainto",
}


class World:
    """Makes things. ``topic`` stands in the ids made from now on, so that a failing test tells what it is about."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.book = Book()
        self.topic = "land"
        self.organisations = 0
        self.names: dict[str, str] = {}
        self._count = 0
        self._offices: dict[str, str] = {}
        for dataset, title in ((MAIN, "Kuvitteellinen kartoitus"), (OTHER, "Kuvitteellinen rekisteri")):
            row = {"id": dataset, "title": title, "publisher": "Seinätön", "licence": "CC0-1.0"}
            self.book.add("Dataset", {**row, "read_on": ago(5), "fictional": True})
        self._fresh = [self.said(ago(rng.randrange(1, 300))) for _ in range(40)]

    def number(self) -> int:
        """A number that nobody has had."""
        self._count += 1
        return self._count

    def word(self) -> str:
        """A made-up word that no other name has; it has none of THL's words in it, there being no k or f."""
        rest, word = self.number(), ""
        while rest or len(word) < 6:
            rest, at = divmod(rest, len(_SYLLABLES))
            word += _SYLLABLES[at]
        return word.capitalize()

    def said(self, day: str = "", dataset: str = MAIN, **evidence: str) -> Said:
        """Evidence from a document of its own of that day, or without a date."""
        document = f"muistio-{self.number()}"
        self.book.add("Document", {"dataset": dataset, "id": document, "title": f"Muistio {document}", "date": day})
        return {"dataset": dataset, "document": document, **evidence}

    def fresh(self) -> Said:
        """Evidence of the last months."""
        return self.rng.choice(self._fresh)

    def node(self, slug: str, *, said: Said | None = None, **values: Cell) -> str:
        """A thing, named by a word of its own unless a name is given."""
        thing = f"{slug}/{self.topic}-{self.number()}"
        if not any(name.startswith("name_") for name in values):
            values["name_fi"] = f"{self.word()} {_WORDS[slug]}"
        self.names[thing] = str(values.get("name_fi", ""))
        self.more(thing, said=said, **values)
        if slug == "organisation" and values.get("generic") is not True:
            self.organisations += 1
        return thing

    def more(self, thing: str, *, said: Said | None = None, **values: Cell) -> None:
        """A further saying about a thing."""
        cells = {_BY_LANGUAGE.sub(r"\1@\2", name): value for name, value in values.items()}
        self.book.add(SHEETS[thing.partition("/")[0]], {"id": thing, **cells, **(said or self.fresh())})

    def link(
        self, kind: str, source: str, target: str, *, said: Said | None = None, again: bool = False, **values: Cell
    ) -> None:
        """A relation; ``again`` if it was said before."""
        cells = {"source": source, "target": target, **values, **(said or self.fresh())}
        self.book.add_link(kind, cells, again=again)

    def area(self, area_type: str, within: str = "") -> str:
        """An area, part of another."""
        area = self.node("area", name_fi=self.word(), area_type=area_type)
        if within:
            self.link("part_of", area, within)
        return area

    def town(self, within: str = "") -> str:
        """A municipality."""
        return self.area("municipality", within)

    def county(self, within: str, towns: int = 1) -> tuple[str, list[str]]:
        """A wellbeing services county and its municipalities."""
        county = self.area("wellbeing services county", within)
        return county, [self.town(county) for _ in range(towns)]

    def office(self, area: str) -> str:
        """An ordinary place there, one for all."""
        if area not in self._offices:
            self._offices[area] = self.place(area)
        return self._offices[area]

    def place(self, area: str, *, said: Said | None = None, **values: Cell) -> str:
        """A place located there."""
        values.setdefault("place_type", "office")
        place = self.node("place", said=said, **values)
        self.link("located_in", place, area, said=said)
        return place

    def channel(self, *, said: Said | None = None, **values: Cell) -> str:
        """A channel with a number or address of its own, plainly not a real one."""
        number = self.number()
        if not {"phone", "url"} & set(values):
            values.setdefault("channel_type", self.rng.choice(("phone", "form")))
            phone = values["channel_type"] == "phone"
            values |= {"phone": f"0000 {number:07}"} if phone else {"url": f"https://yhteys-{number}.example/"}
        return self.node("channel", said=said, **values)

    def organisation(self, area: str, *, said: Said | None = None, **values: Cell) -> str:
        """An organisation located there; without an area, one with no place."""
        organisation = self.node("organisation", said=said, **values)
        if area:
            self.link("located_in", organisation, area, said=said)
        return organisation

    def team(self, organisation: str, *, said: Said | None = None, **values: Cell) -> str:
        """A team of an organisation."""
        team = self.node("team", said=said, **values)
        self.link("part_of", team, organisation, said=said)
        return team

    def role(self, where: str, *, said: Said | None = None) -> str:
        """A role that works there."""
        role = self.node("professional", said=said, profession="perheohjaaja")
        self.link("works_in", role, where, said=said)
        return role

    def service(
        self,
        provider: str,
        area: str,
        *,
        needs: Sequence[str] = (),
        place: str | None = None,
        channel: bool = True,
        said: Said | None = None,
        **values: Cell,
    ) -> str:
        """A complete service. ``place`` is an office of the area unless it is given (empty: none at all)."""
        values.setdefault("languages", "fi")
        values.setdefault("access", self.rng.choice(("open", "self-referral", "guided")))
        service = self.node("service", said=said, **values)
        if area:
            self.link("available_in", service, area, said=said)
        if provider:
            self.link("provides", provider, service, said=said)
        for need in needs:
            self.link("meets", service, need, said=said)
        if at := self.office(area) if place is None else place:
            self.link("delivered_at", service, at, said=said)
        if channel:
            self.link("reached_through", service, self.channel(), said=said)
        return service

    def need(self, broader: str = "") -> str:
        """A need; narrower than another if one is given."""
        need = self.node("need")
        if broader:
            self.link("broader", need, broader)
        return need

    def initiative(self, area: str, *, said: Said | None = None, **values: Cell) -> str:
        """A project there, running unless its days say otherwise."""
        values.setdefault("initiative_type", "project")
        initiative = self.node("initiative", said=said, **values)
        self.link("available_in", initiative, area, said=said)
        return initiative

    def event(self, area: str, members: Sequence[str] = (), *, said: Said | None = None, **values: Cell) -> str:
        """A meeting there."""
        values.setdefault("event_type", "network meeting")
        event = self.node("event", said=said, **values)
        self.link("available_in", event, area, said=said)
        for member in members:
            self.link("takes_part", member, event, said=said)
        return event

    def observation(self, concerns: str, *, said: Said | None = None, **values: Cell) -> str:
        """A point raised about something."""
        values.setdefault("text_fi", "Tästä puhuttiin verkoston tapaamisessa.")
        observation = self.node("observation", said=said, **values)
        self.link("concerns", observation, concerns, said=said)
        return observation

    def network(
        self,
        area: str,
        members: Sequence[str] = (),
        *,
        coordinator: str = "",
        voice: bool = True,
        said: Said | None = None,
        **values: Cell,
    ) -> str:
        """A network there; with ``voice``, families take part in it."""
        values.setdefault("network_type", "cooperation network")
        network = self.node("network", said=said, **values)
        self.link("available_in", network, area, said=said)
        for member in members:
            self.link("member_of", member, network, said=said)
        if coordinator:
            self.link("coordinates", coordinator, network, said=said)
        if voice:
            self.link("takes_part", self.node("target-group", said=said), network, said=said)
        return network

    def together(self, one: str, other: str, *, said: Said | None = None, **values: Any) -> None:
        """Two cooperate; nobody is recorded to have told of it."""
        self.link("cooperates_with", one, other, said=said, **values)

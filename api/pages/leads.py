"""Where one goes on from an answer in which nothing is: to questions near the asked one, if they do answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from api.pages.navigation import by_area
from api.pages.reader import Reader
from api.typed import plain
from api.wording import say
from graph.errors import Ambiguous, BadQuestion, NothingFound, SeinatonError
from graph.model.dates import in_words, iso_day
from graph.questions.area import OVERLAPPING, SAME_COUNTY, asked_area
from graph.questions.base import Answer, Asking, Question, Ref
from graph.questions.changes import LAST_MEETING
from graph.questions.describe import ref
from graph.questions.network.question import ALL_KINDS
from graph.store.base import Readable, View

_NARROWING = ("age", "service_language", "channel", "asked_by", "in_force", "kinds")
"""What makes an answer smaller, but an area."""
_WORDS = 4
"""Words of a text that are looked for one by one."""
_SHORTEST = 3
"""Letters of such a word."""
_AREAS = 5
"""Areas around one that are looked at, the nearest first."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A page to go on to: what it is, and the thing that it is about, by its name with its language."""

    address: str
    text: str
    name: str = ""
    name_language: str = ""


@dataclass(frozen=True, slots=True)
class _Near:
    """A question near the asked one. ``key``: the sentence that says what it is."""

    question: str
    given: Mapping[str, object]
    key: str
    name: str = ""
    name_language: str = ""


@dataclass(frozen=True, slots=True)
class Leading:
    """Finds where to go on, for a reader, in a view of the network."""

    register: Mapping[str, Question]
    reader: Reader
    view: View
    asking: Asking

    def from_answer(self, answer: Answer) -> list[Lead]:
        """From an answer without items."""
        near = _AROUND.get(answer.question)
        if near is None or getattr(answer, "items", None):
            return []
        if self.register[answer.question].audience == "coordination":
            return [*self._answered(near(self, answer)), self._elsewhere()]
        (area,) = _taken(answer, "area")
        return [*self._answered(near(self, answer)), self._choosing(self._typed(area) if area else None)]

    def from_words(self, text: str) -> list[Lead]:
        """From words that name nothing which could be asked for."""
        return [*self._answered(self._searching(text)), self._choosing(self.reader.query.get("area"))]

    def from_area(self, text: str) -> list[Lead]:
        """From what is for the network alone: to what is for everybody about the area that a text names."""
        area = asked_area(self.view, self.asking, text)[1].ref
        changed = _Near("changes", {"since": LAST_MEETING, "area": area.id}, "page:nav:changes", *_called(area))
        return [self._lead(one) for one in (*self._coordinating(area, ""), changed)]

    def _lead(self, near: _Near) -> Lead:
        return Lead(self._address(near), say(near.key, self.reader.language), near.name, near.name_language)

    def _answered(self, near: Iterable[_Near]) -> list[Lead]:
        """Those that answer, each address once."""
        found = {self._address(one): one for one in near if self._answers(one)}
        return [self._lead(one) for one in found.values()]

    def _answers(self, near: _Near) -> bool:
        question = self.register.get(near.question)
        if question is None:
            return False
        try:
            found: Any = question.answer(self.view, self.asking, **near.given)
        except (BadQuestion, NothingFound, Ambiguous):
            return False
        return bool(found.items)

    def _address(self, near: _Near) -> str:
        if near.question == "show":
            return self.reader.thing(str(near.given["node"]))
        kind, _, slug = str(near.given.get("area", "")).partition("/")
        if self.register[near.question].as_paper and kind == "area":
            return self.reader.to(f"/{near.question}/{slug}")
        return self.reader.to(f"/{near.question}", **near.given)

    def _typed(self, area: Ref) -> str:
        """What one would type for an area: its name, or its id where another goes by that name as well."""
        try:
            return area.name if asked_area(self.view, self.asking, area.name)[1].ref.id == area.id else area.id
        except (NothingFound, Ambiguous):
            return area.id

    def _choosing(self, area: str | None) -> Lead:
        """To the needs that one can choose from: there something always is."""
        return Lead(self.reader.to("/", area=area), say("page:lead-on:needs", self.reader.language))

    def _elsewhere(self) -> Lead:
        """To the page at which a coordinator chooses an area."""
        return Lead(self.reader.to("/coordination"), say("page:lead-on:areas", self.reader.language))

    def around_partners(self, answer: Answer) -> Iterator[_Near]:
        """Without what makes it narrow, for a wider need, all of the area, and services that speak of it."""
        asked, need, area = _asked(answer), *_taken(answer, "need", "area")
        yield from self._wider(answer)
        for one in self._parents(need):
            given = {**asked, "need": one.id}
            yield _Near("partners", given, "page:lead-on:broader", one.name, one.name_language)
        yield from self._services(area)
        yield from self._speaking_of(answer, "need")

    def around_routes(self, answer: Answer) -> Iterator[_Near]:
        """From the family itself, without the area, whoever helps with the need, and all of the area."""
        asked, target, area = _asked(answer), *_taken(answer, "target", "area")
        if any(one.parameter == "origin" for one in answer.taken):
            yield _Near("routes", {**asked, "origin": "family"}, "page:lead-on:family")
        yield from self._wider(answer)
        if target and target.kind == "Need":
            here = {"area": area.id} if area else {}
            yield _Near("partners", {"need": target.id, **here}, "page:lead-on:partners", *_called(target))
            yield from self._speaking_of(answer, "target")
        elif target:
            yield _Near("show", {"node": target.id}, "page:lead-on:thing", *_called(target))
        yield from self._services(area)

    def around_search(self, answer: Answer) -> Iterator[_Near]:
        """Among things of all kinds, and its words one by one."""
        asked = _asked(answer)
        yield from self._wider(answer)
        words = dict.fromkeys(one for one in str(asked["text"]).split() if len(one) >= _SHORTEST)
        for word in islice(words, _WORDS if len(words) > 1 else 0):
            yield _Near("search", {"text": word}, "page:lead-on:word", word)

    def around_services(self, answer: Answer) -> Iterator[_Near]:
        """In the areas around: first what contains the area, then its neighbours."""
        (area,) = _taken(answer, "area")
        for one in self._around(area, SAME_COUNTY):
            yield from self._services(one)

    def around_area(self, answer: Answer) -> Iterator[_Near]:
        """What else coordinators ask of the area, and the same of what contains it."""
        (area,) = _taken(answer, "area")
        yield from self._wider(answer)
        if area is None:
            return
        yield from self._coordinating(area, answer.question)
        for one in self._around(area, OVERLAPPING):
            given = {**_asked(answer), "area": one.id}
            yield _Near(answer.question, given, "page:lead-on:wider-area", *_called(one))

    def around_network(self, answer: Answer) -> Iterator[_Near]:
        """The same with things of all kinds; and what is led to around an area."""
        (area,) = _taken(answer, "area")
        if area and "kinds" not in answer.asked:
            yield _Near("network", {"area": area.id, "kinds": ALL_KINDS}, "page:lead-on:all-kinds", *_called(area))
        yield from self.around_area(answer)

    def around_changes(self, answer: Answer) -> Iterator[_Near]:
        """Further back than was asked, which may be since a meeting that nobody has recorded; and as of any area."""
        asked, (area,) = _asked(answer), _taken(answer, "area")
        year_ago = (self.asking.today - timedelta(days=365)).isoformat()
        yield _Near("changes", {**asked, "since": year_ago}, "page:lead-on:since", in_words(year_ago, answer.language))
        yield _Near("changes", {**asked, "since": "0"}, "page:lead-on:all-changes", *(_called(area) if area else ()))
        yield from self.around_area(answer)

    def _around(self, area: Ref | None, below: int) -> list[Ref]:
        """The areas around one, the nearest first: those that contain it, and behind them, if wanted, neighbours."""
        if area is None or area.kind != "Area":
            return []
        around = self.view.select("area_scope", self.asking.scope, area=area.id)
        nearest = sorted((number, key) for key, number in around.hits if 0 < number < below)
        known = [around.nodes[key] for number, key in nearest if number != OVERLAPPING]
        return [ref(one, self.asking, around.datasets) for one in known[:_AREAS]]

    def _coordinating(self, area: Ref, but: str) -> Iterator[_Near]:
        for name in by_area(self.register):
            question = self.register[name]
            inside = question.sees_network and question.as_paper
            if question.audience == "coordination" and name != but and not inside:
                yield _Near(name, {"area": area.id}, f"page:nav:{name}", *_called(area))

    def _wider(self, answer: Answer) -> Iterator[_Near]:
        """The same question with less said."""
        asked = _asked(answer)
        open_to_all = {name: value for name, value in asked.items() if name not in _NARROWING}
        if open_to_all != asked:
            yield _Near(answer.question, open_to_all, "page:lead-on:unfiltered")
        if "area" in asked:
            anywhere = {name: value for name, value in asked.items() if name != "area"}
            yield _Near(answer.question, anywhere, "page:lead-on:anywhere")

    def _parents(self, need: Ref | None) -> list[Ref]:
        if need is None:
            return []
        found = self.view.select("neighbourhood", self.asking.scope, keys=[need.id], kinds=["broader"])
        targets = sorted({one.target for one in found.links if one.source == need.id} & found.nodes.keys())
        return [ref(found.nodes[key], self.asking, found.datasets) for key in targets]

    def _services(self, area: Ref | None) -> Iterator[_Near]:
        if area is not None:
            yield _Near("services", {"area": area.id}, "page:lead-on:services", *_called(area))

    def _searching(self, text: str) -> Iterator[_Near]:
        yield _Near("search", {"text": text}, "page:lead-on:search", text)

    def _speaking_of(self, answer: Answer, parameter: str) -> Iterator[_Near]:
        """Services that have all the words with which a need was asked for, from wherever: a search knows no area."""
        taken = next((one for one in answer.taken if one.parameter == parameter), None)
        if taken is None:
            return
        typed, language = _called(taken.ref) if taken.text == taken.ref.id else (taken.text, "")
        here = any(one.parameter == "area" for one in answer.taken)
        key = "page:lead-on:words-anywhere" if here else "page:lead-on:words"
        if self._has_all(typed):
            yield _Near("search", {"text": typed, "kinds": "Service"}, key, typed, language)

    def _has_all(self, words: str) -> bool:
        wanted = {"text": words, "kinds": ["Service"], "all_words": True, "limit": 1}
        return bool(self.view.select("names", self.asking.scope, **wanted).hits)


def leads(view: View, register: Mapping[str, Question], reader: Reader, answer: Answer) -> list[Lead]:
    """Where to go on from an answer; nowhere where it has items."""
    asking = Asking(date.fromisoformat(answer.as_of), answer.language)
    return Leading(register, reader, view, asking).from_answer(answer)


def leads_from_words(store: Readable, register: Mapping[str, Question], reader: Reader, text: str) -> list[Lead]:
    """Where to go on from words that name nothing which could be asked for."""
    return _led(store, register, reader, lambda leading: leading.from_words(plain("text", text)))


def leads_of_area(store: Readable, register: Mapping[str, Question], reader: Reader, text: str) -> list[Lead]:
    """What coordinators may ask of an area without being let in. Nothing is asked: who is refused costs little."""
    return _led(store, register, reader, lambda leading: leading.from_area(plain("area", text)))


def _led(
    store: Readable, register: Mapping[str, Question], reader: Reader, lead: Callable[[Leading], list[Lead]]
) -> list[Lead]:
    """Where a problem leads to, in a view of its own."""
    asking = Asking(_day(reader), reader.language)
    try:
        return store.ask(lambda view: lead(Leading(register, reader, view, asking)))
    except SeinatonError:  # the page of a problem must not come to another
        return []


def _day(reader: Reader) -> date:
    try:
        return date.fromisoformat(iso_day(reader.query.get("as_of", "")))
    except ValueError:
        return date.today()


def _asked(answer: Answer) -> dict[str, object]:
    return {name: value for name, value in answer.asked.items() if name not in ("limit", "offset")}


def _taken(answer: Answer, *parameters: str) -> list[Ref | None]:
    """What the names of parameters were taken for."""
    found = {one.parameter: one.ref for one in answer.taken}
    return [found.get(name) for name in parameters]


def _called(thing: Ref) -> tuple[str, str]:
    return thing.name, thing.name_language


_AROUND: Mapping[str, Callable[[Leading, Answer], Iterable[_Near]]] = {
    "changes": Leading.around_changes,
    "coverage": Leading.around_area,
    "gaps": Leading.around_area,
    "handbook": Leading.around_area,
    "network": Leading.around_network,
    "partners": Leading.around_partners,
    "routes": Leading.around_routes,
    "search": Leading.around_search,
    "services": Leading.around_services,
}

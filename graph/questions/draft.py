"""A paper in the making: an area's picture, what helps there, and the words that its sections are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.dates import in_words
from graph.model.records import Merged, MergedLink, MergedNode
from graph.model.vocabulary import properties
from graph.model.wording import catalogue, label
from graph.questions.area import asked_area, known, needed
from graph.questions.base import Asking, Coded, Reason, Ref
from graph.questions.describe import name_of, ref, text_of
from graph.questions.need_table import COUNTED as COUNTED_STANDING
from graph.questions.paper import Citing, Line, Named, Section, old
from graph.questions.picture import Picture
from graph.questions.standing import COUNTED, State, modality, over, real, said_later, state
from graph.questions.web import Web, web_of
from graph.store.base import Slice, View

_OVER = ("paused", "ended")

More = Callable[[MergedLink, MergedNode], Iterable[str]]
"""What is said in brackets of a thing at the other end of a link."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line and how what it says stands; ``order`` puts the lines of a section in order.

    ``later``: nobody had said it by the day of asking.
    """

    line: Line
    state: State
    order: tuple[int | str, ...] = ()
    later: bool = False

    @property
    def real(self) -> bool:
        """Whether no source says that it is only planned, paused or over."""
        return self.state.standing in COUNTED_STANDING


class Draft:
    """What the sections of a paper are written from: an area's picture, ``taken`` from its name, and what is known.

    ``package`` holds the sentences of the paper. Raises BadQuestion without an area, NothingFound and Ambiguous for its
    name.
    """

    def __init__(self, view: View, asking: Asking, area: str | None, package: str) -> None:
        scope, self.taken = asked_area(view, asking, needed(area))
        self.area = self.taken.ref.name
        self.known_of_area = known(view, asking, scope, self.taken.ref)
        self.picture = Picture(view, asking, self.taken.ref, scope, scope.own)
        self.asking = asking
        self.language = asking.language
        self.ended: list[Statement] = []
        self._package = package

    @cached_property
    def web(self) -> Web:
        """What is recorded of the area, and what else meets needs there, as one web."""
        parts = (self.picture.web.source, self.picture.needs.source)
        links = {link.key: link for part in parts for link in part.links}
        nodes = {key: node for part in parts for key, node in part.nodes.items()}
        datasets = {key: one for part in parts for key, one in part.datasets.items()}
        ordered = tuple(links[key] for key in sorted(links))
        return web_of(Slice(nodes, ordered, datasets=datasets), self.picture.today)

    @cached_property
    def citing(self) -> Citing:
        """What lines cite: whatever the picture has cut, as long as lines are written."""
        picture = self.picture
        return Citing(Slice(documents=picture.documents, datasets=picture.datasets), self.asking)

    def paper(
        self, written: Iterable[Section], *, opening: Iterable[str], notes: Iterable[Reason] = (), **parts: object
    ) -> dict[str, object]:
        """The parts of an answer that every paper has; without any section it has no opening either."""
        items, sources = self.citing.numbered(written)
        return {
            "taken": (self.taken,),
            "known": self.known_of_area,
            "notes": (*old(self.known_of_area, self.asking), *notes),
            "opening": tuple(opening) if items else (),
            "items": items,
            "sources": sources,
            **parts,
        }

    def say(self, key: str, **facts: object) -> str:
        """A sentence in the reader's language, of the paper's own catalogue or of those that all questions share."""
        own = catalogue(self._package)
        return own.text(key, self.language, **facts) if key in own else self.asking.say(key, **facts)

    def name(self, node: MergedNode) -> str:
        """A thing's name, with its language where that is not the reader's."""
        name, language = name_of(node, self.language)
        return name if language in {"", self.language} else f"{name} [{language}]"

    def names(self, nodes: Iterable[MergedNode]) -> str:
        """Names in order, each once, between semicolons."""
        return "; ".join(sorted({self.name(node) for node in nodes}))

    def ref(self, node: MergedNode) -> Ref:
        """A thing by name."""
        return ref(node, self.asking, self.picture.datasets)

    def text(self, record: Merged, name: str) -> str:
        """A text of a record; "" where nobody gives it."""
        found = text_of(record, name, self.language)
        if found is None:
            return ""
        return found[0] if found[1] == self.language else f"{found[0]} [{found[1]}]"

    def word(self, group: str, record: Merged, name: str) -> str:
        """The plain word of a record's code; "" where nothing is recorded."""
        value = record.values.get(name)
        return "" if value is None else label(group, str(value), self.language)

    def date(self, value: object) -> str:
        """An EDTF date of a record in words; "" where there is none."""
        return in_words(str(value), self.language) if value else ""

    def known(self, name: str, value: str) -> Iterable[Named]:
        """A detail, if anything is recorded of it."""
        return (Named(self.say(f"detail:{name}"), value),) if value else ()

    def details(self, told: Mapping[str, str]) -> list[Named]:
        """The details of which anything is recorded, in the order given."""
        return [one for name, value in told.items() for one in self.known(name, value)]

    def missing(self, names: Iterable[str]) -> Iterable[Named]:
        """One detail that names what is not recorded."""
        words = ", ".join(self.say(f"detail:{name}").lower() for name in names)
        return (Named(self.say("detail:missing"), words),) if words else ()

    def how(self, node: MergedNode, *links: MergedLink) -> State:
        """How a thing stands, seen through the links by which it is told."""
        return state(node, self.web.wholes(node.key), links, self.picture.today)

    def best(self, found: Iterable[tuple[MergedLink, MergedNode]]) -> list[tuple[State, MergedLink, MergedNode]]:
        """Links with the things they lead to and how these stand, what is real first."""
        told = [(self.how(node, link), link, node) for link, node in found]
        return sorted(told, key=lambda one: (one[0].standing not in COUNTED_STANDING, self.name(one[2]), one[1].key))

    def told(self, found: Iterable[tuple[MergedLink, MergedNode]], more: More | None = None) -> str:
        """The things at the other ends of links by name, between semicolons, what is real first.

        In brackets stands how far along it is where it is not real, and what ``more`` says (none given: the role). What
        is over is left out.
        """
        say = more or self._role
        names = []
        for how, link, node in self.best(found):
            if how.standing not in _OVER:
                said = ", ".join(part for part in (self.unreal(how), *say(link, node)) if part)
                names.append(f"{self.name(node)} ({said})" if said else self.name(node))
        return "; ".join(dict.fromkeys(names))

    def _role(self, link: MergedLink, node: MergedNode) -> Iterable[str]:
        if "role" in link.values:
            yield label(properties(link.kind)["role"].codes, str(link.values["role"]), self.language)

    def unreal(self, how: State) -> str:
        """The word of what is only planned, an aim, possible …; "" for what is real, as far as known."""
        return label("modality", how.modality, self.language) if how.standing == "planned" else ""

    def channels(self, *nodes: MergedNode) -> str:
        """Channels of things: name, number or address, hours. What is not real says so; what is over is left out."""
        found = [one for node in nodes for one in self.web.targets(node.key, "reached_through")]
        return "; ".join(dict.fromkeys(filter(None, (self.channel(link, channel) for link, channel in found))))

    def channel(self, link: MergedLink, channel: MergedNode) -> str:
        """One channel; "" for one that is over."""
        how = self.how(channel, link)
        if how.standing in _OVER:
            return ""
        hours = link.values.get("hours") or channel.values.get("hours")
        said = ", ".join(str(one) for one in (channel.values.get("phone") or channel.values.get("url"), hours) if one)
        told = f"{self.name(channel)}: {said}" if said else self.name(channel)
        return f"{told} ({self.unreal(how)})" if self.unreal(how) else told

    def channel_itself(self, channel: MergedNode) -> str:
        """A channel that is told of as a service of its own: its number or address, and hours."""
        return ", ".join(str(channel.values[name]) for name in ("phone", "url", "hours") if name in channel.values)

    def reached(self, node: MergedNode) -> str:
        """How somebody is reached: by channels of their own, or of where they work."""
        works = [one for how, _, one in self.best(self.web.targets(node.key, "works_in")) if how.standing not in _OVER]
        return self.channels(node) or self.channels(*works)

    def own(self, kind: str) -> list[MergedNode]:
        """The area's own things of a kind, by id, without those whose every link to the area is over."""
        found = (self.picture.node(key) for key in sorted(self.picture.own))
        return [node for node in found if node.kind == kind and not self._has_left(node)]

    def _has_left(self, node: MergedNode) -> bool:
        kinds = ("available_in", "located_in", *(("works_in",) if node.kind == "Professional" else ()))
        links = [link for link, _ in self.web.targets(node.key, *kinds)]
        return bool(links) and all(over(link, self.picture.today) for link in links)

    def belongs(self, link: MergedLink, node: MergedNode) -> bool:
        """Whether a thing counts as a member through a link: it is real, or both are still planned."""
        if real(link, self.picture.today):
            return True
        return not over(link, self.picture.today) and self.how(node).standing == "planned"

    def here(self, node: MergedNode) -> list[MergedLink]:
        """The link that says that a thing is available in the area, one that is real before any other."""
        found = [link for link, area in self.web.targets(node.key, "available_in") if area.key in self.picture.areas]
        return sorted(found, key=lambda one: (not real(one, self.picture.today), one.key))[:1]

    def statement(
        self,
        how: State,
        records: Sequence[Merged],
        *,
        text: str,
        title: str = "",
        about: Sequence[MergedNode] = (),
        beside: Iterable[Merged] = (),
        details: Iterable[Named] = (),
        marks: Iterable[Coded] = (),
        order: tuple[int | str, ...] = (),
    ) -> Statement:
        """A statement that records bear, and its details ``beside``; marked with how it stands and how sure it is."""
        line = self.citing.line(
            text,
            records,
            title=title,
            about=[self.ref(one) for one in about],
            marks=[*self._standing(how, records), *marks, *self._inside(records), *self._implied(records)],
            beside=beside,
            details=details,
        )
        later = bool(records) and all(said_later(record, self.picture.today) for record in records)
        return Statement(line, how, (*order, title or text), later)

    def _standing(self, how: State, records: Sequence[Merged]) -> Iterable[Coded]:
        if how.standing == "planned":
            word = label("modality", how.modality, self.language)
            yield Coded("planned", self.say("mark:planned", word=word))
        elif how.standing == "ended" and any(modality(one) not in COUNTED for one in records):
            yield Coded("ended", self.asking.say("not-come-about"))
        elif how.standing not in ("in_force", "undated"):
            yield Coded(how.standing, self.asking.say(f"standing-{how.standing}"))

    def _inside(self, records: Iterable[Merged]) -> Iterable[Coded]:
        if any(record.visibility == "network" for record in records):
            yield Coded("network", self.say("mark:network"))

    def _implied(self, records: Iterable[Merged]) -> Iterable[Coded]:
        """A mark where what is told follows from the source and is not said there."""
        if any(isinstance(one, MergedLink) and one.values.get("certainty") == "implied" for one in records):
            yield Coded("implied", label("certainty", "implied", self.language))

    def section(
        self,
        code: str,
        found: Iterable[Statement],
        level: int = 1,
        none: bool = True,
        wording: str = "",
        of_links: bool = False,
        **facts: object,
    ) -> list[Section]:
        """A section of what is real, and one below it of what is only planned; what is over goes to ``ended``.

        Without any line the section says that nothing is recorded, or is left out (``none`` False). ``wording`` is
        the key of its words where that is not ``code``. ``of_links``: the lines tell of relations, and that one of
        them is over says nothing of the things at its ends.
        """
        lines = sorted((one for one in found if not one.later), key=lambda one: one.order)
        real = tuple(one.line for one in lines if one.real)
        planned = tuple(one.line for one in lines if one.state.standing == "planned")
        self.ended += [one for one in lines if one.state.standing in _OVER and not of_links]
        if not real and not planned and not none:
            return []
        words = wording or code
        title = self.say(f"title:{words}", **facts)
        text = self.say(f"text:{words}" if real else "paper-none", **facts)
        sections = [Section(code, title, level, text, real)]
        if planned:
            below = self.say("paper-planned", title=title)
            told = self.say("paper-planned-text")
            sections.append(Section(f"{code}-planned", below, min(level + 1, 3), told, planned))
        return sections

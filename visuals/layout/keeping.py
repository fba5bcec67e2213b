"""Places that belong to a state of the network: worked out when data changes, kept in the store beside it.

Only what everybody may see is placed and kept: nothing of what the network keeps inside shows in where things stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any

from graph.questions.base import MOST_ITEMS, Answer, Asking
from graph.questions.network.question import network
from graph.questions.network.reading import POINTS
from graph.store.base import Readable, Store, View
from visuals.drawing import Drawing, Position
from visuals.layout import moved, place

Draw = Callable[[View, Answer], Drawing]
"""Makes the drawing of an answer, with its bunches, as readers get it."""

EVERYTHING = ""
"""What the map of everything is of; other maps are of the id of an area."""

MOSTMAPS = 200
"""Maps of which places are kept: of everything, and of areas in the order of their ids."""

_FORMAT = 1
_NOTES = "places"
_NOTHING = b"{}"
MAPS = ("map", "gaps")
"""Views whose places are kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Places of dots by key. ``digest``: the state of the network they were worked out for; ``is_current``: it is the
    present one. ``shape`` tells one drawing from another: what is in it, and what is linked with what.
    """

    places: Mapping[str, Position]
    digest: str
    is_current: bool
    shape: str


def renew(store: Store, today: date, draw: Draw, on_map: Callable[[int], None] = lambda count: None) -> int:
    """Work out the places of every map anew from the earlier ones, and keep them; returns how many maps were kept.

    Maps of this state of the network that have places already are left alone. ``on_map`` is told how many maps have
    been looked at. Raises StoreBusy and StoreUnusable as ``Store.keep`` does; maps kept until then stay kept.
    """
    count = 0
    for number, of in enumerate(store.ask(partial(maps, today=today))):
        content = store.ask(partial(_worked_out, of=of, today=today, draw=draw))
        if content is not None:
            store.keep(_name(of), content)
            count += 1
        on_map(number + 1)
    _note(store, today)
    return count


def take_over(source: Readable, target: Store, today: date) -> None:
    """Keep the places that one store keeps in another one that holds the same network: its maps look the same."""
    for of, content in source.ask(partial(_all_kept, today=today)).items():
        target.keep(_name(of), content)
    _note(target, today)


def mark(view: View) -> str:
    """Tells one state of all kept places from another; "" where none are kept."""
    return str(_noted(view).get("mark", ""))


def _note(store: Store, today: date) -> None:
    """Note which maps have places, and forget those of maps that there are no more."""
    before = store.ask(_noted)
    now = store.ask(partial(_all_kept, today=today))
    for of in before.get("maps", []):
        if of not in now:
            store.keep(_name(of), _NOTHING)
    told = {"maps": sorted(now), "mark": blake2b(b"".join(now[of] for of in sorted(now)), digest_size=8).hexdigest()}
    if told != before:
        store.keep(_NOTES, json.dumps(told).encode())


def _noted(view: View) -> dict[str, Any]:
    try:
        found = json.loads(view.kept(_NOTES) or _NOTHING)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def kept(view: View, of: str) -> Kept | None:
    """The kept places of a map: of an area by its id, or of ``EVERYTHING``. None where none are, or none to be read."""
    content = view.kept(_name(of))
    if content is None:
        return None
    try:
        read = json.loads(content)
        if read["format"] != _FORMAT:
            return None
        places = {str(key): (float(x), float(y)) for key, (x, y) in read["places"].items()}
        digest, shape = str(read["digest"]), str(read["shape"])
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return None
    return Kept(places, digest, digest == view.revision.digest, shape)


def places_for(view: View, drawing: Drawing) -> Mapping[str, Position] | None:
    """The kept places that a drawing begins from: those of the map of the same area, or of everything.

    None for one that shows more than organisations, networks and teams: for so much there is no room between them.
    """
    if drawing.view not in MAPS or any(dot.kind.code not in POINTS for dot in drawing.dots):
        return None
    found = kept(view, drawing.of.id if drawing.of else EVERYTHING)
    return found.places if found else None


def maps(view: View, today: date) -> list[str]:
    """What the maps with kept places are of: everything, and each area that a network with a name is recorded for."""
    answer = network(view, Asking(today), kinds="Network", limit=MOST_ITEMS)
    areas = sorted({area.id for item in answer.items for area in item.areas})
    return [EVERYTHING, *areas][:MOSTMAPS]


def _all_kept(view: View, today: date) -> dict[str, bytes]:
    found = {of: view.kept(_name(of)) for of in maps(view, today)}
    return {of: content for of, content in found.items() if content is not None}


def _worked_out(view: View, of: str, today: date, draw: Draw) -> bytes | None:
    """What is to be kept of a map; None where what is kept is of this state already."""
    before = kept(view, of)
    if before is not None and before.is_current:
        return None
    drawing = draw(view, network(view, Asking(today), area=of or None))
    keys = {dot.key for dot in drawing.dots}
    shape = _shape(drawing)
    if before is None:
        places = place(drawing).places
    elif before.shape == shape:
        places = before.places
    else:
        places = moved(drawing, before.places).places
    told = {
        "format": _FORMAT,
        "digest": view.revision.digest,
        "shape": shape,
        "places": {key: places[key] for key in sorted(keys)},
    }
    return json.dumps(told, separators=(",", ":"), allow_nan=False).encode()


def _shape(drawing: Drawing) -> str:
    """A short text that is the same for drawings that are placed in the same way."""
    content = json.dumps(list(_told(drawing)))
    return blake2b(content.encode(), digest_size=16).hexdigest()


def _told(drawing: Drawing) -> Iterator[list[str]]:
    yield from sorted([dot.key, dot.ref.name] for dot in drawing.dots)
    yield from sorted([stroke.source, stroke.target, stroke.key] for stroke in drawing.strokes)
    yield from sorted([bunch.key, bunch.name, *bunch.members] for bunch in drawing.bunches)


def _name(of: str) -> str:
    """What the places of a map are kept as."""
    return f"places:{of}"

"""Placed drawings made by hand, of any size and with everything in them that a picture may have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from math import cos, sin, sqrt

from graph.questions.base import Coded, Ref
from visuals.drawing import Bunch, Dot, Drawing, Family, Freshness, Placed, Position, Stroke, Told

KINDS = ("Organisation", "Service", "Team", "Need", "Organisation", "Professional", "Place", "Channel", "Initiative")
SECTORS = ("municipal administration", "health and social services", "third sector", "church", "state")
STANDINGS = ("in_force", "in_force", "in_force", "planned", "in_force", "undated", "ended")
AGES: tuple[Freshness, ...] = ("fresh", "old", "fresh", "undated")
FAMILIES: tuple[tuple[Family, str], ...] = (
    ("together", "cooperates_with"),
    ("refers", "refers_to"),
    ("belongs", "provides"),
    ("helps", "meets"),
    ("other", "based_on"),
)
DIRECTED = ("refers", "belongs", "helps")
IN_A_BUNCH = 5
_PLACES = ("Kuusela", "Mäntylä", "Koivuranta", "Lehtola", "Haapaniemi")
_NAMES = ("neuvola", "perhekeskus", "nuorten talo", "kerho", "vertaistuki", "päiväkoti", "kriisipalvelu")
_MARKS = {3: ("hangs-on-one", "Vain tämä vastaa tarpeeseen."), 5: ("no-contact", "Yhteystieto puuttuu.")}

Said = Callable[[str], str]


def placed(
    dots: int = 40, *, bunches: int = 0, language: str = "fi", fictional: bool = True, texts: Sequence[str] = ()
) -> Placed:
    """A picture of ``dots`` dots and twice as many lines, one cooperation missing and some things planned.

    The last ``bunches`` times ``IN_A_BUNCH`` dots are bunched. ``texts`` stand in the place of every text for people in
    turn.
    """
    given = cycle(texts)

    def said(text: str) -> str:
        return next(given) if texts else text

    things = tuple(_dot(number, said) for number in range(dots))
    bunched = tuple(_bunches(things, bunches, said))
    drawing = Drawing(
        view="map",
        title=said("Perheiden palvelut"),
        language=language,
        as_of="2026-10-01",
        digest="0" * 64,
        scope="public",
        fictional=fictional,
        of=None,
        about=(said("Tiedot ovat päivältä 1.10.2026."), said("Vuoden sisällä on vahvistettu 62 %.")),
        left_out=(said("3 yksityistä toimijaa."),),
        dots=things,
        strokes=tuple(_beside_each_other(_strokes(things, said))),
        bunches=bunched,
    )
    spots = {dot.key: _spot(number) for number, dot in enumerate(things)}
    return Placed(drawing, spots | {one.key: _middle(spots[key] for key in one.members) for one in bunched})


def _bunches(things: Sequence[Dot], count: int, said: Said) -> Iterator[Bunch]:
    for number in range(count):
        end = len(things) - number * IN_A_BUNCH
        members = things[end - IN_A_BUNCH : end]
        yield Bunch(f"group/{number}", said(f"{members[0].ref.name} ja 4 muuta"), tuple(one.key for one in members))


def _dot(number: int, said: Said) -> Dot:
    kind, standing = KINDS[number % len(KINDS)], STANDINGS[number % len(STANDINGS)]
    sector, place = SECTORS[number % len(SECTORS)], _PLACES[number // 3 % len(_PLACES)]
    code, mark = _MARKS.get(number % 17, ("", ""))
    return Dot(
        Ref(
            f"thing/{number}",
            kind,
            said(f"{_PLACES[number % 5]}n {_NAMES[number % 7]} {number}"),
            "fi",
            number % 4 == 0,
        ),
        Coded(kind, said(f"laji {kind}")),
        Coded(standing, said(f"tila {standing}")),
        AGES[number % 4],
        age=said(f"{number % 30} kuukautta sitten"),
        sectors=(Coded(sector, said(f"ala {sector}")),) if kind in ("Organisation", "Team", "Service") else (),
        areas=(Ref(f"area/{place.lower()}", "Area", said(place), "fi"),),
        more=37 if number % 11 == 0 else 0,
        marks=(Coded(code, said(mark)),) if code else (),
        facts=((said("Kanava"), said(f"Käyntipaikka {number}")),) if number % 3 == 0 else (),
        sources=(said(f"Palvelukartta 2026, rivi {number}"),),
    )


def _strokes(things: Sequence[Dot], said: Said) -> Iterator[Stroke]:
    count = len(things)
    for number in range(2 * count if count > 1 else 0):
        start = number % count
        step = 1 + (number * number) % 7 + (number // count) * 5
        end = (start + step) % count
        family, kind = FAMILIES[number % len(FAMILIES)]
        yield _stroke(number, (things[start], things[end if end != start else start - 1]), family, kind, said)
    if count > 2:
        yield _stroke(2 * count, (things[0], things[2]), "missing", "no-cooperation", said)


def _stroke(number: int, ends: tuple[Dot, Dot], family: Family, kind: str, said: Said) -> Stroke:
    code = "undated" if family == "missing" else STANDINGS[number % len(STANDINGS)]
    standing = Coded(code, said(f"tila {code}"))
    directed = family in DIRECTED
    told = (_told(f"{number}/{place}", kind, standing, directed, said) for place in range(2 if number % 9 == 0 else 1))
    source, target = (one.key for one in ends) if directed else sorted(one.key for one in ends)
    return Stroke(
        f"line/{number}",
        source,
        target,
        family,
        "target" if directed else "none",
        standing,
        tuple(told),
        marks=(Coded("bridge-load", said("Kaikki kulkee tätä kautta.")),) if number % 13 == 4 else (),
    )


def _told(name: str, kind: str, standing: Coded, directed: bool, said: Said) -> Told:
    return Told(
        f"link/{name}",
        Coded(kind, said(f"yhteys {kind}")),
        said(f"Yhteys {name} kokonaan."),
        directed=directed,
        backwards=False,
        standing=standing,
        freshness=AGES[len(name) % 4],
        age=said("vuosi sitten"),
        fictional=name.startswith("4"),
        sources=(said(f"Haastattelu {name}"),),
    )


def _beside_each_other(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    pairs: dict[frozenset[str], list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        pairs[frozenset((stroke.source, stroke.target))].append(stroke)
    for pair in pairs.values():
        for number, stroke in enumerate(pair):
            yield replace(stroke, number=number, of=len(pair))


def _spot(number: int) -> Position:
    """On a spiral, so that things are evenly far from each other."""
    far, turn = 95 * sqrt(number), number * 2.39996
    return 1.5 * far * cos(turn), far * sin(turn)


def _middle(spots: Iterable[Position]) -> Position:
    xs, ys = zip(*spots, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)

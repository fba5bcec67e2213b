"""Drawings for tests of the forms: a small one that has every sign, and any at all for properties."""

from __future__ import annotations

from math import cos, sin

from hypothesis import strategies as st

from graph.model.vocabulary import CODES, LINK_KINDS, NODE_KINDS
from graph.questions.base import Coded, Ref
from visuals.drawing import Bunch, Dot, Drawing, Family, Placed, Stroke, Told

FAMILIES: tuple[Family, ...] = ("together", "belongs", "refers", "helps", "other", "missing")
STANDINGS = ("in_force", "under_way", "recorded", "undated", "unknown", "planned", "paused", "ended")
SECTORS = tuple(CODES["sector"])


def dot(
    key: str,
    name: str = "",
    kind: str = "Organisation",
    standing: str = "in_force",
    sector: str = "",
    marks: tuple[str, ...] = (),
    more: int = 0,
    fictional: bool = False,
) -> Dot:
    """A thing, whose texts are its codes."""
    return Dot(
        ref=Ref(key, kind, name or key, "fi", fictional),
        kind=Coded(kind, kind.lower()),
        standing=Coded(standing, standing),
        freshness="fresh",
        age="2 kk",
        sectors=(Coded(sector, sector),) if sector else (),
        marks=tuple(Coded(one, f"gap {one}") for one in marks),
        more=more,
        sources=("Tapaaminen 12.3.2026",),
    )


def told(id: str, kind: str, text: str = "", standing: str = "in_force", backwards: bool = False) -> Told:
    """One link."""
    return Told(
        id=id,
        kind=Coded(kind, kind),
        text=text or f"{id} {kind}",
        directed=True,
        backwards=backwards,
        standing=Coded(standing, standing),
        freshness="old",
        age="2 v",
        sources=("Raportti 2024", "Kysely 2023"),
    )


def stroke(
    source: str,
    target: str,
    family: Family = "together",
    standing: str = "in_force",
    arrows: str = "none",
    links: tuple[Told, ...] = (),
    number: int = 0,
    of: int = 1,
) -> Stroke:
    """A line with one link unless others are given."""
    key = f"{source}~{target}~{family}"
    kind = "missing-partnership" if family == "missing" else "cooperates_with"
    return Stroke(
        key=key,
        source=source,
        target=target,
        family=family,
        arrows=arrows,  # type: ignore[arg-type]
        standing=Coded(standing, standing),
        links=links or (told(f"{key}/1", kind, standing=standing),),
        number=number,
        of=of,
    )


def drawing(dots: tuple[Dot, ...], strokes: tuple[Stroke, ...], bunches: tuple[Bunch, ...] = ()) -> Drawing:
    """A picture of what is around the first dot."""
    return Drawing(
        view="around",
        title="Perhekeskuksen ympärillä",
        language="fi",
        as_of="2026-11-28",
        digest="0123456789abcdef",
        scope="public",
        fictional=any(one.ref.fictional for one in dots),
        of=dots[0].ref if dots else None,
        about=("Keskellä perhekeskus.",),
        left_out=("3 yhteyttä jätettiin pois.",),
        dots=dots,
        strokes=strokes,
        bunches=bunches,
    )


def placed(made: Drawing) -> Placed:
    """The dots and bunches of a drawing in a spiral."""
    keys = (*(one.key for one in made.dots), *(one.key for one in made.bunches))
    far = {key: 60.0 * (number**0.7) for number, key in enumerate(keys)}
    places = {key: (far[key] * cos(2.4 * n), far[key] * sin(2.4 * n)) for n, key in enumerate(keys)}
    return Placed(made, places)


def every_sign() -> Placed:
    """A picture in which every sign of the forms occurs."""
    dots = (
        dot("org/a", "Pihlajan perhekeskus", sector="health and social services", marks=("hangs-on-one",)),
        dot("org/b", "Kirkonkylän seurakunta", sector="church", marks=("one-sided",), more=37),
        dot("org/c", "Nuorisotyön tukiyhdistys", standing="ended", sector="third sector"),
        dot("service/d", "Iltaperhekahvila", kind="Service", standing="planned", fictional=True),
        dot("need/e", "Vanhemmuuden tuki", kind="Need"),
        dot("team/f", "Koulukuraattorit", kind="Team", sector="early education and schools"),
        dot("team/g", "Terveydenhoitajat", kind="Team", sector="health and social services"),
    )
    strokes = (
        stroke("org/a", "org/b", number=0, of=2),
        stroke("org/a", "org/b", "refers", arrows="target", number=1, of=2),
        stroke("org/a", "org/c", standing="ended"),
        stroke("org/b", "org/c", "missing"),
        stroke("org/a", "service/d", "belongs", standing="planned"),
        stroke("need/e", "service/d", "helps", arrows="source", standing="planned"),
        stroke("org/b", "team/f", "belongs", arrows="target"),
        stroke("org/b", "team/g", "belongs", arrows="source"),
        stroke("org/a", "team/g", "other", arrows="both"),
    )
    return placed(
        drawing(dots, strokes, (Bunch("more/x", "Koulukuraattorit ja 1 muu", ("team/f", "team/g"), "org/b"),))
    )


def texts() -> st.SearchStrategy[str]:
    """Any text, with a leaning to what forms stumble over."""
    hostile = (
        "<script>alert(1)</script>",
        "]]>",
        "&amp;",
        '" onload="alert(1)',
        "\x00\x0b",
        "\ud800",
        "=1+1",
        "a\rb",
        "",
    )
    return st.one_of(st.sampled_from(hostile), st.text(st.characters(codec=None, exclude_categories=()), max_size=60))


@st.composite
def drawings(draw: st.DrawFn) -> Placed:
    """Any small picture, with any texts."""
    count = draw(st.integers(1, 6))
    dots = tuple(
        dot(
            f"org/{number}",
            draw(texts()),
            draw(st.sampled_from([kind.name for kind in NODE_KINDS])),
            draw(st.sampled_from(STANDINGS)),
            draw(st.sampled_from(("", *SECTORS))),
            draw(st.sampled_from(((), ("hangs-on-one",), ("stale", "hangs-on-one")))),
            draw(st.integers(0, 40)),
            draw(st.booleans()),
        )
        for number in range(count)
    )
    kinds = st.sampled_from([kind.name for kind in LINK_KINDS])
    strokes = tuple(
        stroke(
            f"org/{draw(st.integers(0, count - 1))}",
            f"org/{draw(st.integers(0, count - 1))}",
            draw(st.sampled_from(FAMILIES)),
            draw(st.sampled_from(STANDINGS)),
            draw(st.sampled_from(("none", "target", "source", "both"))),
            (told(f"link/{number}", draw(kinds), draw(texts())), told(f"link/{number}/b", draw(kinds), backwards=True)),
            number % 3,
            3,
        )
        for number in range(draw(st.integers(0, 6)))
    )
    members = tuple(f"org/{number}" for number in range(1, count)) if draw(st.booleans()) else ()
    bunches = (Bunch("more/1", draw(texts()), members, "org/0"),) if members else ()
    return placed(drawing(dots, strokes, bunches))

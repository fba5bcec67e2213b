"""The command that draws: a page that opens without a network, or the picture as a file for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands.door import AsOfOption, LanguageOption, StoreOption, asking, give, opened
from api.commands.output import write_new
from api.commands.wishing import NetworkOption
from api.language import Language
from api.typed import plain
from api.wording import say
from graph.errors import BadQuestion
from graph.questions import questions
from graph.questions.base import Asking
from graph.store.base import View

_PAGE = "html"
_TABLES = ("things", "links")
"""Forms that go along with a page; alone they are what the question gives as CSV."""


MOST = 300
"""Things of a picture, unless more are asked for."""


class Shown(StrEnum):
    """What a picture of an area shows."""

    map = "map"
    gaps = "gaps"
    coverage = "coverage"


def draw(
    output: Annotated[Path, typer.Option("-o", "--output", help="The page (.html), or .svg, .graphml, .gexf.")],
    area: Annotated[str | None, typer.Option("--area", help="Only what belongs to this area.")] = None,
    view: Annotated[Shown | None, typer.Option("--view", help="What is shown of the area; else the map.")] = None,
    focus: Annotated[str | None, typer.Option("--focus", help="Around this thing.")] = None,
    depth: Annotated[int | None, typer.Option("--depth", help="Steps around it: 1 or 2 (1 if not said).")] = None,
    kinds: Annotated[str | None, typer.Option("--kinds", help="Kinds of things, separated by commas, or all.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", help=f"At most so many things ({MOST} if not said).")] = None,
    origin: Annotated[str | None, typer.Option("--origin", help="A route from here: family, or a service.")] = None,
    target: Annotated[str | None, typer.Option("--target", help="A route to this service or need.")] = None,
    network: NetworkOption = False,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Draw the network of an area, what is around one thing, or a route, as a page that opens without a network."""
    asked = asking(language, as_of, "network" if network else "public")
    routed = origin is not None or target is not None
    of_map = {"--focus": focus, "--depth": depth, "--kinds": kinds, "--limit": limit}
    given: dict[str, Any] = {"area": area}
    if routed:
        name, given = "routes", {**given, "origin": origin or "family", "target": target}
        _refuse({**of_map, "--view": view})
        if target is None:
            raise BadQuestion("draw-target", parameter="--target")
    elif view in (None, Shown.map):
        depth, limit = 1 if depth is None else depth, MOST if limit is None else limit
        name, given = "network", {**given, "node": focus, "depth": depth, "kinds": kinds, "limit": limit}
    else:
        name = view.value
        _refuse(of_map)
    form = _form(output, name)
    given = {key: plain(key, one) if isinstance(one, str) else one for key, one in given.items()}
    with opened(store, language) as found:
        content = found.ask(lambda seen: _drawn(seen, asked, name, given, form))
    write_new(output, content)
    give(say("drawn", language.value, path=str(output)) + "\n")


def _refuse(options: Mapping[str, object]) -> None:
    """Raise BadQuestion for the first option that was given, of those that a view does not know."""
    for name, value in options.items():
        if value is not None:
            raise BadQuestion("draw-other", parameter=name)


def _form(output: Path, question: str) -> str:
    """The form that the ending of a file's name asks for. Raises BadQuestion for one in which this is not drawn."""
    from visuals.picture import forms_of

    known = (_PAGE, *(form for form in forms_of(question) if form not in _TABLES))
    form = output.suffix.removeprefix(".").lower()
    if form not in known:
        raise BadQuestion("output-ending", path=str(output), known=", ".join(f".{one}" for one in known))
    if output.exists():
        raise BadQuestion("file-exists", path=str(output))
    return form


def _drawn(view: View, asked: Asking, question: str, given: Mapping[str, Any], form: str) -> bytes:
    from visuals.picture import picture_of

    picture = picture_of(view, questions()[question].answer(view, asked, **given))
    return picture.page() if form == _PAGE else picture.file(form)

"""What is to be taken out and for whom: the options that ``export`` and ``sparql`` share, and the wish they make."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.door import asking
from api.language import Language
from api.settings import Settings
from api.typed import plain
from graph.export.base import Wish

AreaOption = Annotated[str | None, typer.Option("--area", help="Only what belongs to this area.")]
PersonalOption = Annotated[
    bool, typer.Option("--personal", help="With persons' names, phones and e-mails, and hidden addresses.")
]
NetworkOption = Annotated[bool, typer.Option("--network", help="With what is meant for the network's own people.")]


def wished(
    settings: Settings, language: Language, as_of: str | None, area: str | None, personal: bool, network: bool
) -> Wish:
    """The wish that these options make. Raises BadQuestion for a day that is none and for an area's name too long."""
    circumstances = asking(language, as_of, "network" if network else "public")
    named = None if area is None else plain("area", area)
    return Wish(circumstances, personal, named, settings.base_uri, settings.publisher)

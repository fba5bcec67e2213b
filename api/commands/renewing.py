"""After a change of the network: where things stand on its maps is worked out anew and kept."""

from __future__ import annotations

from datetime import date

from api.commands.door import tell
from api.commands.progress import progress
from api.language import Language
from api.wording import say
from graph.store.base import Readable, Store


def renew_places(target: Store, language: Language, source: Readable | None = None) -> None:
    """Keep places of the maps for the present state of the network. What goes wrong is told, and nothing is raised:
    the change itself is written, and maps are drawn without kept places too.

    ``source``: a store of which ``target`` is a copy; its places are taken over first.
    """
    try:
        from visuals.layout.keeping import renew, take_over
        from visuals.picture import drawing_of

        if source is not None:
            take_over(source, target, date.today())
        with progress(language.value) as on_step:
            renew(target, date.today(), drawing_of, lambda count: on_step("placing", count))
    except Exception as error:  # whatever it was, the change before it has succeeded
        tell(say("places-not-kept", language.value, reason=f"{type(error).__name__}: {error}"))

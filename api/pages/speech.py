"""The language of texts of the data that are not told in the reader's: they are marked with it (WCAG 2.1, 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property

from graph.questions.base import Answer, Ref
from graph.questions.paper import Section
from graph.store.base import Scope, View


class Speech:
    """Languages of the texts of an answer. They are read when a page asks for the first one: not every page does."""

    def __init__(self, view: View, answer: Answer) -> None:
        self._view = view
        self._answer = answer

    def language_of(self, text: object) -> str:
        """The language of a text of a thing of the answer, if it is another than the answer's; else ""."""
        return self._others.get(text, "") if isinstance(text, str) else ""

    @cached_property
    def _others(self) -> dict[str, str]:
        items = getattr(self._answer, "items", ())
        told = [part for one in items for part in (one.lines if isinstance(one, Section) else (one,))]
        ids = sorted({one.id for item in told for one in _things(item)})
        scope: Scope = "network" if self._answer.scope == "network" else "public"
        nodes = self._view.select("record", scope, ids=ids).nodes.values() if ids else ()
        texts = [(str(value), key.partition("@")[2]) for node in nodes for key, value in node.values.items()]
        own = {text for text, language in texts if language == self._answer.language}
        return {text: language for text, language in texts if language and text not in own}


def _things(item: object) -> Iterator[Ref]:
    """The things that an item names itself."""
    for one in fields(item) if is_dataclass(item) else ():
        value = getattr(item, one.name)
        yield from (each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Ref))

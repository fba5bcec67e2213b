"""Kinds of things as people name them: by the name in the model, or a plain word in any language, one or several."""

from __future__ import annotations

from graph.errors import BadQuestion
from graph.model.vocabulary import node_kinds
from graph.model.wording import code_of


def kind_named(parameter: str, text: str) -> str:
    """The kind that a text names. Raises BadQuestion for what is no kind."""
    kind = code_of("node", node_kinds(), text) or code_of("sheet", node_kinds(), text)
    if kind is None:
        raise BadQuestion("bad-choice", parameter=parameter, text=text.strip(), known=", ".join(node_kinds()))
    return kind


def kinds_named(parameter: str, text: str) -> tuple[str, ...]:
    """The kinds that a text names, separated by commas, each once."""
    return tuple(dict.fromkeys(kind_named(parameter, one) for one in text.split(",")))

"""What a value of an answer is, so that a template can show it: a thing, a reason, a source, a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Any

from api.typed import reworded
from graph.questions.base import Cited, Coded, Reason, Ref, Taken


def tests() -> Mapping[str, Callable[[Any], bool]]:
    """Tests of templates, by the name that they have there."""
    return {
        "thing": lambda value: isinstance(value, Ref),
        "worded": lambda value: isinstance(value, (Coded, Reason, Cited)),
        "listing": lambda value: isinstance(value, tuple),
        "pairs": lambda value: isinstance(value, Mapping),
        "flag": lambda value: isinstance(value, bool),
        "reworded": lambda value: isinstance(value, Taken) and reworded(value),
        "parted": lambda value: is_dataclass(value),
    }

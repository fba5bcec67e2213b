"""The key of a link as answers show it: ``provides|organisation/a|service/b|producer``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graph.model.records import Value
from graph.model.vocabulary import allowed_ends, kind_of_id, link_kinds
from loaders.workbook.cells import TYPES, BadCell
from loaders.workbook.names import is_id

_BETWEEN = "|"
_NO_LINK_OF_ITS_OWN = "same_as"
"""It makes two things one; a saying that merely confirmed it would decide it."""


class LinkKey(NamedTuple):
    """A kind of link, its ends, and the values that tell it from others between them."""

    kind: str
    source: str
    target: str
    values: Mapping[str, Value]


def link_of(text: str) -> LinkKey | None:
    """The link that a key names; None for what is no key of any link. Empty values at its end may be left out."""
    kind, *rest = (part.strip() for part in text.split(_BETWEEN))
    known = link_kinds().get(kind)
    if known is None or len(rest) < 2 or kind == _NO_LINK_OF_ITS_OWN:
        return None
    source, target, *told = rest
    apart = [prop for prop in known.properties if prop.in_key]
    if len(told) > len(apart) or not (is_id(source) and is_id(target)):
        return None
    if not allowed_ends(kind, kind_of_id(source) or "", kind_of_id(target) or ""):
        return None
    try:
        values = {prop.name: TYPES[prop.type].read(one, prop) for prop, one in zip(apart, told, strict=False) if one}
    except BadCell:
        return None
    return LinkKey(kind, source, target, values)

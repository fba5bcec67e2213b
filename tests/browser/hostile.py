"""A store in which every text wants to be more than a text: something of every kind, with everything it may have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle

from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying, Value
from graph.model.vocabulary import CODES, LINK_KINDS, NODE_KINDS, Property, properties
from graph.store.base import Store

MARK = "planted"
TEXTS = (
    f"</title></style></script></textarea><script>{MARK}()</script><b class={MARK}>{MARK}</b>",
    f"\"'><img src=x onerror={MARK}()><a href=javascript:{MARK}()>{MARK}</a>",
    f"{MARK}\" autofocus onfocus={MARK}() onmouseover='{MARK}()' x='",
    f"{{{{7919*7907}}}} {MARK} <svg/onload={MARK}()><iframe src=javascript:{MARK}()></iframe>",
)
ADDRESSES = (
    f"javascript:{MARK}()",
    f"data:text/html,<script>{MARK}()</script>",
    f'https://example.org/"><script>{MARK}()</script>',
    f"java\tscript:{MARK}()",
)
WORKED_OUT = "62615533"
_DAY = "2026-10-01"
_SLUGS = ("x", "y")


def fill(store: Store) -> None:
    """Put everything in."""
    text, address, number = cycle(TEXTS), cycle(ADDRESSES), count(1)
    dataset = Dataset(MARK, next(text), next(text), next(text), _DAY, fictional=True)
    document = Document(MARK, "d", next(text), next(text), _DAY, "stated", next(text), "fi", next(address))

    def said() -> Evidence:
        return Evidence(MARK, "d", f"{next(text)} {next(number)}", _DAY, "stated", _DAY, (next(text),), next(text))

    things: list[Saying] = [
        Node(kind.name, f"{kind.slug}/{slug}", _values(kind.name, text, address), said())
        for kind in NODE_KINDS
        for slug in _SLUGS
    ]
    links = [Link(name, source, target, _values(name, text, address), said()) for name, source, target in _ways()]
    store.change(dataset, [document, *things, *links])


def _ways() -> Iterator[tuple[str, str, str]]:
    """Every kind of relation between every pair of kinds that it may join."""
    slugs = {kind.name: kind.slug for kind in NODE_KINDS}
    for kind in LINK_KINDS:
        for left, right in kind.ends:
            for source in slugs if left == "*" else (left,):
                target = source if right == "=" else right
                for one in slugs if target == "*" else (target,):
                    yield kind.name, f"{slugs[source]}/x", f"{slugs[one]}/y"
                    if source != one:
                        yield kind.name, f"{slugs[source]}/y", f"{slugs[one]}/y"
                        yield kind.name, f"{slugs[source]}/x", f"{slugs[one]}/x"


def _values(kind: str, text: Iterator[str], address: Iterator[str]) -> dict[str, Value]:
    """A value for every property that everybody may see; a thing stays in force."""
    left_out = {"visibility", "valid_to", "ends", "until", "status", "hidden", "ytunnus"}
    chosen = [one for one in properties(kind).values() if one.name not in left_out and not one.personal]
    return {
        f"{one.name}@{language}" if language else one.name: next(address) if one.type == "url" else _value(one, text)
        for one in chosen
        for language in (("fi", "en") if one.by_language else ("",))
    }


def _value(prop: Property, text: Iterator[str]) -> Value:
    given: dict[str, Value] = {"flag": False, "whole": 1, "number": 1.0, "date": _DAY, "languages": ("fi",)}
    if prop.type in given:
        return given[prop.type]
    one = "in_force" if "in_force" in CODES.get(prop.codes, ()) else next(iter(CODES.get(prop.codes, ())), "")
    value = one or next(text)
    return (value,) if prop.many else value

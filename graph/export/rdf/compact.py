"""JSON-LD written short with our own context, as a program of the web reads one thing (JSON-LD 1.1, section 5.2).

The part of the context that the file uses stands in it, so that nothing has to be fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph.export.rdf.context import context
from graph.export.rdf.lines import XSD
from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import STANDARD, prefixes

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

_TYPE = f"{STANDARD['rdf']}type"
_STRING = f"{XSD}string"


def short_json_ld(triples: bytes, names: Names) -> bytes:
    """The triples of an N-Triples file, in their order; those of one subject stand together."""
    import pyoxigraph

    quads = pyoxigraph.parse(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return _Short(names).written(quads).encode()


class _Short:
    """Writes nodes with the terms of the context, and remembers which it has used."""

    def __init__(self, names: Names) -> None:
        self._context: Mapping[str, Any] = context(names)["@context"]
        self._prefixes = prefixes(names.base)
        self._terms = {
            self._long(one["@id"]): (key, one) for key, one in self._context.items() if isinstance(one, dict)
        }
        self._classes: Mapping[str, str] = {
            self._long(one): key for key, one in self._context.items() if str(one).startswith("sn:")
        }
        self._used = {"@version", "id", "type", *self._prefixes}

    def written(self, quads: Iterable[Any]) -> str:
        nodes = [json.dumps(node, ensure_ascii=False) for node in self._nodes(quads)]
        used = {key: one for key, one in self._context.items() if key in self._used}
        graph = ",\n".join(nodes)
        return f'{{"@context": {json.dumps(used, ensure_ascii=False)},\n"@graph": [\n{graph}\n]}}\n'

    def _nodes(self, quads: Iterable[Any]) -> Iterator[dict[str, Any]]:
        for subject, told in groupby(quads, lambda quad: quad.subject.value):
            node: dict[str, Any] = {"id": subject}
            for predicate, parts in groupby(told, lambda quad: quad.predicate.value):
                values = [quad.object for quad in parts]
                if predicate == _TYPE:
                    node["type"] = [self._class(one.value) for one in values]
                else:
                    node.update(self._values(predicate, values))
            yield node

    def _class(self, address: str) -> str:
        name = self._classes.get(address)
        if name is None:
            return self._address(address)
        self._used.add(name)
        return name

    def _values(self, predicate: str, values: list[Literal | NamedNode]) -> Iterator[tuple[str, Any]]:
        """The values of a property under its key; those that its term is not made for under its whole address."""
        key, defined = self._terms.get(predicate, (self._address(predicate), {}))
        containers = defined.get("@container", ())
        if "@language" in containers:
            texts = [one for one in values if _is_text(one)]
            values = [one for one in values if not _is_text(one)]
            if texts:
                self._used.add(key)
                yield key, _by_language(texts, several="@set" in containers)
            key, defined = predicate, {}
        if values:
            self._used.add(key)
            short = [self._value(one, defined.get("@type", "")) for one in values]
            yield key, short if len(short) > 1 or "@set" in containers else short[0]

    def _value(self, value: Literal | NamedNode, kind: str) -> Any:
        from pyoxigraph import NamedNode

        if isinstance(value, NamedNode):
            address = self._address(value.value)
            return address if kind == "@id" else {"id": address}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == (self._long(kind) or _STRING):
            return value.value
        return (
            {"@value": value.value} if datatype == _STRING else {"type": self._address(datatype), "@value": value.value}
        )

    def _address(self, address: str) -> str:
        """An address with a prefix, where one fits."""
        for prefix, begin in self._prefixes.items():
            if address.startswith(begin) and not address.startswith("//", len(begin)):
                return f"{prefix}:{address[len(begin) :]}"
        return address

    def _long(self, short: str) -> str:
        prefix, colon, name = short.partition(":")
        return f"{self._prefixes[prefix]}{name}" if colon and prefix in self._prefixes else short


def _is_text(value: Literal | NamedNode) -> bool:
    """Whether it is a text, with a language or without."""
    from pyoxigraph import NamedNode

    return not isinstance(value, NamedNode) and (bool(value.language) or value.datatype.value == _STRING)


def _by_language(texts: list[Any], several: bool) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for one in texts:
        found.setdefault(one.language or "@none", []).append(one.value)
    return {language: said if several or len(said) > 1 else said[0] for language, said in found.items()}

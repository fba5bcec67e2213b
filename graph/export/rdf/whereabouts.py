"""Where a thing is and how it is reached: address, position and contact point, each a node of its own."""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.rdf import lines
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.names import Names
from graph.export.rdf.origin import graphs_of
from graph.export.rdf.prefixes import STANDARD, term
from graph.model.records import MergedNode

_UNKNOWN_LANGUAGE = "und"
"""An address as people write it may be Finnish or Swedish, and nobody records which (BCP 47)."""


def place(names: Names, node: MergedNode, subject: str) -> Iterator[Block]:
    """Address and position of a thing."""
    values, base = node.values, names.thing(node.id)
    if (words := values.get("address")) or "postal_code" in values:
        where = lines.iri(f"{base}/address")
        parts: list[Part] = [(TYPE, term("locn:Address"))]
        if words:
            parts.append((term("locn:fullAddress"), lines.tagged(str(words), _UNKNOWN_LANGUAGE)))
        if "postal_code" in values:
            parts.append((term("locn:postCode"), lines.text(str(values["postal_code"]))))
        graphs = graphs_of(node, "address", "postal_code")
        yield Block(where, parts, graphs)
        yield Block(subject, [(term("locn:address"), where)], graphs)
    if "latitude" in values and "longitude" in values:
        where = lines.iri(f"{base}/geometry")
        point = f"POINT({values['longitude']!r} {values['latitude']!r})"
        graphs = graphs_of(node, "latitude", "longitude")
        told = [(TYPE, term("geo:Geometry")), (term("geo:asWKT"), lines.typed(point, f"{STANDARD['geo']}wktLiteral"))]
        yield Block(where, told, graphs)
        yield Block(subject, [(term("geo:hasGeometry"), where)], graphs)


def contact(names: Names, node: MergedNode, subject: str) -> Iterator[Block]:
    """The contact point of a channel that has a phone number or an address on the web."""
    address = lines.iri(contact_point(names, node.id))
    graphs = graphs_of(node, "phone", "url")
    parts: list[Part] = [(TYPE, term("cv:ContactPoint"))]
    if "phone" in node.values:
        parts.append((term("cv:telephone"), lines.text(str(node.values["phone"]))))
    url = str(node.values.get("url", ""))
    if url.lower().startswith("mailto:"):
        parts.append((term("cv:email"), lines.text(url[7:])))
    elif url.lower().startswith("tel:"):
        parts.append((term("cv:telephone"), lines.text(url[4:])))
    elif url:
        parts.append((term("cv:contactPage"), lines.iri(url)))
        yield Block(lines.iri(url), [(TYPE, term("foaf:Document"))], graphs)
    yield Block(address, parts, graphs)
    yield Block(subject, [(lines.iri(names.term("contact_point")), address)], graphs)


def contact_point(names: Names, channel: str) -> str:
    """The address of a channel's contact point."""
    return f"{names.thing(channel)}/contact"

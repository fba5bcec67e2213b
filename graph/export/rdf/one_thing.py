"""One thing as RDF, as its own address gives it: what the whole export says of it, by the same rules.

The thing and its relations are complete, with what each source said of them and where it said so. Of a thing at the
other end of a relation only the direct triples are there that lead here, and what it is and is called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from graph.export.base import Wish
from graph.export.rdf import lines
from graph.export.rdf.around import Around, LeftOut
from graph.export.rdf.blocks import TYPE, Block, Part
from graph.export.rdf.compact import short_json_ld
from graph.export.rdf.names import Names
from graph.export.rdf.network import Network
from graph.export.rdf.prefixes import prefixes, term
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import catalogue, labels
from graph.questions.base import check_limit
from graph.store.base import View

_NAMING = {TYPE, *map(term, ("dct:identifier", "dct:title", "foaf:name", "owl:sameAs", "skos:prefLabel"))}
"""What is told of the things at the other ends."""

MOST_RELATIONS = 500
"""Relations of each kind and direction in a file. Few things have more; each takes about half a millisecond."""


def one_thing(view: View, wish: Wish, key: str, form: str, limit: int = MOST_RELATIONS) -> bytes:
    """What is told of a thing, in ``turtle`` or ``json-ld``; at most ``limit`` relations of each kind and direction.

    Where relations are left out the file itself says how many. Of ``wish`` an area has no meaning here. Raises
    NothingFound for a key that no thing has for this reader, BadQuestion for an impossible limit.
    """
    check_limit(limit)
    around = Around(view, wish.asking.scope, key, limit)
    # Contents asks for no more of a view than what Around has.
    network = Network(cast(View, around), replace(wish, area=None), lambda step, count: None)
    names = network.names
    thing = lines.iri(names.thing(key))
    begin = [thing, *(lines.iri(names.statement(one)) for one in around.relations)]
    others = {lines.iri(names.thing(one)) for one in around.others}
    kept = _reached(_together(network.blocks()), begin, others)
    for block in _left_out(around, names):
        kept[block.subject] = set(block.parts)
    return _FORMS[form](_lines(kept, begin).encode(), names)


def _together(blocks: Iterable[Block]) -> Mapping[str, set[Part]]:
    """All that is said of each subject."""
    told: dict[str, set[Part]] = defaultdict(set)
    for subject, parts, _ in blocks:
        told[subject].update(parts)
    return told


def _reached(told: Mapping[str, set[Part]], begin: list[str], others: set[str]) -> dict[str, set[Part]]:
    """What is said of the thing, whose address is the first of ``begin``, and of all that it leads to.

    Of ``others`` only their names and what leads to the thing, and nothing that hangs on them is followed.
    """
    thing = begin[0]
    kept: dict[str, set[Part]] = {}
    ahead = list(begin)
    while ahead:
        subject = ahead.pop()
        if subject in kept or subject not in told:
            continue
        parts = told[subject]
        if subject in others:
            parts = {(predicate, value) for predicate, value in parts if predicate in _NAMING or value == thing}
        kept[subject] = parts
        ahead.extend(value for _, value in parts if value.startswith("<"))
    return kept


def _left_out(around: Around, names: Names) -> Iterator[Block]:
    """What the file says of itself where it does not hold every relation: it is a part, and of what."""
    left = list(around.left_out())
    if not left:
        return
    parts: list[Part] = [
        (TYPE, term("foaf:Document")),
        (term("foaf:primaryTopic"), lines.iri(names.thing(around.key))),
        *((term("dct:description"), words) for one in left for words in _words(one)),
    ]
    yield Block(lines.iri(f"{names.base}nodes/{names.thing(around.key).removeprefix(f'{names.base}id/')}"), parts, ())


def _words(left: LeftOut) -> Iterator[str]:
    words = catalogue("graph.export.rdf")
    for language in LANGUAGES:
        relation = labels().text(left.relation, language)
        said = words.text("some-relations", language, relation=relation, shown=left.shown, count=left.count)
        yield lines.tagged(said, language)


def _lines(kept: Mapping[str, set[Part]], begin: list[str]) -> str:
    """N-Triples in the order in which people read: the thing, its relations, all else; classes first."""
    own = set(begin)
    return "".join(
        f"{subject} {predicate} {value} .\n"
        for subject in sorted(kept, key=lambda one: (one != begin[0], one not in own, one))
        for predicate, value in sorted(kept[subject], key=lambda part: (part[0] != TYPE, part))
    )


def _turtle(triples: bytes, names: Names) -> bytes:
    import pyoxigraph

    parsed = pyoxigraph.parse(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    short = prefixes(names.base)
    written = pyoxigraph.serialize((quad.triple for quad in parsed), format=pyoxigraph.RdfFormat.TURTLE, prefixes=short)
    assert written is not None
    return written


_FORMS: Mapping[str, Callable[[bytes, Names], bytes]] = {"turtle": _turtle, "json-ld": short_json_ld}

"""Writes ``docs/model.md``: every kind, property, link end and code, from the vocabulary and its labels."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from docs.generate.tables import code, table
from graph.model.vocabulary import (
    CODES,
    DATASET,
    DOCUMENT,
    EVIDENCE,
    IDENTIFYING_SCHEMES,
    LANGUAGES,
    LINK_COMMON,
    LINK_KINDS,
    NETWORK_VISIBLE,
    NODE_COMMON,
    NODE_KINDS,
    TEXT_LANGUAGES,
    LinkKind,
    NodeKind,
    Property,
)
from graph.model.wording import labels

OPENING = """\
<!-- generated: python -m docs.generate.model -->
# What the graph holds

Made from the vocabulary in `graph/model/vocabulary/` and its words in `graph/model/labels.csv`. Whoever adds a row
there runs `make docs`. How several sayings of one thing become one record: [merging.md](merging.md).

A **node** is a thing (a service, a place, a need), a **link** joins two nodes. Each row of a source is one *saying*
about one node or one link, with its evidence: who said it, where, when. An id is the slug of the kind, a slash, and
a short name of a–z, 0–9, dot, hyphen and underscore: `service/kemi-perhetyo`.

## Types

| type | what | example |
| --- | --- | --- |
| `text` | one text | `maksuton` |
| `words` | text by language; the language stands in the heading | `name@fi` |
| `word_list` | several texts by language | `alt_names@sv` |
| `texts` | several texts | `ptv:…` |
| `code`, `codes` | one, several of a [list of codes](#codes) | `open` |
| `whole`, `number` | a whole number, a decimal number | `14`, `-0.75` |
| `flag` | yes or no | `true` |
| `date` | a part of EDTF: day, month, season, year, interval, uncertain | `2021-06`, `2021-22`, `2020/2022`, `2021~` |
| `url` | an address that begins with http, https, tel or mailto | `https://…` |
| `languages` | ISO 639 codes of languages | `fi`, `sv`, `se` |
"""

MARKS = """\
Marks: **personal** – a person's own, kept apart and dropped by `seinaton load` unless it is told to keep it;
**in the key** – two links of one kind between the same two nodes are two if they differ in it; **identifies** – two
nodes of the kind with the same value are the same thing; **list** – what several sources say is united.
"""


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield OPENING
    yield f"Text may be in {', '.join(map(code, TEXT_LANGUAGES))}; the program itself speaks {_spoken()}."
    yield ""
    yield MARKS
    yield from _rows_of_a_source()
    yield from _nodes()
    yield from _links()
    yield from _codes()


def _spoken() -> str:
    return ", ".join(map(code, LANGUAGES))


def _rows_of_a_source() -> Iterator[str]:
    yield "## What a source brings\n"
    yield "### Dataset\n"
    yield "What is loaded and removed as a whole. `fictional` data says so wherever it shows.\n"
    yield from _properties(DATASET)
    yield "### Document\n"
    yield "A text that sayings cite.\n"
    yield from _properties(DOCUMENT)
    yield "### Evidence\n"
    yield "Columns of every row, on sheets of nodes and of links.\n"
    yield from _properties(EVIDENCE)


def _nodes() -> Iterator[str]:
    yield "## Nodes\n"
    yield from table(
        ("kind", "slug", *LANGUAGES, "sheet"),
        (
            (f"[{kind.name}](#{kind.name.lower()})", code(kind.slug), *_words(f"node:{kind.name}"), _sheet(kind))
            for kind in NODE_KINDS
        ),
    )
    schemes = ", ".join(map(code, IDENTIFYING_SCHEMES))
    yield "### Every node\n"
    yield f"`identifiers` are written `scheme:value`; those of the schemes {schemes} identify. An Area is also"
    yield 'identified by its `area_type` and `code` together. `matches` say "about the same" and never identify.'
    yield f"Visibility `network` may stand on {' and '.join(NETWORK_VISIBLE)} and on links to or from them.\n"
    yield from _properties(NODE_COMMON)
    for kind in NODE_KINDS:
        yield f"### {kind.name}\n"
        yield f"{_spoken_words(f'node:{kind.name}')}.\n"
        if kind.properties:
            yield from _properties(kind.properties)
        else:
            yield "Only the properties of every node.\n"


def _links() -> Iterator[str]:
    yield "## Links\n"
    yield from table(
        ("kind", *LANGUAGES),
        ((f"[{kind.name}](#{kind.name})", *_words(f"link:{kind.name}")) for kind in LINK_KINDS),
    )
    yield "### Every link\n"
    yield from _properties(LINK_COMMON)
    for kind in LINK_KINDS:
        yield f"### {kind.name}\n"
        yield f"{_spoken_words(f'link:{kind.name}')}.\n"
        yield from (f"- {ends}" for ends in _ends(kind))
        yield ""
        if kind.properties:
            yield from _properties(kind.properties)


def _ends(kind: LinkKind) -> Iterator[str]:
    """The allowed ends: sources that lead to the same targets stand on one line."""
    targets: dict[str, tuple[str, ...]] = {}
    for source, target in kind.ends:
        targets[source] = (*targets.get(source, ()), target)
    sources: dict[tuple[str, ...], list[str]] = {}
    for source, leads_to in targets.items():
        sources.setdefault(leads_to, []).append(source)
    arrow = "↔" if kind.symmetric else "→"
    for ends, from_here in sources.items():
        yield f"{', '.join(map(_end, from_here))} {arrow} {', '.join(map(_end, ends))}"


def _end(kind: str) -> str:
    return {"*": "any kind", "=": "the same kind"}.get(kind, kind)


def _codes() -> Iterator[str]:
    yield "## Codes\n"
    for group, codes in CODES.items():
        yield f"### Codes of {group}\n"
        if f"codes:{group}" in labels():
            yield f"{_spoken_words(f'codes:{group}')}.\n"
        yield from table(("code", *LANGUAGES), ((code(one), *_words(f"{group}:{one}")) for one in codes))


def _properties(properties: Iterable[Property]) -> Iterator[str]:
    yield from table(
        ("property", "type", *LANGUAGES, "marks"),
        ((code(one.name), _type(one), *_words(f"property:{one.name}"), _marks(one)) for one in properties),
    )


def _type(one: Property) -> str:
    return f"{code(one.type)} [{one.codes}](#codes-of-{one.codes})" if one.codes else code(one.type)


def _marks(one: Property) -> str:
    marks = {
        "personal": one.personal,
        "in the key": one.in_key,
        "identifies": one.identifies,
        "list": one.many,
    }
    return ", ".join(name for name, is_so in marks.items() if is_so)


def _words(key: str) -> tuple[str, ...]:
    return tuple(labels().text(key, language) for language in LANGUAGES)


def _spoken_words(key: str) -> str:
    return " · ".join(_words(key))


def _sheet(kind: NodeKind) -> str:
    return labels().text(f"sheet:{kind.name}", "fi")


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()).rstrip() + "\n")

"""Writes ``docs/vocabulary.md``: every term of our own RDF vocabulary with its definition in three languages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from docs.generate.tables import code, table
from graph.export.rdf.names import camel, slug
from graph.export.rdf.own_terms import (
    INDIVIDUALS,
    OwnClass,
    OwnProperty,
    definition,
    own_classes,
    own_properties,
    used_codes,
    word,
)
from graph.export.rdf.vocabulary import DATATYPES
from graph.model.vocabulary import CODES, LANGUAGES
from graph.model.wording import label

OPENING = """\
<!-- generated: python -m docs.generate.vocabulary -->
# Our vocabulary

The terms that the RDF export ([rdf.md](rdf.md)) writes where there is no official one: prefix `sn:`, and `code:` for
codes. As a file:

```console
$ seinaton export vocabulary -o vocabulary.ttl --language en
Exported (vocabulary): vocabulary.ttl.
$ seinaton export context -o context.jsonld --language en
Exported (context): context.jsonld.
```

`vocabulary` is an OWL ontology with our lists of codes as SKOS; `context` a JSON-LD 1.1 context with short names for
all of it. Neither depends on what is in the store, and their addresses begin with `SEINATON_BASE_URI`.

Made from `graph/export/rdf/definitions.csv`, `graph/model/labels.csv` and the vocabulary of the model. Whoever adds a
property there writes its definition in the first of these and runs `make docs`.
"""

ON_PROPERTIES = """\
*on*: classes that may have it; a saying (`sn:Saying`) has it under the same name where the model knows the property.
*values*: a datatype, a list of codes, or classes of nodes. *see also*: official terms that say the same or nearly so.
"""


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield OPENING
    yield "## Classes\n"
    yield "*always also*: classes that hold with it; *if real*: official classes of what is not only planned.\n"
    yield from table(("class", *LANGUAGES, "always also", "if real"), map(_class, own_classes()))
    known = own_properties()
    yield "## Relations\n"
    yield from _remark("note:relation")
    yield from _properties(one for one in known if one.relation)
    yield "## Values\n"
    yield ON_PROPERTIES
    for remark in ("note:absence", "note:date", "note:personal", "note:hidden"):
        yield from _remark(remark)
    yield from _properties(one for one in known if not one.relation)
    yield "## Things of its own\n"
    things = [(code(f"sn:{camel(one)}"), *_words(f"individual:{one}")) for one in INDIVIDUALS]
    yield from table(("thing", *LANGUAGES), things)
    yield "## Codes\n"
    yield "All codes with their labels: [model.md](model.md#codes). Those that a label does not tell enough of:\n"
    yield from table(("code", *LANGUAGES), _codes())


def _class(one: OwnClass) -> tuple[str, ...]:
    return code(f"sn:{one.name}"), *_words(one.key), _listed(one.above), _listed(one.official)


def _properties(properties: Iterable[OwnProperty]) -> Iterator[str]:
    yield from table(
        ("property", *LANGUAGES, "on", "values", "see also"),
        (
            (code(f"sn:{one.name}"), *_words(one.key), _listed(_prefixed(one.on)), _values(one), _listed(one.official))
            for one in properties
        ),
    )


def _values(prop: OwnProperty) -> str:
    if prop.codes:
        return _listed(f"code:{slug(codes.replace('_', '-'))}" for codes in prop.codes)
    if prop.form in DATATYPES:
        return code(DATATYPES[prop.form].replace("/", "#").rpartition("#")[2])
    return _listed(_prefixed(prop.leads_to)) if prop.leads_to else "a property"


def _prefixed(classes: Iterable[str]) -> list[str]:
    """Our classes with their prefix; all kinds of things together in one word."""
    kinds = [one.name for one in own_classes() if one.key.startswith("node:") and one.name != "Document"]
    named = list(classes)
    if set(kinds) <= set(named):
        named = ["any thing", *(one for one in named if one not in kinds)]
    return [one if ":" in one or " " in one else f"sn:{one}" for one in named]


def _codes() -> Iterator[tuple[str, ...]]:
    for name in used_codes():
        for one in CODES[name]:
            if definition(f"{name}:{one}", LANGUAGES[0]):
                words = (f"**{label(name, one, sp)}**: {definition(f'{name}:{one}', sp)}" for sp in LANGUAGES)
                yield code(f"code:{slug(name.replace('_', '-'))}.{slug(one)}"), *words


def _remark(key: str) -> Iterator[str]:
    yield from (f"- {language}: {definition(key, language)}" for language in LANGUAGES)
    yield ""


def _words(key: str) -> tuple[str, ...]:
    return tuple(f"**{word(key, language)}**: {definition(key, language)}" for language in LANGUAGES)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(one if " " in one else code(one) for one in names)


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()).rstrip() + "\n")

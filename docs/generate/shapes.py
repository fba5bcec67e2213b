"""Writes ``docs/shapes.md``: how to check an export, and what each of our shapes says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files

from docs.generate.tables import code, table
from graph.export.base import BASE_URI
from graph.export.rdf.names import Names
from graph.export.rdf.shapes.queries import query_shapes
from graph.export.rdf.shapes.terms import term_shapes

OPENING = """\
<!-- generated: python -m docs.generate.shapes -->
# Checking an export

The RDF export ([rdf.md](rdf.md)) promises to keep to our own shapes (SHACL) and to those of CPSV-AP 3.2.0, CPOV 2.1.2
and DCAT-AP 3.0.1. Whoever takes it can check that, or check what became of it on the way. Our shapes as a file, and an
export to check:

```console
$ seinaton export shapes -o shapes.ttl --language en
Exported (shapes): shapes.ttl.
$ seinaton export n-triples -o network.nt --language en
Exported (n-triples): network.nt.
```

With [pySHACL](https://github.com/RDFLib/pySHACL), without inference:

```sh
pip install pyshacl
pyshacl --shacl shapes.ttl --data-file-format nt --format human network.nt
```

`Conforms: True` means that no rule is broken. Otherwise each result names the shape, the node, and what to do. Both
files must have the same base URI (`SEINATON_BASE_URI`). 100,000 triples take about 15 seconds; a larger network is
checked area by area (`--area`). In Python:

```python
>>> from datetime import date
>>> from pathlib import Path
>>> from pyshacl import validate
>>> from rdflib import Graph
>>> from graph.export.base import BASE_URI, Wish
>>> from graph.export.rdf import to_rdflib
>>> from graph.export.rdf.shapes import shapes
>>> from graph.questions.base import Asking
>>> from graph.store import open_store
>>> store = open_store(f"sqlite:{folder}/network.sqlite")
>>> kouvola = store.ask(lambda view: to_rdflib(view, Wish(Asking(date(2026, 11, 22)), area="Kouvola")))
>>> rules = Graph().parse(data=shapes(BASE_URI), format="turtle")
>>> conforms, report, text = validate(kouvola, shacl_graph=rules, inference="none")
>>> conforms
True
>>> store.close()

```

The official shapes are published by their makers:
[CPSV-AP](https://github.com/SEMICeu/CPSV-AP/tree/master/releases/3.2.0/shacl),
[CPOV](https://github.com/SEMICeu/CPOV/tree/master/releases/2.1.2),
[DCAT-AP](https://github.com/SEMICeu/DCAT-AP/tree/master/releases/3.0.1) (`shapes.ttl` and `range.ttl`). They are run in
the same way, also without inference: every class and label that they ask for is in the export, those of codes elsewhere
too.

## What shapes cannot see

- **What is not there.** A shape looks at nodes of a class. A node that is gone breaks no rule, and one that lost its
  class is looked at by no official shape at all (of ours, `shape:Told` still sees that it has sayings). So count, too:
  the description tells how many triples there are (`void:triples`) and how many of each of our classes
  (`void:classPartition`), and tests compare these, class by class, with the store.
- **Whether it is true.** That a statement has a source says nothing of the source.
- **What nobody has recorded.** Few of our shapes ask for a value: most of what is not there is not recorded.
- **Where a name or text speaks of a person.** `shape:NoPersonalData` knows the properties that are for persons, not
  what stands in other texts.
- **Check digits** of business IDs: `shape:Identifier` looks at the form alone. Loading checks them.

A part of an export, such as the page of one thing, breaks `shape:Description` and rules about what it leads to.

## Our shapes

Prefix `shape:` is `{base URI}shapes#`. Made by hand, one a rule of [rdf.md](rdf.md):
"""

AT_ONCE = """\
## Shapes from the vocabulary

Made from the vocabulary of the model, so that they always fit it:
"""

ENDING = """\
## Adding a shape

What follows from the vocabulary is made by itself when a kind, a property or a code is added. A rule by hand is written
into `graph/export/rdf/shapes/things.ttl` or `said.ttl`: an address, a name, a message that says what is wrong and what
to do. Then plant a fault that it must find in `tests/graph/export/rdf/faults.ru` (a test fails until there is one), and
run `make docs`.
"""

_HEADINGS: Mapping[str, str] = {"things.ttl": "Things", "said.ttl": "Statements, sayings, sources, the export itself"}
_SHAPE = re.compile(r"^shape:(\w+) a sh:(?:Node|Property)Shape ;", re.MULTILINE)
_NAME = re.compile(r'(?:rdfs:label|sh:name) "([^"]+)"@en')
_USED = re.compile(r"(?<=[ ,])shape:\w+(?=[ ,])")
_MESSAGE = re.compile(r'sh:message "([^"]+)"@en')


def lines() -> Iterator[str]:
    """The page, line by line."""
    names = Names(BASE_URI)
    yield OPENING
    for name, heading in _HEADINGS.items():
        text = files("graph.export.rdf.shapes").joinpath(name).read_text(encoding="utf-8")
        yield from _section(heading, text)
    yield from _section("Over several nodes", "\n".join(query_shapes(names)))
    yield AT_ONCE
    made = _SHAPE.findall("\n".join(term_shapes(names)))
    yield from table(("shapes", "number", "what they say"), _kinds_of_shapes(made))
    yield ENDING


def _section(heading: str, text: str) -> Iterator[str]:
    yield f"### {heading}"
    yield ""
    yield from table(("shape", "of", "message"), _shapes(text))


def _shapes(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, label and message of each shape of a file; the names of the shapes that one brings together."""
    begun = list(_SHAPE.finditer(text))
    ends = [*(one.start() for one in begun[1:]), len(text)]
    for one, end in zip(begun, ends, strict=True):
        part = text[one.start() : end]
        label, message = _NAME.search(part), _MESSAGE.search(part)
        used = ", ".join(code(name) for name in _USED.findall(part))
        yield code(f"shape:{one[1]}"), label[1] if label else "", message[1] if message else used


def _kinds_of_shapes(made: list[str]) -> Iterator[tuple[str, str, str]]:
    told = {
        r"real\w+": ("`shape:realChannel` …", "a real thing of a kind has the official classes of the kind"),
        r"scheme\w+": ("`shape:schemeNeed` …", "needs, target groups and methods are in our schemes"),
        r"\w+From": ("`shape:providesFrom` …", "of what kinds of things a direct triple is told"),
        r"official\w+": ("`shape:officialStatus` …", "codes under official terms are of our lists"),
        r"\w+": (
            "`shape:minAge`, `shape:level`, `shape:provides` …",
            "every term of [our vocabulary](vocabulary.md): its values are of its datatype (dates: EDTF), its codes of "
            "its list, one at most or one a language where the model has one; what a relation leads to",
        ),
    }
    left = list(made)
    for pattern, (name, words) in told.items():
        these = [one for one in left if re.fullmatch(pattern, one)]
        left = [one for one in left if one not in these]
        yield name, str(len(these)), words


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()).rstrip() + "\n")

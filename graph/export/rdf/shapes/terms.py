"""Shapes that follow from the vocabulary: datatype, codes and number of values, what relations join, official classes.

``shape:minAge`` says what every value of ``sn:minAge`` must be, whatever has it: a thing, a statement or a saying.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.export.rdf.names import Names, camel
from graph.export.rdf.own_terms import OwnProperty, own_properties
from graph.export.rdf.prefixes import prefixes
from graph.export.rdf.shapes.turtle import in_list, said, together
from graph.export.rdf.terms import CLASSES, PROPERTIES, SCHEMES
from graph.export.rdf.vocabulary import DATATYPES
from graph.model.vocabulary import CODES, LINK_KINDS, NODE_KINDS, properties

_WORDS = ("words", "word_list")
_HELD_ELSEWHERE = {"exported"}
"""Properties that ``said.ttl`` has a shape for."""


def term_shapes(names: Names) -> Iterator[str]:
    """All of them, one text each."""
    yield from _kinds()
    yield f"shape:onePredicate sh:in {in_list(_own(names, names.relation(kind.name)) for kind in LINK_KINDS)} ."
    for prop in own_properties():
        if prop.relation:
            yield from _relation(prop)
        elif (prop.form in DATATYPES or prop.codes) and prop.name not in _HELD_ELSEWHERE:
            yield _value(names, prop, f"sn:{prop.name}", prop.name)
    yield from _official_codes(names)


def _kinds() -> Iterator[str]:
    """What the shapes of all things are for, and the official classes and the scheme of each kind."""
    kinds = together(f"sn:{kind}" for kind in CLASSES)
    yield f"shape:Thing sh:targetClass {kinds} ."
    yield f"shape:NotReal sh:targetClass {kinds} ."
    yield f"shape:Told sh:or {in_list(f'[ sh:class sn:{kind} ]' for kind in ('Statement', *CLASSES))} ."
    for kind, classes in CLASSES.items():
        if classes:
            yield (
                f'shape:real{kind} a sh:NodeShape ; rdfs:label "Official classes of sn:{kind}"@en ;\n'
                f"    sh:targetClass sn:{kind} ;\n"
                f"    sh:or ( [ sh:not shape:isReal ] [ sh:class {', '.join(classes)} ] ) ;\n"
                f"    {said(f'A real sn:{kind} must also be {_all(classes)}: add what is missing.')} ."
            )
    for kind, scheme in SCHEMES.items():
        words = f"An sn:{kind} must be in exactly one scheme, code:{scheme}, by skos:inScheme."
        yield (
            f'shape:scheme{kind} a sh:PropertyShape ; sh:name "the scheme of sn:{kind}"@en ;\n'
            f"    sh:targetClass sn:{kind} ; sh:path skos:inScheme ; sh:maxCount 1 ; sh:hasValue code:{scheme} ;\n"
            f"    {said(words)} ."
        )


def _relation(prop: OwnProperty) -> Iterator[str]:
    """What a direct triple may join; nothing where it may be anything."""
    if set(prop.on) != set(CLASSES):
        words = f"sn:{prop.name} is told of {_one_of(prop.on)}: turn the relation round, or choose another."
        yield (
            f'shape:{prop.name}From a sh:NodeShape ; rdfs:label "What sn:{prop.name} is told of"@en ;\n'
            f"    sh:targetSubjectsOf sn:{prop.name} ;\n"
            f"    sh:or {in_list(f'[ sh:class sn:{one} ]' for one in prop.on)} ;\n    {said(words)} ."
        )
    if set(prop.leads_to) != set(CLASSES):
        words = f"sn:{prop.name} leads to {_one_of(prop.leads_to)}: turn the relation round, or choose another."
        yield (
            f'shape:{prop.name} a sh:PropertyShape ; sh:name "what sn:{prop.name} leads to"@en ;\n'
            f"    sh:targetSubjectsOf sn:{prop.name} ; sh:path sn:{prop.name} ;\n"
            f"    sh:or {in_list(f'[ sh:class sn:{one} ]' for one in prop.leads_to)} ;\n    {said(words)} ."
        )


def _value(names: Names, prop: OwnProperty, path: str, name: str) -> str:
    many = "" if prop.many else " ; sh:uniqueLang true" if prop.form in _WORDS else " ; sh:maxCount 1"
    number = "" if prop.many else ", one a language" if prop.form in _WORDS else ", one at most"
    if prop.codes:
        allowed = (_own(names, names.code(codes, one)) for codes in prop.codes for one in CODES[codes])
        rule = f"sh:in {in_list(dict.fromkeys(allowed))}"
        what = " or ".join(_own(names, names.scheme(codes)) for codes in prop.codes)
        words = f"{path} is a code of {what}{number}: leave it out where none fits or nobody has recorded it."
    else:
        datatype = _short(names, DATATYPES[prop.form])
        rule = f"sh:datatype {datatype}"
        words = f"{path} is a value of {datatype}{number}: leave it out where nobody has recorded it."
    return (
        f'shape:{name} a sh:PropertyShape ; sh:name "values of {path}"@en ;\n'
        f"    sh:targetSubjectsOf {path} ; sh:path {path}{many} ;\n    {rule} ;\n    {said(words)} ."
    )


def _official_codes(names: Names) -> Iterator[str]:
    """Codes that things have under an official term."""
    own = {prop.key: prop for prop in own_properties()}
    coded = {prop.name for kind in NODE_KINDS for prop in properties(kind.name).values() if prop.codes}
    for name, path in PROPERTIES.items():
        if name in coded:
            yield _value(names, own[f"property:{name}"], path, camel(f"official_{name}"))


def _own(names: Names, address: str) -> str:
    """An address of ours as a prefixed name."""
    for prefix, begin in (("code", names.codes), ("sn", names.vocabulary)):
        if address.startswith(begin):
            return f"{prefix}:{address[len(begin) :]}"
    return f"<{address}>"


def _short(names: Names, address: str) -> str:
    for prefix, begin in prefixes(names.base).items():
        if address.startswith(begin):
            return f"{prefix}:{address[len(begin) :]}"
    return f"<{address}>"


def _one_of(kinds: Iterable[str]) -> str:
    return " or ".join(f"sn:{kind}" for kind in kinds)


def _all(classes: Iterable[str]) -> str:
    return " and ".join(classes)

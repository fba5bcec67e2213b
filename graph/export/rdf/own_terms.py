"""Our own vocabulary as one table: every class and property that the export may write under ``{base}def/``.

The vocabulary file, the JSON-LD context and ``docs/vocabulary.md`` are made from it. It is made from the model's
vocabulary and from the terms that the export adds; words and definitions stand in ``graph/model/labels.csv`` and
``definitions.csv``, under one key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.export.rdf.names import OWN_NAMES, camel
from graph.export.rdf.terms import CLASSES, NAMES, PROPERTIES, SHORTCUTS, STATEMENT_CLASSES
from graph.model.vocabulary import DATASET, DOCUMENT, EVIDENCE, LINK_KINDS, NODE_KINDS, LinkKind, Property, properties
from graph.model.wording import catalogue, labels

ALWAYS: Mapping[str, tuple[str, ...]] = {
    "Saying": ("prov:Entity",),
    "Statement": ("rdf:Statement", "prov:Entity"),
    "ReferralStep": ("sn:Statement",),
    "Cooperation": ("sn:Statement",),
    "Dataset": ("dcat:Dataset", "prov:Entity"),
    "Document": ("foaf:Document", "prov:Entity"),
}
"""Classes that hold whatever has ours. The official ones of things are for what is real alone, so they stand nowhere
here: an ``sn:Service`` may be a plan."""

ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "name": NAMES,
    "identifiers": ("adms:identifier",),
    "ytunnus": ("adms:identifier",),
    "languages": ("dct:language",),
    "latitude": ("geo:asWKT",),
    "longitude": ("geo:asWKT",),
    "address": ("locn:fullAddress",),
    "postal_code": ("locn:postCode",),
}
"""Properties whose value a thing has in another form, which official terms stand for; sayings have it under ours."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "alt_names": ("skos:altLabel",),
    "begins": ("schema:startDate",),
    "code": ("skos:exactMatch",),
    "contact_point": ("cv:contactPoint",),
    "date": ("dct:issued",),
    "ends": ("schema:endDate",),
    "identifier_scheme": ("adms:schemaAgency",),
    "language": ("dct:language",),
    "licence": ("dct:license",),
    "matches": ("skos:closeMatch",),
    "profession": ("org:role",),
    "publisher": ("dct:publisher",),
    "title": ("dct:title",),
}
"""Official terms that are written beside ours where they fit."""

_WITH_DEFAULT = ("modality", "certainty", "visibility")
"""Properties whose definition says what absence means."""

_BEYOND_STANDING = ("succeeded_by", "same_as", "different_from")
"""Relations that are not asked whether their ends hold now."""

INDIVIDUALS = ("area_not_recorded", "area_not_in_force")
"""Things among the terms: they stand for an area that nobody has recorded, and for one not told as in force."""


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class. ``key`` is that of its words; ``above`` and ``official`` are prefixed names (``sn:Statement``):
    classes that always hold with it, and those that what is real has beside it."""

    name: str
    key: str
    above: tuple[str, ...] = ()
    official: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnProperty:
    """A property.

    ``form`` is a type of the model's vocabulary (``graph.model.vocabulary.shapes.Property``), ``thing`` where the value
    is a node, or ``property`` where it is a property. ``on`` are our classes that may have it; ``leads_to`` those of
    its values. With ``only`` whatever has it is of ``on``, which is a single class or one of others. ``codes`` are the
    lists whose codes are its values. ``official``: terms that say the same or nearly so. ``remarks``: keys of what
    holds for it beside its definition.
    """

    name: str
    key: str
    form: str
    on: tuple[str, ...]
    leads_to: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    only: bool = False
    official: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def relation(self) -> bool:
        """Whether it is a kind of link."""
        return self.key.startswith("link:")

    @property
    def many(self) -> bool:
        """Whether a thing may have several values of it in one language."""
        return self.form in {"word_list", "texts", "codes", "languages", "thing", "property"}


_ADDED = (
    OwnProperty("about", "property:about", "thing", ("Saying",), tuple(CLASSES), only=True),
    OwnProperty("saying", "property:saying", "thing", (*CLASSES, "Statement"), ("Saying",)),
    OwnProperty("dataset", "property:dataset", "thing", ("Saying", "Document"), ("Dataset",)),
    OwnProperty("listOrder", "property:list_order", "texts", ("Saying",)),
    OwnProperty("notRecorded", "property:not_recorded", "property", ("Service", "Organisation")),
    OwnProperty("identifierScheme", "property:identifier_scheme", "text", ("adms:Identifier",), only=True),
    OwnProperty("contactPoint", "property:contact_point", "thing", ("Channel",), ("cv:ContactPoint",), only=True),
    OwnProperty("notBegun", "property:not_begun", "flag", (*CLASSES, "Statement")),
    OwnProperty("exported", "property:exported", "texts", ("void:Dataset",), only=True),
)
"""What the export says in terms that no source uses."""


def own_classes() -> list[OwnClass]:
    """Kinds of things, then what is told of them."""
    kinds = [OwnClass(name, f"node:{name}", official=_of_real(name)) for name in CLASSES]
    keys = {"Dataset": "sheet:Dataset", "Document": "node:Document"}
    return [*kinds, *(OwnClass(name, keys.get(name, f"class:{name}"), above) for name, above in ALWAYS.items())]


def own_properties() -> list[OwnProperty]:
    """Relations, then what the export adds, then values in the order of the model's vocabulary."""
    return [*(_relation(kind) for kind in LINK_KINDS), *_added(), *_values()]


def used_codes() -> list[str]:
    """The lists of codes that a value may come from, by name."""
    return sorted({codes for one in own_properties() for codes in one.codes})


def definition(key: str, language: str) -> str:
    """What a term, a code (``modality:planned``) or a remark (``note:date``) means; "" where nothing is written."""
    written = catalogue("graph.export.rdf", "definitions.csv")
    return written.text(key, language) if key in written else ""


def word(key: str, language: str) -> str:
    """The label of a term: that of the model, or of its own where the model has none."""
    return labels().text(key, language) if key in labels() else definition(f"label:{key}", language)


def _of_real(kind: str) -> tuple[str, ...]:
    return {"Service": ("cpsv:PublicService", "schema:Service")}.get(kind, CLASSES[kind])


def _relation(kind: LinkKind) -> OwnProperty:
    ends = [*kind.ends, *(tuple(reversed(pair)) for pair in kind.ends if kind.symmetric)]
    sources, targets = ({end[at] for end in ends} for at in (0, 1))
    official = tuple(dict.fromkeys(one.predicate for one in SHORTCUTS.get(kind.name, ())))
    return OwnProperty(
        OWN_NAMES.get(kind.name, camel(kind.name)),
        f"link:{kind.name}",
        "thing",
        _kinds(sources),
        _kinds(targets),
        only=len(sources) == 1 and not sources & {"*", "="},
        official=official,
        remarks=() if kind.name in _BEYOND_STANDING else ("note:relation",),
    )


def _kinds(named: set[str]) -> tuple[str, ...]:
    return tuple(CLASSES) if named & {"*", "="} else tuple(kind for kind in CLASSES if kind in named)


def _added() -> Iterator[OwnProperty]:
    yield from (replace(one, official=BESIDE.get(one.key.partition(":")[2], ())) for one in _ADDED)
    (refers,) = (_relation(kind) for kind in LINK_KINDS if kind.name == "refers_to")
    (together,) = (_relation(kind) for kind in LINK_KINDS if kind.name == "cooperates_with")
    yield OwnProperty("fromParty", "property:from_party", "thing", ("ReferralStep",), refers.on, only=True)
    yield OwnProperty("toService", "property:to_service", "thing", ("ReferralStep",), refers.leads_to, only=True)
    yield OwnProperty("partner", "property:partner", "thing", ("Cooperation",), together.on, only=True)


def _values() -> Iterator[OwnProperty]:
    found: dict[str, OwnProperty] = {}
    for on, prop in _places():
        known = found.get(prop.name) or OwnProperty(
            camel(prop.name), f"property:{prop.name}", prop.type, (), official=_official(prop.name)
        )
        found[prop.name] = replace(
            known,
            on=_joined(known.on, on),
            codes=_joined(known.codes, [prop.codes] if prop.codes else []),
            remarks=_joined(known.remarks, _remarks(prop)),
        )
    yield from found.values()


def _places() -> Iterator[tuple[list[str], Property]]:
    """Every property of the model's vocabulary with the classes that may have it, once a table it stands in."""
    for kind in NODE_KINDS:
        for prop in properties(kind.name).values():
            otherwise = prop.name in ELSEWHERE or prop.name in PROPERTIES
            kept = prop.personal or prop.hidden_by or not otherwise
            yield ([kind.name, "Saying"] if kept else ["Saying"]), prop
    for link in LINK_KINDS:
        for prop in properties(link.name).values():
            yield [STATEMENT_CLASSES.get(link.name, "Statement"), "Saying"], prop
    # A source's id is in its address, and a saying's document is what it is derived from.
    yield from ((["Saying"], prop) for prop in EVIDENCE if prop.name != "document")
    for prop in DATASET:
        if prop.name != "id":
            yield (["Dataset", "void:Dataset", "dcat:Catalog"] if prop.name == "fictional" else ["Dataset"]), prop
    yield from ((["Document"], prop) for prop in DOCUMENT if prop.name != "id")


def _remarks(prop: Property) -> Iterator[str]:
    if prop.name not in _WITH_DEFAULT:
        yield "note:absence"
    if prop.type == "date":
        yield "note:date"
    if prop.personal:
        yield "note:personal"
    if prop.hidden_by:
        yield "note:hidden"


def _official(name: str) -> tuple[str, ...]:
    if name in PROPERTIES:
        return (PROPERTIES[name],)
    return ELSEWHERE.get(name) or BESIDE.get(name, ())


def _joined(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))

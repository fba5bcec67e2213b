"""What HSDS has no field for: attributes, each under a term of a taxonomy.

Needs and target groups are taxonomies of their own. Everything else that is recorded stands under terms of the
program's own taxonomy, one a property or a kind of relation: other languages, codes, referral paths, what is only
planned, and the sources, which HSDS would have as a log of changes that nobody gives us.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph.export.hsds.building import Building
from graph.export.hsds.words import capital, phone_of, web_address
from graph.model.dates import in_words
from graph.model.records import Evidence, Merged, MergedLink, MergedNode
from graph.model.vocabulary import LINK_COMMON, kind_of_id, link_kinds, properties
from graph.questions.describe import property_label

SOURCE = "source"
NOT_IN_FORCE = "not-in-force"
OWN = "own"
SCHEMES = {"Need": "needs", "TargetGroup": "target-groups"}
"""Taxonomies by the kind of their terms."""

SIDES = {
    "provides": (False,),
    "coordinates": (False,),
    "develops": (False,),
    "refers_to": (True, False),
    "cooperates_with": (True, False),
    "member_of": (True,),
    "part_of": (True,),
    "uses": (True,),
    "guided_by": (True,),
    "located_in": (True,),
    "reached_through": (True,),
    "delivered_at": (True,),
    "available_in": (True,),
    "meets": (True,),
    "serves": (True,),
}
"""Kinds of links that become attributes: of what they lead out of (True), of what they lead to (False)."""

_SILENT = {"visibility"}
_NOT_TOLD = {"Event", "Observation"}
"""What a directory of services has no room for, and what may be kept inside the network. Coordinating roles are
contacts.
"""


def add_terms(build: Building) -> None:
    """The needs and target groups as terms."""
    for node in build.network.of_kind(*SCHEMES):
        scheme = SCHEMES[node.kind]
        above = [one for _, one in build.network.targets(node.key, "broader") if one.kind == node.kind]
        build.tables.add(
            "taxonomy_term",
            build.names.thing(node.key),
            code=node.key,
            name=build.words.name(node),
            description=build.description(
                node,
                build.words.text(node, "summary") or build.words.say("term-generated", name=build.words.name(node)),
            ),
            parent_id=build.id_of(above[0].key) if above else None,
            taxonomy=build.words.say(f"taxonomy-{scheme}"),
            language=build.words.key_of(node, "name").partition("@")[2],
            taxonomy_id=_taxonomy(build, scheme),
            term_uri=web_address(build.names.thing(node.key)),
        )


def _taxonomy(build: Building, scheme: str) -> str:
    return build.tables.add(
        "taxonomy",
        f"{build.names.base}hsds/taxonomy/{scheme}",
        name=build.words.say(f"taxonomy-{scheme}"),
        description=build.words.say(f"taxonomy-{scheme}-description"),
    )


def attribute(build: Building, owner: tuple[str, str], code: str, name: str, value: str) -> None:
    """A fact about a row (its table and id) under a term of our own taxonomy, which is made if it is new."""
    table, made = owner
    term = build.tables.add(
        "taxonomy_term",
        f"{build.names.base}hsds/term/{code}",
        code=f"seinaton:{code}",
        name=name,
        description=build.words.say("term-own", name=name),
        taxonomy=build.words.say("taxonomy-own"),
        language=build.words.asking.language,
        taxonomy_id=_taxonomy(build, OWN),
    )
    address = f"{build.names.base}hsds/attribute/{made}/{code}/{value}"
    build.tables.add(
        "attribute", address, link_id=made, taxonomy_term_id=term, link_type=code, link_entity=table, value=value
    )


def add_sources(build: Building, owner: tuple[str, str], record: Merged) -> None:
    """Who told what a row says: the text, the place in it, its date, the day somebody last checked."""
    for one in record.evidence:
        attribute(build, owner, SOURCE, build.words.say("source"), _source(build, one))


def _source(build: Building, one: Evidence) -> str:
    document = build.found.documents.get((one.dataset, one.document))
    dataset = build.found.datasets[one.dataset]
    title = document.title if document else dataset.title
    said = in_words(one.said_on, build.words.asking.language) if one.said_on else build.words.say("undated")
    if one.said_on and one.date_basis == "inferred":
        said = build.words.say("inferred", date=said)
    parts = [f"{title}, {one.locator}" if one.locator else title, said]
    if one.verified_on:
        parts.append(build.words.say("verified", date=in_words(one.verified_on, build.words.asking.language)))
    if dataset.fictional:
        parts.append(build.words.say("made-up-short"))
    return " · ".join(parts)


def add_values(build: Building, owner: tuple[str, str], node: MergedNode, told: Collection[str]) -> None:
    """Everything recorded of a thing that has no field; ``told`` are keys of values that have one."""
    for key in sorted(node.values):
        if key not in told and key not in _SILENT:
            attribute(build, owner, _code(key), property_label(key, build.words.asking), build.words.value(node, key))


def _code(key: str) -> str:
    """The term of a value: ``name@fi`` → ``name-fi``."""
    return key.replace("@", "-")


def add_relations(build: Building, node: MergedNode) -> None:
    """The relations of a thing that has a row: those in force under their kind, all others marked as they are."""
    owner = (build.table_of[node.key], build.id_of(node.key))
    for kind, sides in SIDES.items():
        for outwards in sides:
            for link in build.network.all_of(node.key, ((kind, outwards),)):
                _relation(build, owner, link, outwards)


def _relation(build: Building, owner: tuple[str, str], link: MergedLink, outwards: bool) -> None:
    other = build.network.nodes[link.target if outwards else link.source]
    if other.kind in _NOT_TOLD or (link.kind == "coordinates" and other.kind == "Professional"):
        return
    inverse = not outwards and not link_kinds()[link.kind].symmetric
    code = f"{link.kind}:inverse" if inverse else link.kind
    word = build.words.label("link", code)
    if not build.network.holds(link):
        standing = build.words.standing(build.network.link_standing(link))
        value = f"{capital(word)}: {_told(build, link, other)} ({standing})"
        attribute(build, owner, NOT_IN_FORCE, build.words.say("not-in-force"), value)
    elif other.kind in SCHEMES:
        _classify(build, owner, link, other)
    elif not _has_a_row(link, other):
        attribute(build, owner, code.replace(":", "-"), word, _told(build, link, other))


def _classify(build: Building, owner: tuple[str, str], link: MergedLink, term: MergedNode) -> None:
    table, made = owner
    build.tables.add(
        "attribute",
        f"{build.names.statement(link.key)}#attribute",
        link_id=made,
        taxonomy_term_id=build.id_of(term.key),
        link_type=link.kind,
        link_entity=table,
        value=_more(build, link),
    )


def _has_a_row(link: MergedLink, other: MergedNode) -> bool:
    """Whether a relation that is in force stands in a table of its own."""
    if link.kind == "reached_through":
        return bool(phone_of(other))
    if kind_of_id(link.source) != "Service":
        return False
    return link.kind == "available_in" or (link.kind == "delivered_at" and other.kind == "Place")


def _told(build: Building, link: MergedLink, other: MergedNode) -> str:
    """The other end of a relation, with all that is recorded of the relation."""
    name = build.words.name(other)
    if other.kind == "Channel":
        name = " · ".join([name, *(str(other.values[key]) for key in ("phone", "url", "hours") if key in other.values)])
    more = _more(build, link)
    return f"{name} ({more})" if more else name


def _more(build: Building, link: MergedLink) -> str:
    asking = build.words.asking
    parts = [
        f"{property_label(key.removesuffix(f'@{asking.language}'), asking)}: {build.words.value(link, key)}"
        for key in _own(build, link)
    ]
    if build.made_up(link):
        parts.append(build.words.say("made-up-short"))
    return "; ".join(parts)


def _own(build: Building, link: MergedLink) -> Iterator[str]:
    """Keys of what a relation says beside its ends and whether it is real; of texts the language that is shown."""
    common = {prop.name for prop in LINK_COMMON if prop.name != "note"}
    for name, prop in properties(link.kind).items():
        key = build.words.key_of(link, name) if prop.by_language else name
        if name not in common and key in link.values:
            yield key

"""Cells that name a thing: which thing it is, or what is wrong with the name, with what may be written instead."""

from __future__ import annotations

from collections.abc import Collection

from graph.merge.checks.faults import clipped
from graph.merge.checks.persons import has_phone
from graph.model.records import Finding, Place
from graph.model.vocabulary import kind_of_id, node_kinds
from loaders.workbook.names import Names, id_in
from loaders.workbook.raw import error, warning
from loaders.workbook.slugs import slug
from loaders.workbook.somebody import names_somebody
from loaders.workbook.word_endings import new_kind

ALL_KINDS = frozenset(node_kinds())
AREAS = frozenset({"Area", "Network"})
"""Kinds that a meeting may be of."""

TOLD = 8
"""Candidates or kinds that a finding lists."""


def known_thing(names: Names, text: str, kinds: Collection[str], where: Place, faults: list[Finding]) -> str:
    """The id of the thing of these kinds that a cell names; "" and a fault where it names none or several."""
    found = _found(names, text, kinds, where, faults)
    if found == "" and not _is_of_a_person(text, kinds, where, faults):
        if near := _near(names, text, kinds):
            faults.append(error("unknown-name", where, value=clipped(text), near=near))
        else:
            faults.append(error("unknown-name-alone", where, value=clipped(text)))
    return found or ""


def thing_or_new(
    names: Names, text: str, kinds: Collection[str], new: str, where: Place, faults: list[Finding]
) -> tuple[str, bool]:
    """The id that a cell names, and whether it is new. A name that is not known is a new thing of the kind ``new``.

    Where its last word is that of a role or of families, it is a thing of that kind, if the cell may name one. What
    begins just one known name up to a bracket or comma is that one, with a word about it, since a role is mostly
    written without its area. ("", False) and a fault for what looks like a person's: it is not kept, nor told again.
    """
    found = _found(names, text, kinds, where, faults)
    if found != "":
        return found or "", False
    begun = names.begun(text, kinds)
    if len(begun) == 1:
        name = clipped(names.called(begun[0], ""))
        faults.append(warning("taken-for-known", where, value=clipped(text), name=name, id=begun[0]))
        names.also(text, begun[0])
        return begun[0], False
    if _is_of_a_person(text, kinds, where, faults):
        return "", False
    made = new_id(text, kinds, new)
    kind = kind_of_id(made)
    if near := _near(names, text, kinds):
        faults.append(warning("new-name-near", where, value=clipped(text), kind=kind, id=made, near=near))
    else:
        faults.append(warning("new-name", where, value=clipped(text), kind=kind, id=made))
    return made, True


def _near(names: Names, text: str, kinds: Collection[str]) -> str:
    """Known names that come near, in one line; "" where none does."""
    return ", ".join(map(clipped, names.near(text, kinds)))


def new_id(name: str, kinds: Collection[str], new: str) -> str:
    """The id of a new thing, made of its name: of the kind that the name tells, if one of ``kinds``, else ``new``."""
    return f"{node_kinds()[new_kind(name, kinds, new)].slug}/{slug(name)}"


def _is_of_a_person(text: str, kinds: Collection[str], where: Place, faults: list[Finding]) -> bool:
    """Whether the cell looks like a person's name, e-mail or phone; told as a fault that does not repeat it.

    One word where only areas may stand is let be: some municipalities are called like persons.
    """
    found = has_phone(text) or (names_somebody(text) and not (text.isalpha() and AREAS.issuperset(kinds)))
    if found:
        faults.append(error("person-as-name", where, property=where.column))
    return found


def _found(names: Names, text: str, kinds: Collection[str], where: Place, faults: list[Finding]) -> str | None:
    """The id; "" where nothing has the name; None and a fault where it is told what is wrong."""
    found = names.named(text, kinds)
    if len(found) > 1:
        some = ", ".join(f"{clipped(names.called(one, ''))} ({one})" for one in found[:TOLD])
        faults.append(error("several-of-name", where, value=clipped(text), candidates=some))
        return None
    if found:
        return found[0]
    given = id_in(text)
    if given and kind_of_id(given) in kinds:
        return given
    if not given and _begins_as_id(text):
        faults.append(error("malformed-id", where, id=clipped(text), property=where.column))
        return None
    others = [given] if given else names.named(text, ALL_KINDS)
    if others:
        kind = kind_of_id(others[0]) or ""
        faults.append(error("name-of-other-kind", where, value=clipped(text), kind=kind, known=slugs_of(kinds)))
        return None
    return ""


def slugs_of(kinds: Collection[str]) -> str:
    """How ids of these kinds begin."""
    return ", ".join(f"{kind.slug}/" for kind in node_kinds().values() if kind.name in kinds)


def _begins_as_id(text: str) -> bool:
    """Whether a text is meant as an id: it begins with a kind and has no blanks."""
    return "/" in text and kind_of_id(text) is not None and not any(map(str.isspace, text))

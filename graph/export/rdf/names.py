"""The addresses (IRIs) of everything in the export, and what an address of ours stands for.

All begin with one base: ``{base}id/service/kemi-perhetyo`` a thing, ``{base}statement/…`` a relation,
``{base}saying/…`` what one source said, ``{base}dataset/…`` and ``{base}document/…`` where it comes from,
``{base}def/…`` the terms of our own vocabulary and ``{base}code/…`` its lists of codes: ``{base}code/level.special``.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote, unquote

from graph.model.vocabulary import CODES, LINK_KINDS

OWN_NAMES = {"meets": "addressesNeed"}
"""Kinds of links whose term has a name of its own; all others are the kind's, in camel case."""


def camel(name: str) -> str:
    """``min_age`` → ``minAge``."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def slug(code: str) -> str:
    """A code as it stands in an address: ``early support`` → ``early-support``."""
    return quote(code.replace(" ", "-"), safe="")


def local(text: str) -> str:
    """A text as the last part of an address; no two texts share one, as "A B" and "A-B" would with a hyphen."""
    return quote(text, safe="").replace("_", "%5F").replace("%20", "_")


class Names:
    """Addresses under one base URI, which ends in ``/``."""

    def __init__(self, base_uri: str) -> None:
        self.base = base_uri
        self.vocabulary = f"{base_uri}def/"
        self.codes = f"{base_uri}code/"

    def term(self, name: str) -> str:
        """A class (``Saying``) or a property (``min_age``) of our vocabulary."""
        return self.vocabulary + camel(name)

    def relation(self, link_kind: str) -> str:
        """The property that a kind of link is."""
        return self.vocabulary + OWN_NAMES.get(link_kind, camel(link_kind))

    def scheme(self, codes: str) -> str:
        """A list of codes, or the things of a kind, as a concept scheme."""
        return f"{self.codes}{slug(codes.replace('_', '-'))}"

    def code(self, codes: str, code: str) -> str:
        """A code of a list, as a concept."""
        return f"{self.scheme(codes)}.{slug(code)}"

    def thing(self, node_id: str) -> str:
        """A thing of the network by its id."""
        return f"{self.base}id/{quote(node_id)}"

    def dataset(self, dataset: str) -> str:
        """What was loaded as a whole."""
        return f"{self.base}dataset/{quote(dataset, safe='')}"

    def document(self, dataset: str, document: str) -> str:
        """A text that a dataset cites."""
        return f"{self.base}document/{quote(dataset, safe='')}/{quote(document, safe='')}"

    def statement(self, link_key: str) -> str:
        """A relation of the merged network, by the key of its link."""
        kind, source, target, *rest = link_key.split("|")
        told_apart = "".join(f"/{quote(one, safe='')}" for one in rest if one)
        return f"{self.base}statement/{kind}/{quote(source)}/{quote(target)}{told_apart}"

    def saying(self, digest: str) -> str:
        """What one source said of one thing, by the hash of what is exported of it."""
        return f"{self.base}saying/{digest}"

    def thing_id(self, address: str) -> str | None:
        """The id of the thing at an address of ours."""
        return self._after("id/", address)

    def dataset_id(self, address: str) -> str | None:
        """The id of the dataset at an address of ours."""
        return self._after("dataset/", address)

    def document_id(self, address: str) -> tuple[str, str] | None:
        """Dataset and id of the document at an address of ours."""
        rest = address.removeprefix(f"{self.base}document/")
        dataset, slash, document = rest.partition("/")
        return (unquote(dataset), unquote(document)) if rest != address and slash else None

    def code_of(self, codes: str, address: str) -> str | None:
        """The code of a list at an address of ours."""
        rest = address.removeprefix(f"{self.scheme(codes)}.")
        return _codes_by_slug().get(codes, {}).get(rest) if rest != address else None

    def link_kind(self, address: str) -> str | None:
        """The kind of link whose property an address of ours is."""
        rest = address.removeprefix(self.vocabulary)
        return _links_by_name().get(rest) if rest != address else None

    def _after(self, begin: str, address: str) -> str | None:
        rest = address.removeprefix(self.base + begin)
        return unquote(rest) if rest != address else None


@cache
def _codes_by_slug() -> dict[str, dict[str, str]]:
    return {name: {slug(code): code for code in codes} for name, codes in CODES.items()}


@cache
def _links_by_name() -> dict[str, str]:
    return {OWN_NAMES.get(kind.name, camel(kind.name)): kind.name for kind in LINK_KINDS}

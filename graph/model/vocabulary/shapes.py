"""The shape of the vocabulary's rows: what a property, a kind of thing and a kind of relation are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """One property a saying may carry.

    ``type``: ``text`` (one string), ``words`` (text by language, one key a language: ``name@fi``), ``word_list``
    (several texts by language), ``texts`` (several strings), ``code`` / ``codes`` (one / several of ``codes``),
    ``whole``, ``number``, ``flag``, ``date`` (EDTF), ``url``, ``languages`` (ISO 639 codes).
    ``personal`` values live apart and are shown only with that scope; so does the value of a property whose flag
    ``hidden_by`` is set (a shelter's address). ``in_key`` tells links of one kind between
    the same two ends apart. ``identifies``: two nodes of a kind with the same value are the same thing.
    """

    name: str
    type: str = "text"
    codes: str = ""
    personal: bool = False
    in_key: bool = False
    identifies: bool = False
    hidden_by: str = ""

    @property
    def many(self) -> bool:
        """Whether the value is a list; lists of several sayings are united."""
        return self.type in {"word_list", "texts", "codes", "languages"}

    @property
    def by_language(self) -> bool:
        """Whether the value is text with one key a language."""
        return self.type in {"words", "word_list"}


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of thing. ``slug`` begins its ids; ``properties`` are its own, beside the common ones."""

    name: str
    slug: str
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkKind:
    """A kind of relation. ``ends`` are the allowed pairs; ``("*", "=")`` is any kind to the same kind."""

    name: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()
    symmetric: bool = False

"""The contract of a store: what every engine does, and what passes through its door.

A store keeps sayings, the merged graph made of them, a log of changes, and personal values apart. It knows no
rule: ``graph.store.changing`` works out what a change writes, with ``graph.merge``, and the engine writes it down.
Readers see one revision at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from graph.model.records import (
    Dataset,
    Document,
    Merged,
    MergedLink,
    MergedNode,
    Saying,
    Value,
    Values,
)
from graph.store.incoming import Incoming

if TYPE_CHECKING:
    from networkx import MultiDiGraph

T = TypeVar("T")
Scope = Literal["public", "network"]
"""How much a reader may see: ``public`` facts only, or also what coordinators keep inside the network."""

SELECTIONS = (
    "names",
    "same_names",
    "spellings",
    "record",
    "neighbourhood",
    "area_scope",
    "need_cover",
    "known",
    "area_projection",
    "of_kind",
    "cited",
)
"""The slices a view can cut; ``graph/store/README.md`` gives arguments and rows of each.

Each is a file of this name in an engine's ``selections/``, in the engine's own language.
"""

DocumentKey = tuple[str, str]
"""Dataset id and document id."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a store. ``digest`` (64 hex digits) depends only on the sayings; ``number`` on their history."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Slice:
    """What a selection cut out of the graph, of one revision.

    ``hits`` are (key, number) in the selection's order, for selections that rank or count; ``documents`` are
    those that the evidence of ``nodes`` and ``links`` cites.
    """

    nodes: Mapping[str, MergedNode] = field(default_factory=dict)
    links: tuple[MergedLink, ...] = ()
    hits: tuple[tuple[str, int], ...] = ()
    documents: Mapping[DocumentKey, Document] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)

    def to_networkx(self) -> MultiDiGraph[str]:
        """The slice as a networkx graph, to be measured and drawn with networkx's own functions.

        Nodes stand under their ids, edges under the keys of their links; ``graph.store.networks`` says what they
        carry. Personal values are in no slice.
        """
        from graph.store.networks import network

        return network(self)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change of one merged record. ``before`` and ``after`` hold the values that differ."""

    revision: int
    at: str
    dataset: str
    key: str
    what: Literal["added", "removed", "changed"]
    before: Values
    after: Values
    visibility: Scope


@dataclass(frozen=True, slots=True)
class Copy:
    """All that another store must be told to become the same: sayings with personal values, the log, former ids."""

    revision: Revision
    incoming: tuple[Incoming, ...]
    log: tuple[LogEntry, ...]
    former: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did: sayings written and dropped, merged records added, removed and changed.

    ``described`` counts descriptions, of the dataset and its documents, that were written or dropped.
    ``waiting`` are link sayings of the dataset with an end that nobody has named yet, as (kind, source, target).
    """

    dataset: str
    revision: Revision
    sayings_added: int = 0
    sayings_dropped: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0
    waiting: tuple[tuple[str, str, str], ...] = ()
    described: int = 0

    @property
    def wrote(self) -> bool:
        """Whether anything was written; an unchanged reload writes nothing."""
        return bool(self.sayings_added or self.sayings_dropped or self.described)


class View(Protocol):
    """One revision of a store, for reading, inside ``Store.ask`` alone: streams are read to their end there."""

    @property
    def revision(self) -> Revision:
        """The revision that every answer of this view is of."""

    def select(self, name: str, scope: Scope, **args: object) -> Slice:
        """Cut a slice inside the database. ``name`` is one of ``SELECTIONS``."""

    def sayings(self, keys: Collection[str] | None = None) -> Iterator[Saying]:
        """The sayings about the given merged records (None: all), without personal values, in a fixed order."""

    def originals(self) -> Iterator[Saying]:
        """Every saying as it was given, personal values included, in a fixed order. For copies alone."""

    def told(self, keys: Collection[str] | None = None, personal: bool = False) -> Iterator[tuple[str, Saying]]:
        """Sayings, each with the key of its merged record, ordered by key; those of one key always in one order.

        ``keys``: only what is said of these records; None: everything, also what waits for a name or an end, first
        and under the key "". ``personal``: with personal values, for that scope alone.
        """

    def personal(self, keys: Collection[str]) -> Mapping[str, Mapping[str, Value]]:
        """Merged personal values by key. For the scope ``personal`` alone."""

    def records(self) -> Iterator[Merged]:
        """Every merged record, ordered by key."""

    def datasets(self) -> Mapping[str, Dataset]:
        """What is loaded, by id."""

    def documents(self) -> Mapping[DocumentKey, Document]:
        """Every document that a loaded dataset brings."""

    def log(self, scope: Scope, after_revision: int = 0, since: str = "") -> Iterator[LogEntry]:
        """The change log, oldest first: after a revision, and from a day or moment (ISO 8601, UTC) on.

        What a record was before only the network might see it is hidden from the public as well.
        """

    def log_length(self, scope: Scope, after_revision: int = 0, since: str = "") -> int:
        """How many entries ``log`` would give, counted inside the database."""

    def former(self, node_id: str) -> str | None:
        """The heir of an id that no saying carries any more; "" where it has none; None if it never was one."""

    def former_ids(self) -> Mapping[str, str]:
        """Every id that no saying carries any more, with its heir or "". For copies alone."""

    def kept(self, name: str) -> bytes | None:
        """What ``Store.keep`` put away under a name."""


Work = Callable[[View], T]


class Readable(Protocol):
    """A store for whoever only reads. Thread-safe."""

    @property
    def address(self) -> str:
        """Where it is, in the form that ``open_store`` takes, without secrets."""

    def ask(self, work: Callable[[View], T]) -> T:
        """Run ``work`` on one revision, again from the start if the revision moved; it has no side effects."""


class Store(Readable, Protocol):
    """A place that keeps the network. Thread-safe."""

    def change(self, dataset: Dataset, records: Iterable[Document | Saying], wait: float = 30.0) -> Change:
        """Put these sayings in the place of all of the dataset's earlier ones; all or nothing.

        Waits up to ``wait`` seconds for another writer, then raises ``StoreBusy``.
        """

    def remove(self, dataset: str, wait: float = 30.0) -> Change:
        """Take a dataset's sayings out again, exactly. Raises ``NothingFound`` for an unknown dataset."""

    def copy_from(self, copy: Copy, wait: float = 30.0) -> Revision:
        """Take over what ``graph.store.copying.read_copy`` read of another store, as it is: ``ask(read_copy)``.

        Digest and revision number are the same afterwards. Raises StoreUnusable ``copy-not-empty`` unless this
        store is as it was made.
        """

    def datasets(self) -> Mapping[str, Dataset]:
        """What is loaded, by id."""

    def counts(self) -> Mapping[str, int]:
        """How many sayings, nodes, links, documents and waiting link sayings there are."""

    def analyser_differs(self) -> str | None:
        """The analyser the word index was built with, if it is another than this program's; else None."""

    def reindex(self, wait: float = 30.0) -> int:
        """Build the word index anew; returns the number of nodes indexed."""

    def keep(self, name: str, content: bytes) -> None:
        """Put bytes away beside the graph (worked-out layouts); not part of the digest."""

    def close(self) -> None:
        """Let go of files and connections."""

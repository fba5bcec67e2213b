"""The whole of an export, block by block: sayings, things and relations as they come, then what hangs on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.export.base import Progress, Wish
from graph.export.contents import Contents, Told
from graph.export.rdf.blocks import Block
from graph.export.rdf.describe import Description
from graph.export.rdf.ends import EndsWriter
from graph.export.rdf.marks import marks
from graph.export.rdf.names import Names
from graph.export.rdf.outside import Outside
from graph.export.rdf.sayings import SayingWriter
from graph.export.rdf.sources import SourceWriter
from graph.export.rdf.statements import StatementWriter, holds
from graph.export.rdf.things import ThingWriter
from graph.export.rdf.waiting import Waiting
from graph.model.records import MergedNode
from graph.store.base import View

_TELL_EVERY = 1_000


class Network:
    """Turns what is to be exported into blocks. ``blocks`` is read once, to its end; then ``described`` can be told."""

    def __init__(self, view: View, wish: Wish, tell: Progress) -> None:
        self._wish, self._tell = wish, tell
        self.names = Names(wish.base_uri)
        self._outside = Outside(self.names)
        self._sayings = SayingWriter(self.names, self._outside.code)
        self._things = ThingWriter(self.names, self._sayings, self._outside)
        self._statements = StatementWriter(self.names, self._sayings, self._outside)
        self._sources = SourceWriter(self.names, self._sayings, self._outside)
        self._contents = Contents(view, wish)
        self._counts: Counter[str] = Counter()

    def blocks(self) -> Iterator[Block]:
        """Everything but the description."""
        with Waiting() as waiting:
            for number, told in enumerate(self._contents, start=1):
                yield from self._told(told, waiting)
                if number % _TELL_EVERY == 0:
                    self._tell("exporting", number)
            yield from EndsWriter(self.names, self._outside).blocks(waiting)
        datasets = self._contents.datasets()
        for dataset in datasets:
            self._counts["Dataset"] += 1
            yield from self._sources.dataset(dataset)
        for document in self._contents.documents():
            self._counts["Document"] += 1
            yield from self._sources.document(document)
        self._description = Description(self.names, self._sources, self._wish, self._contents.digest, datasets)
        yield from self._description.named()
        yield from self._outside.described()

    def described(self, triples: int) -> list[Block]:
        """What the export says of itself, ``triples`` being the number of its triples with these."""
        return list(self._description.blocks(triples, self._counts))

    def _told(self, told: Told, waiting: Waiting) -> Iterator[Block]:
        spoken = [(self._sayings.address(h), one) for h, one in told.sayings.items()]
        for address, saying in spoken:
            self._counts["Saying"] += 1
            yield Block(address, list(self._sayings.saying(saying)), (saying.evidence.dataset,))
        record = told.record
        if record is None:
            return
        if isinstance(record, MergedNode):
            self._counts[record.kind] += 1
            of_it = marks(record)
            waiting.thing(record, of_it)
            yield from self._things.blocks(record, of_it, spoken, told.personal)
            return
        self._counts["Statement"] += 1
        yield from self._statements.blocks(record, spoken)
        waiting.relation(record, holds=holds(record))

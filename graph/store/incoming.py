"""A dataset's records as they are stored: hashed, each once, with personal values apart. Shared by all engines."""

from __future__ import annotations

from collections.abc import Iterable

from graph.errors import DataRefused
from graph.model.codec import encode_record, encode_saying, normal, personal_values, record_hash, without
from graph.model.records import Dataset, Document, Node, Saying, Values
from graph.model.vocabulary import link_kinds, node_kinds


class Incoming:
    """What comes in for a dataset. Raises DataRefused for a record of another one, or of no kind of the vocabulary.

    ``sayings`` and ``personal`` (the values left out of a saying) go by the hash of the whole saying, personal
    values included; ``body`` and ``documents`` are canonical JSON; ``beside`` are their hashes.
    """

    def __init__(self, dataset: Dataset, records: Iterable[Document | Saying]) -> None:
        self.dataset = dataset
        self.documents: dict[str, str] = {}
        self.sayings: dict[bytes, Saying] = {}
        self.personal: dict[bytes, Values] = {}
        for record in records:
            if isinstance(record, Document):
                self._own(record.dataset)
                self.documents[record.id] = encode_record(record)
                continue
            self._own(record.evidence.dataset)
            self._known(record)
            record = normal(record)
            h = record_hash(encode_saying(record))
            if own := personal_values(record):
                self.personal[h] = own
                record = without(record, own)
            self.sayings[h] = record
        self.body = encode_record(dataset)
        self.beside = {record_hash(self.body), *(record_hash(one) for one in self.documents.values())}

    def _own(self, dataset: str) -> None:
        if dataset != self.dataset.id:
            raise DataRefused("foreign-record", dataset=self.dataset.id, other=dataset)

    def _known(self, saying: Saying) -> None:
        if saying.kind not in (node_kinds() if isinstance(saying, Node) else link_kinds()):
            raise DataRefused("unknown-kind", dataset=self.dataset.id, kind=saying.kind)

"""The command that carries a whole store into another one, of any kind."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from api.commands.data import WAIT, AdoptOption, WaitOption, check_wait
from api.commands.door import LanguageOption, give, opened
from api.commands.progress import progress
from api.commands.renewing import renew_places
from api.language import Language
from api.wording import say
from graph.errors import BadQuestion, StoreUnusable
from graph.store.address import file_of, same_place
from graph.store.base import Revision, Store
from graph.store.copying import read_copy


def copy(
    source: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Address of the store to copy.")],
    target: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="Address of an empty or new store.")],
    wait: WaitOption = WAIT,
    adopt: AdoptOption = False,
    language: LanguageOption = Language.fi,
) -> None:
    """Copy a whole store, personal values and history included."""
    check_wait(wait)
    if same_place(source, target):
        raise BadQuestion("copy-same")
    path = file_of(source)
    if path is not None and not path.exists():
        raise StoreUnusable("copy-nothing", path=str(path))
    with ExitStack() as stack:
        original = stack.enter_context(opened(source, language))
        if not _revision(original).number:
            raise StoreUnusable("copy-nothing", path=original.address)
        made = stack.enter_context(opened(target, language, adopt))
        if _revision(made).number:
            raise StoreUnusable("copy-not-empty", path=made.address)
        with progress(language.value) as on_step:
            read = original.ask(read_copy)
            on_step("copying", sum(len(one.sayings) for one in read.incoming))
            made.copy_from(read, wait=wait)
        give(_arrived(made, read.revision, language.value))
        renew_places(made, language, original)


def _revision(store: Store) -> Revision:
    return store.ask(lambda view: view.revision)


def _arrived(made: Store, wanted: Revision, language: str) -> str:
    """What the new store holds now, read from it. Raises StoreUnusable if that is not what was copied."""
    now, datasets, entries = made.ask(lambda view: (view.revision, len(view.datasets()), view.log_length("network")))
    if now != wanted:
        raise StoreUnusable("copy-differs", digest=wanted.digest)
    sayings = made.counts()["saying"]
    told = say("copied", language, target=made.address, datasets=datasets, sayings=sayings, entries=entries)
    return f"{told}\n{say('copied-same', language, revision=now.number, digest=now.digest)}\n"

"""The demo: the bundled networks in a store of their own, and a few questions answered with their sources."""

from __future__ import annotations

import os
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from api.commands.data import load_one
from api.commands.door import AsOfOption, Language, LanguageOption, StoreOption, asking, give, opened, tell
from api.printing import as_text
from api.settings import DEMO_NAME, Settings
from api.wording import say
from graph.errors import StoreUnusable
from graph.questions.partners import partners
from graph.store.base import Store

BUNDLED = ("areas", "needs", "texts")
"""Folders under ``loaders/bundled``, in the order they are read (any order gives the same graph)."""

ASKED = (("puheen kehitys", "Kouvola"), ("ero ja lapsen asuminen", "Kemi"), ("vertaistuki", "Kemi"))
"""What the demo asks: a nurse's questions, a need and an area each."""


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="The page comes with a later version.")] = True,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Load the bundled networks into a store of their own and answer a few questions."""
    circumstances = asking(language, as_of)
    address = store or _fresh_file()
    with opened(address, language) as target:
        _only_ours(target)
        tell(say("demo-loading", language.value, store=target.address))
        for name in BUNDLED:
            with as_file(files("loaders").joinpath("bundled", name)) as folder:
                load_one(target, folder, language)
        for need, area in ASKED:
            give(f"\n$ seinaton partners {_quoted(need)} --area {area}\n")
            give(as_text(target.ask(partial(partners, asking=circumstances, need=need, area=area))))
        give("\n" + say("demo-next", language.value, store=target.address).replace("\\n", "\n") + "\n")


def _fresh_file() -> str:
    """The demo's own file, made anew: it holds nothing but what the demo puts there."""
    path = Settings.from_env(os.environ).data_folder / DEMO_NAME
    for one in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        one.unlink(missing_ok=True)
    return f"sqlite:{path}"


def _only_ours(target: Store) -> None:
    """Raise StoreUnusable if the store holds anything that the demo did not put there."""
    ours = {bundled_id(name) for name in BUNDLED}
    others = sorted(target.datasets().keys() - ours)
    if others:
        raise StoreUnusable("demo-not-empty", store=target.address, datasets=", ".join(others))


def bundled_id(name: str) -> str:
    """The dataset id of a bundled network, by its folder."""
    from graph.model.records import Dataset
    from loaders.workbook import read

    with as_file(files("loaders").joinpath("bundled", name)) as folder:
        for row in read(folder):
            record = getattr(row, "record", None)
            if isinstance(record, Dataset):
                return record.id
    raise AssertionError(f"bundled network without a dataset: {name}")


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text

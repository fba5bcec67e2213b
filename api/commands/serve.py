"""The command that answers over HTTP until it is stopped."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from api.commands.door import StoreOption, opened, tell
from api.desk import Desk
from api.language import Language
from api.settings import Settings
from api.wording import say

_MOST_WORKERS = 64


def serve(
    host: Annotated[str, typer.Option("--host", help="Where to listen; 0.0.0.0 for other machines.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
    workers: Annotated[int, typer.Option("--workers", min=1, max=_MOST_WORKERS, help="How many processes answer.")] = 1,
    language: Annotated[Language, typer.Option("--language", help="Language of messages.")] = Language.fi,
    store: StoreOption = None,
) -> None:
    """Answer over HTTP until stopped (Ctrl-C)."""
    from api.serving import listening, serve_here, serve_together, stopped_in_good_order

    settings = Settings.from_env(os.environ)
    Desk(settings.desk).secret()  # one that cannot be used is told before anything starts
    with listening(host, port) as listener, stopped_in_good_order():
        with opened(store, language) as target:
            tell(say("serving", language.value, host=_in_address(host), port=listener.getsockname()[1]))
            if workers == 1:
                serve_here(settings, target, listener)
                return
        # The store could be opened, and is in order now. From here on each process has it open by itself.
        if store:
            os.environ["SEINATON_STORE"] = store
        serve_together(settings, workers, listener)


def _in_address(host: str) -> str:
    """A host as it stands in an address: an IPv6 one in brackets."""
    return f"[{host}]" if ":" in host else host

"""The command that answers over HTTP until it is stopped."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from api.commands.door import StoreOption, opened, tell
from api.language import Language
from api.settings import Settings
from api.wording import say


def serve(
    host: Annotated[str, typer.Option("--host", help="Where to listen; 0.0.0.0 for other machines.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
    language: Annotated[Language, typer.Option("--language", help="Language of messages.")] = Language.fi,
    store: StoreOption = None,
) -> None:
    """Answer over HTTP until stopped (Ctrl-C)."""
    import uvicorn

    from api.app import create_app

    with opened(store, language) as target:
        tell(say("serving", language.value, host=host, port=port))
        uvicorn.run(
            create_app(Settings.from_env(os.environ), target),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
        )

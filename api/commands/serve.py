"""The command that answers over HTTP until it is stopped."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer

from api.commands.door import StoreOption, opened, tell
from api.language import Language
from api.settings import Settings
from api.wording import say
from graph.errors import SeinatonError


def serve(
    host: Annotated[str, typer.Option("--host", help="Where to listen; 0.0.0.0 for other machines.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
    language: Annotated[Language, typer.Option("--language", help="Language of messages.")] = Language.fi,
    store: StoreOption = None,
) -> None:
    """Answer over HTTP until stopped (Ctrl-C)."""
    import uvicorn

    from api.app import create_app

    with opened(store, language) as target, _listening(host, port) as listener:
        tell(say("serving", language.value, host=host, port=listener.getsockname()[1]))
        _log_to_errors()
        app = create_app(Settings.from_env(os.environ), target)
        with suppress(KeyboardInterrupt):  # uvicorn ends in good order, then says how it was stopped
            uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run(
                [listener]
            )


def _log_to_errors() -> None:
    """Log lines of the HTTP door on standard error, as they are. The server's own log would tell what people ask."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("seinaton")
    log.addHandler(lines)
    log.setLevel(logging.INFO)


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A place to listen at. Taken before anything is made, so that a taken port is told in words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise SeinatonError("port-unusable", host=host, port=port, reason=reason) from error
        yield listener

"""The command that takes the network out, in the format of another program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from api.commands.door import AsOfOption, LanguageOption, StoreOption, give, opened
from api.commands.progress import progress
from api.commands.wishing import AreaOption, NetworkOption, PersonalOption, wished
from api.exports import exports
from api.language import Language
from api.settings import Settings
from api.wording import say
from graph.errors import BadQuestion
from graph.export.base import Export


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {', '.join(exports())}.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file or folder to write; must not exist.")],
    area: AreaOption = None,
    personal: PersonalOption = False,
    network: NetworkOption = False,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Take the network out, whole or one area of it: RDF, tables, graphs, HSDS."""
    wanted = exports().get(form)
    if wanted is None:
        raise BadQuestion("export-unknown", form=form, known=", ".join(exports()))
    if output.exists():
        raise BadQuestion("file-exists", path=str(output))
    settings = Settings.from_env(os.environ)
    wish = wished(settings, language, as_of, area, personal, network)
    with opened(store, language) as target, progress(language.value) as step, _new(output, wanted) as draft:
        target.ask(lambda view: wanted.write(view, wish, draft, step))
    give(say("exported", language.value, form=form, path=str(output)) + "\n")


@contextmanager
def _new(path: Path, wanted: Export) -> Iterator[Path]:
    """A place beside ``path`` to write in, which takes its name when all is well and is gone otherwise."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield draft
        if path.exists():
            raise BadQuestion("file-exists", path=str(path))
        draft.rename(path)
    except OSError as error:
        raise BadQuestion("file-not-written", path=str(path), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # nothing was written where nothing can be: the reason is told above
            draft.unlink(missing_ok=True) if wanted.ending else shutil.rmtree(draft, ignore_errors=True)

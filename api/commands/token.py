"""Commands that hand out, list and take back tokens for the HTTP door."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from api.commands.door import LanguageOption, give, tell
from api.desk import Desk
from api.language import Language
from api.settings import Settings
from api.typed import plain
from api.wording import say
from graph.model.one_line import one_line

_LONGEST_DAYS = 3_650

TokenArgument = Annotated[str, typer.Argument(metavar="ID", help="The id of a token, as `token list` shows it.")]


class TokenScope(StrEnum):
    """What a token opens."""

    network = "network"
    personal = "personal"


def add_token_commands(app: typer.Typer) -> None:
    """Add the group ``token``."""
    group = typer.Typer(help="Tokens for the HTTP door: who may see more than everybody.", no_args_is_help=True)
    group.command("create")(create)
    group.command("list")(list_all)
    group.command("uses")(uses)
    group.command("revoke")(revoke)
    app.add_typer(group, name="token")


def create(
    scope: Annotated[list[TokenScope], typer.Option("--scope", help="What it opens; may be given twice.")],
    days: Annotated[int, typer.Option("--days", min=1, max=_LONGEST_DAYS, help="For how many days.")] = 90,
    note: Annotated[str, typer.Option("--note", help="Whose it is: a role or a system, no person's name.")] = "",
    language: LanguageOption = Language.fi,
) -> None:
    """Make a token. It is shown once, and cannot be shown again."""
    scopes = [one.value for one in scope]
    token_id, text = _desk().create(scopes, days, plain("note", note), datetime.now(UTC))
    give(f"{text}\n")
    tell(say("token-made", language.value, token=token_id, days=days, scopes=", ".join(sorted(set(scopes)))))


def list_all(language: LanguageOption = Language.fi) -> None:
    """List all tokens: what they open, until when, when last used."""
    now = datetime.now(UTC).isoformat()
    for one in _desk().tokens():
        state = "revoked" if one.revoked else "over" if one.expires <= now else "open"
        told = say(f"token-{state}", language.value, until=one.expires[:10], on=one.revoked[:10])
        used = say("token-used", language.value, on=one.last_used[:10], count=one.uses) if one.uses else ""
        give("  ".join(filter(None, (one.id, ",".join(one.scopes), told, used, one_line(one.note)))) + "\n")


def uses(token: TokenArgument) -> None:
    """List each use of a token in the last year: when, and of which operation. What was asked is not kept."""
    for at, operation in _desk().uses(token):
        give(f"{at}  {operation}\n")


def revoke(token: TokenArgument, language: LanguageOption = Language.fi) -> None:
    """Take a token back: it opens nothing from now on."""
    _desk().revoke(token, datetime.now(UTC))
    tell(say("token-revoked-now", language.value, token=token))


def _desk() -> Desk:
    return Desk(Settings.from_env(os.environ).desk)

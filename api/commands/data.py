"""Commands that load, list and look after data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.door import AsOfOption, Form, FormOption, LanguageOption, StoreOption, asking, give, opened, tell
from api.commands.output import write_new
from api.commands.progress import progress
from api.commands.renewing import renew_places
from api.language import Language
from api.printing import csv_text
from api.typed import plain
from api.wording import finding_text, say
from graph.errors import BadQuestion, DataRefused, SeinatonError
from graph.model.dates import in_words
from graph.model.records import Dataset, Document
from graph.model.wording import label
from graph.store.base import Change, Store

if TYPE_CHECKING:
    from graph.questions.roster import Roster

WAIT = 30.0
LONGEST_WAIT = 86_400.0
"""Seconds: a day."""

_SHOWN_WAITING = 5

WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another writer.")]
AdoptOption = Annotated[
    bool, typer.Option("--adopt", help="Write into a Neo4j database that already holds something else.")
]
PathsArgument = Annotated[list[Path], typer.Argument(help="Workbooks (.xlsx) or folders of CSV files.")]


def add_data_commands(app: typer.Typer) -> None:
    """Add load, remove, datasets, status, reindex and template."""
    app.command("load")(load)
    app.command("remove")(remove)
    app.command("datasets")(datasets)
    app.command("status")(status)
    app.command("reindex")(reindex)
    app.command("template")(template)


def load(
    paths: PathsArgument,
    loader: Annotated[str | None, typer.Option("--loader", help="Read with this loader.")] = None,
    check_only: Annotated[bool, typer.Option("--check-only", help="Check, write nothing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse at any error.")] = False,
    wait: WaitOption = WAIT,
    keep_personal: Annotated[
        bool, typer.Option("--keep-personal", help="Keep names, phones and e-mails of persons, apart.")
    ] = False,
    adopt: AdoptOption = False,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Load workbooks or folders of CSV files; any error refuses a file."""
    from graph.merge.check import summarise

    check_wait(wait)
    refused: list[DataRefused] = []
    with opened(store, language, adopt) as target, _renewing(target, language, unless=check_only) as wrote:
        for path in paths:
            try:
                options = {"loader": loader, "check_only": check_only, "strict": strict, "wait": wait}
                wrote.append(load_one(target, path, language, keep_personal=keep_personal, **options))
            except DataRefused as error:
                for finding in summarise(error.findings):
                    tell(finding_text(finding, language.value))
                refused.append(error)
                if len(paths) > 1:
                    tell(say(f"error:{error.code}", language.value, **error.facts))
    if refused:
        raise DataRefused(refused[-1].code, (), **refused[-1].facts)


@contextmanager
def _renewing(target: Store, language: Language, unless: bool) -> Iterator[list[bool]]:
    """Afterwards places of maps are renewed; where a later file could not be loaded, if an earlier one wrote anything.

    Gives a list to be told of each file whether it wrote. Who could not write for another writer does not wait for it.
    """
    wrote: list[bool] = []
    try:
        yield wrote
    except SeinatonError:
        if any(wrote):
            renew_places(target, language)
        raise
    if not unless:
        renew_places(target, language)


def check_wait(seconds: float) -> None:
    """Raise BadQuestion for a time that nobody can wait."""
    if not 0 <= seconds <= LONGEST_WAIT:
        raise BadQuestion("bad-wait", seconds=seconds, longest=LONGEST_WAIT)


def load_one(target: Store, path: Path, language: Language, **options: Any) -> bool:
    """Load one path and tell what came of it; whether anything was written."""
    from graph.merge.check import summarise
    from loaders.run import load as run

    with progress(language.value) as on_step:
        report = run(target, path, today=date.today(), progress=on_step, **options)
    for finding in summarise(report.findings):
        tell(finding_text(finding, language.value))
    if options.get("check_only"):
        give(say("checked", language.value, path=path.name, rows=report.rows) + "\n")
    for change, kept in zip(report.changes, report.kept, strict=True):
        give(change_text(change, language.value) + "\n")
        for line in (*waiting_text(change, language.value), *gone_text(change, kept, language.value)):
            tell(line)
    return any(change.wrote for change in report.changes)


def change_text(change: Change, language: str) -> str:
    """What a change did, in one line."""
    if not change.wrote:
        return say("unchanged", language, dataset=change.dataset, revision=change.revision.number)
    return say(
        "changed",
        language,
        dataset=change.dataset,
        sayings=change.sayings_added,
        dropped=change.sayings_dropped,
        added=change.added,
        changed=change.changed,
        removed=change.removed,
        revision=change.revision.number,
    )


def waiting_text(change: Change, language: str) -> list[str]:
    """Links that wait for an end, a few by name."""
    if not change.waiting:
        return []
    some = ", ".join(" ".join(link) for link in change.waiting[:_SHOWN_WAITING])
    more = " …" if len(change.waiting) > _SHOWN_WAITING else ""
    return [say("links-waiting", language, count=len(change.waiting), some=some + more)]


def gone_text(change: Change, kept: int, language: str) -> list[str]:
    """A word where a dataset lost more than it kept, as when another book is loaded under its id.

    Sayings that merely stand in another row or are dated anew are dropped too; but then others take their place, and
    what they tell of is not gone from the network.
    """
    if change.sayings_dropped <= kept or 2 * change.removed <= change.sayings_dropped:
        return []
    return [say("dataset-gone", language, dataset=change.dataset, gone=change.sayings_dropped, kept=kept)]


def remove(
    dataset: Annotated[str, typer.Argument(help="Id of the dataset.")],
    wait: WaitOption = WAIT,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Take a dataset out again, exactly."""
    with opened(store, language) as target:
        check_wait(wait)
        change = target.remove(dataset, wait=wait)
        give(change_text(change, language.value) + "\n")
        renew_places(target, language)


def datasets(form: FormOption = Form.table, language: LanguageOption = Language.fi, store: StoreOption = None) -> None:
    """List what is loaded, and the documents it cites."""
    with opened(store, language) as target:
        loaded, documents = target.ask(lambda view: (view.datasets(), view.documents()))
    rows = [
        {**asdict(one), "documents": [asdict(doc) for (owner, _), doc in documents.items() if owner == one.id]}
        for one in loaded.values()
    ]
    if form is Form.json:
        give(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif form is Form.csv:
        names = [one.name for one in fields(Dataset)]
        give(csv_text(names, ([row[name] for name in names] for row in rows)))
    else:
        for one in loaded.values():
            give(dataset_text(one, [doc for (owner, _), doc in documents.items() if owner == one.id], language.value))
        if not rows:
            tell(say("nothing-loaded", language.value))


def dataset_text(dataset: Dataset, documents: Sequence[Document], language: str) -> str:
    """A dataset and the documents it cites, each with its date and how sure that is."""
    made_up = f" ({say('fictional', language)})" if dataset.fictional else ""
    told = {name: value or "–" for name, value in asdict(dataset).items()}
    lines = [f"{dataset.id}: {dataset.title}{made_up}", "  " + say("dataset-about", language, **told)]
    for document in documents:
        date = in_words(document.date, language) if document.date else say("undated", language)
        basis = label("date_basis", document.date_basis, language) if document.date_basis else ""
        parts = [document.title, document.publisher, date, basis, document.date_note, document.url]
        lines.append("  - " + " · ".join(part for part in parts if part))
    return "\n".join(lines) + "\n"


def status(form: FormOption = Form.table, language: LanguageOption = Language.fi, store: StoreOption = None) -> None:
    """Tell where the store is, how much it holds, and whether its word index fits this program."""
    with opened(store, language) as target:
        revision = target.ask(lambda view: view.revision)
        facts: dict[str, object] = {
            "store": target.address,
            "revision": revision.number,
            "digest": revision.digest,
            **target.counts(),
        }
    if form is Form.json:
        give(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
    elif form is Form.csv:
        give(csv_text(list(facts), [list(facts.values())]))
    else:
        for name, value in facts.items():
            give(f"{say(f'status:{name}', language.value)}: {value}\n")


def reindex(language: LanguageOption = Language.fi, store: StoreOption = None) -> None:
    """Build the word index anew, after the program's language tools changed."""
    with opened(store, language) as target:
        count = target.reindex()
    give(say("reindexed", language.value, count=count) + "\n")


def template(
    output: Annotated[Path, typer.Option("-o", "--output", help="The workbook to write (.xlsx).")],
    area: Annotated[
        str | None, typer.Option("--area", help="Give the names of this area in the store to choose from.")
    ] = None,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Write the empty workbook: notes, drop-downs and an example row on every sheet."""
    from loaders.workbook.template import template as empty_book

    if output.exists():
        raise DataRefused("file-exists", path=str(output))
    names = None if area is None else _roster(plain("area", area), as_of, language, store)
    write_new(output, empty_book(language.value, names))
    give(say("template-written", language.value, path=str(output)) + "\n")
    if names is not None:
        give(say("template-names", language.value, count=len(names.entries), area=names.area.name) + "\n")
        if names.inside:
            tell(say("template:inside", language.value))
        if names.fictional:
            tell(say("template:fictional", language.value))


def _roster(area: str, as_of: str | None, language: Language, address: str | None) -> Roster:
    """The names of an area. Whoever holds the store may see what the network keeps inside."""
    from graph.questions.roster import roster

    asked = asking(language, as_of, "network")
    with opened(address, language) as target:
        return target.ask(lambda view: roster(view, asked, area))

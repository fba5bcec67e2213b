"""What the documents show is true, and nothing that a user can meet is documented nowhere.

Commands are run through the real program on a copy of a store with the bundled networks. Where a page has the reader
fill in the empty workbook, it is filled in here with ``docs/example-network``.
"""

from __future__ import annotations

import doctest
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest

from api.cli import build
from api.wording import CATALOGUES
from docs.check import check
from docs.generate.cli import commands
from graph.merge.check import FAULTS
from graph.model.records import Row
from graph.model.wording import catalogue, labels
from graph.questions import questions
from graph.questions.gaps import gap_kinds
from graph.questions.gaps.part_missing import parts
from graph.questions.routes import effort
from graph.store.base import SELECTIONS
from graph.store.neo4j import memory
from graph.store.words import FIELD_WEIGHT
from loaders import LOADERS
from loaders.rdf import forms
from loaders.workbook import read
from loaders.workbook.writer import write
from tests.project.pages import CONSOLE, PROMPT, run, shown

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
WITH_COMMANDS = [page for page in PAGES if any(shown(page.read_text(encoding="utf-8")))]
WITH_PYTHON = [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")]
CODE = [path for folder in ("graph", "loaders", "api", "visuals") for path in sorted((ROOT / folder).rglob("*.py"))]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def text_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled networks."""
    folder = tmp_path_factory.mktemp("bundled")
    done = run(ROOT, folder, "demo", "--no-serve", "--store", "sqlite:network.sqlite")
    assert done.returncode == 0, done.stdout
    return folder / "network.sqlite"


@pytest.fixture
def folder(bundled: Path, tmp_path: Path) -> Path:
    """Where a reader of the documents stands: in the repository, with a store of the bundled networks."""
    shutil.copy(bundled, tmp_path / "network.sqlite")
    for name in ("docs", "loaders"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def fill_in(workbook: Path) -> None:
    """Fill in the empty workbook with the example network, in Finnish words."""
    read_rows = [row for row in read(ROOT / "docs" / "example-network") if isinstance(row, Row)]
    write((row.record for row in read_rows), workbook, "fi")


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name_of)
def test_what_a_page_shows_is_what_the_program_does(page: Path, folder: Path) -> None:
    for one in shown(page.read_text(encoding="utf-8")):
        line = " ".join(one.arguments)
        assert one.arguments[0] == "seinaton", f"only seinaton is shown with its output: {line}"
        done = run(ROOT, folder, *one.arguments[1:])
        assert done.returncode == 0, f"{line}\n{done.stdout}"
        assert one.fits(done.stdout), f"{line}\nis shown with\n{chr(10).join(one.lines)}\nprinted\n{done.stdout}"
        if one.arguments[1] == "template":
            fill_in(folder / one.arguments[one.arguments.index("-o") + 1])


def test_something_is_shown_on_the_pages_that_people_read_first() -> None:
    first = {"README.md", "docs/fi/README.md", "docs/fi/tyokirja.md", "docs/questions.md", "docs/loaders.md"}
    assert first <= {name_of(page) for page in WITH_COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_command_is_shown_where_it_is_not_run(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    unseen = [line for line in CONSOLE.sub("", text).splitlines() if line.startswith(PROMPT)]
    assert not unseen


def test_output_that_the_program_does_not_print_is_noticed() -> None:
    (one,) = shown("```console\n$ seinaton status\nStore: …\n…\nDatasets: 3\n```\n")
    assert one.fits("Store: here\nRevision: 1\n\nDatasets: 3\n")
    assert one.fits("Store: here\nDatasets: 3\n")
    assert not one.fits("Store: here\nDatasets: 4\n")
    assert not one.fits("Store: here\nDatasets: 3\nand more\n")


@pytest.mark.parametrize("page", WITH_PYTHON, ids=name_of)
def test_the_python_on_a_page_does_what_it_says(page: Path, folder: Path) -> None:
    done = doctest.testfile(str(page), module_relative=False, globs={"folder": folder}, encoding="utf-8")
    assert done.attempted > 0
    assert done.failed == 0


def test_every_command_and_option_is_documented() -> None:
    import typer

    page = text_of("cli.md")
    program = typer.main.get_group(build())
    assert commands()
    for name, command in program.commands.items():
        section = re.search(rf"^### {name}\n(.*?)(?=^### |\Z)", page, re.MULTILINE | re.DOTALL)
        assert section, f"docs/cli.md has no section for {name}"
        for parameter in command.params:
            for option in parameter.opts:
                assert option.lower() in section[1].lower(), f"docs/cli.md does not tell of {name} {option}"


def test_every_setting_is_documented() -> None:
    in_code = r"\b(SEINATON_[A-Z_]+|XDG_[A-Z_]+|LOCALAPPDATA)\b"
    settings = {name for path in CODE for name in re.findall(in_code, path.read_text(encoding="utf-8"))}
    assert "SEINATON_STORE" in settings
    page = text_of("operations.md")
    assert not {name for name in settings if f"`{name}`" not in page}


def test_every_question_is_documented() -> None:
    headings = re.findall(r"^## (.+)$", text_of("questions.md"), re.MULTILINE)
    assert set(questions()) <= set(headings)


def test_the_finnish_guide_explains_words_that_the_program_says() -> None:
    said = "\n".join(
        words.text(key, "fi")
        for words in (labels(), *map(catalogue, CATALOGUES))
        for key in words.keys()  # noqa: SIM118  (a catalogue is no mapping)
    )
    _, table = text_of("fi/README.md").split("| kun vastauksessa lukee | se tarkoittaa |\n| --- | --- |\n")
    cells = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", table, re.MULTILINE)
    explained = [part.strip(" ,") for cell in cells for part in re.split("[;…]", cell) if part.strip(" ,")]
    assert len(explained) > 10
    assert not [part for part in explained if part not in said]


def test_every_selection_is_documented() -> None:
    described = (ROOT / "graph" / "store" / "README.md").read_text(encoding="utf-8")
    for page in (described, text_of("stores.md")):
        assert not [name for name in SELECTIONS if f"`{name}`" not in page]


def test_every_loader_is_documented() -> None:
    assert not [name for name in LOADERS if f"| `{name}` |" not in text_of("loaders.md")]


def test_every_finding_and_error_is_documented() -> None:
    made_by = r"\b(?:_?error|_?warning|_?fault|Finding|BadCell|DataRefused|[A-Z]\w+(?:Busy|Unusable|Question|Found))\("
    in_code = re.compile(made_by + r'\s*(?:"(?:error|warning)",\s*)?"([a-z0-9-]+)"')
    codes = {code for path in CODE for code in in_code.findall(path.read_text(encoding="utf-8"))} | set(FAULTS)
    assert {"unknown-heading", "zip-bomb", "personal-left-out", "store-busy", "undated"} <= codes
    page = text_of("findings.md")
    levels = {"error", "warning"}  # before a code that is no literal
    assert not sorted(code for code in codes - levels if f"| `{code}` |" not in page)


@pytest.mark.parametrize(
    ("page", "modules"),
    [
        ("words.md", ["graph.model.text"]),
        ("loaders.md", ["loaders.workbook.raw"]),
    ],
)
def test_numbers_in_tables_are_those_of_the_program(page: str, modules: list[str]) -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \| ([\d,]+) \|", text_of(page), re.MULTILINE)
    assert len(told) > 5
    for name, number in told:
        assert int(number.replace(",", "")) == getattr(import_module(modules[0]), name), name


def test_bounds_of_rdf_are_those_of_the_program() -> None:
    told = re.findall(r"^\| `forms\.([A-Z_]+)` \| ([\d,]+) \|", text_of("loaders.md"), re.MULTILINE)
    assert {name for name, _ in told} == {name for name in vars(forms) if name.startswith("MAX_")}
    for name, number in told:
        assert int(number.replace(",", "")) == getattr(forms, name), name


def test_constants_of_the_neo4j_engine_are_those_of_the_program() -> None:
    told = re.findall(r"^\| `([a-z]+)\.([A-Z_]+)` \| ([\d,]+) \|", text_of("stores.md"), re.MULTILINE)
    assert len(told) > 5
    for module, name, number in told:
        value = getattr(import_module(f"graph.store.neo4j.{module}"), name)
        seconds = value.total_seconds() if isinstance(value, timedelta) else value
        assert int(number.replace(",", "")) == seconds, f"{module}.{name}"


def test_the_page_on_sizing_says_what_the_program_reckons() -> None:
    told = re.findall(r"^\| (?:a thing|a relation) [^|]*\| ([\d.]+) KB", text_of("operations.md"), re.MULTILINE)
    reckoned = [memory.STAGED, memory.NODE, memory.LINK, memory.GONE]
    for kilobytes, constant in zip(told, reckoned, strict=True):
        assert constant <= float(kilobytes) * 1000 < constant * 1.1


def test_every_kind_of_gap_is_defined() -> None:
    page = text_of("questions.md").partition("### The kinds")[2]
    assert re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| [^|]*\|$", page.partition("### Thresholds")[0], re.MULTILINE)
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page.partition("### Thresholds")[0], re.MULTILINE)) == set(gap_kinds())


def test_thresholds_of_gaps_are_those_of_the_program() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \| (−?[\d.,]+) \|", text_of("questions.md"), re.MULTILINE)
    code = [path for path in CODE if "questions" in path.parts]
    in_code = dict(
        one for path in code for one in re.findall(r"^([A-Z_]+) = (-?[\d_.]+)$", path.read_text("utf-8"), re.MULTILINE)
    )
    assert len(told) == 10
    for name, number in told:
        assert float(number.replace("−", "-")) == float(in_code[name]), name


def test_parts_of_a_family_centre_are_those_of_the_program() -> None:
    page = text_of("questions.md").partition("### The parts of a family centre")[2].partition("## ")[0]
    told = {
        part: tuple(one.strip() for one in words.split(",") if one.strip())
        for part, words in re.findall(r"^\| `([a-z-]+)` \| ([^|]*)\|", page, re.MULTILINE)
    }
    assert told == {part.code: part.words for part in parts()}


def test_efforts_of_a_step_are_those_of_the_program() -> None:
    page = text_of("questions.md").partition("## routes")[2].partition("## gaps")[0]
    rows = re.findall(r"^\| ([a-z][^|]*) \| (\d) \| (\d) \|$", page, re.MULTILINE)
    told = {name.partition(":")[0]: effort.Effort(int(family), int(staff)) for name, family, staff in rows}
    for name, value in (*effort.OWN_WAY.items(), *effort.MANNER.items()):
        assert told.pop(name) == value, name
    assert told.pop("manner not recorded") == effort.MANNER_NOT_RECORDED
    assert [*told] == ["in addition"], "the rest is told in words"
    assert (
        f"each full {effort.WAITING_DAYS} days of waiting (the longest recorded), at most {effort.WAITING_MOST} times"
        in page
    )
    decision, documents = effort.DECISION, effort.DOCUMENTS
    assert f"needs an assessment and decision | {decision.family} | {decision.staff} |" in page
    assert f"documents are asked for | {documents.family} | {documents.staff} |" in page


def test_weights_of_fields_are_those_of_the_program() -> None:
    told = re.findall(r"^\| `([a-z_]+)` \| (\d+) \|", text_of("words.md"), re.MULTILINE)
    assert {name: int(number) for name, number in told} == FIELD_WEIGHT


def test_the_index_leads_to_every_page() -> None:
    docs = ROOT / "docs"
    index = text_of("README.md")
    listed = {(docs / target).resolve() for target in re.findall(r"\]\(([^)#]+)\)", index)}
    folders_of_their_own = {docs / "decisions", docs / "example-network"}
    pages = {page for page in docs.rglob("*.md") if page.parent not in folders_of_their_own} - {docs / "README.md"}
    assert not pages - listed
    decisions = text_of("decisions/README.md")
    assert not [one.name for one in (docs / "decisions").glob("0*.md") if f"({one.name})" not in decisions]


def test_the_map_names_every_folder() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = {one.name for one in ROOT.iterdir() if one.is_dir() and not one.name.startswith((".", "_"))}
    assert not [name for name in folders - {"build", "dist"} if f"| `{name}/` |" not in readme]


@pytest.fixture
def generated_folder(tmp_path: Path) -> Path:
    """A folder that a program writes, with its page and one more file."""
    program = "import pathlib, sys\nfolder = pathlib.Path(sys.argv[1])\n"
    page = "<!-- generated folder: python make.py -->\n# Made\n"
    program += f"(folder / 'README.md').write_text({page!r})\n(folder / 'one.json').write_text('1')\n"
    (tmp_path / "make.py").write_text(program, encoding="utf-8")
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "README.md").write_text(page, encoding="utf-8")
    (tmp_path / "made" / "one.json").write_text("1", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_text("2", encoding="utf-8"), lambda path: path.unlink()],
    ids=["out of date", "missing"],
)
def test_a_file_of_a_generated_folder_is_checked_too(
    generated_folder: Path, spoil: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    file = generated_folder / "made" / "one.json"
    assert check(generated_folder, write=False) == 0
    spoil(file)
    assert check(generated_folder, write=False) == 1
    assert "one.json: not up to date" in capsys.readouterr().out
    assert check(generated_folder, write=True) == 0
    assert file.read_text(encoding="utf-8") == "1"

# What can be done here: `make help`. Every target sets up .venv by itself, and again only when pyproject.toml or
# constraints.txt has changed.
PYTHON ?= python3
BIN := .venv/bin
RUNNING := .venv/.ready-to-run
TESTING := .venv/.ready-to-test
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check format docs measure system clean

help:  ## what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNNING)  ## load the bundled networks into a fresh store, answer one of each question, then serve until Ctrl-C
	@$(BIN)/seinaton demo

test: check  ## make check, then all tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(TESTING)  ## style, types, who may import whom, and the documents
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python docs/check.py

format: $(TESTING)  ## put the style right
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(TESTING)  ## write the generated documents anew
	@$(BIN)/python docs/check.py --write

measure: $(TESTING)  ## speed and memory on this machine
	@$(BIN)/python benchmarks/run.py

system:  ## the system packages (Debian, as root): Voikko, Chromium, Java, Maven
	@.ci/system

clean:  ## take away .venv and what the tools made
	@rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNNING): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; $(PYTHON) is older or missing. Another one: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "$(PYTHON) cannot make virtual environments. On Debian, as root: apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv (a minute or two the first time) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --editable .
	@touch $@

$(TESTING): $(RUNNING)
	@$(PIP) --editable '.[dev]'
	@touch $@

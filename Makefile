# One comment per target; `make` alone lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test lint types layers migrations catalogues unit integration browser evaluate soak faults lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(STAMP)

setup: $(STAMP)  ## create the virtual environment with the locked packages
	@$(BIN)/python tools/compile_catalogues.py

demo: setup  ## start everything with a plausible portfolio and print the addresses
	$(BIN)/recobro demo

test: setup lint types layers migrations  ## everything that CI checks
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --ignore=tests/acceptance
	$(BIN)/python -m pytest tests/acceptance

lint: setup  ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup  ## mypy, strict
	$(BIN)/mypy

layers: setup  ## import-linter: dependencies point inwards
	$(BIN)/lint-imports

migrations: setup  ## no model change without its migration
	$(BIN)/recobro db check-migrations

evaluate: setup  ## read the project's own test set and write the report
	$(BIN)/recobro evaluate --out .recobro/evaluation

soak: setup  ## the long, seeded proofs: random cases, kill -9 runs, replays
	$(BIN)/python -m pytest -m "" --soak tests

faults: setup  ## kill -9 of workers, PostgreSQL and emulator under load, 200 runs
	$(BIN)/python -m tests.faults --runs 200 --seed 7

lock: setup  ## resolve the dependencies again
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --group dev --output-file requirements.lock pyproject.toml

clean:  ## remove the virtual environment and the data directory
	rm -rf $(VENV) .recobro

# Waqāʾiʿ: set-up and the commands of the house. `make help` lists them.
# Everything goes into .venv from requirements.lock, whose hashes pip checks; nothing else on the machine is touched.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements.lock
PORT ?= 3000
UV ?= uv
WAREHOUSE ?= warehouse
RAW ?= raw

# The first Python on the path from 3.11 to 3.13; `make PYTHON=/path/to/python3.12 ...` names another.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done)

export DAGSTER_DISABLE_TELEMETRY := 1
export GX_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1

.PHONY: help warehouse test check format ui notebook lock
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

warehouse: $(VENV)/.ready ## build the warehouse from raw/, check it, publish it, ask it three questions
	@$(BIN)/waqai build --raw $(RAW) --warehouse $(WAREHOUSE) --examples

test: $(VENV)/.ready ## lint, types, tests of the code and of the models
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.ready ## lint and types only, in seconds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.ready ## put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

ui: $(VENV)/.ready ## open Dagster's pages on http://localhost:3000, with the asset graph and the last runs
	@$(BIN)/waqai ui --raw $(RAW) --warehouse $(WAREHOUSE) --port $(PORT)

notebook: $(VENV)/.ready ## open the notebook about incidents and deaths
	@$(BIN)/marimo run notebooks/incidents.py

lock: ## resolve the dependencies anew (needs uv; everything else needs only Python and make)
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --group dev \
		--no-header --quiet --upgrade pyproject.toml --output-file $(LOCK)

$(VENV)/.installed: $(LOCK)
	@test -n "$(PYTHON)" || { echo "Waqāʾiʿ needs Python 3.11, 3.12 or 3.13; none is on the path" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the dependencies into $(VENV); this takes a minute or two"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes \
		-r $(LOCK)
	@echo "compiling them"
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1 || true
	@touch $@

$(VENV)/.ready: $(VENV)/.installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

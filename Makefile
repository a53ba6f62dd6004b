# Everything that is done with this checkout. `make help` lists it.
# Needs Python 3.11 or newer with venv, make and a C compiler; the rest comes
# from requirements.lock, into .venv.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := .demo

# The first Python on the path that is new enough; `make PYTHON=...` picks another.
PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)

# How many tests run at once: `make test JOBS=1` for one after the other.
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo test style types layers tests bench evidence screens lock clean
.DELETE_ON_ERROR:
.NOTPARALLEL:

help: ## say what can be made
	@echo "make WHAT, where WHAT is:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(READY) ## a fictional seeker: import, goal, coverage map, this week's plan
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	@$(BIN)/inroad demo --folder "$(DEMO)"

test: style types layers tests ## every check

style: $(READY) ## lint and format
	@echo; echo "== style: ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## static types
	@echo; echo "== types: mypy --strict"
	@$(BIN)/mypy

layers: $(READY) ## which room may import which
	@echo; echo "== layers: import-linter"
	@$(BIN)/lint-imports --no-logo

tests: $(READY) ## the tests, in parallel and in random order
	@echo; echo "== tests: pytest"
	@$(BIN)/python -m pytest -q -n $(JOBS) --dist loadgroup --hypothesis-profile ci

bench: $(READY) ## how long everything takes, beside what one would use instead
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@for each in bench/*.py; do echo; echo "== $$each"; $(BIN)/python $$each || exit 1; done

evidence: $(READY) ## replay real histories and simulate worlds: docs/evidence.md
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r evidence/requirements.txt
	@$(BIN)/python -m evidence

screens: $(READY) ## a picture of every page, in docs/screens; needs Debian's chromium
	@$(BIN)/python docs/screens.py

lock: $(READY) ## pin every dependency anew, with hashes
	@$(BIN)/pip-compile --quiet --all-extras --upgrade --generate-hashes --allow-unsafe \
		--strip-extras --no-header --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-emit-options --output-file requirements.lock pyproject.toml

clean: ## remove what was made, the virtual environment too
	rm -rf $(VENV) $(DEMO) build dist .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The virtual environment: made when it is missing or does not start, filled again
# when the lock or pyproject.toml changed.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { \
		echo "Inroad needs Python 3.11 or newer, and there is none on this machine's path." >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Inroad needs Python's venv module: on Debian, run 'apt-get install python3-venv'." >&2; \
		exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		echo "== making $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
	@echo "== installing what requirements.lock pins (a minute or two, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	@touch $(READY)

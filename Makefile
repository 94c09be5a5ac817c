# make demo: set up, then read the example story.   make test: set up, then run all tests.   make lint: style, types, imports.
# make test-spark: the engine's tests on Spark itself, which wants Java 17; `make test` has them on Sail.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PAGE := $(shell find ui -path ui/node_modules -prune -o -type f -print 2>/dev/null)

.PHONY: demo test test-spark lint evaluate benchmark weights pictures wheel clean

demo: $(VENV)/.installed
	$(BIN)/inquit demo

# Browsers and servers keep an event loop in the process that starts them: their tests do not share one with the others.
test: $(VENV)/.tests
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --ignore tests/page --ignore tests/serve --ignore tests/engine
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder tests/serve tests/page
	$(BIN)/python -m pytest tests/engine

test-spark: $(VENV)/spark/.installed
	INQUIT_SPARK="local[2]" PYSPARK_PYTHON=$(abspath $(VENV))/spark/bin/python PYTHONPATH=$(CURDIR) $(VENV)/spark/bin/python -m pytest tests/engine -k spark

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if command -v npm >/dev/null; then npm --prefix ui run --silent check; else echo "types of the page not checked: no npm on the PATH"; fi

evaluate: $(VENV)/.tests
	$(BIN)/python -m evaluation

benchmark: $(VENV)/.tests
	$(BIN)/pip install --quiet --group peers
	OMP_NUM_THREADS=1 $(BIN)/python -m evaluation.benchmark

weights: $(VENV)/.tests
	@test -n "$(INQUIT_DATA)" || { echo "set INQUIT_DATA to the folder with attribution/ and stories/"; exit 2; }
	$(BIN)/pip install --quiet --group training
	$(BIN)/python -m training --data $(INQUIT_DATA)

pictures: $(VENV)/.tests
	$(BIN)/python docs/pictures.py

wheel: $(VENV)/.tests
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1,<27"

$(VENV)/.installed: pyproject.toml hatch_build.py $(PAGE) | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.installed
	$(BIN)/pip install --quiet --group test
	@touch $@

$(VENV)/spark/.installed: pyproject.toml
	@command -v java >/dev/null || { echo "Spark wants Java 17 on the PATH"; exit 2; }
	$(PYTHON) -m venv $(VENV)/spark
	$(VENV)/spark/bin/python -m pip install --quiet --upgrade "pip>=25.1,<27"
	$(VENV)/spark/bin/pip install --quiet --editable . --group spark
	@touch $@

$(VENV)/.lint: $(VENV)/.tests
	$(BIN)/pip install --quiet --group lint
	@touch $@

clean:
	rm -rf $(VENV) build demo dist ui/node_modules src/inquit/export/page.html

# Two commands do everything: `make demo` (environment, install, library from the samples, web page) and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

.PHONY: demo test lint check clean

demo: $(INSTALLED)
	$(BIN)/guihua demo

test: $(INSTALLED) lint
	$(BIN)/python -m pytest -m "not slow" -n 2

# Slow tests: the page in a real browser (needs Debian's chromium), kill -9 at random moments.
check: test
	$(BIN)/python -m pytest -m slow

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Exact pins, so that what is tested is what is installed; pip is given torch first because its CPU build may come from
# another index (see README, Install).
$(INSTALLED): requirements.txt pyproject.toml
	command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet $(shell grep '^torch==' requirements.txt)
	$(BIN)/python -m pip install --quiet -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

clean:
	rm -rf $(VENV)

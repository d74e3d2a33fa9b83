# Makes the environment (.venv, from requirements.txt) and hands over to invoke: `make serve` is `inv serve` and so on.
# `make` alone lists everything.

PYTHON := .venv/bin/python
INVOKE := $(PYTHON) -m invoke

.DEFAULT_GOAL := help
.PHONY: help environment serve test build rebuild publish check lint clean

help:
	@echo "make serve   builds the site, serves it on this machine and reloads the browser on a change"
	@echo "make test    runs the whole suite"
	@echo "make build, rebuild, publish, check, lint, clean: the tasks of the same name"
	@echo
	@echo "All tasks: .venv/bin/inv --list"
	@! test -x $(PYTHON) || $(INVOKE) --list

# Compares the lock with the copy that the last install left, so a second run costs no more than that.
environment:
	@sh .ci/environment

serve: environment
	@$(INVOKE) livereload

test build rebuild publish check lint clean: environment
	@$(INVOKE) $@

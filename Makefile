# Two commands: `make run` and `make test`. Both are quick the second time.
PYTHON ?= python3
PORT ?= 8501
export PORT
ifdef DATABASE_URL
export DATABASE_URL
endif
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := run
.PHONY: run test lint lock clean

$(VENV)/bin/python:
	@deploy/make-venv "$(PYTHON)" "$(VENV)"

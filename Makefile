# `make run` serves the product, `make test` checks it. Both work on a fresh machine and are quick the second time.
# `make bench` measures it beside a hand-written page of the same content: make bench BENCH='--rounds 3'
#   make run PORT=8600
#   make run DATABASE_URL=postgresql+psycopg://user:password@host/database
.DEFAULT_GOAL := run
.PHONY: run test bench lock advisories

run:
	@deploy/make-venv run
	@deploy/run

test:
	@deploy/make-venv dev
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m ruff check .
	.venv/bin/python -m mypy
	.venv/bin/python -m bandit --quiet --recursive --configfile pyproject.toml .
	.venv/bin/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command(["--no-logo"])'
	.venv/bin/python -m pytest -n logical --maxprocesses 4 --ignore tests/browser
	.venv/bin/python -m pytest tests/browser

bench:
	@deploy/make-venv bench
	.venv/bin/python -m bench $(BENCH)

# Asks the advisory service about every locked version, where there is a way to the internet; tests/test_advisories.py needs none.
advisories:
	@deploy/make-venv dev
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --target var/pip-audit pip-audit
	PYTHONPATH=var/pip-audit .venv/bin/python -m pip_audit --requirement requirements.lock --disable-pip --no-deps

lock:
	@deploy/make-venv dev
	@deploy/make-lock

"""`chithi06 demo`: fills an empty database with invented data, once, whole or not at all, and marks it as invented."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from data_access import clock
from data_access.changes.revision import mark_demo
from data_access.changes.users import add_demo_accounts
from data_access.contents import Contents, contents
from data_access.engine import Engine, connect_engine, migrate, reading
from data_access.lists import load
from domain.scope import Scope
from intake.demo.history import Step, Told, told, written
from intake.demo.workbooks import desk

SEED = 6

_PROCESSES = 2


def demo(seed: Annotated[int, typer.Option(help="Số gieo: cùng số, cùng ngày cho cùng dữ liệu.")] = SEED) -> None:
    """Điền dữ liệu minh họa vào cơ sở dữ liệu còn trống. Không bao giờ ghi vào cơ sở dữ liệu thật."""
    engine = connect_engine()
    try:
        _demo(engine, seed=seed)
    finally:
        engine.dispose()


def _demo(engine: Engine, *, seed: int) -> None:
    migrate(engine)
    with reading(engine, Scope.city()) as connection:
        found = contents(connection)
    if found is Contents.REAL:
        typer.echo("Cơ sở dữ liệu đã có số liệu thật: không ghi dữ liệu minh họa vào.", err=True)
        raise typer.Exit(1)
    if found is Contents.DEMO:
        add_demo_accounts(engine)
        typer.echo("Cơ sở dữ liệu đã có dữ liệu minh họa.")
        return
    cores = os.cpu_count() or 1
    number = fill(engine, seed=seed, processes=min(cores, _PROCESSES) if cores > 1 else 0)
    typer.echo(f"Đã ghi dữ liệu minh họa: {number:,} báo cáo.".replace(",", "."))


def fill(engine: Engine, *, seed: int = SEED, districts: frozenset[str] | None = None, processes: int = 0) -> int:
    """Fill an empty database up to yesterday, mark it and make its accounts; returns the number of reports.

    `districts` limits the story to their committees and the city bodies, for tests; `processes` write workbooks beside
    this one.
    """
    today = clock.local_day(clock.now())
    with reading(engine) as connection:
        reference = load(connection)
    story = told(reference, seed=seed, today=today, districts=districts)
    writing = engine.execution_options(writes=True).begin()
    with desk(processes=processes) as opened, _progress(story) as step, writing as connection:
        mark_demo(connection)
        number = written(connection, story=story, desk=opened, step=step)
    add_demo_accounts(engine)
    return number


@contextmanager
def _progress(story: Told) -> Iterator[Step]:
    """A bar on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("Dữ liệu minh họa"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=len(story.dues) + len(story.assigning))
        yield lambda: bar.advance(task)

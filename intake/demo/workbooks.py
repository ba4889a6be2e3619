"""The newest quarter as real workbooks: written by the template, filled in, read and checked as if a committee had sent them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context

from data_access.known import Known
from domain.statements import Report
from intake import reader, template, workbook
from intake.demo.filling import filled

Desk = Callable[[Known, Report], Callable[[], Report]]
"""Takes what is known of a committee and what it has to say; gives a function that waits for the workbook as it was read."""


def sent(known: Known, said: Report) -> Report:
    """The report that comes out of a workbook into which `said` was written. Raises Refused, which would be a fault of ours."""
    rows = {name: rows for name, rows in filled(known, said.statements).items() if name in said.sheets}
    ticked = [name for name, number in said.sheets.items() if number == 0]
    file = template.report(known, rows=rows, ticked=ticked)
    return workbook.read(reader.opened(file, name=said.file_name), known=known)


@contextmanager
def desk(*, processes: int) -> Iterator[Desk]:
    """Where workbooks are written: in so many processes beside this one, or here when there are none."""
    if not processes:
        yield lambda known, said: partial(sent, known, said)
        return
    # Spawned, not forked: this process holds a transaction open.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for _ in range(processes):
            pool.submit(os.getpid)  # starts them now, so that they have loaded when the first workbook comes
        yield lambda known, said: pool.submit(sent, known, said).result

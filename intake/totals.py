"""Total rows: compared with what the rows above add up to, and never taken for a row of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.text import fold
from intake.cells import Rule
from intake.columns import Kind
from intake.numbers import amount
from intake.refusals import shown
from intake.tables import Line, Table
from intake.words import plain

_TOTAL = re.compile(r"(?:tong cong|tong so|tong|cong|cong don)(?:\s*[:(].*|\s+(?:cong|so|chung|toan\b.*|cac\b.*))?\s*:?")
_CODED = re.compile(r"[A-Z]{1,4}[0-9]|[0-9]{3}")


def settle(found: Table) -> None:
    """Take the total rows out of the table's lines; one that does not add up is refused, stating both numbers."""
    kept: list[Line] = []
    since: list[Line] = []
    for line in found.lines:
        if not is_total(found, line):
            kept.append(line)
            since.append(line)
            continue
        _compare(found, line, kept, since)
        since = []
    found.lines = kept


def is_total(found: Table, line: Line) -> bool:
    """Whether a row is a total: one of its cells says so, and it has no code of its own."""
    texts = [plain(cell.value) for cell in line.cells.values() if isinstance(cell.value, str)]
    first = next(iter(found.sheet.columns))
    code = plain(line.cells[first].value) if first in line.cells else ""
    return any(_TOTAL.fullmatch(fold(text)) for text in texts) and not _CODED.search(code)


def _compare(found: Table, line: Line, all_before: list[Line], since_last: list[Line]) -> None:
    wrong = False
    for key, cell in line.cells.items():
        stated = amount(cell)
        if found.sheet.kinds[key] is not Kind.COUNT or stated is None:
            continue
        sums = {_sum(key, all_before), _sum(key, since_last)}
        if stated not in sums:
            wrong = True
            expected = f"bằng số cộng của các dòng trên: {_sum(key, all_before):g}"
            heading = found.sheet.columns[key].heading
            found.refuse(expected, found=shown(f"{stated:g}"), cell=cell.address, heading=heading)
    if not wrong:
        found.reading.note(f"A{line.number}", Rule.TOTAL_ROW, "; ".join(plain(cell.value) for cell in line.cells.values()), "")


def _sum(key: str, lines: Iterable[Line]) -> float:
    found = (amount(line.cells[key]) for line in lines if key in line.cells)
    return sum(number for number in found if number is not None)

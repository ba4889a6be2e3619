"""The rows of all sheets of one workbook beside what is known, and the checks that every subject shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from data_access.known import Known
from domain.statements import Statement, Value
from intake.columns import Sheet
from intake.refusals import Refusal, shown
from intake.rows import Entry
from intake.tables import Table
from intake.words import nearest


@dataclass(frozen=True)
class Book:
    """The tables and the rows that say something, by the name of their sheet; a sheet left out is in neither."""

    known: Known
    tables: Mapping[str, Table]
    entries: Mapping[str, Sequence[Entry[Any]]]

    def of(self, sheet: Sheet) -> Sequence[Entry[Any]]:
        """The rows of one sheet, none where it was left out."""
        return self.entries.get(sheet.name, ())


def statement(book: Book, entry: Entry[Any], fact: str, **values: Value) -> Statement:
    """One fact of the reporting committee, with the place it stands at."""
    stated = {"committee_id": book.known.committee.id, **values}
    return Statement(fact, stated, entry.table.sheet.name, entry.line.number)


def duplicates(entries: Sequence[Entry[Any]], key: str, *, of: Callable[[Entry[Any]], object] | None = None) -> Iterator[Refusal]:
    """Every row that says again what a row above is about; both are named."""
    seen: dict[object, int] = {}
    for entry in entries:
        about = of(entry) if of else getattr(entry.row, key)
        if about in seen:
            yield entry.refusal(key, f"mỗi mã một dòng; trùng với dòng {seen[about]}, chỉ giữ một dòng đúng")
        seen.setdefault(about, entry.line.number)


def in_order(entry: Entry[Any], *keys: str) -> Iterator[Refusal]:
    """A reason for each day that lies before one of a column named earlier; blank ones are passed over."""
    filled = [(key, getattr(entry.row, key)) for key in keys if getattr(entry.row, key) is not None]
    for (before, earlier), (after, later) in pairwise(filled):
        if later < earlier:
            heading = entry.table.sheet.columns[before].heading
            yield entry.refusal(after, f"ngày không trước «{heading}» ({earlier:%d/%m/%Y})")


def not_later(entry: Entry[Any], day: date, *keys: str) -> Iterator[Refusal]:
    """A reason for each day that had not come when the workbook was handed in: what is not done is not reported."""
    for key in keys:
        if (getattr(entry.row, key) or day) > day:
            yield entry.refusal(key, f"ngày đã đến, không sau {day:%d/%m/%Y}; việc chưa làm thì để trống")


def together(entry: Entry[Any], key: str, *needs: str) -> Iterator[Refusal]:
    """A reason for each column of `needs` left blank in a row where column `key` is filled."""
    if getattr(entry.row, key) is not None:
        for need in needs:
            if getattr(entry.row, need) is None:
                heading = entry.table.sheet.columns[key].heading
                yield entry.refusal(need, f"phải ghi, vì đã ghi «{heading}»")


def foreign(book: Book, code: str) -> str:
    """What to say of a code that carries another committee's part; empty where it carries none."""
    parts = set(code.split("-"))
    for other in book.known.reference.committees.values():
        if other.code in parts and other.id != book.known.committee.id:
            return f"mã của {book.known.committee.name}; đây là mã của {other.name}"
    return ""


def unknown(book: Book, entry: Entry[Any], key: str, among: Collection[str], *, what: str) -> Refusal:
    """The reason against a code that is not in the register, with the nearest ones that are."""
    code = str(getattr(entry.row, key))
    words = foreign(book, code)
    hint = "" if words else nearest(code, list(among))
    return entry.refusal(key, words or f"{what}{'; ' + hint if hint else ''}")


def grouped(rows: Sequence[Mapping[str, Any]], key: str) -> dict[str, list[Mapping[str, Any]]]:
    """The known rows by the value of one column."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def told(value: object) -> str:
    """A known value as a refusal states it."""
    return shown(f"{value:%d/%m/%Y}" if isinstance(value, date) else value)

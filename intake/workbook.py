"""From a file to a report: everything that is wrong with it at once, or everything it says. Nothing in between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from data_access.engine import Connection
from data_access.known import ASSIGNER, Known, OutOfScope, UnknownCommittee, known
from data_access.lists import Reference
from domain.privacy import personal
from domain.scope import Scope
from domain.statements import Report, Statement
from intake import privacy, rows, tables, tabs, totals
from intake.checks import SUBJECTS
from intake.checks.book import Book
from intake.marks import VERSION, Mark
from intake.owners import closed
from intake.reader import Opened, opened
from intake.refusals import Refusal, Refused
from intake.sheets import GUIDE, SHEETS
from intake.tables import Table
from intake.untouched import digest


def read(source: Path | bytes | Opened, *, known: Known) -> Report:
    """The report that a workbook is, checked in every respect. Raises Refused with every reason against it.

    `known` must be that of the committee and period the workbook names (`intake.reader.opened(source).mark`).
    """
    file = source if isinstance(source, Opened) else opened(source)
    misplaced = list(_misplaced(file.mark, known))
    if misplaced:
        raise Refused(misplaced)
    found, refusals = _tables(file, known)
    about_people = list(_personal(file, known, found))
    apart = {(refusal.sheet, refusal.cell) for refusal in about_people}
    book = _book(known, file.mark, found, apart)
    for table in found:
        refusals += table.refusals
    for subject in SUBJECTS[file.mark.kind]:
        refusals += subject.refusals(book)
    said = [statement for subject in SUBJECTS[file.mark.kind] for statement in subject.statements(book)] if not refusals else []
    refusals += _silent(book, said) if not refusals else []
    if refusals or about_people:
        kept = [refusal for refusal in refusals if (refusal.sheet, refusal.cell) not in apart]
        raise Refused(_in_order([*about_people, *kept], file))
    return _report(file, book, said)


def received(
    source: Path | bytes,
    *,
    connection: Connection,
    scope: Scope,
    as_of: datetime,
    name: str = "",
    reference: Reference | None = None,
) -> Report:
    """The report that a workbook is, checked against what the database held at `as_of`. Raises Refused.

    Only a workbook of a committee within `scope` is read. `name` is the file's name where `source` are its bytes.
    """
    file = opened(source, name=name)
    mark = file.mark
    try:
        held = known(
            connection,
            committee_id=mark.committee_id,
            period=mark.period,
            scope=scope,
            as_of=as_of,
            assign=mark.kind == "assign",
            reference=reference,
        )
    except UnknownCommittee:
        raise Refused([Refusal("một đơn vị trong danh mục; mã đơn vị của biểu mẫu không có", sheet=GUIDE)]) from None
    except OutOfScope:
        raise Refused([Refusal("biểu mẫu của đơn vị mình; tài khoản này không nộp thay đơn vị khác", sheet=GUIDE)]) from None
    return read(file, known=held)


def _misplaced(mark: Mark, known: Known) -> Iterator[Refusal]:
    """A workbook of another committee, period or template, or of a committee that was not there then."""
    if (mark.committee_id, mark.period) != (known.committee.id, known.period):
        yield Refusal(
            f"biểu mẫu của {known.committee.name}, {known.period.label}; tệp này là của đơn vị hoặc kỳ khác", sheet=GUIDE
        )
        return
    if mark.version != VERSION:
        yield Refusal(f"biểu mẫu phiên bản {VERSION}; tệp này theo phiên bản {mark.version}, hãy tải mẫu mới", sheet=GUIDE)
    if mark.kind == "assign" and mark.committee_id != ASSIGNER:
        yield Refusal("biểu mẫu giao việc chỉ của Ban Tổ chức Thành ủy", sheet=GUIDE)
    if not known.committee.in_force(known.period.start, known.period.end):
        yield Refusal(f"một đơn vị đang hoạt động trong kỳ; {closed(known.committee, known.reference)}", sheet=GUIDE)
    if known.period.start > known.on:
        yield Refusal(f"một kỳ đã bắt đầu; {known.period.label} bắt đầu ngày {known.period.start:%d/%m/%Y}", sheet=GUIDE)


def _tables(file: Opened, known: Known) -> tuple[list[Table], list[Refusal]]:
    sheets = SHEETS[file.mark.kind]
    grids, refusals = tabs.assigned(file.grids, sheets)
    found = []
    for sheet in sheets:
        if sheet.name in grids:
            grid = grids[sheet.name]
            reading = rows.reading(sheet, known, name=grid.name, is_1904=file.workbook.is_1904)
            found.append(tables.table(sheet, grid, reading))
            totals.settle(found[-1])
    return found, refusals


def _personal(file: Opened, known: Known, found: Sequence[Table]) -> Iterator[Refusal]:
    committees = known.reference.committees.values()
    districts = (name for names in known.reference.districts.values() for name in names)
    names = (*(one.name for one in committees), *(one.short_name for one in committees), *districts)
    return privacy.refusals(file, heading_rows={table.grid.name: table.heading_row for table in found}, catalogue=names)


def _book(known: Known, mark: Mark, found: Sequence[Table], apart: set[tuple[str, str]]) -> Book:
    """The rows of each table; cells that hold personal data are refused already and go no further.

    A sheet that came back as it went out says nothing: the rows on it were written by the system.
    """
    entries = {}
    for table in found:
        cells = {cell for sheet, cell in apart if sheet == table.grid.name}
        entries[table.sheet.name] = [] if _is_untouched(table, mark) else list(rows.entries(table, apart=cells))
    return Book(known, {table.sheet.name: table for table in found}, entries)


def _is_untouched(table: Table, mark: Mark) -> bool:
    sent = dict(zip((sheet.name for sheet in SHEETS[mark.kind]), mark.sent, strict=False))
    contents = ({key: cell.value for key, cell in line.cells.items()} for line in table.lines)
    return sent.get(table.sheet.name) == digest(contents)


def _silent(book: Book, said: Sequence[Statement]) -> Iterator[Refusal]:
    """A box ticked above rows that say something new, and a workbook that says nothing at all."""
    for name, table in book.tables.items():
        fresh = [statement for statement in said if statement.sheet == name and _is_new(book.known, statement)]
        if table.is_ticked and fresh:
            words = f"bỏ chữ x «Không phát sinh», hoặc bỏ nội dung mới ở dòng {fresh[0].row}; hai điều trái nhau"
            yield Refusal(words, sheet=table.grid.name, cell=f"A{fresh[0].row}")
    if not said and not any(table.is_ticked for table in book.tables.values()):
        yield Refusal("ít nhất một trang có số liệu hoặc ghi x ở ô «Không phát sinh»; tệp chưa ghi gì")


def _is_new(known: Known, statement: Statement) -> bool:
    """Whether a statement says something else than what is known already."""
    return not any(
        all(row[key] == value for key, value in statement.values.items() if key in row) for row in known.rows(statement.fact)
    )


def _in_order(refusals: Sequence[Refusal], file: Opened) -> list[Refusal]:
    """Each reason once, in the order of the workbook: whole file, then sheet by sheet, row by row."""
    order = {grid.name: number for number, grid in enumerate(file.grids, 1)}

    def place(refusal: Refusal) -> tuple[int, int]:
        digits = "".join(sign for sign in refusal.cell.partition(":")[0] if sign.isdigit())
        return order.get(refusal.sheet, 0), int(digits or 0)

    return sorted(dict.fromkeys(refusals), key=place)


def _unnamed(file: Opened) -> str:
    """The file's name as it is kept; one that names a person is replaced, since it stands in the register for good."""
    words = re.sub(r"[_.-]+", " ", file.name)
    neutral = f"{file.mark.committee_id}-{file.mark.period.code}.xlsx"
    return neutral if personal(words) else file.name[:200]


def _report(file: Opened, book: Book, said: Sequence[Statement]) -> Report:
    """What the workbook says, sheet by sheet: 0 rows where the box is ticked; a sheet left blank is not in it."""
    ticked = {name for name, table in book.tables.items() if table.is_ticked}
    told = tuple(statement for statement in said if statement.sheet not in ticked)
    counts = Counter(sheet for sheet, _ in {(statement.sheet, statement.row) for statement in told})
    notes = tuple(note for table in book.tables.values() for note in table.reading.notes)
    return Report(
        kind=file.mark.kind,
        committee_id=file.mark.committee_id,
        period=file.mark.period,
        template_version=file.mark.version,
        file_name=_unnamed(file),
        file_sha256=file.sha256,
        statements=told,
        sheets={**counts, **dict.fromkeys(sorted(ticked), 0)},
        normalisations=notes,
    )

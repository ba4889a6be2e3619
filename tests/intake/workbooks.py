"""A small committee with a history, its filled workbook, and ways to change a workbook as people and programs do."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Engine

from data_access.changes import submissions
from data_access.known import Known, known
from domain.periods import Period
from domain.scope import Scope
from domain.statements import Statement, Value
from intake import prefill, template
from tests.builders import COMMITTEE, a_base, a_report

PERIOD = Period.parse("2026-Q3")
NOW = datetime(2026, 10, 12, 2, 0)
"""The moment at which the workbooks of these tests are handed in."""

CODE = "XP26740"
TASK = f"NV-2026-0001-{CODE}"
CASE = f"{CODE}-002-CC1"
INSPECTION = f"KT-2026-{CODE}-01"
NEXT_INSPECTION = f"KT-2026-{CODE}-02"

Book = Any
"""A workbook as openpyxl has it, which knows no types."""

Change = Callable[[Book], None]


def stated(fact: str, *parts: Mapping[str, Value]) -> Statement:
    """A statement of the small committee with the values of all parts."""
    values: dict[str, Value] = {"committee_id": COMMITTEE}
    for each in parts:
        values |= each
    return Statement(fact, values, "Trang", 6)


def an_assignment(number: int = 1, **values: Value) -> Statement:
    """A piece of work given in January, due at the end of September."""
    usual: dict[str, Value] = {
        "code": f"NV-2026-{number:04}-{CODE}",
        "clause": "1.3",
        "letter": "d",
        "title": f"Rà soát quy chế làm việc, phần {number}",
        "product": "Quy chế được ban hành",
        "assigning_document": "15-KH/TU",
        "assigned_on": date(2026, 1, 15),
        "due_on": date(2026, 9, 30),
        "cancelled_on": None,
        "cancel_reason": None,
    }
    return stated("assignment", usual, values)


def history(engine: Engine) -> None:
    """Fill a database with what was known before the quarter: three tasks, three bases, a case, an inspection."""
    move: dict[str, Value] = {"assignment_code": f"NV-2026-0002-{CODE}", "number": 1, "document": "20-CV/TU"}
    moved = stated("deadline_move", move, {"moved_on": date(2026, 8, 1), "due_on": date(2026, 11, 30)})
    cancelled = an_assignment(3, cancelled_on=date(2026, 5, 1), cancel_reason="Đã lồng vào việc khác")
    work = (an_assignment(1), an_assignment(2), cancelled, moved)
    given = a_report(*work, committee="tp-btctu", period="2026-W03", kind="assign")
    submissions.accept(engine, report=given, by="btctu", at=datetime(2026, 1, 20))
    bases = [a_base(number, row=5 + number) for number in (1, 2, 3)]
    said = a_report(*bases, *_register(), *_inspected(), period="2026-Q2")
    submissions.accept(engine, report=said, by="phuong", at=datetime(2026, 7, 5))


def _register() -> list[Statement]:
    listed, planned = date(2026, 3, 2), date(2026, 3, 20)
    about: dict[str, Value] = {"case_code": CASE, "number": 1}
    case: dict[str, Value] = {"code": CASE, "base_code": f"{CODE}-002", "listed_on": listed, "document": "5-QĐ/ĐU"}
    return [
        stated("weak_case", case, {"reasons": "CAP_UY", "measures": None, "responsible": "Ban Xây dựng Đảng"}),
        stated("weak_case_event", about, {"stage": "listed", "happened_on": listed, "document": "5-QĐ/ĐU", "due_on": None}),
        stated(
            "weak_case_event",
            about,
            {"stage": "planned", "happened_on": planned, "document": "9-KH/ĐU", "due_on": date(2026, 9, 20)},
        ),
    ]


def _inspected() -> list[Statement]:
    return [
        stated(
            "inspection",
            {"code": INSPECTION, "year": 2026, "authority": "UBKT", "form": "GS_CD", "subject": "TCD", "base_code": None},
            {"clause": "1.3", "planned_on": date(2026, 4, 1), "started_on": date(2026, 4, 2), "ended_on": None},
            {"concluded_on": date(2026, 5, 4), "document": "7-TB/UBKT", "findings": "QUY_CHE"},
            {"inspected": 4, "concluded": 4, "with_violation": 1, "to_discipline": 0, "disciplined": 0},
        ),
        stated(
            "recommendation",
            {"code": f"{INSPECTION}-KN1", "inspection_code": INSPECTION, "finding": "QUY_CHE", "document": None},
            {"content": "Bổ sung quy chế làm việc", "responsible": "Chi bộ số 1", "due_on": date(2026, 9, 1)},
            {"remedied_on": None, "verified_on": None},
        ),
    ]


def held(engine: Engine, *, period: Period = PERIOD, as_of: datetime = NOW) -> Known:
    """What is known of the committee for its report."""
    with engine.connect() as connection:
        return known(connection, committee_id=COMMITTEE, period=period, scope=Scope.city(), as_of=as_of)


def answers(known: Known) -> dict[str, list[dict[str, Any]]]:
    """The rows of a report of the third quarter, complete and right in every respect."""
    rows = {sheet: [dict(row) for row in lines] for sheet, lines in prefill.report(known).items()}
    rows["Nhiệm vụ"][0] |= {"started_on": date(2026, 2, 1), "done_on": date(2026, 9, 1), "product_document": "15-KH/ĐU"}
    ratio = {"numerator": 40, "denominator": 50, "rate": 80.0, "target": 90.0}
    rows["Chỉ tiêu"] = [row | (ratio if row["unit"] == "%" else {"numerator": 40}) for row in rows["Chỉ tiêu"]]
    rows["Cơ sở"][3] |= {"name": "Chi bộ Trường THCS Nguyễn Du", "form": "CBCS", "type_code": "6a", "members": 12}
    rows["Cơ sở cần củng cố"][0] |= {"underway_on": date(2026, 7, 1), "proposed_on": date(2026, 9, 25)}
    rows["Cơ sở cần củng cố"].append(
        {"base_code": f"{CODE}-003", "listed_on": date(2026, 8, 3), "document": "31-QĐ/ĐU", "reasons": ("SINH_HOAT", "XL_KHT")}
    )
    rows["Kiểm tra, giám sát"][1] |= {"authority": "CAP_UY", "form": "KT_CD", "subject": "DV", "started_on": date(2026, 8, 5)}
    rows["Kiểm tra, giám sát"][1] |= {"concluded_on": date(2026, 9, 9), "inspected": 9, "concluded": 8, "with_violation": 2}
    rows["Kiến nghị"][0] |= {"remedied_on": date(2026, 8, 20), "document": "3-BC/CB"}
    rows["Kiến nghị"].append(
        {"inspection_code": NEXT_INSPECTION, "finding": "QUY_CHE", "content": "Sửa chương trình làm việc"}
        | {"responsible": "Chi bộ số 2", "due_on": date(2026, 12, 1)}
    )
    return rows


def workbook(known: Known, **ticked: bool) -> bytes:
    """The right report of `answers` as a file."""
    return template.report(known, rows=answers(known), ticked=[sheet for sheet, is_so in ticked.items() if is_so])


def changed(file: bytes, change: Change) -> bytes:
    """The file after somebody opened it in another program, changed it and saved it."""
    book: Book = import_module("openpyxl").load_workbook(io.BytesIO(file))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(sheet: str, **cells: object) -> Change:
    """A change that writes cells by address."""

    def change(book: Book) -> None:
        for address, value in cells.items():
            book[sheet][address] = value

    return change


def packed(file: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with some of its parts replaced or added, as no spreadsheet program would write it."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as old, ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return made.getvalue()


def part(file: bytes, name: str) -> bytes:
    """One part of a file."""
    with ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name)

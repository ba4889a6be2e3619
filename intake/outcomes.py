"""What became of a file that was handed in, as text for people and as plain values for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from data_access.changes.comparison import Change, Outcome
from data_access.schema import FACTS
from domain.statements import NAMES, Normalisation, Report
from intake.cells import RULES
from intake.refusals import Refusal, Refused
from intake.sheets import SHEETS
from intake.sheets.report import STEPS, WEAK_CASES

_COLUMNS = {
    "happened_on": "Ngày",
    "document": "Văn bản",
    "due_on": "Thời hạn",
    "denominator": "Mẫu số",
    "cancelled_on": "Ngày rút",
    "cancel_reason": "Lý do",
}
_PLACE = ("sheet", "row")


def refused_text(name: str, error: Refused) -> str:
    """The reasons against a file as a plain table: sheet, cell, column, what stands there, what is expected."""
    rows = [("Trang", "Ô", "Cột", "Thấy", "Cần"), *(_cells(refusal) for refusal in error.refusals)]
    head = f"{name}: bị từ chối, {len(error.refusals)} lý do. Không có gì được ghi."
    return "\n".join([head, *_table(rows)])


def accepted_text(name: str, report: Report, outcome: Outcome, *, is_trial: bool) -> str:
    """What a file changed, or would change: counts, on a trial each change, and what was accepted in another form."""
    if outcome.repeated_of is not None:
        return f"{name}: giống hệt lần nộp số {outcome.repeated_of}, không có gì thay đổi."
    head = "nộp thử, chưa ghi gì" if is_trial else f"đã ghi, lần nộp số {outcome.submission_id}"
    counts = f"{outcome.count('new')} mới, {outcome.count('changed')} thay đổi, {outcome.count('unchanged')} giữ nguyên"
    lines = [f"{name}: {head}. {report.period.label}: {counts}."]
    lines += [f"  {line}" for line in _sheets(report)]
    if is_trial:
        lines += [f"  {line}" for line in _changes(outcome.changes)]
    return "\n".join([*lines, *(f"  {line}" for line in _notes(report.normalisations))])


def refused_values(name: str, error: Refused) -> dict[str, Any]:
    """A refusal as plain values: `refusals` with sheet, cell, heading, found and expected."""
    return {"file": name, "status": "refused", "refusals": [asdict(refusal) for refusal in error.refusals]}


def accepted_values(name: str, report: Report, outcome: Outcome, *, is_trial: bool) -> dict[str, Any]:
    """An accepted, tried or repeated file as plain values, with every change and every normalisation."""
    status = "repeated" if outcome.repeated_of is not None else "trial" if is_trial else "accepted"
    return {
        "file": name,
        "status": status,
        "submission": outcome.repeated_of if outcome.repeated_of is not None else outcome.submission_id,
        "committee": report.committee_id,
        "period": report.period.code,
        **{kind: outcome.count(kind) for kind in ("new", "changed", "unchanged")},
        "sheets": dict(report.sheets),
        "changes": [_values(change) for change in outcome.changes if change.kind != "unchanged"],
        "normalisations": [asdict(note) for note in report.normalisations],
    }


def _cells(refusal: Refusal) -> tuple[str, ...]:
    return (refusal.sheet or "(cả tệp)", refusal.cell, refusal.heading, refusal.found, refusal.expected)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows in columns of equal width, the last as long as it is."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    for row in rows:
        yield "  " + "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])


def _sheets(report: Report) -> Iterator[str]:
    for sheet, rows in report.sheets.items():
        yield f"Trang «{sheet}»: {rows} dòng" if rows else f"Trang «{sheet}»: không phát sinh"


def _changes(changes: Iterable[Change]) -> Iterator[str]:
    """Each new fact by what it is about, each changed one by the columns that differ."""
    for change in changes:
        fact, values = change.statement.fact, change.statement.values
        place = f"{NAMES[fact]}, «{change.statement.sheet}» dòng {change.statement.row}"
        if change.kind == "new":
            yield f"mới: {place}: {_about(change)}"
        elif change.kind == "changed":
            differing = [key for key, value in values.items() if change.before.get(key) != value]
            told = (f"{_heading(change, key)}: {_shown(change.before.get(key))} → {_shown(values[key])}" for key in differing)
            yield f"thay đổi: {place}: {'; '.join(told)}"


def _about(change: Change) -> str:
    """What a fact is about: its key; of a step of a case the column it stands in."""
    values = change.statement.values
    if change.statement.fact == "weak_case_event":
        day, _, _ = STEPS.get((str(values["stage"]), int(str(values["number"]))), ("listed_on", "", ""))
        return f"{values['case_code']}, {WEAK_CASES.columns[day].heading} {_shown(values['happened_on'])}"
    key = (values[part] for part in FACTS[change.statement.fact].info["key"])
    return " ".join(str(part) for part in key if part)


def _heading(change: Change, key: str) -> str:
    """What a column of a fact is called on its sheet, or by itself where a sheet has several of it."""
    sheets = (sheet for kind in SHEETS.values() for sheet in kind if sheet.name == change.statement.sheet)
    columns = next(iter(sheets)).columns if change.statement.fact != "weak_case_event" else {}
    return columns[key].heading if key in columns else _COLUMNS.get(key, key)


def _shown(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "(trống)" if value is None else str(value)


def _notes(notes: Sequence[Normalisation]) -> Iterator[str]:
    counts = Counter(note.rule for note in notes)
    for rule, count in counts.items():
        first = next(note for note in notes if note.rule == rule)
        taken = f"; «{first.found}» đọc là «{first.taken}»" if first.found or first.taken else ""
        yield f"{RULES[rule]}: {count} ô, như «{first.sheet}» {first.cell}{taken}"


def _values(change: Change) -> dict[str, Any]:
    place = {key: getattr(change.statement, key) for key in _PLACE}
    before = {key: _plain(value) for key, value in change.before.items()}
    values = {key: _plain(value) for key, value in change.statement.values.items()}
    return {"kind": change.kind, "fact": change.statement.fact, **place, "values": values, "before": before}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value

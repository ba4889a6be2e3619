"""«Chỉ tiêu»: figures of the indicators due in the period. A blank row says «no figure yet»; a removed row is refused."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.lists import Indicator
from domain.statements import Statement
from intake import prefill
from intake.cells import Cell
from intake.checks.book import Book, duplicates, statement, unknown
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.report import OBSERVATIONS, ObservationRow
from intake.words import plain

TOLERANCE = 0.1
"""Points by which a typed percentage may differ from its numerator and denominator: one decimal, rounded."""


def refusals(book: Book) -> Iterator[Refusal]:
    """Unknown indicators, missing rows, parts that do not go together, percentages that contradict them."""
    entries = _answered(book)
    yield from duplicates(entries, "indicator", of=lambda entry: (entry.row.indicator, entry.row.item or ""))
    if book.of(OBSERVATIONS):
        yield from _missing(book)
    due = {indicator.code: indicator for indicator in book.known.due_indicators}
    for entry in entries:
        indicator = due.get(entry.row.indicator)
        if indicator is None:
            yield _not_due(book, entry, due)
        elif (entry.row.item or "") not in (indicator.items or {"": ""}):
            items = ", ".join(indicator.items) or "để trống"
            yield entry.refusal("item", f"phân tổ của chỉ tiêu {indicator.code}: {items}")
        elif entry.row.not_applicable:
            yield from _not_applicable(entry)
        else:
            yield from _figures(entry, indicator)


def _answered(book: Book) -> list[Entry[ObservationRow]]:
    """The rows with a figure or a remark; a target that the template had filled in says nothing by itself."""
    return [entry for entry in book.of(OBSERVATIONS) if not _only_target(book, entry.row)]


def _only_target(book: Book, row: ObservationRow) -> bool:
    answers = (row.numerator, row.denominator, row.rate, row.note)
    is_bare = all(answer is None for answer in answers) and not row.not_applicable
    return is_bare and row.target == _sent(book, row)


def _sent(book: Book, row: ObservationRow) -> float | None:
    """The target that the template shows for a row."""
    known, item = book.known, row.item or ""
    said = known.fact("observation", known.committee.id, row.indicator, known.period.code, item)
    return said["target"] if said else prefill.known_target(known, row.indicator, item)


def _missing(book: Book) -> Iterator[Refusal]:
    """One reason that lists every due row that is not on the sheet any more, blank or filled."""
    table = book.tables[OBSERVATIONS.name]
    present = {(_code(line.cells.get("indicator")), _code(line.cells.get("item"))) for line in table.lines}
    wanted = [(one.code, item) for one in book.known.due_indicators for item in one.items or {"": ""}]
    gone = [f"{code} {item}".strip() for code, item in wanted if (code, item) not in present]
    if gone:
        words = f"đủ các chỉ tiêu của kỳ; thiếu dòng {', '.join(gone)} (chưa có số liệu thì để trống, không xóa dòng)"
        yield Refusal(words, sheet=table.grid.name)


def _code(cell: Cell | None) -> str:
    return plain(cell.value).strip().upper() if cell else ""


def _not_due(book: Book, entry: Entry[ObservationRow], due: dict[str, Indicator]) -> Refusal:
    if entry.row.indicator in book.known.reference.indicators:
        return entry.refusal("indicator", f"chỉ tiêu đơn vị phải báo cáo ở {book.known.period.label}; xóa dòng này")
    return unknown(book, entry, "indicator", due, what="mã chỉ tiêu trong danh mục")


def _not_applicable(entry: Entry[ObservationRow]) -> Iterator[Refusal]:
    for key in ("numerator", "denominator", "rate"):
        if getattr(entry.row, key) is not None:
            yield entry.refusal(key, "ô trống, vì đã ghi «Không áp dụng»")


def _figures(entry: Entry[ObservationRow], indicator: Indicator) -> Iterator[Refusal]:
    row = entry.row
    if row.numerator is None:
        yield entry.refusal("numerator", "phải ghi, vì dòng này đã có số liệu khác; chưa có số liệu thì để trống cả dòng")
    if indicator.kind == "count":
        for key in ("denominator", "rate"):
            if getattr(row, key) is not None:
                yield entry.refusal(key, f"ô trống; {indicator.code} là một con số, không tính tỷ lệ")
    elif row.denominator is None:
        yield entry.refusal("denominator", f"phải ghi; {indicator.code} là tỷ lệ: {indicator.denominator}")
    elif row.numerator is not None:
        yield from _ratio(entry, indicator, row.numerator, row.denominator)
    if row.target is not None:
        yield from _target(entry, indicator, row.target)


def _ratio(entry: Entry[ObservationRow], indicator: Indicator, numerator: int, denominator: int) -> Iterator[Refusal]:
    if numerator > denominator and (not indicator.may_exceed or denominator == 0):
        yield entry.refusal("numerator", f"số không lớn hơn mẫu số ({denominator})")
        return
    stated = entry.row.rate
    if stated is None:
        return
    rate = 100 * numerator / denominator if denominator else 0.0
    if abs(stated - rate) > TOLERANCE:
        fraction = abs(100 * stated - rate) <= TOLERANCE
        hint = "; có phải ô này chưa đặt định dạng phần trăm?" if fraction else ""
        yield entry.refusal("rate", f"khớp với tử số và mẫu số: {rate:.1f}%".replace(".", ",") + hint)


def _target(entry: Entry[ObservationRow], indicator: Indicator, target: float) -> Iterator[Refusal]:
    cell = entry.line.cells["target"]
    if indicator.kind == "count" and (cell.is_percent or "%" in str(cell.value)) and not float(target).is_integer():
        yield entry.refusal("target", f"một số lượng ({indicator.unit}), không phải phần trăm")
    elif indicator.kind == "ratio" and 0 < target < 1 and not cell.is_percent and "%" not in str(cell.value):
        yield entry.refusal("target", f"số phần trăm; có phải {100 * target:g}%?".replace(".", ","))


def statements(book: Book) -> Iterator[Statement]:
    """One observation a row."""
    for entry in _answered(book):
        row = entry.row
        numbers = {key: getattr(row, key) for key in ("numerator", "denominator", "target")}
        yield statement(
            book,
            entry,
            "observation",
            indicator=row.indicator,
            period=book.known.period.code,
            item=row.item or "",
            **{key: None if value is None else float(value) for key, value in numbers.items()},
            not_applicable=row.not_applicable,
            note=row.note,
        )

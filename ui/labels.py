"""Every Vietnamese word and colour of a state or category that the program itself computes, in one place.

Categories that come from reference data (levels, reasons, forms …) bring their names from the database.
"""

from __future__ import annotations

ON_TIME, LATE, OPEN, OVERDUE, NOT_DUE, CANCELLED = "done_on_time", "done_late", "open", "overdue", "not_due", "cancelled"

STATE_NAMES = {
    ON_TIME: "Hoàn thành đúng hạn",
    LATE: "Hoàn thành trễ hạn",
    OPEN: "Đang thực hiện, trong hạn",
    OVERDUE: "Quá hạn",
    NOT_DUE: "Chưa đến kỳ thực hiện",
    CANCELLED: "Thôi thực hiện",
}
"""The computed state of an assignment by code."""

STATE_SHAPES = {ON_TIME: "●", LATE: "◐", OPEN: "○", OVERDUE: "▲", NOT_DUE: "·", CANCELLED: "×"}
"""A shape beside each colour: colour is never alone."""

STATE_COLOURS = {
    ON_TIME: "#1f5f8b",
    LATE: "#e08e45",
    OPEN: "#9cc3dc",
    OVERDUE: "#8e1b1b",
    NOT_DUE: "#d9dee3",
    CANCELLED: "#b8b8b8",
}
"""Blue for done, orange for late, dark red for overdue only; readable in grey."""

NOTHING_NAMES = {
    "not_due": "Chưa đến hạn",
    "missing": "Chưa báo cáo",
    "not_applicable": "Không áp dụng",
    "zero": "Không phát sinh",
}
"""The four kinds of nothing."""

NOTHING_SHAPES = {"not_due": "", "missing": "▨", "not_applicable": "–", "zero": "0"}

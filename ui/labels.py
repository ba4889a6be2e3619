"""Every Vietnamese word and colour of a state or category that the program itself computes, in one place.

Categories that come from reference data (levels, reasons, forms …) bring their names from the database.
"""

from __future__ import annotations

from domain import inspections
from domain.indicators import Versus
from domain.overview import OverdueShare
from domain.progress import State, Trouble
from domain.reporting import Status

STATE_NAMES: dict[str, str] = {
    State.DONE_ON_TIME: "Hoàn thành đúng hạn",
    State.DONE_LATE: "Hoàn thành trễ hạn",
    State.OPEN: "Đang thực hiện, trong hạn",
    State.NOT_DUE: "Chưa triển khai, chưa đến hạn",
    State.OVERDUE: "Quá hạn",
    State.CANCELLED: "Thôi thực hiện",
}
"""The computed state of an assignment by code, in the order in which bars are stacked."""

STATE_SHAPES: dict[str, str] = {
    State.DONE_ON_TIME: "●",
    State.DONE_LATE: "◐",
    State.OPEN: "○",
    State.NOT_DUE: "◌",
    State.OVERDUE: "▲",
    State.CANCELLED: "×",
}
"""A shape beside each colour: colour is never alone."""

STATE_COLOURS: dict[str, str] = {
    State.DONE_ON_TIME: "#1f5f8b",
    State.DONE_LATE: "#e08e45",
    State.OPEN: "#9cc3dc",
    State.NOT_DUE: "#d9dee3",
    State.OVERDUE: "#8e1b1b",
    State.CANCELLED: "#b8b8b8",
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

AGE_NAMES = {0: "Đến 6 tháng", 6: "Trên 6 đến 12 tháng", 12: "Trên 12 tháng"}
"""How long a base has been on the register, by the mark it has passed."""

AGE_COLOURS = {0: "#9cc3dc", 6: "#e08e45", 12: "#b9651b"}

FLOW_COLOURS = {"stock": "#7d8b98", "entered": "#e08e45", "exited": "#4a8fbd", "dissolved": "#b4bcc4"}
"""The register over a period: what stands, what came, what left by a verified exit, what was dissolved or merged."""

INSPECTION_STAGES = {
    inspections.UNCONCLUDED: "Đã kết thúc, chưa có kết luận",
    inspections.DELAYED: "Quá ngày theo kế hoạch, chưa bắt đầu",
    inspections.UNDERWAY: "Đang tiến hành",
    inspections.UNHEARD: "Đã đến ngày theo kế hoạch, chưa có báo cáo mới",
    inspections.PLANNED: "Chưa đến ngày theo kế hoạch",
    inspections.CONCLUDED: "Đã kết luận",
    inspections.LEFT_OPEN: "Đơn vị đã kết thúc hoạt động, chưa có kết luận",
}
"""The computed stage of an inspection by code, what waits first."""

INSPECTION_SHAPES = {
    inspections.UNCONCLUDED: "◐",
    inspections.DELAYED: "▲",
    inspections.UNDERWAY: "○",
    inspections.UNHEARD: "▨",
    inspections.PLANNED: "◌",
    inspections.CONCLUDED: "●",
    inspections.LEFT_OPEN: "–",
}

AUTHORITIES = {"CAP_UY": "Cấp ủy", "UBKT": "Ủy ban kiểm tra", "CHI_BO": "Chi bộ"}
"""Who inspects, as short as a column needs it."""

REMEDY_NAMES = {
    inspections.OVERDUE: "Quá hạn, chưa khắc phục",
    inspections.OPEN: "Trong hạn, chưa khắc phục",
    inspections.REMEDIED: "Khắc phục đúng hạn",
    inspections.REMEDIED_LATE: "Khắc phục trễ hạn",
    inspections.LEFT_OPEN: "Đơn vị đã kết thúc hoạt động, chưa có kết quả khắc phục",
}
"""The computed state of a recommendation by code."""

COUNT_COLOUR = "#6e8ca3"
"""Counts that are neither good nor bad: inspections, violations, measures."""

PLAN_COLOUR = "#9aa7b3"
"""What was planned, behind what was done."""

DONE_COLOUR, OPEN_COLOUR, OVERDUE_COLOUR = "#3f86b5", "#9cc3dc", STATE_COLOURS[State.OVERDUE]

REPORT_NAMES = {
    Status.ON_TIME: "Đúng hạn",
    Status.LATE: "Trễ hạn",
    Status.ZERO: "Không phát sinh",
    Status.MISSING: "Chưa báo cáo",
    Status.NOT_DUE: "Chưa đến hạn",
    Status.NOT_APPLICABLE: "Không áp dụng",
}
"""The state of a report: three ways to have it and the kinds of nothing."""

REPORT_SHAPES = {
    Status.ON_TIME: "●",
    Status.LATE: "◐",
    Status.ZERO: "0",
    Status.MISSING: "▨",
    Status.NOT_DUE: "",
    Status.NOT_APPLICABLE: "–",
}

REPORT_COLOURS = {
    Status.ON_TIME: "#a9cbe0",
    Status.LATE: "#efc08f",
    Status.ZERO: "#dbe8f1",
    Status.MISSING: "#a3abb2",
    Status.NOT_DUE: "#ffffff",
    Status.NOT_APPLICABLE: "#eef1f3",
}
"""Behind dark letters; grey for what is missing, never red."""

OVERDUE_SHARE_NAMES = {
    OverdueShare.NONE: "○ Không có việc quá hạn",
    OverdueShare.FEW: "◔ Quá hạn dưới 5%",
    OverdueShare.SOME: "◑ Quá hạn từ 5% đến dưới 10%",
    OverdueShare.MANY: "▲ Quá hạn từ 10%",
}
"""How much of a district's work is overdue; the shape stands before the word and on the map."""

OVERDUE_SHARE_COLOURS = {
    OverdueShare.NONE: "#d3e3ee",
    OverdueShare.FEW: "#f4d3a8",
    OverdueShare.SOME: "#e08e45",
    OverdueShare.MANY: "#8e1b1b",
}

VERSUS_NAMES: dict[str, str] = {
    Versus.SHORT: "▽ Chưa đạt",
    Versus.UNDERWAY: "◔ Năm chưa hết",
    Versus.REACHED: "● Đạt",
    Versus.NONE: "Không giao chỉ tiêu",
    Versus.CONTEXT: "Để tham khảo",
}
"""A figure beside its target, by code."""

TROUBLE_NAMES: dict[str, str] = {
    Trouble.NONE: "○ Không có việc quá hạn",
    Trouble.ONE: "◔ 1 việc quá hạn",
    Trouble.SEVERAL: "◑ Từ 2 việc, dưới 10%",
    Trouble.MUCH: "▲ Từ 2 việc và từ 10%",
    Trouble.UNREPORTED: "▨ Chưa có báo cáo nào",
}
"""How much of the work in one cell of the matrix is overdue; the shape stands before the word and in the cell."""

TROUBLE_COLOURS: dict[str, str] = {
    Trouble.NONE: "#d3e3ee",
    Trouble.ONE: "#f4d3a8",
    Trouble.SEVERAL: "#e08e45",
    Trouble.MUCH: "#8e1b1b",
    Trouble.UNREPORTED: "transparent",
}

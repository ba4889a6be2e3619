"""Nothing to show is never shown as nothing: a sentence says which of the four kinds it is."""

from __future__ import annotations

from datetime import date

from domain.reporting import Completeness
from ui import format as form


def why_empty(done: Completeness, *, subject: str, on: date) -> str:
    """Why a place has no `subject` (a noun as it stands in a sentence): not applicable, not due, missing, or none."""
    if not done.owing:
        return f"– Không áp dụng: ở nơi và trong kỳ này không có đơn vị nào phải báo cáo {subject}."
    if done.reported:
        return f"0 – Không phát sinh: theo các báo cáo đã nhận, không có {subject}."
    if on <= done.due_on:
        return f"Chưa đến hạn báo cáo {done.period.label} ({form.day(done.due_on)}), nên chưa biết có {subject} hay không."
    return f"▨ Chưa báo cáo {done.period.label} (hạn {form.day(done.due_on)}), nên chưa biết có {subject} hay không."
